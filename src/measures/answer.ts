// What every measure of the catalogue gives back: a finding in words, a drawing, its table, its working and its passport.
import type { CellJson } from "../standard/cell-json.ts";
import type { Interval } from "../statistics/interval.ts";
import type { Passport } from "./result.ts";

/** What a column of an answer's table holds: shares are fractions, points differences of two of them, intervals `[lower, upper]` in the unit of their column. */
export interface AnswerColumn {
  readonly id: string;
  readonly title: string;
  readonly kind:
    | "text"
    | "count"
    | "share"
    | "ratio"
    | "points"
    | "number"
    | "share-interval"
    | "ratio-interval"
    | "points-interval";
}

/** A value of a table; `null` where there is none, and the row's `why` says why. */
export type AnswerValue = string | CellJson | Interval | null;

/** A table of an answer. Rows are in the order in which they are to be read. */
export interface AnswerTable {
  readonly title: string;
  readonly columns: readonly AnswerColumn[];
  readonly rows: readonly Readonly<Record<string, AnswerValue>>[];
}

/** A force that is shown, and not put beside the others, with the reason. */
export interface ApartForce {
  readonly force: string;
  readonly called: string;
  readonly why: string;
}

/** One step from the counts to the figure, in signs and in words: `16 ÷ 540 = 0.0296`. */
export interface WorkingStep {
  readonly says: string;
  readonly signs: string;
}

/** The answer of a measure: plain JSON, the same for page, API, command line and download. */
export interface MeasureAnswer {
  readonly measure: string;
  readonly title: string;
  /** What was asked with what was chosen, by the names of the options: scope, period, basis, denominator, force … */
  readonly asked: Readonly<Record<string, string>>;
  /** The finding as a sentence that can stand alone, with its interval. */
  readonly sentence: string;
  /** What the figures can and cannot mean, sentence by sentence, worked out from the figures. */
  readonly says: readonly string[];
  /** `null` where nothing may be drawn; `says` tells why. */
  readonly chart: Chart | null;
  readonly table: AnswerTable;
  readonly working: readonly WorkingStep[];
  readonly apart: readonly ApartForce[];
  readonly caveats: readonly string[];
  /** The method with its English name and its interval. */
  readonly method: string;
  readonly passport: Passport;
  /** The statement that counted and what it asks, for `--sql` and `--explain`; left out where nothing was asked of the engine. */
  readonly asking?: readonly { readonly says: string; readonly sql: string }[];
}

/** A drawing of an answer: everything that a pure function needs to draw it. */
export type Chart = FunnelChart | CurveChart | DotsChart | RanksChart | ControlChart | BoundsChart;

/** Size against rate, with limits around the rate of all. */
export interface FunnelChart {
  readonly kind: "funnel";
  readonly centre: number;
  readonly centreSays: string;
  readonly points: readonly {
    readonly force: string;
    readonly called: string;
    readonly count: number;
    readonly of: number;
    readonly rate: number;
    /** Where the point lies: beyond the exact 99.8% limits, and whether also beyond those that allow for the spread. */
    readonly outside: "above" | "below" | null;
    readonly outsideSpread: "above" | "below" | null;
  }[];
  /** The limits at rising sizes. `spread` are the 99.8% limits allowing for the spread; `null` where there is none beyond chance. */
  readonly limits: readonly {
    readonly of: number;
    readonly limits95: Interval;
    readonly limits998: Interval;
    readonly spread998: Interval | null;
  }[];
  readonly phi: number | null;
}

/** Shares against days (or quarters) since recording, with 95% bands. */
export interface CurveChart {
  readonly kind: "curve";
  readonly lag: "days" | "quarters";
  readonly horizon: number;
  readonly series: readonly {
    readonly id: string;
    readonly title: string;
    readonly points: readonly {
      readonly at: number;
      readonly share: number;
      readonly interval: Interval | null;
      /** How many crimes are still followed; below five the line is only dotted on. */
      readonly followed: number;
    }[];
  }[];
  /** The naive ratio of the same year, drawn as what it is. */
  readonly naive: { readonly share: number; readonly says: string } | null;
}

/** One mark with its interval a row, and a second (the raw figure, the other way of counting) beside it. */
export interface DotsChart {
  readonly kind: "dots";
  readonly unit: "share" | "ratio" | "difference";
  /** Names of the two marks: e.g. `standardised`, `as recorded`. */
  readonly marks: readonly [string] | readonly [string, string];
  readonly rows: readonly {
    readonly force: string;
    readonly called: string;
    readonly value: number | null;
    readonly interval: Interval | null;
    readonly other: { readonly value: number | null; readonly interval: Interval | null } | null;
    readonly why: string | null;
  }[];
  /** The line of all: pooled rate, or 1 for a ratio, or 0 for a difference. */
  readonly line: { readonly value: number; readonly says: string } | null;
}

/** For each force the ranks that the figures allow; rank 1 is the lowest rate. */
export interface RanksChart {
  readonly kind: "ranks";
  readonly of: number;
  readonly rows: readonly {
    readonly force: string;
    readonly called: string;
    readonly rate: number;
    readonly expected: number;
    readonly from: number;
    readonly to: number;
    readonly lowest: number;
    readonly highest: number;
  }[];
}

/** A series over time with its limits; `limits` is `null` where there are too few points, and `says` tells how many are needed. */
export interface ControlChart {
  readonly kind: "control";
  readonly unit: "share" | "count";
  readonly points: readonly {
    readonly period: string;
    readonly value: number;
    readonly of: number | null;
    /** The rules that mark the point, in words; empty for none. */
    readonly marked: readonly string[];
    readonly limits: Interval | null;
    /** The 95% interval of the point itself, drawn where there are no limits; left out or `null` where there are. */
    readonly interval?: Interval | null;
  }[];
  readonly centre: number | null;
}

/** For each force the least and the most that its cells and silences allow. */
export interface BoundsChart {
  readonly kind: "bounds";
  readonly rows: readonly {
    readonly force: string;
    readonly called: string;
    readonly lowest: number | null;
    readonly highest: number | null;
    /** The rate as stated, where both counts are exact. */
    readonly stated: number | null;
    readonly why: string | null;
  }[];
  readonly all: { readonly lowest: number; readonly highest: number; readonly says: string } | null;
}
