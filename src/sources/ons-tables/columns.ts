// The header of an ONS police force area table: which columns name the area, and what each of the others counts.
import type { MetricKind } from "../../standard/metric-cell.ts";
import { parsePeriod } from "../../standard/periods.ts";
import { parseScope } from "../../standard/scopes.ts";

/** The columns that say where. */
export type PlaceRole = "code" | "name" | "partnershipCode" | "partnership" | "districtCode" | "district";

/** What the figures of a column are. */
export type Counted = "crimes" | "people" | MetricKind;

/** One column of figures. `period` is the id of the period, or words as printed. */
export interface FigureColumn {
  readonly column: number;
  readonly header: string;
  readonly counted: Counted;
  readonly scope: string;
  readonly line: string;
  readonly period: string;
}

/** A table's header. `rows` are the header's rows, the last of which names the columns (from 1). */
export interface TableHeader {
  readonly title: string;
  readonly row: number;
  readonly places: ReadonlyMap<PlaceRole, number>;
  readonly figures: readonly FigureColumn[];
}

const PLACES: readonly { readonly role: PlaceRole; readonly pattern: RegExp }[] = [
  { role: "code", pattern: /^(?:police force )?area codes?$|^(?:pfa|police force) code$/u },
  { role: "name", pattern: /^(?:police force )?area names?$|^police force(?: area| name)?$|^(?:pfa|force) name$/u },
  { role: "partnershipCode", pattern: /^(?:community safety partnership|csp) code$/u },
  { role: "partnership", pattern: /^(?:community safety partnership|csp)(?: name)?$/u },
  { role: "districtCode", pattern: /^(?:local authority|la|lad) code$/u },
  { role: "district", pattern: /^(?:local authority|la|lad)(?: name)?$/u },
];

/** The text without note marks such as `[note 4]` and with single spaces. */
export function withoutNotes(text: string): string {
  return text
    .replace(/\[\s*notes?\b[^\]]*\]|\(\s*notes?\b[^)]*\)/giu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** Reads the header of the table in these rows; `null` where there is none, or where no word says that it counts crimes or people. */
export function readTableHeader(head: readonly (readonly string[])[]): TableHeader | null {
  const index = head.findIndex((row) => {
    const roles = placesOf(row);
    return roles.has("code") && roles.has("name");
  });
  const row = head[index];
  if (row === undefined) return null;
  const above = head.slice(0, index).map((cells) => cells.map(withoutNotes));
  const title = above.flat().find((text) => text !== "") ?? "";
  const said = [...above.flat(), ...row].join(" ");
  if (!/recorded crime|offences|population/iu.test(said)) return null;
  const places = placesOf(row);
  const over = groupsAbove(above.at(-1), row.length, places);
  const figures = row.flatMap((header, column) => {
    const own = withoutNotes(header);
    if (own === "" || [...places.values()].includes(column)) return [];
    return [figureColumn({ column, own, over: over[column] ?? "", title, said: above.flat().join(" ") })];
  });
  return figures.length === 0 ? null : { title, row: index + 1, places, figures };
}

function placesOf(row: readonly string[]): ReadonlyMap<PlaceRole, number> {
  const folded = row.map((cell) => withoutNotes(cell).toLowerCase());
  return new Map(
    PLACES.flatMap(({ role, pattern }) => {
      const column = folded.findIndex((cell) => pattern.test(cell));
      return column === -1 ? [] : [[role, column] as const];
    }),
  );
}

/** A first line of a two-line header: each text holds for its column and those after it, up to the next. A row with one text is no header. */
function groupsAbove(
  row: readonly string[] | undefined,
  width: number,
  places: ReadonlyMap<PlaceRole, number>,
): readonly string[] {
  const texts = row?.filter((text) => text !== "") ?? [];
  if (row === undefined || texts.length < 2) return [];
  const firstFigure = Math.max(...places.values()) + 1;
  let group = "";
  return Array.from({ length: width }, (_, column) => {
    if (column < firstFigure) return "";
    group = row[column] !== undefined && row[column] !== "" ? row[column] : group;
    return group;
  });
}

function figureColumn({
  column,
  own,
  over,
  title,
  said,
}: {
  column: number;
  own: string;
  over: string;
  title: string;
  said: string;
}): FigureColumn {
  const header = over === "" ? own : `${over}: ${own}`;
  const counted = countedIn(header, title);
  const period = periodIn(own) ?? periodIn(over) ?? periodIn(title) ?? periodIn(said) ?? "not stated";
  if (counted === "people") {
    const year = /\bmid[- ]?(\d{4})\b/iu.exec(header)?.[1];
    const when = year === undefined ? (periodIn(header) ?? period) : `mid-${year}`;
    return { column, header, counted, scope: "other:population", line: "total", period: when };
  }
  const subject = periodIn(own) === null ? own : over === "" ? subjectOf(title) : over;
  const scope = parseScope(subject)?.id ?? namedScope(subject);
  const line =
    counted === "crimes" ? "total" : `other:${counted === "rate" ? "rate per 1,000 population" : lineOf(header)}`;
  return { column, header, counted, scope, line, period };
}

/** "Sexual offences" and "Rape" have scopes of their own; every other group keeps the words of the source, without "of which". */
function namedScope(subject: string): string {
  const words = subject.replace(/^(?:of which:?|-) ?/iu, "");
  const plain = words.toLowerCase();
  if (plain === "sexual offences") return "sexual-offences";
  return plain === "rape" ? "rape" : `other:${words}`;
}

function lineOf(header: string): string {
  return header.replace(/\s+/gu, " ").slice(0, 120);
}

/** What stands in a column: what its own header says, else what the title says of the whole table. */
function countedIn(header: string, title: string): Counted {
  if (/population/iu.test(header) && !/per 1,?000|\brates?\b|%|percent/iu.test(header)) return "people";
  const ofHeader = metricIn(header);
  if (ofHeader !== null) return ofHeader;
  return /number of/iu.test(title) ? "crimes" : (metricIn(title) ?? "crimes");
}

function metricIn(text: string): MetricKind | null {
  if (/%|percent/iu.test(text)) return "percentage";
  if (/per 1,?000|\brates?\b/iu.test(text)) return "rate";
  return /\bmedian\b|\bdays\b/iu.test(text) ? "days" : null;
}

/** The period that a text names somewhere in it: "year ending June 2025", "Apr 2010 to Mar 2011"; `null` when it names none. */
function periodIn(text: string): string | null {
  const found =
    /year ending [a-z]+ \d{4}/iu.exec(text)?.[0] ?? /[a-z]{3,9} \d{4} (?:to|–|-) ?[a-z]{3,9} \d{4}/iu.exec(text)?.[0];
  return found === undefined ? null : (parsePeriod(found)?.id ?? null);
}

/** The subject of a table in its own title, without its number and its time. */
function subjectOf(title: string): string {
  return title
    .replace(/^table [a-z]*\d+[a-z]?\s*[:.-]?\s*/iu, "")
    .replace(/,? ?(?:for the )?year ending .*$/iu, "")
    .trim();
}
