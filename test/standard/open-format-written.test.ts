import { readFileSync } from "node:fs";
import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { exact } from "../../src/standard/cell.ts";
import { RETURN_COLUMNS } from "../../src/standard/open-format/columns.ts";
import { withGuard, withoutGuard } from "../../src/standard/open-format/formula-guard.ts";
import { readReturnJson, writeReturnJson } from "../../src/standard/open-format/json.ts";
import { writeReturnCsv } from "../../src/standard/open-format/write-csv.ts";
import { shared } from "../shared.ts";
import { anyReturn, read, records, SAMPLE, SCHEMA, says } from "./returns.ts";

describe("writing a return", () => {
  test("and reading it back gives the same figures, in CSV and in JSON", () => {
    fc.assert(
      fc.property(anyReturn, (rows) => {
        const csv = read(writeReturnCsv(rows));
        const json = readReturnJson(JSON.parse(JSON.stringify(writeReturnJson(rows))), "r.json");
        expect(csv.problems).toEqual([]);
        expect(json?.problems).toEqual([]);
        expect(csv.rows.map(says)).toEqual(rows.map(says));
        expect(json?.rows.map(says)).toEqual(rows.map(says));
        expect(SCHEMA.safeParse(writeReturnJson(rows)).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("always gives all columns in their order, and years that a spreadsheet leaves alone", () => {
    const [header, row] = records(writeReturnCsv([{ ...SAMPLE, period: "2011/12" }]));
    expect(header).toEqual(RETURN_COLUMNS.map(({ id }) => id));
    expect(row?.slice(0, 3)).toEqual(["South Yorkshire", "", "FY 2011/12"]);
    expect(records(writeReturnCsv([]))).toHaveLength(1);
  });
});

describe("a text that a spreadsheet would run", () => {
  test.each(["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "＝1+1", "＋1", "＠SUM(1)", "'=1", "''", "-"])(
    "%j is guarded",
    (text) => {
      expect(withGuard(text)).toBe(`'${text}`);
      expect(withoutGuard(withGuard(text))).toBe(text);
    },
  );

  test.each(["-5", "+5", "-5.25", "5", "'tis", "'", "", "a=b", "−80"])("%j is left alone", (text) => {
    expect(withGuard(text)).toBe(text);
    expect(withoutGuard(text)).toBe(text);
  });

  test("comes back as it was, whatever it is", () => {
    const anyStart = fc.tuple(fc.constantFrom("", "=", "+", "-", "@", "'", "''", "\t", "\r", "＝"), fc.string());
    fc.assert(
      fc.property(
        anyStart.map((parts) => parts.join("")),
        (text) => withoutGuard(withGuard(text)) === text,
      ),
    );
  });

  const hostile = shared("nasty/generated/csv/formula-injection.csv.expected.json");
  test.skipIf(hostile === null)("never begins a field of a written return", () => {
    const notes = (JSON.parse(readFileSync(hostile ?? "", "utf8")) as string[][]).slice(1).map((row) => row[1] ?? "");
    const rows = notes.map((note, index) => ({
      ...SAMPLE,
      area: `area ${index}`,
      note: note.trim(),
      cite: note.trim(),
      flagRule: note.trim(),
    }));
    for (const field of records(writeReturnCsv(rows)).flat()) expect(field).not.toMatch(/^[=+\-@\t\r＝＋＠]/u);
    expect(read(writeReturnCsv(rows)).rows.map(says)).toEqual(rows.map(says));
  });
});

/** One line of the shared table of published figures. */
type Fact = Readonly<
  Record<
    "id" | "body" | "reference" | "period" | "unit" | "measure" | "value" | "decision" | "exemptions" | "shape_note",
    string
  >
>;

/** The words of a measure → scope and line. Everything else is a scope in the words of the source, and its whole count. */
const MEASURES: Readonly<Record<string, readonly [scope: string, line: string]>> = {
  "recorded with CSE marker": ["flag:CSE", "total"],
  "CSE marker with outcome charge or summons": ["flag:CSE", "charged"],
  "CSE flag applied": ["flag:CSE", "total"],
  "CSE-flagged": ["flag:CSE", "total"],
  "no suspect identified": ["flag:CSE", "no-suspect"],
  "victim did not support": ["flag:CSE", "victim-does-not-support"],
  "with NCA Stovewood": ["flag:CSE", "transferred"],
  "HO code 71/17 recorded": ["code:71/17", "total"],
  "days from report to closure": ["other:child sexual abuse", "other:days from report to closure"],
};

function rowOf(fact: Fact, index: number): string[] {
  const [scope, line] = MEASURES[fact.measure] ?? [`other:${fact.measure}`, "total"];
  const why = fact.exemptions.startsWith("12")
    ? `cost limit (s.${fact.exemptions})`
    : `not stated (${fact.shape_note})`;
  return [
    fact.body,
    fact.period,
    fact.unit,
    scope,
    line,
    fact.value || why,
    `line ${index + 2}`,
    fact.reference || fact.id,
  ];
}

const facts = shared("data/foi/foi_facts.csv");
describe.skipIf(facts === null)("the published figures", () => {
  const table =
    facts === null ? [] : Papa.parse<Fact>(readFileSync(facts, "utf8"), { header: true, skipEmptyLines: true }).data;
  const asCsv = Papa.unparse([
    ["force", "period", "unit", "scope", "line", "value", "note", "source"],
    ...table.map(rowOf),
  ]);

  test("all fit the format: none is lost, none is bent", () => {
    const { rows, problems } = read(asCsv);
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(table.length);
    expect(table.length).toBeGreaterThanOrEqual(32);
    for (const [index, fact] of table.entries()) {
      const { cell } = rows[index] ?? SAMPLE;
      if (fact.value === "") expect(cell.kind, fact.measure).toBe("absent");
      else expect(cell, fact.measure).toEqual(exact(Number(fact.value)));
    }
  });

  test("come back the same through CSV and JSON", () => {
    const { rows } = read(asCsv);
    const again = read(writeReturnCsv(rows));
    const json = readReturnJson(JSON.parse(JSON.stringify(writeReturnJson(rows))), "r.json");
    expect([again.problems, json?.problems]).toEqual([[], []]);
    expect(again.rows.map(says)).toEqual(rows.map(says));
    expect(json?.rows.map(says)).toEqual(rows.map(says));
    expect(SCHEMA.safeParse(writeReturnJson(rows)).success).toBe(true);
  });
});
