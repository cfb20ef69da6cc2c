// Whether a count is a statement: by what it counts, how it is written, and what is said around it.

import { nounOf } from "../words/nouns.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { isOfThem } from "./elided.ts";
import { carriesOn, isSmall, judgeBare, REPLIES } from "./judge-bare.ts";
import { type Judgement, type Memory, NOTHING, PARTNER, SURE } from "./judgement.ts";
import { isQuotient, isWholeOfNone } from "./parts.ts";
import { hasCrime, hasThing, hasTopic, isAboutOther, isOffAt, looseNoun, some, word } from "./sentence-says.ts";

const COURT =
  /^(?:denies|denied|denying|deny|admits|admitted|admitting|pleaded|pleads|pleading|faces|faced|facing|guilty|accused|suspicion|convicted|cleared|acquitted|indicted|indictment|sentenced|jailed|charged)$/u;

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
  if (!Number.isInteger(value) && !/^(?:for|per)$/u.test(word(tokens, (noun?.at ?? one.next) + 1)))
    return isMeanNumber(reading, one) ? SURE : NOTHING;
  if (labelled(reading, one)) return SURE;
  if (isOneOfMany(reading, one)) return NOTHING;
  if (noun === null) return judgeBare(reading, one, memory);
  if (isCourt(reading, one))
    return one.spelled ? NOTHING : { says: "unsure", why: "It may be the charges of one person." };
  if (isPerTime(reading, one)) return SURE;
  if (isAboutOther(reading.tokens, noun.at)) return NOTHING;
  if (isWholeOfNone(reading, one) && /^(?:thing|loose|person|people)$/u.test(noun.kind))
    return isSmall(one) ? PARTNER : SURE;
  switch (noun.kind) {
    case "other":
    case "time":
      if (isOfThem(reading, one) || isWholeOfOthers(reading, one) || isWholeOfShare(reading, one)) return PARTNER;
      if (isShared(reading, one)) return PARTNER;
      if (noun.kind === "other" && value >= 10 && isStolen(reading, one)) return SURE;
      if (noun.kind === "other" && isDealtWith(reading, one)) return SURE;
      return carriesOn(reading, one, memory) ? SURE : NOTHING;
    case "force":
      return judgeForces(reading, one);
    case "occurrence":
      return judgeOccurrences(reading, one);
    case "people":
      return memory.near && isCautioned(one) ? SURE : judgePeople(reading, one);
    default:
      return judgeThings(reading, one, memory);
  }
}

/** "71 per cent of 205 practitioners": the whole of a share, whatever it names. */
function isWholeOfShare({ tokens, candidates }: Reading, one: Candidate): boolean {
  const share = candidates[candidates.indexOf(one) - 1];
  if (share === undefined || (share.form !== "percent" && share.form !== "fraction")) return false;
  const of = /^(?:the|these|those|all)$/u.test(word(tokens, one.opens - 1)) ? one.opens - 2 : one.opens - 1;
  return word(tokens, of) === "of" && share.next === of && one.value >= 2;
}

/** "64 meetings in the year, of which 48 were attended; this was three quarters": the whole of a part whose share the sentence gives. */
function isShared({ tokens, candidates }: Reading, one: Candidate): boolean {
  const at = candidates.indexOf(one);
  const [part, share] = [candidates[at + 1], candidates[at + 2]];
  if (part === undefined || share === undefined || part.form !== "count" || part.opens - one.next > 9) return false;
  if (!/^(?:which|whom)$/u.test(word(tokens, part.opens - 1)) || word(tokens, part.opens - 2) !== "of") return false;
  return /^(?:percent|fraction|one-in)$/u.test(share.form) && isQuotient(one, part, share);
}

/** "3,406 vehicles were reported stolen": things are counted by the crimes that took them. */
function isStolen({ tokens }: Reading, { noun, next }: Candidate): boolean {
  const from = (noun?.at ?? next) + 1;
  const taken = some(tokens, from, from + 4, (low) => /^(?:stolen|burgled|vandalised)$/u.test(low));
  return taken && /^(?:were|was|are|have|had|being|been|reported|stolen)$/u.test(word(tokens, from));
}

/** "26 members, of whom 8 have been convicted", "Of 2,016 plans reviewed, 212": the whole of a number of ours, whatever it names. */
function isWholeOfOthers(reading: Reading, { opens, noun }: Candidate): boolean {
  const { tokens, sentence } = reading;
  const end = (noun?.at ?? opens) + 1;
  if (/^of (?:whom|which)$/u.test(`${word(tokens, end + 1)} ${word(tokens, end + 2)}`)) return hasCrime(reading);
  return (
    word(tokens, sentence.from) === "of" &&
    opens === sentence.from + 1 &&
    hasCrime(reading) &&
    !isOffAt(reading, { opens, next: end })
  );
}

/** "60 taxi drivers were named by the girls": people of any calling to whom what is done is done to suspects and victims. */
function isDealtWith({ tokens, sentence }: Reading, { noun, value }: Candidate): boolean {
  if (noun === null || value < 10 || !/(?:ers|ors|ants|ists|eers|ees)$/u.test(noun.unit) || OFFICIALS.test(noun.unit))
    return false;
  return some(tokens, noun.at + 1, Math.min(sentence.next, noun.at + 5), (low) => DEALT.test(low));
}

const OFFICIALS =
  /^(?:officers|workers|members|lawyers|barristers|solicitors|prosecutors|councillors|teachers|volunteers|reporters|jurors|ministers|voters|campaigners|protesters|managers|users|passengers|customers|letters|numbers|papers|orders|dollars|posters|computers|doors|quarters|trainers|soldiers|players|viewers|readers|supporters)$/u;
const DEALT =
  /^(?:named|identified|accused|suspected|questioned|interviewed|implicated|investigated|arrested|charged|convicted|prosecuted|jailed|exploited|abused|groomed|raped|assaulted|trafficked|flagged|forward)$/u;

/** "put off, on average, 2.4 times", "an average of 3.1 crimes": nothing but an average is no whole number. */
function isMeanNumber(reading: Reading, { opens }: Candidate): boolean {
  const { tokens, sentence } = reading;
  const mean = some(tokens, Math.max(sentence.from, opens - 8), opens, (low) =>
    /^(?:average|averages|averaged|mean|median)$/u.test(low),
  );
  return mean && hasTopic(reading) && !isOffAt(reading, { opens, next: opens + 1 });
}

/** Papers and sittings that any office has. */
const PAPERS =
  /^(?:replies|applications|appeals|operations|searches|notices|statement|hearing|responses|reviews|decisions|orders|undertakings|pleas)$/u;

/** "Kent was one of 45 forces that we asked": which it was, not how many. */
function isOneOfMany({ tokens, candidates }: Reading, one: Candidate): boolean {
  if (one.value !== 1 || one.became !== null || word(tokens, one.next) !== "of") return false;
  const many = candidates[candidates.indexOf(one) + 1];
  const within = many !== undefined && many.from - one.next <= 4 && many.noun?.kind === "force";
  return within && !/^(?:just|only|not)$/u.test(word(tokens, one.from - 1));
}

function judgeThings(reading: Reading, one: Candidate, memory: Memory): Judgement {
  const { tokens, sentence } = reading;
  const kind = one.noun?.kind;
  if (one.value === 1) return PARTNER;
  if (isRoom(reading, one)) return NOTHING;
  if (isAnybodys(reading, one)) return PARTNER;
  if (kind === "thing" && isFragment(reading, one)) return SURE;
  const few = /^(?:only|just)$/u.test(word(tokens, one.opens - 1)) && word(tokens, one.next) === "of";
  if (few && one.became !== null) return SURE;
  if (!isSmall(one)) {
    if (kind === "thing" || kind === "person") return SURE;
    return hasTopic(reading) || memory.near || (one.value >= 10 && !PAPERS.test(one.noun?.unit ?? ""))
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
  if (kind === "thing" && memory.near && (isBrought(reading, one) || isLineOf(reading, one))) return SURE;
  if (kind === "thing" && one.hedge !== null && isWithheld(reading)) return SURE;
  if (kind === "thing" && memory.near && /^(?:other|remaining)$/u.test(word(tokens, one.opens - 1))) return SURE;
  return one.opens === sentence.from && one.hedge !== null ? SURE : PARTNER;
}

/** "Nine prosecutions were brought in the same year": what came of what was counted before. */
function isBrought({ tokens, sentence }: Reading, { noun, opens, next }: Candidate): boolean {
  const at = (noun?.at ?? next) + 1;
  if (noun !== null && word(tokens, sentence.from) === "there" && opens <= sentence.from + 3 && CAME_OF.test(noun.unit))
    return THERE.test(word(tokens, opens - 1)) && THERE_IN.test(word(tokens, at)); // "There had been nine prosecutions in the same year."
  if (opens !== sentence.from || !/^(?:were|was|had|have|has)$/u.test(word(tokens, at))) return false;
  return some(tokens, at + 1, at + 3, (low) =>
    /^(?:brought|secured|made|recorded|launched|begun|obtained|won)$/u.test(low),
  );
}

/** "A line was lost: five crimes had been transferred to another force": the crimes of one more outcome, however few. */
function isLineOf(reading: Reading, { noun, opens, became }: Candidate): boolean {
  const { tokens } = reading;
  if (noun === null || became === null || became.from <= noun.at || !/^(?:crimes|cases|reports)$/u.test(noun.unit))
    return false;
  if (word(tokens, opens - 1) !== ":" || isStory(reading)) return false;
  return /^(?:were|are|had|have)$/u.test(word(tokens, noun.at + 1)) && became.from <= noun.at + 4;
}

const CAME_OF = /^(?:charges|prosecutions|convictions|cautions)$/u;
const THERE = /^(?:were|been)$/u;
const THERE_IN = /^(?:[.,;]|in|that|and|)$/u;

/** "ask ten policemen and you get eleven answers": what anybody would get. */
function isAnybodys({ tokens }: Reading, { opens, became }: Candidate): boolean {
  return (
    became === null &&
    word(tokens, opens - 2) === "you" &&
    /^(?:got|get|gets|hear|heard|have|had|meet|find)$/u.test(word(tokens, opens - 1))
  );
}

/** "fewer than five charges, so the number was withheld": a number too small to be given is given as a bound. */
function isWithheld({ tokens, sentence }: Reading): boolean {
  return some(tokens, sentence.from, sentence.next, (low) =>
    /^(?:withheld|withhold|withholding|suppressed|redacted|masked|undisclosed|disclose|disclosed|disclosing|identify|identifiable)$/u.test(
      low,
    ),
  );
}

/** "room for 12 survivors", "places for 40 children": how many there may be. */
function isRoom({ tokens }: Reading, one: Candidate): boolean {
  return (
    word(tokens, one.opens - 1) === "for" &&
    /^(?:room|space|places|beds|capacity|accommodation)$/u.test(word(tokens, one.opens - 2))
  );
}

/** "Nine charges.", "And two convictions.", "Seven arrests, no charges.": nothing but the number and what it counts. */
function isFragment({ tokens, sentence }: Reading, one: Candidate): boolean {
  const opens = /^(?:and|just|only|but|then)$/u.test(word(tokens, sentence.from)) ? sentence.from + 1 : sentence.from;
  const end = (one.noun?.at ?? one.next) + 1;
  if (one.opens > opens || end - one.next > 4) return false;
  return (
    end >= sentence.next ||
    /^[.!?]$/u.test(word(tokens, end)) ||
    (word(tokens, end) === "," && word(tokens, end + 1) === "no")
  );
}

/** A sentence about named steps of one case: "made two arrests on Tuesday". */
function isStory({ times }: Reading): boolean {
  return times.some(({ period }) => period === null);
}

/** "Four men were cautioned.": right after counts it is a line of what became of them, however few they are. */
function isCautioned({ became, noun, next }: Candidate): boolean {
  return became?.line === "out-of-court" && became.from > (noun?.at ?? next) && became.from <= (noun?.at ?? next) + 3;
}

function judgePeople(reading: Reading, one: Candidate): Judgement {
  if (isSmall(one)) return PARTNER;
  const { tokens, sentence } = reading;
  const ofThe = word(tokens, one.next) === "of" && /^(?:the|these|those)$/u.test(word(tokens, one.next + 1));
  if (ofThe && one.value >= 20) return SURE;
  const young = /^(?:girls|boys)$/u.test(one.noun?.unit ?? "") && !one.spelled && one.value >= 20;
  if (young && (hasTopic(reading) || isReview(reading))) return SURE;
  if (one.became !== null) return one.value >= 10 ? SURE : { says: "unsure", why: "It may be people of one case." };
  const told = some(tokens, sentence.from, sentence.next, (low) =>
    /^(?:abused|wrote|testified|complained|contacted|exploited|groomed|forward|missing|trafficked|risk|identified|safeguarded|jailed|raped|reported|assaulted|imprisoned|attacked|stalked|suffered|experienced|spiked)$/u.test(
      low,
    ),
  );
  if (told) return SURE;
  const crowd = some(tokens, sentence.from, sentence.next, (low) => CROWD.test(low));
  return one.value >= 10 && !crowd && (hasCrime(reading) || hasThing(reading)) ? SURE : PARTNER;
}

/** What people do in numbers that nobody counts as crimes: they march, work, vote and listen. */
const CROWD =
  /^(?:marched|march|marching|gathered|attended|attending|signed|signing|protest|protested|vigil|petition|employed|employs|work|works|staff|trained|training|jury|jurors|audience|voted|vote|donated|raised|queued|watched|film|viewed|viewers|turned|heard|live|lives|lived|covers|serves|serving|inhabitants|population|surveyed|polled|poll|search|searched|searching)$/u;

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
  const ofOne =
    some(tokens, sentence.from, one.opens, (low) => /^(?:she|he)$/u.test(low)) &&
    some(tokens, sentence.from, one.opens, (low) => /^(?:call|called|rang|phoned|contacted|visited)$/u.test(low));
  return isSmall(one) || ofOne ? { says: "unsure", why: "It may be told of one person only." } : SURE;
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
  const nouns = (low: string): boolean =>
    /^(?:charge|caution|conviction)$/u.test(low) ||
    nounOf(low)?.unit === "crimes" ||
    (looseNoun(low) && /(?:s|ren)$/u.test(low));
  if (before === ":" && one.became !== null && one.noun === null) return true;
  if (before === ":" && one.opens - 2 === sentence.from && BASES.test(word(tokens, sentence.from))) return true;
  if (before === ":")
    return some(tokens, floor, one.opens, nouns) && !some(tokens, floor, one.opens - 1, (low) => /^[.;?!]$/u.test(low));
  if (before === "(") return word(tokens, one.next) === ")" && some(tokens, one.opens - 7, one.opens, nouns);
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
