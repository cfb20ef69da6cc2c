// What may stand in one order: like with like. Everything else is shown beside it with the reason.
import type { Basis } from "../standard/bases.ts";
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
  /** Why nothing is put in one order, when it is not. */
  readonly why: string;
  /** What is said in place of a finding, when nothing is comparable. */
  readonly sentence: string;
}

/** Finds the largest group of like forces. Flagged crimes are alike only where the flag rule is stated and the same. */
export function likeGroup(all: readonly Gathered[], plan: Plan): LikeGroup {
  const groups = new Map<string, Gathered[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  const [key, members] = [...groups].reduce<readonly [string, readonly Gathered[]]>((top, next) => (next[1].length > top[1].length ? next : top), ["", []]);
  const basis = members[0]?.pick.basis ?? plan.basis ?? "recorded";
  const flagged = plan.scope.kind === "flag";
  const ruleKnown = !flagged || (members[0]?.figures.flagRule ?? null) !== null;
  const comparable = members.length >= (flagged ? 2 : 1) && basis !== "not stated" && ruleKnown;
  const forces = `${all.length} ${all.length === 1 ? "force has" : "forces have"}`;
  return {
    key,
    basis,
    comparable,
    why: "The forces' figures are not alike (period, basis or flag rule), so they have no common rate.",
    sentence: `${forces} published figures of ${nounOf(plan.scope)}. They cannot be put in one order: their periods, bases or flag rules differ or are not stated`,
  };
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
  if (forceById(figures.force)?.territorial === false) return "Not a territorial force: railways in three countries, a different mix of crimes.";
  if (one.missingParts.length > 0) return `No figures for ${one.missingParts.join(", ")}: a part of the year is not the year.`;
  if (rate.rate === null) return rate.why ?? "There is no rate.";
  if (typeof rate.denominator === "number" && rate.denominator < smallestDenominator) {
    return `${rate.denominator === 1 ? "One crime carries" : `${rate.denominator} crimes carry`} no rate that can be compared (fewer than ${smallestDenominator}).`;
  }
  const open = shareOf(lineCell(figures, "open"), figures.total).share;
  if (open !== null && open > largestOpenShare) return tooOpen(one, open);
  return null;
}

function unlikeReason({ pick, figures }: Gathered, group: LikeGroup): string {
  const [period, basis] = group.key.split("\u001f");
  if (pick.basis === "not stated") return "The source does not say how outcomes and crimes belong together (basis not stated).";
  if (pick.basis !== basis) return `Another basis: ${pick.basis}.`;
  if (pick.period.id !== period) return `Another period: ${pick.period.title}.`;
  if (figures.flagRule === null) return "Nobody has said how the flag was set, so its crimes cannot be compared with another force's.";
  return "Another flag rule, or the only force with this one.";
}

function tooOpen({ figures }: Gathered, open: number): string {
  const [charged, still] = [lineCell(figures, "charged"), lineCell(figures, "open")];
  if (charged.kind !== "exact" || still.kind !== "exact" || figures.total.kind !== "exact") return `Too much is open (${percent(open)}).`;
  const most = (charged.count + still.count) / figures.total.count;
  return `Too much is open. Once all are concluded the rate could lie anywhere from ${percent(charged.count / figures.total.count)} to ${percent(most)}.`;
}
