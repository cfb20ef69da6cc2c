// An answer about data.police.uk as text and as flat rows.

import type { FlatTable } from "../../actions/flat-rows.ts";
import type { Published } from "../../disclosure/published.ts";
import type { StreetAnswer } from "../../measures/street-result.ts";
import {
  coverageRows,
  outcomeWords,
  repeatWords,
  STREET_COLUMNS,
  shownBalances,
  stateWords,
  streetCells,
  streetHeading,
} from "../../web/street-rows.ts";
import { count, counted } from "../../web/words.ts";
import { bullets, type Line, section, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";

/** More rows than this are added up on a screen. */
const MOST_ROWS = 60;
const MOST_LISTED = 12;

/** The lines of an answer, each at most `width` columns wide. */
export function streetLines(answer: Published<StreetAnswer>, width: number): readonly Line[] {
  const shown = shownBalances(answer, MOST_ROWS);
  return [
    ...wrapped(`data.police.uk: ${streetHeading(answer)}`, width).map((bold) => ({ bold })),
    ...wrapped(answer.says, width),
    ...wrapped(answer.counting, width),
    ...section(`By last outcome, by ${shown.grain}`, balanceLines(answer, width)),
    ...section("What is there, and what is not", coverageLines(answer, width)),
    ...section("Crime IDs on more than one row", [
      ...bullets(repeatWords(answer), width),
      ...repeatTable(answer, width),
    ]),
    ...section("Outcomes joined to their crimes", [
      ...bullets(outcomeWords(answer), width),
      ...disagreementTable(answer, width),
    ]),
    ...section("Set aside, because a file added later has them", setAsideLines(answer, width)),
    ...section("What to keep in mind", bullets(answer.caveats, width)),
  ];
}

/** What is the same in every row is said above the table, and has no column. */
function balanceLines(answer: StreetAnswer, width: number): readonly Line[] {
  const { balances } = shownBalances(answer, MOST_ROWS);
  const several = (of: (one: (typeof balances)[number]) => string | null): boolean =>
    new Set(balances.map(of)).size > 1;
  const [forces, months] = [several(({ force }) => force), several(({ month }) => month)];
  const columns = [
    ...(forces ? [{ head: "Force", gives: "shorten" as const }] : []),
    ...(months ? [{ head: "Month" }] : []),
    { head: "Crime type", gives: "wrap" as const },
    { head: "Rows", right: true },
    { head: "IDs", right: true },
    ...STREET_COLUMNS.map(({ title }) => ({ head: title, right: true, gives: "wrap" as const })),
  ];
  const rows = balances.map((one) => [
    ...(forces ? [one.called] : []),
    ...(months ? [one.month ?? "all"] : []),
    one.type === "" ? "not stated" : one.type,
    count(one.rows),
    one.ids === null ? "–" : count(one.ids),
    ...streetCells(one).map(count),
  ]);
  return drawTable({ columns, rows }, width);
}

function coverageLines({ coverage }: StreetAnswer, width: number): readonly Line[] {
  return coverageRows(coverage).flatMap(({ called, street, outcomes, known }) => [
    ...bullets([`${called}: street files: ${stateWords(street)}. Outcomes files: ${stateWords(outcomes)}.`], width),
    ...known.flatMap((says) => wrapped(`Known: ${says}`, width, { first: "  " })),
  ]);
}

function repeatTable({ repeats }: StreetAnswer, width: number): readonly Line[] {
  const columns = [
    { head: "Month or months", gives: "wrap" },
    { head: "IDs", right: true },
    { head: "Rows", right: true },
  ] as const;
  const rows = repeats.months
    .slice(0, MOST_LISTED)
    .map((one) => [one.months.join(", "), count(one.ids), count(one.rows)]);
  return [...drawTable({ columns, rows }, width), ...moreLines(repeats.months.length, "repeats")];
}

function disagreementTable({ outcomes }: StreetAnswer, width: number): readonly Line[] {
  const columns = [
    { head: "The street file says", gives: "wrap" },
    { head: "The last outcome row says", gives: "wrap" },
    { head: "Crimes", right: true },
  ] as const;
  const rows = outcomes.pairs.slice(0, MOST_LISTED).map((one) => [one.street, one.outcomes, count(one.crimes)]);
  return [...drawTable({ columns, rows }, width), ...moreLines(outcomes.pairs.length, "disagreements")];
}

function moreLines(all: number, show: string): readonly Line[] {
  const more = all - MOST_LISTED;
  return more <= 0 ? [] : [`and ${count(more)} more: --show ${show} --format csv`];
}

function setAsideLines({ setAside }: StreetAnswer, width: number): readonly Line[] {
  const lines = setAside
    .slice(0, MOST_LISTED)
    .map(
      (one) =>
        `${one.kind} of ${one.force}, ${one.month}: ${counted(one.rows, "row", "rows")} in ${one.file}; ${count(one.insteadRows)} in ${one.instead} count instead.`,
    );
  return [...bullets(lines, width), ...moreLines(setAside.length, "set-aside")];
}

/** What a table of the answer can be of. */
export const STREET_TABLES = ["balances", "coverage", "repeats", "disagreements", "set-aside"] as const;
export type StreetTable = (typeof STREET_TABLES)[number];

/** One part of the answer as flat rows: nothing is added up that the answer does not add up. */
export function streetTable(answer: Published<StreetAnswer>, which: StreetTable): FlatTable {
  switch (which) {
    case "coverage":
      return flat(
        ["force", "called", "month", "street", "street_rows:n", "outcomes", "outcomes_rows:n", "known"],
        answer.coverage.map((one) => [
          ...[one.force, one.called, one.month, one.street, one.streetRows, one.outcomes, one.outcomesRows],
          one.known.join("; ") || null,
        ]),
      );
    case "repeats":
      return flat(
        ["months", "ids:n", "rows:n"],
        answer.repeats.months.map((one) => [one.months.join(" "), one.ids, one.rows]),
      );
    case "disagreements":
      return flat(
        ["id_first_half", "force", "called", "month", "type", "street_says", "outcomes_say", "outcomes_month"],
        answer.outcomes.disagreements.map((one) => [
          ...[one.id, one.force, one.called, one.month, one.type, one.street, one.outcomes, one.outcomesMonth],
        ]),
      );
    case "set-aside":
      return flat(
        ["file", "member", "kind", "force", "month", "rows:n", "instead", "instead_rows:n"],
        answer.setAside.map((one) => [
          ...[one.file, one.member, one.kind, one.force, one.month, one.rows, one.instead, one.insteadRows],
        ]),
      );
    default:
      return flat(
        ["force", "called", "month", "type", "rows:n", "with_id:n", "ids:n", "line", "title", "line_rows:n", "words"],
        answer.balances.flatMap((one) =>
          one.lines.map(({ line, title, rows, words }) => [
            ...[one.force, one.called, one.month, one.type, one.rows, one.withId, one.ids, line, title, rows],
            words.map((word) => `${word.title}: ${word.rows}`).join("; ") || null,
          ]),
        ),
      );
  }
}

/** Columns are texts, but for those marked `:n`. */
function flat(names: readonly string[], rows: FlatTable["rows"]): FlatTable {
  const columns = names.map((name) =>
    name.endsWith(":n") ? ([name.slice(0, -2), "BIGINT"] as const) : ([name, "VARCHAR"] as const),
  );
  return { columns, rows };
}
