// The book as the claim bench sees it: figures from public sources, each question answered once while the book stays as it is.

import type { Answerable, FigureQuestion, Figures } from "../claims/figures.ts";
import { Refusal } from "../ground/refusal.ts";
import { type Candidate, picksFor } from "../measures/plan.ts";
import type { Comparison, ForceAnswer } from "../measures/result.ts";
import { parseScope } from "../standard/scopes.ts";
import { catalogue } from "./catalogue.ts";
import { compareForces } from "./compare-forces.ts";
import { listChoices } from "./list-choices.ts";
import { showForce } from "./show-force.ts";
import type { Tools } from "./tools.ts";

/** What was answered of one state of the book. */
interface KeptFigures {
  readonly head: string;
  readonly figures: Figures;
}

const KEPT = new WeakMap<Tools, KeptFigures>();

/** The most questions whose answers are kept. */
const MOST_KEPT = 500;

/** The figures of the book as it is now. Answers are kept until it changes. */
export function bookFigures(tools: Tools): Figures {
  const head = tools.ledger.head().digest;
  const known = KEPT.get(tools);
  if (known?.head === head) return known.figures;
  const figures = figuresOf(tools);
  KEPT.set(tools, { head, figures });
  return figures;
}

function figuresOf(tools: Tools): Figures {
  const comparisons = new Map<string, Promise<Comparison | null>>();
  const forces = new Map<string, Promise<ForceAnswer | null>>();
  let answers: Promise<readonly Answerable[]> | null = null;
  return {
    answers: () => {
      answers ??= answerable(tools);
      return answers;
    },
    comparison: (question) =>
      once(comparisons, keyOf(question), () => orNull(async () => await compareForces(tools, { ...question }))),
    force: (force, question) =>
      once(forces, `${force} ${keyOf(question)}`, () =>
        orNull(async () => await showForce(tools, force, { ...question })),
      ),
  };
}

function keyOf({ scope, period, basis, denominator }: FigureQuestion): string {
  return JSON.stringify([scope, period, basis, denominator]);
}

/** The answer, asked once. One that failed is asked again; the one longest unused goes when there are too many. */
function once<T>(kept: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(key) ?? ask();
  kept.delete(key);
  kept.set(key, known);
  known.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
  return known;
}

/** `null` where no figure answers; that does not mean zero. */
async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Refusal && ["notFound", "usage", "notPossible"].includes(error.code)) return null;
    throw error;
  }
}

/** Every scope, period and basis with crimes, and the forces that have figures there. */
async function answerable(tools: Tools): Promise<readonly Answerable[]> {
  const files = await catalogue(tools);
  const { scopes } = await listChoices(tools);
  return scopes.flatMap(({ id }) => {
    const scope = parseScope(id);
    return scope === null ? [] : together(id, picksFor(files, scope));
  });
}

function together(scope: string, picks: readonly Candidate[]): readonly Answerable[] {
  const found = new Map<string, Answerable>();
  for (const { period, basis, forces } of picks) {
    const key = JSON.stringify([period.id, basis]);
    const all = new Set([...(found.get(key)?.forces ?? []), ...forces]);
    found.set(key, { scope, period: period.id, from: period.from, to: period.to, basis, forces: [...all].sort() });
  }
  return [...found.values()];
}
