// Differences of ln Γ and of its slope over a whole step: exact to rounding where the two values are huge and nearly equal.
import { assert } from "../ground/assert.ts";

/** From here on Stirling's series to 1/z⁷ is exact to double precision. */
const LARGE = 16;

/**
 * ln Γ(from + step) − ln Γ(from) for a whole step ≥ 0, the logarithm of a rising factorial. Its error grows with the step
 * and not with `from`, so that a prior of size 10⁸ still tells its neighbours apart. Throws unless from > 0.
 */
export function lnGammaDifference(from: number, step: number): number {
  assert(from > 0 && Number.isInteger(step) && step >= 0, `a step of ${step} from ${from}`);
  const { low, shift } = lift(from, step, (value) => Math.log(value));
  if (shift === step) return low;
  const z = from + shift;
  const far = step - shift;
  const end = z + far;
  return low + (end - 0.5) * Math.log1p(far / z) + far * Math.log(z) - far + lnTail(end) - lnTail(z);
}

/** ψ(from + step) − ψ(from) for a whole step ≥ 0, where ψ is the slope of ln Γ. Throws unless from > 0. */
export function digammaDifference(from: number, step: number): number {
  assert(from > 0 && Number.isInteger(step) && step >= 0, `a step of ${step} from ${from}`);
  const { low, shift } = lift(from, step, (value) => 1 / value);
  if (shift === step) return low;
  const z = from + shift;
  const far = step - shift;
  return low + Math.log1p(far / z) + digammaTail(z + far) - digammaTail(z);
}

/** The first steps one by one, until the series holds or the step is done. */
function lift(from: number, step: number, term: (value: number) => number): { low: number; shift: number } {
  const shift = step <= LARGE ? step : Math.min(step, Math.max(0, Math.ceil(LARGE - from)));
  let low = 0;
  for (let at = 0; at < shift; at += 1) low += term(from + at);
  return { low, shift };
}

function lnTail(z: number): number {
  const square = 1 / (z * z);
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / z;
}

function digammaTail(z: number): number {
  const square = 1 / (z * z);
  return -1 / (2 * z) - square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square / 240)));
}
