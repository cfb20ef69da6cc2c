// The words that make a number a part of a whole, what is left of it, or the same number again.

/** “a further 170”, “the remaining 110”: a part of something said before. */
const PART = /\b(?:a further|another|the other|the remaining|remaining|the rest|as well as|plus|also)\W{0,3}$/u;
const REMAINING =
  /\b(?:the remaining|the remainder|the rest|the other|remaining|what remains|leaving just|leaving)\b[^.;:]{0,24}$/u;
const UNACCOUNTED =
  /\b(?:not accounted for|unaccounted|accounted for|account for|no explanation|unexplained|not explained|(?:nobody|no one|no-one) (?:has (?:said|explained)|can (?:say|explain)|knows)|cannot be explained|missing from)\b/u;

/** Whether the words before a number make it a part of something said before. */
export function partWords(near: string): boolean {
  return PART.test(near) || REMAINING.test(near);
}

/** Whether the words before a number say that it is all that is left: “the remaining 110 were still open”. */
export function saysRest(near: string): boolean {
  return REMAINING.test(near);
}

/**
 * Whether the words on either side of a number, up to the next number, say that nobody has accounted for it: then it is no part of what
 * is accounted for. Example: “which leaves 110 that nobody has accounted for”.
 */
export function isRemainder(near: string, behind: string): boolean {
  return UNACCOUNTED.test(upToNumber(behind)) || UNACCOUNTED.test(near.replace(/^.*\d/su, ""));
}

function upToNumber(words: string): string {
  const digit = words.search(/\d/u);
  return digit === -1 ? words : words.slice(0, digit);
}

/** Words that take up a number given before: “of the 480 crimes”, “the total of 504”, “gives the number of reports as 504”. */
const AGAIN =
  /(?:\b(?:the|those|these|all|its|their|that)|\b(?:total|number|figure|count|tally)(?: of)?(?: [a-z]+){0,4}? (?:as|was|is|at|to be|were)|\b(?:puts?|gives?|gave|lists?)(?: [a-z'’]+){1,5}? (?:at|as))\W{0,3}$/u;

/** Whether the words before a number speak of one that was given already. */
export function speaksAgain(near: string): boolean {
  return AGAIN.test(near.slice(-60));
}
