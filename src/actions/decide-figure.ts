// Decides between two readings that differ: said by somebody who made neither, as an entry of the ledger.
import type { Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import { type HandFigure, mayDecide } from "../sources/by-hand/settle.ts";
import { parseCellText } from "../standard/cell-text.ts";
import { findFlagOrigin } from "../standard/flag-origins.ts";
import { FIGURE_DECIDED, type FigureDecided, type HandBook, handBooks } from "./_hand-book.ts";
import { personNamed } from "./enter-figure.ts";
import type { Tools } from "./tools.ts";

/** What a third person decides. `figure` is its short name or the start of it (four digits or more). */
export interface DecideRequest {
  readonly as: string;
  readonly figure: string;
  /** The figure as it stands in the document. */
  readonly value: string;
  /** Needed only where the readings differ in it; an empty text is "not stated". */
  readonly flagRule?: string;
  readonly flagOrigin?: string;
  readonly why?: string;
}

/**
 * Keeps a decision and gives its entry. Refuses (`notFound`) a figure that nobody entered, (`notPossible`) one without a
 * difference or a person who read it, (`usage`) a value that cannot be read or a difference that is left open.
 */
export function decideFigure(
  tools: Tools,
  request: DecideRequest,
): { readonly entry: string; readonly figure: string } {
  const person = personNamed(request.as);
  const { book, figure } = figureNamed(handBooks(tools), request.figure.trim().toLowerCase());
  const [first, second] = figure.readings;
  if (second === undefined || figure.differences.length === 0)
    throw new Refusal(
      "notPossible",
      second === undefined ? "One person has read this figure so far." : "Both readings of this figure agree.",
      "Only a figure on which two readings differ is decided. See which: everycase entered",
    );
  if (!mayDecide(figure.readings, person))
    throw new Refusal(
      "notPossible",
      `${person} made one of the two readings.`,
      "Somebody who made neither looks at the document and decides.",
    );
  const value = request.value.trim();
  const cell = parseCellText(value);
  if (value === "" || (cell.kind === "absent" && cell.absence === "not understood"))
    throw new Refusal(
      "usage",
      `Cannot read the value: found "${value.slice(0, 60)}".`,
      "Give it as it is written, such as 16, <5 or withheld (s.40(2)).",
    );
  const body: FigureDecided = {
    figure: figure.figure,
    between: [first.entry, second.entry],
    value,
    flagRule: settledText(figure, "flag rule", request.flagRule),
    flagOrigin: originOf(settledText(figure, "flag origin", request.flagOrigin)),
    why: (request.why ?? "").replace(/\s+/gu, " ").trim().slice(0, 600),
  };
  const at = tools.now();
  const { entry } = tools.ledger.append(
    {
      kind: FIGURE_DECIDED,
      subject: book.key,
      actor: person,
      saidAt: at,
      body: body as unknown as Json,
      schemaVersion: 1,
    },
    { recordedAt: at, expect: "any" },
  );
  return { entry: entry.id, figure: figure.figure };
}

function figureNamed(
  books: readonly HandBook[],
  label: string,
): { readonly book: HandBook; readonly figure: HandFigure } {
  const found = books.flatMap((book) =>
    book.figures.flatMap((figure) => (label.length >= 4 && figure.figure.startsWith(label) ? [{ book, figure }] : [])),
  );
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  throw new Refusal("notFound", `No one figure is called "${label}".`, "See their names: everycase entered");
}

/** What both readings say, or what the decision says where they differ. */
function settledText(
  { readings: [first], differences }: HandFigure,
  what: "flag rule" | "flag origin",
  said: string | undefined,
): string | null {
  const known = what === "flag rule" ? first.reported.flagRule : first.reported.flagOrigin;
  if (!differences.some((one) => one.what === what)) return known;
  if (said === undefined)
    throw new Refusal(
      "usage",
      `The readings differ in the ${what}, and the decision does not say it.`,
      `Say it: --${what.replace(" ", "-")} "…", or an empty text where the document does not state it.`,
    );
  return said.replace(/\s+/gu, " ").trim() || null;
}

function originOf(text: string | null): string | null {
  const origin = text === null ? null : findFlagOrigin(text);
  if (text !== null && origin === null)
    throw new Refusal(
      "usage",
      `Unknown flag origin "${text}".`,
      "Origins: officer, keyword rule, carried over from a person, location, unknown.",
    );
  return origin;
}
