// Asks a measure of the catalogue by its name.
import { Refusal } from "../ground/refusal.ts";
import { nearest } from "../standard/nearest.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { MeasureAnswer } from "./answer.ts";
import type { Definition } from "./definition.ts";
import type { CatalogueFile, Question } from "./plan.ts";

/** A question to a measure: what is asked of any figures, and the measure's own options by their names. */
export interface MeasureQuestion extends Question {
  readonly force?: string;
  readonly options?: Readonly<Record<string, string>>;
}

/** One option that a measure has besides those of every question. */
export interface MeasureOption {
  readonly name: string;
  readonly says: string;
  readonly example: string;
}

/** A measure that can be asked: its definition, its own options, and the function that answers. */
export interface Askable {
  readonly definition: Definition;
  readonly options: readonly MeasureOption[];
  /** Whether it is asked of one force (`needed`), may be (`may`), or is asked of all (`all`). */
  readonly force: "needed" | "may" | "all";
  readonly answer: (
    engine: Engine,
    files: readonly CatalogueFile[],
    question: MeasureQuestion,
  ) => Promise<MeasureAnswer>;
}

/** The measures that can be asked of balances, in the order of the catalogue. */
export const ASKABLE: readonly Askable[] = [];

/** Answers a measure. Refuses (`usage`) a name or an option that is not there, and what the measure refuses. */
export async function answerMeasure(
  engine: Engine,
  files: readonly CatalogueFile[],
  { measure, question }: { readonly measure: string; readonly question: MeasureQuestion },
): Promise<MeasureAnswer> {
  const found = ASKABLE.find(({ definition }) => definition.id === measure);
  if (found === undefined) throw unknownMeasure(measure);
  const unknown = Object.keys(question.options ?? {}).find((name) => !found.options.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new Refusal(
      "usage",
      `The measure ${measure} has no option "${unknown}".`,
      found.options.length === 0
        ? "It has none of its own."
        : `It has: ${found.options.map(({ name }) => name).join(", ")}.`,
    );
  return await found.answer(engine, files, question);
}

function unknownMeasure(measure: string): Refusal {
  const ids = ASKABLE.map(({ definition }) => definition.id);
  const [near] = nearest(measure, ids, 1);
  return new Refusal(
    "usage",
    `Unknown measure "${measure}".`,
    near === undefined ? `Measures: ${ids.join(", ")}.` : `Did you mean ${near}? All: ${ids.join(", ")}.`,
  );
}
