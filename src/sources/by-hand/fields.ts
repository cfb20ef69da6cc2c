// The fields of a figure that a person enters: those of the open format, read and complained about as in a return.
import { digestOf } from "../../ground/digest.ts";
import type { Problem } from "../../ground/problem.ts";
import { foldLabel } from "../../standard/label.ts";
import { RETURN_COLUMNS, type ReturnColumn } from "../../standard/open-format/columns.ts";
import { readReturnCsv } from "../../standard/open-format/rows.ts";
import type { Reported } from "../../standard/reported.ts";

/** What somebody typed, by column of the open format. What was left empty is left out. */
export type HandFields = Readonly<Partial<Record<ReturnColumn, string>>>;

/** The figure that typed fields mean, or the problems that stand in its way. Problems may stand beside a figure too (an optional field that is not known). */
export interface FieldsReading {
  readonly figure: Reported | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads typed fields through the open format: force, period, unit, scope, line and value are needed. A value that is not
 * understood gives no figure: whoever has the page before them can say what stands there.
 * Example: `readFields({ force: "SYP", …, value: "<5" }, "letter")` has the cell 1 to 4.
 */
export function readFields(fields: HandFields, document: string): FieldsReading {
  const header = RETURN_COLUMNS.map(({ id }) => id);
  const record = header.map((column) => fields[column]?.trim() ?? "");
  const blank = record[header.indexOf("value")] === "" ? [needed(document)] : [];
  // Two cells make the record one that is never taken for an empty line.
  const reading = readReturnCsv([header, record], document);
  const [figure] = reading?.rows ?? [];
  const problems = [...blank, ...(reading?.problems ?? []).map((one) => named(one, header))];
  const understood = figure !== undefined && !problems.some(({ code }) => STOPS.has(code));
  return { figure: understood ? figure : null, problems };
}

const STOPS: ReadonlySet<string> = new Set(["blank", "value-not-understood", "unknown-flag-origin", "unknown-basis"]);

function needed(document: string): Problem {
  return {
    file: document,
    cell: "value",
    code: "blank",
    found: "",
    wanted: "the figure as it is written; where there is none, why: withheld (s.40(2)), not held …",
    hint: "Nothing is read as 0.",
  };
}

/** A problem at its field instead of at a cell of a sheet. */
function named(problem: Problem, header: readonly string[]): Problem {
  const letters = /^([A-Z]+)/u.exec(problem.cell ?? "")?.[1];
  const index = letters === undefined ? -1 : letters.charCodeAt(letters.length - 1) - 65;
  const field = header[index];
  return field === undefined ? problem : { ...problem, cell: field };
}

/** What a figure is about: where two readings agree in all of these, they are readings of one figure. */
export type FigureLabels = Pick<
  Reported,
  "force" | "area" | "period" | "unit" | "scope" | "basis" | "edition" | "line"
>;

/**
 * The short name of the figure that stands in a document under these labels: 12 hex digits. How a flag is set and what a
 * note says are left out, since two people may word them differently: such a difference is listed, not overlooked.
 */
export function figureId(document: string, labels: FigureLabels): string {
  const { force, area, period, unit, scope, basis, edition, line } = labels;
  const said = [document, force, area, period, unit, scope, basis, edition, line].map((part) => foldLabel(part ?? ""));
  return digestOf(said).slice(0, 12);
}
