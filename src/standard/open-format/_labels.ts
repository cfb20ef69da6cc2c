// One row of a return: the texts of its columns become a reported figure, or complaints that say what is wanted.
import { BASES, type Basis, findBasis } from "../bases.ts";
import { findBody } from "../bodies.ts";
import { NOT_STATED, parseEdition } from "../editions.ts";
import { FLAG_ORIGINS, findFlagOrigin } from "../flag-origins.ts";
import { findForce, nearestForces } from "../forces.ts";
import { nearest } from "../nearest.ts";
import { asPrinted, type Period, parsePeriod } from "../periods.ts";
import type { Reported } from "../reported.ts";
import { NAMED_SCOPES, parseScope } from "../scopes.ts";
import { findUnit, UNITS, type Unit } from "../units.ts";
import { readLine } from "./_lines.ts";
import { type Complaint, foundText } from "./_problems.ts";
import { REQUIRED_COLUMNS, RETURN_COLUMNS, type ReturnColumn } from "./columns.ts";

/** The texts of a row by column; a column that the file does not have is left out. */
export type RowTexts = Readonly<Partial<Record<ReturnColumn, string>>>;

/** Everything a row says except its figure and its place. */
export type Labels = Omit<Reported, "row" | "column" | "cell">;

/** What a row says, or `null` when a label that it cannot do without is missing or not known. */
export interface RowReading {
  readonly labels: Labels | null;
  readonly complaints: readonly Complaint[];
}

type Told<T> = { readonly is: T } | { readonly complaint: Complaint };

/**
 * Makes a reader for the rows of one document; a label that it has met before is not looked up again. A required label
 * that is blank or not known gives a complaint and no labels; an optional one that is not known gives a complaint and
 * counts as not said.
 */
export function labelReader(): (texts: RowTexts) => RowReading {
  const readers = {
    force: remembered(readForce),
    period: remembered(readPeriod),
    unit: remembered(readUnit),
    scope: remembered(readScope),
    line: remembered(readLineOf),
  };
  return (texts) => readLabels(texts, readers);
}

interface Readers {
  readonly force: (text: string) => Told<string>;
  readonly period: (text: string) => Told<Period>;
  readonly unit: (text: string) => Told<Unit>;
  readonly scope: (text: string) => Told<string>;
  readonly line: (text: string) => Told<string>;
}

function remembered<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const now = read(text);
    known.set(text, now);
    return now;
  };
}

function readLabels(texts: RowTexts, readers: Readers): RowReading {
  const complaints: Complaint[] = [];
  const take = <T>(told: Told<T>): T | null => {
    if ("is" in told) return told.is;
    complaints.push(told.complaint);
    return null;
  };
  const textOf = (column: ReturnColumn): string => texts[column] ?? "";
  const force = take(required("force", textOf("force"), readers.force));
  const period = take(required("period", textOf("period"), readers.period));
  const unit = take(required("unit", textOf("unit"), readers.unit));
  const scope = take(required("scope", textOf("scope"), readers.scope));
  const line = take(required("line", textOf("line"), readers.line));
  const flagOrigin = take(readFlagOrigin(textOf("flag_origin")));
  const basis = take(readBasis(textOf("basis"))) ?? "not stated";
  if (force === null || period === null || unit === null || scope === null || line === null) {
    return { labels: null, complaints };
  }
  const days = { period: period.id, periodFrom: period.from, periodTo: period.to };
  const flag = { flagRule: oneLine(textOf("flag_rule")), flagOrigin };
  const said = {
    edition: readEdition(textOf("edition")),
    note: asWritten(textOf("note")),
    cite: asWritten(textOf("source")),
  };
  return {
    labels: { force, area: oneLine(textOf("area")), ...days, unit, scope, ...flag, basis, line, ...said },
    complaints,
  };
}

function required<T>(column: ReturnColumn, text: string, read: (text: string) => Told<T>): Told<T> {
  if (text.trim() !== "") return read(text.toWellFormed());
  const says = RETURN_COLUMNS.find(({ id }) => id === column)?.says ?? "";
  return { complaint: { column, code: "blank", found: "", wanted: says } };
}

function readForce(text: string): Told<string> {
  const force = findForce(text) ?? findBody(text);
  if (force !== null) return { is: force.id };
  const suggestions = nearestForces(text).map(({ called }) => called);
  return unknown("force", text, { wanted: "the name of a police force, or of another body known here", suggestions });
}

/** Words that name no certain days are a period too, as printed. */
function readPeriod(text: string): Told<Period> {
  return { is: parsePeriod(text) ?? asPrinted(text) };
}

function readUnit(text: string): Told<Unit> {
  const unit = findUnit(text);
  if (unit !== null) return { is: unit };
  const units = UNITS.map(({ id }) => id);
  return unknown("unit", text, { wanted: `one of ${units.join(", ")}`, suggestions: nearest(text, units, 2) });
}

function readScope(text: string): Told<string> {
  const scope = parseScope(text);
  if (scope !== null) return { is: scope.id };
  const named = NAMED_SCOPES.map(({ id }) => id);
  const hint = "A scope in the words of the source begins with other:";
  const wanted = `one of ${named.join(", ")}, code: and an offence code, or other: and words`;
  return unknown("scope", text, { wanted, suggestions: nearest(text, named, 2), hint });
}

function readLineOf(text: string): Told<string> {
  const reading = readLine(text);
  return "line" in reading ? { is: reading.line } : unknown("line", text, reading);
}

function readFlagOrigin(text: string): Told<string | null> {
  if (text.trim() === "") return { is: null };
  const origin = findFlagOrigin(text);
  if (origin !== null) return { is: origin };
  const origins = FLAG_ORIGINS.map(({ id }) => id);
  return unknown("flag_origin", text, {
    wanted: `one of ${origins.join(", ")}`,
    suggestions: nearest(text, origins, 2),
  });
}

function readBasis(text: string): Told<Basis> {
  if (text.trim() === "") return { is: "not stated" };
  const basis = findBasis(text);
  if (basis !== null) return { is: basis };
  const bases = BASES.map(({ id }) => id);
  return unknown("basis", text, { wanted: `one of ${bases.join(", ")}`, suggestions: nearest(text, bases, 2) });
}

function readEdition(text: string): string | null {
  const { id } = parseEdition(oneLine(text) ?? "");
  return id === NOT_STATED.id ? null : id;
}

function unknown<T>(
  column: ReturnColumn,
  text: string,
  { wanted, suggestions = [], hint }: { wanted: string; suggestions?: readonly string[]; hint?: string },
): Told<T> {
  const isKept = !REQUIRED_COLUMNS.includes(column);
  const says = hint ?? (isKept ? "The row is kept as if this were empty." : undefined);
  const code = `unknown-${column.replace("_", "-")}`;
  const near = suggestions.length === 0 ? {} : { suggestions };
  return {
    complaint: { column, code, found: foundText(text), wanted, ...near, ...(says === undefined ? {} : { hint: says }) },
  };
}

function oneLine(text: string): string | null {
  return text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim() || null;
}

/** Free words are kept letter by letter, spaces at their ends too, so that what goes out comes back the same. */
function asWritten(text: string): string | null {
  return text.toWellFormed().normalize("NFC") || null;
}
