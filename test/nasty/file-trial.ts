// Tries one file of tables or words through `openFile`, and compares what came of it with the oracle beside it.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { openFile } from "../../src/sources/sheet/open.ts";
import type { OpenedFile } from "../../src/sources/sheet/opened.ts";
import { readSheetText } from "../../src/sources/sheet/sheet-text.ts";
import type { NastyEntry } from "./entries.ts";
import { type Trial, wordsWrong } from "./trial.ts";

/** Opens the file in a job folder of its own. */
export async function tryFile(entry: NastyEntry, folder: string, job: string): Promise<Trial> {
  const path = join(folder, entry.path);
  const opened = await openFile({ path, name: basename(path), folder: job });
  const accepted = opened.sheets.length > 0 || opened.text !== null;
  const wrong = accepted ? [] : wordsWrong(opened.problems, readFileSync(path));
  const differs = accepted && entry.oracle !== undefined ? await difference(opened, join(folder, entry.oracle)) : null;
  return { accepted, problems: opened.problems, signals: opened.signals.map(({ kind }) => kind), differs, wrong };
}

type Value = string | number | boolean | null;
type Rows = readonly (readonly Value[])[];

/** Where the opened file is not what the oracle says, in words; `null` when it is. */
async function difference(opened: OpenedFile, oracle: string): Promise<string | null> {
  const wanted: unknown = JSON.parse(readFileSync(oracle, "utf8"));
  if (isText(wanted))
    return opened.text?.join("\n") === wanted.text ? null : `the text is ${JSON.stringify(opened.text)}`;
  const sheets: (readonly (readonly string[])[])[] = [];
  for (const sheet of opened.sheets) sheets.push(parseCsv(await readSheetText(sheet), sheet.delimiter));
  if (isBook(wanted)) {
    const names = wanted.sheets.map(({ name }) => name).join(", ");
    if (opened.sheets.map(({ name }) => name).join(", ") !== names) return `the sheets are not ${names}`;
    return firstOf(wanted.sheets.map(({ rows }, i) => rowsDiffer(sheets[i] ?? [], rows)));
  }
  const rows = wanted as Rows | readonly Readonly<Record<string, string>>[];
  const [first] = rows;
  if (first === undefined || Array.isArray(first)) return rowsDiffer(sheets[0] ?? [], rows as Rows);
  const records = rows as readonly Readonly<Record<string, string>>[];
  return rowsDiffer(sheets[0] ?? [], [Object.keys(first), ...records.map((one) => Object.values(one))]);
}

function isText(value: unknown): value is { readonly text: string } {
  return typeof value === "object" && value !== null && "text" in value;
}

function isBook(
  value: unknown,
): value is { readonly sheets: readonly { readonly name: string; readonly rows: Rows }[] } {
  return typeof value === "object" && value !== null && "sheets" in value;
}

function firstOf(all: readonly (string | null)[]): string | null {
  return all.find((one) => one !== null) ?? null;
}

/** Numbers are compared as their shortest decimals; empty cells at the ends of rows, and empty rows at the end, do not count. */
function rowsDiffer(found: readonly (readonly string[])[], wanted: Rows): string | null {
  const [ours, theirs] = [trimmed(found), trimmed(wanted)];
  if (ours.length !== theirs.length) return `it has ${ours.length} rows, wanted ${theirs.length}`;
  for (const [i, row] of theirs.entries()) {
    if (JSON.stringify(ours[i]) !== JSON.stringify(row))
      return `row ${i + 1} is ${JSON.stringify(ours[i])}, wanted ${JSON.stringify(row)}`;
  }
  return null;
}

function trimmed(rows: Rows): readonly (readonly string[])[] {
  const texts = rows.map((row) => withoutTail(row.map(textOf), (cell) => cell === ""));
  return withoutTail(texts, (row) => row.length === 0);
}

/** One of the public CSV files lost its carriage returns on the way here, and its oracle did not: line ends in cells are compared as one kind. */
function textOf(value: Value): string {
  if (value === null) return "";
  if (typeof value === "string") return value.replaceAll("\r\n", "\n");
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

function withoutTail<T>(all: readonly T[], isEmpty: (one: T) => boolean): readonly T[] {
  const last = all.findLastIndex((one) => !isEmpty(one));
  return all.slice(0, last + 1);
}
