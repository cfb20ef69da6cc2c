// What an answer about data.police.uk looks like as rows and words; pages and the command line show the same.
import type { StreetAnswer, StreetBalance, StreetCoverage, StreetLine } from "../measures/street-result.ts";
import { count, counted, listed } from "./words.ts";

/** Balances as they are shown: as they are, or added up so that a table stays readable; `grain` says which. */
export interface ShownBalances {
  readonly balances: readonly StreetBalance[];
  readonly grain: "force, month and crime type" | "force and crime type" | "crime type";
}

/** The finest table of at most `most` rows. */
export function shownBalances({ balances, byMonth }: StreetAnswer, most: number): ShownBalances {
  if (byMonth && balances.length <= most) return { balances, grain: "force, month and crime type" };
  const months = addUp(balances, ({ force, type }) => JSON.stringify([force, type]));
  if (months.length <= most) return { balances: months, grain: "force and crime type" };
  const all = addUp(balances, ({ type }) => type).map((one) => ({ ...one, force: "", called: "All forces asked" }));
  return { balances: all, grain: "crime type" };
}

/** Adds up balances of one key. Different IDs are then not said, since one ID may stand in several. */
function addUp(balances: readonly StreetBalance[], keyOf: (one: StreetBalance) => string): readonly StreetBalance[] {
  const groups = new Map<string, StreetBalance[]>();
  for (const one of balances) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const rows = group.reduce((sum, one) => sum + one.rows, 0);
    const withId = group.reduce((sum, one) => sum + one.withId, 0);
    const ids = group.length === 1 ? first.ids : null;
    return { ...first, month: group.length === 1 ? first.month : null, rows, withId, ids, lines: addLines(group) };
  });
}

function addLines(group: readonly StreetBalance[]): readonly StreetLine[] {
  const lines = new Map<string, StreetLine>();
  for (const { line, title, rows } of group.flatMap((one) => one.lines)) {
    const known = lines.get(line);
    lines.set(line, { line, title, rows: rows + (known?.rows ?? 0), words: [] });
  }
  return [...lines.values()];
}

/** The columns of a balance in a table: a few lines by themselves, the others together; every row stands in one column. */
export const STREET_COLUMNS = [
  { id: "charged", title: "Charged or in court", takes: (line: string) => line === "charged" },
  { id: "no-suspect", title: "No suspect", takes: (line: string) => line === "no-suspect" },
  { id: "open", title: "Open", takes: (line: string) => line === "open" },
  {
    id: "lines",
    title: "Other lines",
    takes: (line: string) => !["charged", "no-suspect", "open", "none"].includes(line) && !line.startsWith("other:"),
  },
  { id: "other", title: "Words of no line", takes: (line: string) => line.startsWith("other:") },
  { id: "none", title: "No outcome", takes: (line: string) => line === "none" },
] as const;

/** The numbers of a balance in those columns. */
export function streetCells({ lines }: StreetBalance): readonly number[] {
  return STREET_COLUMNS.map(({ takes }) => lines.reduce((sum, { line, rows }) => (takes(line) ? sum + rows : sum), 0));
}

/** The finding, as a heading: how many rows, of whom and when. */
export function streetHeading(answer: StreetAnswer): string {
  const { force, type, rows } = answer;
  const of = type === null ? "" : ` of “${type}”`;
  return `${counted(rows, "row", "rows")}${of}, ${force === null ? forcesWords(answer) : force.called}, ${whenWords(answer)}`;
}

function forcesWords({ coverage }: StreetAnswer): string {
  const forces = [...new Set(coverage.filter(({ street }) => street !== "no file").map(({ called }) => called))];
  return forces.length > 0 && forces.length < 4 ? listed(forces) : counted(forces.length, "force", "forces");
}

/** The months asked, in words. Example: `2024-01 to 2024-12`. */
function whenWords({ coverage }: StreetAnswer): string {
  const months = coverage.map(({ month }) => month).sort();
  const [first = "no month", last = first] = [months[0], months.at(-1)];
  return first === last ? first : `${first} to ${last}`;
}

/** What is said of repeated crime IDs, with the counting rule. */
export function repeatWords({ withId, ids, rows, repeats }: StreetAnswer): readonly string[] {
  const none = rows - withId;
  const bearing = `${counted(withId, "row bears", "rows bear")} a crime ID, ${count(ids)} of them different; ${counted(none, "row has", "rows have")} none.`;
  if (repeats.ids === 0) return [bearing, "No crime ID stands on more than one row."];
  const { severalMonths, severalForces, identical, surplus } = repeats;
  const where =
    severalMonths === 0
      ? "each within one month"
      : `${counted(severalMonths, "of them in", "of them in")} more than one month`;
  const forces = severalForces === 0 ? "" : ` ${counted(severalForces, "stands", "stand")} under more than one force.`;
  return [
    bearing,
    `${counted(repeats.ids, "ID stands", "IDs stand")} on more than one row, ${count(repeats.rows)} rows in all, ${where}.${forces}`,
    `${count(identical)} of these IDs ${identical === 1 ? "stands" : "stand"} on rows that are the same in every column; the rows of ${count(repeats.ids - identical)} differ.`,
    `Counted as rows there are ${count(rows)}; with each ID counted once there would be ${count(surplus)} fewer, ${count(rows - surplus)}.`,
  ];
}

/** One force in the account of what is there: its months by state, of street files and of outcomes files. */
export interface ForceCoverage {
  readonly called: string;
  readonly street: readonly StateMonths[];
  readonly outcomes: readonly StateMonths[];
  readonly known: readonly string[];
}

interface StateMonths {
  readonly state: StreetCoverage["street"];
  readonly months: readonly string[];
}

/** The account of what is there, force by force. */
export function coverageRows(coverage: readonly StreetCoverage[]): readonly ForceCoverage[] {
  const forces = [...new Set(coverage.map(({ force }) => force))];
  return forces.map((force) => {
    const mine = coverage.filter((one) => one.force === force);
    const by = (kind: "street" | "outcomes"): readonly StateMonths[] =>
      (["rows", "empty", "no file"] as const)
        .map((state) => ({ state, months: mine.filter((one) => one[kind] === state).map(({ month }) => month) }))
        .filter(({ months }) => months.length > 0);
    const known = [...new Set(mine.flatMap((one) => one.known))];
    return { called: mine[0]?.called ?? force, street: by("street"), outcomes: by("outcomes"), known };
  });
}

/** Months by state, in words. Example: `rows in 11 months; no file in 2024-05`. */
export function stateWords(states: readonly StateMonths[]): string {
  const says = { rows: "rows in", empty: "a file without rows in", "no file": "no file in" } as const;
  return states.map(({ state, months }) => `${says[state]} ${monthsWords(months)}`).join("; ");
}

function monthsWords(months: readonly string[]): string {
  const [first = "", last = ""] = [months[0], months.at(-1)];
  return months.length < 4 ? listed(months) : `${months.length} months (${first} to ${last})`;
}

/** What joining outcomes to crimes gave, in sentences. */
export function outcomeWords({ outcomes }: StreetAnswer): readonly string[] {
  if (outcomes.rows === 0) return ["There is no row of an outcomes file of these forces in the book."];
  const { rows, withoutCrime, crimes, after, disagreeing, pairs } = outcomes;
  const joined = after.reduce((sum, one) => sum + one.rows, 0);
  const later = after.filter(({ months }) => months > 0).reduce((sum, one) => sum + one.rows, 0);
  const sameLine = pairs.filter((pair) => pair.sameLine).reduce((sum, pair) => sum + pair.crimes, 0);
  return [
    `${counted(rows, "row of outcomes files", "rows of outcomes files")}: ${count(joined)} join crimes asked for, ${count(later)} of them in a month after the crime’s; ${counted(withoutCrime, "row joins", "rows join")} no crime in the book.`,
    `${counted(crimes, "crime has", "crimes have")} an outcome row. The last one differs from the street file for ${count(disagreeing)}${disagreeing === 0 ? "" : `, of which ${count(sameLine)} only in words of the same line`}.`,
  ];
}
