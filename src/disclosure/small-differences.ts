// The quick look for differencing: one released total inside another, and only a few crimes between them.

/** A released total and what it covers. */
export interface ReleasedTotal {
  readonly id: string;
  readonly covers: readonly string[];
  readonly released: number;
}

/**
 * Pairs of totals of which one covers the other and a little more: the difference is a count from 1 to below `threshold`. It
 * finds only nested pairs; what three totals tell together (p + q − r), `attack` finds.
 */
export function smallDifferences(
  totals: readonly ReleasedTotal[],
  threshold: number,
): readonly { readonly larger: string; readonly smaller: string; readonly difference: number }[] {
  return totals.flatMap((larger) => {
    const covered = new Set(larger.covers);
    return totals.flatMap((smaller) => {
      const isInside = smaller.covers.length < covered.size && smaller.covers.every((one) => covered.has(one));
      const difference = larger.released - smaller.released;
      if (!isInside || difference <= 0 || difference >= threshold) return [];
      return [{ larger: larger.id, smaller: smaller.id, difference }];
    });
  });
}
