// Places in an order: "third-highest", "ranked 12th", "came 38th out of 43", "seventh from the bottom".
import { readCardinal } from "./cardinals.ts";
import type { Token } from "./tokens.ts";
import { ORDINALS, skipHyphen, type Written } from "./written.ts";

const SUPERLATIVE =
  /^(?:worst|best|highest|lowest|largest|smallest|biggest|poorest|greatest|slowest|fastest|longest|shortest)$/u;
const RANKS = /^(?:ranked|ranks|ranking|placed|rank|stands|stood)$/u;

/** "place it fourth among …", "came 38th out of 43". */
function isAmong(tokens: readonly Token[], at: number, end: number, value: number): boolean {
  const stops = tokens[end] === undefined || /^[.,;)]$/u.test(tokens[end]?.low ?? "");
  const suffixed = tokens[at]?.kind === "number" && end > at + 1;
  if (suffixed && stops && value <= 60 && /^(?:came|comes|lies|sits)$/u.test(tokens[at - 1]?.low ?? "")) return true;
  if (value > 60 || tokens[end]?.kind !== "word") return false;
  if (tokens[end]?.low === "place" && tokens[at - 1]?.low === "in") return true;
  const [after, beyond] = [tokens[end]?.low ?? "", tokens[end + 1]?.low ?? ""];
  if (after === "from" && beyond === "the" && /^(?:bottom|top)$/u.test(tokens[end + 2]?.low ?? "")) return true;
  if (/^(?:bottom|top)$/u.test(after) && tokens[end - 1]?.low === "from") return true;
  const digits = tokens[at]?.kind === "number";
  if (/^(?:came|comes|sits|sat|lies|lay|trails|finished|placed)$/u.test(tokens[at - 1]?.low ?? "")) {
    if (digits && /^(?:of|in|on|for|among|out|with)$/u.test(after)) return true;
    if (
      /^(?:of|in|on|for|nationally|overall)$/u.test(after) &&
      /^(?:all|the|its|their|england|charge|rate|rates)$/u.test(beyond)
    )
      return true;
    if (/^(?:nationally|overall)$/u.test(after)) return true;
  }
  if (
    /^(?:joint|equal)$/u.test(tokens[at - 1]?.low ?? "") &&
    /^(?:ranks|ranked|came|was|is|finished|comes)$/u.test(tokens[at - 2]?.low ?? "")
  )
    return true;
  const among = tokens[end]?.low === "among" || (tokens[end]?.low === "out" && tokens[end + 1]?.low === "of");
  if (among) return true;
  return (
    tokens[end]?.low === "of" &&
    readCardinal(tokens, end + 1) !== null &&
    /^(?:came|comes|is|was|it|stands|stood|finished)$/u.test(tokens[at - 1]?.low ?? "")
  );
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
  const ranked = RANKS.test(tokens[at - 1]?.low ?? "") || isAmong(tokens, at, end, value);
  if (!named && !ranked) return null;
  return { from: at, next: named ? best + 1 : end, form: "ordinal", value, to: null, decimals: 0, spelled: !suffix };
}
