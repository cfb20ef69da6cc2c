// The forces that a question puts side by side: those alike in one set with their rates, the others apart with the reason.
import { dayInWords } from "../ground/day.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Denominator } from "../standard/bases.ts";
import { absent, type Cell } from "../standard/cell.ts";
import { forceById } from "../standard/forces.ts";
import { OUTCOMES } from "../standard/outcomes.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { ApartForce } from "./answer.ts";
import { comparabilityOf, isLike, type LikeGroup, likeGroup } from "./apart.ts";
import type { Comparability } from "./comparability.ts";
import type { Definition } from "./definition.ts";
import { type Gathered, gather } from "./gather.ts";
import { typesOf } from "./kind.ts";
import { numeratorCell } from "./numerator.ts";
import { type CatalogueFile, type Plan, planOf, type Question } from "./plan.ts";
import { denominatorCell, pooledCell, rateOf } from "./rate.ts";
import type { Rate } from "./result.ts";

/** A force's figures with its rate under the question's denominator, and how it stands to the others. */
export interface Draft {
  readonly gathered: Gathered;
  readonly rate: Rate;
  readonly against: Comparability;
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
  /** The forces whose figures are alike, those apart for their size or openness too: only they are added up. */
  readonly like: readonly Draft[];
  /** The rate of all like forces together. */
  readonly pooled: Rate;
  /** How many forces state both ends of the rate and are in `pooled`. */
  readonly pooledForces: number;
}

/** Sorts the forces of a question. Refuses what `planOf` refuses. */
export async function comparableSet(
  engine: Engine,
  files: readonly CatalogueFile[],
  { question, definition }: { readonly question: Question; readonly definition: Definition },
): Promise<ComparableSet> {
  const plan = planOf(files, question);
  const all = await gather(engine, plan);
  if (!all.some((one) => statesCounted(one, definition))) requireInUse(plan, definition);
  const group = likeGroup(all, { plan, definition });
  return sortedSet(all, { plan, group, definition });
}

/** Whether a source has a cell of what is counted: then it was counted, whatever the framework was called then. */
function statesCounted({ figures }: Gathered, definition: Definition): boolean {
  const types = typesOf(definition);
  const { counted = [] } = definition;
  const isCounted = (id: string): boolean => !("type" in counted) && counted.some((one) => one === id);
  return [...figures.lines.values()].some(
    ({ id, stated, types: own }) => stated && (isCounted(id) || own.some(({ type }) => types.includes(type))),
  );
}

/** Refuses (`notPossible`) outcome types that did not exist in the period: a table without them says nothing, and not 0. */
function requireInUse({ period }: Plan, definition: Definition): void {
  const types = OUTCOMES.filter(({ type }) => typesOf(definition).includes(type));
  const until = period?.to ?? null;
  if (until === null || types.length === 0 || types.some(({ since }) => since === null || since <= until)) return;
  const [first] = types;
  throw new Refusal(
    "notPossible",
    `Outcome type ${types.map(({ type }) => type).join(", ")} was not in use in ${period?.title}: nothing was counted, which is not 0.`,
    first?.since == null
      ? "Ask for a later period."
      : `It has been in use since ${dayInWords(first.since)}. Ask for a later period.`,
  );
}

/** Sorts gathered figures into those that can be compared under the plan's denominator and those that cannot. */
export function sortedSet(
  all: readonly Gathered[],
  { plan, group, definition }: { readonly plan: Plan; readonly group: LikeGroup; readonly definition: Definition },
): ComparableSet {
  const held = { plan, group, definition };
  const drafts = all.map((gathered): Draft => {
    const rate = rateUnder(gathered, plan, definition);
    return { gathered, rate, against: comparabilityOf(gathered, rate, held) };
  });
  const like = drafts.filter(({ gathered }) => isLike(gathered, held));
  return {
    plan,
    group,
    drafts,
    like,
    members: drafts.flatMap((draft) => (whyApart(draft) === null ? memberOf(draft) : [])),
    apart: drafts.flatMap((draft) => {
      const why = whyApart(draft);
      const { force } = draft.gathered.figures;
      return why === null ? [] : [{ force, called: calledOf(force), why }];
    }),
    pooled: pooledOf(like, plan, definition),
    pooledForces: statedOf(like, plan.denominator, definition).length,
  };
}

/** Why a force stands apart, in words; `null` when it is compared. */
export function whyApart({ against }: Pick<Draft, "against">): string | null {
  return against.reasons.find(({ bars }) => bars)?.says ?? null;
}

function memberOf({ gathered, rate: { numerator, denominator, rate } }: Draft): readonly Member[] {
  if (rate === null || typeof numerator !== "number" || typeof denominator !== "number") return [];
  const { force } = gathered.figures;
  return [{ force, called: calledOf(force), count: numerator, of: denominator, rate, gathered }];
}

function calledOf(force: string): string {
  return forceById(force)?.called ?? force;
}

/** What of a question settles a rate: the whole it stands on, and the method of its interval. */
type Under = Pick<Plan, "denominator" | "method">;

/** A force's rate under a denominator. */
export function rateUnder({ figures }: Gathered, { denominator, method }: Under, definition: Definition): Rate {
  return rateOf(numeratorCell(figures, definition), denominatorCell(figures, denominator), {
    method,
    noun: definition.words?.noun ?? "counted",
  });
}

/** The forces that state both ends of the rate: only they are added up. */
export function statedOf(
  drafts: readonly Pick<Draft, "gathered">[],
  denominator: Denominator,
  definition: Definition,
): readonly Pick<Draft, "gathered">[] {
  return drafts.filter(({ gathered: { figures } }) => {
    const [count, whole] = [numeratorCell(figures, definition), denominatorCell(figures, denominator)];
    return count.kind !== "absent" && whole.kind !== "absent";
  });
}

/** All counts over all wholes. */
export function pooledOf(
  drafts: readonly Pick<Draft, "gathered">[],
  { denominator, method }: Under,
  definition: Definition,
): Rate {
  const stated = statedOf(drafts, denominator, definition);
  const over = (all: readonly Pick<Draft, "gathered">[], of: (figures: Gathered["figures"]) => Cell): Cell[] =>
    all.map(({ gathered }) => of(gathered.figures));
  const counted = (figures: Gathered["figures"]): Cell => numeratorCell(figures, definition);
  const whole = (figures: Gathered["figures"]): Cell => denominatorCell(figures, denominator);
  return rateOf(
    sumOrSilence(over(stated, counted), over(drafts, counted)),
    sumOrSilence(over(stated, whole), over(drafts, whole)),
    {
      method,
      noun: definition.words?.noun ?? "counted",
    },
  );
}

/** The sum of the stated cells; where none is stated, the silence that all of them keep. */
function sumOrSilence(stated: readonly Cell[], all: readonly Cell[]): Cell {
  return pooledCell(stated) ?? all.find(({ kind }) => kind === "absent") ?? absent("not stated");
}
