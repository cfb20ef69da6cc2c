// Which two editions are compared for which force: each force's editions by the day they were known from, two by two.
import { forceById } from "../standard/forces.ts";
import type { Gathered } from "./gather.ts";
import { knownFrom } from "./known-on.ts";
import type { Candidate } from "./plan.ts";

/** One edition with the figures of every force in it. */
export interface Version {
  readonly pick: Candidate;
  readonly forces: ReadonlyMap<string, Gathered>;
}

/** Two editions with the forces to compare in them; a force may stand in one of the two alone. */
export interface VersionPair {
  readonly before: Version;
  readonly after: Version;
  readonly forces: readonly string[];
}

/** A candidate that is not compared, and why. */
export interface PassedOver {
  readonly pick: Candidate;
  readonly why: string;
}

/** Leaves out what would show differences that are none: a second file of one edition, and tables cut to some offences beside whole ones. */
export function comparablePicks(picks: readonly Candidate[]): {
  readonly kept: readonly Candidate[];
  readonly passedOver: readonly PassedOver[];
} {
  const passedOver: PassedOver[] = [];
  const kept: Candidate[] = [];
  const hasWhole = picks.some(({ missingCodes }) => missingCodes.length === 0);
  // The file added last first: it stands for its edition.
  for (const pick of [...picks].sort((a, b) => b.file.order - a.file.order)) {
    const same = kept.find(
      (other) => pick.edition.day !== null && other.edition.id === pick.edition.id && sharesForces(other, pick),
    );
    if (hasWhole && pick.missingCodes.length > 0)
      passedOver.push({
        pick,
        why: `It has no row of ${pick.missingCodes.join(", ")}: it may be cut to some offences.`,
      });
    else if (same !== undefined)
      passedOver.push({ pick, why: `${same.file.name} bears the same edition and was added later.` });
    else kept.push(pick);
  }
  return { kept: kept.sort(olderFirst), passedOver };
}

function sharesForces(one: Candidate, other: Candidate): boolean {
  return one.forces.some((force) => other.forces.includes(force));
}

/** Orders editions by the day from which they count as known, then as they were added. */
export function olderFirst(a: Candidate, b: Candidate): number {
  const [one, other] = [knownFrom(a.edition, a.file), knownFrom(b.edition, b.file)];
  return one === other ? a.file.order - b.file.order : one < other ? -1 : 1;
}

/** Consecutive editions of each force, those of several forces in the same two editions together; the newest pair first. `versions` stand oldest first. */
export function pairsOf(versions: readonly Version[]): readonly VersionPair[] {
  const pairs: { before: number; after: number; forces: string[] }[] = [];
  const all = [...new Set(versions.flatMap(({ forces }) => [...forces.keys()]))].filter((id) => forceById(id) !== null);
  const places = new Map(
    all.map((id) => [id, versions.flatMap(({ forces }, index) => (forces.has(id) ? [index] : []))] as const),
  );
  for (const [force, at] of places) {
    for (const [step, after] of at.entries()) {
      const before = at[step - 1];
      if (before === undefined) continue;
      const pair = pairs.find((one) => one.before === before && one.after === after);
      if (pair === undefined) pairs.push({ before, after, forces: [force] });
      else pair.forces.push(force);
    }
  }
  for (const [force, at] of places) {
    // Gone from the next edition of the table it stood in, or new in it.
    widest(pairs.filter(({ before }) => before === at.at(-1)))?.forces.push(force);
    widest(pairs.filter(({ after }) => after === at[0]))?.forces.push(force);
  }
  return pairs
    .sort((a, b) => b.after - a.after || b.before - a.before)
    .flatMap(({ before, after, forces }) => {
      const [one, other] = [versions[before], versions[after]];
      return one === undefined || other === undefined
        ? []
        : [{ before: one, after: other, forces: [...new Set(forces)] }];
    });
}

function widest<T extends { readonly forces: readonly string[] }>(pairs: readonly T[]): T | undefined {
  return pairs.reduce<T | undefined>(
    (top, next) => (next.forces.length > (top?.forces.length ?? 0) ? next : top),
    undefined,
  );
}
