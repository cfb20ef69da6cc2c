// Reads columns of the shared real files for the vocabulary tests: small CSV files with simple quotes.
import { readFileSync } from "node:fs";
import Papa from "papaparse";

/** The rows of a CSV file as objects by header. */
export function rowsOf(path: string): Record<string, string>[] {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/u, "");
  return Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
}

/** The distinct values of a column, in the order of the file. */
export function distinct(path: string, column: string): string[] {
  return [...new Set(rowsOf(path).map((row) => row[column] ?? `no column ${column}`))];
}
