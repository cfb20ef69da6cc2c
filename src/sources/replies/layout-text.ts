// A layout as a small reviewed file: JSON in a fixed order, and the strict way back.
import type { Problem } from "../../ground/problem.ts";
import { isBalanceLineId } from "../../standard/balance-lines.ts";
import { findBasis } from "../../standard/bases.ts";
import { bodyById } from "../../standard/bodies.ts";
import { FLAG_ORIGINS } from "../../standard/flag-origins.ts";
import { forceById } from "../../standard/forces.ts";
import { nearest } from "../../standard/nearest.ts";
import { isOutcomeType } from "../../standard/outcomes.ts";
import { parseScope } from "../../standard/scopes.ts";
import { UNITS } from "../../standard/units.ts";
import {
  type ColumnLayout,
  DIMENSIONS,
  type Dimension,
  type Layout,
  type Meanings,
  type TableLayout,
} from "./layout.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** No line of a layout file is longer where it can be broken. */
const LONGEST_LINE = 112;

/** The layout as JSON in a fixed order of keys: one column, label or row a line where it fits, and a newline at the end. */
export function layoutText(layout: Layout): string {
  const { id, version, title, made, sheet, means, from, tables, labels, rows } = layout;
  const ordered: Json = {
    layout: layout.layout,
    id,
    version,
    title,
    made,
    sheet,
    means: orderedMeans(means),
    ...(from === undefined ? {} : { from: { file: from.file, means: orderedMeans(from.means) } }),
    tables: tables.map(orderedTable),
    labels: labels.map(({ dimension, text, means: says }) => ({ dimension, text, means: says })),
    rows: rows.map(({ text, is }) => ({ text, is })),
  };
  return `${printed(ordered, 0)}\n`;
}

function orderedMeans(means: Meanings): Json {
  return Object.fromEntries(
    DIMENSIONS.flatMap((dimension) => (means[dimension] === undefined ? [] : [[dimension, means[dimension]]])),
  );
}

function orderedTable({ title, columns, means, headerRows }: TableLayout): Json {
  return {
    ...(title === undefined ? {} : { title }),
    headerRows,
    means: orderedMeans(means),
    columns: columns.map(orderedColumn),
  };
}

function orderedColumn({ header, role, means, said }: ColumnLayout): Json {
  const kind: Json = typeof role === "string" ? role : { label: role.label };
  return { header, role: kind, means: orderedMeans(means), ...(said === true ? { said } : {}) };
}

function printed(value: Json, depth: number): string {
  const line = inLine(value);
  if (typeof value !== "object" || value === null || (depth > 0 && line.length + depth * 2 <= LONGEST_LINE))
    return line;
  const inner = "  ".repeat(depth + 1);
  const items = Array.isArray(value)
    ? value.map((item: Json) => `${inner}${printed(item, depth + 1)}`)
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printed(item as Json, depth + 1)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return items.length === 0 ? `${open}${close}` : `${open}\n${items.join(",\n")}\n${"  ".repeat(depth)}${close}`;
}

function inLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(inLine).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inLine(item as Json)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

/** A complaint: where in the file (`tables[0].columns[2].role`), what stands there, what would have been understood. */
interface Complaint {
  readonly at: string;
  readonly found: string;
  readonly wanted: string;
  readonly suggestions?: readonly string[];
}

interface Reader {
  readonly complaints: Complaint[];
}

/**
 * Reads a layout file. Strict: a key that is not of the shape, a missing one, or an id that the standard does not know is
 * a problem, named by its place; then there is no layout.
 */
export function parseLayout(text: string, file: string): { layout: Layout } | { problems: Problem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problems: [{ code: "layout-not-json", file, found: text.slice(0, 40), wanted: "a layout in JSON" }] };
  }
  const reader: Reader = { complaints: [] };
  const layout = readLayout(reader, value);
  if (reader.complaints.length === 0) return { layout };
  const problems = reader.complaints.map(
    ({ at, found, wanted, suggestions }): Problem => ({
      code: "layout-not-understood",
      file,
      cell: at === "" ? "the file" : at,
      found: found.slice(0, 80),
      wanted,
      ...(suggestions === undefined || suggestions.length === 0 ? {} : { suggestions }),
    }),
  );
  return { problems };
}

type Fields = Readonly<Record<string, unknown>>;

function complain(reader: Reader, at: string, value: unknown, wanted: string, suggestions?: readonly string[]): void {
  const found = typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing");
  reader.complaints.push({ at, found, wanted, ...(suggestions === undefined ? {} : { suggestions }) });
}

function fieldsOf(
  reader: Reader,
  at: string,
  value: unknown,
  { required, optional = [] }: { required: readonly string[]; optional?: readonly string[] },
): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    complain(reader, at, value, "an object");
    return {};
  }
  const known = [...required, ...optional];
  for (const key of Object.keys(value)) {
    if (!known.includes(key))
      complain(reader, pathOf(at, key), key, `one of ${known.join(", ")}`, nearest(key, known, 2));
  }
  for (const key of required)
    if (!Object.hasOwn(value, key)) complain(reader, pathOf(at, key), undefined, `the key ${key}`);
  return value as Fields;
}

function pathOf(at: string, key: string): string {
  return at === "" ? key : `${at}.${key}`;
}

function textOf(reader: Reader, at: string, value: unknown): string {
  if (typeof value === "string" && value.isWellFormed()) return value;
  if (value !== undefined) complain(reader, at, value, "a text");
  return "";
}

function listOf<T>(reader: Reader, at: string, value: unknown, read: (item: unknown, at: string) => T): readonly T[] {
  if (Array.isArray(value)) return value.map((item, index) => read(item, `${at}[${index}]`));
  if (value !== undefined) complain(reader, at, value, "a list");
  return [];
}

function oneOf<T extends string>(reader: Reader, at: string, value: unknown, words: readonly T[]): T {
  const found = words.find((word) => word === value);
  if (found === undefined && value !== undefined)
    complain(reader, at, value, `one of ${words.join(", ")}`, nearest(String(value), words, 2));
  return found ?? (words[0] as T);
}

function wholeNumber(reader: Reader, at: string, value: unknown, least: number): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= least) return value;
  if (value !== undefined) complain(reader, at, value, `a whole number from ${least}`);
  return least;
}

function readLayout(reader: Reader, value: unknown): Layout {
  const keys = ["layout", "id", "version", "title", "made", "sheet", "means", "tables", "labels", "rows"];
  const fields = fieldsOf(reader, "", value, { required: keys, optional: ["from"] });
  if (fields.layout !== 1 && fields.layout !== undefined)
    complain(reader, "layout", fields.layout, "1, the version of this shape");
  const id = textOf(reader, "id", fields.id);
  if (id !== "" && !/^[a-z\d]+(?:-[a-z\d]+)*$/u.test(id))
    complain(reader, "id", id, "small letters, digits and single hyphens");
  const from =
    fields.from === undefined ? null : fieldsOf(reader, "from", fields.from, { required: ["file", "means"] });
  return {
    layout: 1,
    id,
    version: wholeNumber(reader, "version", fields.version, 1),
    title: textOf(reader, "title", fields.title),
    made: oneOf(reader, "made", fields.made, ["proposed", "corrected"]),
    sheet: fields.sheet === null ? null : textOf(reader, "sheet", fields.sheet),
    means: readMeans(reader, "means", fields.means),
    ...(from === null
      ? {}
      : { from: { file: textOf(reader, "from.file", from.file), means: readMeans(reader, "from.means", from.means) } }),
    tables: listOf(reader, "tables", fields.tables, (item, at) => readTable(reader, at, item)),
    labels: listOf(reader, "labels", fields.labels, (item, at) => readLabelMeaning(reader, at, item)),
    rows: listOf(reader, "rows", fields.rows, (item, at) => readRowMeaning(reader, at, item)),
  };
}

function readTable(reader: Reader, at: string, value: unknown): TableLayout {
  const { title, columns, means, headerRows } = fieldsOf(reader, at, value, {
    required: ["columns", "means", "headerRows"],
    optional: ["title"],
  });
  return {
    ...(title === undefined ? {} : { title: textOf(reader, `${at}.title`, title) }),
    columns: listOf(reader, `${at}.columns`, columns, (item, place) => readColumn(reader, place, item)),
    means: readMeans(reader, `${at}.means`, means),
    headerRows: wholeNumber(reader, `${at}.headerRows`, headerRows, 0),
  };
}

function readColumn(reader: Reader, at: string, value: unknown): ColumnLayout {
  const { header, role, means, said } = fieldsOf(reader, at, value, {
    required: ["header", "role", "means"],
    optional: ["said"],
  });
  if (said !== undefined && said !== true) complain(reader, `${at}.said`, said, "true, or no such key");
  return {
    header: textOf(reader, `${at}.header`, header),
    role: readRole(reader, `${at}.role`, role),
    means: readMeans(reader, `${at}.means`, means),
    ...(said === true ? { said } : {}),
  };
}

function readRole(reader: Reader, at: string, value: unknown): ColumnLayout["role"] {
  if (typeof value !== "object" || value === null)
    return oneOf(reader, at, value, ["count", "note", "ignore"] as const);
  const { label } = fieldsOf(reader, at, value, { required: ["label"] });
  return { label: oneOf(reader, `${at}.label`, label, DIMENSIONS) };
}

function readMeans(reader: Reader, at: string, value: unknown): Meanings {
  if (value === undefined) return {};
  const fields = fieldsOf(reader, at, value, { required: [], optional: DIMENSIONS });
  const means: Record<string, string> = {};
  for (const dimension of DIMENSIONS) {
    if (fields[dimension] === undefined) continue;
    const id = textOf(reader, `${at}.${dimension}`, fields[dimension]);
    checkId(reader, `${at}.${dimension}`, dimension, id);
    means[dimension] = id;
  }
  return means;
}

function readLabelMeaning(reader: Reader, at: string, value: unknown): Layout["labels"][number] {
  const fields = fieldsOf(reader, at, value, { required: ["dimension", "text", "means"] });
  const dimension = oneOf(reader, `${at}.dimension`, fields.dimension, DIMENSIONS);
  const means = textOf(reader, `${at}.means`, fields.means);
  if (means !== "") checkId(reader, `${at}.means`, dimension, means);
  return { dimension, text: textOf(reader, `${at}.text`, fields.text), means };
}

function readRowMeaning(reader: Reader, at: string, value: unknown): Layout["rows"][number] {
  const { text, is } = fieldsOf(reader, at, value, { required: ["text", "is"] });
  return {
    text: textOf(reader, `${at}.text`, text),
    is: oneOf(reader, `${at}.is`, is, ["blank", "title", "header", "data", "total", "note"]),
  };
}

function checkId(reader: Reader, at: string, dimension: Dimension, id: string): void {
  const wanted = wantedOf(dimension, id);
  if (wanted !== null) complain(reader, at, id, wanted);
}

/** What the standard would have understood in a dimension; `null` where it knows this id. */
function wantedOf(dimension: Dimension, id: string): string | null {
  switch (dimension) {
    case "force":
      return forceById(id) !== null || bodyById(id) !== null
        ? null
        : "the id of a force or body, such as south-yorkshire";
    case "unit":
      return UNITS.some((unit) => unit.id === id) ? null : `one of ${UNITS.map((unit) => unit.id).join(", ")}`;
    case "scope":
      return parseScope(id)?.id === id ? null : "a scope, such as flag:CSE, code:71 or other: and words";
    case "basis":
      return findBasis(id) === id ? null : "recorded, closed or not stated";
    case "flagOrigin":
      return FLAG_ORIGINS.some((origin) => origin.id === id)
        ? null
        : `one of ${FLAG_ORIGINS.map((origin) => origin.id).join(", ")}`;
    case "line":
      return isLine(id) ? null : "total, a line of the balance, outcome: and a type, of-which:1A, or other: and words";
    case "area":
    case "period":
    case "flagRule":
    case "edition":
      return id.trim() === "" ? "words" : null;
  }
}

function isLine(id: string): boolean {
  const type = /^outcome:(\d{1,2})$/u.exec(id)?.[1];
  if (type !== undefined) return isOutcomeType(Number(type)) && String(Number(type)) === type;
  return id === "total" || isBalanceLineId(id) || /^of-which:[123]A$/u.test(id) || /^other:\S/u.test(id);
}
