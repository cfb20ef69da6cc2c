// A group of numbers as a statement: its quote, and the place, time, scope and speaker that its words name.
import type { NumberSaid, PeriodSaid, PlaceSaid, Statement } from "../statement.ts";
import { averageOfIn, basisIn, leavesOutIn, plainWords, scopeIn, speakerIn, superlativeIn } from "../words/about.ts";
import { nounOf } from "../words/nouns.ts";
import { isAgainst, isByTheWay, type PlaceFound } from "../words/places.ts";
import type { Candidate, Reading } from "./candidates.ts";
import { type Context, isSupposed } from "./context.ts";
import type { Group, Member } from "./join.ts";
import { isCrimeUnit, isResultUnit } from "./pairs.ts";
import { isOnOneSide } from "./thresholds.ts";

/** The tokens that a group may draw its words from: from the end of the group before to the beginning of the next. */
interface Stretch {
  readonly from: number;
  readonly next: number;
}

/** The statements of the groups of a sentence, in their order. */
export function statementsOf(reading: Reading, groups: readonly Group[], context: Context): Statement[] {
  if (groups.length === 0) return [];
  const beside = besideOf(reading, context); // each of them asks for it
  return groups.map((group, index) => statementOf(reading, groups, { group, index, context, beside }));
}

interface Placed {
  readonly group: Group;
  readonly index: number;
  readonly context: Context;
  readonly beside: Beside;
}

function statementOf(reading: Reading, groups: readonly Group[], { group, index, context, beside }: Placed): Statement {
  const stretch = stretchOf(reading, groups, index);
  const [opens, closes] = spanOf(reading, group, stretch);
  const { text, tokens, sentence } = reading;
  const start = tokens[opens]?.start ?? 0;
  const end = tokens[closes - 1]?.end ?? start;
  const words = plainWords(tokens, stretch.from, stretch.next);
  const place = placeOf(reading, group, stretch, context);
  const numbers = group.members.map((member) => numberOf(reading, member, group, context));
  return {
    quote: text.slice(start, end),
    start,
    end,
    kind: group.kind,
    numbers,
    place:
      group.kind !== "rank" && isOfForces(numbers) && place?.place.kind === "force" ? null : (place?.place ?? null),
    period: periodOf(reading, group, stretch, context),
    speaker: beside.speaker,
    against: againstOf(reading, group, place),
    superlative: superlativeIn(words),
    scope: beside.scope,
    basis: beside.basis,
    leavesOut: beside.leavesOut,
    averageOf: group.kind === "average" ? averageOfIn(groups.length > 1 ? words : context.words) : null,
    sentence: { start: sentence.start, end: sentence.end },
    paragraph: sentence.paragraph,
  };
}

/** "11 of the 45 did not reply": how many forces, and of no force. */
function isOfForces(numbers: readonly NumberSaid[]): boolean {
  const counts = numbers.filter(({ form }) => form === "count");
  return counts.length > 0 && counts.every(({ unit }) => unit === "forces");
}

type Beside = Pick<Statement, "speaker" | "scope" | "basis" | "leavesOut">;

/** What the words of a sentence say beside its numbers. */
function besideOf(reading: Reading, context: Context): Beside {
  const { text, tokens, sentence } = reading;
  const { words, before, paragraph } = context;
  return {
    speaker: speakerIn(text, tokens, sentence.from, sentence.next),
    scope: scopeIn(words) ?? (paragraph === sentence.paragraph ? scopeIn(before) : null),
    basis: basisIn(words),
    leavesOut: leavesOutIn(words, before),
  };
}

function stretchOf({ sentence, tokens }: Reading, groups: readonly Group[], index: number): Stretch {
  const mine = groups[index]?.members;
  const [first, last] = [mine?.[0]?.one, mine?.at(-1)?.one];
  const before = groups[index - 1]?.members.at(-1)?.one;
  const after = groups[index + 1]?.members[0]?.one;
  const from = before === undefined ? sentence.from : boundary(tokens, before.next, first?.opens ?? before.next);
  const next = after === undefined ? sentence.next : boundary(tokens, last?.next ?? after.opens, after.opens);
  return { from, next };
}

/** Where one statement's words end and the next one's begin: the last "while", "and" or semicolon between them, else the last comma. */
function boundary(tokens: Reading["tokens"], from: number, next: number): number {
  let comma: number | null = null;
  for (let at = next - 1; at >= from; at--) {
    const low = tokens[at]?.low ?? "";
    if (/^(?:[;:–]|and|while|whereas|but|compared|against|than)$/u.test(low)) return at;
    if (low === ",") comma ??= at;
  }
  return comma ?? next;
}

/** From the first hedge or number to the last number, its noun, and what became of it where that stands right after. */
function spanOf({ tokens }: Reading, { members }: Group, stretch: Stretch): [number, number] {
  const [first, last] = [members[0]?.one, members.at(-1)?.one];
  if (first === undefined || last === undefined) return [stretch.from, stretch.from];
  let opens = first.opens;
  if (tokens[opens - 1]?.low === "of" && tokens[opens - 2]?.low === "average" && opens - 2 >= stretch.from) opens -= 2;
  let closes = last.next;
  const noun = last.noun;
  if (noun !== null && noun.at < stretch.next && noun.kind !== "other" && last.form !== "one-in")
    closes = Math.max(closes, noun.at + 1);
  closes = Math.max(closes, last.closes);
  const became = last.became;
  if (
    became !== null &&
    became.from >= last.next &&
    became.next <= stretch.next &&
    became.next - closes <= 8 &&
    became.next > closes &&
    !hasStop(tokens, closes, became.from)
  )
    closes = became.next;
  return [opens, Math.max(closes, last.next)];
}

function hasStop(tokens: Reading["tokens"], from: number, next: number): boolean {
  for (let at = from; at < next; at++) if (/^[,.;:(–]$/u.test(tokens[at]?.low ?? "")) return true;
  return false;
}

function numberOf(reading: Reading, { one, role }: Member, group: Group, context: Context): NumberSaid {
  const { text, tokens } = reading;
  const start = tokens[one.from]?.start ?? 0;
  const end = tokens[one.next - 1]?.end ?? start;
  return {
    start,
    end,
    words: text.slice(start, end),
    form: isLength(one, group) ? "duration" : one.form,
    value: one.value,
    to: one.to,
    hedge: one.hedge,
    decimals: one.decimals,
    unit: unitOf(reading, one, group, context),
    line: lineOf(one),
    role,
  };
}

/** A length, or a bare number beside one: "from 212 days to 180". */
function isLength(one: Candidate, { members, kind }: Group): boolean {
  if (one.unitOfTime !== null) return true;
  return kind === "change" && one.form === "count" && members.some(({ one: other }) => other.unitOfTime !== null);
}

const REPLIED = /^(?:replied|responded|answered)$/u;
const TOLD_US = /^ (?:told|sent|gave|answered) us /u;

/** The number's own noun; for a bare number that of its whole, of the first in its list, or of the sentence before. */
function unitOf(reading: Reading, one: Candidate, group: Group, context: Context): string | null {
  const { members, kind } = group;
  if (isLength(one, group))
    return one.unitOfTime ?? members.find(({ one: other }) => other.unitOfTime !== null)?.one.unitOfTime ?? null;
  const own = nounSaid(reading, one);
  if (own !== null && own.kind !== "other" && own.kind !== "time") return own.unit;
  if (one.form !== "count" || kind === "rank") return null;
  if (isOnOneSide(reading, one)) return "forces";
  const whole = members.find(({ role }) => role === "whole") ?? members[0];
  const named = kind === "change" ? members.find(({ one: other }) => isCounted(other)) : undefined;
  if (named !== undefined) return named.one.noun?.unit ?? null; // "903 arrests, up from 655"
  const first = members[0] === undefined ? null : nounSaid(reading, members[0].one);
  const theirs = (whole === undefined ? null : nounSaid(reading, whole.one)) ?? (kind === "breakdown" ? first : null);
  const label =
    kind === "change"
      ? (members.map((member) => labelUnit(reading, member.one, kind)).find((unit) => unit !== null) ?? null)
      : labelUnit(reading, one, kind);
  if (label !== null) return label;
  if (
    theirs !== null &&
    theirs.kind !== "other" &&
    theirs.kind !== "time" &&
    (kind === "change" || !isResultUnit(theirs.unit))
  )
    return theirs.unit;
  if (
    theirs === null &&
    (REPLIED.test(reading.tokens[one.next]?.low ?? "") ||
      areReplies(reading, members) ||
      TOLD_US.test(plainWords(reading.tokens, one.next, one.next + 2)))
  )
    return "forces";
  const before = reading.candidates.findLast((other) => other.from < one.from && isCounted(other));
  const isPeople =
    before !== undefined && /^pe/u.test(before.noun?.kind ?? "") && members.some(({ one: other }) => other === before);
  const earlier = isPeople ? undefined : before?.noun?.unit; // "61 people were charged out of 2,204": of no people
  if (earlier !== undefined && (members.length === 1 || kind === "rate")) return earlier;
  if (kind === "change") {
    const subject = subjectOf(reading, members[0]?.one ?? one);
    if (subject !== null) return subject;
  }
  const { unit, near } = context.memory;
  // "With the 36 charges … Another 96 are open": these are no charges.
  const rest = /^(?:other|remaining)$/u.test(reading.tokens[one.opens - 1]?.low ?? "");
  if (unit !== null && isResultUnit(unit) && (one.became !== null || rest)) return null;
  if (unit !== null && isResultUnit(unit) && members.length > 1 && whole?.role === "whole" && whole.one === one)
    return null;
  return near || one.became !== null ? unit : null;
}

/** The noun of a number; "of those 540" counts what the 540 before it counted. */
function nounSaid({ tokens, candidates }: Reading, one: Candidate): Candidate["noun"] {
  if (one.noun !== null || one.form !== "count" || !/^(?:those|these|the)$/u.test(tokens[one.from - 1]?.low ?? ""))
    return one.noun;
  const said = (other: Candidate): boolean =>
    other.from < one.from && other.value === one.value && other.form === "count";
  return candidates.find((other) => said(other) && other.noun !== null)?.noun ?? null;
}

/** "11 of the 45 did not reply". */
function areReplies({ tokens }: Reading, members: Group["members"]): boolean {
  const last = members.at(-1)?.one;
  if (last === undefined || members.some(({ one }) => one.noun !== null)) return false;
  const words = plainWords(tokens, last.next, last.next + 4);
  return /^ (?:(?:did|had|have|has|could|would) (?:not |never )?)?(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?) /u.test(
    words,
  );
}

function isCounted({ form, noun, became }: Candidate): boolean {
  return (
    form === "count" &&
    noun !== null &&
    /^(?:thing|loose|person|people)$/u.test(noun.kind) &&
    (became === null || !isResultUnit(noun.unit))
  );
}

/** "our charges rose faster, from 14 to 24", "charges had trebled; there were nine then and 16 last year": what the clause of a change speaks of. */
function subjectOf({ tokens, sentence }: Reading, first: Candidate): string | null {
  for (let at = first.opens - 1; at >= sentence.from && at > first.opens - 16; at--) {
    const low = tokens[at]?.low ?? "";
    if (/^(?:rate|rates|share|proportion|percentage|average)$/u.test(low)) return null;
    const noun = /(?:s|ren)$/u.test(low) ? nounOf(low) : null;
    if (noun !== null && /^(?:thing|loose|person)$/u.test(noun.kind)) return noun.unit;
  }
  return null;
}

/** "Number of crimes with a marker: 214", "Charges (47)": the noun of the label before the number. */
function labelUnit({ tokens, sentence }: Reading, one: Candidate, kind: Group["kind"]): string | null {
  const before = tokens[one.opens - 1]?.low ?? "";
  if (!/^(?:[:(]|as|at|was|is|were|to|reached|totalled)$/u.test(before) && !(before === "from" && kind === "change"))
    return null;
  let found: string | null = null;
  for (
    let at = one.opens - 2;
    at >= sentence.from && at > one.opens - 12 && !/^[.;,]$/u.test(tokens[at]?.low ?? "");
    at--
  ) {
    const low = tokens[at]?.low ?? "";
    const noun = /(?:s|ren|people)$/u.test(low) ? nounOf(low) : null;
    if (noun !== null && ["thing", "loose", "person", "people"].includes(noun.kind)) found = noun.unit;
  }
  return found;
}

/** What became of it as a line of a balance; what a court did is not one, and "prosecuted" is not "charged". */
function lineOf({ became }: Candidate): string | null {
  if (became === null) return null;
  return became.line === "convicted" || became.line === "arrested" ? null : became.line;
}

/** The place named next to the numbers, else the only one of the sentence, else that carried from before. */
function placeOf(
  { places, tokens, candidates }: Reading,
  { members, kind }: Group,
  stretch: Stretch,
  context: Context,
): PlaceFound | { place: PlaceSaid; from: number } | null {
  const first = members[0]?.one.opens ?? stretch.from;
  const last = members.at(-1)?.one.next ?? stretch.next;
  const near = places.filter(
    ({ from, next }) =>
      isRightBefore(tokens, next, first) ||
      (from >= stretch.from && next <= stretch.next && !isAgainst(tokens, from) && !isByTheWay(tokens, from)),
  );
  const local = near.filter(({ place }) => place.kind !== "country");
  const pick = (among: readonly PlaceFound[]): PlaceFound | undefined =>
    among.filter(({ from }) => from < first).at(-1) ?? among.find(({ from }) => from < last) ?? among[0];
  const subject = kind === "comparison" && local.filter(({ from }) => from < first).length > 1 ? local[0] : undefined;
  const named = subject ?? pick(local) ?? pick(near);
  if (named !== undefined) return isOneOfList(places, named, tokens) ? null : named;
  const elsewhere = CLAUSE.test(tokens[stretch.next]?.low ?? "") && places.every(({ from }) => from >= stretch.next);
  if (elsewhere && places.length > 0) return context.inherited === null ? null : { place: context.inherited, from: -1 };
  const isMean = kind === "average" && members.every(({ one }) => one.unitOfTime === null);
  if (
    (kind !== "rank" && members.some(({ role }) => role === "of-forces")) ||
    isOfSeveral({ places, tokens, candidates }, isMean, first)
  )
    return null;
  const place =
    near.length === 0 && places.length > 0 && places.every(({ place: one }) => one.kind === "country")
      ? context.inherited
      : context.place;
  return place === null ? null : { place, from: -1 };
}

/** "Kent 1 in 40, West Midlands 1 in 28, an average of one in 14", "Together the four forces charged 274": of none of those named. */
function isOfSeveral(
  { places, tokens, candidates }: Pick<Reading, "places" | "tokens" | "candidates">,
  isMean: boolean,
  first: number,
): boolean {
  const forces = new Set(places.flatMap(({ place }) => place.force ?? []));
  if (isMean && forces.size > 1) return true;
  const all = candidates.find(({ noun, value, next }) => noun?.kind === "force" && value > 1 && next <= first);
  if (all === undefined) return false;
  return / (?:together|combined|between them|across|all|in total|added up) /u.test(
    plainWords(tokens, Math.max(0, all.from - 4), first),
  );
}

/** A place in a clause after these is of the number there: "14 months; in Durham it is nine". */
const CLAUSE = /^(?:;|while|whereas|but)$/u;

/** "Cleveland, Kent and Gwent account for 40 per cent": of all of them, not of the last. */
function isOneOfList(places: readonly PlaceFound[], named: PlaceFound, tokens: Reading["tokens"]): boolean {
  const other = places.find(({ next }) => next === named.from - 1);
  return other?.place.kind === "force" && named.place.kind === "force" && tokens[other.next]?.low === "and";
}

/** "Kent 61", "double Cheshire's (4 per cent)", "twice the rate of Gwent, where it was one in 50". */
function isRightBefore(tokens: Reading["tokens"], end: number, first: number): boolean {
  if (tokens[end]?.low === "," && tokens[end + 1]?.low === "where" && first > end && first - end <= 8) return true;
  return end === first || (end === first - 1 && tokens[end]?.low === "(");
}

function periodOf(reading: Reading, group: Group, stretch: Stretch, context: Context): PeriodSaid | null {
  const { times, tokens } = reading;
  const isOwn = (from: number): boolean =>
    group.members.some(({ one }) => one.from === from && one.unitOfTime !== null);
  const near = times.filter(
    ({ from, next, period }) =>
      period !== null &&
      from >= stretch.from &&
      next <= stretch.next &&
      !isSupposed(tokens, from) &&
      !isOwn(from) &&
      !isRecordSince(tokens, from),
  );
  if (group.kind === "breakdown" && new Set(near.flatMap(({ period }) => period?.id ?? [])).size > 1) return null;
  const named = near.find(({ period }) => period?.id !== null) ?? near[0];
  const id = near.some(({ period }) => period?.id != null);
  const period = context.carried && !isOfThose(group, context) ? null : context.period;
  if (named !== undefined && (id || period === null)) return named.period;
  return period ?? named?.period ?? null;
}

/** "the highest since 2016". */
function isRecordSince(tokens: Reading["tokens"], from: number): boolean {
  if (tokens[from - 1]?.low !== "since") return false;
  for (let at = from - 2; at > from - 6; at--)
    if (/^(?:highest|lowest|most|fewest|worst|best|biggest|smallest|largest|first)$/u.test(tokens[at]?.low ?? ""))
      return true;
  return false;
}

/** Whether a statement plainly counts what the sentence before counted, so that its time holds on. */
function isOfThose({ kind, members }: Group, { goesOn, memory }: Context): boolean {
  if (kind !== "count" && kind !== "rate" && kind !== "breakdown") return false;
  const counts = members.every(({ one: { noun } }) => {
    if (noun === null || noun.kind === "other" || noun.unit === memory.unit || isResultUnit(noun.unit)) return true;
    return isCrimeUnit(noun.unit) && memory.unit !== null && isCrimeUnit(memory.unit);
  });
  return counts || (goesOn && members.every(({ one }) => one.noun?.kind !== "force"));
}

function againstOf(
  { places, times, tokens }: Reading,
  { kind, members }: Group,
  place: { readonly from: number } | null,
): PlaceSaid | PeriodSaid | null {
  const last = members.at(-1)?.one.next ?? 0;
  if (kind === "comparison") {
    const first = members[0]?.one.next ?? last;
    const others = places.filter(({ from }) => from !== place?.from);
    const later =
      others.find(({ from }) => from >= first) ??
      (place === null ? undefined : others.find(({ from }) => from > place.from));
    return later?.place ?? null;
  }
  if (kind !== "change") return null;
  return (
    times.find(
      ({ from, period }) => period !== null && /^(?:since|than|from|on|with|in)$/u.test(tokens[from - 1]?.low ?? ""),
    )?.period ?? null
  );
}
