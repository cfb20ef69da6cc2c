// The usual rules that tell a signal in a control chart from noise, as "Making Data Count" has them.

/** Above (1), below (-1) or on (0) the mean, rising (1) or falling (-1). */
export type Side = -1 | 0 | 1;

/** What a point is a sign of; of several the first in this order is named. */
export type Signal = "outside" | "trend" | "two of three" | "run";

/** Points on one side, or steps in one direction, that make a signal together. */
const SEVEN = 7;

/** A point as the rules see it. */
export interface ChartPoint {
  readonly value: number;
  readonly side: Side;
  /** Beyond a limit. */
  readonly outside: boolean;
  /** Beyond two thirds of the way to a limit, and not outside. */
  readonly close: boolean;
}

/** A point's signal and its direction: up or down, whatever is wished for. */
export interface PointSignal {
  readonly signal: Signal | null;
  readonly direction: Side;
}

/**
 * At each point the side on which it completes seven points in a row, else 0. A point on the mean breaks the run.
 * Example: seven times 1 gives six 0 and a 1.
 */
export function runOfSeven(sides: readonly Side[]): readonly Side[] {
  return sides.map((side, at) => {
    const seven = sides.slice(Math.max(0, at - SEVEN + 1), at + 1);
    return seven.length === SEVEN && seven.every((other) => other === side) ? side : 0;
  });
}

/** At each point the direction in which it completes seven points that rise or fall strictly, else 0. */
export function trendOfSeven(values: readonly number[]): readonly Side[] {
  return values.map((_, at) => {
    if (at < SEVEN - 1) return 0;
    const seven = values.slice(at - SEVEN + 1, at + 1);
    const steps = seven.slice(1).map((value, index) => Math.sign(value - (seven[index] ?? value)));
    const first = steps[0];
    if (first === undefined || !steps.every((step) => step === first)) return 0;
    return first > 0 ? 1 : first < 0 ? -1 : 0;
  });
}

/**
 * At each point whether it is one of three in a row, all on one side of the mean, at least two of them close to a limit.
 * Three that do not share a side are no signal (an older peer counted them).
 */
export function twoOfThree(close: readonly boolean[], sides: readonly Side[]): readonly boolean[] {
  const starts = close.map((_, at) => {
    const three = [at, at + 1, at + 2];
    const side = sides[at];
    const together = side !== undefined && side !== 0 && three.every((index) => sides[index] === side);
    return together && three.filter((index) => close[index] === true).length >= 2;
  });
  return close.map((_, at) => starts[at] === true || starts[at - 1] === true || starts[at - 2] === true);
}

/**
 * The signal of each point of one segment: outside, else part of a trend of seven, else a close one of two of three, else
 * part of a run of seven. NHSRplotthedots, which this matches, names the same four in the same order.
 */
export function pointSignals(points: readonly ChartPoint[]): readonly PointSignal[] {
  const sides = points.map(({ side }) => side);
  const close = points.map((point) => point.close);
  const trend = partOfSeven(trendOfSeven(points.map(({ value }) => value)));
  const run = partOfSeven(runOfSeven(sides));
  const three = twoOfThree(close, sides);
  return points.map(({ side, outside }, at) => {
    if (outside) return { signal: "outside", direction: side };
    if (trend[at] !== undefined && trend[at] !== 0) return { signal: "trend", direction: trend[at] };
    if (three[at] === true && close[at] === true) return { signal: "two of three", direction: side };
    if (run[at] !== undefined && run[at] !== 0) return { signal: "run", direction: run[at] };
    return { signal: null, direction: 0 };
  });
}

/** Spreads a completed seven over all its points; a point between a rise and a fall belongs to the rise. */
function partOfSeven(completed: readonly Side[]): readonly Side[] {
  return completed.map((_, at) => {
    const ahead = completed.slice(at, at + SEVEN);
    return ahead.includes(1) ? 1 : ahead.includes(-1) ? -1 : 0;
  });
}
