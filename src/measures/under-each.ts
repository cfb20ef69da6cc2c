// What each denominator does to a comparison: three groups of forces, and who changes group against all crimes.
import { DENOMINATORS } from "../standard/bases.ts";
import { type ComparableSet, type Draft, sortedSet, whyApart } from "./comparable-set.ts";
import type { Definition } from "./definition.ts";
import { standingOf } from "./standing.ts";
import type { ForceUnder, Standing, UnderEach } from "./standing-result.ts";

/** The comparison under each denominator that the measure can stand on. Without comparable forces the groups are empty. */
export function underEach(set: ComparableSet, definition: Definition): readonly UnderEach[] {
  const ids = DENOMINATORS.map(({ id }) => id).filter((id) => Object.hasOwn(definition.denominators, id));
  const all = ids.map((denominator) => sortedUnder(set, denominator, definition));
  const first = standingsOf(all.find(({ plan }) => plan.denominator === "all") ?? set);
  return all.map((one) => {
    const standings = standingsOf(one);
    const inGroup = (group: Standing): readonly ForceUnder[] =>
      one.members
        .filter(({ force }) => standings.get(force) === group)
        .toSorted((a, b) => b.rate - a.rate)
        .flatMap((member) => forceUnder(member, one.drafts));
    return {
      denominator: one.plan.denominator,
      rate: set.group.comparable ? one.pooled.rate : null,
      interval: set.group.comparable ? one.pooled.interval : null,
      above: inGroup("above"),
      same: inGroup("same"),
      below: inGroup("below"),
      apart: one.apart,
      moved: movedBetween(first, standings, one),
    };
  });
}

function sortedUnder(set: ComparableSet, denominator: UnderEach["denominator"], definition: Definition): ComparableSet {
  if (denominator === set.plan.denominator) return set;
  const { group, drafts } = set;
  return sortedSet(
    drafts.map(({ gathered }) => gathered),
    { plan: { ...set.plan, denominator }, group, definition },
  );
}

function standingsOf({ drafts, pooled }: ComparableSet): ReadonlyMap<string, Standing> {
  return new Map(
    drafts.map((draft) => [
      draft.gathered.figures.force,
      whyApart(draft) === null ? standingOf(draft.rate, pooled) : "apart",
    ]),
  );
}

function forceUnder(
  { force, called, count, of, rate }: ComparableSet["members"][number],
  drafts: readonly Draft[],
): readonly ForceUnder[] {
  const interval = drafts.find(({ gathered }) => gathered.figures.force === force)?.rate.interval;
  return interval == null ? [] : [{ force, called, charged: count, outOf: of, rate, interval }];
}

function movedBetween(
  first: ReadonlyMap<string, Standing>,
  now: ReadonlyMap<string, Standing>,
  { members, apart }: ComparableSet,
): UnderEach["moved"] {
  return [...members, ...apart].flatMap(({ force, called }) => {
    const [from, to] = [first.get(force), now.get(force)];
    return from === undefined || to === undefined || from === to ? [] : [{ force, called, from, to }];
  });
}
