// Figures entered by hand as text: what waits, what is agreed, what differs, and how often two readers agree.

import type { FlatTable } from "../../actions/flat-rows.ts";
import type { EnteredFigure, EnteredList } from "../../web/entered-view.ts";
import { agreementWords, figureWords } from "../../web/entered-words.ts";
import { type Line, section, wrapped } from "../lines.ts";

/** The whole list: the agreement, then the figures by state, differences first. */
export function enteredLines({ figures, agreement }: EnteredList, width: number): readonly Line[] {
  if (figures.length === 0) return ["Nothing has been entered by hand. To begin: everycase enter --help"];
  const of = (state: EnteredFigure["state"]): readonly EnteredFigure[] => figures.filter((one) => one.state === state);
  return [
    ...wrapped(agreementWords(agreement), width),
    ...section(
      "Different: somebody who made neither reading decides",
      of("different").flatMap((one) => different(one, width)),
    ),
    ...section(
      "Waiting for a second person",
      of("waiting").flatMap((one) => waiting(one, width)),
    ),
    ...section(
      "Agreed",
      of("agreed").flatMap((one) => settled(one, width)),
    ),
    ...section(
      "Decided",
      of("decided").flatMap((one) => settled(one, width)),
    ),
  ];
}

function waiting(one: EnteredFigure, width: number): readonly Line[] {
  return item(`${one.figure}  ${figureWords(one)}. Read by ${one.persons.join(", ")}.`, width);
}

function different(one: EnteredFigure, width: number): readonly Line[] {
  return [
    ...item(`${one.figure}  ${figureWords(one)}.`, width),
    ...one.readings.flatMap((reading) => below(readingWords(reading), width)),
    ...one.differences.flatMap(({ what, first, second }) =>
      what === "value" ? [] : below(`The ${what} differs: “${first}”, “${second}”.`, width),
    ),
    ...below(`everycase entered ${one.figure} --decide VALUE --as NAME`, width),
  ];
}

function settled(one: EnteredFigure, width: number): readonly Line[] {
  const by = one.decision === null ? "" : ` Decided by ${one.decision.person} (entry ${one.decision.entry}).`;
  return [
    ...item(`${one.figure}  ${figureWords(one)}: ${one.stands ?? ""}.${by}`, width),
    ...one.readings.flatMap((reading) => below(readingWords(reading), width)),
  ];
}

function readingWords({ person, value, page, words, entry }: EnteredFigure["readings"][number]): string {
  return `${person} read “${value}”${page === null ? "" : `, page ${page}`}: “${words}” (entry ${entry}).`;
}

function item(text: string, width: number): readonly Line[] {
  return wrapped(text, width, { first: "  ", rest: "    " });
}

function below(text: string, width: number): readonly Line[] {
  return wrapped(text, width, { first: "    ", rest: "      " });
}

/** Figures entered by hand as flat rows; the readings of one that waits are left empty. */
export function enteredTable(figures: readonly EnteredFigure[]): FlatTable {
  const names = [
    ...["figure", "state", "document", "document_sha256", "force", "area", "period", "unit", "scope", "basis", "line"],
    ...["first_person", "first_value", "first_page", "first_words", "second_person", "second_value", "second_page"],
    ...["second_words", "differs_in", "decided_by", "stands"],
  ];
  const rows = figures.map((one) => {
    const [first, second] = one.readings;
    const about = [one.force, one.area, one.period, one.unit, one.scope, one.basis, one.line];
    return [
      ...[one.figure, one.state, one.document, one.sha256, ...about],
      ...[one.persons[0] ?? null, first?.value ?? null, first?.page ?? null, first?.words ?? null],
      ...[one.persons[1] ?? null, second?.value ?? null, second?.page ?? null, second?.words ?? null],
      ...[one.differences.map(({ what }) => what).join("; ") || null, one.decision?.person ?? null, one.stands],
    ];
  });
  return { columns: names.map((name) => [name, "VARCHAR"]), rows };
}
