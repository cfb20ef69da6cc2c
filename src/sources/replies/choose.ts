// Which layout a table is read with: the one saved for it, one that fits, or the machine's own proposal; and what a layout may say of a file that it was not made for.
import { fits } from "./fits.ts";
import type { Grid } from "./grid.ts";
import type { Dimension, Layout, Meanings } from "./layout.ts";
import { propose } from "./propose.ts";

/** A layout that may be used. */
export interface KnownLayout {
  readonly layout: Layout;
  /** The SHA-256 of the file somebody saved it for; `null` for any file that fits. */
  readonly file: string | null;
  /** The file inside an archive that it was saved for. */
  readonly part: string | null;
  /** `shipped`: it comes with Everycase. */
  readonly from: "saved" | "shipped";
  /** Whether it is the newest of its id. An older one still reads the very file it was saved for. */
  readonly newest: boolean;
}

/** A layout and why it is this one. */
export interface Chosen {
  readonly layout: Layout;
  readonly how: "saved for this file" | "saved" | "shipped" | "proposed";
}

/** What a file says of itself. The next file of the same shape may say something else, so no layout carries it over. */
const OF_THE_FILE: readonly Dimension[] = ["force", "area", "period", "edition", "flagRule", "flagOrigin"];
/** Of those, what holds for the other sheets of the same file too. */
const OF_ITS_SHEET: readonly Dimension[] = ["area", "period"];
/** What a force says once and keeps to. */
const OF_THE_FORCE: readonly Dimension[] = ["flagRule", "flagOrigin"];

/** The file inside an archive that a sheet stands in; `null` for a file by itself, whatever page of it. */
export function memberOf(part: string | null): string | null {
  return part === null || /^pages? \d/u.test(part) ? null : part;
}

/** Chooses the layout of a grid of the file `sha256` among the known ones, newest first. Never refuses: there is always a proposal. */
export function chooseLayout(grid: Grid, sha256: string, known: readonly KnownLayout[]): Chosen {
  const own = propose(grid);
  const mine = known.filter(({ file, part }) => file === sha256 && part === memberOf(grid.part));
  const exact = mine.find(({ layout }) => isForSheet(layout, grid));
  if (exact !== undefined) return { layout: exact.layout, how: "saved for this file" };
  for (const one of [
    ...known.filter(({ from }) => from === "saved"),
    ...known.filter(({ from }) => from === "shipped"),
  ]) {
    if (!one.newest) continue;
    const layout = forGrid(one, { grid, own, isMine: mine.includes(one) });
    if (layout !== null && fits(grid, layout)) return { layout, how: one.from };
  }
  const [said] = mine;
  if (said === undefined) return { layout: own, how: "proposed" };
  return { layout: { ...own, means: { ...without(said.layout.means, OF_ITS_SHEET), ...own.means } }, how: "proposed" };
}

function isForSheet(layout: Layout, grid: Grid): boolean {
  return layout.sheet === null || layout.sheet === grid.sheet;
}

/**
 * The layout as it may be used for this grid, or `null` where it contradicts what the grid says of itself. What a person
 * said of another file in place of words that are missing there is taken out where they are missing here too: the next
 * reply of this shape may be of another force or year.
 */
function forGrid(
  { layout, file }: KnownLayout,
  { grid, own, isMine }: { grid: Grid; own: Layout; isMine: boolean },
): Layout | null {
  const here = { ...layout, sheet: grid.sheet };
  if (file === null) return isForSheet(layout, grid) && !contradicts(layout, own) ? here : null;
  const ofFile = isMine ? OF_ITS_SHEET : isSameForce(layout, own) ? less(OF_THE_FILE, OF_THE_FORCE) : OF_THE_FILE;
  return {
    ...here,
    means: without(
      layout.means,
      ofFile.filter((dimension) => own.means[dimension] === undefined),
    ),
  };
}

function contradicts(layout: Layout, own: Layout): boolean {
  const said = saidOf(layout);
  return OF_THE_FILE.some((dimension) => {
    const [here, there] = [saidOf(own)[dimension], said[dimension]];
    return here !== undefined && there !== undefined && here !== there;
  });
}

function isSameForce(layout: Layout, own: Layout): boolean {
  const force = saidOf(own).force;
  return force !== undefined && force === saidOf(layout).force;
}

/** What a layout says of the whole: for the file, or above its only table. */
function saidOf({ means, tables }: Layout): Meanings {
  return { ...(tables.length === 1 ? tables[0]?.means : {}), ...means };
}

function without(means: Meanings, dimensions: readonly Dimension[]): Meanings {
  return Object.fromEntries(
    Object.entries(means).filter(([dimension]) => !(dimensions as readonly string[]).includes(dimension)),
  );
}

function less(all: readonly Dimension[], some: readonly Dimension[]): readonly Dimension[] {
  return all.filter((dimension) => !some.includes(dimension));
}
