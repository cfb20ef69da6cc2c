// Rounding of counts for publication: to the nearest multiple, or to the middle of a group, with small counts hidden.
// As OpenSAFELY (docs/outputs/sdc.md) and NHS Digital (hospital statistics, 1 to 7 hidden, others to the nearest 5) do it.
import { assert } from "../ground/assert.ts";
import type { Shown } from "./count-table.ts";

/**
 * A way to round. `nearest`: to the nearest multiple of `base`, a half up. `midpoint`: a group of `base` counts (1 to 6, 7
 * to 12 …) to its middle, so that zero stays apart. `hide`: counts that are hidden instead of rounded.
 */
export interface Rounding {
  readonly method: "nearest" | "midpoint";
  readonly base: number;
  readonly hide: { readonly from: number; readonly to: number } | null;
}

/** A count rounded, or `null` when it is hidden. Example: base 5, 1 to 7 hidden: 0 is 0, 7 is `null`, 8 is 10, 23 is 25. */
export function roundedCount(count: number, { method, base, hide }: Rounding): number | null {
  assert(Number.isSafeInteger(count) && count >= 0, "a count to round is a whole number from 0 up");
  assert(Number.isSafeInteger(base) && base > 0, "a rounding base is a whole number from 1 up");
  if (hide !== null && count >= hide.from && count <= hide.to) return null;
  if (method === "nearest") return Math.floor((2 * count + base) / (2 * base)) * base;
  return count === 0 ? 0 : Math.ceil(count / base) * base - Math.floor(base / 2);
}

/** A count as it is shown under a rounding. */
export function shownRounded(count: number, rounding: Rounding): Shown {
  const rounded = roundedCount(count, rounding);
  return rounded === null ? { kind: "hidden" } : { kind: "rounded", count: rounded, base: rounding.base };
}

/**
 * All counts that are shown as `rounded`, as a range: what a rounded figure tells. Throws when none is. Example: with base 5
 * a 5 means 3 to 7; with 1 to 5 hidden besides, only 6 or 7, which is why 1 to 7 are hidden.
 */
export function countsRoundedTo(rounded: number, rounding: Rounding): { readonly from: number; readonly to: number } {
  const counts: number[] = [];
  for (let count = Math.max(0, rounded - rounding.base); count <= rounded + rounding.base; count += 1) {
    if (roundedCount(count, rounding) === rounded) counts.push(count);
  }
  const [from, to] = [counts[0], counts.at(-1)];
  assert(from !== undefined && to !== undefined, `no count is rounded to ${rounded} with base ${rounding.base}`);
  return { from, to };
}
