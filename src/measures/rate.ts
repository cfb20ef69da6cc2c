// A share from cells: exact counts give a rate with its interval, interval counts give bounds, silences give a reason.

import { BALANCE_LINES } from "../standard/balance-lines.ts";
import type { Denominator } from "../standard/bases.ts";
import { absent, type Cell, cellOfSum, highest, type Known, lowest, subtract, sumOf } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { withCommas } from "../standard/numbers.ts";
import { oneInFrom } from "../statistics/one-in.ts";
import { type ForceFigures, lineCell } from "./figures.ts";
import { type IntervalMethod, intervalOf } from "./interval-method.ts";
import type { OneIn, Rate } from "./result.ts";

/** The whole that a rate stands on, under a denominator rule. */
export function denominatorCell(figures: ForceFigures, denominator: Denominator): Cell {
  if (denominator === "all") return figures.total;
  if (denominator === "less-transferred") return less(figures.total, lineCell(figures, "transferred"));
  const concluded = BALANCE_LINES.filter(({ state }) => state === "charged" || state === "concluded").map(({ id }) =>
    figures.lines.get(id),
  );
  if (!hasEndings(figures)) return absent("not stated", "no ending but the charge is stated");
  const stated = concluded.flatMap((line) => (line?.stated === true ? [line.cell] : []));
  // With an ending that is withheld, the whole is only known to be at least the others.
  return stated.length === 0 ? absent("not stated", "no ending is stated") : cellOfSum(sumOf(stated));
}

/**
 * Whether a source says of other crimes than the charged how they ended, or accounts for every crime. Charges alone are no
 * whole: all other crimes would be left out of it, and every crime in it charged.
 */
export function hasEndings({ lines, notAccountedFor, fullTable }: ForceFigures): boolean {
  const ended = BALANCE_LINES.filter(({ id, state }) => state === "concluded" && lines.get(id)?.stated === true);
  return fullTable || ended.length > 0 || (notAccountedFor.kind === "exact" && notAccountedFor.count === 0);
}

function less(total: Cell, part: Cell): Cell {
  if (total.kind === "absent") return total;
  if (part.kind === "absent")
    return part.absence === "not applicable" ? total : absent(part.absence, "how many were transferred is not known");
  return subtract(total, part);
}

/** How a rate is worked out and worded: the method of its interval, and the crimes counted, as in "the number charged". */
interface RateHow {
  readonly method?: IntervalMethod;
  readonly noun?: string;
}

/** The rate of one cell in another. */
export function rateOf(
  numerator: Cell,
  denominator: Cell,
  { method = "wilson", noun = "charged" }: RateHow = {},
): Rate {
  const ends = { numerator: cellToJson(numerator), denominator: cellToJson(denominator) };
  const none = (why: string): Rate => ({ ...ends, rate: null, interval: null, interval998: null, oneIn: null, why });
  if (numerator.kind === "absent") return none(`The number ${noun} is ${numerator.absence}.`);
  if (denominator.kind === "absent") return none(`The whole is ${denominator.absence}.`);
  if (numerator.kind === "interval" || denominator.kind === "interval")
    return { ...boundedRate(numerator, denominator, { ends, method }) };
  const [count, of] = [numerator.count, denominator.count];
  if (of === 0) return none("There are no crimes to count.");
  if (count < 0 || count > of) return none(`${count} of ${of} is no share: the counts correct earlier ones.`);
  const counts = { count, of };
  const interval = intervalOf(counts, method);
  const oneIn = oneInWords(count / of, interval);
  const rate = { ...ends, rate: count / of, interval, interval998: intervalOf(counts, method, 0.998), oneIn };
  return oneIn === null
    ? { ...rate, why: count === 0 ? "No “one in N” is said of a zero." : "More than half: no “one in N” says it." }
    : rate;
}

function boundedRate(
  numerator: Known,
  denominator: Known,
  { ends, method }: { ends: Pick<Rate, "numerator" | "denominator">; method: IntervalMethod },
): Rate {
  const [least, most, leastOf, mostOf] = [
    lowest(numerator),
    highest(numerator),
    lowest(denominator),
    highest(denominator),
  ];
  const none = { ...ends, rate: null, oneIn: null, why: "A count is a range, so there is no single rate." };
  if (leastOf <= 0 || least < 0) return { ...none, interval: null, interval998: null };
  const endsAt = (confidence: 0.95 | 0.998): readonly [number, number] => [
    mostOf === null ? 0 : intervalOf({ count: Math.min(least, mostOf), of: mostOf }, method, confidence)[0],
    most === null || most >= leastOf ? 1 : intervalOf({ count: most, of: leastOf }, method, confidence)[1],
  ];
  return { ...none, interval: endsAt(0.95), interval998: endsAt(0.998) };
}

/** "One in N" in words with its interval, or `null` where it must not be said. */
function oneInWords(rate: number, interval: readonly [number, number]): OneIn | null {
  const found = oneInFrom(rate, interval);
  if (found === null) return null;
  const say = (n: number): string => `one in ${withCommas(n)}`;
  // Where both ends round to one N, only per cent tells that there are two.
  const ends = found.from === found.to ? percentEnds(interval) : [say(found.from), say(found.to)];
  return { ...found, words: `${say(found.n)} (${ends.join(" to ")})` };
}

/** The ends as percentages, with as many decimals as tell them apart, one to three. */
function percentEnds(ends: readonly [number, number]): readonly string[] {
  const said = [1, 2, 3].map((decimals) => ends.map((end) => `${(end * 100).toFixed(decimals)}%`));
  return said.find(([from, to]) => from !== to) ?? said[0] ?? [];
}

/** One count as a share of an exact total, with its 95% interval; nulls when either is not exact. */
export function shareOf(
  part: Cell,
  whole: Cell,
  method: IntervalMethod = "wilson",
): { readonly share: number | null; readonly interval: readonly [number, number] | null } {
  if (part.kind !== "exact" || whole.kind !== "exact" || whole.count <= 0 || part.count < 0 || part.count > whole.count)
    return { share: null, interval: null };
  return { share: part.count / whole.count, interval: intervalOf({ count: part.count, of: whole.count }, method) };
}

/** Adds exact and interval cells of several forces; `null` when none is stated. */
export function pooledCell(cells: readonly Cell[]): Known | null {
  return sumOf(cells).known;
}
