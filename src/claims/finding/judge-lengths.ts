// Whether a length of time is a statement: how long something took, not a period, an age or a sentence in prison.

import { plainWords } from "../words/about.ts";
import { isUnitWithin } from "../words/cardinals.ts";
import { wordBeforeNumber } from "../words/hedges.ts";
import type { Token } from "../words/tokens.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { type Judgement, type Memory, NOTHING, SURE } from "./judgement.ts";
import { hasChange, hasThing, hasTopic, some, word } from "./sentence-says.ts";
import { isLengthAgainst } from "./two-times.ts";
import { isLongest, isUntilStep } from "./waits.ts";

/** A length of time is a statement between the steps of a case, or hedged as the longest; a sentence in prison is none. */
export function judgeLength(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens, sentence } = reading;
  const end = one.closes;
  if (isPlanned(reading, one) || isSpending(reading, one) || isInOffice(reading, one)) return NOTHING;
  if (isUntilStep(reading, one) || isLongest(reading, one)) return SURE;
  if (
    !mayBeOfCase(reading, one, memory) ||
    (one.value === 1 && one.spelled) ||
    isHabit(reading, one) ||
    isYearTo(reading, one) ||
    isWish(reading)
  )
    return NOTHING;
  const prison = isOfPrison(reading);
  if (
    isAfterLength(reading, one) ||
    isOfOther(reading, one, memory) ||
    isAfterThat(reading, one) ||
    (prison && isMeanSentence(reading, one))
  )
    return SURE;
  if (
    !prison &&
    one.hedge === "at most" &&
    word(tokens, one.from - 1) === "to" &&
    /years|months/u.test(one.unitOfTime ?? "")
  )
    return SURE;
  if (!prison && ((end === one.next && !isUnitWithin(tokens, end)) || isHeld(reading, one) || isAlone(reading, one)))
    return SURE;
  if (prison) return some(tokens, one.from - 6, end + 3, (low) => low === "average") ? SURE : NOTHING;
  if (
    /^(?:ago|on|earlier|later|old|before)$/u.test(word(tokens, end)) &&
    word(tokens, end + 1) !== "average" &&
    !/^(?:was|took)$/u.test(word(tokens, one.opens - 1))
  )
    return NOTHING;
  if (
    /^hours?$/u.test(one.unitOfTime ?? "") &&
    some(tokens, sentence.from, sentence.next, (low) => /^(?:exempt|exemption|section|limit|cost)$/u.test(low))
  )
    return NOTHING;
  const moved =
    /^(?:from|to|at|by)$/u.test(word(tokens, one.opens - 1)) && hasChange(reading) && TIMES.test(one.unitOfTime ?? "");
  if (/^(?:passed|gone|elapsed)$/u.test(word(tokens, end + 1)) && word(tokens, end + 2) === "since") return NOTHING;
  const until = /^(?:before|until)$/u.test(word(tokens, end)) && /^(?:was|took)$/u.test(word(tokens, one.opens - 1));
  const inAll = word(tokens, end) === "in" && /^(?:all|total)$/u.test(word(tokens, end + 1));
  const ends = until || inAll || /^(?:wait|waits|delay|delays|backlog|waiting)$/u.test(word(tokens, end));
  const waits = isWaited(reading, one);
  const typical = some(tokens, Math.max(sentence.from, one.from - 12), one.from, (low) =>
    /^(?:average|median|mean|typical|typically)$/u.test(low),
  );
  const steps =
    typical || some(tokens, end, end + 5, (low) => /^(?:average|elapsed|passed)$/u.test(low)) || fromStep(tokens, end);
  if (word(tokens, one.from - 1) === "within")
    return { says: "unsure", why: "It may be a time limit, not a time that passed." };
  const between = fromStepTo(reading, one) || untilEvent(reading, one);
  return ends || waits || steps || hasCome(reading, one) || moved || between ? SURE : NOTHING;
}

/** "took", "waited", "an average of" a few words before the length. */
function isWaited({ tokens }: Reading, one: Candidate): boolean {
  return some(tokens, one.from - 7, one.from, (low) =>
    /^(?:took|take|takes|taken|taking|wait|waits|waited|waiting|lasts|lasted|delay|delays|average|median|mean|averaged|longest|typical|spent|run|ran|running|dragged|languished|delayed)$/u.test(
      low,
    ),
  );
}

function isPlanned({ tokens, sentence }: Reading, { opens }: Candidate): boolean {
  return some(tokens, Math.max(sentence.from, opens - 6), opens, (low) => PLANNED.test(low));
}

function mayBeOfCase(reading: Reading, one: Candidate, { near }: Memory): boolean {
  if (hasTopic(reading) || near || hasThing(reading)) return true;
  return isWork(reading) || isAlone(reading, one) || isAnsweredLate(reading, one);
}

/** "The answer came back after 14 weeks". */
function hasCome({ tokens }: Reading, one: Candidate): boolean {
  return (
    word(tokens, one.opens - 1) === "after" &&
    some(tokens, one.opens - 4, one.opens, (low) =>
      /^(?:came|come|back|returned|return|returns|arrive|arrived|follow|followed|comes|ended|concluded|closed|collapsed)$/u.test(
        low,
      ),
    )
  );
}

/** "spent £1.2m on overtime in three months": money was spent, and the time is only when. */
function isSpending({ tokens, sentence }: Reading, { opens }: Candidate): boolean {
  for (let at = Math.max(sentence.from, opens - 9); at < opens; at++)
    if (/^(?:spent|spend|spends|cost|costs|paid)$/u.test(word(tokens, at)))
      return some(tokens, at + 1, opens, (low) => /^[£$€]$/u.test(low));
  return false;
}

/** "has held the post for nine years": how long somebody has had their work. */
function isInOffice({ tokens, sentence }: Reading, { opens }: Candidate): boolean {
  for (let at = Math.max(sentence.from, opens - 8); at < opens; at++)
    if (/^(?:held|holds|hold|done|had|been|in|left)$/u.test(word(tokens, at)))
      if (
        some(tokens, at + 1, Math.min(opens, at + 4), (low) =>
          /^(?:post|office|job|seat|role|chair|position|rank|brief|portfolio)$/u.test(low),
        )
      )
        return word(tokens, opens - 1) === "for";
  return false;
}

/** A sentence in prison; not "from arrest to sentence". */
function isOfPrison({ tokens, sentence }: Reading): boolean {
  for (let at = sentence.from; at < sentence.next; at++) {
    const low = word(tokens, at);
    if (/^(?:jailed|sentenced|prison|custody|imprisonment|jail|bars|sentences|imprisoned|locked)$/u.test(low))
      return true;
    if (low === "sentence" && !/^(?:to|until|before|and)$/u.test(word(tokens, at - 1))) return true;
  }
  return false;
}

/** "419 days, against 266 days in 2018-19": the second of two lengths. */
function isAfterLength(reading: Reading, one: Candidate): boolean {
  const last = reading.candidates.findLast(({ from, unitOfTime }) => from < one.from && unitOfTime !== null);
  if (last === undefined || one.opens - last.next > 12) return false;
  if (/ (?:it|one|that) (?:was|is|took|takes|lasted) /u.test(plainWords(reading.tokens, last.next, one.opens)))
    return true;
  return isLengthAgainst(reading, last, one, plainWords(reading.tokens, last.next, one.opens));
}

/** "For rape it was 187 days.": the same length of another crime or place. */
function isOfOther({ tokens, sentence }: Reading, one: Candidate, { near }: Memory): boolean {
  const verb = word(tokens, one.opens - 1);
  if (!near || !/^(?:for|in|at|among)$/u.test(word(tokens, sentence.from)) || !/^(?:was|is)$/u.test(verb)) return false;
  return (
    word(tokens, one.opens - 2) === "it" &&
    one.opens - sentence.from <= 10 &&
    /^[.,;:]?$/u.test(word(tokens, one.closes))
  );
}

/** "The trial began 19 months after that.", "came to court 26 months after the first arrest": what it took from one step of a case to the next. */
function isAfterThat({ tokens, sentence }: Reading, { opens, closes }: Candidate): boolean {
  if (word(tokens, closes) !== "after") return false;
  const step = some(tokens, closes + 1, Math.min(sentence.next, closes + 5), (low) =>
    /^(?:arrest|arrests|report|complaint|charge|interview|disclosure|crime)$/u.test(low),
  );
  if (!step && !/^(?:that|this)$/u.test(word(tokens, closes + 1))) return false;
  if (!step && !/^[.,;:]?$/u.test(word(tokens, closes + 2)) && closes + 2 < sentence.next) return false;
  return some(tokens, Math.max(sentence.from, opens - 6), opens, (low) =>
    /^(?:trial|court|charge|charges|charged|hearing|arrest|arrested|interview|interviewed|verdict|file)$/u.test(low),
  );
}

/** "The average custodial sentence … rose from 13 months to 16". */
function isMeanSentence(reading: Reading, one: Candidate): boolean {
  const { tokens, sentence } = reading;
  const mean = some(tokens, sentence.from, Math.min(one.opens, sentence.from + 6), (low) =>
    /^(?:average|median|mean)$/u.test(low),
  );
  return mean && hasChange(reading) && /^(?:from|to|by|at)$/u.test(word(tokens, one.opens - 1));
}

/** "in the 12 months to March": when, not how long. */
function isYearTo({ tokens }: Reading, { closes }: Candidate): boolean {
  if (!/^(?:to|ending|ended|until|up)$/u.test(word(tokens, closes))) return false;
  return some(tokens, closes + 1, closes + 7, (low) => MONTH.test(low)) || /^20\d\d$/u.test(word(tokens, closes + 1));
}

const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/u;

/** "seven days a week", "24 hours a day": how often, not how long. */
function isHabit({ tokens }: Reading, { closes }: Candidate): boolean {
  return (
    /^(?:a|an|per|each|every)$/u.test(word(tokens, closes)) &&
    PERIOD.test(word(tokens, closes + 1)) &&
    !/^(?:earlier|before|ago|later|on)$/u.test(word(tokens, closes + 2))
  );
}

const PERIOD = /^(?:day|week|fortnight|month|year)$/u;

/** "I would swap it for one who had sat there for 24 hours": what somebody wishes has not taken any time. */
function isWish({ tokens, sentence }: Reading): boolean {
  const [who, would] = [word(tokens, sentence.from), word(tokens, sentence.from + 1)];
  return /^(?:i'd|we'd)$/u.test(who) || (/^(?:i|we)$/u.test(who) && would === "would");
}

const WAITS = /^(?:wait|waits|waiting|backlog|delay|delays)$/u;
const ELSEWHERE =
  /^(?:patient|patients|hospital|hospitals|gp|nhs|surgery|clinic|bus|buses|train|trains|flight|flights|passengers|taxi|tickets|school|schools|housing|tenants|repairs|planning|driving|test|tests|passport|passports|customers|delivery|queue|shoppers)$/u;

/** "Waiting times have grown from 504 days to 704": where nobody else's waiting is named, it is that of a case. */
function isWait({ tokens, sentence }: Reading): boolean {
  const says = (words: RegExp): boolean => some(tokens, sentence.from, sentence.next, (low) => words.test(low));
  return says(WAITS) && !says(ELSEWHERE);
}

/** What planned things last. */
const PLANNED = /^(?:consultation|pilot|survey|exhibition|festival|tour|campaign|course|training|strike|lockdown)$/u;

/** What is waited for where no crime is named: "for a phone to be examined". */
function isWork(reading: Reading): boolean {
  const { tokens, sentence } = reading;
  if (isWait(reading)) return true;
  return some(tokens, sentence.from, sentence.next, (low) =>
    /^(?:phone|phones|device|devices|laptop|laptops|forensic|forensics|examined|evidence|statement|interview|interviewed|questioned|prosecutor|prosecutors|case|file|complaint|complainant|detective|detectives|hearing|hearings|listing|officer|officers)$/u.test(
      low,
    ),
  );
}

/** "It took them nineteen months to ring me back": a person says how long somebody took to deal with them. */
function isAnsweredLate({ tokens, sentence }: Reading, one: Candidate): boolean {
  const took = some(tokens, Math.max(sentence.from, one.opens - 4), one.opens, (low) =>
    /^(?:took|taken|takes|waited|was|be)$/u.test(low),
  );
  if (/^(?:us|me)$/u.test(word(tokens, one.opens - 1))) return false;
  if (!took || !/^(?:to|before|until|for)$/u.test(word(tokens, one.closes))) return false;
  const next = Math.min(sentence.next, one.closes + 8);
  const deals = some(tokens, one.closes + 1, Math.min(next, one.closes + 5), (low) => DEALS.test(low));
  return (
    deals &&
    some(tokens, sentence.from, next, (low) =>
      /^(?:me|us|my|our|i|we|her|him|them|they|anybody|anyone|nobody|somebody|someone)$/u.test(low),
    )
  );
}

/** What an office does with whoever turned to it. */
const DEALS =
  /^(?:ring|rang|call|called|phone|phoned|answer|answered|reply|replied|respond|responded|response|contact|contacted|interview|interviewed|visit|visited|acknowledge|acknowledged|apologise|apologised|hear|heard|update|updated)$/u;

const IDLE =
  /^(?:not|never|nobody|no|none|nothing|without|sat|sits|sitting|lay|lain|laid|lying|stood|waited|waits|wait|kept|held|left|ignored|shelved|stuck|remained|unopened|untouched|unread|parked|pending|languished|unanswered|silent|delayed|stalled|gathered|gathering|didn't|hadn't|wasn't|weren't|failed|unexamined|idle)$/u;

/** "did not speak to the suspect for eight months", "sat with prosecutors for 19 weeks", "For eleven weeks the phone lay in a drawer". */
function isHeld({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (!/^(?:for|inside)$/u.test(wordBeforeNumber(tokens, one.opens, sentence.from))) return false;
  const [from, next] = [Math.max(sentence.from, one.opens - 14), Math.min(sentence.next, one.closes + 8)];
  if (
    some(tokens, from, next, (low) =>
      /^(?:inquiry|committee|jury|panel|trial|tribunal|married|lived|worked|served|judge|magistrate|banned|register|disqualified|bail)$/u.test(
        low,
      ),
    )
  )
    return false;
  return some(tokens, from, next, (low) => IDLE.test(low)) || word(tokens, one.opens - 1) === "inside";
}

/** "Eighteen months. That is how long it took": a sentence of a length only, and the next says what took it. */
function isAlone({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (one.opens > sentence.from + 1 || one.closes < sentence.next - 1) return false;
  return some(tokens, sentence.next, sentence.next + 8, (low) => /^(?:long|took|waited|wait|takes|spent)$/u.test(low));
}

const TIMES = /^(?:days|weeks|months)$/u;

const STEP =
  /^(?:charge|charged|court|report|reported|reporting|arrest|trial|complaint|decision|outcome|verdict|conviction|crime|offence|referral|application)$/u;

/** "Time from report to first interview: Essex, five days": what the length runs between is said before it. */
function fromStepTo({ tokens, sentence }: Reading, one: Candidate): boolean {
  for (let at = Math.max(sentence.from, one.opens - 25); at < one.opens; at++)
    if (/^(?:from|between)$/u.test(word(tokens, at)) && some(tokens, at + 1, at + 4, (low) => STEP.test(low)))
      return some(tokens, at + 2, Math.min(one.opens, at + 9), (low) => low === "to" || low === "and");
  return false;
}

/** "It was eleven months before detectives came to see her": the time until somebody did something. */
function untilEvent({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (!/^(?:before|until|till)$/u.test(word(tokens, one.closes))) return false;
  const opens = some(tokens, Math.max(sentence.from, one.opens - 3), one.opens, (low) =>
    /^(?:was|be|is|took|passed)$/u.test(low),
  );
  return (
    opens &&
    some(tokens, one.closes + 1, Math.min(sentence.next, one.closes + 8), (low) => EVENT.test(low) || STEP.test(low))
  );
}

const EVENT =
  /^(?:anybody|anyone|somebody|someone|detectives|officers|police|prosecutors|victim|suspect|charged|arrested|interviewed|spoken|told|seen|identified|contacted|statement)$/u;

/** "from charge to court", "between report and charge", "to reach a charge", "to be answered". */
function fromStep(tokens: readonly Token[], end: number): boolean {
  const first = word(tokens, end);
  if (first === "from" || first === "between" || first === "before")
    return some(tokens, end + 1, end + 4, (low) => STEP.test(low));
  return first === "to" && some(tokens, end + 1, end + 7, (low) => STEP.test(low));
}
