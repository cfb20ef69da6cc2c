// An extract to audit: 240 made-up crimes whose flag, outcome and truth are known from their number, and rows that belong in no frame.
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { caseRow, extractOf, HEADER, REFERENCE } from "./extracts.ts";

/** What is known of the crime of a number, from 1: 60 flagged, of which 12 charged; 180 unflagged, of which 20 charged. */
export function truthOf(number: number): {
  readonly flagged: boolean;
  readonly charged: boolean;
  readonly exploited: boolean;
} {
  const flagged = number % 4 === 0;
  const charged = flagged ? number % 20 === 0 : number % 9 === 0 && number <= 240;
  return { flagged, charged, exploited: flagged ? number % 3 !== 0 : number % 10 === 1 };
}

const NUMBERS = Array.from({ length: 240 }, (_, index) => index + 1);

/** The rows of the crimes, each once. */
const CRIMES = NUMBERS.map((number) => {
  const { flagged, charged } = truthOf(number);
  const year = number % 2 === 0 ? "03/06/2019" : "03/06/2018";
  return caseRow(number, `${year},${charged ? "Charged/Summonsed" : "18"},04/08/2019,${flagged ? "CSE" : ""},14`);
});

/** Rows that belong in no frame, and a crime that stands twice. */
const ODD = [
  ",03/06/2019,18,04/08/2019,CSE,14",
  caseRow(901, "03/06/2019,C2,04/08/2019,CSE,14"),
  caseRow(902, "03/06/2019,18,04/08/2019,maybe,14"),
  caseRow(4, "05/07/2019,18,04/08/2019,,14"),
];

/** The extract, with its rows as they are or the other way round. */
export function auditExtract({ reversed = false } = {}): string {
  const rows = [...CRIMES, ...ODD];
  return extractOf(reversed ? rows.reverse() : rows, HEADER);
}

/** The number of a crime by its reference. */
export function numberOf(reference: string): number {
  return Number(reference.slice(REFERENCE.length, REFERENCE.length + 5));
}

/** A sheet filled in: `says` gives the word for the crime of a number at a line; an empty word leaves it blank. */
export function filled(sheet: string, says: (number: number, line: number) => string): string {
  const [header = [], ...rows] = parseCsv(sheet, ",");
  const lines = rows.map(([audit = "", line = "", crime = "", , note = ""]) =>
    [audit, line, crime, says(numberOf(crime), Number(line)), note].join(","),
  );
  return `${[header.join(","), ...lines].join("\n")}\n`;
}
