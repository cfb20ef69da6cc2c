// "Narrow nothing": what we release from public sources must not tell more of a cell that a source hides than the source's own document tells.
import { Refusal } from "../ground/refusal.ts";
import { attack, type CellBounds } from "./attack.ts";
import { linkedTo } from "./audit.ts";
import {
  type CellPlace,
  keyOf,
  placeOf,
  type Release,
  type StatementRelease,
  systemOfReleases,
} from "./release-store.ts";

/** A cell that a document hides: `fewer than 5` is 0 or 1 to 4, a withheld one 0 to no end. `mark`: as the document has it. */
export interface HiddenBySource {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly mark: string;
}

/** A source's document: what it states, and what it hides. */
export interface SourceDocument extends StatementRelease {
  readonly hides: readonly HiddenBySource[];
}

/** From … to, both included; `to` is `null` without a most. */
interface Left {
  readonly from: number;
  readonly to: number | null;
}

/** A hidden cell of a source that our releases narrow. */
export interface NarrowedCell extends CellPlace {
  readonly document: string;
  readonly mark: string;
  /** What the document by itself leaves of it. */
  readonly bySource: Left;
  /** What is left of it beside our releases. */
  readonly besideOurs: Left;
  /** The releases of ours that do it, none of which could be left out. */
  readonly because: readonly string[];
}

/**
 * The cells of documents that releases of ours narrow, each document held against the releases by itself: what its own figures
 * already tell is not our doing, what it tells together with other documents that we release is. Where our releases together contradict the
 * document (another day, another count), each is held against it by itself; one that contradicts it alone tells nothing of its cells.
 */
export async function narrowedCells(
  documents: readonly SourceDocument[],
  ours: readonly Release[],
): Promise<readonly NarrowedCell[]> {
  const found: NarrowedCell[] = [];
  for (const document of documents) {
    const hidden = new Map(document.hides.map((cell) => [keyOf({ ...document, id: cell.id }), cell]));
    if (hidden.size === 0) continue;
    const others = ours.filter(({ release }) => release !== document.release);
    const alone = await leftOf(document, [], hidden.keys());
    for (const [key, cell] of hidden) {
      const bySource = settled(alone.get(key), cell);
      if (bySource === undefined) continue;
      const narrowing = await narrowingOf(document, others, { key, bySource });
      if (narrowing === null) continue;
      const { besideOurs, because } = narrowing;
      const ends = { bySource: endsOf(bySource), besideOurs: endsOf(besideOurs) };
      found.push({ ...placeOf(key), document: document.release, mark: cell.mark, ...ends, because });
    }
  }
  return found;
}

interface Asked {
  readonly key: string;
  readonly bySource: CellBounds;
}

/** What our releases leave of one cell where that is less, and which of them do it. */
async function narrowingOf(
  document: SourceDocument,
  ours: readonly Release[],
  { key, bySource }: Asked,
): Promise<{ readonly besideOurs: CellBounds; readonly because: readonly string[] } | null> {
  const linked = linkedTo([toldBy(document), ...ours], [key]).filter((one) => ours.includes(one));
  const beside = (await leftOf(document, linked, [key])).get(key);
  if (beside === undefined) return null;
  if (isNarrower(beside, bySource))
    return { besideOurs: beside, because: await behind(document, linked, { key, bySource }) };
  if (beside.proof !== "contradiction") return null;
  for (const one of linked) {
    const now = (await leftOf(document, [one], [key])).get(key);
    if (now !== undefined && isNarrower(now, bySource)) return { besideOurs: now, because: [one.release] };
  }
  return null;
}

/**
 * Whether a narrowing is worked out of several documents, and not told by one that speaks of the very cell: a source that states a count later, or
 * in a closer range, has shown it itself, and to repeat it narrows nothing.
 */
export async function isWorkedOut(documents: readonly SourceDocument[], cell: NarrowedCell): Promise<boolean> {
  const key = keyOf(cell);
  const speaking = documents.filter(
    ({ universe, release, hides, statements }) =>
      universe === cell.universe &&
      release !== cell.document &&
      (hides.some(({ id }) => id === cell.id) ||
        statements.some((one) => one.kind === "count" && one.cells.length === 1 && one.cells[0] === cell.id)),
  );
  let { from, to } = cell.bySource;
  for (const document of speaking) {
    const alone = (await leftOf(document, [], [key])).get(key);
    if (alone === undefined || alone.proof === "contradiction" || alone.proof === "unsure") continue;
    from = Math.max(from, alone.from);
    to = to === null || alone.to === null ? (to ?? alone.to) : Math.min(to, alone.to);
  }
  const { besideOurs: now } = cell;
  return now.from > from || (now.to !== null && (to === null || now.to < to));
}

/** Refuses (`notPossible`) releases that narrow a source's own hidden cell, naming the cells and the releases. */
export async function refuseNarrowing(documents: readonly SourceDocument[], ours: readonly Release[]): Promise<void> {
  const [first, ...others] = await narrowedCells(documents, ours);
  if (first === undefined) return;
  throw new Refusal(
    "notPossible",
    `Cannot release figures that tell more than their source: ${narrowingWords(first)}${
      others.length === 0 ? "" : ` So with ${others.length} more: ${others.map(({ id }) => id).join(", ")}.`
    }`,
    `Leave out one of: ${[first, ...others]
      .flatMap(({ because }) => because)
      .filter(isFirst)
      .join(", ")}.`,
  );
}

/** One narrowed cell in a sentence. */
function narrowingWords({ id, document, mark, bySource, besideOurs, because }: NarrowedCell): string {
  const [was, now] = [leftWords(bySource), leftWords(besideOurs)];
  const shown = mark === was ? mark : `"${mark}" (${was})`;
  return `${document} shows ${id} as ${shown}, and with ${because.join(" and ")} it is ${now}.`;
}

function leftWords({ from, to }: Left): string {
  if (to === null) return `${from} or more`;
  return from === to ? `exactly ${from}` : `${from} to ${to}`;
}

function isFirst(text: string, index: number, all: readonly string[]): boolean {
  return all.indexOf(text) === index;
}

async function leftOf(
  document: SourceDocument,
  ours: readonly Release[],
  keys: Iterable<string>,
): Promise<ReadonlyMap<string, CellBounds>> {
  const system = systemOfReleases([toldBy(document), ...ours]);
  const bounds = await attack(system, { of: new Set(keys) });
  return new Map(bounds.map((one) => [one.id, one]));
}

/** A document as a release that tells all it tells: its figures, and the ranges that its marks leave. */
export function toldBy({ hides, ...document }: SourceDocument): StatementRelease {
  const marks = hides.map(({ id, from, to }) => ({ kind: "between", cells: [id], from, to }) as const);
  return { ...document, statements: [...document.statements, ...marks] };
}

/** What a document leaves by itself: all that its mark allows where the work was cut short, so that nothing is excused by it. */
function settled(bounds: CellBounds | undefined, { from, to }: HiddenBySource): CellBounds | undefined {
  return bounds?.proof === "unsure" ? { ...bounds, from, to } : bounds;
}

/** Ends are reached by whole numbers that were checked, so that a cell is never taken for wider than it is. */
function isNarrower(now: CellBounds, before: CellBounds): boolean {
  if (now.proof === "contradiction" || before.proof === "contradiction") return false;
  return now.from > before.from || (now.to !== null && (before.to === null || now.to < before.to));
}

function endsOf({ from, to }: CellBounds): Left {
  return { from, to };
}

/** Our releases that are needed for it: each is left out in turn, and stays out when the cell is narrowed without it. */
async function behind(
  document: SourceDocument,
  ours: readonly Release[],
  { key, bySource }: Asked,
): Promise<readonly string[]> {
  let left = ours;
  for (const one of ours) {
    const without = left.filter((other) => other !== one);
    const now = (await leftOf(document, without, [key])).get(key);
    if (now !== undefined && isNarrower(now, bySource)) left = without;
  }
  return left.map(({ release }) => release);
}
