// What the labels of an outcomes table mean, each looked up in the standard; what is not found there is a problem, not a guess.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import { absent, type Cell } from "../../standard/cell.ts";
import { parseCellText } from "../../standard/cell-text.ts";
import { findForce, isPseudoForce, nearestForces } from "../../standard/forces.ts";
import { normaliseGroup, normaliseOffenceCode } from "../../standard/offences.ts";
import { findOutcome } from "../../standard/outcomes.ts";
import { parsePeriod, quarterOf } from "../../standard/periods.ts";
import {
  type BulkColumns,
  type BulkLabels,
  type BulkMeaning,
  type LabelUse,
  labelKey,
} from "../../warehouse/bulk-table.ts";
import type { Holds } from "../reading.ts";

/** Where a label stands, for problems. */
interface Place {
  readonly file: string;
  readonly sheet: string | null;
}

/** Translates all distinct labels of a staged table (`columns.outcome` and `outcomeTitle` are `null` for crimes without outcomes). Every label that cannot be placed gives one problem with its first cell and how many rows bear it. */
export function translateLabels(
  labels: BulkLabels,
  columns: BulkColumns,
  place: Place,
): { meaning: BulkMeaning; problems: Problem[]; holds?: Holds } {
  const problems: Problem[] = [];
  const report = (
    use: LabelUse,
    column: number,
    fault: Pick<Problem, "code" | "found" | "wanted"> & Partial<Problem>,
  ): void => {
    const said = { ...fault, found: shortened(fault.found) };
    problems.push({
      ...at(place),
      cell: `${columnLetters(column)}${use.firstRow}`,
      cells: use.rows * columns.counts.length,
      ...said,
    });
  };
  const years = keyed(labels.years, (use) => yearOf(use, columns, report));
  const forces = keyed(labels.forces, (use) => forceOf(use, columns, report));
  const offences = keyed(labels.offences, (use) => offenceOf(use, columns, report));
  const outcomes = keyed(labels.outcomes, (use) => outcomeOf(use, columns, report));
  const odd = keyed(labels.odd, (use) => oddCount(use, columns, report));
  problems.push(...brokenRows(labels, columns).map((problem) => ({ ...at(place), ...problem })));
  const meaning = { years, forces, offences, outcomes, odd };
  return onlyOfWhich(outcomes) ? { meaning, problems, holds: "of-which" } : { meaning, problems };
}

/** A table of alternate offences alone: each of its outcomes is a part of a type 1, 2 or 3 that stands in another table. */
function onlyOfWhich(outcomes: ReadonlyMap<string, string>): boolean {
  return outcomes.size > 0 && [...outcomes.values()].every((line) => line.startsWith("of-which:"));
}

/** Enough of a label to find it; a label may be as long as a letter. */
function shortened(found: string): string {
  return found.length <= 120 ? found : `${found.slice(0, 120).toWellFormed()}…`;
}

/** Rows that are broken in the same way are one problem, at the first of them. */
function brokenRows({ broken }: BulkLabels, { counts }: BulkColumns): Omit<Problem, "file" | "sheet">[] {
  const alike = new Map<string, number[]>();
  for (const { row, found } of broken) {
    const rows = alike.get(found);
    if (rows === undefined) alike.set(found, [row]);
    else rows.push(row);
  }
  return [...alike].map(([found, rows]) => {
    const which =
      rows.length === 1
        ? "The row was left out."
        : `${rows.length} rows were left out: ${rows.slice(0, 12).join(", ")}${rows.length > 12 ? " …" : ""}.`;
    return {
      code: "broken-row",
      cell: String(rows[0]),
      cells: rows.length * counts.length,
      found,
      wanted: "a row with as many cells as the header",
      hint: `${which} If it is at the end, the file may be cut off: ask for it again.`,
    };
  });
}

function at({ file, sheet }: Place): { file: string; sheet?: string } {
  return sheet === null ? { file } : { file, sheet };
}

function keyed<T>(uses: readonly LabelUse[], read: (use: LabelUse) => T | null): Map<string, T> {
  const found = new Map<string, T>();
  for (const use of uses) {
    const meaning = read(use);
    if (meaning !== null) found.set(labelKey(use.labels), meaning);
  }
  return found;
}

type Report = (
  use: LabelUse,
  column: number,
  fault: Pick<Problem, "code" | "found" | "wanted"> & Partial<Problem>,
) => void;

function yearOf(
  use: LabelUse,
  columns: BulkColumns,
  report: Report,
): { period: string; part: string | null; from: string | null; to: string | null } | null {
  const [yearText, quarterText] = use.labels;
  const year = parsePeriod(yearText ?? "");
  if (year === null || year.kind !== "financial-year") {
    report(use, columns.year, {
      code: "unknown-period",
      found: yearText ?? "a blank",
      wanted: "a financial year such as 2018/19",
    });
    return null;
  }
  const number = Number(/^q?([1-4])(?:\.0)?$/iu.exec((quarterText ?? "").trim())?.[1] ?? 0);
  if (number === 0) {
    report(use, columns.quarter ?? columns.year, {
      code: "unknown-quarter",
      found: quarterText ?? "a blank",
      wanted: "a quarter from 1 to 4",
    });
    return null;
  }
  const quarter = quarterOf(year.id, number as 1 | 2 | 3 | 4);
  return { period: year.id, part: quarter.id, from: quarter.from, to: quarter.to };
}

function forceOf(use: LabelUse, columns: BulkColumns, report: Report): string | null {
  const label = use.labels[0] ?? "";
  const force = findForce(label);
  if (force !== null) return force.id;
  if (isPseudoForce(label)) return `not-a-force:${label.trim().toLowerCase().replace(/\s+/gu, "-")}`;
  const near = nearestForces(label).map(({ called }) => called);
  report(use, columns.force, {
    code: "unknown-force",
    found: label === "" ? "a blank" : label,
    wanted: "the name of a police force",
    suggestions: near,
    hint:
      near.length > 0
        ? `Nearest: ${near.join(", ")}. The rows were kept apart; no force was given their figures.`
        : "The rows were kept apart; no force was given their figures.",
  });
  return null;
}

function offenceOf(
  use: LabelUse,
  columns: BulkColumns,
  report: Report,
): { scope: string; group: string | null; subgroup: string | null } | null {
  const [code, group, subgroup] = use.labels;
  const plain = normaliseOffenceCode(code ?? "");
  if (plain === "") {
    report(use, columns.code, { code: "unknown-offence", found: "a blank", wanted: "an offence code such as 19D" });
    return null;
  }
  return { scope: `code:${plain}`, group: named(group), subgroup: named(subgroup) };
}

function named(label: string | null | undefined): string | null {
  return label === null || label === undefined || label.trim() === "" ? null : normaliseGroup(label);
}

function outcomeOf(use: LabelUse, columns: BulkColumns, report: Report): string | null {
  if (columns.outcome === null && columns.outcomeTitle === null) return "total";
  const [type, title] = use.labels;
  const column = columns.outcome ?? columns.outcomeTitle ?? 0;
  const byType = findOutcome(type ?? "");
  const byTitle = title === null || title === undefined || title.trim() === "" ? null : findOutcome(title);
  if (byType.kind === "ofWhich") return `of-which:${(type ?? "").trim().toUpperCase()}`;
  if (byType.kind !== "outcome") {
    report(use, column, {
      code: "unknown-outcome",
      found: type === null || type === "" ? "a blank" : (type ?? ""),
      wanted: "an outcome type from 0 to 22",
      hint: "The rows are counted as not understood; they are in no balance.",
    });
    return null;
  }
  const titled = byTitle?.kind === "outcome" ? [byTitle.type] : byTitle?.kind === "group" ? byTitle.types : [];
  if (titled.length > 0 && !titled.includes(byType.type)) {
    const types = `${titled.length === 1 ? "type" : "types"} ${titled.join(", ")}`;
    report(use, column, {
      code: "outcomes-disagree",
      found: `type ${type?.trim()} with the title of ${types}`,
      wanted: "a type and a title that belong together",
    });
    return null;
  }
  return `outcome:${byType.type}`;
}

function isOpen(type: string): boolean {
  const found = findOutcome(type);
  return found.kind === "outcome" && found.type === 0;
}

/** Counts that are not plain whole numbers. Three silences of this table are understood: an open crime has no closing, an expired code has no crimes, and the rest is as written. */
function oddCount(use: LabelUse, columns: BulkColumns, report: Report): Cell | null {
  const [text, type, , expired, basis] = use.labels;
  const cell = parseCellText(text ?? "");
  if (cell.kind === "absent" && cell.absence === "not stated") {
    if (basis === "closed" && isOpen(type ?? ""))
      return absent("not applicable", "a crime without an outcome was not closed");
    if (/^(?:x|true|yes)$/iu.test((expired ?? "").trim())) return absent("not applicable", "offence code expired");
  }
  if (cell.kind === "absent" && cell.absence === "not understood") {
    const column = columns.counts.find((count) => count.basis === basis)?.column ?? 0;
    report({ ...use, rows: use.rows / columns.counts.length }, column, {
      code: "not-a-count",
      found: text ?? "a blank",
      wanted: "a whole number, a small count such as <5, or a known mark",
      cells: use.rows,
      hint: "The cell is kept as not understood. It was not read as 0.",
    });
  }
  return cell;
}
