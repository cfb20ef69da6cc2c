// What was entered by hand: waiting for a second reader, agreed, different, decided; and how often two readers agree.
import { agreementOf, type HandFigure } from "../sources/by-hand/settle.ts";
import { cellText } from "../standard/cell-text.ts";
import { forceById } from "../standard/forces.ts";
import type { Reported } from "../standard/reported.ts";
import type { EnteredFigure, EnteredList } from "../web/entered-view.ts";
import { documentName, type HandBook, handBooks } from "./_hand-book.ts";
import type { Tools } from "./tools.ts";

/** Lists what was entered, document by document, in the order of entering. */
export function listEntered(tools: Tools): EnteredList {
  const books = handBooks(tools);
  const all = books.flatMap(({ figures }) => figures);
  return {
    figures: books.flatMap((book) => book.figures.map((figure) => shown(book, figure))),
    agreement: agreementOf(all),
    waiting: all.filter(({ state }) => state === "waiting").length,
    different: all.filter(({ state }) => state === "different").length,
  };
}

function shown(
  { document }: HandBook,
  { figure, state, readings, differences, decision, reported }: HandFigure,
): EnteredFigure {
  const [first, second] = readings;
  const both = second === undefined ? [] : [first, second];
  return {
    figure,
    state,
    document: documentName(document),
    sha256: "sha256" in document ? document.sha256 : null,
    ...labelsOf(first.reported),
    persons: readings.map(({ person }) => person),
    readings: both.map(({ person, entry, page, words, value }) => ({ person, entry, page, words, value })),
    differences,
    decision:
      decision === null
        ? null
        : { person: decision.person, entry: decision.entry, value: decision.value, why: decision.why },
    stands: reported === null ? null : cellText(reported.cell),
  };
}

function labelsOf({ force, area, period, unit, scope, basis, edition, line }: Reported) {
  const called = forceById(force)?.called ?? force;
  return { force, called, area, period, unit, scope, basis, edition, line };
}
