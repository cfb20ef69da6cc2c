// Whether a sentence opens with a whole that a comma sets apart, or has its whole right behind a part: "Of the 540,", "169 of the 540".
import type { Sentence } from "../words/sentences.ts";
import type { Token } from "../words/tokens.ts";
import type { Written } from "../words/written.ts";
import { word } from "./sentence-says.ts";

/** A number with where its hedge begins, and where its noun stands. */
interface Counted extends Written {
  readonly opens: number;
  readonly noun: { readonly at: number } | null;
}

const FARTHEST = 5;
const LEFT = /^(?:other|others|remaining|rest|further|,)$/u;

/** Whether a sentence opens with this number as its whole, and a comma sets it apart: "Of the 540," "“Out of 312 crimes,". */
export function isOpeningWhole(tokens: readonly Token[], sentence: Sentence, { opens, next, noun }: Counted): boolean {
  let at = sentence.from;
  while (/^["'“‘•–-]$/u.test(word(tokens, at)) && at < opens) at++;
  if (/^(?:and|but|yet|so)$/u.test(word(tokens, at))) at++;
  if (!/^(?:of|among|amongst|out)$/u.test(word(tokens, at)) || opens - at > FARTHEST) return false;
  for (let back = at + 1; back <= opens; back++) if (LEFT.test(word(tokens, back))) return false; // "Of the other 524,": what is left
  return word(tokens, next) === "," || (noun !== null && word(tokens, noun.at + 1) === ",");
}

/** "169 of the 540": the whole right behind its part. */
export function isPartOfNext(
  { tokens }: { readonly tokens: readonly Token[] },
  a: Counted | undefined,
  b: Counted | undefined,
): boolean {
  if (a === undefined || b === undefined || a.form !== "count" || b.form !== "count") return false;
  return a.value < b.value && word(tokens, a.next) === "of" && b.opens - a.next <= 3;
}
