// How a number is hedged: "about", "at least", "more than", "just under"; and the words that only colour it.
import type { Hedge } from "../statement.ts";
import type { Token } from "./tokens.ts";

/** A hedge and the token it begins with. */
export interface HedgeFound {
  readonly hedge: Hedge | null;
  readonly from: number;
}

const PHRASES: readonly (readonly [string, Hedge | null])[] = [
  ["just over", "just over"],
  ["just above", "just over"],
  ["slightly more than", "just over"],
  ["a little more than", "just over"],
  ["little more than", "just over"],
  ["slightly over", "just over"],
  ["a little over", "just over"],
  ["just more than", "just over"],
  ["just under", "just under"],
  ["just below", "just under"],
  ["slightly less than", "just under"],
  ["a little under", "just under"],
  ["slightly under", "just under"],
  ["just short of", "just under"],
  ["slightly fewer than", "just under"],
  ["a little less than", "just under"],
  ["nearly", "just under"],
  ["almost", "just under"],
  ["all but", "just under"],
  ["virtually", "about"],
  ["practically", "about"],
  ["approaching", "just under"],
  ["shy of", "just under"],
  ["short of", "just under"],
  ["barely", "about"],
  ["barely more than", "just over"],
  ["not quite", "just under"],
  ["close to", "about"],
  ["not far short of", "just under"],
  ["just shy of", "just under"],
  ["no fewer than", "at least"],
  ["no less than", "at least"],
  ["not less than", "at least"],
  ["not fewer than", "at least"],
  ["at least", "at least"],
  ["a minimum of", "at least"],
  ["as many as", "at most"],
  ["no more than", "at most"],
  ["not more than", "at most"],
  ["at most", "at most"],
  ["at the most", "at most"],
  ["up to", "at most"],
  ["a maximum of", "at most"],
  ["as much as", "at most"],
  ["as few as", "at least"],
  ["more than", "more than"],
  ["in excess of", "more than"],
  ["well over", "more than"],
  ["upwards of", "more than"],
  ["over", "more than"],
  ["above", "more than"],
  ["greater than", "more than"],
  ["well above", "more than"],
  ["better than", "more than"],
  ["fewer than", "less than"],
  ["less than", "less than"],
  ["under", "less than"],
  ["below", "less than"],
  ["well under", "less than"],
  ["lower than", "less than"],
  ["worse than", "less than"],
  ["fewer even than", "less than"],
  ["about", "about"],
  ["around", "about"],
  ["roughly", "about"],
  ["approximately", "about"],
  ["some", "about"],
  ["approx", "about"],
  ["an estimated", "about"],
  ["estimated", "about"],
  ["in the region of", "about"],
  ["circa", "about"],
  ["c", "about"],
  ["or so", "about"],
  ["something like", "about"],
  ["on the order of", "about"],
  ["~", "about"],
  ["broadly", "about"],
];
const BY_LAST = new Map<string, { words: string[]; hedge: Hedge | null }[]>();
for (const [phrase, hedge] of PHRASES) {
  const words = phrase.split(" ");
  const last = words.at(-1) ?? "";
  BY_LAST.set(
    last,
    [...(BY_LAST.get(last) ?? []), { words, hedge }].sort((a, b) => b.words.length - a.words.length),
  );
}
const COLOURS = new Set("record peak only just exactly a an the another further mere total of".split(" "));

/** The hedge right before token `at`, or right after the number ("34 or so", "500 or more"); no further back than `floor`. */
export function hedgeAt(tokens: readonly Token[], at: number, next: number, floor: number): HedgeFound {
  const after = `${tokens[next]?.low ?? ""} ${tokens[next + 1]?.low ?? ""}`;
  if (after === "or so" || tokens[next - 1]?.low === "odd") return { hedge: "about", from: at };
  if (after === "or more") return { hedge: "at least", from: at };
  if (after === "or fewer" || after === "or less") return { hedge: "at most", from: at };
  for (let back = at - 1; back >= floor && back >= at - 3; back--) {
    const found = phraseEnding(tokens, back, floor);
    if (found !== null)
      return found.from === floor && isComparison(tokens, found.from, back) ? { hedge: null, from: at } : found;
    const token = tokens[back];
    if (token === undefined || !(COLOURS.has(token.low) || "\"'(".includes(token.low))) break;
  }
  return { hedge: null, from: at };
}

/** "61 per cent more than the 300", "3.4 times as many as 157": right behind another number it is compared, and nothing is hedged. */
function isComparison(tokens: readonly Token[], from: number, last: number): boolean {
  const before = tokens[from - 1];
  if (tokens[last]?.low === "as") return /^(?:times|twice|double|treble|half|fold)$/u.test(before?.low ?? "");
  if (tokens[last]?.low !== "than" || last - from !== 1) return false;
  return (
    before?.kind === "number" || /^(?:%|cent|percent|pc|points?|times|third|half|quarter)$/u.test(before?.low ?? "")
  );
}

const DETERMINERS = new Set(
  "record peak the all those these its their some just only about exactly a an total or every such his her our".split(
    " ",
  ),
);

/** The word before a number whose hedge begins at `opens`, articles and "only" stepped over: "of" in "of about the 540". */
export function wordBeforeNumber(tokens: readonly Token[], opens: number, floor: number): string {
  let at = opens - 1;
  while (at > floor && (isDeterminer(tokens[at]?.low ?? "") || isLastYears(tokens, at))) at--;
  return at < floor ? "" : (tokens[at]?.low ?? "");
}

/** "of last year's 302 referrals": "last" belongs to the possessive after it. */
function isLastYears(tokens: readonly Token[], at: number): boolean {
  return /^(?:last|this|that)$/u.test(tokens[at]?.low ?? "") && (tokens[at + 1]?.low.endsWith("'s") ?? false);
}

/** Whether a word is an article or the like before a number. */
export function isDeterminer(low: string): boolean {
  return DETERMINERS.has(low) || low.endsWith("'s");
}

/** "crept up to 4.1 per cent" says where it came to, not the most it may be. */
const RISES =
  /^(?:crept|gone|goes|went|moved|edged|climbed|rose|risen|is|was|are|were|shot|nudged|back|numbers|figures)$/u;

function phraseEnding(tokens: readonly Token[], at: number, floor: number): HedgeFound | null {
  for (const { words, hedge } of BY_LAST.get(tokens[at]?.low ?? "") ?? []) {
    const from = at - words.length + 1;
    if (hedge === "at most" && words[0] === "up" && RISES.test(tokens[from - 1]?.low ?? "")) continue;
    if (words[0] === "up" && words[1] === "to" && /^(?:add|adds|added|adding)$/u.test(tokens[from - 1]?.low ?? ""))
      continue;
    if (words[0] === "some" && tokens[at + 1]?.low === "of" && tokens[at + 2]?.low !== "a") continue; // "some of the nine"
    if (words[0] === "all" && !/(?:ed|ing)$/u.test(tokens[at + 1]?.low ?? "")) continue; // "all but three" is no hedge
    if (from >= floor && words.every((word, index) => tokens[from + index]?.low === word)) return { hedge, from };
  }
  return null;
}
