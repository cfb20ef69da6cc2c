// The published files of the book as documents of their sources: what each states of a force's crimes, and what it hides.
import type { HiddenBySource, SourceDocument } from "../disclosure/narrowing.ts";
import type { Statement } from "../disclosure/statement.ts";
import { type Day, dayFrom, daysInMonth } from "../ground/day.ts";
import { BALANCE_LINES, isBalanceLineId } from "../standard/balance-lines.ts";
import { parsePeriod } from "../standard/periods.ts";
import { type CellsWanted, type KeptCell, listKeptCells } from "../warehouse/list-cells.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";
import type { Tools } from "./tools.ts";

/** The most cells of one file that are looked at for what it hides: published tables with marks of hiding are small. */
const MOST_CELLS = 100_000;

/** What is needed of a cell: a kept one, or one of a return that is about to be written. */
type FigureCell = Pick<
  KeptCell,
  "force" | "area" | "period" | "unit" | "scope" | "flagRule" | "flagOrigin" | "edition" | "basis" | "line" | "cell"
>;

/** A file of balances as it is published. */
export interface PublishedFile {
  readonly name: string;
  readonly stored: StoredFile;
}

/** A document of one universe, with what it was taken from. */
export interface PublicDocument extends SourceDocument {
  /** `null` for figures that are about to be written. */
  readonly file: PublishedFile | null;
  readonly about: FigureCell;
}

/** One cell of a file, with the file's name. */
interface Placed {
  /** `null` for figures that are about to be written. */
  readonly file: PublishedFile | null;
  readonly release: string;
  readonly cell: FigureCell;
}

/**
 * All documents about crimes of which some document hides something: one for each file, edition and universe (force, area, unit, scope, flag
 * rule, origin and basis). Files that hide nothing stand among them, since they may tell what others hide.
 */
export async function publicDocuments(
  tools: Tools,
  files: readonly PublishedFile[],
): Promise<readonly PublicDocument[]> {
  const hidden = new Map<string, FigureCell>();
  for (const file of files.filter(hidesSomething))
    for (const cell of await cellsOf(tools, file, { hiding: true }))
      if (cell.force !== null && markOf(cell.cell) !== null) hidden.set(universeOf(cell), cell);
  const forces = new Set([...hidden.values()].map(({ force }) => force ?? ""));
  const byUniverse = new Map<string, Placed[]>();
  for (const force of [...forces].sort()) {
    const asked = [...hidden.values()].filter((cell) => cell.force === force);
    for (const file of files.filter((one) => speaksOf(one, asked))) {
      for (const cell of await cellsOf(tools, file, { force })) {
        const universe = universeOf(cell);
        if (!hidden.has(universe)) continue;
        const placed = byUniverse.get(universe) ?? [];
        placed.push({ file, release: releaseOf(file, cell, files), cell });
        byUniverse.set(universe, placed);
      }
    }
  }
  return [...byUniverse].flatMap(([universe, cells]) => documentsOf(universe, cells));
}

/** Whether a file holds figures of the crimes of which something is hidden, so that its cells need be looked at. */
function speaksOf({ stored: { holdings } }: PublishedFile, hidden: readonly FigureCell[]): boolean {
  return holdings.some((held) =>
    hidden.some(
      ({ force, scope, unit, basis }) =>
        held.scope === scope && held.unit === unit && held.basis === basis && held.forces.includes(force ?? ""),
    ),
  );
}

/** A file's name; with its hash where others have it too, and with the edition of its rows where they state one. */
function releaseOf({ name, stored }: PublishedFile, { edition }: FigureCell, files: readonly PublishedFile[]): string {
  const alone = files.filter((other) => other.name === name).length === 1;
  const named = alone ? name : `${name} (${stored.file.slice(0, 8)})`;
  const editions = new Set(stored.holdings.map((holding) => holding.edition));
  return editions.size > 1 && edition !== null ? `${named}, edition ${edition}` : named;
}

/** Figures that are to be released, as documents under one name: one for each universe. */
export function documentsFrom(release: string, cells: readonly FigureCell[]): readonly PublicDocument[] {
  const byUniverse = new Map<string, FigureCell[]>();
  for (const cell of cells) byUniverse.set(universeOf(cell), [...(byUniverse.get(universeOf(cell)) ?? []), cell]);
  return [...byUniverse].flatMap(([universe, own]) =>
    documentsOf(
      universe,
      own.map((cell) => ({ file: null, release, cell })),
    ),
  );
}

/** Whether a file holds a small count or a withheld one. */
export function hidesSomething({ stored }: PublishedFile): boolean {
  return stored.counts.interval > 0 || (stored.counts.absent["withheld"] ?? 0) > 0;
}

async function cellsOf(
  tools: Tools,
  { stored }: PublishedFile,
  wanted: Pick<CellsWanted, "force" | "hiding">,
): Promise<readonly KeptCell[]> {
  if (stored.path === null) return [];
  const { engine } = await tools.warehouse();
  return (await listKeptCells(engine, { path: stored.path, after: 0, most: MOST_CELLS, ...wanted })).cells;
}

/** What a cell counts besides period and line, in words that can stand in a message. */
function universeOf({ force, area, unit, scope, flagRule, flagOrigin, basis }: FigureCell): string {
  return [force, area, scope, flagRule, flagOrigin, unit, basis].filter((part) => part !== null).join(", ");
}

function documentsOf(universe: string, cells: readonly Placed[]): readonly PublicDocument[] {
  const sums = sumsOf(cells.map(({ cell }) => cell));
  const releases = new Map<string, Placed[]>();
  for (const one of cells) releases.set(one.release, [...(releases.get(one.release) ?? []), one]);
  return [...releases].flatMap(([release, placed]) => {
    const [first] = placed;
    if (first === undefined) return [];
    const own = placed.map(({ cell }) => cell);
    const statements = own.flatMap((cell): readonly Statement[] =>
      cell.cell.kind === "exact" ? [{ kind: "count", cells: [idOf(cell)], count: cell.cell.count }] : [],
    );
    const hides = own.flatMap((cell): readonly HiddenBySource[] => {
      const mark = markOf(cell.cell);
      return mark === null ? [] : [{ id: idOf(cell), ...mark }];
    });
    const told = { kind: "statements", release, universe, statements: [...statements, ...sums], hides } as const;
    return [{ ...told, file: first.file, about: first.cell }];
  });
}

function idOf({ period, line }: Pick<FigureCell, "period" | "line">): string {
  return `${period ?? "no period"} ${line}`;
}

/** What a cell that hides its count tells of it; `null` for any other. */
function markOf(cell: FigureCell["cell"]): Omit<HiddenBySource, "id"> | null {
  if (cell.kind === "interval") {
    const { from, to } = cell;
    return { from, to, mark: to === null ? `${from} or more` : `${from} to ${to}` };
  }
  return cell.kind === "absent" && cell.absence === "withheld" ? { from: 0, to: null, mark: "withheld" } : null;
}

/** What everybody knows of such figures: lines do not overlap, types stand in lines, and quarters make years. */
function sumsOf(cells: readonly FigureCell[]): readonly Statement[] {
  const periods = [...new Set(cells.map(({ period }) => period))].filter((period) => period !== null);
  const lines = [...new Set(cells.map(({ line }) => line))];
  const inPeriods = periods.flatMap((period) => sumsOfLines(period, lines));
  const overTime = periods.flatMap((whole) =>
    chainsOf(whole, periods).flatMap((parts) =>
      lines.map((line): Statement => {
        const ids = parts.map((period) => idOf({ period, line }));
        return { kind: "sum", total: idOf({ period: whole, line }), parts: ids, all: true };
      }),
    ),
  );
  return [...inPeriods, ...overTime];
}

function sumsOfLines(period: string, lines: readonly string[]): readonly Statement[] {
  const id = (line: string): string => idOf({ period, line });
  const types = BALANCE_LINES.flatMap((line): readonly Statement[] => {
    const own = line.types.map((type) => `outcome:${type}`).filter((one) => lines.includes(one));
    return own.length === 0 ? [] : [{ kind: "sum", total: id(line.id), parts: own.map(id), all: false }];
  });
  const told = BALANCE_LINES.filter(
    ({ id: line, types: own }) => lines.includes(line) || own.some((type) => lines.includes(`outcome:${type}`)),
  ).map(({ id: line }) => line);
  const rest = lines.filter((line) => isBalanceLineId(line) && !told.includes(line));
  const parts = [...told, ...rest].map(id);
  return parts.length === 0 ? types : [...types, { kind: "sum", total: id("total"), parts, all: false }];
}

/** Stretches of time among `all` that follow each other and make up the whole without a gap. */
function chainsOf(whole: string, all: readonly string[]): readonly (readonly string[])[] {
  const asked = parsePeriod(whole);
  if (asked?.from == null || asked.to === null) return [];
  const inside = all.flatMap((id) => {
    const period = parsePeriod(id);
    if (id === whole || period?.from == null || period.to === null) return [];
    return [{ id, from: period.from, to: period.to }];
  });
  const { to } = asked;
  const follow = (from: Day, chain: readonly string[]): readonly (readonly string[])[] => {
    if (from > to) return [chain];
    return inside
      .filter((one) => one.from === from && one.to <= to)
      .flatMap((one) => follow(dayAfter(one.to), [...chain, one.id]));
  };
  return follow(asked.from, []).filter((chain) => chain.length > 1);
}

function dayAfter(day: Day): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  if (date < daysInMonth(year, month)) return dayFrom(year, month, date + 1);
  return month < 12 ? dayFrom(year, month + 1, 1) : dayFrom(year + 1, 1, 1);
}
