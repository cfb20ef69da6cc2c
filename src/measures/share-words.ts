// What a share can and cannot mean, worked out from its figures: both averages, each whole, the other basis, and what is still open.
import { DENOMINATORS } from "../standard/bases.ts";
import { pooledOf } from "./comparable-set.ts";
import { lineCell } from "./figures.ts";
import { intervalTitle } from "./interval-method.ts";
import { rankNotes } from "./rank-words.ts";
import { pooledCell, shareOf } from "./rate.ts";
import { percent } from "./sentences.ts";
import type { ShareFound } from "./share-found.ts";

/** The sentences that stand beside a share. */
export function shareWords(found: ShareFound): readonly string[] {
  return [
    ...averageWords(found),
    ...wholeWords(found),
    ...basisWords(found),
    ...openWords(found),
    ...chanceWords(found),
  ];
}

function averageWords({ set: { pooled, pooledForces, members }, averages }: ShareFound): string[] {
  if (averages === null) return [];
  const { mean, median, interval, forces } = averages;
  const ends = interval === null ? "" : ` (${percent(interval[0])} to ${percent(interval[1])})`;
  const besides = pooledForces - members.length;
  const apart = besides > 0 ? ` (${besides} of them not compared, for their size or for what is open or missing)` : "";
  return [
    `Pooled, all counted over all crimes of ${pooledForces} forces that are alike${apart}: ${pooledWords(pooled)}. ` +
      `The mean of ${forces} forces' own shares, each counted once: ${percent(mean)}${ends}. The middle force: ${percent(median)}.`,
  ];
}

function pooledWords({ rate, interval, why }: ShareFound["set"]["pooled"]): string {
  if (rate !== null) return percent(rate);
  return interval === null
    ? `it cannot be said (${(why ?? "the counts are not known").replace(/\.$/u, "").toLowerCase()})`
    : `a count is a range, so it lies within ${percent(interval[0])} to ${percent(interval[1])}, chance included`;
}

/** The pooled share, or the force's own, on each whole that the share can stand on. */
function wholeWords({ set, definition, one }: ShareFound): string[] {
  const { plan, like, group } = set;
  if (one === null && !group.comparable) return [];
  const used = one === null ? like : [one];
  const each = DENOMINATORS.filter(({ id }) => Object.hasOwn(definition.denominators, id)).flatMap(({ id, title }) => {
    const under = { ...plan, denominator: id };
    const { rate } = pooledOf(used, under, definition);
    return rate === null ? [] : [`${title.toLowerCase()} ${percent(rate)}`];
  });
  return each.length < 2 ? [] : [`What counts as the whole decides the share: ${each.join(", ")}.`];
}

function basisWords({ set: { group }, otherBasis }: ShareFound): string[] {
  const what =
    group.basis === "closed"
      ? "This divides outcomes given in the period by all outcomes given in it, whenever the crimes were recorded (closed basis)."
      : group.basis === "recorded"
        ? "This follows the crimes recorded in the period to their outcomes so far (recorded basis)."
        : null;
  if (what === null) return [];
  if (otherBasis?.rate == null) return [what];
  const other = group.basis === "closed" ? "recorded" : "closed";
  return [
    `${what} On the ${other} basis it is ${percent(otherBasis.rate)}: other crimes, never put in one order with these.`,
  ];
}

function openWords({ set: { like, group }, definition, one }: ShareFound): string[] {
  if (definition.id === "still-open" || (one === null && !group.comparable)) return [];
  const used = one === null ? like : [one];
  const open = pooledCell(used.map(({ gathered }) => lineCell(gathered.figures, "open")));
  const total = pooledCell(used.map(({ gathered }) => gathered.figures.total));
  const share = open === null || total === null ? null : shareOf(open, total).share;
  return share === null || share === 0
    ? []
    : [`${percent(share)} of these crimes have no outcome yet, so the share can still change: see its bounds.`];
}

function chanceWords({ set: { plan, members } }: ShareFound): string[] {
  return [
    ...rankNotes(members),
    `The interval is what chance alone would allow (${intervalTitle(plan.method)}, 95%). It does not cover recording practice, nor crimes that nobody accounted for.`,
    "The rows stand by their shares for reading. That is no ranking: whether two forces differ cannot be read from whether their intervals overlap.",
  ];
}
