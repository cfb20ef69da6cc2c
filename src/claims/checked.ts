// What checking a text gives: the JSON of `everycase check --format json`, the same for page, API, verb and downloads.
import type { Interval } from "../statistics/interval.ts";
import type { Statement, Unsure } from "./statement.ts";

/** Never true or false alone. */
export type ClaimVerdict =
  | "holds"
  | "holds under these readings"
  | "does not hold"
  | "does not close"
  | "cannot be checked";

/** One way to understand a statement, and what it gives. */
export interface Reading {
  /** What was taken, in words: `16 of all 540 crimes`, `mean of 34 forces, recorded basis, 2018/19`. */
  readonly reading: string;
  /** What comes out, in words with its interval: `one in 34 (one in 21 to one in 55)`; why nothing does, otherwise. */
  readonly computed: string;
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly verdict: "holds" | "does not hold" | "cannot be checked";
  /** `text`: from numbers of the text alone. `book`: from the figures of the book; `passport` is then the address of the figure. */
  readonly from: "text" | "book";
  readonly passport: string | null;
}

/** A statement with its verdict. */
export interface Claim {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly kind: Statement["kind"];
  /** The numbers as written, in the order of the text: 34 of "one in 34", 6 of "6 per cent". */
  readonly values: readonly number[];
  readonly readings: readonly Reading[];
  readonly verdict: ClaimVerdict;
  /** One or two sentences: why, and what to print or to ask. */
  readonly note: string;
  /** Everything that was understood of it. */
  readonly statement: Statement;
}

/** A whole and the parts that the text states. */
export interface TextBalance {
  readonly total: number;
  readonly parts: readonly number[];
  /** total − Σ parts; negative when the parts are more than the total. */
  readonly notAccountedFor: number;
  /** `540 − 16 − 169 − 75 − 170 = 110`. */
  readonly sum: string;
  readonly unit: string | null;
  readonly place: string | null;
  /** What each part is, beside `parts`. */
  readonly says: readonly string[];
  /** The finding: `110 of 540 (20%) are not accounted for.` */
  readonly sentence: string;
}

/** A checked text. */
export interface CheckedText {
  readonly claims: readonly Claim[];
  readonly balances: readonly TextBalance[];
  readonly unsure: readonly Unsure[];
  /** How many of each verdict, and in words: `10 numbers found: 1 holds, …`. */
  readonly says: string;
  /** The text that the offsets count in. */
  readonly text: string;
}
