// What a measure is to whoever asks it: its definition, its own options, and the function that answers.
import type { Engine } from "../warehouse/engine.ts";
import type { MeasureAnswer } from "./answer.ts";
import type { Definition } from "./definition.ts";
import type { CatalogueFile, Question } from "./plan.ts";

/** A question to a measure: what is asked of any figures, and the measure's own options by their names. */
export interface MeasureQuestion extends Question {
  readonly force?: string;
  readonly options?: Readonly<Record<string, string>>;
}

/** Files that hold other sorts of figures than balances, for the measures that need them. */
export interface BesideFiles {
  readonly population: readonly CatalogueFile[];
  /** Tables by recorded quarter and lag. */
  readonly runOff: readonly CatalogueFile[];
}

/** One of the words that an option takes. */
export interface OptionChoice {
  readonly id: string;
  readonly title: string;
  /** The heading that it stands under, where a list is long. */
  readonly group?: string;
}

/** One option that a measure has besides those of every question. */
export interface MeasureOption {
  readonly name: string;
  readonly says: string;
  readonly example: string;
  /** All that it takes; left out where that is no closed list. */
  readonly choices?: readonly OptionChoice[];
  /** The choice that is taken where none is made; left out where one must be. */
  readonly leftOut?: string;
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
    beside: BesideFiles,
  ) => Promise<MeasureAnswer>;
}
