// Runs a plan: each force's figures from the first pick that has them, with where they came from.

import type { Edition } from "../standard/editions.ts";
import { forceById } from "../standard/forces.ts";
import { type LineSum, type Selection, sumLines } from "../warehouse/ask.ts";
import type { Engine } from "../warehouse/engine.ts";
import { earliest, type ForceFigures, figuresOf } from "./figures.ts";
import type { Candidate, Plan } from "./plan.ts";
import type { SourceRef } from "./result.ts";

/** The figures of one force and the pick they were taken from. */
export interface Gathered {
  readonly figures: ForceFigures;
  readonly pick: Candidate;
  readonly edition: Edition;
  readonly sources: readonly SourceRef[];
  /** Origins of the flag that the source states figures for besides the one taken; empty where it states one figure of all. */
  readonly otherOrigins: readonly string[];
  /** Quarters that other forces of the table have and this one has not. */
  readonly missingParts: readonly string[];
}

/** Gathers figures for all forces of a plan (or one), in the order of force names. Bodies that are no police force are left out. */
export async function gather(engine: Engine, plan: Plan, force?: string): Promise<readonly Gathered[]> {
  const found = new Map<string, Gathered>();
  for (const pick of plan.picks) {
    const path = pick.file.stored.path;
    const wanted = pick.forces.some(
      (id) => (force === undefined || id === force) && !found.has(id) && forceById(id) !== null,
    );
    if (path === null || !wanted) continue;
    const sums = await sumLines(engine, {
      ...selectionOf(pick, path, plan),
      ...(force === undefined ? {} : { force }),
    });
    for (const [id, lines] of byForce(sums)) {
      if (!found.has(id) && forceById(id) !== null && lines.some(({ line }) => isOfBalance(line)))
        found.set(id, gathered(pick, lines, otherOrigins(sums, lines)));
    }
  }
  return [...found.values()].sort((a, b) =>
    calledOf(a.figures.force).localeCompare(calledOf(b.figures.force), "en-GB"),
  );
}

/** The cells of a pick that answer a plan. */
export function selectionOf(pick: Candidate, path: string, { unit, part }: Plan): Selection {
  const asked = { path, scope: pick.scope, period: pick.period.id, basis: pick.basis, unit };
  const selection = part === undefined ? asked : { ...asked, part };
  return pick.file.fullTable ? { ...selection, fullTable: true } : { ...selection, edition: pick.rowEdition };
}

/** The flag rule and origin that a force's figures were taken under, for a selection of their very cells. */
export function flagOf({ figures }: Gathered): NonNullable<Selection["flag"]> {
  return { rule: figures.flagRule, origin: figures.flagOrigin };
}

function calledOf(force: string): string {
  return forceById(force)?.called ?? force;
}

function isOfBalance(line: string): boolean {
  return !line.startsWith("other:") && !line.startsWith("of-which:");
}

/** A force's lines, of one edition and flag rule: where a file holds several, those that state a total come first, then those of all flags, then the most lines. */
function byForce(sums: readonly LineSum[]): ReadonlyMap<string, readonly LineSum[]> {
  const groups = new Map<string, Map<string, LineSum[]>>();
  for (const sum of sums) {
    const variants = groups.get(sum.force) ?? new Map<string, LineSum[]>();
    const key = [sum.edition, sum.flagRule, sum.flagOrigin].join("\u001f");
    variants.set(key, [...(variants.get(key) ?? []), sum]);
    groups.set(sum.force, variants);
  }
  // A figure of all flags stands for the force before one of some: how a flag came to be there is then not stated.
  const weight = (lines: readonly LineSum[]): number =>
    (lines.some(({ line }) => line === "total") ? 1000 : 0) + (lines[0]?.flagOrigin === null ? 500 : 0) + lines.length;
  const name = (lines: readonly LineSum[]): string =>
    [lines[0]?.edition, lines[0]?.flagRule, lines[0]?.flagOrigin].join();
  return new Map(
    [...groups].map(([force, variants]) => [
      force,
      [...variants.values()].sort((a, b) => weight(b) - weight(a) || (name(a) < name(b) ? -1 : 1))[0] ?? [],
    ]),
  );
}

/** The origins beside the one that was taken, where it is one origin's figure and not that of all. */
function otherOrigins(sums: readonly LineSum[], [taken]: readonly LineSum[]): readonly string[] {
  if (taken === undefined || taken.flagOrigin === null) return [];
  const beside = sums.filter(({ force, flagRule, edition }) => {
    return force === taken.force && flagRule === taken.flagRule && edition === taken.edition;
  });
  const origins = beside.flatMap(({ flagOrigin }) =>
    flagOrigin === null || flagOrigin === taken.flagOrigin ? [] : [flagOrigin],
  );
  return [...new Set(origins)].sort();
}

function gathered(pick: Candidate, lines: readonly LineSum[], others: readonly string[]): Gathered {
  const figures = figuresOf(lines, { basis: pick.basis, fullTable: pick.file.fullTable });
  return {
    figures,
    pick,
    edition: pick.edition,
    sources: [sourceOf(pick, lines)],
    otherOrigins: others,
    missingParts: missingParts(pick, figures.force),
  };
}

function sourceOf(pick: Candidate, lines: readonly LineSum[]): SourceRef {
  const cells = lines.reduce(
    (sum, { sum: line }) =>
      sum + line.statedCells + line.absent.reduce((count, { cells: silent }) => count + silent, 0),
    0,
  );
  return {
    file: pick.file.name,
    sha256: pick.file.sha256,
    cells,
    first: earliest(lines.map(({ first }) => first)) ?? "",
  };
}

/** The parts of a pick's period: all of them, and those each force has. Looked up once a pick. */
const PARTS = new WeakMap<
  Candidate,
  { readonly all: readonly string[]; readonly byForce: ReadonlyMap<string, readonly string[]> }
>();

function partsOf(pick: Candidate): {
  readonly all: readonly string[];
  readonly byForce: ReadonlyMap<string, readonly string[]>;
} {
  const known = PARTS.get(pick);
  if (known !== undefined) return known;
  const ofPeriod = pick.file.stored.parts.filter((one) => one.period === pick.period.id && one.basis === pick.basis);
  const found = {
    all: [...new Set(ofPeriod.flatMap(({ parts }) => parts))].sort(),
    byForce: new Map(ofPeriod.map(({ force, parts }) => [force, parts])),
  };
  PARTS.set(pick, found);
  return found;
}

function missingParts(pick: Candidate, force: string): readonly string[] {
  const { all, byForce } = partsOf(pick);
  const here = byForce.get(force);
  return here === undefined ? [] : all.filter((part) => !here.includes(part));
}

/** The quarters of a financial year that a full table lacks for every force. */
export function missingQuarters(pick: Candidate): readonly string[] {
  if (!pick.file.fullTable || pick.period.kind !== "financial-year") return [];
  const here = new Set(
    pick.file.stored.parts.filter((one) => one.period === pick.period.id).flatMap(({ parts }) => parts),
  );
  return ["Q1", "Q2", "Q3", "Q4"].map((quarter) => `${pick.period.id}-${quarter}`).filter((part) => !here.has(part));
}
