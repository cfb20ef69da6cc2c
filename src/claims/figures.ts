// What the checker may ask the book: a port, so that this room needs no engine and no files.
import type { Comparison, ForceAnswer } from "../measures/result.ts";
import type { Basis, Denominator } from "../standard/bases.ts";

/** A question made exact. `scope`, `period`: ids as in the standard, e.g. `flag:CSE`, `2018/19`, or a period as printed. */
export interface FigureQuestion {
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
  readonly denominator: Denominator;
}

/** One scope, period and basis for which the book has crimes, and of which forces (ids). */
export interface Answerable {
  readonly scope: string;
  readonly period: string;
  /** The first and the last day; `null` where the source does not say which days its period means. */
  readonly from: string | null;
  readonly to: string | null;
  readonly basis: Basis;
  readonly forces: readonly string[];
}

/**
 * The book as the checker sees it. It answers from figures that may leave the house and from nothing else: public sources,
 * and what was released of the records. `null` where nothing answers; that does not mean zero.
 */
export interface Figures {
  /** Everything that can be asked about crimes; the newest edition counts. */
  readonly answers: () => Promise<readonly Answerable[]>;
  /** The forces side by side. */
  readonly comparison: (question: FigureQuestion) => Promise<Comparison | null>;
  /** One force (its id): its balance, and its rate under each denominator. */
  readonly force: (force: string, question: FigureQuestion) => Promise<ForceAnswer | null>;
}

/** The book of somebody who has none: every question is open. */
export const NO_FIGURES: Figures = {
  answers: async () => [],
  comparison: async () => null,
  force: async () => null,
};
