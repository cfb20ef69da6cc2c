// What those who wrote or asked did themselves, and what there is anyway: "spent two years and 45 requests on it", "43 forces in 2010 and 43 today".
import type { Candidate, Reading } from "./candidates.ts";
import { some, word } from "./sentence-says.ts";

const REQUESTS = /^(?:requests|letters|emails|questions|enquiries|inquiries)$/u;
const SPENT = /^(?:spent|spend|took|takes|needed|used)$/u;
const SENT = /^(?:sent|made|filed|submitted|lodged|wrote|written|put|fired|issued)$/u;
const WRITER =
  /^(?:i|we|researchers?|reporters?|journalists?|newspaper|paper|author|authors|academics?|campaigners?|editor|charity|newsroom|programme|magazine|student|bureau)$/u;
const FREEDOM = /^(?:foi|foia|freedom)$/u;
const GOT = /^(?:get|obtain|extract|find|collect|compile|gather|prise|assemble|establish|see)$/u;
const FARTHEST = 9;

/** Whether a number says how long those who asked worked, or how often they asked. */
export function isOwnWork(reading: Reading, one: Candidate): boolean {
  const { tokens, sentence } = reading;
  const asks = one.noun !== null && REQUESTS.test(word(tokens, one.noun.at));
  if (!asks && one.unitOfTime === null) return false;
  const [floor, end] = [Math.max(sentence.from, one.opens - FARTHEST), one.unitOfTime === null ? one.next : one.closes];
  if (asks && isSent(reading, one, floor)) return true;
  if (!some(tokens, floor, one.opens, (low) => SPENT.test(low))) return false;
  const limit = Math.min(sentence.next, end + FARTHEST);
  const asked =
    asks ||
    some(tokens, end, limit, (low) => REQUESTS.test(low)) ||
    some(tokens, floor, one.opens, (low) => REQUESTS.test(low));
  return asked && isForIt(tokens, end, limit);
}

/** "We sent 45 requests", "The newspaper made 45 freedom of information requests"; not "the force received 45 requests". */
function isSent({ tokens, sentence }: Reading, one: Candidate, floor: number): boolean {
  if (!some(tokens, floor, one.opens, (low) => SENT.test(low))) return false;
  if (word(tokens, one.opens - 1) === "of") return false;
  return (
    some(tokens, floor, one.opens, (low) => WRITER.test(low)) ||
    some(tokens, one.next, Math.min(sentence.next, one.next + 8), (low) => FREEDOM.test(low))
  );
}

/** "on it", "to get the figures". */
function isForIt(tokens: Reading["tokens"], from: number, limit: number): boolean {
  for (let at = from; at < limit; at++) {
    const [low, next] = [word(tokens, at), word(tokens, at + 1)];
    if (low === "on" && /^(?:it|them|this|that|the)$/u.test(next)) return true;
    if (low === "to" && GOT.test(next)) return true;
  }
  return false;
}

const FEWEST_FORCES = 38;
const MOST_FORCES = 55;
const ANSWERS =
  /^(?:replied|responded|answered|refused|provided|supplied|gave|give|failed|declined|sent|disclosed|asked|contacted|approached|adopted|recorded|record|records|rates?|average|mean|figures|data|answers|replies|responses)$/u;

/** "There were 43 forces in 2010 and 43 today": how many forces there are is nobody's finding. */
export function isHowManyForces({ tokens, sentence, candidates }: Reading, one: Candidate): boolean {
  if (one.form !== "count" || one.value < FEWEST_FORCES || one.value > MOST_FORCES || one.became !== null) return false;
  const named = candidates.some(
    ({ noun, value }) => noun?.kind === "force" && value >= FEWEST_FORCES && value <= MOST_FORCES,
  );
  if (!named || (one.noun !== null && one.noun.kind !== "force")) return false;
  if (some(tokens, sentence.from, sentence.next, (low) => ANSWERS.test(low))) return false;
  const before = word(tokens, one.opens - 1);
  const after = word(tokens, (one.noun?.at ?? one.next - 1) + 1);
  if (one.noun === null)
    return (
      /^(?:and|to|or|,|are|were|now|then|had)$/u.test(before) && /^(?:[.,;]|today|now|in|across|then|)$/u.test(after)
    );
  return (
    /^(?:are|were|was|have|has|had|been|from|and)$/u.test(before) &&
    !/^(?:that|which|who|were|was|are|have|had|did|could)$/u.test(after)
  );
}
