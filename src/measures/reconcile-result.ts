// What holding the outcomes against the recorded crimes gives: plain JSON values, the same for page, API and CLI.
import type { CellJson } from "../standard/cell-json.ts";

/** What is asked; what is left out is chosen: the newest period both tables have, all offences, by force. */
export interface ReconcileQuestion {
  readonly period?: string;
  /** `child-titled`, `sexual-offences`, `rape` or `code:` and a code; all offences when left out. */
  readonly scope?: string;
  /** A force's id; all forces when left out. */
  readonly force?: string;
  readonly by?: string;
}

/** How two figures of the same crimes stand to each other. `outcomes only`, `crimes only`: one table has no row of it. */
export type Verdict = "equal" | "differs" | "cannot be told" | "outcomes only" | "crimes only";

/** One force (and offence group or code) in the two tables. */
export interface ReconcileRow {
  /** Force id, or the id of another body in the force column. */
  readonly force: string;
  readonly called: string;
  readonly group: string | null;
  readonly code: string | null;
  /** Outcomes of crimes recorded in the period, types 0 to 22; `null` where the table has no row of it. */
  readonly outcomes: CellJson | null;
  /** Crimes recorded in the period; `null` where the table has no row of it. */
  readonly crimes: CellJson | null;
  /** Outcomes less crimes; `null` unless both are exact. */
  readonly difference: number | null;
  readonly verdict: Verdict;
  readonly why: string | null;
}

/** One of the two tables. */
export interface ReconcileSide {
  readonly file: string;
  readonly sha256: string;
  readonly source: string;
  readonly edition: string;
}

/** How many rows there are of each verdict. */
export interface ReconcileCounts {
  readonly equal: number;
  readonly differs: number;
  readonly cannotBeTold: number;
  readonly outcomesOnly: number;
  readonly crimesOnly: number;
}

/** The outcomes of a period held against the crimes recorded in it. */
export interface Reconciliation {
  readonly period: { readonly id: string; readonly title: string } | null;
  readonly scope: { readonly id: string; readonly title: string };
  readonly force: { readonly id: string; readonly called: string } | null;
  readonly by: "force" | "group" | "code";
  readonly outcomes: ReconcileSide | null;
  readonly crimes: ReconcileSide | null;
  /** What to add so that there is something to hold against each other; empty where both tables are there. */
  readonly missing: readonly string[];
  readonly sentence: string;
  readonly counts: ReconcileCounts;
  /** The sums over the rows where both figures are exact. */
  readonly together: { readonly outcomes: number; readonly crimes: number; readonly difference: number };
  /** By force every row; by group or code only those that are not equal. */
  readonly rows: readonly ReconcileRow[];
  readonly notes: readonly string[];
  /** Every period that both tables have. */
  readonly periods: readonly { readonly id: string; readonly title: string }[];
  /** The command that gives this again. */
  readonly command: string;
}
