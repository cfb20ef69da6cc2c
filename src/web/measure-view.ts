// What the pages of the catalogue are given: what each measure is, and the answer of one.
import type { Published } from "../disclosure/published.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import type { MeasureOption } from "../measures/askable.ts";
import type { Definition } from "../measures/definition.ts";
import type { SiteFrame } from "./site/frame.ts";
import type { Choice, Choices, Question } from "./views.ts";

/** A measure as its reference page shows it: its definition, its digest, and how it can be asked. */
export interface MeasureAbout {
  readonly definition: Definition;
  readonly digest: string;
  /** Whether it is asked of one force, may be, or of all; `null` where it is not asked by its name. */
  readonly force: "needed" | "may" | "all" | null;
  /** What it can be asked besides the words of every question. */
  readonly options: readonly MeasureOption[];
}

/** The catalogue. */
export interface MeasuresView {
  readonly measures: readonly MeasureAbout[];
  readonly site?: SiteFrame | undefined;
}

/** What was asked of a measure, by the names that stand in addresses and as options; left out where nothing was. */
export interface MeasureAsked {
  readonly question: Question;
  readonly force: string | null;
  readonly options: Readonly<Record<string, string>>;
}

/** Why there is no answer, with what can be asked instead. */
export interface MeasureDeclined {
  readonly title: string;
  readonly says: string;
  readonly hint: string | null;
  readonly nearest: readonly { readonly title: string; readonly href: string; readonly says?: string }[];
}

/** The page of one measure: its form, and its answer or why there is none. */
export interface MeasureView {
  readonly about: MeasureAbout;
  readonly asked: MeasureAsked;
  readonly choices: Choices;
  readonly forces: readonly Choice[];
  /** The other measures that the same question can be put to. */
  readonly others: readonly Choice[];
  readonly found: { readonly answer: Published<MeasureAnswer> } | { readonly declined: MeasureDeclined };
  readonly site?: SiteFrame | undefined;
}
