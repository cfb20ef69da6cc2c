// What the pages of entering by hand are given: plain values.
import type { Problem } from "../ground/problem.ts";
import type { Agreement, HandDifference, HandState } from "../sources/by-hand/settle.ts";
import type { Choice } from "./views.ts";

/** One reading as it may be shown: only where both are in. */
export interface ShownReading {
  readonly person: string;
  readonly entry: string;
  readonly page: string | null;
  readonly words: string;
  readonly value: string;
}

/** One figure as it may be shown. While it waits for the second reader nothing of the first one's reading is told. */
export interface EnteredFigure {
  readonly figure: string;
  readonly state: HandState;
  readonly document: string;
  /** `null` for a paper letter. */
  readonly sha256: string | null;
  readonly force: string;
  readonly called: string;
  readonly area: string | null;
  readonly period: string;
  readonly unit: string;
  readonly scope: string;
  readonly basis: string;
  readonly edition: string | null;
  readonly line: string;
  /** Who read it so far. */
  readonly persons: readonly string[];
  /** Empty while it waits. */
  readonly readings: readonly ShownReading[];
  readonly differences: readonly HandDifference[];
  readonly decision: {
    readonly person: string;
    readonly entry: string;
    readonly value: string;
    readonly why: string;
  } | null;
  /** The figure that stands in the book, in words; `null` while it does not. */
  readonly stands: string | null;
}

/** Everything that was entered by hand. */
export interface EnteredList {
  readonly figures: readonly EnteredFigure[];
  /** Figures on which two readings agree, out of those that two people read. */
  readonly agreement: Agreement;
  readonly waiting: number;
  readonly different: number;
}

/** The fields of the form, by name; what is not there is empty. */
export type TypedFields = Readonly<Record<string, string>>;

/** The form that takes one reading. */
export interface EnterView {
  readonly typed: TypedFields;
  /** Files of the book, newest first; the id is the SHA-256. */
  readonly files: readonly Choice[];
  /** Documents that are no files, as somebody described them. */
  readonly papers: readonly string[];
  /** What stands in the way of what was sent. */
  readonly problems: readonly Problem[];
  /** What became of the reading before; `null` on a fresh form. */
  readonly kept: { readonly entry: string; readonly state: HandState } | null;
}

/** The list of what was entered. */
export interface EnteredView {
  readonly list: EnteredList;
  /** The entry of a decision just made. */
  readonly decided: string | null;
  /** Who decides, remembered from the decision before. */
  readonly as: string;
}
