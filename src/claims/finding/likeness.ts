// Comparisons without a number of their own: "the same as the Metropolitan Police".

import type { Statement } from "../statement.ts";
import { scopeIn } from "../words/about.ts";
import type { Reading } from "./candidates.ts";
import type { Context } from "./context.ts";
import { hasRate, hasTopic } from "./sentence-says.ts";

const LIKE: readonly (readonly string[])[] = [
  ["the", "same", "as"],
  ["same", "rate", "as"],
  ["identical", "to"],
  ["exactly", "as", "in"],
  ["on", "a", "level", "with"],
  ["matches", "that", "of"],
  ["matched", "that", "of"],
  ["mirrors", "that", "of"],
  ["equals", "that", "of"],
  ["on", "a", "par", "with"],
  ["in", "line", "with"],
  ["level", "with"],
  ["equal", "to"],
  ["no", "better", "than"],
  ["no", "worse", "than"],
];

const FIRST = new Set([...LIKE.map(([word]) => word ?? ""), "exactly", "precisely", "the"]);

const SAME = /^(?:exactly|precisely|same|very|identical)$/u;
const LEVEL = /^(?:figure|rate|share|proportion|ratio|percentage|level|number|result|odds)$/u;
const STOPS = /^[.,;:!?()–]$/u;

/** "exactly the figure that", "the same charge rate as", "the very share": where the words end; `null` for others. */
function sameLevelAt(tokens: Reading["tokens"], from: number): number | null {
  let same = false;
  for (let at = from; at < from + 6; at++) {
    const low = tokens[at]?.low ?? "";
    same ||= SAME.test(low);
    if (LEVEL.test(low)) return same ? at + 1 : null;
    if (STOPS.test(low) || (low === "of" && at > from)) return null;
  }
  return null;
}

/** Where the sentence, or the one before, states a rate and holds it against a force or the country. */
export function likenessIn(reading: Reading, context: Context, rated: boolean): Statement[] {
  const { tokens, sentence, places, text } = reading;
  const forces = places.filter(({ place }) => place.kind === "force").length;
  if (
    !rated &&
    !(forces > 1 && hasTopic(reading)) &&
    !(hasRate(reading) && (hasTopic(reading) || places.some(({ place }) => place.kind === "force")))
  )
    return [];
  for (let at = sentence.from; at < sentence.next; at++) {
    if (!FIRST.has(tokens[at]?.low ?? "")) continue;
    const phrase = LIKE.find((words) => words.every((word, index) => tokens[at + index]?.low === word));
    const closes = phrase === undefined ? sameLevelAt(tokens, at) : at + phrase.length;
    if (closes === null) continue;
    const place = places.find(({ from }) => from >= closes && from <= closes + (phrase === undefined ? 4 : 7));
    if (place === undefined) continue;
    const [start, end] = [tokens[at]?.start ?? 0, tokens[place.next - 1]?.end ?? 0];
    const subject = places.filter(({ next }) => next <= at).at(-1)?.place ?? context.place;
    return [
      {
        quote: text.slice(start, end),
        start,
        end,
        kind: "comparison",
        numbers: [],
        place: subject?.force === place.place.force ? null : subject,
        period: context.period,
        speaker: null,
        against: place.place,
        superlative: null,
        scope: scopeIn(context.words),
        basis: null,
        leavesOut: null,
        averageOf: null,
        sentence: { start: sentence.start, end: sentence.end },
        paragraph: sentence.paragraph,
      },
    ];
  }
  return [];
}
