// The words that make a number a part of a whole, what is left of it, or the same number again.

/** “a further 170”, “the remaining 110”: a part of something said before. */
const PART = /\b(?:a further|another|the other|the remaining|remaining|the rest|as well as|plus|also)\W{0,3}$/u;
const REMAINING =
  /\b(?:the remaining|the remainder|the rest|the other|remaining|what remains|leaving just|leaving)\b[^.;:\d]{0,24}$/u;
/** “Evidential difficulties accounted for 118 more” accounts for them: only a word of denial before it leaves them untold. */
const UNACCOUNTED =
  /\b(?:(?:not|nobody|no one|no-one|never|cannot|n['’]t|unable to|failed to|yet to|to be|hard to|still to)\b[^.;:]{0,24}\baccount(?:ed)? for|unaccounted|(?:would|could|will|can|did|does|do) not (?:say|appear|explain)|has (?:said|told us) nothing|nothing (?:is|was|has been) (?:said|known)|have no (?:ending|outcome|explanation|result)(?! (?:yet|so far))|no (?:outcome|result|ending)s? (?:is|was|(?:has|have|had) been|are|were) (?:given|stated|shown|published|listed|entered)|(?:gave|gives?|given|giving|offer(?:ed|s)?|provide[ds]?|supplie[ds]|state[ds]?|list(?:ed|s)?) (?:us |them )?no (?:outcome|result|ending)s?|without (?:an |any )?(?:outcome|explanation|ending)|no explanation|unexplained|not explained|(?:nobody|no one|no-one) (?:has (?:said|explained|given|offered|told)|(?:can|could|will|would) (?:say|explain|tell)|knows)|(?:is|are|was|were) (?:not|nowhere|never) (?:mentioned|listed|explained|described|covered|spoken of)|(?:can|could)(?: ?not|n['’]t) (?:say|tell|explain)|no (?:word|mention|reason|trace) |cannot be explained|missing from)\b/u;
/** “The force has not said what happened to the remaining 112”: words before a number, which need the whole of it. */
const UNTOLD =
  /\bwhat (?:has |had )?(?:happened (?:to|in|with)|became of|become of|(?:about|of) the (?:other|rest|remaining))\b[^.;:\d]{0,30}$|\bwhere (?:are|were|is|have|has|did) the (?:other|rest|remaining)\b[^.;:\d]{0,30}$/u;

/** “Asked about the other 110, the force did not reply”: nobody has said what became of them. */
const ASKED = /\b(?:asked|pressed|questioned) (?:about|what|why|where)\b[^.;:\d]{0,40}$/u;
const NO_REPLY =
  /\b(?:(?:did|has|have|had|would|could) not (?:repl\w{1,3}|answer\w{0,2}|respon\w{1,4}|comment\w{0,2}|say|explain\w{0,2})|(?:declined|refused|failed) to (?:reply|answer|respond|comment|say|explain)|no (?:reply|answer|response|comment))\b/u;

/** “Other: 44”: a line of a list. */
const OTHER_LINE = /(?:^|[.;|,•*-]\W{0,3})(?:all )?others?(?: [a-z]{3,12}){0,2} ?[:|–—]\W{0,3}$/u;

/** Whether the words before a number make it a part of something said before. */
export function partWords(near: string): boolean {
  return PART.test(near) || REMAINING.test(near) || OTHER_LINE.test(near);
}

/** “That still left 354 crimes with no charge”: what is left of something, and no part. */
const LEFT =
  /\b(?:that|which|this|it)(?: still| only| just| also)? (?:left|leaves|would leave)(?: us with| them with)?(?: just| only| some| another)? $/u;

/** Whether the words before a number make it what is left of numbers before it. */
export function isSaidLeft(near: string): boolean {
  return LEFT.test(near);
}

/** Whether the words before a number say that it is all that is left: “the remaining 110 were still open”. */
export function saysRest(near: string): boolean {
  return REMAINING.test(near) && !OF_REST.test(near);
}

/** “Of the rest, 300 had no suspect”: a part of what is left, and not all of it. */
const OF_REST = /\bof (?:all )?the (?:rest|remainder|others)\b/u;

/**
 * Whether the words on either side of a number, up to the next number, say that nobody has accounted for it: then it is no part of what
 * is accounted for. Example: “which leaves 110 that nobody has accounted for”.
 */
export function isRemainder(near: string, behind: string): boolean {
  return (
    UNACCOUNTED.test(upToNumber(behind)) ||
    UNACCOUNTED.test(near.replace(/^.*\d/su, "")) ||
    UNTOLD.test(near) ||
    (ASKED.test(near) && NO_REPLY.test(upToNumber(behind)))
  );
}

/** “Together with the prosecutions that makes 50”, “that accounts for 430”: a sum of what stands before it, and no part. */
const ADDED =
  /(?:\b(?:makes|making|make that|totals|giv(?:es|ing)|you (?:have|get)|(?:adds?|comes?|amounts?|works? out) (?:up )?(?:to|at)|(?:that|this|these|those|they|which|together) (?:all )?(?:account|accounts|accounted|accounting) for)(?: (?:just|only|a total of|in all))?|, (?:that|which|this) is|\b(?:in all|all told|altogether|together|in total),? (?:that|this|these|those|they) (?:is|are|was|were|make|come to))\W{0,3}$/u;
const IN_ALL = /\b(?:in all|all told|altogether|together|in total|that means|so)\W{0,3}$/u;
const ACCOUNTED =
  /^ (?:of (?:the|them|these|those) )?(?:[a-z]{3,12} )?(?:are|were|is|have been|had been) (?:thus |so )?accounted for\b/u;

/** Whether the words around a number make it the sum of the parts that stand before it. */
export function saysSum(near: string, behind: string): boolean {
  return ADDED.test(near) || (IN_ALL.test(near) && ACCOUNTED.test(behind));
}

function upToNumber(behind: string): string {
  const words = behind.replace(/^\s?\([^()]{0,24}\)/u, ""); // its own share in brackets
  const digit = words.search(/\d|\b(?:and|but|while) the (?:rest|others|remainder)\b/u);
  return digit === -1 ? words : words.slice(0, digit);
}

/** Whether words around a number tie it to the number before: “12 of those”, “of the 90, 30”, “another 40”. */
export function isTiedBy(near: string, behind: string): boolean {
  if (partWords(near) || /^ of (?:these|those|them|the|which|whom)\b/u.test(behind)) return true;
  return /\bof (?:these|those|them|the|which|whom)\b[^.;]{0,30}$/u.test(near);
}

/** Words that take up a number given before: “of the 480 crimes”, “the total of 504”, “gives the number of reports as 504”. */
const AGAIN =
  /(?:\b(?:the|those|these|all|its|their|that)|\b(?:total|number|figure|count|tally)(?: of)?(?: [a-z]+){0,4}? (?:as|was|is|at|to be|were)|\b(?:puts?|gives?|gave|lists?)(?: [a-z'’]+){1,5}? (?:at|as))\W{0,3}$/u;

/** Whether the words before a number speak of one that was given already. */
export function speaksAgain(near: string): boolean {
  return AGAIN.test(near.slice(-60));
}
