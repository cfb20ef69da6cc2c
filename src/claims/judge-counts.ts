// Whether a count is a statement: by what it counts, how it is written, and what is said around it.
import type { Candidate, Reading } from "./candidates.ts";
import { isElided } from "./elided.ts";
import { type Judgement, type Memory, NOTHING, PARTNER, SURE } from "./judgement.ts";
import { hasChange, hasThing, hasTopic, looseNoun, some, word } from "./sentence-says.ts";
import { leadsToOutcome } from "./words/became.ts";

const COURT =
  /^(?:denies|denied|denying|deny|admits|admitted|admitting|pleaded|pleads|pleading|faces|faced|facing|guilty|accused|suspicion|convicted|cleared|acquitted|indicted|indictment|sentenced|jailed|charged)$/u;

const REPLIES =
  /^(?:replied|responded|answered|refused|provided|supplied|gave|failed|declined|did|sent|disclosed|reply|respond|answer|said|returned|have|had|use|used|using|record|recorded|could|were|asked|contacted|adopted|told|held|cited|rejected|withheld)$/u;

const MONTH = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/u;
const HAPPENS =
  /^(?:missing|reported|arrested|attacked|raped|abused|assaulted|referred|called|contacted|visited|stopped|disappeared|ran|absconded|vanished|interviewed|moved|flagged|charged)$/u;

/** What a label says of a whole: "REPORTED: 603". */
const BASES = /^(?:reported|recorded|flagged|logged|referred)$/u;

const MADE =
  /^(?:followed|brought|recorded|made|received|resulted|led|secured|logged|issued|produced|ended|included|saw|were|was|registered|obtained|there|counted|opened|has|had|with|just|only|but|fewer|least|of|in|among|including|of)$/u;

/** Judges a whole number by itself. */
export function judgeCount(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens } = reading;
  const { noun, value } = one;
  if (value === 1 && /^(?:not|every|each|no)$/u.test(word(tokens, one.from - 1))) return NOTHING;
  if (!Number.isInteger(value) && !/^(?:for|per)$/u.test(word(tokens, (noun?.at ?? one.next) + 1))) return NOTHING;
  if (noun === null) return judgeBare(reading, one, memory);
  if (labelled(reading, one)) return SURE;
  if (isCourt(reading, one))
    return one.spelled ? NOTHING : { says: "unsure", why: "It may be the charges of one person." };
  if (isPerTime(reading, one)) return SURE;
  switch (noun.kind) {
    case "other":
    case "time":
      return carriesOn(reading, one, memory) ? SURE : NOTHING;
    case "force":
      return judgeForces(reading, one);
    case "occurrence":
      return judgeOccurrences(reading, one);
    case "people":
      return judgePeople(reading, one);
    default:
      return judgeThings(reading, one, memory);
  }
}

/** Whether a number is small and in words, as in any story: "two cases", "one victim". */
function isSmall({ value, spelled }: Candidate): boolean {
  return value === 1 || (spelled && value < 10);
}

function judgeThings(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens, sentence } = reading;
  const kind = one.noun?.kind;
  if (one.value === 1) return PARTNER;
  const few = /^(?:only|just)$/u.test(word(tokens, one.opens - 1)) && word(tokens, one.next) === "of";
  if (few && one.became !== null) return SURE;
  if (!isSmall(one)) {
    if (kind === "thing" || kind === "person") return SURE;
    return hasTopic(reading) || memory.near || one.value >= 10
      ? SURE
      : { says: "unsure", why: `${one.noun?.unit ?? "It"} may be no police figure here.` };
  }
  if (kind === "person") return one.hedge === "at least" || one.hedge === "at most" ? SURE : PARTNER;
  const after = word(tokens, (one.noun?.at ?? one.next) + 1);
  const made =
    some(tokens, one.opens - 3, one.opens, (low) =>
      /^(?:brought|recorded|made|secured|resulted|led|only|just|produced|logged)$/u.test(low),
    ) || /^(?:followed|resulted)$/u.test(after);
  if (kind === "thing" && made && MADE.test(word(tokens, one.opens - 1)) && !isStory(reading)) return SURE;
  if (kind === "thing" && /^(?:followed|resulted)$/u.test(after)) return SURE;
  return one.opens === sentence.from && one.hedge !== null ? SURE : PARTNER;
}

/** A sentence about named steps of one case: "made two arrests on Tuesday". */
function isStory({ times }: Reading): boolean {
  return times.some(({ period }) => period === null);
}

function judgePeople(reading: Reading, one: Candidate): Judgement {
  if (isSmall(one)) return PARTNER;
  const { tokens, sentence } = reading;
  const young = /^(?:girls|boys)$/u.test(one.noun?.unit ?? "") && !one.spelled && one.value >= 20;
  if (young && (hasTopic(reading) || isReview(reading))) return SURE;
  if (one.became !== null) return one.value >= 10 ? SURE : { says: "unsure", why: "It may be people of one case." };
  const told = some(tokens, sentence.from, sentence.next, (low) =>
    /^(?:abused|wrote|testified|complained|contacted|exploited|groomed|forward|missing|trafficked|risk|identified|safeguarded|jailed|raped|reported|assaulted|imprisoned)$/u.test(
      low,
    ),
  );
  return told ? SURE : PARTNER;
}

/** An inquiry or a file speaks: its numbers of girls and boys are of those in it. */
function isReview({ tokens, sentence }: Reading): boolean {
  return some(tokens, sentence.from, sentence.next, (low) =>
    /^(?:inquiry|file|files|log|logs|list|review|report|audit|database)$/u.test(low),
  );
}

function judgeForces(reading: Reading, one: Candidate): Judgement {
  const { tokens } = reading;
  const after = word(tokens, (one.noun?.at ?? one.next) + 1);
  const beyond = word(tokens, (one.noun?.at ?? one.next) + 2);
  if (one.value === 1) return PARTNER;
  if (/^(?:only|just)$/u.test(word(tokens, one.opens - 1))) return SURE;
  if (
    /^(?:the|all|these|those)$/u.test(word(tokens, one.opens - 1)) &&
    word(tokens, one.opens - 1) !== word(tokens, one.from)
  ) {
    return /^(?:that|which|who)$/u.test(after) && REPLIES.test(beyond)
      ? SURE
      : { says: "unsure", why: "It may only name the forces there are." };
  }
  if (
    REPLIES.test(after) ||
    one.hedge !== null ||
    (/^(?:that|which|who|in|asked)$/u.test(after) && REPLIES.test(beyond))
  )
    return SURE;
  const end = one.noun?.at ?? one.next;
  if (
    some(tokens, end, end + 8, (low) =>
      /^(?:answer|reply|respond|replied|responded|answered|refused|declined)$/u.test(low),
    )
  )
    return SURE;
  return isSmall(one) ? PARTNER : after === "in" ? PARTNER : SURE;
}

function judgeOccurrences(reading: Reading, one: Candidate): Judgement {
  const { tokens, sentence } = reading;
  const happens = some(tokens, sentence.from, sentence.next, (low) => HAPPENS.test(low));
  if (!happens || one.value < 3) return NOTHING;
  return isSmall(one) ? { says: "unsure", why: "It may be told of one person only." } : SURE;
}

/** Charges of one person in court: "He denies three charges of rape." */
function isCourt({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (one.value >= 60 || one.noun === null || !/^(?:charges|counts|crimes|assaults)$/u.test(one.noun.unit))
    return false;
  if (!some(tokens, Math.max(sentence.from, one.from - 9), one.from, (low) => COURT.test(low))) return false;
  return (
    !/^(?:had|were|was|have|are|led|in)$/u.test(word(tokens, one.noun.at + 1)) &&
    !/^(?:from|in)$/u.test(word(tokens, one.opens - 1))
  );
}

/** "Number of crimes with a marker: 214", "the number of reports as 504", "Charges for these crimes (47)". */
function labelled(reading: Reading, one: Candidate): boolean {
  const { tokens, sentence } = reading;
  const before = word(tokens, one.opens - 1);
  const floor = Math.max(sentence.from, one.opens - (before === ":" ? 18 : 12));
  if (before === ":" && one.became !== null && one.became.next === one.opens - 1) return true;
  if (isThere(reading, one)) return true;
  const nouns = (low: string): boolean =>
    /^(?:charge|caution|conviction)$/u.test(low) || (looseNoun(low) && /(?:s|ren)$/u.test(low));
  if (before === ":" && one.became !== null && one.noun === null) return true;
  if (before === ":" && one.opens - 2 === sentence.from && BASES.test(word(tokens, sentence.from))) return true;
  if (before === ":")
    return some(tokens, floor, one.opens, nouns) && !some(tokens, floor, one.opens - 1, (low) => /^[.;?!]$/u.test(low));
  if (before === "(") return word(tokens, one.next) === ")" && some(tokens, one.opens - 7, one.opens, nouns);
  if (isPut(reading, one)) return true;
  if (!/^(?:as|at|was|is|were|to|reached|totalled|numbered|of|by|hit)$/u.test(before)) return false;
  for (let at = one.opens - 2; at > floor; at--) {
    if (/^(?:number|total|tally|count)$/u.test(word(tokens, at)) && word(tokens, at + 1) === "of")
      return some(tokens, at, one.opens, nouns);
  }
  return false;
}

/** "An average of three children a day", "seven such offences a week": things of ours in a stretch of time. */
function isPerTime({ tokens, sentence }: Reading, { noun, opens, value }: Candidate): boolean {
  if (noun === null || noun.kind === "other" || noun.kind === "time" || value < 2) return false;
  const [a, b] = [word(tokens, noun.at + 1), word(tokens, noun.at + 2)];
  const per = /^(?:a|an|per|each|every)$/u.test(a) && /^(?:day|week|month|year|hour|night|shift)$/u.test(b);
  return per && (noun.kind !== "loose" || some(tokens, sentence.from, opens, (low) => low === "average"));
}

/** "puts last year's referrals at 302", "gives the reports as 504". */
function isPut({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (!/^(?:at|as)$/u.test(word(tokens, one.opens - 1)) || one.noun !== null || one.value < 2) return false;
  for (let at = one.opens - 2; at >= sentence.from && at > one.opens - 9; at--)
    if (/^(?:puts?|gives?|gave|lists?|listed|estimates?|estimated)$/u.test(word(tokens, at)))
      return some(tokens, at, one.opens, (low) => looseNoun(low) && /(?:s|ren)$/u.test(low));
  return false;
}

/** "Charges are not: there were 31, the same as a year ago": the noun stands before "there were". */
function isThere({ tokens, sentence }: Reading, one: Candidate): boolean {
  if (one.noun !== null || one.spelled || one.value < 2) return false;
  const at = one.opens - (/^(?:just|only|still)$/u.test(word(tokens, one.opens - 1)) ? 3 : 2);
  if (word(tokens, at) !== "there" || !/^(?:were|are|was)$/u.test(word(tokens, at + 1))) return false;
  if (!/^(?:[,.;)–]|in|last|this|)$/u.test(word(tokens, one.next))) return false;
  return some(tokens, Math.max(sentence.from, at - 8), at, (low) => looseNoun(low) && /(?:s|ren)$/u.test(low));
}

/** A number without a noun: "16 led to a charge", "a further 75 …", "charged in nine". */
function judgeBare(reading: Reading, one: Candidate, memory: Memory): Judgement {
  if (labelled(reading, one)) return SURE;
  if (isAnswerTo(reading, one, memory)) return SURE;
  if (/^(?:answered|replied|responded)$/u.test(word(reading.tokens, one.next)) && !isSmall(one)) return SURE;
  if (isOfThose(reading, one) || isAnswer(reading, one) || isReached(reading, one)) return SURE;
  if (reading.sentence.bullet && one.became !== null && !one.spelled) return SURE;
  if (isOpening(reading, one, memory)) return SURE;
  if (/^(?:other|remaining)$/u.test(word(reading.tokens, one.opens - 1)) && memory.near && !isSmall(one)) return SURE;
  if (isSeries(reading, one) || isFigure(reading, one, memory)) return SURE;
  return carriesOn(reading, one, memory) || isElided(reading, one, memory) ? SURE : PARTNER;
}

/** "Of the flagged crimes, 135 were rapes, 176 …", "Of those, 761 …", "a further 572". */
function isOfThose({ tokens, sentence, candidates }: Reading, one: Candidate): boolean {
  if (one.value < 2 || one.spelled) return false;
  const before = word(tokens, one.opens - 1);
  const counted = candidates.some(
    ({ from, noun }) => from < one.from && noun !== null && ["thing", "loose", "person"].includes(noun.kind),
  );
  if (/^(?:further|another|additional)$/u.test(before) && counted) return true;
  const start = sentence.from + (tokens[sentence.from]?.kind === "mark" ? 1 : 0);
  if (word(tokens, start) !== "of" || !/^[,–]$/u.test(before)) return false;
  if (!/^(?:the|those|these|them|all)$/u.test(word(tokens, start + 1))) return false;
  const those = /^(?:those|these|them)$/u.test(word(tokens, start + 1));
  const first = candidates[0] === one;
  return first && (those || some(tokens, start, one.opens, (low) => looseNoun(low) && /(?:s|ren)$/u.test(low)));
}

/** "21 forces gave figures and 13 gave part", "the remaining 11 did not reply". */
function isAnswer({ tokens, candidates }: Reading, one: Candidate): boolean {
  if (one.value < 2 || one.spelled) return false;
  const earlier = candidates.some(({ from, noun }) => from < one.from && noun?.kind === "force");
  if (earlier && REPLIES.test(word(tokens, one.next))) return true;
  return word(tokens, one.next) === "did" && /^(?:reply|respond|answer)$/u.test(word(tokens, one.next + 2));
}

/** "Charges slumped to 61, down 40 on the year before". */
function isReached(reading: Reading, one: Candidate): boolean {
  if (one.spelled || one.value < 2 || !hasChange(reading) || !(hasTopic(reading) || hasThing(reading))) return false;
  return (
    /^(?:to|down|up)$/u.test(word(reading.tokens, one.opens - 1)) &&
    /^(?:[,.;)]|in|on|last|this|by|over|)$/u.test(word(reading.tokens, one.next))
  );
}

/** "It had recorded 150.", "Her own log has 91.": what records, lists or holds them is named. */
function isHolding({ tokens, sentence }: Reading, one: Candidate): boolean {
  const before = word(tokens, one.opens - 1);
  if (/^(?:recorded|logged|received|registered|counted|lists|listed|names|named)$/u.test(before)) return true;
  if (!/^(?:has|had|shows|showed)$/u.test(before)) return false;
  return some(tokens, sentence.from, one.opens, (low) =>
    /^(?:log|logs|list|file|files|record|records|report|force|police|it|database|register|table)$/u.test(low),
  );
}

const ENDS = /^(?:[,.;)–]|in|last|this|that|)$/u;

/** "South Yorkshire's figure of 540", "the total was 1,732", "Humberside, which recorded 180". */
function isFigure(reading: Reading, one: Candidate, memory: Memory): boolean {
  const { tokens, places, sentence } = reading;
  if (one.spelled || !(hasTopic(reading) || memory.near || places.some(({ place }) => place.kind === "force")))
    return false;
  const before = word(tokens, one.opens - 1);
  if (memory.near && ENDS.test(word(tokens, one.next)) && isHolding(reading, one)) return true;
  if (before === "recorded" && places.some(({ next }) => next <= one.opens && next > one.opens - 5)) return true;
  if (before === "(" && word(tokens, one.next) === ")")
    return places.some(({ next, place }) => next === one.opens - 1 && place.kind === "force");
  if (!/^(?:of|was|is|at|to|reached|hit)$/u.test(before)) return false;
  return some(tokens, Math.max(sentence.from, one.opens - 7), one.opens, (low) =>
    /^(?:figure|tally|total)$/u.test(low),
  );
}

/** "24 offences in 2017, 31 in 2018 and 45 in 2019", "Kent recorded 194 reports, Essex 210 and Sussex 98". */
function isSeries({ tokens, candidates, times, places }: Reading, one: Candidate): boolean {
  if (one.value <= 1 || !isSeriesAfter(firstCounted(candidates), one)) return false;
  const year =
    word(tokens, one.next) === "in" &&
    (times.some(({ from, period }) => from === one.next + 1 && period?.id != null) ||
      MONTH.test(word(tokens, one.next + 1)));
  if (isElsewhere({ tokens, candidates, times, places }, one)) return true;
  const near =
    places.some(({ next }) => next === one.opens || (next === one.opens - 1 && word(tokens, next) === ",")) ||
    (word(tokens, one.next) === "in" && places.some(({ from }) => from === one.next + 1 || from === one.next + 2));
  const shown =
    /^(?:show|shows|showed|logged|recorded)$/u.test(word(tokens, one.opens - 1)) &&
    /^[.,;)"]?$/u.test(word(tokens, one.next));
  return year || ((near || shown) && !one.spelled);
}

/** "Thirty were in care.", "The rest, 71, are still being looked at": what was counted before goes on. */
function isOpening({ tokens, sentence }: Reading, one: Candidate, memory: Memory): boolean {
  if (!memory.near || memory.unit === null || one.value < 10) return false;
  const rest = word(tokens, one.opens - 1) === "," && /^(?:rest|others|remainder)$/u.test(word(tokens, one.opens - 2));
  const only = /^(?:only|just|some)$/u.test(word(tokens, one.opens - 1)) && one.opens - 1 === sentence.from;
  const opens = one.opens === sentence.from || only;
  return (
    rest ||
    (opens &&
      (!one.spelled || /(?:ed|found|taken|put)$/u.test(word(tokens, one.next + 1))) &&
      /^(?:were|are|led|ended|resulted|had|went|remain|remained|involved)$/u.test(word(tokens, one.next)))
  );
}

/** The first count of a sentence with a noun, looked up once for all its numbers. */
function firstCounted(candidates: readonly Candidate[]): Candidate | null {
  const known = COUNTED.get(candidates);
  if (known !== undefined) return known;
  const first = candidates.find(({ form, noun }) => form === "count" && noun !== null) ?? null;
  COUNTED.set(candidates, first);
  return first;
}

const COUNTED = new WeakMap<readonly Candidate[], Candidate | null>();

function isSeriesAfter(first: Candidate | null, one: Candidate): boolean {
  return first !== null && first.from < one.from && /^(?:thing|loose|person|force)$/u.test(first.noun?.kind ?? "");
}

/** "How many children were the subject of these reports? A: 143." */
function isAnswerTo({ tokens, sentence }: Reading, one: Candidate, { asked }: Memory): boolean {
  if (asked === null || one.opens > sentence.from + 4) return false;
  return /^(?:[,.;:(–]|in|last|by|or|to|at|)$/u.test(word(tokens, one.next));
}

/** "In the city 58 crimes were recorded; in the county, 112." */
function isElsewhere({ tokens }: Pick<Reading, "tokens" | "candidates" | "times" | "places">, one: Candidate): boolean {
  if (one.spelled || word(tokens, one.opens - 1) !== "," || !ENDS.test(word(tokens, one.next))) return false;
  for (let at = one.opens - 2; at > one.opens - 7; at--)
    if (/^(?:in|at|for|across)$/u.test(word(tokens, at))) return /^(?:;|and|,|while)$/u.test(word(tokens, at - 1));
  return false;
}

/** Whether the number goes on counting what was counted before, and says what became of it. */
function carriesOn(reading: Reading, one: Candidate, memory: Memory): boolean {
  const { tokens, sentence } = reading;
  if (one.value <= 1 || one.became === null) return false;
  const earlier = reading.candidates.some(
    (other) =>
      other.from < one.from && other.noun !== null && ["thing", "loose", "person", "people"].includes(other.noun.kind),
  );
  const ofThose =
    word(tokens, sentence.from) === "of" && /^(?:those|these|them)$/u.test(word(tokens, sentence.from + 1));
  if (!(memory.near && memory.unit !== null) && !earlier && !ofThose) return false;
  const before = word(tokens, one.opens - 1);
  const starts =
    one.opens === sentence.from ||
    /^(?:in|only|just|further|another|remaining|other|and|,|;|for|of|–|the|:)$/u.test(before);
  const after = word(tokens, one.next);
  return (
    starts &&
    (leadsToOutcome(after) ||
      before === "in" ||
      /^(?:further|another|remaining|more)$/u.test(before) ||
      /^(?:[,;.]|and)?$/u.test(after) ||
      one.noun === null)
  );
}
