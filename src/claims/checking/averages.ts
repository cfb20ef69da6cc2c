// An average held against the rates of the forces that the text itself gives: all counts added up and then divided, and the mean of the rates.
import { percent } from "../../measures/sentences.ts";
import { withCommas } from "../../standard/numbers.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { Reading } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { isCount, mayBeSame, pairOf, periodKey, placeKey, ratiosOf, shareSaid } from "./numbers-of.ts";
import { bareShareWords, shareForm, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import { fitted, NOTHING, open, roundedAndNot, type Worked } from "./worked.ts";

/** One force of the text, with its rate: from its counts where they stand, else as printed. */
interface Member {
  readonly place: string;
  readonly share: number;
  readonly counts: { readonly count: number; readonly of: number } | null;
}

/** The forces of an average stand at most so many paragraphs before it. */
const REACH = 1;
/** Where it says how many, and the text has as many, they may. */
const FAR = 20;
/** A text with more forces than this is a table, and looked up in the book. */
const MOST = 50;

/**
 * An average without counts against the forces that the text gives rates of before it, as pooled and as the mean of forces. Where the text says how many
 * forces are in it and gives as many, the average must be one of the two; otherwise others may be in it, and only an average that fits is said.
 */
export function averageInText(statement: Statement, before: readonly Statement[]): Worked {
  const ratios = ratiosOf(statement).filter(({ to }) => to === null);
  if (statement.kind !== "average" || ratios.length === 0 || pairOf(statement) !== null) return NOTHING;
  const said = forcesSaid(statement, before);
  const isMeant = ({ length }: readonly Member[]): boolean =>
    length >= 2 && length <= MOST && (said ?? length) === length;
  // As many forces as it says, and no more, may stand far before it.
  const reaches = said === null ? [0, REACH] : [0, REACH, FAR];
  const members = reaches.map((reach) => membersOf(statement, before, reach)).find(isMeant);
  if (members === undefined) return NOTHING;
  const all = [...pooled(statement, members, ratios), ...mean(statement, members, ratios)];
  // All counts added up give something between the rates: where the counts are not said, an average that lies there is not refuted.
  const readings = mayBePooled(all, members, ratios) ? all.filter(({ verdict }) => verdict !== "does not hold") : all;
  if (readings.length === 0 || (said === null && !readings.some(({ verdict }) => verdict === "holds"))) return NOTHING;
  return { readings, notes: [noteOf(readings, members)] };
}

function membersOf(average: Statement, before: readonly Statement[], reach: number): readonly Member[] {
  const near = before.filter(
    (one) =>
      one.kind === "rate" &&
      average.paragraph - one.paragraph <= reach &&
      one.place?.kind === "force" &&
      one.leavesOut === average.leavesOut &&
      mayBeSame(periodKey(one.period), periodKey(average.period)) &&
      mayBeSame(one.scope, average.scope),
  );
  const found = new Map<string, Member>();
  for (const one of near.flatMap((rate) => memberOf(rate) ?? [])) {
    const known = found.get(one.place);
    // One force with two rates: which of them is in the average, nobody can tell.
    if (known !== undefined && !isSameRate(known, one)) return [];
    found.set(one.place, known === undefined || known.counts === null ? one : known);
  }
  return [...found.values()];
}

/** “18 of 216 cases. That is one in 12”: the same rate, in counts and as printed. */
function isSameRate(one: Member, other: Member): boolean {
  if (one.counts !== null && other.counts !== null)
    return one.counts.count === other.counts.count && one.counts.of === other.counts.of;
  return Math.abs(one.share - other.share) <= SAME * Math.max(one.share, other.share);
}

/** What rounding makes of one rate. */
const SAME = 0.1;

function memberOf(statement: Statement): Member | null {
  const [place, pair] = [placeKey(statement.place), pairOf(statement)];
  if (place === null) return null;
  if (
    pair !== null &&
    pair.whole.value > 0 &&
    pair.part.value <= pair.whole.value &&
    !isHedged(pair.part, pair.whole)
  ) {
    const counts = { count: pair.part.value, of: pair.whole.value };
    return { place, share: counts.count / counts.of, counts };
  }
  const [only, ...others] = ratiosOf(statement);
  const share = only === undefined || others.length > 0 || isHedged(only) || only.to !== null ? null : shareSaid(only);
  return share === null || share < 0 || share > 1 ? null : { place, share, counts: null };
}

function isHedged(...numbers: readonly NumberSaid[]): boolean {
  return numbers.some(({ hedge }) => hedge !== null);
}

/** How many forces the average is said to be of, in its own words or just before. */
function forcesSaid({ numbers, paragraph }: Statement, before: readonly Statement[]): number | null {
  const own = numbers.find(({ role, unit }) => role === "of-forces" || unit === "forces");
  if (own !== undefined) return own.value;
  const counts = before.filter((one) => paragraph - one.paragraph <= REACH);
  return (
    counts.flatMap((one) => one.numbers.filter((said) => isCount(said) && said.unit === "forces")).at(-1)?.value ?? null
  );
}

function pooled(
  { averageOf }: Statement,
  members: readonly Member[],
  ratios: readonly NumberSaid[],
): readonly Reading[] {
  const all = members.flatMap(({ counts }) => counts ?? []);
  if (averageOf === "mean of forces") return [];
  if (all.length < members.length)
    return [open(`pooled over the ${withCommas(members.length)} forces of the text`, NO_COUNTS)];
  const [count, of] = [total(all.map((one) => one.count)), total(all.map((one) => one.of))];
  const counts = { count, of };
  const value = count / of;
  const fits = ratios.map((said) => fitOf(said, { value, counts }));
  const says = `pooled over the ${withCommas(members.length)} forces of the text: ${sums(count, of)}`;
  return roundedAndNot(says, shareWords(counts, shareForm(ratios)), fits, { value, interval: wilson(count, of) });
}

function mean({ averageOf }: Statement, members: readonly Member[], ratios: readonly NumberSaid[]): readonly Reading[] {
  if (averageOf === "pooled") return [];
  const value = total(members.map(({ share }) => share)) / members.length;
  const fits = ratios.map((said) => fitOf(said, { value }));
  const says = `mean of the ${withCommas(members.length)} forces of the text`;
  return [fitted(says, bareShareWords(value, shareForm(ratios)), fits, { value })];
}

const NO_COUNTS = "the text does not give the counts of each";

function mayBePooled(readings: readonly Reading[], members: readonly Member[], ratios: readonly NumberSaid[]): boolean {
  const shares = members.map(({ share }) => share);
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const isBetween = (said: NumberSaid): boolean => {
    const share = shareSaid(said);
    return share !== null && share >= low && share <= high;
  };
  return readings.some(({ verdict }) => verdict === "cannot be checked") && ratios.every(isBetween);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0);
}

function noteOf(readings: readonly Reading[], members: readonly Member[]): string {
  const held = readings.filter(({ verdict }) => verdict === "holds");
  const each = readings.map(({ reading, computed }) => `${reading} is ${computed}`).join("; ");
  const isOpen = readings.every(({ verdict }) => verdict === "cannot be checked");
  if (isOpen)
    return "Added up and then divided it may be so, and the text does not give the counts to tell; as a mean of the forces it is not.";
  const shares = members
    .map(({ share }) => percent(share))
    .toSorted((a, b) => Number.parseFloat(a) - Number.parseFloat(b));
  if (readings.some(({ verdict }) => verdict === "cannot be checked") && held.length === 0)
    return `Any average of the forces of the text lies between ${shares[0]} and ${shares.at(-1)}.`;
  if (held.length === 0) return `Neither way of taking an average of the forces of the text gives it: ${each}.`;
  return held.length === readings.length
    ? "Say which average it is: all counts added up and then divided, or the mean of the forces."
    : `It is ${held.map(({ reading }) => reading).join(" and ")}; print which average it is.`;
}
