// Places in an order: "third-highest", "ranked 12th", "came 38th out of 43", "seventh from the bottom".
import { readCardinal } from "./cardinals.ts";
import type { Token } from "./tokens.ts";
import { ORDINALS, skipHyphen, type Written } from "./written.ts";

const SUPERLATIVE =
  /^(?:worst|best|highest|lowest|largest|smallest|biggest|poorest|greatest|slowest|fastest|longest|shortest)$/u;
const RANKS = /^(?:ranked|ranks|ranking|placed|rank|stands|stood)$/u;

const COMES =
  /^(?:came|comes|come|coming|sits|sit|sat|lies|lie|lay|trails|finished|finishes|placed|puts?|joint|equal|is|was|it)$/u;
/** What may follow a place in an order: its clause ends, or says among whom, in what, or next to whom. */
const FOLLOWS =
  /^(?:[.,;:)–]|of|in|on|for|among|out|with|and|but|while|whereas|behind|ahead|below|above|nationally|overall|this|last|)$/u;
const ORDERED = /^(?:ranked|ranks|ranking|rankings|table|league|placed|order)$/u;
const MOST = 60;

/** "place it fourth among …", "came 38th out of 43", "sits fourth from the bottom", "Northumbria comes 31st and Merseyside 12th". */
function isPlaceInOrder(tokens: readonly Token[], at: number, end: number, value: number): boolean {
  const [before, after, beyond] = [tokens[at - 1]?.low ?? "", tokens[end]?.low ?? "", tokens[end + 1]?.low ?? ""];
  if (value > MOST) return false;
  if (after === "place" && before === "in") return true;
  if (after === "from" && /^(?:bottom|top)$/u.test(beyond === "the" ? (tokens[end + 2]?.low ?? "") : beyond))
    return true;
  if (/^(?:bottom|top)$/u.test(after) && tokens[end - 1]?.low === "from") return true;
  if (after === "among" || (after === "out" && beyond === "of")) return true;
  if (!FOLLOWS.test(after)) return false;
  const ordered = isOrdered(tokens, at);
  if (ordered && tokens[at - 1]?.kind === "word" && tokens[at - 1]?.capital === true) return true;
  if (/^(?:but|and)$/u.test(before) && tokens[at]?.kind === "number" && isAfterRank(tokens, at)) return true;
  if (!COMES.test(before)) return false;
  if (
    /^(?:nationally|overall)$/u.test(after) ||
    (after === "of" && readCardinal(tokens, /^(?:the|all|its)$/u.test(beyond) ? end + 2 : end + 1) !== null)
  )
    return true;
  if (tokens[at]?.kind === "number") return !/^(?:is|was|it)$/u.test(before) || ordered;
  if (/^(?:joint|equal)$/u.test(before))
    return COMES.test(tokens[at - 2]?.low ?? "") || RANKS.test(tokens[at - 2]?.low ?? "");
  const measured =
    /^(?:of|in|on|for)$/u.test(after) &&
    /^(?:all|the|its|their|england|charge|rate|rates|rape|solving|charging|prosecuting)$/u.test(beyond);
  return ordered || (measured && !/^(?:is|was|it)$/u.test(before));
}

/** "came fourth for rape but 31st for child abuse". */
function isAfterRank(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 2; back > at - 9 && back > 0; back--)
    if (ORDINALS.includes(tokens[back]?.low ?? ""))
      return /^(?:came|comes|ranked|ranks)$/u.test(tokens[back - 1]?.low ?? "");
  return false;
}

/** Whether the words before, in the same sentence, put things in an order: "Ranked by charge rate, …". */
function isOrdered(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= 0 && back > at - 25; back--) {
    const low = tokens[back]?.low ?? "";
    if (ORDERED.test(low)) return true;
    if (/^[.?!]$/u.test(low)) return false;
  }
  return false;
}

/** "third-highest", "second worst", "12th lowest", "ranked 12th". The value is the place. */
export function readRank(tokens: readonly Token[], at: number): Written | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const ordinal = ORDINALS.indexOf(token.low) + 1;
  const suffix =
    token.kind === "number" && /^(?:st|nd|rd|th)$/u.test(tokens[at + 1]?.low ?? "") && tokens[at + 1]?.glued;
  const value = suffix ? token.value : ordinal;
  const end = suffix ? at + 2 : at + 1;
  if (value === null || value < 1) return null;
  const best = skipHyphen(tokens, end);
  const named = value > 1 && SUPERLATIVE.test(tokens[best]?.low ?? "");
  const ranked = RANKS.test(tokens[at - 1]?.low ?? "") || isPlaceInOrder(tokens, at, end, value);
  if (!named && !ranked) return null;
  return { from: at, next: named ? best + 1 : end, form: "ordinal", value, to: null, decimals: 0, spelled: !suffix };
}
