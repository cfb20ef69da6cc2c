// The numbers of a statement by what they do, and whether two statements are about the same.
import type { Counts } from "../../statistics/interval.ts";
import type { NumberSaid, PeriodSaid, PlaceSaid, Statement } from "../statement.ts";

/** A part and its whole, as one statement says them. */
export interface Pair {
  readonly part: NumberSaid;
  readonly whole: NumberSaid;
}

/** Whether a number is one whole count: no range, nothing after the point. */
export function isCount({ form, to, value }: NumberSaid): boolean {
  return form === "count" && to === null && Number.isSafeInteger(value) && value >= 0;
}

/** The one part and its whole in a statement; `null` where it has no such pair. */
export function pairOf({ numbers }: Pick<Statement, "numbers">): Pair | null {
  const part = numbers.find((one) => one.role === "part" && isCount(one));
  const whole = numbers.find((one) => one.role === "whole" && isCount(one));
  return part === undefined || whole === undefined ? null : { part, whole };
}

/** Words that set a number beside an earlier one, so that neither is a part of the other. */
const TWO_TIMES =
  /\b(?:compared (?:with|to)|up from|down from|(?:rise|rose|risen|fell|fall|fallen|grew|grown|increase|decrease|drop)(?:d|ped)?\b|(?:the|a|one|two|three|four|five|ten) years? (?:before|earlier|ago)|the previous year)/u;
/** “120 to 180”. */
const FROM_TO = /^\s{0,3}to\s{0,3}$/u;

/**
 * The two numbers of a statement that are one thing at two times, the earlier first; `null` where nothing says so. A statement taken for a part
 * and its whole is read so where its words compare: “1,200 crimes, compared with 950 the year before”.
 */
export function atTwoTimes(text: string, statement: Statement): readonly [NumberSaid, NumberSaid] | null {
  if (!mayBeTwo(statement)) return null;
  const [to, otherTo] = statement.numbers.filter((one) => one.role === "to" && one.to === null);
  // “From 8 per cent to 6 per cent, a drop of 25 per cent”: what stands after both is the size of the change.
  const froms = statement.numbers.filter((one) => one.role === "from" && one.to === null);
  const isEarlier = (one: NumberSaid): boolean => to === undefined || one.start < to.start || one.form === "count";
  const [from, otherFrom] = froms.length > 1 ? froms.filter(isEarlier) : froms;
  if (otherFrom !== undefined || otherTo !== undefined) return null;
  if (from !== undefined && to !== undefined) return [from, to];
  const [first, second] = statement.numbers.filter((one) => isCount(one) && one.unit !== "forces");
  if (first === undefined || second === undefined || statement.numbers.filter(isCount).length !== 2) return null;
  if (first.end < statement.sentence.start) return null; // a whole lent by a sentence before
  const between = text.slice(first.end, second.start).toLowerCase();
  if (FROM_TO.test(between)) return [first, second];
  return TWO_TIMES.test(between) ? [second, first] : null;
}

/** Whether it has an end of a change, or two counts: most statements have neither, and many rules ask. */
function mayBeTwo({ numbers }: Statement): boolean {
  let counts = 0;
  for (const one of numbers) {
    if (one.to === null && (one.role === "to" || one.role === "from")) return true;
    if (isCount(one)) counts++;
  }
  return counts === 2;
}

/** The counts of a pair; `null` where the part is more than the whole or the whole is 0. */
export function countsOf({ part, whole }: Pair): Counts | null {
  return whole.value > 0 && part.value <= whole.value ? { count: part.value, of: whole.value } : null;
}

/** The numbers that say a share: “one in N”, percentages, fractions. */
export function ratiosOf({ numbers }: Pick<Statement, "numbers">): readonly NumberSaid[] {
  return numbers.filter(
    ({ form, role }) =>
      (form === "one-in" || form === "percent" || form === "fraction") && role !== "from" && role !== "to",
  );
}

/** What follows a factor that is said of another rate: “half the rate of Nottinghamshire”, “a third lower than”. */
const OF_ANOTHER =
  /^\s?(?:of )?(?:the|that|its|their|what)\b[^.;:,\d]{0,30}?\b(?:rate|share|proportion|average|figure|level|percentage)\b|^\s?(?:that of|as (?:many|likely|high|low|often|much)|lower|higher|fewer|less|more|above|below)\b/u;

/** Whether a fraction is held against another rate, and is no rate of its own. */
export function isOfAnother(text: string, { form, end }: NumberSaid, { sentence }: Statement): boolean {
  const behind = after(text, end, sentence);
  return (form === "fraction" && OF_ANOTHER.test(behind)) || MORE.test(behind) || OF_CONCLUDED.test(behind);
}

/** “9 per cent fewer than the year before” is no share of what stands before it. */
const MORE = /^ (?:more|fewer|less|higher|lower)\b(?! than (?:one|half|a))/u;
/** “28 of 400, or one in ten of those concluded”: of a whole of its own. */
const OF_CONCLUDED =
  /^ of (?:(?:all )?(?:those|the|its) )(?:(?!(?:were|was|are|is|had|have|has|been|being) )[a-z]+ ){0,2}?(?:concluded|closed|completed|finished|finalised|decided|resolved|with an outcome|that (?:were|had been) (?:concluded|closed|completed|decided))\b/u;

/** Whether two sentences are one, or the second follows the first. */
export function isSameOrNext(first: Statement["sentence"], second: Statement["sentence"]): boolean {
  return first.start === second.start || (second.start >= first.end && second.start - first.end <= 4);
}

/** The share that a printed number says: 1/34 of “one in 34”, 0.06 of “6 per cent”. `null` for a number that says none. */
export function shareSaid({ form, value }: NumberSaid): number | null {
  if (form === "one-in") return value > 0 && Number.isFinite(1 / value) ? 1 / value : null;
  if (form === "percent") return value / 100;
  return form === "fraction" ? value : null;
}

/** What two places are compared by; `null` for none. */
export function placeKey(place: PlaceSaid | null): string | null {
  return place === null
    ? null
    : (place.force ?? (place.kind === "country" ? "the country" : place.words.toLowerCase()));
}

/** What two periods are compared by; `null` for none. */
export function periodKey(period: PeriodSaid | null): string | null {
  if (period === null || (period.id === null && LATEST.test(period.words))) return null;
  return period.id ?? period.words.toLowerCase();
}

/** The period as it is said: “last year” is the same as “last year”. */
export function periodSaid(period: PeriodSaid | null): string | null {
  return period === null ? null : (period.id ?? period.words.toLowerCase());
}

/** “Last year” may be any year that the text names elsewhere. */
const LATEST = /^(?:in )?(?:the )?(?:last|past|latest|this) (?:financial )?year$/iu;

/** Whether two keys say the same, or one of them says nothing. */
export function mayBeSame(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** The words of a text just before a place in it, in the same sentence, in small letters. */
export function before(text: string, at: number, { start }: { readonly start: number }, reach = 40): string {
  return text.slice(Math.max(start, at - reach), at).toLowerCase();
}

/** The words of a text just after a place in it, in the same sentence, in small letters. */
export function after(text: string, at: number, { end }: { readonly end: number }, reach = 60): string {
  return text.slice(at, Math.min(end, at + reach)).toLowerCase();
}

/** How many lines a statement runs over beyond its first: those of a table are a paragraph each. */
export function linesIn(text: string, { start, end }: Statement): number {
  return text.slice(start, Math.min(end, start + MOST_QUOTE)).split("\n").length - 1;
}

const MOST_QUOTE = 4000;

/** Crimes, offences and cases are said of the same things. */
const CRIMES = /^(?:crime|offence|case|incident|investigation|rape)s?$/u;

/** Whether two units are said of the same things. */
export function isSameUnit(one: string, other: string): boolean {
  const [a, b] = [one, other].map((unit) => unit.replace(/s$/u, ""));
  return a === b || (CRIMES.test(one) && CRIMES.test(other));
}

/** What the unit of a number says of what became of it: a prosecution is of somebody prosecuted. */
const LINES: Readonly<Record<string, string>> = {
  charges: "charged",
  prosecutions: "prosecuted",
  convictions: "convicted",
  cautions: "out-of-court",
};

/** Whether a unit counts what became of something. */
export function isOutcomeUnit(unit: string): boolean {
  return unit in LINES;
}

/** What became of what a number counts: its own line or unit, else a charge or prosecution where its sentence speaks of one; `null` where it does not say. */
export function becameOf(text: string, { line, unit }: NumberSaid, { sentence }: Statement): string | null {
  const own = line ?? (unit === null ? null : (LINES[unit] ?? null));
  if (own !== null) return own;
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + MOST_QUOTE));
  if (/\b(?:charge[ds]?|charging|summons\w{0,3})\b/iu.test(words)) return "charged";
  return /\bprosecut(?:ed|ions?)\b/iu.test(words) ? "prosecuted" : null;
}
