// Axes of rates: they begin at 0, end at a round value, and carry few ticks.

/** A place on an axis: the fraction, and where it stands. */
export interface Tick {
  readonly rate: number;
  readonly x: number;
  readonly label: string;
  /** `one in 20`, where that is a whole number. */
  readonly oneIn: string | null;
}

/** From fractions to places on a drawing. */
export interface Scale {
  /** The fraction at the right end. */
  readonly max: number;
  readonly left: number;
  readonly right: number;
  /** The place of a fraction; what lies beyond the ends stands at the end. One decimal. */
  readonly at: (rate: number) => number;
}

/** A scale from 0 at `left` to `max` at `right`. */
export function scaleTo(max: number, left: number, right: number): Scale {
  const width = right - left;
  return { max, left, right, at: (rate) => tenth(left + (Math.min(Math.max(rate, 0), max) / max) * width) };
}

/** Rounded to one decimal, which is finer than a screen shows. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A share of the width as an SVG length, three decimals. Example: `share(0.2037)` is `20.370%`. */
export function share(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}

const STEPS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
const ROUND_ENDS = [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100].map((end) => end / 100);

/** The smallest round fraction that is not below `rate`; at most 1. */
export function roundEnd(rate: number): number {
  return ROUND_ENDS.find((end) => end >= rate) ?? 1;
}

/** The widest step that gives at least `atLeast` steps up to `max`. */
function stepFor(max: number, atLeast: number): number {
  return STEPS.findLast((step) => max / step >= atLeast) ?? 0.001;
}

/** Ticks of a scale: every `step`, and half the first one where "one in N" helps to read the small rates. */
export function ticksOf(scale: Scale, atLeast: number): readonly Tick[] {
  const step = stepFor(scale.max, atLeast);
  const rates = Array.from({ length: Math.floor(scale.max / step + 1e-9) + 1 }, (_, index) => index * step);
  const half = step / 2;
  const roomForHalf = scale.at(step) - scale.at(half) >= 58 && wholeOneIn(half) !== null;
  if (roomForHalf) rates.splice(1, 0, half);
  return rates.map((rate) => ({ rate, x: scale.at(rate), label: tickLabel(rate), oneIn: wholeOneIn(rate) }));
}

function tickLabel(rate: number): string {
  return `${Number((rate * 100).toFixed(2))}%`;
}

function wholeOneIn(rate: number): string | null {
  if (rate <= 0 || rate > 0.5) return null;
  const n = 1 / rate;
  return Math.abs(n - Math.round(n)) < 1e-6 ? `one in ${Math.round(n)}` : null;
}
