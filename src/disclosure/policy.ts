// How figures from records are protected, as data that anybody may read: which counts are small, what is done with them,
// and what is promised against whom.
import { assert, assertNever } from "../ground/assert.ts";
import { canonicalJson, type Json, sha256 } from "../ground/digest.ts";
import type { Shown } from "./count-table.ts";
import { countsRoundedTo } from "./rounding.ts";

/** Counts from `from` to `to`, both included. */
export interface SmallCounts {
  readonly from: number;
  readonly to: number;
}

/**
 * Somebody who wants to know a hidden count. Everybody knows what is published, the sums, that counts are whole and not
 * negative, and the policy. `the rule`: no more than that; one mark stands for small and for complementary cells, so that a
 * hidden cell may be any count from the least small one up. `which are small`: can tell besides which hidden cells are
 * small (from elsewhere, or from how cells are chosen); the others are then known to be above the small ones. `own count`:
 * also knows one hidden cell, because it counts one crime and it is theirs.
 */
export type AttackerKnows = "the rule" | "which are small" | "own count";

/**
 * How wide a hidden count stays for one kind of attacker: the most less the least that it may be is at least `width`. Against
 * `the rule` this holds for every hidden cell, since nobody else could tell small ones from the others; against the other
 * two for the small ones. With `orWhatTheTableLeaves`, a cell for which even hiding all that may be hidden leaves less (a total of 7 crimes over
 * six counts that are not 0) needs no more than that, and at least two values.
 */
export interface WidthPromise {
  readonly against: AttackerKnows;
  readonly width: number;
  readonly orWhatTheTableLeaves: boolean;
}

/**
 * Small counts are hidden, and as many others as it takes that the small ones cannot be worked out. One mark for both.
 * Zeros are shown, unless they count as small (`small.from` is 0).
 */
export interface SuppressPolicy {
  readonly kind: "suppress";
  readonly name: string;
  readonly small: SmallCounts;
  readonly promises: readonly WidthPromise[];
  /** What is kept as low as can be: the number of complementary cells, or the counts in them. */
  readonly cost: "count" | "value";
}

/**
 * Small counts are hidden, the others rounded to the nearest multiple of `base`, and a total is the sum of the rounded
 * counts shown in it: it tells nothing of the hidden ones, whichever way it is added up.
 */
export interface RoundPolicy {
  readonly kind: "round";
  readonly name: string;
  readonly small: SmallCounts;
  readonly base: number;
}

/**
 * Every count is shown as the middle of its group of `base` counts (1 to 7, 8 to 14 …), small ones too, and zero as zero. The groups of
 * single cells may be larger. Every count that is not 0 keeps `base` possible values in a row, and that is promised against the rule.
 */
export interface MidpointPolicy {
  readonly kind: "midpoint";
  readonly name: string;
  readonly base: number;
}

/** One of the ways. */
export type Policy = SuppressPolicy | RoundPolicy | MidpointPolicy;

/** The default for figures from records: suppress 1 to 7, complementary cells with proof, audit over all releases. */
export const SUPPRESS_1_TO_7: SuppressPolicy = {
  kind: "suppress",
  name: "suppress 1 to 7, complementary cells, audit",
  small: { from: 1, to: 7 },
  promises: [
    { against: "the rule", width: 6, orWhatTheTableLeaves: false },
    { against: "which are small", width: 2, orWhatTheTableLeaves: true },
    { against: "own count", width: 1, orWhatTheTableLeaves: true },
  ],
  cost: "count",
};

/** The simple way, as OpenSAFELY and NHS Digital do it: hide 1 to 7, round to 5, totals and rates from what is shown. */
export const ROUND_TO_5: RoundPolicy = {
  kind: "round",
  name: "hide 1 to 7, round to 5",
  small: { from: 1, to: 7 },
  base: 5,
};

/**
 * The same to 10: every count that is shown leaves at least 7 values in a row (8 to 14, 15 to 24 …), as every hidden one does. For figures
 * that stand beside others of the same crimes: of a second extract, or a grand total beside hidden parts.
 */
export const ROUND_TO_10: RoundPolicy = { ...ROUND_TO_5, name: "hide 1 to 7, round to 10", base: 10 };

/**
 * For curves, whose counts are many and cumulative: OpenSAFELY rounds those of Kaplan–Meier curves to the middle of groups of 6. Groups of 7
 * keep one value more, as many as the default promises, and are off by no more: 3 up or down, in place of 2 up and 3 down.
 */
export const MIDPOINT_7: MidpointPolicy = { kind: "midpoint", name: "middle of groups of 7", base: 7 };

/** Whether a count must be hidden for its own sake. */
export function isSmall(policy: Policy, count: number): boolean {
  if (policy.kind === "midpoint") return false;
  return count >= policy.small.from && count <= policy.small.to;
}

/** Whether zeros are shown: they are, unless the policy counts them among the small. */
export function showsZeros(policy: Policy): boolean {
  return policy.kind === "midpoint" || policy.small.from > 0;
}

/**
 * The policy with a source's stricter rule: the wider range of small counts wins at each end, and a promise to leave what
 * the rule leaves grows with it. Example: a source that hides 0 to 9 makes of 1 to 7 the range 0 to 9.
 */
export function withSourceRule(policy: Policy, source: SmallCounts): Policy {
  assert(source.from >= 0 && source.to >= source.from, "a source's rule is a range of counts");
  // A group as wide as the source's range of small counts tells no more of them than the source does.
  if (policy.kind === "midpoint")
    return source.to - source.from < policy.base ? policy : { ...policy, base: source.to - source.from + 1 };
  const small = { from: Math.min(policy.small.from, source.from), to: Math.max(policy.small.to, source.to) };
  if (small.from === policy.small.from && small.to === policy.small.to) return policy;
  const name = `${policy.name}; source hides ${source.from} to ${source.to}`;
  if (policy.kind === "round") return { ...policy, name, small };
  const wider = small.to - small.from - (policy.small.to - policy.small.from);
  const promises = policy.promises.map((promise) =>
    promise.against === "the rule" ? { ...promise, width: promise.width + wider } : promise,
  );
  return { ...policy, name, small, promises };
}

/** The policy as one canonical line, as it stands in a protected table. */
export function policyText(policy: Policy): string {
  return canonicalJson(policy as unknown as Json);
}

/** The SHA-256 of `policyText`: the same policy has the same digest. */
export function policyDigest(policy: Policy): string {
  return sha256(policyText(policy));
}

/** Reads back what `policyText` wrote; throws when it is not the text of a policy. */
export function policyFrom(text: string): Policy {
  const policy = JSON.parse(text) as Policy;
  assert(["suppress", "round", "midpoint"].includes(policy.kind), "a policy has one of the kinds");
  assert(policyText(policy) === text, "the text of a policy is canonical");
  return policy;
}

/** The most less the least that every hidden cell (small or complementary), or every rounded one of a midpoint policy, keeps for who knows the rule. */
export function promisedWidth(policy: Policy): number {
  if (policy.kind === "midpoint") return policy.base - 1;
  if (policy.kind === "round") return policy.small.to - policy.small.from;
  return Math.max(0, ...policy.promises.filter(({ against }) => against === "the rule").map(({ width }) => width));
}

/**
 * What anybody may conclude from one shown cell alone, as the least and the most it may count (`null`: no end): a hidden
 * cell is at least the least small count, a rounded one within its base. A total under `round` says nothing by itself,
 * because it is the sum of the rounded counts shown in it.
 */
export function knownOf(
  policy: Policy,
  shown: Shown,
  { isTotal }: { readonly isTotal: boolean },
): { readonly from: number; readonly to: number | null } {
  switch (shown.kind) {
    case "count":
      return { from: shown.count, to: shown.count };
    case "hidden":
      if (policy.kind === "midpoint") return { from: 0, to: null };
      if (policy.kind === "suppress" || isTotal) return { from: policy.small.from, to: null };
      return policy.small;
    case "rounded":
      if (isTotal) return { from: 0, to: null };
      if (policy.kind !== "round")
        return countsRoundedTo(shown.count, { method: "midpoint", base: shown.base, hide: null });
      return countsRoundedTo(shown.count, { method: "nearest", base: shown.base, hide: policy.small });
    default:
      return assertNever(shown);
  }
}

/** The policy in plain sentences, for a page or a passport. */
export function policyWords(policy: Policy): readonly string[] {
  if (policy.kind === "midpoint")
    return [
      `Every count is the middle of a group of at least ${policy.base} counts, small ones too.`,
      "A zero is shown as zero.",
      "Shares and intervals are worked out from the rounded counts.",
      `For somebody ${WHO["the rule"]}, every count that is not zero keeps at least ${policy.base} possible values in a row.`,
    ];
  const { from, to } = policy.small;
  const zeros = showsZeros(policy) ? "A zero is shown as zero." : "A zero is hidden like other small counts.";
  const small = `Counts of ${from} to ${to} are hidden.`;
  switch (policy.kind) {
    case "suppress":
      return [
        `${small} Other counts are hidden where a small one could be worked out from them; the mark is the same.`,
        zeros,
        ...policy.promises.map(promiseWords),
      ];
    case "round":
      return [
        `${small} Other counts are rounded to the nearest ${policy.base}.`,
        zeros,
        "A total is the sum of the rounded counts shown in it; hidden counts are not in it.",
        "Rates are worked out from the rounded counts.",
      ];
    default:
      return assertNever(policy);
  }
}

const WHO: Readonly<Record<AttackerKnows, string>> = {
  "the rule": "who knows this rule",
  "which are small": "who also knows which hidden counts are small",
  "own count": "who also knows one hidden count of 1 because it is their own",
};

function promiseWords({ against, width, orWhatTheTableLeaves }: WidthPromise): string {
  const least = orWhatTheTableLeaves && width > 1 ? ", or as many as the table can leave" : "";
  return `For somebody ${WHO[against]}, a small count keeps at least ${width + 1} possible values in a row${least}.`;
}
