// How forces stand to each other in a comparison: the verdict on each, its place against all others, and what each denominator does.
import type { Denominator } from "../standard/bases.ts";

/** `above`/`below`: the 99.8% interval lies wholly on one side of all other forces together. `apart`: shown, not put in the order. */
export type Standing = "above" | "below" | "same" | "apart";

/** What may be said of two figures. */
export type Verdict = "comparable" | "comparable with a caveat" | "not comparable";

/** What a verdict rests on. */
export interface Because {
  /** `unit`, `scope`, `basis`, `flag`, `period`, `coverage`, `maturity`, `edition`, `recording` or `size`. */
  readonly about: string;
  readonly says: string;
}

/** A force under one denominator. */
export interface ForceUnder {
  readonly force: string;
  readonly called: string;
  readonly charged: number;
  readonly outOf: number;
  readonly rate: number;
  readonly interval: readonly [number, number];
}

/** What one denominator does to a comparison. Each group stands by its rates, falling; it is no ranking. */
export interface UnderEach {
  readonly denominator: Denominator;
  /** The pooled rate. */
  readonly rate: number | null;
  readonly interval: readonly [number, number] | null;
  /** Above all other forces together, below them, or not to be told apart from them (99.8% interval). */
  readonly above: readonly ForceUnder[];
  readonly same: readonly ForceUnder[];
  readonly below: readonly ForceUnder[];
  readonly apart: readonly { readonly force: string; readonly called: string; readonly why: string }[];
  /** The forces that stand in another group than under `all`. */
  readonly moved: readonly {
    readonly force: string;
    readonly called: string;
    readonly from: Standing;
    readonly to: Standing;
  }[];
}
