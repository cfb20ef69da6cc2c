// Random counts of wholes for properties.
import fc from "fast-check";
import type { Counts } from "../../src/statistics/interval.ts";

/** A list of units, each of 1 to 2,000, with any count. */
export function someUnits({
  least,
  most,
  largest = 2000,
}: {
  least: number;
  most: number;
  largest?: number;
}): fc.Arbitrary<readonly Counts[]> {
  const unit = fc
    .integer({ min: 1, max: largest })
    .chain((of) => fc.record({ count: fc.integer({ min: 0, max: of }), of: fc.constant(of) }));
  return fc.array(unit, { minLength: least, maxLength: most });
}

/** Numbers in [0, 1) that are the same each time: the 32-bit generator of Mulberry. */
export function sameDice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
