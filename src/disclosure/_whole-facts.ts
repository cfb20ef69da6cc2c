// Exact arithmetic on facts about whole numbers: narrowing ranges, checking a table of numbers, and showing that none exists.

/** `from ≤ Σ times·x ≤ to` over columns; ends may be infinite, all else are whole numbers. */
export interface WholeFact {
  readonly columns: readonly number[];
  readonly times: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** The ranges of the columns, both ends included; the upper may be `Infinity`. */
export interface Box {
  readonly lower: number[];
  readonly upper: number[];
}

/** Facts, and for each column the facts it stands in. */
export interface WholeSystem {
  readonly facts: readonly WholeFact[];
  readonly touching: readonly (readonly number[])[];
}

/** Indexes facts by column. */
export function systemOf(columns: number, facts: readonly WholeFact[]): WholeSystem {
  const touching: number[][] = Array.from({ length: columns }, () => []);
  for (const [at, fact] of facts.entries()) for (const column of fact.columns) touching[column]?.push(at);
  return { facts, touching };
}

/** How often one fact may be looked at again: ranges could go on narrowing by one for ever, and stopping early is only less narrow. */
const MOST_LOOKS = 60;

/**
 * Narrows the box in place to what the facts allow, each by itself and over again, in exact whole numbers. What it takes
 * away cannot be true; what it leaves may still be impossible. `false` when nothing is left. `first`: the columns whose facts to begin with.
 */
export function narrow(system: WholeSystem, box: Box, first?: readonly number[]): boolean {
  const { facts, touching } = system;
  const waiting = first === undefined ? [...facts.keys()] : [...new Set(first.flatMap((one) => touching[one] ?? []))];
  const isWaiting = new Uint8Array(facts.length);
  const looks = new Uint16Array(facts.length);
  for (const at of waiting) isWaiting[at] = 1;
  for (let next = 0; next < waiting.length; next++) {
    const at = waiting[next] as number; // below its length
    isWaiting[at] = 0;
    looks[at] = (looks[at] ?? 0) + 1;
    const changed = narrowBy(facts[at] as WholeFact, box); // the index comes from the facts
    if (changed === null) return false;
    for (const column of changed) {
      for (const other of touching[column] ?? []) {
        if (isWaiting[other] === 1 || (looks[other] ?? 0) >= MOST_LOOKS) continue;
        isWaiting[other] = 1;
        waiting.push(other);
      }
    }
  }
  return true;
}

/** The columns that one fact narrows; `null` when it cannot hold in the box. */
function narrowBy({ columns, times, from, to }: WholeFact, box: Box): readonly number[] | null {
  const least = sumOfEnds(columns, times, box, "least");
  const most = sumOfEnds(columns, times, box, "most");
  if (least.infinite === 0 && least.sum > to) return null;
  if (most.infinite === 0 && most.sum < from) return null;
  const changed: number[] = [];
  for (const [place, column] of columns.entries()) {
    const factor = times[place] ?? 0;
    const [low, high] = [box.lower[column] ?? 0, box.upper[column] ?? 0];
    if (low === high) continue;
    const [atLeast, atMost] = factor > 0 ? [factor * low, factor * high] : [factor * high, factor * low];
    const room = to - restOf(least, atLeast);
    const need = from - restOf(most, atMost);
    const newHigh = Math.min(high, factor > 0 ? floorOf(room, factor) : floorOf(need, factor));
    const newLow = Math.max(low, factor > 0 ? ceilingOf(need, factor) : ceilingOf(room, factor));
    if (newLow > newHigh) return null;
    if (newLow === low && newHigh === high) continue;
    box.lower[column] = newLow;
    box.upper[column] = newHigh;
    changed.push(column);
  }
  return changed;
}

interface EndSum {
  sum: number;
  /** How many terms have no end: with one, only that term's own column can be bounded. */
  infinite: number;
}

function sumOfEnds(columns: readonly number[], times: readonly number[], box: Box, end: "least" | "most"): EndSum {
  const total: EndSum = { sum: 0, infinite: 0 };
  for (const [place, column] of columns.entries()) {
    const factor = times[place] ?? 0;
    const isLower = factor > 0 === (end === "least");
    const term = factor * ((isLower ? box.lower[column] : box.upper[column]) ?? 0);
    if (Number.isSafeInteger(term) && Number.isSafeInteger(total.sum + term)) total.sum += term;
    else total.infinite += 1;
  }
  return total;
}

/** The end sum without one term: no bound where another term has none. */
function restOf({ sum, infinite }: EndSum, term: number): number {
  const isCounted = Number.isSafeInteger(term);
  if (infinite > (isCounted ? 0 : 1)) return Number.NaN;
  return isCounted ? sum - term : sum;
}

/** The greatest whole number that `value / factor` is not below, for any sign; `Infinity` where there is no bound. */
function floorOf(value: number, factor: number): number {
  if (!Number.isSafeInteger(value)) return Number.POSITIVE_INFINITY;
  let quotient = Math.floor(value / factor);
  // The division may have been rounded up to a whole number.
  if (factor > 0 ? quotient * factor > value : quotient * factor < value) quotient -= 1;
  return withoutSign(quotient);
}

function ceilingOf(value: number, factor: number): number {
  if (!Number.isSafeInteger(value)) return Number.NEGATIVE_INFINITY;
  return withoutSign(-floorOf(value, -factor));
}

function withoutSign(count: number): number {
  return count === 0 ? 0 : count;
}

/** Whether the numbers lie in the box and every fact holds for them, to the last unit. */
export function holds(system: WholeSystem, box: Box, values: readonly number[]): boolean {
  const isInside = values.every(
    (value, column) =>
      Number.isSafeInteger(value) && value >= (box.lower[column] ?? 0) && value <= (box.upper[column] ?? 0),
  );
  return isInside && system.facts.every((fact) => isTrue(fact, values));
}

function isTrue({ columns, times, from, to }: WholeFact, values: readonly number[]): boolean {
  let sum = 0n;
  for (const [place, column] of columns.entries()) sum += BigInt(times[place] ?? 0) * BigInt(values[column] ?? 0);
  return (
    (from === Number.NEGATIVE_INFINITY || sum >= BigInt(from)) && (to === Number.POSITIVE_INFINITY || sum <= BigInt(to))
  );
}

/**
 * Whether whole numbers within the box satisfy all facts: `yes` with such numbers, `no` when it is shown that none do, `unsettled`
 * when more than `nodesAtMost` branches would be needed. Splits the narrowest open range and narrows again: an obvious search that shares
 * nothing with the solver.
 */
export function searchWhole(
  system: WholeSystem,
  box: Box,
  nodesAtMost: number,
): { readonly found: "yes"; readonly values: readonly number[] } | { readonly found: "no" | "unsettled" } {
  const stack: Box[] = [box];
  for (let node = 0; node < nodesAtMost; node++) {
    const top = stack.pop();
    if (top === undefined) return { found: "no" };
    const ranges = { lower: [...top.lower], upper: [...top.upper] };
    if (!narrow(system, ranges)) continue;
    const column = narrowestOpen(ranges);
    if (column === null) {
      if (holds(system, ranges, ranges.lower)) return { found: "yes", values: ranges.lower };
      continue;
    }
    const [low, high] = [ranges.lower[column] ?? 0, ranges.upper[column] ?? 0];
    const middle = Number.isFinite(high) ? Math.floor((low + high) / 2) : 2 * Math.abs(low) + 16;
    stack.push({ lower: ranges.lower.with(column, middle + 1), upper: ranges.upper });
    stack.push({ lower: ranges.lower, upper: ranges.upper.with(column, middle) });
  }
  return { found: stack.length === 0 ? "no" : "unsettled" };
}

function narrowestOpen({ lower, upper }: Box): number | null {
  let [best, width] = [-1, Number.POSITIVE_INFINITY];
  for (const [column, low] of lower.entries()) {
    const wide = (upper[column] ?? 0) - low;
    if (wide > 0 && (best === -1 || wide < width)) [best, width] = [column, wide];
  }
  return best === -1 ? null : best;
}

/** The denominators that the duals of such systems have in practice. */
const SCALES = [1, 2, 3, 4, 6, 12, 60];

/**
 * Shows from the solver's prices (duals of the facts), made whole, that one column cannot be below `claim` (`least`) or
 * above it (`most`): weak duality in exact integers, true whatever the prices are. `false` says only that these prices do not show it.
 */
export function provesEnd(
  system: WholeSystem,
  box: Box,
  { column, end, claim, prices }: { column: number; end: "least" | "most"; claim: number; prices: readonly number[] },
): boolean {
  // The least of x is the most of -x turned round: one proof serves both.
  const sign = end === "least" ? 1 : -1;
  return SCALES.some((scale) => {
    const whole = prices.map((price) => Math.round(price * sign * scale));
    const bound = dualBound(system, box, { column, sign, scale, prices: whole });
    // sign·x ≥ bound/scale, and x is whole: the claim holds when nothing whole lies between.
    return bound !== null && bound > BigInt(scale) * (BigInt(sign * claim) - 1n);
  });
}

interface Dual {
  readonly column: number;
  readonly sign: number;
  readonly scale: number;
  readonly prices: readonly number[];
}

/** `scale·sign·x_column` is at least this for all numbers in the box that satisfy the facts; `null`: no bound. */
function dualBound(system: WholeSystem, box: Box, { column, sign, scale, prices }: Dual): bigint | null {
  const left = new Map<number, bigint>([[column, BigInt(sign * scale)]]);
  let bound = 0n;
  for (const [at, price] of prices.entries()) {
    const fact = system.facts[at];
    if (price === 0 || fact === undefined) continue;
    const side = price > 0 ? fact.from : fact.to;
    if (!Number.isFinite(side)) return null;
    bound += BigInt(price) * BigInt(side);
    for (const [place, other] of fact.columns.entries()) {
      left.set(other, (left.get(other) ?? 0n) - BigInt(price) * BigInt(fact.times[place] ?? 0));
    }
  }
  for (const [other, times] of left) {
    if (times === 0n) continue;
    const end = (times > 0n ? box.lower[other] : box.upper[other]) ?? 0;
    if (!Number.isFinite(end)) return null;
    bound += times * BigInt(end);
  }
  return bound;
}
