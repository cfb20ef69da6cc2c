// The audit: every hidden cell of every release, and what everything released so far leaves of it.
import { type AttackOptions, attack, type CellBounds } from "./attack.ts";
import { promisedWidth } from "./policy.ts";
import type { Proof } from "./proof.ts";
import { type CellPlace, keyOf, placeOf, policyOf, type Release, systemOfReleases } from "./release-store.ts";

/**
 * What became of a promise. `kept`: the cell can be at least as many values as promised. `narrower`: it can be fewer. `not proven`: the
 * solver could not show in its time that it is wide enough. `contradiction`: the releases about it contradict each other.
 */
export type Verdict = "kept" | "narrower" | "not proven" | "contradiction";

/** One hidden cell under audit. */
export interface AuditedCell extends CellPlace {
  /** The least and the most it can be; `to` is `null` without a most. */
  readonly from: number;
  readonly to: number | null;
  /** The most less the least that was promised. */
  readonly promised: number;
  readonly verdict: Verdict;
  readonly proof: Proof;
  /** The releases that hide it. */
  readonly hiddenIn: readonly string[];
  /** For a cell that is not kept: releases that together do it, none of which could be left out. */
  readonly because: readonly string[];
}

/** How an audit is done: as an attack, and `explain` (yes, when left out) whether to look for the releases behind what is not kept. */
export interface AuditOptions extends AttackOptions {
  readonly explain?: boolean;
}

/** What an audit found. */
export interface Audit {
  readonly releases: readonly string[];
  /** Hidden cells in the order of their releases. */
  readonly cells: readonly AuditedCell[];
  /** Whether every promise is kept. */
  readonly holds: boolean;
}

/**
 * Audits releases together, against somebody who has all of them and knows the rules. A cell hidden in several releases has the widest
 * promise. A cell that another release shows is found narrower: that is what an audit is for.
 */
export async function auditReleases(
  releases: readonly Release[],
  { explain = true, ...options }: AuditOptions = {},
): Promise<Audit> {
  const promises = promisesOf(releases);
  const of = options.of ?? new Set(promises.keys());
  const bounds = await attack(systemOfReleases(releases), { ...options, of });
  const cells: AuditedCell[] = [];
  const known: (readonly Release[])[] = [];
  for (const found of bounds) {
    const { width, hiddenIn } = promises.get(found.id) ?? { width: 0, hiddenIn: [] };
    const verdict = verdictOf(found, width);
    const because =
      verdict === "kept" || !explain ? [] : await releasesBehind(releases, { key: found.id, width, known }, options);
    const { from, to, proof } = found;
    cells.push({ ...placeOf(found.id), from, to, promised: width, verdict, proof, hiddenIn, because });
  }
  return {
    releases: releases.map(({ release }) => release),
    cells,
    holds: cells.every(({ verdict }) => verdict === "kept"),
  };
}

/** Whether bounds keep a promise. Only what was reached by checked numbers counts as wide. */
function verdictOf({ from, to, proof }: CellBounds, width: number): Verdict {
  if (proof === "contradiction") return "contradiction";
  if (to === null || to - from >= width) return "kept";
  return proof === "unsure" ? "not proven" : "narrower";
}

interface CellPromise {
  readonly width: number;
  readonly hiddenIn: readonly string[];
}

function promisesOf(releases: readonly Release[]): ReadonlyMap<string, CellPromise> {
  const promises = new Map<string, CellPromise>();
  for (const one of releases) {
    if (one.kind !== "table") continue;
    const policy = policyOf(one.table);
    const width = promisedWidth(policy);
    for (const { id, shown } of one.table.cells) {
      // A rounded count is promised its width where every count is the middle of its group; zeros are shown as they are.
      const isMiddle = policy.kind === "midpoint" && shown.kind === "rounded" && shown.count > 0;
      if (shown.kind !== "hidden" && !isMiddle) continue;
      const key = keyOf({ universe: one.table.universe, id });
      const before = promises.get(key) ?? { width: 0, hiddenIn: [] };
      const hiddenIn = [...before.hiddenIn, one.release];
      promises.set(key, { width: Math.max(before.width, width), hiddenIn });
    }
  }
  return promises;
}

/** A cell that is not kept, and sets of releases that were found behind others. */
interface Broken {
  readonly key: string;
  readonly width: number;
  readonly known: (readonly Release[])[];
}

/** Releases that together break the promise of one cell, such that none can be left out: what to name in a refusal. */
async function releasesBehind(
  releases: readonly Release[],
  { key, width, known }: Broken,
  options: AttackOptions,
): Promise<readonly string[]> {
  const breaks = async (some: readonly Release[]): Promise<boolean> => {
    const system = systemOfReleases(some);
    if (!system.unknowns.some(({ id }) => id === key)) return false;
    const [found] = await attack(system, { ...options, of: new Set([key]), enough: width });
    return found !== undefined && verdictOf(found, width) !== "kept";
  };
  // Cells that are told are mostly told by the same releases.
  for (const some of known) if (await breaks(some)) return some.map(({ release }) => release);
  let left = linkedTo(releases, [key]);
  for (const one of [...left]) {
    const without = left.filter((other) => other !== one);
    if (await breaks(without)) left = without;
  }
  known.push(left);
  return left.map(({ release }) => release);
}

/** The releases that are tied to any of the cells by cells that they share, one over another. */
export function linkedTo(releases: readonly Release[], keys: readonly string[]): readonly Release[] {
  const cells = new Map(
    releases.map((one) => [one, new Set(systemOfReleases([one]).unknowns.map(({ id }) => id))] as const),
  );
  const reached = new Set(keys);
  const linked = new Set<Release>();
  for (let size = -1; size !== linked.size; ) {
    size = linked.size;
    for (const [one, ids] of cells) {
      if (linked.has(one) || ![...ids].some((id) => reached.has(id))) continue;
      linked.add(one);
      for (const id of ids) reached.add(id);
    }
  }
  return releases.filter((one) => linked.has(one));
}
