// How many of each stratum are drawn: a least number of each, then in proportion to size.
import { assert } from "../ground/assert.ts";

/** A stratum of two readings lost to "cannot say" should still have a spread: at least so many are drawn, or all where there are fewer. */
const LEAST_OF_STRATUM = 5;

/** The smallest sample that gives every stratum its least number. */
export function leastSample(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + Math.min(size, LEAST_OF_STRATUM), 0);
}

/**
 * Shares `wanted` among strata of these sizes: each gets its least number, the rest goes one by one to the stratum with the
 * largest size ÷ (2·drawn + 1) (Sainte-Laguë), never more than there are. At most the whole is drawn. Throws where `wanted`
 * is below `leastSample`. Example: `allocate(20, [300, 100, 3])` is [12, 5, 3].
 */
export function allocate(wanted: number, sizes: readonly number[]): readonly number[] {
  assert(wanted >= leastSample(sizes), `a sample of ${wanted} of ${sizes.length} strata`);
  const drawn = sizes.map((size) => Math.min(size, LEAST_OF_STRATUM));
  let left = wanted - leastSample(sizes);
  while (left > 0) {
    let best = -1;
    for (const [at, size] of sizes.entries()) {
      const open = (drawn[at] ?? 0) < size;
      if (open && (best < 0 || claim(sizes, drawn, at) > claim(sizes, drawn, best))) best = at;
    }
    if (best < 0) break;
    drawn[best] = (drawn[best] ?? 0) + 1;
    left -= 1;
  }
  return drawn;
}

function claim(sizes: readonly number[], drawn: readonly number[], at: number): number {
  return (sizes[at] ?? 0) / (2 * (drawn[at] ?? 0) + 1);
}
