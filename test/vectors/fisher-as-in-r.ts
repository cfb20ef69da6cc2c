// The conditional odds ratio as coarse as R's fisher.test prints it, so that ours can be held against it.
import { hypergeometric } from "../../src/statistics/distributions/hypergeometric.ts";
import type { Counts, Interval } from "../../src/statistics/interval.ts";
import { exactOddsRatio } from "../../src/statistics/odds-ratio.ts";

/** R's default: the search for a root between 0 and 1 ends at this distance from it. */
const COARSE = Number.EPSILON ** 0.25;

/**
 * The estimate and interval of fisher.test, which seeks the odds ratio below 1, or its inverse, to 1.2e-4 only. Throws where
 * ours, which is solved to the last digit, is further away than that: so both are held against the reference.
 */
export function fisherAsInR(a: Counts, b: Counts, confidence: number) {
  const { oddsRatio, interval } = exactOddsRatio(a, b, confidence);
  const { least, most, tilted } = hypergeometric({ ofFirst: a.of, ofSecond: b.of, drawn: a.count + b.count });
  const tail = (1 - confidence) / 2;
  const x = a.count;
  const at = (odds: number) => tilted(Math.log(odds));
  const mean = (odds: number) => (odds === 0 ? least : at(odds).mean()) - x;
  const atMost = (odds: number) => (odds === 0 ? Number(x >= least) : at(odds).atMost(x)) - tail;
  const atLeast = (odds: number) => (odds === 0 ? Number(x <= least) : at(odds).atLeast(x)) - tail;
  const lower = x === least ? 0 : coarseRoot(atLeast);
  const upper = x === most ? Infinity : coarseRoot(atMost);
  const estimate = x === least ? 0 : x === most ? Infinity : coarseRoot(mean);
  requireNear([lower, upper], interval);
  // Where all or none succeed in both, R says 0 of an odds ratio that nothing is known of.
  requireNear([estimate, estimate], [oddsRatio ?? 0, oddsRatio ?? 0]);
  return { fisher_conditional_or: estimate, fisher_or_ci: [lower, upper] };
}

function requireNear(coarse: Interval, fine: Interval): void {
  coarse.forEach((value, end) => {
    const ours = fine[end] ?? Number.NaN;
    const gap = value > 1 ? Math.abs(1 / value - 1 / ours) : Math.abs(value - ours);
    if (!(gap <= COARSE)) throw new Error(`the odds ratio ${ours} is not near R's ${value}`);
  });
}

/** As R: below 1 on the odds ratio, above 1 on its inverse. */
function coarseRoot(miss: (odds: number) => number): number {
  const atOne = miss(1);
  if (atOne === 0) return 1;
  const atNone = miss(0);
  if (atNone < 0 !== atOne < 0) return brent(miss, 0, 1);
  return 1 / brent((inverse) => miss(1 / inverse), Number.EPSILON, 1);
}

/** Brent's search (1973) step for step as R's uniroot takes it, with its default tolerance: another search would end elsewhere. */
function brent(f: (x: number) => number, low: number, high: number): number {
  let [a, b, fa, fb] = [low, high, f(low), f(high)];
  let [c, fc] = [a, fa];
  for (let round = 0; round < 1000; round++) {
    const previous = b - a;
    if (Math.abs(fc) < Math.abs(fb)) [a, b, c, fa, fb, fc] = [b, c, b, fb, fc, fb];
    const least = 2 * Number.EPSILON * Math.abs(b) + COARSE / 2;
    const half = (c - b) / 2;
    if (Math.abs(half) <= least || fb === 0) return b;
    let step = half;
    if (Math.abs(previous) >= least && Math.abs(fa) > Math.abs(fb)) {
      step = interpolate([a, b, c], [fa, fb, fc], { previous, least }) ?? half;
    }
    if (Math.abs(step) < least) step = step > 0 ? least : -least;
    [a, fa] = [b, fb];
    b += step;
    fb = f(b);
    if (fb > 0 === fc > 0) [c, fc] = [a, fa];
  }
  throw new Error("no root");
}

type Three = readonly [number, number, number];

function interpolate([a, b, c]: Three, [fa, fb, fc]: Three, { previous, least }: { previous: number; least: number }) {
  const gap = c - b;
  const t2 = fb / fa;
  let p = gap * t2;
  let q = 1 - t2;
  if (a !== c) {
    const t1 = fb / fc;
    const wide = fa / fc;
    p = t2 * (gap * wide * (wide - t1) - (b - a) * (t1 - 1));
    q = (wide - 1) * (t1 - 1) * (t2 - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  return p < 0.75 * gap * q - Math.abs(least * q) / 2 && p < Math.abs((previous * q) / 2) ? p / q : null;
}
