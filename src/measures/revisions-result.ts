// What revisions give back: plain JSON values, the same for page, API, CLI and download.
import type { Basis } from "../standard/bases.ts";
import type { CellJson } from "../standard/cell-json.ts";
import type { Unit } from "../standard/units.ts";
import type { Passport } from "./result.ts";

/**
 * How a figure differs between two editions. `appeared`: nothing stood there before. `disappeared`: nothing stands there any
 * more. `became a number`: a silence was. `became silent`: a number was. `another silence`: silent both times, for another reason.
 */
export type RevisionKind =
  | "unchanged"
  | "changed"
  | "appeared"
  | "disappeared"
  | "became a number"
  | "became silent"
  | "another silence";

/** One figure in two editions. */
export interface RevisedFigure {
  /** `total`, a line of the balance such as `charged`, or `not-accounted-for`. */
  readonly line: string;
  readonly title: string;
  /** The outcome type inside the line; `null` for the line itself. */
  readonly type: number | null;
  /** The quarter, e.g. `2018/19-Q1`; `null` for the whole period. */
  readonly part: string | null;
  /** `null` where nothing stands in that edition. */
  readonly before: CellJson | null;
  readonly after: CellJson | null;
  /** After less before; `null` unless both are exact. */
  readonly change: number | null;
  readonly kind: RevisionKind;
}

/** One force in two editions. */
export interface ForceRevision {
  readonly force: string;
  readonly called: string;
  /** Why the difference is no revision, in words; `null` where like is compared with like. */
  readonly why: string | null;
  readonly notes: readonly string[];
  /** Every figure that stands in either edition, those of the whole period first. Outcome types and quarters only where they changed. */
  readonly figures: readonly RevisedFigure[];
  /** How many of the total and the lines changed in any way. */
  readonly changed: number;
}

/** One edition of the two. */
export interface EditionSide {
  readonly id: string;
  readonly title: string;
  /** The day from which it counts as known; that of adding the file where it has no date. */
  readonly knownFrom: string;
  readonly dated: boolean;
  readonly file: string;
  readonly sha256: string;
  readonly source: string;
}

/** Two counts of one thing, added over the same forces. */
export interface Move {
  readonly before: number;
  readonly after: number;
}

/** What the forces that stand in both editions together show on one basis. `null` where a count is not exact or not there. */
export interface BasisMove {
  readonly basis: Basis;
  readonly forces: number;
  readonly total: Move | null;
  readonly charged: Move | null;
  readonly open: Move | null;
}

/** Two consecutive editions and what changed between them. */
export interface EditionPair {
  readonly before: EditionSide;
  readonly after: EditionSide;
  /** `Between the edition of … and that of …, charges of … rose from … to … in …`. */
  readonly sentence: string;
  readonly forces: readonly ForceRevision[];
  readonly counts: {
    readonly forces: number;
    readonly forcesChanged: number;
    readonly figures: number;
    readonly figuresChanged: number;
  };
  /** Both bases in the same two files, where they hold them. */
  readonly bases: readonly BasisMove[];
  /** Why the two bases move as they do, with the figures at hand. */
  readonly explanation: readonly string[];
  /** What must be known of the two before they are compared, e.g. that they are two different tables. */
  readonly notes: readonly string[];
}

/** The answer to "what changed between editions". */
export interface Revisions {
  readonly measure: "revisions";
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
  readonly unit: Unit;
  /** The force asked for; `null` for all. */
  readonly force: { readonly id: string; readonly called: string } | null;
  readonly byQuarter: boolean;
  readonly sentence: string;
  /** Newest first; empty where only one edition is known. */
  readonly pairs: readonly EditionPair[];
  /** Every edition that was looked at, oldest first. */
  readonly editions: readonly EditionSide[];
  /** Files that would answer and were not compared, and why. */
  readonly passedOver: readonly { readonly file: string; readonly sha256: string; readonly why: string }[];
  readonly caveats: readonly string[];
  readonly passport: Passport;
}
