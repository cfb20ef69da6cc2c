// What a document says of itself, for every figure in it: by its name, its sheet, the words above, the notes below, the letter around.

import type { Grid } from "../grid.ts";
import { DIMENSIONS, type Dimension, type Meanings } from "../layout.ts";
import { sentencesOf } from "../sentences.ts";
import { forcesIn, forcesInName } from "../words/forces.ts";
import { periodsIn } from "../words/periods.ts";
import { flagsIn } from "../words/scopes.ts";
import { editionIn, fieldMeans, nameMeans, titleMeans } from "../words/titles.ts";
import { basisIn, flagOriginIn, flagRuleIn } from "../words/units.ts";
import type { Hunt, HuntedTable } from "./hunt.ts";
import { isFieldRow, NOTE_WORDS } from "./row-shape.ts";
import type { Sheet } from "./sheet.ts";

/** What the document says of all its figures. */
export interface DocumentWords {
  readonly means: Meanings;
  /** Two places name two different things; neither is taken. */
  readonly contradictions: readonly { readonly dimension: Dimension; readonly ids: readonly string[] }[];
  /** The lines in which it may state its rules: notes, titles, the letter. */
  readonly lines: readonly string[];
}

/** One place of the document: every meaning that it states, a dimension possibly more than once. */
type Place = readonly Meanings[];

/**
 * Gathers what a document says of itself. A place that names one thing goes before the places after it: the words above
 * the tables, the sheet's name, the part, the file's name, notes, the letter. Forces that contradict each other are not
 * chosen between.
 */
export function documentWords(grid: Grid, sheet: Sheet, { preamble, tables, shapes }: Hunt): DocumentWords {
  const notes = noteRows(sheet, tables, shapes)
    .slice(0, MOST_ROWS_OF_WORDS)
    .map((row) => rowText(sheet, row));
  const letter = sentencesOf(grid.text ?? []).map(({ text }) => text);
  const names: Place = [grid.part, grid.file].flatMap((name) => (name === null ? [] : [ofName(name)]));
  const titles = preamble.slice(0, MOST_ROWS_OF_WORDS);
  const above = titles.map((row) => rowMeans(sheet, row));
  const places: readonly Place[] = [
    above,
    grid.sheet === null ? [] : [ofSheetName(grid.sheet)],
    ...names.map((means) => [means]),
    notes.map(ofNote),
    letter.map(ofSentence),
  ];
  const forces = [
    ...new Set([above, ...places.slice(1, 4)].flat().flatMap(({ force }) => (force === undefined ? [] : [force]))),
  ];
  const lines = [...titles.map((row) => rowText(sheet, row)), ...notes, ...letter];
  const means: Record<string, string> = {};
  for (const dimension of DIMENSIONS) {
    const found = dimension === "flagRule" ? ruleSaid(places) : firstSaid(places, dimension);
    if (found !== null && !(dimension === "force" && forces.length > 1)) means[dimension] = found;
  }
  const contradictions = forces.length > 1 ? [{ dimension: "force" as const, ids: forces }] : [];
  return { means, contradictions, lines };
}

/** The first place that states a dimension; `null` where that place states two different things. */
function firstSaid(places: readonly Place[], dimension: Dimension): string | null {
  for (const place of places) {
    const ids = new Set(place.flatMap((means) => means[dimension] ?? []));
    if (ids.size > 1) return null;
    const [only] = ids;
    if (only !== undefined) return only;
  }
  return null;
}

/** A sentence that states when the flag is set goes before the mere name of the flag; else the first words count. */
function ruleSaid(places: readonly Place[]): string | null {
  const rules = places.flat().flatMap(({ flagRule }) => flagRule ?? []);
  return rules.find((rule) => flagRuleIn(rule) !== null) ?? rules[0] ?? null;
}

/** A preamble is no longer than this, and neither are notes: a sheet of nothing but words is a letter. */
const MOST_ROWS_OF_WORDS = 200;
/** No row of words is read further than this: a title is shorter, and patterns shall not run over pages. */
const LONGEST_ROW = 1_200;

/** The words of a row, its cells apart by a space. */
export function rowText(sheet: Sheet, row: number): string {
  return sheet
    .used(row)
    .map((column) => sheet.text(row, column))
    .join(" ")
    .slice(0, LONGEST_ROW);
}

/** What a row above a table says: a field by its name, anything else as a title. */
export function rowMeans(sheet: Sheet, row: number): Meanings {
  const [name = 0, value] = sheet.used(row);
  const edition = editionIn(rowText(sheet, row));
  const rest = { ...(edition === null ? {} : { edition }), ...ruleOf(rowText(sheet, row)) };
  if (value !== undefined && isFieldRow(sheet, row))
    return { ...fieldMeans(sheet.text(row, name), sheet.text(row, value)), ...rest };
  const text = rowText(sheet, row);
  const [first = "", second = "", ...more] = text.split(/:\s*/u);
  const isField = second !== "" && more.length === 0 && /^(?:[\p{L}]+ ?){1,3}$/u.test(first);
  const said = isField ? { ...titleMeans(text), ...fieldMeans(first, second) } : titleMeans(text);
  return { ...said, ...rest };
}

function ruleOf(text: string): Meanings {
  const rule = flagRuleIn(text);
  return rule === null ? {} : { flagRule: rule };
}

function ofName(name: string): Meanings {
  const [force, ...others] = forcesInName(name);
  return { ...nameMeans(name), ...(force === undefined || others.length > 0 ? {} : { force }) };
}

function ofSheetName(name: string): Meanings {
  const { unit: _, line: __, ...means } = titleMeans(name.replace(/[_]+/gu, " "));
  return { ...means, ...ofName(name) };
}

/** The words below the figures of each table, and among them those that begin as notes do or are long. */
function noteRows(sheet: Sheet, tables: readonly HuntedTable[], shapes: Hunt["shapes"]): readonly number[] {
  return tables.flatMap(({ first, last }) => {
    const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
    const figures = rows.findLast((row) => shapes[row] === "figures") ?? last;
    return rows.filter((row) => {
      const text = sheet.text(row, sheet.used(row)[0] ?? 0);
      return shapes[row] === "words" && (row > figures || NOTE_WORDS.test(text) || text.length > 60);
    });
  });
}

/** Notes may say what the figures are, but the years in them are of other things. */
function ofNote(text: string): Meanings {
  const { period: _, force: __, line: ___, ...means } = titleMeans(text);
  const edition = editionIn(text);
  const { unit, ...others } = means;
  const isAboutCount =
    unit !== undefined &&
    /\b(?:figures?|data|counts?|numbers?|table)\b.{0,40}\b(?:are|is|relates?|shows?|counts?|represents?|refers?)\b/iu.test(
      text,
    );
  return { ...others, ...(isAboutCount ? { unit } : {}), ...(edition === null ? {} : { edition }), ...ruleOf(text) };
}

/** A letter repeats the question and the law: only words that cannot be about anything else are taken. */
function ofSentence(text: string): Meanings {
  const forces = [...new Set(forcesIn(text, { named: true }).map(({ id }) => id))];
  const periods = [
    ...new Set(
      periodsIn(text)
        .filter(({ period }) => period.kind !== "calendar-year")
        .map(({ period }) => period.id),
    ),
  ];
  const [flag, ...flags] = flagsIn(text);
  const [basis, origin, edition] = [basisIn(text), flagOriginIn(text), editionIn(text)];
  return {
    ...(forces.length === 1 ? { force: forces[0] ?? "" } : {}),
    ...(periods.length === 1 ? { period: periods[0] ?? "" } : {}),
    ...(flag !== undefined && flags.every(({ scope }) => scope === flag.scope)
      ? { scope: flag.scope, flagRule: flag.rule }
      : {}),
    ...(basis === null ? {} : { basis }),
    ...(origin === null ? {} : { flagOrigin: origin }),
    ...(edition === null ? {} : { edition }),
    ...ruleOf(text),
  };
}
