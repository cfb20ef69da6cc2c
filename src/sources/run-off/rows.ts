// The rows of a quarterly run-off table as cohorts: every cell that does not fit is a problem at its place, and nothing becomes 0.

import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import { balanceLine, isBalanceLineId, lineOfType } from "../../standard/balance-lines.ts";
import type { Cell } from "../../standard/cell.ts";
import { parseCellText } from "../../standard/cell-text.ts";
import { findForce, nearestForces } from "../../standard/forces.ts";
import { foldLabel } from "../../standard/label.ts";
import { findOutcome } from "../../standard/outcomes.ts";
import { parsePeriod } from "../../standard/periods.ts";
import { type RunOffCohort, type RunOffFigure, type RunOffPlace, runOffCohort } from "../../standard/run-off.ts";

/** What came of a table: the cohorts that can be followed, and every problem. */
export interface RunOffRows {
  readonly cohorts: readonly RunOffCohort[];
  /** Every figure that has a force, a quarter and a place, as it stands. */
  readonly cells: readonly RunOffCell[];
  readonly problems: readonly Problem[];
}

/** One figure of a table, with where it stands. */
export interface RunOffCell {
  readonly row: number;
  readonly column: string;
  readonly force: string;
  readonly quarter: string;
  readonly place: RunOffPlace;
  readonly cell: Cell;
}

/** Where the table stands, and the force of every row where no column says it. */
export interface TablePlace {
  readonly file: string;
  readonly sheet?: string;
  readonly force?: string;
}

/** The headers of such a table, in small letters, by what their column holds. */
const HEADERS = {
  force: ["force", "force name", "police force"],
  quarter: ["recorded quarter", "quarter recorded", "quarter of recording"],
  lag: ["lag", "lag quarters", "lag in quarters", "quarters since recording"],
  outcome: ["outcome", "outcome type"],
  count: ["count", "crimes", "number"],
} as const;
type Column = keyof typeof HEADERS;

interface Draft {
  readonly force: string;
  readonly called: string;
  readonly quarter: string;
  readonly row: number;
  readonly figures: RunOffFigure[];
  /** Outcome words with their lag: each may stand once. */
  readonly taken: Set<string>;
}

interface Work {
  readonly place: TablePlace;
  readonly columns: ReadonlyMap<Column, number>;
  readonly problems: Problem[];
  readonly cells: RunOffCell[];
  readonly drafts: Map<string, Draft>;
}

/**
 * Reads a table with the columns recorded quarter, lag, outcome and count (and force, where there are several): one row an
 * outcome and lag, and for each quarter one row with the outcome "recorded" and its total. Zeros must be written: a missing or
 * hidden figure ends the following of its quarter at the lag before, and is told.
 */
export function readRunOffRows(rows: readonly (readonly string[])[], place: TablePlace): RunOffRows {
  const header = runOffHeader(rows);
  const { force: _force, ...at } = place;
  if (header < 0) {
    const wanted = "a row of headers with recorded quarter, lag, outcome and count";
    return {
      cohorts: [],
      cells: [],
      problems: [{ ...at, code: "column-missing", found: (rows[0] ?? []).join(", ").slice(0, 120), wanted }],
    };
  }
  const work: Work = { place, columns: columnsOf(rows[header] ?? []), problems: [], cells: [], drafts: new Map() };
  for (const [index, row] of rows.entries())
    if (index > header && row.some((cell) => cell.trim() !== "")) readRow(work, row, index + 1);
  const cohorts = [...work.drafts.values()].flatMap((draft) => finish(work, draft));
  return { cohorts, cells: work.cells, problems: work.problems };
}

/** Which row holds the headers, from 0; -1 where none does. */
export function runOffHeader(rows: readonly (readonly string[])[]): number {
  const needed: readonly Column[] = ["quarter", "lag", "outcome", "count"];
  return rows.findIndex((row) => {
    const columns = columnsOf(row);
    return needed.every((name) => columns.has(name));
  });
}

/** The columns of a row of headers. */
export function columnsOf(row: readonly string[]): ReadonlyMap<Column, number> {
  const found = new Map<Column, number>();
  for (const [index, cell] of row.entries()) {
    const name = (Object.keys(HEADERS) as Column[]).find((one) =>
      (HEADERS[one] as readonly string[]).includes(foldLabel(cell)),
    );
    if (name !== undefined && !found.has(name)) found.set(name, index);
  }
  return found;
}

/** What does not fit in a row: the column it stands in, and what would fit. */
interface Fault {
  readonly column: Column;
  readonly code: string;
  readonly wanted: string;
  readonly more?: Partial<Problem>;
}

function readRow(work: Work, row: readonly string[], number: number): void {
  const text = (column: Column): string => (row[work.columns.get(column) ?? -1] ?? "").trim();
  const tell = ({ column, code, wanted, more = {} }: Fault): void => {
    work.problems.push(problemAt(work, { column, row: number, found: text(column), code, wanted, more }));
  };
  const label = work.columns.has("force") ? text("force") : (work.place.force ?? "");
  const found = draftAt(work, { label, quarter: text("quarter"), row: number });
  if ("code" in found) {
    tell(found);
    return;
  }
  const cell = parseCellText(text("count"));
  const count = cell.kind === "exact" && cell.count >= 0 ? cell.count : null;
  const hint = "The quarter is followed up to the lag before.";
  if (count === null) tell({ column: "count", code: "not-exact", wanted: "a whole number", more: { hint } });
  const place = takeCount(found, { outcome: text("outcome"), lag: text("lag"), count });
  if ("code" in place) {
    tell(place);
    return;
  }
  const { force, quarter } = found;
  const column = columnLetters(work.columns.get("count") ?? 0);
  work.cells.push({ row: number, column, force, quarter, place, cell });
}

/** The draft of a row's force and quarter, or what is wrong with them. */
function draftAt(
  { drafts }: Work,
  { label, quarter: said, row }: { readonly label: string; readonly quarter: string; readonly row: number },
): Draft | Fault {
  const force = findForce(label);
  if (force === null) {
    const suggestions = nearestForces(label).map(({ called }) => called);
    const more = { found: label === "" ? "nothing" : label, suggestions };
    return { column: "force", code: "unknown-force", wanted: "a police force", more };
  }
  const quarter = parsePeriod(said);
  if (quarter?.kind !== "quarter")
    return {
      column: "quarter",
      code: "unknown-period",
      wanted: "a quarter of a financial year, such as 2018/19 Q4",
    };
  const key = `${force.id}|${quarter.id}`;
  const of = { force: force.id, called: force.called, quarter: quarter.id, row };
  const draft = drafts.get(key) ?? { ...of, figures: [], taken: new Set<string>() };
  drafts.set(key, draft);
  return draft;
}

/** Puts a count where it belongs and gives that place, or says what is wrong with its outcome or lag. */
function takeCount(
  draft: Draft,
  {
    outcome: said,
    lag: steps,
    count,
  }: { readonly outcome: string; readonly lag: string; readonly count: number | null },
): Fault | RunOffPlace {
  const outcome = outcomeOf(said);
  if (outcome === null)
    return {
      column: "outcome",
      code: "unknown-outcome",
      wanted: "recorded, an outcome with a charge, or another outcome",
    };
  if (outcome === "recorded") {
    if (draft.figures.some(({ place }) => place.of === "recorded"))
      return { column: "count", code: "cell-twice", wanted: "one total for each quarter" };
    draft.figures.push({ place: { of: "recorded" }, count });
    return { of: "recorded" };
  }
  const lag = /^\d{1,3}$/u.test(steps) ? Number(steps) : null;
  if (lag === null)
    return { column: "lag", code: "not-a-lag", wanted: "how many quarters after that of recording, from 0" };
  const word = `${lag} ${foldLabel(said)}`;
  if (draft.taken.has(word))
    return { column: "count", code: "cell-twice", wanted: "one figure for each quarter, lag and outcome" };
  draft.taken.add(word);
  const place = { of: outcome, lag };
  draft.figures.push({ place, count });
  return place;
}

function problemAt(
  { place, columns }: Work,
  of: { column: Column; row: number; found: string; code: string; wanted: string; more: Partial<Problem> },
): Problem {
  const at = columns.get(of.column);
  const cell = at === undefined ? String(of.row) : `${columnLetters(at)}${of.row}`;
  const where = place.sheet === undefined ? { file: place.file } : { file: place.file, sheet: place.sheet };
  return {
    ...where,
    cell,
    code: of.code,
    found: of.found === "" ? "nothing" : of.found,
    wanted: of.wanted,
    ...of.more,
  };
}

/** `charged`, `other`, or the row of a quarter's total. */
function outcomeOf(label: string): "charged" | "other" | "recorded" | null {
  const plain = foldLabel(label);
  if (["recorded", "recorded total", "crimes recorded", "total recorded"].includes(plain)) return "recorded";
  if (["charge", "charges", "charged"].includes(plain)) return "charged";
  if (["other", "others", "other outcome", "other outcomes", "another outcome"].includes(plain)) return "other";
  const read = findOutcome(label);
  const line = read.kind === "group" ? read.line : "type" in read ? lineOfType(read.type).id : null;
  if (line === null || !isBalanceLineId(line)) return null;
  const { state } = balanceLine(line);
  return state === "open" ? null : state === "charged" ? "charged" : "other";
}

/** A draft as a cohort, up to its first lag without both figures; what stands behind that is told. */
function finish(work: Work, { force, called, quarter, row, figures }: Draft): readonly RunOffCohort[] {
  const where = (found: string, code: string, wanted: string): void => {
    const name = `${called} ${quarter}: ${found}`;
    work.problems.push(
      problemAt(work, { column: "quarter", row, found: name, code, wanted, more: { cell: String(row) } }),
    );
  };
  const { cohort, fault, gap } = runOffCohort({ force, called, quarter }, figures);
  if (fault?.kind === "no total")
    where("no exact total", "total-missing", "a row with the outcome recorded and the quarter's total");
  if (gap !== null)
    where(`no exact figure for both outcomes at lag ${gap}`, "lag-missing", "both figures at every lag, zeros too");
  if (fault?.kind === "too many")
    where(
      `${fault.ended} outcomes of ${fault.recorded} recorded`,
      "more-than-recorded",
      "no more outcomes than crimes",
    );
  return cohort === null ? [] : [cohort];
}
