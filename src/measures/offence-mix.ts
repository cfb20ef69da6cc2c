// The strata of a scope: each force's counts by offence code, with the codes that a larger force lacks taken together.

import type { Counts } from "../statistics/interval.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { ComparableSet, Member } from "./comparable-set.ts";
import type { Definition } from "./definition.ts";
import { gather } from "./gather.ts";
import { numeratorCell } from "./numerator.ts";
import { denominatorCell } from "./rate.ts";

/** A force with at least so many crimes must have some in every stratum of its own. */
const LARGE = 100;
const REST = "other codes";

/** The counts of each force by stratum. */
export interface OffenceMix {
  /** Codes that stand alone, then `other codes` where some are taken together. */
  readonly strata: readonly string[];
  readonly taken: readonly string[];
  readonly counts: ReadonlyMap<string, readonly Counts[]>;
  /** Forces whose counts by code are not all exact, or that have no crime in a stratum, with the reason. */
  readonly without: ReadonlyMap<string, string>;
}

/** Splits the members of a set by offence code; `null` where the scope has fewer than two codes or the sources state no codes. */
export async function offenceMix(engine: Engine, set: ComparableSet, share: Definition): Promise<OffenceMix | null> {
  const { scope } = set.plan;
  if (scope.kind !== "offences" || set.members.some(({ gathered }) => gathered.pick.scope.kind === "reported"))
    return null;
  const byCode = new Map<string, ReadonlyMap<string, Counts | null>>();
  for (const code of scope.codes) byCode.set(code, await countsOf(engine, set, { share, code }));
  const used = scope.codes.filter((code) => set.members.some(({ force }) => hasSome(byCode.get(code)?.get(force))));
  if (used.length < 2) return null;
  const large = set.members.filter(({ of }) => of >= LARGE);
  const alone = used.filter((code) => large.every(({ force }) => hasSome(byCode.get(code)?.get(force))));
  const taken = used.filter((code) => !alone.includes(code));
  const strata = taken.length === 0 ? alone : [...alone, REST];
  const groups = strata.map((stratum) => (stratum === REST ? taken : [stratum]));
  const sums = set.members.map((member) => ({ member, counts: groups.map((codes) => added(codes, member, byCode)) }));
  const without = new Map(sums.flatMap((one) => reasonOf(one, strata)));
  return {
    strata,
    taken,
    counts: new Map(
      sums.flatMap(({ member, counts }) =>
        without.has(member.force) ? [] : [[member.force, counts.flatMap((one) => one ?? [])]],
      ),
    ),
    without,
  };
}

/** Whether a force has a crime of a code: counts that are no numbers are some, no row is none. */
function hasSome(counts: Counts | null | undefined): boolean {
  return counts === null || (counts !== undefined && counts.of > 0);
}

/** Each member's counts of one code; `null` where they are not exact. A force without a row has none. */
async function countsOf(
  engine: Engine,
  { plan }: ComparableSet,
  { share, code }: { readonly share: Definition; readonly code: string },
): Promise<ReadonlyMap<string, Counts | null>> {
  const picks = plan.picks.map((pick) =>
    pick.scope.kind === "reported" ? pick : { ...pick, scope: { ...pick.scope, codes: [code] } },
  );
  const found = await gather(engine, { ...plan, picks });
  return new Map(
    found.map(({ figures }) => {
      const [count, of] = [numeratorCell(figures, share), denominatorCell(figures, plan.denominator)];
      const counts = count.kind === "exact" && of.kind === "exact" ? { count: count.count, of: of.count } : null;
      return [figures.force, counts];
    }),
  );
}

function added(
  codes: readonly string[],
  { force }: Member,
  byCode: ReadonlyMap<string, ReadonlyMap<string, Counts | null>>,
): Counts | null {
  return codes.reduce<Counts | null>(
    (sum, code) => {
      const found = byCode.get(code)?.get(force);
      const one = found === undefined ? { count: 0, of: 0 } : found;
      return sum === null || one === null ? null : { count: sum.count + one.count, of: sum.of + one.of };
    },
    { count: 0, of: 0 },
  );
}

function reasonOf(
  { member, counts }: { readonly member: Member; readonly counts: readonly (Counts | null)[] },
  strata: readonly string[],
): readonly (readonly [string, string])[] {
  if (counts.includes(null)) return [[member.force, "Its counts by offence code are not all stated as numbers."]];
  const odd = counts.some((one) => one !== null && (one.count < 0 || one.count > one.of));
  if (odd) return [[member.force, "A count of one code corrects earlier ones, so it is no share of its crimes."]];
  const empty = strata.filter((_, at) => counts[at]?.of === 0);
  if (empty.length === 0) return [];
  return [
    [member.force, `It has no crime of ${empty.join(", ")}, so its share cannot be given the mix of all forces.`],
  ];
}
