// Rates from what is shown, never from what is hidden behind it.
import { assert } from "../ground/assert.ts";
import type { Shown } from "./count-table.ts";
import { knownOf, type Policy } from "./policy.ts";

/**
 * A rate as it may be printed. `rate`: both counts are shown (rounded ones as they are shown). `between`: one is hidden, and the
 * rate lies between the ends that anybody could work out. `none`: out of nothing.
 */
export type ShownRate =
  | { readonly kind: "rate"; readonly numerator: number; readonly denominator: number; readonly rate: number }
  | { readonly kind: "between"; readonly from: number; readonly to: number }
  | { readonly kind: "none" };

/**
 * The share that the numerator makes of the denominator, from shown counts alone; the numerator counts a part of what the
 * denominator counts, so that no share is above 1. A hidden denominator without a most makes the lower end 0. Example: hidden
 * (1 to 7 under rounding) of 540 is between 0.00185 and 0.01296.
 */
export function shownRate(
  { numerator, denominator }: { readonly numerator: Shown; readonly denominator: Shown },
  policy: Policy,
): ShownRate {
  if (numerator.kind !== "hidden" && denominator.kind !== "hidden") {
    if (denominator.count === 0) return { kind: "none" };
    const rate = Math.min(1, numerator.count / denominator.count);
    return { kind: "rate", numerator: numerator.count, denominator: denominator.count, rate };
  }
  const [part, whole] = [rangeOf(numerator, policy), rangeOf(denominator, policy)];
  const least = Math.max(whole.from, part.from);
  const from = whole.to === null || whole.to === 0 ? 0 : Math.min(1, part.from / whole.to);
  const to = part.to === null || least === 0 ? 1 : Math.min(1, part.to / least);
  assert(from <= to, "the ends of a rate run upwards");
  return { kind: "between", from, to };
}

/** A shown figure as it is printed; a hidden one as far as the policy tells of it. */
function rangeOf(shown: Shown, policy: Policy): { readonly from: number; readonly to: number | null } {
  if (shown.kind !== "hidden") return { from: shown.count, to: shown.count };
  return knownOf(policy, shown, { isTotal: false });
}
