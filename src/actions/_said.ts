// What a person says of a table, as a short text (`force=kent`, `B=period:2018/19`, `row:14=total`, `label:NFA=outcome:18`), and the correction it makes.
import { Refusal } from "../ground/refusal.ts";
import type { Grid, GridReading } from "../sources/replies/grid.ts";
import {
  type ColumnRole,
  type Correction,
  DIMENSIONS,
  type Dimension,
  type RowKind,
} from "../sources/replies/layout.ts";
import { columnIndex } from "../standard/address.ts";
import { isBalanceLineId } from "../standard/balance-lines.ts";
import { BASES, findBasis } from "../standard/bases.ts";
import { findBody } from "../standard/bodies.ts";
import { FLAG_ORIGINS, findFlagOrigin } from "../standard/flag-origins.ts";
import { findForce, forceByCode, forceById, nearestForces } from "../standard/forces.ts";
import { foldLabel } from "../standard/label.ts";
import { findOutcome } from "../standard/outcomes.ts";
import { asPrinted, parsePeriod } from "../standard/periods.ts";
import { parseScope } from "../standard/scopes.ts";
import { findUnit, UNITS } from "../standard/units.ts";

/** The most characters of one saying, and the most sayings of one draft. */
export const SAID_LIMITS = { characters: 400, count: 60 } as const;

const ROW_KINDS: readonly RowKind[] = ["blank", "title", "header", "data", "total", "note"];
const LEAVE_OUT = /^(?:leave[ -]?out|not a figure|)$/iu;

/** The correction that a text says of a table. Refuses (`usage`) what it cannot read, naming what would do. */
export function correctionSaid(text: string, grid: Grid, reading: GridReading): Correction {
  // A label may hold the sign itself; a meaning in words may too.
  const at = /^label:/iu.test(text) ? text.lastIndexOf("=") : text.indexOf("=");
  const [what, means] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at < 1 || text.length > SAID_LIMITS.characters) throw unreadable(text);
  if (/^label:/iu.test(what)) return labelSaid(what.slice(6), means, reading);
  if (/^row:/iu.test(what)) return rowSaid(what.slice(4), means, grid);
  const dimension = dimensionNamed(what);
  if (dimension !== null) return { kind: "means", means: { [dimension]: valueSaid(dimension, means) } };
  const column = /^(?:(\d{1,3}):)?([A-Z]{1,3})$/iu.exec(what);
  if (column === null) throw unreadable(text);
  return columnSaid({ table: Number(column[1] ?? 1), column: (column[2] ?? "").toUpperCase(), means }, grid, reading);
}

function unreadable(text: string): Refusal {
  return new Refusal(
    "usage",
    `Cannot read "${text.slice(0, 60)}": found no thing and meaning, wanted such as force=kent.`,
    "What can be said: force=kent, unit=crimes, flagRule=words, B=period:2018/19, B=ignore, row:14=total, label:NFA=outcome:18.",
  );
}

function dimensionNamed(word: string): Dimension | null {
  const plain = word.replace(/[\s_-]/gu, "").toLowerCase();
  return DIMENSIONS.find((dimension) => dimension.toLowerCase() === plain) ?? null;
}

function rowSaid(number: string, means: string, grid: Grid): Correction {
  const row = Number(number);
  if (!Number.isInteger(row) || row < 1 || row > grid.rows.length)
    throw new Refusal(
      "usage",
      `There is no row ${number.slice(0, 20)} in the sheet.`,
      `Rows: 1 to ${grid.rows.length}.`,
    );
  const kind = means === "headings" || means === "heading" ? "header" : means.toLowerCase();
  const is = ROW_KINDS.find((one) => one === kind);
  if (is === undefined) throw unknown("kind of row", means, ROW_KINDS.join(", "));
  return { kind: "row", row, is };
}

/** `B=ignore`, `B=note`, `B=label:force`, `B=count`, `B=period:2018/19`, `B=period:2018/19;line:charged`. */
function columnSaid(
  { table, column, means }: { table: number; column: string; means: string },
  grid: Grid,
  reading: GridReading,
): Correction {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (columnIndex(column) >= width) throw new Refusal("usage", `There is no column ${column} in the sheet.`);
  const tables = Math.max(1, reading.layout.tables.length);
  if (table < 1 || table > tables)
    throw new Refusal("usage", `There is no table ${table} in the sheet.`, `Tables: 1 to ${tables}.`);
  const base = { kind: "column", table: table - 1, column } as const;
  const label = /^(?:label|names?) ?:(.*)$/iu.exec(means)?.[1];
  if (label !== undefined) {
    const dimension = dimensionNamed(label);
    if (dimension === null) throw unknown("dimension", label, DIMENSIONS.join(", "));
    return { ...base, role: { label: dimension } };
  }
  const role: ColumnRole | null =
    (["count", "note", "ignore"] as const).find((one) => one === means.toLowerCase()) ?? null;
  if (role !== null) return { ...base, role };
  const said = means.split(";").map((part) => {
    const [name = "", ...rest] = part.split(":");
    const dimension = dimensionNamed(name);
    if (dimension === null || rest.length === 0)
      throw unknown("meaning of a column", part, "ignore, note, count, label:force, period:2018/19 or line:charged");
    return [dimension, valueSaid(dimension, rest.join(":").trim())] as const;
  });
  return { ...base, role: "count", means: Object.fromEntries(said) };
}

/** The dimension of a label is the one in which it is not known, or as it is said: `label:NFA=line:no-suspect`. */
function labelSaid(text: string, means: string, reading: GridReading): Correction {
  const plain = foldLabel(text);
  if (plain === "") throw unreadable(`label:=${means}`);
  const [first = "", ...rest] = means.split(":");
  const named = rest.length === 0 ? null : dimensionNamed(first);
  const dimension =
    named ?? reading.unknown.find((label) => foldLabel(label.text) === plain)?.dimension ?? ("line" as const);
  const value = named === null ? means : rest.join(":").trim();
  const meaning = LEAVE_OUT.test(value) ? "" : valueSaid(dimension, value);
  return { kind: "label", dimension, text: text.replace(/\s+/gu, " ").trim(), means: meaning };
}

/** The id of the standard that a word names in a dimension; an empty word takes the meaning away. Refuses (`usage`) unknown ones. */
function valueSaid(dimension: Dimension, words: string): string {
  const text = words.normalize("NFC").replace(/\s+/gu, " ").trim();
  if (text === "") return "";
  switch (dimension) {
    case "force":
      return forceSaid(text);
    case "period":
      return (parsePeriod(text) ?? asPrinted(text)).id;
    case "unit":
      return findUnit(text) ?? refuse("unit", text, UNITS.map(({ id }) => id).join(", "));
    case "scope":
      return (
        parseScope(text)?.id ??
        refuse("scope", text, "flag:CSE, flag:CSA, child-titled, sexual-offences, rape, code:71, other: and words")
      );
    case "basis":
      return findBasis(text) ?? refuse("basis", text, BASES.map(({ id }) => id).join(", "));
    case "flagOrigin":
      return findFlagOrigin(text) ?? refuse("flag origin", text, FLAG_ORIGINS.map(({ id }) => id).join(", "));
    case "line":
      return lineSaid(text);
    default:
      return text;
  }
}

function forceSaid(text: string): string {
  const force = forceById(text) ?? findForce(text) ?? forceByCode("ONS", text) ?? findBody(text);
  if (force !== null) return force.id;
  const near = nearestForces(text).map(({ called }) => called);
  return refuse(
    "force",
    text,
    near.length === 0 ? "a name as Home Office tables write it, such as South Yorkshire" : near.join(", "),
  );
}

function lineSaid(text: string): string {
  const plain = text.toLowerCase();
  if (plain === "total" || isBalanceLineId(plain)) return plain;
  if (/^(?:other|of-which):./u.test(plain)) return text;
  const outcome = findOutcome(text.replace(/^outcome:/iu, ""));
  if (outcome.kind === "outcome") return `outcome:${outcome.type}`;
  if (outcome.kind === "group" && "line" in outcome) return outcome.line;
  return refuse("line", text, "total, charged, no-suspect, outcome:18, or other: and words");
}

function refuse(what: string, found: string, wanted: string): never {
  throw unknown(what, found, wanted);
}

function unknown(what: string, found: string, wanted: string): Refusal {
  return new Refusal("usage", `Unknown ${what} "${found.slice(0, 40)}".`, `Wanted: ${wanted}.`);
}
