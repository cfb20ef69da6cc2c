// What the words of a sentence say as a whole: crimes and their outcomes, other columns of the paper, that something changed.

import { isTopic, nounOf } from "../words/nouns.ts";
import type { Sentence } from "../words/sentences.ts";
import type { Token } from "../words/tokens.ts";

/** Things that are measured in per cent in other columns of the same paper. */
const OFF = new Set(
  (
    "birth pass exchange unemployment employment infection vaccination occupancy literacy hourly " +
    "pay salary salaries wage wages inflation tax taxes budget budgets funding precept price prices turnout vote votes voters poll polls discount beer " +
    "alcohol battery shares mortgage mortgages interest rain humidity homes households tickets sales profit profits exam exams fat oil petrol rents rent " +
    "grant grants bill bills pension pensions vat gdp growth economy spending cost costs cash donation donations pounds"
  ).split(" "),
);

const STEMS =
  "rise fall grow increase decrease drop climb jump soar surge slump halve double treble triple quadruple slip plunge decline reduce shrink " +
  "leap tumble spike dip plummet balloon creep swell sink slide rocket edge crash collapse mushroom dwindle ebb inch nudge widen narrow " +
  "improve worsen expand contract multiply";
const CHANGES = new Set([
  ...STEMS.split(" ").flatMap(inflected),
  ...(
    "risen rose fallen fell grown grew growth reduction reductions shrank shrunk leapt crept swollen sank sunk slid cut cuts down up change " +
    "changed changes went gone higher lower fewer quintupled fold"
  ).split(" "),
]);

/** Words of change that may stand beside a level too: "a lower rate", "higher than". */
const LEVELS = new Set(
  "higher lower fewer fold double doubles treble triple halve edge multiply contract sink".split(" "),
);

/** Whether a word says that something rose, fell or changed: "slumped", "down", "growth". */
export function isMovement(low: string): boolean {
  return CHANGES.has(low) && !LEVELS.has(low);
}

/** "slump": slumps, slumped, slumping; "halve": halved, halving; "slip": slipped. */
function inflected(verb: string): string[] {
  const stem = verb.replace(/e$/u, "");
  const twice = `${verb}${verb.slice(-1)}`;
  return [verb, `${verb}s`, `${stem}ed`, `${stem}ing`, `${twice}ed`, `${twice}ing`, verb.replace(/y$/u, "ied")];
}

/** The word at a token; empty beyond the text. */
export function word(tokens: readonly Token[], at: number): string {
  return tokens[at]?.low ?? "";
}

/** Whether one of the words from `from` up to `next` passes. */
export function some(tokens: readonly Token[], from: number, next: number, test: (low: string) => boolean): boolean {
  for (let at = Math.max(0, from); at < next; at++) if (test(word(tokens, at))) return true;
  return false;
}

/** Whether the sentence speaks of crimes and what became of them. */
export function hasTopic(reading: Asked): boolean {
  return reading.says.topic;
}

/** Whether it names crimes, victims or what became of them, and not only those who deal with them: police, court, force. */
export function hasCrime(reading: Asked): boolean {
  return reading.says.crime;
}

const OFFICES =
  /^(?:police|policing|force|forces|constabulary|court|courts|prosecutors|cps|missing|dropped|recorded|detected|transferred|concluded|reported)$/u;

/** What the words of a sentence say, whatever number asks. */
export interface Said {
  readonly topic: boolean;
  readonly crime: boolean;
  readonly off: boolean;
  readonly change: boolean;
  readonly loose: boolean;
  readonly rate: boolean;
  /** It names a rate, a figure, odds or who gives them: a bare share is then of what the text speaks of. */
  readonly share: boolean;
}

const SHARES = new Set(
  "rate rates figure figures proportion odds ratio share cases flagged committee answer average".split(" "),
);

/** A sentence that is asked what it says. */
interface Asked {
  readonly tokens: readonly Token[];
  readonly sentence: Sentence;
  readonly says: Said;
}

const RATES = new Set(["rate", "rates", "figure", "figures", "charging"]);

/** What the words of a sentence say: each of its numbers asks for it, so it is looked up once, as the sentence is read. */
export function saidIn(tokens: readonly Token[], sentence: Sentence): Said {
  const found = { topic: false, crime: false, off: false, change: false, loose: false, rate: false, share: false };
  for (let at = sentence.from; at < sentence.next; at++) {
    const low = word(tokens, at);
    const ours = !isAboutOther(tokens, at);
    const bare = low.includes("'") ? low.replace(/'s?$/u, "") : low;
    const topic = ours && isTopic(bare);
    found.topic ||= topic;
    found.crime ||= ours && ((topic && !OFFICES.test(bare)) || (looseNoun(low) && /(?:s|ren|men)$/u.test(low)));
    found.off ||= !ours || OFF.has(low);
    found.change ||= CHANGES.has(low);
    found.loose ||= ours && looseNoun(low);
    found.rate ||= RATES.has(low);
    found.share ||= SHARES.has(low);
  }
  return found;
}

const ABOUT = new Set(
  "complaint complaints call calls report reports inquiries enquiries requests referrals appeals".split(" "),
);
const POLICE =
  /^(?:officer|officers|detectives|handling|inspector|inspectorate|watchdog|regulator|iopc|ipcc|warrant|warrants|injunction|injunctions|behaviour|antisocial|drugs|knives|threats|response|statement|child|conduct|treatment|search|searches)$/u;

/** "complaints about potholes", "calls over noise": what anybody may complain of, and nothing of ours is named after it. */
export function isAboutOther(tokens: readonly Token[], at: number): boolean {
  const noun = word(tokens, at);
  const made = noun === "complaints" || noun === "applications";
  if (!made && !ABOUT.has(noun)) return false; // asked of every word, and true of few
  const after = word(tokens, at + 1);
  const to = made && (after === "to" || after === "for");
  if (!to && !(ABOUT.has(noun) && /^(?:about|over|regarding|concerning)$/u.test(after))) return false;
  if (tokens[at + 2]?.kind !== "word") return false;
  return !some(tokens, at + 2, at + 7, (low) => isTopic(low) || looseNoun(low) || POLICE.test(low));
}

/** Whether it speaks of pay, prices, votes and the like. */
function isOff(reading: Asked): boolean {
  return reading.says.off;
}

/**
 * Whether the clause of a number speaks of pay, prices and the like: the sentence does, and its own clause names nothing of ours.
 * Example: in "Spending was cut by 22 per cent in a year when referrals jumped by 37 per cent" that holds of the 22 only.
 */
export function isOffAt(reading: Asked, { opens, next }: { readonly opens: number; readonly next: number }): boolean {
  if (!isOff(reading)) return false;
  const { tokens, sentence } = reading;
  let [from, to] = [opens, next];
  while (from > sentence.from && !CLAUSE.test(word(tokens, from - 1))) from--;
  while (to < sentence.next && !CLAUSE.test(word(tokens, to))) to++;
  const ours = some(tokens, from, to, (low) => /(?:s|ren)$/u.test(low) && looseNoun(low));
  return !ours || from === sentence.from || some(tokens, from, to, (low) => OFF.has(low));
}

const CLAUSE = /^(?:[;:–—]|when|while|whereas|but|although|though)$/u;

/** Whether it speaks of a rate or a figure. */
export function hasRate(reading: Asked): boolean {
  return reading.says.rate;
}

/** Whether it names crimes, reports, victims or forces. */
export function hasThing(reading: Asked): boolean {
  return reading.says.loose;
}

/** Whether a word is a noun that statements count. */
export function looseNoun(low: string): boolean {
  const noun = nounOf(low);
  return noun !== null && ["thing", "loose", "person", "force"].includes(noun.kind);
}

/** Whether the sentence says that something rose, fell or changed. */
export function hasChange(reading: Asked): boolean {
  return reading.says.change;
}
