// What may stand in one order: like with like. Everything else is shown beside it with the reason.
import type { Basis } from "../standard/bases.ts";
import { type Comparability, comparability, isAlike, type Reason, verdictOf } from "./comparability.ts";
import type { Definition } from "./definition.ts";
import { lineCell } from "./figures.ts";
import type { Gathered } from "./gather.ts";
import { type Kind, kindOf, kindTogether } from "./kind.ts";
import { numeratorCell } from "./numerator.ts";
import type { Plan } from "./plan.ts";
import { shareOf } from "./rate.ts";
import type { Rate } from "./result.ts";
import { nounOf, percent } from "./sentences.ts";

/** The kind of figure that most forces share, and whether a comparison on it means anything. */
export interface LikeGroup {
  /** The kind of all like forces together, against which each is held; `null` where there is no figure. */
  readonly kind: Kind | null;
  readonly basis: Basis;
  readonly comparable: boolean;
  /** Whether the crimes are those with a flag, which must be set by the same rule. */
  readonly flagged: boolean;
  /** Why nothing is put in one order, when it is not. */
  readonly why: string;
  /** What is said in place of a finding, when nothing is comparable. */
  readonly sentence: string;
}

/** What a force is held against: the group, and the measure that is asked. */
export interface Held {
  readonly plan: Pick<Plan, "scope" | "unit">;
  readonly group: LikeGroup;
  readonly definition: Definition;
}

/**
 * Finds the largest group of alike forces; where none is comparable with another, a first one to hold the others
 * against. Flagged crimes need two forces: alone, nobody shares their flag rule.
 */
export function likeGroup(
  all: readonly Gathered[],
  { plan, definition }: { readonly plan: Plan; readonly definition: Definition },
): LikeGroup {
  const kinds = all.map((one) => kindOf(one, { plan, definition }));
  const flagged = plan.scope.kind === "flag";
  const groups = distinct(kinds).map((reference) => ({
    reference,
    alike: kinds.filter((kind) => isAlike(kind, reference)),
  }));
  const first = groups.reduce<(typeof groups)[number] | null>(
    (top, next) => (top === null || next.alike.length > top.alike.length ? next : top),
    null,
  );
  const forces = `${all.length} ${all.length === 1 ? "force has" : "forces have"}`;
  return {
    kind: first === null ? null : kindTogether(first.reference, first.alike.length === 0 ? kinds : first.alike),
    basis: first?.reference.basis ?? plan.basis ?? "recorded",
    comparable: (first?.alike.length ?? 0) >= (flagged ? 2 : 1),
    flagged,
    why: "The forces' figures are not alike (period, basis or flag rule), so they have no common rate.",
    sentence: `${forces} published figures of ${nounOf(plan.scope)}. ${
      all.length === 1
        ? "There is no other to put beside it"
        : "They cannot be put in one order: their periods, bases or flag rules differ or are not stated"
    }`,
  };
}

/** Figures that differ in nothing that makes them alike are looked at once. */
function distinct(kinds: readonly Kind[]): readonly Kind[] {
  const known = new Map<string, Kind>();
  for (const kind of kinds) {
    const key = [kind.period.id, kind.basis, kind.flagRule ?? "", kind.flagOrigin ?? ""].join("\u001f");
    if (!known.has(key)) known.set(key, kind);
  }
  return [...known.values()];
}

/** Whether a force's figure is alike with those of the group, so that it can be added to them. */
export function isLike(one: Gathered, { plan, group, definition }: Held): boolean {
  return group.kind !== null && isAlike(kindOf(one, { plan, definition }), group.kind);
}

/** How a force's figure stands to the others of the group: the verdict on the two kinds, and what its own counts forbid. */
export function comparabilityOf(one: Gathered, rate: Rate, held: Held): Comparability {
  const { plan, group, definition } = held;
  const against = group.kind === null ? null : comparability(kindOf(one, { plan, definition }), group.kind);
  const reasons = [
    ...(one.pick.file.stored.path === null ? [bar("coverage", "The file behind it could not be read.")] : []),
    ...(against?.reasons ?? []).filter(({ about }) => about !== "maturity"),
    ...(group.comparable ? [] : [bar("coverage", aloneWords(group))]),
    ...(definition.counted === undefined ? [] : ofCounts(rate, definition)),
    ...(against?.reasons ?? []).flatMap((reason) =>
      reason.about === "maturity" ? [inFull(reason, one, definition)] : [],
    ),
  ];
  return {
    verdict: verdictOf(reasons),
    reasons: [...reasons.filter(({ bars }) => bars), ...reasons.filter(({ bars }) => !bars)],
  };
}

function bar(about: Reason["about"], says: string): Reason {
  return { about, says, bars: true };
}

function aloneWords({ flagged }: LikeGroup): string {
  return `No other force has figures of the same period${flagged ? ", basis and flag rule" : " and basis"}.`;
}

/** What a rate itself forbids: none, or one of too few crimes. */
function ofCounts(rate: Rate, { apart: { smallestDenominator = 0 } }: Definition): Reason[] {
  const { denominator } = rate;
  if (rate.rate === null) return [bar("size", rate.why ?? "There is no rate.")];
  if (typeof denominator !== "number" || denominator >= smallestDenominator) return [];
  const crimes = denominator === 1 ? "One crime carries" : `${denominator} crimes carry`;
  return [bar("size", `${crimes} no rate that can be compared (fewer than ${smallestDenominator}).`)];
}

/** Too much open, with the range that the share may still come to lie in. */
function inFull(reason: Reason, { figures }: Gathered, definition: Definition): Reason {
  const { largestOpenShare = 1 } = definition.apart;
  const [counted, still] = [numeratorCell(figures, definition), lineCell(figures, "open")];
  const open = shareOf(still, figures.total).share;
  if (!reason.bars || open === null || open <= largestOpenShare) return reason;
  if (counted.kind !== "exact" || still.kind !== "exact" || figures.total.kind !== "exact") return reason;
  const most = (counted.count + still.count) / figures.total.count;
  return bar(
    "maturity",
    `Too much is open. Once all are concluded the rate could lie anywhere from ${percent(counted.count / figures.total.count)} to ${percent(most)}.`,
  );
}
