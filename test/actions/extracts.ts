// Extracts of cases for tests: every person in them is made up, and every reference is easy to find again.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { CaseMapping } from "../../src/sources/case-extracts/mapping.ts";

/** The mapping of these extracts. */
export const MAPPING: CaseMapping = {
  caseMapping: 1,
  id: "kent-athena",
  version: 1,
  force: "kent",
  dateOrder: "day-month-year",
  columns: {
    crimeReference: "Crime Ref No",
    recordedOn: "Date Recorded",
    outcome: "Outcome",
    outcomeOn: "Outcome Date",
    flag: "Flag",
    victimAge: "Victim Age",
  },
  outcomes: [
    { label: "66", means: "blank" },
    { label: "1d", means: "outcome:1" },
  ],
  flags: [],
};

export const HEADER = "Crime Ref No,Date Recorded,Outcome,Outcome Date,Flag,Victim Age";

/** References begin with this, so that a search of the book finds any that slipped through. */
export const REFERENCE = "46/ZQX";

/** A row; the reference is made of the number. */
export function caseRow(number: number, rest: string): string {
  return `${REFERENCE}${String(number).padStart(5, "0")}/19,${rest}`;
}

/** The text of an extract. */
export function extractOf(rows: readonly string[], header = HEADER): string {
  return `${[header, ...rows].join("\r\n")}\r\n`;
}

/** Every file below a folder that holds one of the words, in any of the ways text is stored. */
export function filesWith(folder: string, words: readonly string[]): readonly string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")]);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .filter((path) => {
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle));
    });
}
