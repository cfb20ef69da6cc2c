// What is found of a share, before it is put in words, drawn and put in a table.
import type { Interval } from "../statistics/interval.ts";
import type { ComparableSet, Draft } from "./comparable-set.ts";
import type { Definition, ShareWords } from "./definition.ts";
import type { Rate } from "./result.ts";

/** The definition of a share: it says what is counted and how that is worded. */
export type ShareDefinition = Definition & { readonly words: ShareWords };

/** What is found of a share: the set, one force of it where one is asked, and the rest. */
export interface ShareFound {
  readonly set: ComparableSet;
  readonly definition: ShareDefinition;
  /** The force that was asked for. */
  readonly one: Draft | null;
  /** All other forces together, where the force is compared. */
  readonly rest: Rate | null;
  /** The averages that count each force once; `null` where fewer than two forces are compared. */
  readonly averages: {
    readonly mean: number;
    readonly interval: Interval | null;
    readonly median: number;
    /** How many forces are averaged: the like forces that have a share, as in `pooled`. */
    readonly forces: number;
  } | null;
  /** The same share on the other basis, of the same force or pooled; `null` where no figure is there. */
  readonly otherBasis: Rate | null;
}
