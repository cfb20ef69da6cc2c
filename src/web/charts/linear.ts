// Straight axes between any two ends, with few and round ticks. A rate's axis begins at 0; a difference lies on both sides of it.
import { type Scale, tenth } from "./scale.ts";

/** A straight scale; values beyond its ends stand at the ends. */
export interface Linear extends Scale {
  /** The value at the left end. */
  readonly min: number;
}

/** A scale from `min` at `left` to `max` at `right`. */
export function linear(
  { min, max }: { readonly min: number; readonly max: number },
  left: number,
  right: number,
): Linear {
  const span = max - min;
  const at = (value: number): number =>
    tenth(left + ((Math.min(Math.max(value, min), max) - min) / span) * (right - left));
  return { min, max, left, right, at };
}

/** Round values from `min` to `max`: the widest of 1, 2, 5 times a power of ten that gives at least so many steps. */
export function roundValues(
  { min, max }: { readonly min: number; readonly max: number },
  atLeast: number,
): readonly number[] {
  const step = stepFor(max - min, atLeast);
  const [first, last] = [Math.ceil(min / step - 1e-9), Math.floor(max / step + 1e-9)];
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

function stepFor(span: number, atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(span));
  return (
    [5, 2, 1, 0.5, 0.2, 0.1, 0.05].map((part) => part * power).find((step) => span / step >= atLeast - 1e-9) ?? span
  );
}

/** The smallest value not below `value` that has at most two significant figures. Example: `roundUp(0.0731)` is 0.074. */
export function roundUp(value: number): number {
  const grain = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Number((Math.ceil(value / grain - 1e-9) * grain).toPrecision(12));
}
