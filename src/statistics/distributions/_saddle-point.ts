// Gamma-function parts that keep full relative precision where counts are large (Loader 2000, the way of R's nmath).

const HALF_LN_TWO_PI = 0.9189385332046728;
/** Coefficients of Stirling's series in 1/x, 1/x³, …: B(2k) / (2k(2k−1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400] as const;

/** ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], for x > 0: what Stirling's formula leaves over. */
function stirlingError(x: number): number {
  // Below 16 the series is too coarse: climb there by Γ(x + 1) = x Γ(x).
  let sum = 0;
  let y = x;
  for (; y < 16; y++) sum += (y + 0.5) * Math.log1p(1 / y) - 1;
  const square = y * y;
  return sum + STIRLING.reduceRight((rest, coefficient) => rest / square + coefficient, 0) / y;
}

/** x ln(x / mean) + mean − x, without cancellation where x is near its mean. */
function deviance(x: number, mean: number): number {
  const gap = x - mean;
  if (Math.abs(gap) >= 0.1 * (x + mean)) return x === 0 ? mean : x * Math.log(x / mean) - gap;
  const v = gap / (x + mean);
  let sum = gap * v;
  let term = 2 * x * v;
  for (let k = 3; ; k += 2) {
    term *= v * v;
    const next = sum + term / k;
    if (next === sum) return next;
    sum = next;
  }
}

/** x^shape e^−x / Γ(shape + 1) for real shape ≥ 0: the Poisson probability of `shape` at mean x. */
export function poissonTerm(shape: number, x: number): number {
  if (shape === 0) return Math.exp(-x);
  if (x === 0) return 0;
  return Math.exp(-stirlingError(shape) - deviance(shape, x)) / Math.sqrt(2 * Math.PI * shape);
}

/**
 * Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) · x^a y^b for real a, b ≥ 0 and x + y = 1: the binomial probability of `a` of a + b.
 * Both x and y are asked for, so that neither tail loses digits to 1 − x.
 */
export function binomialTerm(a: number, b: number, [x, y]: readonly [number, number]): number {
  const n = a + b;
  // y^n by logarithm of whichever of the two is not rounded away.
  if (a === 0) return Math.exp(b * lnOf(y, x));
  if (b === 0) return Math.exp(a * lnOf(x, y));
  if (x === 0 || y === 0) return 0;
  const error = stirlingError(n) - stirlingError(a) - stirlingError(b);
  return Math.exp(error - deviance(a, n * x) - deviance(b, n * y)) * Math.sqrt(n / (2 * Math.PI * a * b));
}

function lnOf(value: number, complement: number): number {
  return complement < 0.5 ? Math.log1p(-complement) : Math.log(value);
}

/** ln Γ(x) for x > 0; exactly 0 at 1 and 2. */
export function lnGammaFunction(x: number): number {
  if (x === 1 || x === 2) return 0;
  return (x - 0.5) * Math.log(x) - x + HALF_LN_TWO_PI + stirlingError(x);
}

/** ln B(a, b) for a, b > 0. */
export function lnBetaFunction(a: number, b: number): number {
  const [small, large] = a < b ? [a, b] : [b, a];
  const error = stirlingError(small) + stirlingError(large) - stirlingError(a + b);
  const share = small / (small + large);
  return HALF_LN_TWO_PI - 0.5 * Math.log(large) + error + (small - 0.5) * Math.log(share) + large * Math.log1p(-share);
}
