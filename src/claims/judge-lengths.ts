// Whether a length of time is a statement: how long something took, not a period, an age or a sentence in prison.
import type { Candidate, Reading } from "./candidates.ts";
import { type Judgement, type Memory, NOTHING, SURE } from "./judgement.ts";
import { hasChange, hasThing, hasTopic, some, word } from "./sentence-says.ts";
import { wordBeforeNumber } from "./words/hedges.ts";
import type { Token } from "./words/tokens.ts";

/** A length of time is a statement between the steps of a case, or hedged as the longest; a sentence in prison is none. */
export function judgeLength(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens, sentence } = reading;
  const end = one.closes;
  const topic = hasTopic(reading) || memory.near || hasThing(reading) || isWork(reading) || isAlone(reading, one);
  if (!topic || (one.value === 1 && one.spelled)) return NOTHING;
  const prison = some(tokens, sentence.from, sentence.next, (low) =>
    /^(?:jailed|sentenced|prison|custody|imprisonment|jail|bars|sentence|sentences|imprisoned|locked)$/u.test(low),
  );
  if (one.hedge === "at most" && word(tokens, one.from - 1) === "to" && /years|months/u.test(one.unitOfTime ?? ""))
    return SURE;
  if (!prison && (end === one.next || isHeld(reading, one) || isAlone(reading, one))) return SURE;
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
    /^(?:from|to|at)$/u.test(word(tokens, one.opens - 1)) && hasChange(reading) && TIMES.test(one.unitOfTime ?? "");
  if (/^(?:passed|gone|elapsed)$/u.test(word(tokens, end + 1)) && word(tokens, end + 2) === "since") return NOTHING;
  const until = /^(?:before|until)$/u.test(word(tokens, end)) && /^(?:was|took)$/u.test(word(tokens, one.opens - 1));
  const ends = until || /^(?:wait|waits|delay|delays|backlog|waiting)$/u.test(word(tokens, end));
  const waits = some(tokens, one.from - 7, one.from, (low) =>
    /^(?:took|take|takes|taken|taking|wait|waits|waited|waiting|lasts|lasted|delay|delays|average|median|mean|averaged|longest|typical|spent|run|ran|running|dragged|languished|delayed)$/u.test(
      low,
    ),
  );
  const came =
    word(tokens, one.opens - 1) === "after" &&
    some(tokens, one.opens - 4, one.opens, (low) =>
      /^(?:came|arrived|followed|comes|ended|concluded|closed|collapsed)$/u.test(low),
    );
  const typical = some(tokens, Math.max(sentence.from, one.from - 12), one.from, (low) =>
    /^(?:average|median|mean|typical|typically)$/u.test(low),
  );
  const steps =
    typical || some(tokens, end, end + 5, (low) => /^(?:average|elapsed|passed)$/u.test(low)) || fromStep(tokens, end);
  if (word(tokens, one.from - 1) === "within")
    return { says: "unsure", why: "It may be a time limit, not a time that passed." };
  return ends || waits || steps || came || moved ? SURE : NOTHING;
}

/** What is waited for where no crime is named: "for a phone to be examined". */
function isWork({ tokens, sentence }: Reading): boolean {
  return some(tokens, sentence.from, sentence.next, (low) =>
    /^(?:phone|phones|device|devices|laptop|laptops|forensic|forensics|examined|evidence|statement|interview|interviewed|questioned|prosecutor|prosecutors|case|file|complaint|complainant|detective|detectives|hearing|hearings|listing|officer|officers)$/u.test(
      low,
    ),
  );
}

const IDLE =
  /^(?:not|never|nobody|no|none|nothing|without|sat|sits|sitting|lay|lain|laid|lying|stood|waited|waits|wait|kept|held|left|ignored|shelved|stuck|remained|unopened|untouched|unread|parked|pending|languished|unanswered|silent|delayed|stalled|gathered|gathering|didn't|hadn't|wasn't|weren't|failed|unexamined|idle)$/u;

/** "did not speak to the suspect for eight months", "sat with prosecutors for 19 weeks", "For eleven weeks the phone lay in a drawer". */
function isHeld({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (!/^(?:for|inside)$/u.test(wordBeforeNumber(tokens, one.opens, sentence.from))) return false;
  const [from, next] = [Math.max(sentence.from, one.opens - 14), Math.min(sentence.next, one.closes + 8)];
  if (
    some(tokens, from, next, (low) =>
      /^(?:inquiry|committee|jury|panel|trial|tribunal|married|lived|worked|served|banned|register|disqualified|bail)$/u.test(
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

/** "from charge to court", "between report and charge", "to reach a charge", "to be answered". */
function fromStep(tokens: readonly Token[], end: number): boolean {
  const first = word(tokens, end);
  if (first === "from" || first === "between" || first === "before")
    return some(tokens, end + 1, end + 4, (low) => STEP.test(low));
  return first === "to" && some(tokens, end + 1, end + 7, (low) => STEP.test(low));
}
