// What a text says with its numbers: the shape between finding (find.ts) and checking (check.ts). Offsets are UTF-16 units of the text.

/**
 * What a statement is about.
 * `count`: a number of things: "at least 1,400 children", "34 forces answered", "197 times in three years".
 * `rate`: a part of a whole: "16 charges from 540 crimes", "one in 34", "6 per cent of cases", "fewer than one in ten". The counts,
 *   the "one in N" and the percentage of one rate that stand together in a sentence are one statement.
 * `average`: a rate or number said to be an average: "an average of one in 14 across 34 forces".
 * `comparison`: held against something else of the same time: "five times the national average", "the same as the Metropolitan Police".
 * `change`: over time: "more than doubled", "fell from 7% to 3%", "rose by a third".
 * `duration`: a length of time that took or lasted: "eighteen months from charge to court", "up to 18 years".
 * `breakdown`: two or more counts that are parts of one thing: "169 no suspect, 75 not supported, 170 with the agency".
 * `rank`: a place in an order, with its number: "the third-highest rate of 43 forces".
 */
export type StatementKind = "count" | "rate" | "average" | "comparison" | "change" | "duration" | "breakdown" | "rank";

/** How a number is hedged: `about` 500, `at least`, `at most`, `more than`, `fewer than`, `just over`, `just under`. */
export type Hedge = "about" | "at least" | "at most" | "more than" | "less than" | "just over" | "just under";

/** How a number is written. `one-in`: its value is the N. `percent` and `points`: its value is as written, 6 for 6 %.
 * `fraction`: its value is the share, 0.333 for a third. `times`: 5 for five times, 2 for doubled, 0.5 for halved. `ordinal`: 3 for third. */
export type NumberForm = "count" | "one-in" | "percent" | "points" | "fraction" | "times" | "duration" | "ordinal";

/** One number as it stands in the text. */
export interface NumberSaid {
  readonly start: number;
  readonly end: number;
  /** The words of the number itself, e.g. `1,400`, `one in 34`, `6 per cent`. */
  readonly words: string;
  readonly form: NumberForm;
  readonly value: number;
  /** The upper end of a range, "between 30 and 40"; `null` for one number. In `one-in`, "7 in 20" has value 20/7. */
  readonly to: number | null;
  readonly hedge: Hedge | null;
  /** How many digits after the point were printed; 0 for whole numbers and words. */
  readonly decimals: number;
  /** What is counted, as a unit of the standard or a plain noun of the text: `crimes`, `charges`, `reports`, `children`, `forces`, `months` …; `null` when not said. */
  readonly unit: string | null;
  /** What became of what is counted, as a balance line (`charged`, `no-suspect`, `victim-does-not-support`, `transferred`, `open` …) or `null`. */
  readonly line: string | null;
  /** What the number does in its statement. `part` over `whole`; `ratio`: the rate itself; `from` and `to` of a change. */
  readonly role: "part" | "whole" | "ratio" | "alone" | "from" | "to" | "of-forces";
}

/** A force or place that a statement is about. */
export interface PlaceSaid {
  /** The id of the force, e.g. `south-yorkshire`; `null` for a town, a nation, or the country. */
  readonly force: string | null;
  readonly words: string;
  /** `force`, `country` ("nationally", "across England and Wales"), or `other` (a town, a district). */
  readonly kind: "force" | "country" | "other";
}

/** A time that a statement is about, e.g. id `2018/19`, `2013` or `null` where only words are known ("over three years"). */
export interface PeriodSaid {
  readonly id: string | null;
  readonly words: string;
}

/** A statement with a number. `text.slice(start, end) === quote`. */
export interface Statement {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  readonly kind: StatementKind;
  /** In the order of the text. */
  readonly numbers: readonly NumberSaid[];
  readonly place: PlaceSaid | null;
  readonly period: PeriodSaid | null;
  /** Who is said to have said it, e.g. `a spokesman`; `null` when it is the text's own. */
  readonly speaker: string | null;
  /** What it is held against: for `comparison` and `change`. */
  readonly against: PlaceSaid | PeriodSaid | null;
  /** "worst", "lowest", "highest", "best" beside it; `null` for none. */
  readonly superlative: string | null;
  /** The scope its words name (`flag:CSE`, `sexual-offences`, `rape`, `child-titled`), or `null`. */
  readonly scope: string | null;
  /** The basis its words name, or `null`. */
  readonly basis: "recorded" | "closed" | null;
  /** What its words leave out of the whole: `transferred`, `open` ("of concluded cases"), or `null`. */
  readonly leavesOut: "transferred" | "open" | null;
  /** Which average it says: `pooled`, `mean of forces`; `null` when it says only "average" or is none. */
  readonly averageOf: "pooled" | "mean of forces" | null;
  /** The sentence it stands in. */
  readonly sentence: { readonly start: number; readonly end: number };
  /** Index of the paragraph, from 0. */
  readonly paragraph: number;
}

/** A number that may be a statement, and may not. */
export interface Unsure {
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** Why it is not certain, in words. */
  readonly why: string;
}

/** Everything found in a text. */
export interface Found {
  readonly statements: readonly Statement[];
  readonly unsure: readonly Unsure[];
}
