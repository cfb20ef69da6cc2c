// "Together the four forces charged 274 of 3,550 crimes": counts said of several forces or years, against those that the text gives of each.
import { withCommas } from "../../standard/numbers.ts";
import type { Reading } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { becameOf, before, isCount, isSameOrNext, isSameUnit, periodKey, placeKey } from "./numbers-of.ts";
import { fitOf } from "./rounding.ts";
import { columnsOf } from "./tables.ts";
import { fitted, NOTHING, type Worked } from "./worked.ts";

const TOGETHER =
  /\b(?:together|combined|between them|altogether|all told|in all|in total|jointly|(?:across|over|for|of|from) (?:all|both|the|these|those)(?: of)?(?: the)?(?: (?:last|past))? (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?:[a-z]{2,12} )?(?:forces|years|areas|counties|districts|towns|months|quarters)|both (?:forces|years|areas|towns)|the (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:forces|years))\b/u;
const SEVERAL =
  /\b(both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}) (?:[a-z]{2,12} )?(forces|years|areas|counties|districts|towns|months|quarters)\b/u;
const NUMBERS: readonly string[] = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
/** Units of time; all others are places. */
const TIMES = /^(?:years|months|quarters)$/u;
const MOST_SENTENCE = 600;
/** Each stands at most so many paragraphs before, or one behind. */
const REACH = 8;
/** At most so many statements around one are looked at. */
const MOST_AROUND = 60;
/** More members than this are not written out. */
const MOST_LISTED = 12;

/** What is said to be added up: how many (0 where it does not say), and whether they are times or places. */
interface Several {
  readonly of: number;
  readonly unit: string;
  readonly isTimes: boolean;
}

/** The counts of one place or time; `null` where the text gives none, or two that differ. */
interface Member {
  readonly key: string;
  readonly whole: number | null;
  readonly part: number | null;
  /** The text gives two numbers for one of them. */
  readonly isTwice: boolean;
}

/** The statements of the text, and which of them is held. */
interface In {
  readonly all: readonly Statement[];
  readonly at: number;
}

/** Holds each count of a statement that adds several up against the sum of what the text gives of each, in its sentences or in a table. */
export function acrossSeveral(text: string, statement: Statement, { all, at }: In): Worked {
  if (statement.kind === "change") return ofTwoTimes(text, statement, all[at - 1]);
  if (!["rate", "count", "breakdown"].includes(statement.kind)) return NOTHING;
  const several = severalSaid(text, statement);
  const counts = statement.numbers.filter((one) => isCount(one) && one.value > 1 && one.unit !== "forces");
  if (several === null || counts.length === 0 || counts.length > 3) return NOTHING;
  const members = membersOf(text, statement, { all, at, several });
  const worked = counts.map(
    (said) => ofMembers(text, said, { statement, several, members }) ?? ofTable(text, said, several) ?? [],
  );
  const readings = worked.flat();
  // A sum that differs is only told where the other sum of the statement shows that just these were added up.
  if (!readings.some(({ verdict }) => verdict === "holds")) return NOTHING;
  const notes = readings.map(
    ({ computed, verdict }) => `${computed}${verdict === "holds" ? "." : ": ask which is right."}`,
  );
  return { readings, notes };
}

/** “312 crimes. Of these, 140 were recorded in 2022/23 and 172 in 2023/24”: two parts by their time, that add up to the count before them. */
function ofTwoTimes(text: string, { sentence, start, numbers }: Statement, last: Statement | undefined): Worked {
  const [whole, ...others] = last?.numbers ?? [];
  if (last?.kind !== "count" || whole === undefined || others.length > 0 || !isSameOrNext(last.sentence, sentence))
    return NOTHING;
  const isOfThese = /\b(?:of|among) (?:these|those|them|which)\W{0,3}$/u.test(before(text, start, sentence));
  const sum = numbers.reduce((added, { value }) => added + value, 0);
  if (!isOfThese || numbers.length !== 2 || !numbers.every(isCount) || !isCount(whole) || sum !== whole.value)
    return NOTHING;
  const computed = `${numbers.map(({ value }) => withCommas(value)).join(" + ")} = ${withCommas(sum)}`;
  const says = `parts of the ${withCommas(sum)} of the sentence before`;
  return { readings: [fitted(says, computed, ["as said"], { value: sum })], notes: [`${computed}.`] };
}

/** “Across the five forces, one in 14. That is what comes of adding everything up: 58 charges from 802 crimes.” */
const ADDING =
  /\b(?:add(?:ing|ed)? (?:everything|them|it|these|those|all of (?:them|these|those)|all|the \w{3,12}) (?:all )?(?:up|together)|added (?:up|together)|together|combined|in all|in total|altogether|all told|between them)\b/u;
const BACK = 300;

function severalSaid(text: string, { sentence }: Statement): Several | null {
  const known = SAID.get(sentence);
  if (known !== undefined) return known;
  const several = readSeveral(text, sentence);
  SAID.set(sentence, several);
  return several;
}

/** The statements of one sentence ask the same. */
const SAID = new WeakMap<Statement["sentence"], Several | null>();

function isOwnTogether(own: string): boolean {
  return /\b(?:together|combined|between them|jointly)\b/u.test(own) && !SEVERAL.test(own);
}

function readSeveral(text: string, { start, end }: Statement["sentence"]): Several | null {
  const own = text.slice(start, Math.min(end, start + MOST_SENTENCE)).toLowerCase();
  const earlier = text.slice(Math.max(0, start - BACK), start).toLowerCase();
  const isOwn = TOGETHER.test(own) && (SEVERAL.test(own) || isOwnTogether(own));
  if (!isOwn && !ADDING.test(own)) return null;
  const words = isOwn ? own : (earlier.split("\n\n").at(-1) ?? "");
  if (!TOGETHER.test(words)) return null;
  const [, number = "", unit = ""] = SEVERAL.exec(words) ?? [];
  // “Between them they charged 119 of 1,542”: all that the paragraph counts.
  if (unit === "") return isOwnTogether(own) ? { of: 0, unit: "counts", isTimes: false } : null;
  const of = number === "both" ? 2 : NUMBERS.includes(number) ? NUMBERS.indexOf(number) : Number(number);
  return of >= 2 && of <= 60 ? { of, unit, isTimes: TIMES.test(unit) } : null;
}

interface Among extends In {
  readonly several: Several;
}

/** The places or times around a statement with their counts, in the order of the text. */
function membersOf(text: string, statement: Statement, { all, at, several }: Among): readonly Member[] {
  const near = all
    .slice(Math.max(0, at - MOST_AROUND), at + 12)
    .filter((one) => isNear(one, statement) && (several.of > 0 || one.paragraph === statement.paragraph));
  const found = new Map<string, Member>();
  for (const one of near) {
    const key = several.isTimes ? periodKey(one.period) : placeKey(one.place);
    if (key === null || severalSaid(text, one) !== null) continue;
    if (several.isTimes && placeKey(one.place) !== placeKey(statement.place)) continue;
    found.set(key, joined(found.get(key), memberOf(text, key, one)));
  }
  return [...found.values()];
}

function isNear({ kind, paragraph, sentence }: Statement, statement: Statement): boolean {
  return (
    (kind === "rate" || kind === "count") &&
    sentence.start !== statement.sentence.start &&
    statement.paragraph - paragraph <= REACH &&
    paragraph - statement.paragraph <= 1
  );
}

function memberOf(text: string, key: string, statement: Statement): Member {
  const counts = statement.numbers.filter((one) => isCount(one) && one.hedge === null && one.unit !== "forces");
  const whole = counts.find((one) => one.role === "whole" || (one.role === "alone" && isOfAll(text, one, statement)));
  const part = counts.find((one) => one !== whole && isOfCharged(text, one, statement));
  return { key, whole: whole?.value ?? null, part: part?.value ?? null, isTwice: false };
}

function isOther(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && one !== other;
}

function joined(known: Member | undefined, next: Member): Member {
  return known === undefined
    ? next
    : {
        key: known.key,
        whole: known.whole ?? next.whole,
        part: known.part ?? next.part,
        isTwice: known.isTwice || isOther(known.whole, next.whole) || isOther(known.part, next.part),
      };
}

function isOfAll(text: string, number: NumberSaid, statement: Statement): boolean {
  return (
    number.line === null &&
    number.unit !== null &&
    isSameUnit(number.unit, "crimes") &&
    !isOfCharged(text, number, statement)
  );
}

function isOfCharged(text: string, number: NumberSaid, statement: Statement): boolean {
  const { line, unit, role } = number;
  if (line !== null) return line === "charged";
  if (unit === "charges") return true;
  return role === "part" && (becameOf(text, number, statement) ?? "charged") === "charged";
}

interface OfMembers {
  readonly statement: Statement;
  readonly several: Several;
  readonly members: readonly Member[];
}

/**
 * The sum of what the members give. It fails where the text gives exactly so many, each with this count; else it holds or nothing is said.
 */
function ofMembers(
  text: string,
  said: NumberSaid,
  { statement, several, members }: OfMembers,
): readonly Reading[] | null {
  const isPart = isOfCharged(text, said, statement);
  if (!isPart && said.role !== "whole" && !isOfAll(text, said, statement)) return null;
  const values = members.flatMap(({ whole, part }) => (isPart ? part : whole) ?? []);
  if (several.of === 0)
    return values.length < 2
      ? null
      : sumOf(said, values, { several: { ...several, of: values.length }, isSure: false });
  if (values.length < several.of) return null;
  // Where the text has more, those that stand last before it are meant, if they give it.
  const isExact =
    values.length === several.of && members.length === several.of && members.every(({ isTwice }) => !isTwice);
  return sumOf(said, values.slice(-several.of), { several, isSure: isExact });
}

/** The sum of a column of a table with as many rows. */
function ofTable(text: string, said: NumberSaid, several: Several): readonly Reading[] | null {
  const columns = several.of === 0 ? [] : columnsOf(text).filter(({ values }) => values.length === several.of);
  for (const { values } of columns) {
    const found = sumOf(said, values, { several, isSure: false });
    if (found !== null) return found;
  }
  return null;
}

interface Summing {
  readonly several: Several;
  readonly isSure: boolean;
}

function sumOf(said: NumberSaid, values: readonly number[], { several, isSure }: Summing): readonly Reading[] | null {
  const sum = values.reduce((all, one) => all + one, 0);
  const fit = fitOf(said, { value: sum });
  if (fit === "not" && !isSure) return null;
  const listed =
    values.length > MOST_LISTED ? `${withCommas(values.length)} counts` : values.map(withCommas).join(" + ");
  const not = fit === "not" ? `, not ${withCommas(said.value)}` : "";
  const says = `the ${withCommas(several.of)} ${several.unit} of the text, added up`;
  return [fitted(says, `${listed} = ${withCommas(sum)}${not}`, [fit], { value: sum })];
}
