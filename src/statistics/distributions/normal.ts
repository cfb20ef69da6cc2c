// The standard normal distribution, to full precision in both tails.
import { assert } from "../../ground/assert.ts";
import { gammaCdf, gammaSf } from "./gamma.ts";

/** P(Z ≤ z). Example: `normalCdf(-10)` is 7.62e-24. Matches R's pnorm. */
export function normalCdf(z: number): number {
  return normalSf(-z);
}

/** P(Z > z), precise however small: half of P(χ² with one degree > z²). Matches R's pnorm(lower.tail = FALSE). */
export function normalSf(z: number): number {
  const square = (z * z) / 2;
  // Near the middle ½ − ½P keeps the digits that 1 − ½Q would lose to nothing; both are sums without cancellation.
  if (Math.abs(z) < 1) return 0.5 - 0.5 * Math.sign(z) * gammaCdf(square, 0.5);
  return z > 0 ? 0.5 * gammaSf(square, 0.5) : 1 - 0.5 * gammaSf(square, 0.5);
}

/** The z that leaves (1 − confidence)/2 in each tail. Example: `twoSidedZ(0.95)` is 1.959964. */
export function twoSidedZ(confidence: number): number {
  assert(confidence > 0 && confidence < 1, `a confidence of ${confidence}`);
  return -normalQuantile((1 - confidence) / 2);
}

/**
 * The z with P(Z ≤ z) = p: Wichura's algorithm AS 241 (PPND16), precise to about 1e-16 down to p = 1e-300; −∞ at 0 and ∞ at
 * 1. Example: `normalQuantile(1e-20)` is −9.262340. Matches R's qnorm.
 */
export function normalQuantile(p: number): number {
  assert(p >= 0 && p <= 1, `a normal quantile of ${p}`);
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(MIDDLE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5);
  return q < 0 ? -z : z;
}

interface Ratio {
  /** Coefficients of the polynomials, highest power first. */
  readonly over: readonly number[];
  readonly under: readonly number[];
}

function ratio({ over, under }: Ratio, r: number): number {
  const at = (coefficients: readonly number[]) => coefficients.reduce((sum, coefficient) => sum * r + coefficient, 0);
  return at(over) / at(under);
}

const MIDDLE: Ratio = {
  over: [
    2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513,
    133.14166789178438, 3.3871328727963665,
  ],
  under: [
    5226.495278852545, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579,
    42.31333070160091, 1,
  ],
};
const SHOULDER: Ratio = {
  over: [
    7.745450142783414e-4, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
    5.769497221460691, 4.630337846156546, 1.4234371107496835,
  ],
  under: [
    1.0507500716444169e-9, 5.475938084995345e-4, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
    1.6763848301838038, 2.053191626637759, 1,
  ],
};
const TAIL: Ratio = {
  over: [
    2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487,
    1.7848265399172913, 5.463784911164114, 6.657904643501103,
  ],
  under: [
    2.0442631033899397e-15, 1.4215117583164459e-7, 1.8463183175100548e-5, 7.868691311456133e-4, 0.014875361290850615,
    0.1369298809227358, 0.599832206555888, 1,
  ],
};
