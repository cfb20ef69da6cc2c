// One row of the JSON form of a return.
import type { Problem } from "../../ground/problem.ts";
import { absent } from "../cell.ts";
import { cellFromJson } from "../cell-json.ts";
import type { Labels, RowReading, RowTexts } from "./_labels.ts";
import { type Complaint, type Document, foundText, problemAt } from "./_problems.ts";
import type { PlacedRow } from "./_repeats.ts";
import { RETURN_COLUMNS, type ReturnColumn } from "./columns.ts";

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as it stands in a message: one level deep, since a hostile file may nest without end. */
export function said(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (!isFields(value)) return foundText(JSON.stringify(value) ?? "nothing");
  const fields = Object.entries(value).map(([key, part]) => {
    return `${JSON.stringify(key)}:${typeof part === "object" && part !== null ? "…" : JSON.stringify(part)}`;
  });
  return foundText(`{${fields.join(",")}}`);
}

/** Reads the row at `index` (from 0). A label that is not in its stored form is read and told. */
export function readItem(
  item: unknown,
  index: number,
  { document, readLabels }: { readonly document: Document; readonly readLabels: (texts: RowTexts) => RowReading },
): { readonly placed: PlacedRow | null; readonly problems: readonly Problem[] } {
  const place = `rows[${index}]`;
  if (!isFields(item)) {
    const wanted = "an object with one field a column";
    return { placed: null, problems: [{ ...document, cell: place, code: "not-a-row", found: said(item), wanted }] };
  }
  const { texts, complaints } = readTexts(item);
  const read = readLabels(texts);
  const cell = cellFromJson(item.value);
  const told = [...complaints, ...read.complaints.filter(({ column }) => !speaksOf(column, complaints))];
  if (cell === null) told.push(valueComplaint(item.value));
  if (read.labels !== null) told.push(...notAsStored(texts, read.labels, told));
  const problems = [
    ...unknownFields(item, place, document),
    ...told.map((one) => problemAt(document, `${place}.${one.column}`, one)),
  ];
  if (read.labels === null) return { placed: null, problems };
  const found = cell ?? absent("not understood", said(item.value));
  const reported = { row: index + 1, column: "value", ...read.labels, cell: found };
  return { placed: { reported, address: `${place}.value` }, problems };
}

function unknownFields(item: Fields, place: string, document: Document): Problem[] {
  const unknown = Object.keys(item).filter((key) => !RETURN_COLUMNS.some(({ id }) => id === key));
  return unknown.map((key) => {
    const wanted = "a column of the open format";
    const hint = "The field is not read; everything else is.";
    return {
      ...document,
      cell: `${place}.${foundText(key)}`,
      code: "unknown-column",
      found: foundText(key),
      wanted,
      hint,
    };
  });
}

/** Only texts count as texts: a number for a period would be a guess. */
function readTexts(item: Fields): { texts: RowTexts; complaints: Complaint[] } {
  const texts: Partial<Record<ReturnColumn, string>> = {};
  const complaints: Complaint[] = [];
  const wanted = "a text in quotes; left out where there is none";
  for (const { id } of RETURN_COLUMNS) {
    if (id === "value" || !Object.hasOwn(item, id)) continue;
    const given = item[id];
    if (typeof given === "string") texts[id] = given;
    else complaints.push({ column: id, code: "not-a-text", found: said(given), wanted });
  }
  return { texts, complaints };
}

/** Programs write this form, so a label has one spelling. */
function notAsStored(texts: RowTexts, labels: Labels, told: readonly Complaint[]): Complaint[] {
  const { force, unit, scope, flagOrigin, basis, line } = labels;
  const stored = { force, unit, scope, flag_origin: flagOrigin ?? "left out", basis, line } as const;
  return RETURN_COLUMNS.flatMap(({ id }) => {
    const given = texts[id];
    if (given === undefined || !isStored(id, stored) || given === stored[id] || speaksOf(id, told)) return [];
    const hint = "It is read as meant.";
    return [{ column: id, code: "not-as-stored", found: foundText(given), wanted: stored[id], hint }];
  });
}

function isStored<T extends object>(column: string, stored: T): column is keyof T & string {
  return Object.hasOwn(stored, column);
}

function speaksOf(column: ReturnColumn, complaints: readonly Complaint[]): boolean {
  return complaints.some((one) => one.column === column);
}

function valueComplaint(value: unknown): Complaint {
  const wanted = 'a whole number, {"from":1,"to":4}, or {"absent":"withheld","why":"s.40(2)"}';
  const hint = "It is kept as not understood, and counts as no number.";
  return { column: "value", code: "value-not-understood", found: said(value), wanted, hint };
}
