// The answer of a measure as text: the finding, every value, what it can mean, how it was worked out; and the catalogue.
import type { Published } from "../../disclosure/published.ts";
import type { AnswerColumn, AnswerTable, MeasureAnswer } from "../../measures/answer.ts";
import { heldColumns, isNumeric, valueWords } from "../../web/answer-words.ts";
import { pictureOf } from "../../web/charts/chart-of.ts";
import type { MeasureAbout } from "../../web/measure-view.ts";
import { listed, lower } from "../../web/words.ts";
import { bullets, type Line, lengthOf, section, terms, wrapped } from "../lines.ts";
import { type Column, drawTable } from "../table.ts";
import { fullStop } from "./cells.ts";
import { commandLines, sourceLines } from "./passport-foot.ts";

/** The lines of an answer, each at most `width` columns wide. */
export function measureLines(answer: Published<MeasureAnswer>, width: number): readonly Line[] {
  const { sentence, says, working, apart, caveats, method, passport } = answer;
  const picture = pictureOf(answer);
  return [
    ...wrapped(fullStop(sentence), width).map((bold) => ({ bold })),
    ...wrapped(overOf(answer), width).map((dim) => ({ dim })),
    ...tableLines(answer, width),
    ...section("What this can and cannot mean", bullets(says, width)),
    ...section(
      "How it was worked out",
      working.flatMap((step) => [...wrapped(step.says, width), ...wrapped(step.signs, width, { first: "    " })]),
    ),
    ...section(
      "Not compared, and why",
      apart.flatMap(({ called, why }) => wrapped(`${called}: ${why}`, width, { first: "- ", rest: "  " })),
    ),
    ...section("What to keep in mind", bullets(caveats, width)),
    ...section("Sources and method", [...sourceLines({ ...passport, method }, width)]),
    ...section("This again", commandLines([passport.command], width)),
    ...(picture === null
      ? []
      : section(
          "Its chart",
          wrapped(`${fullStop(picture.title)} Add --out chart.svg, or open the page: everycase start`, width),
        )),
  ];
}

function overOf({ title, passport: { scope, period, basis, denominator, edition } }: MeasureAnswer): string {
  const how = basis.id === "not stated" ? "basis not stated" : `${basis.id} basis`;
  return `${title}; ${scope.title}; ${period.title}; ${how}; denominator: ${denominator.id}; edition: ${edition.title}.`;
}

/** Names longer than this go on below themselves. */
const WIDEST_NAME = 24;
/** Words longer than this are a sentence more than a value. */
const LONGEST_VALUE = 14;

/** The table. Where the terminal is narrow, long texts are left out, from the last one on, and it is said which. */
function tableLines({ table }: MeasureAnswer, width: number): readonly Line[] {
  if (table.rows.length === 0) return [];
  const all = heldColumns(table);
  const shown = fitting(all, table, width);
  const left = all.filter((column) => !shown.includes(column)).map(({ title }) => lower(title));
  const columns: readonly Column[] = shown.map((column) =>
    isNumeric(column)
      ? { head: column.title, right: true, headWraps: true }
      : { head: column.title, gives: "wrap", headWraps: true },
  );
  const rows = table.rows.map((row) => shown.map((column) => valueWords(column, row[column.id] ?? null)));
  const more =
    left.length === 0 ? [] : wrapped(`Left out for want of width: ${listed(left)}. --format csv holds all.`, width);
  return ["", ...drawTable({ columns, rows }, width), ...more.map((dim) => ({ dim }))];
}

function fitting(columns: readonly AnswerColumn[], table: AnswerTable, width: number): readonly AnswerColumn[] {
  const needs = columns.map((column, index) => {
    const most = Math.max(...wordsOf(column, table).map(lengthOf), ...column.title.split(" ").map(lengthOf));
    return index === 0 ? Math.min(most, WIDEST_NAME) : most;
  });
  const total = needs.reduce((sum, one) => sum + one, 0) + 2 * (columns.length - 1);
  if (total <= width) return columns;
  const long = columns.findLastIndex(
    (column, index) => index > 0 && !isNumeric(column) && (needs[index] ?? 0) > LONGEST_VALUE,
  );
  return long === -1 ? columns : fitting(columns.toSpliced(long, 1), table, width);
}

function wordsOf(column: AnswerColumn, { rows }: AnswerTable): readonly string[] {
  return rows.map((row) => valueWords(column, row[column.id] ?? null));
}

/** The catalogue: each measure with what it says and how it is asked. */
export function catalogueLines(all: readonly MeasureAbout[], width: number): readonly Line[] {
  return [
    { bold: "What can be worked out" },
    ...all.flatMap((about) => ["", ...aboutLines(about, width)]),
    "",
    ...wrapped("The definition of each, with its caveats: --format json, or the page /measures.", width),
  ];
}

function aboutLines({ definition, force, options }: MeasureAbout, width: number): readonly Line[] {
  const { id, title, says } = definition;
  const asked =
    force === null
      ? "not asked by its name"
      : { needed: "of one force", may: "of all forces, or one", all: "of all forces" }[force];
  return [
    { bold: id },
    ...wrapped(`${title}. ${says}`, width, { first: "  " }),
    ...terms(
      [
        ["asked", asked],
        ...options.map(({ name, says: words }) => [`--option ${name}=`, words.replaceAll("`", "")] as const),
      ],
      width,
      "  ",
    ),
  ];
}
