// What one row of a sheet looks like by itself: figures, a header, a field of the preamble, a title, a note.
import { foldLabel } from "../../../standard/label.ts";
import type { RowKind, RowMeaning } from "../layout.ts";
import { lineFigureOf } from "../words/line-figure.ts";
import { readPhrase } from "../words/phrase.ts";
import { isFigureKind, type Sheet } from "./sheet.ts";

/** The shape of a row, before it is known which table it belongs to. */
export type RowShape = "blank" | "figures" | "header" | "words";

/** Rows about the request and not about crimes: "FOI reference | 10905", "Telephone | 101". */
const ABOUT_THE_REPLY =
  /^(?:(?:our |your |foi |request |case |freedom of information )*(?:ref(?:erence)?|request|foi)(?: ?(?:no|number|id|ref(?:erence)?)\.?)?|contact|tel(?:ephone)?|phone|fax|e-?mail|address|web ?site|page|version|sheet|date(?: \w+){0,4}|(?:data )?(?:extracted|produced|created|prepared|published|updated|run)(?: \w+){0,3}|author|produced by|system|source|period covered|response)(?: ?(?:\(.*\)))?[:.]?$/iu;

/** Names of what a preamble states as "name | value". */
const FIELD =
  /^(?:(?:police )?force(?: name)?|constabulary|(?:time |reporting )?period|(?:financial |calendar )?years?|date range|organisation|area|dates?)[:.]?$/iu;
/** The same, with a value that may be a word of a header elsewhere. */
const FIELD_OF_WORDS =
  /^(?:unit(?: of count)?|count(?:ing)? unit|(?:cse )?flag(?: rule| used)?|flag origin|scope|basis|subject|title)[:.]?$/iu;

/** Whether a row is "name | value" of the preamble: no header and no figure. */
export function isFieldRow(sheet: Sheet, row: number): boolean {
  const used = sheet.used(row);
  const first = sheet.text(row, used[0] ?? 0);
  if (used.length < 2 || used.length > 3) return false;
  if (used.length === 2 && FIELD_OF_WORDS.test(first)) return !isFigureKind(sheet.kind(row, used[1] ?? 0));
  const { means, sum } = readPhrase(sheet.text(row, used[1] ?? 0));
  if (sum || means.line !== undefined || means.unit !== undefined) return false;
  if (ABOUT_THE_REPLY.test(first))
    return used.slice(1).every((column) => !/^(?:20|19)\d\d$/u.test(sheet.text(row, column)));
  const isHeaderWord = /^(?:(?:number|no\.?|count|total|volume|value|outcomes?|figure)\b|#)/iu.test(
    sheet.text(row, used[1] ?? 0),
  );
  if (used.length > 2 || isHeaderWord) return false;
  if (FIELD.test(first))
    return !isFigureKind(sheet.kind(row, used[1] ?? 0)) || sheet.kind(row, used[1] ?? 0) === "year";
  return first.endsWith(":") && sheet.kind(row, used[1] ?? 0) === "text";
}

/** What a person said that this row is, by its first text; `null` where nobody said anything. */
export function rowSaid(sheet: Sheet, row: number, said: readonly RowMeaning[]): RowKind | null {
  if (said.length === 0) return null;
  const first = sheet.text(row, sheet.used(row)[0] ?? 0);
  return said.find(({ text }) => foldLabel(text) === foldLabel(first))?.is ?? null;
}

/** The shape of a row. `origin`: the leftmost column in which tables stand. */
export function shapeOf(
  sheet: Sheet,
  row: number,
  { origin, said }: { origin: number; said: readonly RowMeaning[] },
): RowShape {
  const used = sheet.used(row);
  if (used.length === 0) return "blank";
  const given = rowSaid(sheet, row, said);
  if (given !== null)
    return given === "header" ? "header" : given === "data" || given === "total" ? "figures" : "words";
  if (isFieldRow(sheet, row)) return "words";
  if (hasFigures(sheet, row, used)) return "figures";
  const isTitle = used.length === 1 && (used[0] ?? 0) <= origin;
  const isProse = used.some((column) => sheet.text(row, column).length > 160);
  return isTitle || isProse ? "words" : "header";
}

/** Whether figures stand in the row; years alone beside words are a header of years. */
function hasFigures(sheet: Sheet, row: number, used: readonly number[]): boolean {
  const kinds = used.map((column) => sheet.kind(row, column));
  if (used.length === 1) return kinds[0] === "figure" || lineFigureOf(sheet.text(row, used[0] ?? 0)) !== null;
  const values = kinds.filter((kind) => kind === "figure" || kind === "decimal").length;
  if (values > 0) return true;
  const years = kinds.filter((kind) => kind === "year").length;
  if (years > 1) return false;
  const marks = kinds.slice(1).filter((kind) => kind === "mark").length;
  const yearIsCount =
    years === 1 && kinds.length === 2 && kinds[1] === "year" && kinds[0] === "text" && isInBody(sheet, row);
  return marks > 0 || yearIsCount;
}

/** A count that looks like a year stands below other figures of its column. */
function isInBody(sheet: Sheet, row: number): boolean {
  const column = sheet.used(row)[1] ?? 0;
  return [row - 1, row - 2].some((above) => ["figure", "mark"].includes(sheet.kind(above, column)));
}

/** The leftmost column in which figures or their labels stand. */
export function originOf(sheet: Sheet): number {
  let origin = sheet.width;
  for (let row = 0; row < sheet.height; row += 1) {
    const used = sheet.used(row);
    if (used.length > 1 && !isFieldRow(sheet, row) && hasFigures(sheet, row, used))
      origin = Math.min(origin, used[0] ?? 0);
  }
  return origin === sheet.width ? 0 : origin;
}

/** Rows that begin as notes do. */
export const NOTE_WORDS =
  /^(?:notes?\b|source|caveats?|\*|†|‡|#|¹|²|\(?\d\)|\[?note|please|disclaimer|footnote|this |these |the (?:above|data|figures|information|force)|figures|data |all figures|where |in accordance|under section|exempt|produced|prepared|extracted|created|end of|nb\b|n\.b|key:|\[[a-z]\d?\])/iu;
