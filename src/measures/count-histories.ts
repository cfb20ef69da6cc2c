// From the definition of a share to a plan that counts case rows, and from the counted words to a table of a balance that can
// be protected. Nothing here may be shown: counts of records leave only as a table that `protect` has made.

import type { CellSum, CountTable } from "../disclosure/count-table.ts";
import type { Day } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import { BALANCE_LINES, type BalanceLineId, lineOfType } from "../standard/balance-lines.ts";
import type { OutcomeType } from "../standard/outcomes.ts";
import { type Condition, type CountPlan, type CountRow, countPlan } from "../warehouse/count-plan.ts";
import type { PeriodCut } from "../warehouse/period-cuts.ts";
import { coarserHistories } from "./coarser-histories.ts";
import type { Definition } from "./definition.ts";

/** Which case rows are asked about: words are as they stand in the rows, `null` for none; all rows when left out. */
export interface HistoryQuestion {
  /** Tables of case rows, as paths. */
  readonly files: readonly string[];
  readonly cut: PeriodCut;
  readonly forces?: readonly (string | null)[];
  readonly flags?: readonly (string | null)[];
  readonly offences?: readonly (string | null)[];
  /** First and last day of recording. */
  readonly from?: Day;
  readonly to?: Day;
}

/** What the outcome word of a case row means: a line of the balance (with its type, where the word says it), nothing that is known, or no crime at all. */
export type CaseMeaning =
  | { readonly kind: "line"; readonly line: BalanceLineId; readonly type: OutcomeType | null }
  | { readonly kind: "not known" }
  | { readonly kind: "no crime" };

/** What the words of an extract mean, as its mapping says. */
export interface CaseMeanings {
  /** The id of a force; `null` where nobody can say. */
  readonly force: (word: string | null) => string | null;
  readonly outcome: (word: string | null) => CaseMeaning;
}

/**
 * The plan that counts case rows for a share: by force, period of recording and outcome word, with nothing folded or trimmed
 * inside the engine. Refuses (`notPossible`) a measure that is no share, or that cannot be worked out from histories.
 */
export function historyPlan(definition: Definition, question: HistoryQuestion): CountPlan {
  if (definition.counted === undefined || !definition.accepts.includes("histories"))
    throw new Refusal(
      "notPossible",
      `The measure ${definition.id} cannot be worked out from records here.`,
      "Measures that can: shares of the crimes, such as charge-rate.",
    );
  const { files, cut, forces, flags, offences, from = null, to = null } = question;
  const where: readonly Condition[] = [
    ...(forces === undefined ? [] : [{ column: "force", is: "among", words: forces } as const]),
    ...(flags === undefined ? [] : [{ column: "flag", is: "among", words: flags } as const]),
    ...(offences === undefined ? [] : [{ column: "offence", is: "among", words: offences } as const]),
    ...(from === null && to === null ? [] : [{ column: "recorded_on", is: "between", from, to } as const]),
  ];
  return countPlan({
    table: "cases",
    files,
    where,
    by: [
      { name: "force", column: "force", cut: "word" },
      { name: "period", column: "recorded_on", cut },
      { name: "outcome", column: "outcome", cut: "word" },
    ],
    count: [{ name: "crimes", of: "rows" }],
  });
}

/** What stands for a force or a period that no row says in words that are known. */
export const NOT_KNOWN = "not known";
/** What stands for all forces or all periods together. */
export const ALL = "all";
/** All lines together: the crimes recorded. */
export const TOTAL = "total";
/** The crimes of which nobody has said what became of them, in words that are known. */
export const REST = "not-accounted-for";

/** A table of a balance from records, by force, period and line, with all its totals. */
export interface HistoryTable {
  readonly table: CountTable;
  /** Force ids in order; `not known` last, where there is such a row. */
  readonly forces: readonly string[];
  readonly periods: readonly string[];
}

/** The id of a cell. Example: `kent|2018/19|charged`. */
export function historyCell(force: string, period: string, column: string): string {
  return `${force}|${period}|${column}`;
}

/**
 * Folds counted words into the table of a balance, which has every line whether or not a row stands in it, so that all shares
 * of one scope have one table. A line of which a share counts one type is split: `outcome:14`, what is of another type, and
 * what does not say its type. `universe` names the crimes: the extract, the unit and the scope. Rows that are no crimes are in
 * no cell; an outcome that nobody understands is not accounted for, so that every table closes.
 */
export function historyTable(
  rows: readonly CountRow[],
  {
    id,
    universe,
    definition,
    meanings,
  }: {
    readonly id: string;
    readonly universe: string;
    readonly definition: Definition;
    readonly meanings: CaseMeanings;
  },
): HistoryTable {
  const counts = new Map<string, number>();
  const [forces, periods] = [new Set<string>(), new Set<string>()];
  // Few words stand in many groups, and what one means may take a search.
  const columnMeant = onceEach((word: string | null) => columnOf(meanings.outcome(word), definition));
  const forceMeant = onceEach((word: string | null) => meanings.force(word) ?? NOT_KNOWN);
  for (const { dimensions, counts: counted } of rows) {
    const [word = null, cut = null, outcome = null] = dimensions;
    const column = columnMeant(outcome);
    if (column === null) continue;
    const [force, period] = [forceMeant(word), cut ?? NOT_KNOWN];
    forces.add(force);
    periods.add(period);
    const cell = historyCell(force, period, column);
    counts.set(cell, (counts.get(cell) ?? 0) + Number(counted[0] ?? 0));
  }
  const places = { forces: inOrder(forces), periods: inOrder(periods) };
  const table = { id, universe, ...closed(places, definition, counts) };
  return { ...places, table: { ...table, coarser: coarserHistories(table, { all: ALL, total: TOTAL, rest: REST }) } };
}

/** The same function, worked out once for each word. */
function onceEach<T>(work: (word: string | null) => T): (word: string | null) => T {
  const known = new Map<string | null, T>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = work(word);
    known.set(word, made);
    return made;
  };
}

/** The outcome type that a share counts; `null` where it counts whole lines. */
function typeCounted({ counted }: Definition): OutcomeType | null {
  return counted !== undefined && "type" in counted ? counted.type : null;
}

/** The columns of what a line holds: itself, or its three parts. */
function columnsOf(line: BalanceLineId, definition: Definition): readonly string[] {
  const type = typeCounted(definition);
  if (type === null || lineOfType(type).id !== line) return [line];
  return [typeColumn(type), otherTypes(line), typeNotSaid(line)];
}

/** The column of one outcome type. Example: `outcome:14`. */
export function typeColumn(type: OutcomeType): string {
  return `outcome:${type}`;
}

/** The column of what is of the line and may be of the type that is counted, since the words do not say. */
export function typeNotSaid(line: BalanceLineId): string {
  return `${line}/type not said`;
}

function otherTypes(line: BalanceLineId): string {
  return `${line}/other`;
}

/** Where an outcome stands in the table; `null` where the row is no crime. */
function columnOf(meaning: CaseMeaning, definition: Definition): string | null {
  if (meaning.kind === "no crime") return null;
  if (meaning.kind === "not known") return REST;
  const { line, type } = meaning;
  if (columnsOf(line, definition).length === 1) return line;
  if (type === null) return typeNotSaid(line);
  return type === typeCounted(definition) ? typeColumn(type) : otherTypes(line);
}

function inOrder(names: ReadonlySet<string>): readonly string[] {
  const known = [...names].filter((name) => name !== NOT_KNOWN).sort();
  return names.has(NOT_KNOWN) ? [...known, NOT_KNOWN] : known;
}

/** The forces, periods and columns of a table, and the lines that are split. */
interface Layout {
  readonly forces: readonly string[];
  readonly periods: readonly string[];
  readonly lines: readonly { readonly id: string; readonly columns: readonly string[] }[];
}

/**
 * Every cell with the sums that hold between them: quarters in their year, all periods of a force, all forces of a period, a
 * line of its parts, all lines. The cells of a coarser table are all in a finer one, under the same ids.
 */
function closed(
  places: Pick<HistoryTable, "forces" | "periods">,
  definition: Definition,
  counts: ReadonlyMap<string, number>,
): Pick<CountTable, "cells" | "sums"> {
  const lines = [
    ...BALANCE_LINES.map(({ id }) => ({ id, columns: columnsOf(id, definition) })),
    { id: REST, columns: [REST] },
  ];
  const layout: Layout = { ...places, lines };
  const wider = widerPeriods(places.periods);
  const periods = [...places.periods, ...wider.map(({ period }) => period)];
  const sums = [...periodSums(layout, wider), ...forceSums(layout, periods), ...lineSums(layout, periods)];
  const cells = new Map<string, number>();
  for (const force of places.forces)
    for (const period of places.periods)
      for (const cell of cellsOf(layout, force, period)) cells.set(cell, counts.get(cell) ?? 0);
  // Each sum stands after the sums that its parts are.
  for (const { total, parts } of sums) {
    const count = parts.reduce((sum, part) => sum + (cells.get(part) ?? 0), 0);
    cells.set(total, count);
  }
  return { cells: [...cells].map(([id, count]) => ({ id, count })), sums };
}

function cellsOf({ lines }: Layout, force: string, period: string): readonly string[] {
  return lines.flatMap(({ columns }) => columns.map((column) => historyCell(force, period, column)));
}

interface Wider {
  readonly period: string;
  readonly parts: readonly string[];
}

/** The years of quarters, and all of them together, from the finest up. */
function widerPeriods(periods: readonly string[]): readonly Wider[] {
  const years = new Map<string, string[]>();
  for (const period of periods) {
    const year = period.replace(/-Q\d$/u, "");
    if (year !== period) years.set(year, [...(years.get(year) ?? []), period]);
  }
  const top = [...years.keys(), ...periods.filter((period) => !/-Q\d$/u.test(period))];
  return [...[...years].map(([period, parts]) => ({ period, parts })), { period: ALL, parts: top }];
}

function periodSums(layout: Layout, wider: readonly Wider[]): readonly CellSum[] {
  return wider.flatMap(({ period: wide, parts }) =>
    layout.forces.flatMap((force) =>
      added(
        cellsOf(layout, force, wide),
        parts.map((part) => cellsOf(layout, force, part)),
      ),
    ),
  );
}

/** One force is all forces: its cells are not written twice. */
function forceSums(layout: Layout, periods: readonly string[]): readonly CellSum[] {
  const { forces } = layout;
  if (forces.length < 2) return [];
  return periods.flatMap((period) =>
    added(
      cellsOf(layout, ALL, period),
      forces.map((force) => cellsOf(layout, force, period)),
    ),
  );
}

/** Totals with their parts, place by place. */
function added(totals: readonly string[], parts: readonly (readonly string[])[]): readonly CellSum[] {
  return totals.map((total, at) => ({ total, parts: parts.map((cells) => cells[at] ?? "") }));
}

function lineSums({ forces, lines }: Layout, periods: readonly string[]): readonly CellSum[] {
  const cell = (force: string, period: string) => (column: string) => historyCell(force, period, column);
  return [...forces, ...(forces.length < 2 ? [] : [ALL])].flatMap((force) =>
    periods.flatMap((period) => [
      ...lines.flatMap(({ id, columns }) =>
        columns.length < 2 ? [] : [{ total: historyCell(force, period, id), parts: columns.map(cell(force, period)) }],
      ),
      { total: historyCell(force, period, TOTAL), parts: lines.map(({ id }) => historyCell(force, period, id)) },
    ]),
  );
}
