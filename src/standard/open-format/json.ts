// The JSON form of a return: the same columns as the CSV, labels in their stored form, the figure as a cell.
import type { Problem } from "../../ground/problem.ts";
import { type CellJson, cellToJson } from "../cell-json.ts";
import type { Reported } from "../reported.ts";
import { type Fields, isFields, readItem, said } from "./_json-row.ts";
import { labelReader } from "./_labels.ts";
import { type Document, foundText, gatherProblems } from "./_problems.ts";
import { type PlacedRow, settleRepeats } from "./_repeats.ts";
import { RETURN_COLUMNS, type ReturnColumn } from "./columns.ts";
import type { ReturnReading } from "./rows.ts";

/** A row of the JSON form: texts by column, and the cell. What a row does not say is left out. */
export type ReturnRowJson = Readonly<Partial<Record<Exclude<ReturnColumn, "value">, string>>> & {
  readonly value: CellJson;
};

/** A return as JSON. */
export interface ReturnDocument {
  readonly everycase: "return";
  readonly version: 1;
  readonly rows: readonly ReturnRowJson[];
}

/** Writes figures as a return in JSON that `readReturnJson` reads back to the same figures. */
export function writeReturnJson(rows: readonly Reported[]): ReturnDocument {
  return { everycase: "return", version: 1, rows: rows.map(rowToJson) };
}

function rowToJson(row: Reported): ReturnRowJson {
  const { force, area, period, unit, scope, flagRule, flagOrigin, basis, edition, line, cell, note, cite } = row;
  return {
    force,
    ...(area === null ? {} : { area }),
    period,
    unit,
    scope,
    ...(flagRule === null ? {} : { flag_rule: flagRule }),
    ...(flagOrigin === null ? {} : { flag_origin: flagOrigin }),
    basis,
    ...(edition === null ? {} : { edition }),
    line,
    value: cellToJson(cell),
    ...(note === null ? {} : { note }),
    ...(cite === null ? {} : { source: cite }),
  };
}

/**
 * Reads a return from parsed JSON; `null` when it does not call itself one. Addresses are such as `rows[3].value`,
 * and a
 * figure's `row` counts from 1. Labels are looked up as in the CSV; one that is not in its stored form is read and
 * told.
 */
export function readReturnJson(value: unknown, file: string): ReturnReading | null {
  if (!isFields(value) || value.everycase !== "return") return null;
  const document: Document = { file };
  const problems = documentProblems(value, document);
  const items: readonly unknown[] = value.version === 1 && Array.isArray(value.rows) ? value.rows : [];
  const placed: PlacedRow[] = [];
  const readLabels = labelReader();
  for (const [index, item] of items.entries()) {
    const read = readItem(item, index, { document, readLabels });
    problems.push(...read.problems);
    if (read.placed !== null) placed.push(read.placed);
  }
  const settled = settleRepeats(placed, document);
  const stated = RETURN_COLUMNS.filter(({ id }) => items.some((item) => isFields(item) && Object.hasOwn(item, id)));
  const columns = stated.map(({ id }) => ({ column: id, header: id, role: id }));
  return { rows: settled.rows, problems: gatherProblems([...problems, ...settled.problems]), columns };
}

function documentProblems(value: Fields, { file }: Document): Problem[] {
  const problems: Problem[] = [];
  if (value.version !== 1) {
    const hint = "No row is read: in another version the same words may mean something else.";
    problems.push({ file, cell: "version", code: "unknown-version", found: said(value.version), wanted: "1", hint });
  }
  if (!Array.isArray(value.rows)) {
    problems.push({ file, cell: "rows", code: "no-rows", found: said(value.rows), wanted: "a list of rows" });
  }
  const known = ["everycase", "version", "rows", ...(typeof value.$schema === "string" ? ["$schema"] : [])];
  for (const key of Object.keys(value).filter((one) => !known.includes(one))) {
    const wanted = "everycase, version and rows";
    problems.push({ file, cell: foundText(key), code: "unknown-field", found: foundText(key), wanted });
  }
  return problems;
}
