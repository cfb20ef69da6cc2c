// Two-sided p values of counts: the sum over everything that is at most as likely as what was found.

/** A distribution over whole numbers that climbs to one peak and falls. */
export interface OnePeak {
  readonly least: number;
  readonly most: number;
  readonly pmf: (k: number) => number;
  /** P(k + 1) / P(k), falling in k. */
  readonly growth: (k: number) => number;
}

/** The sum of P(j) over all j with P(j) ≤ P(k), within 1e-7 of each other as in R's binom.test and fisher.test. */
export function asUnlikelyAs({ least, most, pmf, growth }: OnePeak, k: number): number {
  const bound = pmf(k) * (1 + 1e-7);
  const mode = likeliestCount({ least, most, growth });
  if (pmf(mode) <= bound) return 1;
  const below = firstWhere((j) => pmf(j) > bound, least, mode) - 1;
  const above = firstWhere((j) => pmf(j) <= bound, mode, most + 1);
  const low = below < least ? 0 : pmf(below) * sumOutwards((j) => 1 / growth(j - 1), below, least);
  const high = above > most ? 0 : pmf(above) * sumOutwards(growth, above, most);
  return Math.min(1, low + high);
}

/** Where the distribution is highest: the first count after which it does not grow. */
export function likeliestCount({ least, most, growth }: Omit<OnePeak, "pmf">): number {
  return firstWhere((k) => growth(k) <= 1, least, most);
}

/** 1 + f(k) + f(k)f(k±1) + …, from `from` to `last`, until nothing is added. */
export function sumOutwards(factor: (k: number) => number, from: number, last: number): number {
  const step = last < from ? -1 : 1;
  let [sum, term] = [1, 1];
  for (let k = from; k !== last; k += step) {
    term *= factor(k);
    const next = sum + term;
    if (next === sum) return sum;
    sum = next;
  }
  return sum;
}

/** The first whole number from `low` to `high` where `holds`, which stays true once it is; `high` where it never is. */
function firstWhere(holds: (k: number) => boolean, low: number, high: number): number {
  let [below, at] = [low - 1, high];
  while (at - below > 1) {
    const middle = below + Math.floor((at - below) / 2);
    if (holds(middle)) at = middle;
    else below = middle;
  }
  return at;
}
