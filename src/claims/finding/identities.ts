// Numbers that a sentence sets equal or adds up itself: "9 per cent is about one in 11", "16 out of 540 is 2.96 per cent", "84, 97 and 119, which makes 300".
import { plainWords } from "../words/about.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { isQuotient } from "./parts.ts";

const IS =
  /^ (?:, )?(?:which |that |this |and )?(?:is|are|was|means|equals|makes|gives|equates to|works out at|works out as|comes to|is the same as|amounts to|corresponds to) (?:just |only |exactly |a rate of |a |about |roughly |the same as )*$/u;
const RATIO = /^(?:percent|one-in|fraction)$/u;

/** "9 per cent is about one in 11": one rate in two forms. */
export function isSetEqual({ tokens }: Reading, last: Candidate, next: Candidate): boolean {
  if (
    !RATIO.test(last.form) ||
    !RATIO.test(next.form) ||
    last.form === next.form ||
    last.to !== null ||
    next.to !== null
  )
    return false;
  return IS.test(plainWords(tokens, last.next, next.opens));
}

/** "Sixteen out of 540 is 2.96 per cent": a sum by itself, whatever its sentence names; the three numbers agree. */
export function isSumOfItself(reading: Reading, one: Candidate): boolean {
  const { tokens, candidates } = reading;
  const at = candidates.indexOf(one);
  const [part, whole] = [candidates[at - 2], candidates[at - 1]];
  if (!RATIO.test(one.form) || part === undefined || whole === undefined || whole.noun?.kind === "other") return false;
  if (!IS.test(plainWords(tokens, whole.next, one.opens)) || part.value >= whole.value) return false;
  return (
    / (?:out of|of|in|over|\/|divided by) (?:the )?$/u.test(plainWords(tokens, part.next, whole.opens)) &&
    isQuotient(part, whole, one)
  );
}

const SUMS =
  /(?: (?:which|that|this|together|they|it|and) (?:makes|made|make|gives|comes to|adds up to|add up to|added up to|totals|come to)| making| giving| totalling| for a total of| a total of| in all| altogether| in total) (?:a total of |just |only |in all |some )*$/u;

/** "84 such crimes in 2021, 97 in 2022 and 119 in 2023, which makes 300": the last is said to be the sum of the others, of whatever years. */
export function isSummed({ tokens }: Reading, ones: readonly Candidate[]): boolean {
  const last = ones.at(-1);
  const before = ones.at(-2);
  if (last === undefined || before === undefined || ones.length < 3) return false;
  if (ones.some(({ form, unitOfTime }) => form !== "count" || unitOfTime !== null)) return false;
  if (ones.slice(0, -1).reduce((sum, { value }) => sum + value, 0) !== last.value) return false;
  return SUMS.test(plainWords(tokens, before.next, last.opens));
}
