// Returns for the tests of the open format: reading, short problems, one sample, any return at all.
import fc from "fast-check";
import Papa from "papaparse";
import { z } from "zod";
import type { Problem } from "../../src/ground/problem.ts";
import { BALANCE_LINES } from "../../src/standard/balance-lines.ts";
import { BASES } from "../../src/standard/bases.ts";
import { BODIES } from "../../src/standard/bodies.ts";
import { exact } from "../../src/standard/cell.ts";
import { FLAG_ORIGINS } from "../../src/standard/flag-origins.ts";
import { FORCES } from "../../src/standard/forces.ts";
import { type ReturnReading, readReturnCsv } from "../../src/standard/open-format/rows.ts";
import { RETURN_SCHEMA } from "../../src/standard/open-format/schema.ts";
import { asPrinted, parsePeriod } from "../../src/standard/periods.ts";
import type { Reported } from "../../src/standard/reported.ts";
import { UNITS } from "../../src/standard/units.ts";
import { anyCell } from "./any-cell.ts";

/** The records of a CSV text. */
export const records = (csv: string): string[][] => Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;

/** Reads a CSV text as a return, or throws. */
export function read(csv: string): ReturnReading {
  const reading = readReturnCsv(records(csv), "reply.csv");
  if (reading === null) throw new Error("not read as a return");
  return reading;
}

/** The problems in short: `K2 value-not-understood "NFA?"`. */
export const inShort = (problems: readonly Problem[]): string[] =>
  problems.map(({ cell, code, found }) => `${cell} ${code} ${JSON.stringify(found)}`);

/** A figure without its place. */
export const says = ({ row: _row, column: _column, ...rest }: Reported): Omit<Reported, "row" | "column"> => rest;

/** The columns that a row needs. */
export const HEADER = "force,period,unit,scope,line,value";

/** A figure to vary. */
export const SAMPLE: Reported = {
  row: 2,
  column: "K",
  force: "south-yorkshire",
  area: null,
  period: "2023/24",
  periodFrom: parsePeriod("2023/24")?.from ?? null,
  periodTo: parsePeriod("2023/24")?.to ?? null,
  unit: "crimes",
  scope: "flag:CSE",
  flagRule: null,
  flagOrigin: null,
  basis: "recorded",
  edition: null,
  line: "total",
  cell: exact(540),
  note: null,
  cite: null,
};

const words = fc
  .tuple(fc.constantFrom("", "=", "'", "-", "@"), fc.string({ minLength: 1 }), fc.string({ unit: "grapheme" }))
  .map((parts) => parts.join("").normalize("NFC").replace(/\s+/gu, " ").trim());
const maybeWords = words.map((text) => text || null);
const period = fc
  .constantFrom(
    "2018/19",
    "2011/12",
    "2018",
    "2018/19 Q3",
    "2013-04-01/2014-08-31",
    "2021 (part year)",
    "last year",
    "=2",
  )
  .map((text) => parsePeriod(text) ?? asPrinted(text));

const anyReported: fc.Arbitrary<Reported> = fc
  .record({
    force: fc.constantFrom(...FORCES.map(({ id }) => id), ...BODIES.map(({ id }) => id)),
    area: maybeWords,
    period,
    unit: fc.constantFrom(...UNITS.map(({ id }) => id)),
    scope: fc.constantFrom("flag:CSE", "flag:CSA", "child-titled", "rape", "code:71", "code:71/17", "other:=SUM(A1)"),
    flagRule: maybeWords,
    flagOrigin: fc.constantFrom(null, ...FLAG_ORIGINS.map(({ id }) => id)),
    basis: fc.constantFrom(...BASES.map(({ id }) => id)),
    edition: fc.constantFrom(null, "2026-07", "2026-07-23", "second, as sent"),
    line: fc.constantFrom(
      "total",
      "outcome:0",
      "outcome:22",
      "of-which:3A",
      "other:=1",
      ...BALANCE_LINES.map(({ id }) => id),
    ),
    cell: anyCell,
    note: maybeWords,
    cite: maybeWords,
  })
  .map(({ period: { id, from, to }, ...row }) => ({
    row: 1,
    column: "K",
    ...row,
    period: id,
    periodFrom: from,
    periodTo: to,
  }));

/** Rows of which no two say the same thing. */
export const anyReturn = fc
  .array(anyReported, { maxLength: 20 })
  .map((rows) => rows.map((row, index) => ({ ...row, area: `area ${index}` })));

/** The schema of a return, as a second reader that knows nothing of ours. */
export const SCHEMA = z.fromJSONSchema(JSON.parse(JSON.stringify(RETURN_SCHEMA)));
