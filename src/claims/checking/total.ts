// A whole of a text with what belongs to it: while it is gathered, and when it is.
import type { NumberSaid, Statement } from "../statement.ts";

/** A number where it stands. */
export interface Standing {
  readonly number: NumberSaid;
  readonly statement: Statement;
}

/** A whole, its parts in the order of the text, and the numbers said to be what is left of it. */
export interface Total {
  readonly whole: Standing;
  readonly place: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly parts: readonly Standing[];
  readonly left: readonly Standing[];
  /** What the parts before it add up to, as the text says: “that makes 50”. */
  readonly sums: readonly Standing[];
  /** Parts that were said before, said again. */
  readonly again: readonly Standing[];
  /** Counts of persons that say what became of the crimes: “18 suspects were charged” is no number of crimes. */
  readonly unlike: readonly Standing[];
  /** Which whole some of its parts are of is not certain. */
  readonly isMixed: boolean;
  /** Its statement lays two cohorts over each other: what became of the whole, its own parts need not tell. */
  readonly hasCohorts: boolean;
}

/** A total while it is gathered. */
export interface Gathering {
  whole: Standing;
  readonly place: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly parts: Standing[];
  readonly left: Standing[];
  readonly sums: Standing[];
  readonly unlike: Standing[];
  readonly again: Standing[];
  isMixed: boolean;
  hasCohorts: boolean;
  /** The parts by their counts, a few of each: a long list must not be walked for every number in it. */
  readonly byCount: Map<number, Standing[]>;
  sum: number;
  /** The paragraph in which it, or a part of it, last stood. */
  paragraph: number;
  /** Where its whole was last named. */
  named: number;
}
