// Reads a return from the records of a CSV or a sheet: columns by name, then row by row.

import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../address.ts";
import type { Cell } from "../cell.ts";
import { parseCellText } from "../cell-text.ts";
import { nearest } from "../nearest.ts";
import type { Reported } from "../reported.ts";
import { labelReader, type RowReading, type RowTexts } from "./_labels.ts";
import { type Complaint, type Document, foundText, gatherProblems, problemAt } from "./_problems.ts";
import { type PlacedRow, settleRepeats } from "./_repeats.ts";
import { findReturnColumn, nearestReturnColumns, REQUIRED_COLUMNS, type ReturnColumn } from "./columns.ts";
import { withoutGuard } from "./formula-guard.ts";

/** A return as read: figures, what could not be read, and which column was read as what. */
export interface ReturnReading {
  readonly rows: Reported[];
  readonly problems: Problem[];
  readonly columns: { column: string; header: string; role: string }[];
}

/** From how many of its columns a header row counts as one of the open format. */
const ENOUGH_COLUMNS = 4;

/** Whether a header row is one of the open format: four or more of its columns stand in it. */
export function looksLikeReturn(header: readonly string[]): boolean {
  const found = new Set(header.map((text) => findReturnColumn(withoutGuard(text))));
  found.delete(null);
  return found.size >= ENOUGH_COLUMNS;
}

/**
 * Reads a return; the first record holds the headers. `null` when it is plainly not the open format. Whatever is not
 * understood is a problem with its address, and the reading goes on; a row without its force, period, unit, scope or
 * line is not kept. A figure that is not understood is kept as the absence "not understood".
 */
export function readReturnCsv(
  records: readonly (readonly string[])[],
  file: string,
  sheet?: string,
): ReturnReading | null {
  const header = (records[0] ?? []).map(withoutGuard);
  if (!looksLikeReturn(header)) return null;
  const document: Document = { file, ...(sheet === undefined ? {} : { sheet }) };
  const { places, columns, problems } = findColumns(header, document);
  if (REQUIRED_COLUMNS.some((column) => !places.has(column))) return { rows: [], problems, columns };
  const placed: PlacedRow[] = [];
  const readLabels = labelReader();
  for (const [index, record] of records.entries()) {
    if (index === 0 || record.every((text) => text.trim() === "")) continue;
    const read = readRecord({ record, row: index + 1, places, width: header.length, document, readLabels });
    problems.push(...read.problems);
    if (read.placed !== null) placed.push(read.placed);
  }
  const settled = settleRepeats(placed, document);
  return { rows: settled.rows, problems: gatherProblems([...problems, ...settled.problems]), columns };
}

type Places = ReadonlyMap<ReturnColumn, number>;

/** A column that stands in the file twice is not read at all: nothing says which of the two is meant. */
function findColumns(header: readonly string[], document: Document): ReturnReading & { readonly places: Places } {
  const standing = standingOf(header);
  const at = (index: number): Document & { cell: string } => ({ ...document, cell: columnLetters(index) });
  const places = new Map<ReturnColumn, number>();
  const problems: Problem[] = [];
  const columns = header.map((text, index) => {
    const column = findReturnColumn(text);
    const stands = column === null ? [] : (standing.get(column) ?? []);
    const isRead = column !== null && stands.length === 1;
    if (isRead) places.set(column, index);
    else if (column !== null) problems.push({ ...at(index), ...columnTwice(text, column, stands) });
    else if (text.trim() !== "") problems.push({ ...at(index), ...unknownColumn(text) });
    return { column: columnLetters(index), header: foundText(text), role: isRead ? column : "not read" };
  });
  for (const column of REQUIRED_COLUMNS.filter((one) => !places.has(one))) {
    problems.push({ ...document, cell: "1", ...missingColumn(column, header) });
  }
  return { rows: [], problems, columns, places };
}

function standingOf(header: readonly string[]): ReadonlyMap<ReturnColumn, readonly number[]> {
  const standing = new Map<ReturnColumn, number[]>();
  for (const [index, text] of header.entries()) {
    const column = findReturnColumn(text);
    if (column === null) continue;
    const others = standing.get(column);
    if (others === undefined) standing.set(column, [index]);
    else others.push(index);
  }
  return standing;
}

type Placeless = Omit<Problem, "file" | "sheet" | "cell">;

function columnTwice(header: string, column: ReturnColumn, places: readonly number[]): Placeless {
  const hint = `It stands in ${places.slice(0, 2).map(columnLetters).join(" and ")}; neither is read.`;
  return { code: "column-twice", found: foundText(header), wanted: `one column ${column}`, hint };
}

function unknownColumn(header: string): Placeless {
  const suggestions = nearestReturnColumns(header);
  const said = { code: "unknown-column", found: foundText(header), wanted: "a column of the open format" };
  const hint = "The column is not read; everything else is.";
  return suggestions.length === 0 ? { ...said, hint } : { ...said, hint, suggestions };
}

function missingColumn(column: ReturnColumn, header: readonly string[]): Placeless {
  const others = header.filter((text) => findReturnColumn(text) === null && text.trim() !== "").map(foundText);
  const suggestions = nearest(column, others, 2);
  return {
    code: "missing-column",
    found: foundText(header.map(foundText).join(", ")),
    wanted: `a column ${column}`,
    hint: "Without it no row can be read.",
    ...(suggestions.length > 0 ? { suggestions } : {}),
  };
}

interface RecordAtRow {
  readonly record: readonly string[];
  readonly row: number;
  readonly places: Places;
  readonly width: number;
  readonly document: Document;
  readonly readLabels: (texts: RowTexts) => RowReading;
}

function readRecord({ record, row, places, width, document, readLabels }: RecordAtRow): {
  placed: PlacedRow | null;
  problems: Problem[];
} {
  const valueAt = places.get("value") ?? 0;
  const tooMany = record.slice(width).some((text) => text.trim() !== "");
  if (tooMany || valueAt >= record.length) {
    const hint = "The row is not read, because its cells may stand in other columns than their own.";
    const wanted = `${width} cells, one for each column`;
    return {
      placed: null,
      problems: [{ ...document, cell: String(row), code: "ragged-row", found: `${record.length} cells`, wanted, hint }],
    };
  }
  const texts: RowTexts = Object.fromEntries(
    [...places].map(([column, index]) => [column, withoutGuard(record[index] ?? "")]),
  );
  const { labels, complaints } = readLabels(texts);
  const cell = parseCellText(texts.value ?? "");
  const told = isNotUnderstood(cell, texts.value ?? "")
    ? [...complaints, valueComplaint(texts.value ?? "")]
    : complaints;
  const problems = told.map((one) => problemAt(document, `${columnLetters(places.get(one.column) ?? 0)}${row}`, one));
  if (labels === null) return { placed: null, problems };
  const column = columnLetters(valueAt);
  return { placed: { reported: { row, column, ...labels, cell }, address: `${column}${row}` }, problems };
}

/** A source that says "not understood" in so many words is understood. */
function isNotUnderstood(cell: Cell, text: string): boolean {
  return cell.kind === "absent" && cell.absence === "not understood" && !/^not\s+understood\b/iu.test(text.trim());
}

function valueComplaint(text: string): Complaint {
  const wanted = "a whole number, a range such as 1 to 4, or why there is none, such as withheld (s.40(2))";
  return {
    column: "value",
    code: "value-not-understood",
    found: foundText(text),
    wanted,
    hint: "It is kept as not understood, and counts as no number.",
  };
}
