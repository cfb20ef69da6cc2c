// The quantile of a count: the least whole number whose distribution function reaches a probability.

/**
 * The least k from 0 to `most` with cdf(k) ≥ q, sought outwards from `near`. As in R, a few last bits short of q count as
 * reaching it, so that a q that was itself a value of the distribution function gives its k back.
 */
export function leastCount(cdf: (k: number) => number, q: number, near: number, most: number): number {
  const wanted = q * (1 - 64 * Number.EPSILON);
  let low = Math.min(most, Math.max(0, Math.floor(near)));
  let width = 1;
  while (low > 0 && cdf(low) >= wanted) {
    low = Math.max(0, low - width);
    width *= 2;
  }
  if (low === 0 && cdf(0) >= wanted) return 0;
  // cdf(low) is short of q; climb until it is not, then halve.
  let high = low;
  for (width = 1; high < most && cdf(high) < wanted; width *= 2) high = Math.min(most, high + width);
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (cdf(middle) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}
