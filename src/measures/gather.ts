// Runs a plan: each force's figures from the first pick that has them, with where they came from.
import type { Edition } from "../standard/editions.ts";
import { forceById } from "../standard/forces.ts";
import { byName } from "../standard/sorting.ts";
import { type LineSum, type Selection, sumLines } from "../warehouse/ask.ts";
import type { Engine } from "../warehouse/engine.ts";
import { earliest, type ForceFigures, figuresOf } from "./figures.ts";
import { type ForceLines, isOfBalance, linesByForce } from "./force-lines.ts";
import type { Candidate, Plan } from "./plan.ts";
import type { SourceRef } from "./result.ts";

/** The figures of one force and the pick they were taken from. */
export interface Gathered {
  readonly figures: ForceFigures;
  readonly pick: Candidate;
  readonly edition: Edition;
  readonly sources: readonly SourceRef[];
  /** The origins of the flag whose figures are added up here; empty where the source states one figure. */
  readonly origins: readonly string[];
  /** Quarters that other forces of the table have and this one has not. */
  readonly missingParts: readonly string[];
}

/** Where the sums of a selection come from: asked of the engine, or found among sums that were asked before. */
export type SumsOf = (engine: Engine, selection: Selection) => Promise<readonly LineSum[]>;

/** Gathers figures for all forces of a plan (or one), in the order of force names. Bodies that are no police force are left out. */
export async function gather(
  engine: Engine,
  plan: Plan,
  force?: string,
  sumsOf: SumsOf = sumLines,
): Promise<readonly Gathered[]> {
  const found = new Map<string, Gathered>();
  for (const pick of plan.picks) {
    const path = pick.file.stored.path;
    const wanted = pick.forces.some(
      (id) => (force === undefined || id === force) && !found.has(id) && forceById(id) !== null,
    );
    if (path === null || !wanted) continue;
    const sums = await sumsOf(engine, {
      ...selectionOf(pick, path, plan),
      ...(force === undefined ? {} : { force }),
    });
    for (const [id, own] of linesByForce(sums)) {
      if (
        !found.has(id) &&
        pick.forces.includes(id) &&
        forceById(id) !== null &&
        own.lines.some(({ line }) => isOfBalance(line))
      )
        found.set(id, gathered(pick, own));
    }
  }
  return [...found.values()].sort((a, b) => byName(calledOf(a.figures.force), calledOf(b.figures.force)));
}

/** The cells of a pick that answer a plan. */
export function selectionOf(pick: Candidate, path: string, { unit, part }: Plan): Selection {
  const asked = { path, scope: pick.scope, period: pick.period.id, basis: pick.basis, unit };
  const selection = part === undefined ? asked : { ...asked, part };
  return pick.file.fullTable ? { ...selection, fullTable: true } : { ...selection, edition: pick.rowEdition };
}

/** The flag rule and origins that a force's figures were taken under, for a selection of their very cells. */
export function flagOf({ figures, origins }: Gathered): NonNullable<Selection["flag"]> {
  return { rule: figures.flagRule, origins: origins.length === 0 ? [figures.flagOrigin] : origins };
}

function calledOf(force: string): string {
  return forceById(force)?.called ?? force;
}

function gathered(pick: Candidate, { lines, origins }: ForceLines): Gathered {
  const figures = figuresOf(lines, { basis: pick.basis, fullTable: pick.file.fullTable });
  return {
    figures,
    pick,
    edition: pick.edition,
    sources: [sourceOf(pick, lines)],
    origins,
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
