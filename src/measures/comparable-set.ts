// The forces that a question puts side by side: those alike in one set with their rates, the others apart with the reason.
import type { Denominator } from "../standard/bases.ts";
import { absent, type Cell, sumOf } from "../standard/cell.ts";
import { forceById } from "../standard/forces.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { ApartForce } from "./answer.ts";
import { apartReason, isLike, type LikeGroup, likeGroup } from "./apart.ts";
import type { Definition } from "./definition.ts";
import { type ForceFigures, lineCell } from "./figures.ts";
import { type Gathered, gather } from "./gather.ts";
import { type CatalogueFile, type Plan, planOf, type Question } from "./plan.ts";
import { denominatorCell, pooledCell, rateOf } from "./rate.ts";
import type { Rate } from "./result.ts";

/** A force's figures with its rate under the question's denominator. */
export interface Draft {
  readonly gathered: Gathered;
  readonly rate: Rate;
}

/** A force of the set: exact counts, alike with all others of it. */
export interface Member {
  readonly force: string;
  readonly called: string;
  readonly count: number;
  readonly of: number;
  readonly rate: number;
  readonly gathered: Gathered;
}

/** A question's forces, sorted into those that can be compared and those that cannot. */
export interface ComparableSet {
  readonly plan: Plan;
  readonly group: LikeGroup;
  readonly drafts: readonly Draft[];
  /** In the order of force names; empty when nothing is comparable. */
  readonly members: readonly Member[];
  readonly apart: readonly ApartForce[];
  /** The rate of all like forces together. */
  readonly pooled: Rate;
}

/** Sorts the forces of a question. Refuses what `planOf` refuses. */
export async function comparableSet(
  engine: Engine,
  files: readonly CatalogueFile[],
  { question, definition }: { readonly question: Question; readonly definition: Definition },
): Promise<ComparableSet> {
  const plan = planOf(files, question);
  const drafts = (await gather(engine, plan)).map((gathered) => ({
    gathered,
    rate: rateUnder(gathered, plan.denominator, definition),
  }));
  const group = likeGroup(
    drafts.map(({ gathered }) => gathered),
    plan,
  );
  const sorted = drafts.map((draft) => ({ ...draft, why: apartReason(draft.gathered, draft.rate, group) }));
  const like = drafts.filter(({ gathered }) => isLike(gathered, group));
  return {
    plan,
    group,
    drafts,
    members: sorted.flatMap((draft) => (draft.why === null ? memberOf(draft) : [])),
    apart: sorted.flatMap(({ gathered: { figures }, why }) =>
      why === null ? [] : [{ force: figures.force, called: calledOf(figures.force), why }],
    ),
    pooled: pooledOf(like, plan.denominator, definition),
  };
}

function memberOf({ gathered, rate: { numerator, denominator, rate } }: Draft): readonly Member[] {
  if (rate === null || typeof numerator !== "number" || typeof denominator !== "number") return [];
  const { force } = gathered.figures;
  return [{ force, called: calledOf(force), count: numerator, of: denominator, rate, gathered }];
}

function calledOf(force: string): string {
  return forceById(force)?.called ?? force;
}

/** The count of a share's numerator in a force's balance: its lines added up, or its one outcome type. */
export function numeratorCell(figures: ForceFigures, { counted = ["charged"] }: Pick<Definition, "counted">): Cell {
  if ("type" in counted) {
    const types = [...figures.lines.values()].flatMap((line) => line.types);
    return (
      types.find(({ type }) => type === counted.type)?.cell ??
      (figures.fullTable ? { kind: "exact", count: 0 } : absent("not stated"))
    );
  }
  const cells = counted.map((id) => lineCell(figures, id));
  return cells.length === 1
    ? (cells[0] ?? absent("not stated"))
    : (cells.find(({ kind }) => kind === "absent") ?? sumOf(cells).known ?? absent("not stated"));
}

/** A force's rate under a denominator. */
export function rateUnder(gathered: Gathered, denominator: Denominator, definition: Definition): Rate {
  return rateOf(numeratorCell(gathered.figures, definition), denominatorCell(gathered.figures, denominator));
}

/** The forces that state both ends of the rate: only they are added up. */
export function statedOf(drafts: readonly Draft[], denominator: Denominator, definition: Definition): readonly Draft[] {
  return drafts.filter(({ gathered: { figures } }) => {
    const [count, whole] = [numeratorCell(figures, definition), denominatorCell(figures, denominator)];
    return count.kind !== "absent" && whole.kind !== "absent";
  });
}

/** All counts over all wholes. */
export function pooledOf(drafts: readonly Draft[], denominator: Denominator, definition: Definition): Rate {
  const stated = statedOf(drafts, denominator, definition);
  const count = pooledCell(stated.map(({ gathered }) => numeratorCell(gathered.figures, definition)));
  const whole = pooledCell(stated.map(({ gathered }) => denominatorCell(gathered.figures, denominator)));
  return rateOf(count ?? absent("not stated"), whole ?? absent("not stated"));
}
