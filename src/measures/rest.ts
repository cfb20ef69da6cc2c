// The rest of the country: all like forces together less one.
import type { Counts } from "../statistics/interval.ts";
import type { ComparableSet, Member } from "./comparable-set.ts";

/**
 * What is left of the total without a force: all like forces where their counts are exact, else those compared.
 * `null` where nothing is left.
 */
export function restOf(
  { pooled, members }: Pick<ComparableSet, "pooled" | "members">,
  one: Pick<Member, "count" | "of">,
): Counts | null {
  const { numerator, denominator } = pooled;
  const all =
    typeof numerator === "number" && typeof denominator === "number"
      ? { count: numerator, of: denominator }
      : { count: sum(members.map(({ count }) => count)), of: sum(members.map(({ of }) => of)) };
  const rest = { count: all.count - one.count, of: all.of - one.of };
  return rest.of > 0 && rest.count >= 0 && rest.count <= rest.of ? rest : null;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
