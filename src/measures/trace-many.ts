// Every figure of a question for every force, traced in a few statements: what `trace` says of each one, all at once.
import { Refusal } from "../ground/refusal.ts";
import { BALANCE_LINES } from "../standard/balance-lines.ts";
import { DENOMINATORS, type Denominator } from "../standard/bases.ts";
import { type Force, forceById } from "../standard/forces.ts";
import { findCells, type LineSum, type Selection, type StandingCell, sumLines } from "../warehouse/ask.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { Figure } from "./figures.ts";
import { planForForce } from "./force.ts";
import { flagOf, type Gathered, gather, selectionOf } from "./gather.ts";
import { type Candidate, type CatalogueFile, type Plan, picksFor, planOf, type Question } from "./plan.ts";
import { type Trace, tracedOf, traceFrom } from "./trace.ts";

/** One figure with its trace. Counts do not depend on the denominator and are traced once, under `all`. */
export interface FigureTrace {
  /** `null`: all forces that are alike, together. */
  readonly force: string | null;
  readonly figure: Figure;
  readonly denominator: Denominator;
  readonly trace: Trace;
}

/**
 * Traces every figure that a question has: of all alike forces together, then force by force in the order of their names; a rate
 * under every denominator, then the counts of the balance. `listed`: how many cells each one lists, 400 when left out. `together`:
 * only the figures of all alike forces together. Refuses what `planOf` refuses.
 */
export async function traceMany(
  engine: Engine,
  files: readonly CatalogueFile[],
  question: Omit<Question, "denominator">,
  { listed, together = false }: { readonly listed?: number; readonly together?: boolean } = {},
): Promise<readonly FigureTrace[]> {
  const plan = planOf(files, question);
  const bulk = bulkOf(engine, files, plan);
  const all = await gather(engine, plan);
  const traced: FigureTrace[] = await figuresOf(null, { plan, used: alike(all, plan), bulk, listed });
  for (const { figures } of together ? [] : all) {
    const force = forceById(figures.force);
    if (force === null) continue;
    const own = planForForce(files, force, question);
    const used = tracedOf(await gather(engine, own, force.id, bulk.sums), own, force);
    traced.push(...(await figuresOf(force, { plan: own, used, bulk, listed })));
  }
  return traced;
}

/** The forces that can be added up; none where their figures are not alike. */
function alike(all: readonly Gathered[], plan: Plan): readonly Gathered[] {
  try {
    return tracedOf(all, plan, null);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

interface Tracing {
  readonly plan: Plan;
  readonly used: readonly Gathered[];
  readonly bulk: Bulk;
  readonly listed: number | undefined;
}

async function figuresOf(force: Force | null, { plan, used, bulk, listed }: Tracing): Promise<FigureTrace[]> {
  const traced: FigureTrace[] = [];
  if (used.length === 0) return traced;
  for (const [figure, denominator] of asked(used)) {
    const how = { plan: { ...plan, denominator }, used, force, ...(listed === undefined ? {} : { listed }) };
    const trace = await traceFrom(figure, how, bulk.cells);
    traced.push({ force: force?.id ?? null, figure, denominator, trace });
  }
  return traced;
}

/** The rate under each denominator, the total, the rest, and every line that is stated. */
function asked(used: readonly Gathered[]): readonly (readonly [Figure, Denominator])[] {
  const isStated = ({ figures }: Gathered, id: Figure): boolean => {
    const line = [...figures.lines.values()].find((one) => one.id === id);
    return line?.stated === true && !(line.cell.kind === "absent" && line.cell.absence === "not applicable");
  };
  const lines = BALANCE_LINES.map(({ id }) => id).filter((id) => used.some((one) => isStated(one, id)));
  return [
    ...DENOMINATORS.map(({ id }) => ["rate", id] as const),
    ...(["total", "not-accounted-for", ...lines] as const).map((figure) => [figure, "all"] as const),
  ];
}

/** Sums and cells of all forces, asked once a table and handed out force by force. */
interface Bulk {
  readonly sums: (engine: Engine, selection: Selection) => Promise<readonly LineSum[]>;
  readonly cells: (pick: Candidate, mine: readonly Gathered[]) => Promise<readonly StandingCell[]>;
}

function bulkOf(engine: Engine, files: readonly CatalogueFile[], plan: Plan): Bulk {
  const picks = picksFor(files, plan.scope);
  const kept = new Map<string, Promise<ReadonlyMap<string, readonly StandingCell[]>>>();
  return {
    sums: async (_, { force, ...selection }) => {
      const wide = picks.find((pick) => isOf(pick, selection));
      if (wide === undefined) return await sumLines(engine, force === undefined ? selection : { ...selection, force });
      const sums = await sumLines(engine, selectionOf(wide, selection.path, plan));
      return force === undefined ? sums : sums.filter((one) => one.force === force);
    },
    cells: async (pick, mine) => {
      const [one] = mine;
      const { path } = pick.file.stored;
      if (path === null || one === undefined) return [];
      const selection = { ...selectionOf(wideOf(picks, pick), path, plan), flag: flagOf(one) };
      const key = JSON.stringify(selection);
      const found = kept.get(key) ?? findCells(engine, selection, null).then(byForce);
      kept.set(key, found);
      const cells = await found;
      if (mine.length === 1) return cells.get(one.figures.force) ?? [];
      const forces = new Set(mine.map(({ figures }) => figures.force));
      return [...cells.values()]
        .flat()
        .filter(({ force }) => forces.has(force))
        .sort(inSheetOrder);
    },
  };
}

/** A plan for one force knows only what its file holds of that force; the same pick as it is for all of them. */
function wideOf(picks: readonly Candidate[], pick: Candidate): Candidate {
  const same = (one: Candidate): boolean =>
    one.file.stored.file === pick.file.stored.file &&
    one.period.id === pick.period.id &&
    one.basis === pick.basis &&
    one.rowEdition === pick.rowEdition;
  return picks.find(same) ?? pick;
}

function isOf({ file, period, basis, rowEdition }: Candidate, selection: Omit<Selection, "force">): boolean {
  const isSame = file.stored.path === selection.path && period.id === selection.period && basis === selection.basis;
  return isSame && (file.fullTable || rowEdition === (selection.edition ?? null));
}

function byForce(cells: readonly StandingCell[]): ReadonlyMap<string, readonly StandingCell[]> {
  const groups = new Map<string, StandingCell[]>();
  for (const cell of cells) {
    const group = groups.get(cell.force);
    if (group === undefined) groups.set(cell.force, [cell]);
    else group.push(cell);
  }
  return groups;
}

/** The order of `findCells`: sheets by their bytes with none first, then rows, then columns. */
function inSheetOrder(a: StandingCell, b: StandingCell): number {
  const [one, other] = [a.sheet ?? "", b.sheet ?? ""];
  if (one !== other) return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return a.row - b.row || (a.column < b.column ? -1 : Number(a.column > b.column));
}
