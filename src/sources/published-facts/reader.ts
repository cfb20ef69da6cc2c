// A list of published facts, typed in by hand: one row a figure with its body, period, unit, measure in words, decision and exemptions.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import { findBody } from "../../standard/bodies.ts";
import { absent, type Cell } from "../../standard/cell.ts";
import { parseCellText } from "../../standard/cell-text.ts";
import { findForce, nearestForces } from "../../standard/forces.ts";
import { asPrinted, parsePeriod } from "../../standard/periods.ts";
import type { Reported } from "../../standard/reported.ts";
import { findUnit, UNITS } from "../../standard/units.ts";
import type { Reader, Recognised, SheetHead } from "../reading.ts";
import { meaningOfMeasure } from "./measures.ts";

const ID = "published-facts";
const TITLE = "List of published facts";
const COLUMNS = ["body", "period", "unit", "measure", "value"] as const;
const MORE = [
  "id",
  "kind",
  "reference",
  "url",
  "request_date",
  "response_date",
  "decision",
  "exemptions",
  "shape_note",
];
type Column =
  | (typeof COLUMNS)[number]
  | "id"
  | "kind"
  | "reference"
  | "url"
  | "response_date"
  | "decision"
  | "exemptions"
  | "shape_note";

/** Reads lists with the columns `body, period, unit, measure, value`, and `decision, exemptions, shape_note` beside them. */
export const publishedFacts: Reader = {
  id: ID,
  title: TITLE,
  version: 1,
  recognise: (sheet) => {
    const header = (sheet.head[0] ?? []).map((name) => name.trim().toLowerCase());
    if (!COLUMNS.every((name) => header.includes(name)) || !header.includes("decision")) return null;
    return { yes: recognised(sheet, header) };
  },
};

function recognised(sheet: SheetHead, header: readonly string[]): Recognised {
  return {
    reader: ID,
    title: TITLE,
    rule: "measures in words",
    columns: header.map((name, index) => ({
      column: columnLetters(index),
      header: name,
      role: [...COLUMNS, ...MORE].includes(name) ? name : "not used",
    })),
    problems: [],
    way: { kind: "rows", read: (records) => readFacts(records, header, sheet) },
  };
}

/** One row with its texts by column and its number in the file. */
interface Fact {
  readonly row: number;
  readonly text: (column: Column) => string;
}

function readFacts(
  records: readonly (readonly string[])[],
  header: readonly string[],
  { file, sheet }: SheetHead,
): { readonly rows: readonly Reported[]; readonly problems: readonly Problem[] } {
  const at = sheet === null ? { file } : { file, sheet };
  const facts = records.flatMap((record, index) =>
    index === 0 || record.every((cell) => cell.trim() === "")
      ? []
      : [{ row: index + 1, text: (column: Column) => (record[header.indexOf(column)] ?? "").trim() }],
  );
  const column = columnLetters(header.indexOf("value"));
  const read = facts.map((fact) => reported(fact, facts, column));
  return {
    rows: read.flatMap((one) => ("row" in one ? [one.row] : [])),
    problems: read.flatMap((one) => ("fault" in one ? [{ ...at, ...one.fault }] : [])),
  };
}

function reported(
  fact: Fact,
  facts: readonly Fact[],
  column: string,
):
  | { readonly row: Reported; readonly fault?: Omit<Problem, "file" | "sheet"> }
  | { readonly fault: Omit<Problem, "file" | "sheet"> } {
  const { row, text } = fact;
  const body = findForce(text("body"))?.id ?? findBody(text("body"))?.id;
  const unit = findUnit(text("unit"));
  const cell = `${column}${row}`;
  if (body === undefined) {
    const suggestions = nearestForces(text("body")).map(({ called }) => called);
    return {
      fault: {
        code: "unknown-force",
        cell,
        cells: 1,
        found: text("body") || "a blank",
        wanted: "the name of a police force or another body",
        suggestions,
      },
    };
  }
  if (unit === null) {
    const wanted = UNITS.map(({ id }) => id).join(", ");
    return { fault: { code: "unknown-unit", cell, cells: 1, found: text("unit") || "a blank", wanted } };
  }
  const period = parsePeriod(text("period")) ?? asPrinted(text("period"));
  const value = cellOf(fact);
  const figure: Reported = {
    row,
    column,
    force: body,
    area: null,
    period: period.id,
    periodFrom: period.from,
    periodTo: period.to,
    flagRule: null,
    flagOrigin: null,
    basis: "not stated",
    edition: null,
    cell: value,
    cite: citeOf(fact),
    ...countedOf(fact, facts, unit),
  };
  if (value.kind !== "absent" || value.absence !== "not understood") return { row: figure };
  return {
    row: figure,
    fault: {
      code: "not-a-count",
      cell,
      cells: 1,
      found: text("value"),
      wanted: "a whole number, a small count such as <5, or a known mark",
    },
  };
}

/** The scope, line, unit and note of a fact. Facts under one number are parts of one answer: one of them may name the scope for the others. */
function countedOf(
  fact: Fact,
  facts: readonly Fact[],
  unit: Reported["unit"],
): Pick<Reported, "scope" | "line" | "note" | "unit"> {
  const measure = fact.text("measure");
  const { scope, line } = meaningOfMeasure(measure);
  const kin = facts.filter((one) => one !== fact && sameAnswer(one, fact));
  const note = fact.text("shape_note");
  const chargesOfCrimes = unit === "charges" && scope?.startsWith("flag:") === true && hasParts(kin, scope);
  if (chargesOfCrimes) {
    const said =
      "Printed as charges; read as crimes charged, because the figures beside it are given as parts of the same crimes.";
    return { scope, line: "charged", unit: "crimes", note: [said, note].filter((one) => one !== "").join(" ") };
  }
  if (scope !== null) return { scope, line: line ?? "total", unit, note: note || null };
  const lent =
    line === null
      ? undefined
      : kin.map((one) => meaningOfMeasure(one.text("measure")).scope).find((one) => one !== null);
  if (lent !== undefined && line !== null) return { scope: lent, line, unit, note: note || null };
  return { scope: `other:${measure || "not stated"}`, line: "total", unit, note: note || null };
}

function sameAnswer(one: Fact, other: Fact): boolean {
  return (["id", "body", "period"] as const).every((column) => one.text(column) === other.text(column));
}

/** Whether the facts beside it state the whole in crimes and further lines of it. */
function hasParts(kin: readonly Fact[], scope: string): boolean {
  const crimes = kin
    .filter((one) => findUnit(one.text("unit")) === "crimes")
    .map((one) => meaningOfMeasure(one.text("measure")));
  return crimes.some((one) => one.scope === scope && one.line === null) && crimes.some(({ line }) => line !== null);
}

/** The figure; where there is none, why: the exemption where the request was refused, else that the list holds no value. */
function cellOf({ text }: Fact): Cell {
  const [value, decision, exemptions] = [text("value"), text("decision"), text("exemptions")];
  if (value !== "") return parseCellText(value);
  const sections = exemptions
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (/^refused/iu.test(decision) && sections.length > 0) {
    const words = sections.map((section) => `s.${section}`).join(", ");
    return absent(sections.some((section) => /^12(?:\D|$)/u.test(section)) ? "cost limit" : "withheld", words);
  }
  return absent(
    "not stated",
    decision === "" ? "the list holds no value" : `the list holds no value; decision: ${decision}`,
  );
}

function citeOf({ text }: Fact): string | null {
  const parts = [text("body"), text("kind"), text("reference"), text("response_date"), text("url")].filter(
    (one) => one !== "",
  );
  return parts.length === 0 ? null : parts.join(", ");
}
