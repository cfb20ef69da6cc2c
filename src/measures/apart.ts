// What may stand in one order: like with like. Everything else is shown beside it with the reason.
import type { Basis } from "../standard/bases.ts";
import { isBareFlagName } from "../standard/flag-names.ts";
import { forceById } from "../standard/forces.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { lineCell } from "./figures.ts";
import type { Gathered } from "./gather.ts";
import type { Plan } from "./plan.ts";
import { shareOf } from "./rate.ts";
import type { Rate } from "./result.ts";
import { nounOf, percent } from "./sentences.ts";

/** The period, basis and flag rule that most forces share, and whether a comparison on them means anything. */
export interface LikeGroup {
  readonly key: string;
  readonly basis: Basis;
  readonly comparable: boolean;
  /** Whether the crimes are those with a flag, which must be set by the same rule. */
  readonly flagged: boolean;
  /** Why nothing is put in one order, when it is not. */
  readonly why: string;
  /** What is said in place of a finding, when nothing is comparable. */
  readonly sentence: string;
}

/**
 * Finds the largest group of like forces that can be compared; where there is none, the largest. Flagged crimes are
 * alike only where the flag rule is stated and the same, and the days of the period and the basis are known.
 */
export function likeGroup(all: readonly Gathered[], plan: Plan): LikeGroup {
  const groups = new Map<string, Gathered[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  const known = [...groups].map(([key, members]) => ({ key, members, comparable: isComparable(members, plan) }));
  const first = known.reduce<(typeof known)[number] | null>(
    (top, next) => (top === null || precedes(next, top) ? next : top),
    null,
  );
  const forces = `${all.length} ${all.length === 1 ? "force has" : "forces have"}`;
  return {
    key: first?.key ?? "",
    basis: first?.members[0]?.pick.basis ?? plan.basis ?? "recorded",
    comparable: first?.comparable ?? false,
    flagged: plan.scope.kind === "flag",
    why: "The forces' figures are not alike (period, basis or flag rule), so they have no common rate.",
    sentence: `${forces} published figures of ${nounOf(plan.scope)}. They cannot be put in one order: their periods, bases or flag rules differ or are not stated`,
  };
}

interface Group {
  readonly members: readonly Gathered[];
  readonly comparable: boolean;
}

function precedes(one: Group, other: Group): boolean {
  return one.comparable === other.comparable ? one.members.length > other.members.length : one.comparable;
}

function isComparable(members: readonly Gathered[], plan: Plan): boolean {
  const [first] = members;
  if (first === undefined || first.pick.basis === "not stated" || first.pick.period.from === null) return false;
  return plan.scope.kind !== "flag" || (members.length >= 2 && saysWhen(first.figures.flagRule));
}

/** A flag rule that is stated, and more than the flag's name. */
function saysWhen(rule: string | null): boolean {
  return rule !== null && !isBareFlagName(rule);
}

function keyOf({ pick, figures }: Gathered): string {
  return [pick.period.id, pick.basis, figures.flagRule ?? "", figures.flagOrigin ?? ""].join("\u001f");
}

/** Whether a force belongs to the group. */
export function isLike(one: Gathered, group: LikeGroup): boolean {
  return keyOf(one) === group.key;
}

/** Why a force is shown but not put in the order, in words; `null` when it is compared. */
export function apartReason(one: Gathered, rate: Rate, group: LikeGroup): string | null {
  const { figures, pick } = one;
  const { smallestDenominator = 0, largestOpenShare = 1 } = CHARGE_RATE.apart;
  if (pick.file.stored.path === null) return "The file behind it could not be read.";
  if (!group.comparable || !isLike(one, group)) return unlikeReason(one, group);
  if (forceById(figures.force)?.territorial === false)
    return "Not a territorial force: railways in three countries, a different mix of crimes.";
  if (one.missingParts.length > 0)
    return `No figures for ${one.missingParts.join(", ")}: a part of the year is not the year.`;
  if (rate.rate === null) return rate.why ?? "There is no rate.";
  if (typeof rate.denominator === "number" && rate.denominator < smallestDenominator) {
    return `${rate.denominator === 1 ? "One crime carries" : `${rate.denominator} crimes carry`} no rate that can be compared (fewer than ${smallestDenominator}).`;
  }
  const open = shareOf(lineCell(figures, "open"), figures.total).share;
  if (open !== null && open > largestOpenShare) return tooOpen(one, open);
  return null;
}

function unlikeReason(one: Gathered, group: LikeGroup): string {
  const { pick, figures } = one;
  const [period, basis] = group.key.split("\u001f");
  if (pick.basis === "not stated")
    return "The source does not say how outcomes and crimes belong together (basis not stated).";
  if (pick.period.from === null)
    return `The period is printed as “${pick.period.title}”; which days that means, the source does not say.`;
  if (group.flagged && figures.flagRule === null)
    return "Nobody has said how the flag was set, so its crimes cannot be compared with another force's.";
  if (group.flagged && !saysWhen(figures.flagRule))
    return "The source names the flag and does not say when it is set, so its crimes cannot be compared with another force's.";
  if (isLike(one, group))
    return `No other force has figures of the same period${group.flagged ? ", basis and flag rule" : " and basis"}.`;
  if (pick.basis !== basis) return `Another basis: ${pick.basis}.`;
  if (pick.period.id !== period) return `Another period: ${pick.period.title}.`;
  return "Another flag rule, or another origin of the flag.";
}

function tooOpen({ figures }: Gathered, open: number): string {
  const [charged, still] = [lineCell(figures, "charged"), lineCell(figures, "open")];
  if (charged.kind !== "exact" || still.kind !== "exact" || figures.total.kind !== "exact")
    return `Too much is open (${percent(open)}).`;
  const most = (charged.count + still.count) / figures.total.count;
  return `Too much is open. Once all are concluded the rate could lie anywhere from ${percent(charged.count / figures.total.count)} to ${percent(most)}.`;
}
