// What measures give back: plain JSON values, the same for page, API, CLI and download. Rates are fractions (0.0296), intervals [lower, upper].
import type { Problem } from "../ground/problem.ts";
import type { Basis, Denominator } from "../standard/bases.ts";
import type { CellJson } from "../standard/cell-json.ts";
import type { Unit } from "../standard/units.ts";
import type { Because, Standing, UnderEach, Verdict } from "./standing-result.ts";

/** "One in N" with its 95% interval; never made for a zero, hidden or more-than-half numerator. */
export interface OneIn {
  readonly n: number;
  /** The smaller N (from the upper end of the interval). */
  readonly from: number;
  readonly to: number;
  /** `one in 34 (one in 21 to one in 55)` */
  readonly words: string;
}

/** A rate with what it stands on. */
export interface Rate {
  readonly numerator: CellJson;
  readonly denominator: CellJson;
  /** A fraction; `null` when numerator or denominator is not exact, or the denominator is 0. */
  readonly rate: number | null;
  /** Wilson 95%, as fractions; for interval counts the widest Wilson ends over all counts they allow; `null` when nothing can be said. */
  readonly interval: readonly [number, number] | null;
  /** Wilson 99.8%, used to mark a force. */
  readonly interval998: readonly [number, number] | null;
  readonly oneIn: OneIn | null;
  /** Why there is no rate or no "one in N", in words; absent when both are there. */
  readonly why?: string;
}

/** Where the cells of a figure stand: one file and how many of its cells. `first` is an address such as `L14` or `Sheet!L14`. */
export interface SourceRef {
  readonly file: string;
  readonly sha256: string;
  readonly cells: number;
  readonly first: string;
}

/** One force in a comparison. */
export interface ForceRow {
  /** Slug, e.g. `south-yorkshire`. */
  readonly force: string;
  /** The name Home Office tables use in the period. */
  readonly name: string;
  /** The short name used on pages. */
  readonly called: string;
  /** Official code (ONS), where the force has one. */
  readonly code: string | null;
  /** The whole: crimes recorded (recorded basis) or outcomes given (closed basis). */
  readonly total: CellJson;
  readonly charged: CellJson;
  /** The denominator under the chosen rule. */
  readonly outOf: CellJson;
  readonly rate: number | null;
  readonly interval: readonly [number, number] | null;
  readonly interval998: readonly [number, number] | null;
  readonly oneIn: OneIn | null;
  readonly transferred: CellJson;
  /** Crimes with no outcome yet; not applicable on the closed basis. */
  readonly open: CellJson;
  /** open / total, a fraction. */
  readonly openShare: number | null;
  readonly notAccountedFor: CellJson;
  readonly standing: Standing;
  /** Why it stands apart or has no rate, in words; null when compared. */
  readonly why: string | null;
  /** Whether its figure can be held against those of the other forces; `not comparable` stands apart. */
  readonly verdict: Verdict;
  /** What the verdict rests on, what bars first; empty when simply comparable. */
  readonly reasons: readonly Because[];
  readonly notes: readonly string[];
  readonly period: string;
  readonly basis: Basis;
  readonly flagRule: string | null;
  readonly flagOrigin: string | null;
  readonly sources: readonly SourceRef[];
}

/** A body that is not in the comparison, and what is known of it. */
export interface MissingForce {
  readonly force: string;
  readonly called: string;
  readonly why: string;
  readonly absence: string;
}

/** Who answered, out of whom. */
export interface Coverage {
  /** Territorial forces of the United Kingdom (45). */
  readonly outOf: number;
  /** Territorial forces with a figure here. */
  readonly answered: number;
  /** Forces put in one order. */
  readonly compared: number;
  /** All bodies with a figure, territorial or not. */
  readonly bodies: number;
  readonly missing: readonly MissingForce[];
  /** Crimes of the compared forces over crimes of all bodies with a figure; null when not exact. */
  readonly crimesCompared: number | null;
  readonly crimesAll: number | null;
  readonly says: string;
}

/** An edition that could answer the question. */
export interface EditionRef {
  /** e.g. `July 2026` or `not stated`; what `--edition` takes. */
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly sha256: string;
  readonly shown: boolean;
}

/** What a number carries with it. */
export interface Passport {
  readonly measure: { readonly id: string; readonly title: string; readonly version: number; readonly digest: string };
  readonly unit: { readonly id: Unit; readonly says: string };
  readonly scope: {
    readonly id: string;
    readonly title: string;
    readonly says: string;
    readonly codes: readonly string[];
  };
  readonly period: { readonly id: string; readonly title: string };
  readonly basis: { readonly id: Basis; readonly says: string };
  readonly denominator: { readonly id: Denominator; readonly says: string };
  readonly edition: { readonly id: string; readonly title: string };
  /** The day that was asked for, e.g. `2020-06-01`: only editions of that day or before are used. Left out: what is known now. */
  readonly asKnownOn?: string;
  readonly method: string;
  readonly sources: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly source: string;
    readonly entry: string;
  }[];
  /** The command that recomputes it. */
  readonly command: string;
}

/** The answer to "compare forces". */
export interface Comparison {
  readonly measure: "charge-rate";
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
  readonly denominator: Denominator;
  readonly edition: string;
  readonly unit: Unit;
  /** The finding as a sentence that can stand alone, with its interval. */
  readonly sentence: string;
  readonly forces: readonly ForceRow[];
  readonly pooled: Rate & { readonly forces: number; readonly open: CellJson; readonly openShare: number | null };
  /** Unweighted; `interval` is the 95% t interval of the mean, null below three forces. */
  readonly meanOfForces: {
    readonly rate: number | null;
    readonly interval: readonly [number, number] | null;
    readonly forces: number;
  };
  /** What each denominator does: the pooled rate, the forces in three groups, and who changes group against `all`. */
  readonly underEach: readonly UnderEach[];
  /** How many forces each verdict has. */
  readonly verdicts: {
    readonly comparable: number;
    readonly withCaveat: number;
    readonly not: number;
    readonly says: string;
  };
  /** Ranks that are certain enough to be said (P ≥ 0.95), as sentences; mostly empty. */
  readonly notes: readonly string[];
  readonly coverage: Coverage;
  readonly caveats: readonly string[];
  readonly editions: readonly EditionRef[];
  readonly passport: Passport;
}

/** The state of knowledge about one part of a balance. */
export type LineState = "unknown" | "charged" | "concluded" | "moving" | "open";

/** One part of a balance; the parts close to the total. */
export interface BalanceLine {
  /** e.g. `charged`, `no-suspect`, `not-accounted-for`. */
  readonly line: string;
  readonly title: string;
  readonly note: string | null;
  readonly state: LineState;
  readonly count: CellJson;
  /** count / total, a fraction; null when not exact. */
  readonly share: number | null;
  readonly interval: readonly [number, number] | null;
  /** Outcome types inside this line that the source states, with their counts. */
  readonly types: readonly { readonly type: number; readonly title: string; readonly count: CellJson }[];
  readonly sources: readonly SourceRef[];
}

/** Outcomes for another offence than the one recorded: a part of the line `of`, never added to it. */
export interface OfWhich {
  /** `of-which:1A` and so on. */
  readonly line: string;
  readonly title: string;
  /** The line of the balance that they are a part of. */
  readonly of: string;
  readonly count: CellJson;
  readonly source: SourceRef;
}

/** A force's crimes of a scope and period, by what became of them. */
export interface Balance {
  readonly total: CellJson;
  /** In the order of the bar: not accounted for first, then charged, the concluded endings, transferred, open. */
  readonly lines: readonly BalanceLine[];
  readonly notAccountedFor: CellJson;
  /** `540 − 16 − 169 − 75 − 170 = 110`; null when the balance is not all exact. */
  readonly sum: string | null;
  readonly sources: readonly SourceRef[];
}

/** Another question that can be asked about the same force. */
export interface OtherQuestion {
  readonly scope: string;
  readonly scopeTitle: string;
  readonly period: string;
  readonly basis: Basis;
  readonly says: string;
}

/** The answer to "one force". */
export interface ForceAnswer {
  readonly measure: "charge-rate";
  readonly force: string;
  readonly name: string;
  readonly called: string;
  readonly code: string | null;
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
  readonly denominator: Denominator;
  readonly edition: string;
  readonly unit: Unit;
  readonly sentence: string;
  readonly balance: Balance;
  /** The rate under each denominator rule; `under` names the rule, `denominator` is its count. */
  readonly rates: readonly (Rate & { readonly under: Denominator; readonly title: string; readonly says: string })[];
  /** The share charged if no crime still moving (with another agency, or open) ended in a charge, if all did, and if those
   * not accounted for did too; fractions of the total, `null` when a count is not exact. */
  readonly bounds: { readonly lowest: number; readonly highest: number; readonly withUnaccounted: number } | null;
  readonly flag: { readonly rule: string | null; readonly origin: string | null } | null;
  /** Figures of the same scope in other units (charges, arrests, reports …): shown beside, never mixed. */
  readonly besides: readonly {
    readonly unit: Unit;
    readonly line: string;
    readonly period: string;
    readonly count: CellJson;
    readonly note: string | null;
    readonly source: SourceRef;
  }[];
  /** Outcomes for alternate offences, from a table of them; left out where there is none. */
  readonly ofWhich?: readonly OfWhich[];
  readonly others: readonly OtherQuestion[];
  readonly editions: readonly EditionRef[];
  readonly caveats: readonly string[];
  /** Each published figure and the cell(s) it came from. */
  readonly figures: readonly {
    readonly figure: string;
    readonly title: string;
    readonly count: CellJson;
    readonly sources: readonly SourceRef[];
    readonly note: string | null;
    readonly cite: string | null;
  }[];
  readonly passport: Passport;
}

/** One cell of a source behind a figure. */
export interface TracedCell {
  /** e.g. `L4090`. */
  readonly cell: string;
  readonly row: number;
  readonly column: string;
  readonly found: string;
  readonly value: CellJson;
  /** `numerator`, `denominator` or `part`. */
  readonly role: string;
}

/** A window of a source file drawn as a grid around the very cell. */
export interface SheetWindow {
  readonly columns: readonly string[];
  /** `mark`: `cell` the very cell, `used` other cells in the figure, `head` the header row. A `null` row is a cut. */
  readonly rows: readonly ({
    readonly row: number;
    readonly cells: readonly string[];
    readonly head: boolean;
    readonly marks: readonly (string | null)[];
  } | null)[];
}

/** The passport of one figure: from the number down to the cells of its sources. */
export interface FigurePassport {
  /** The figure's address in the query form that URLs and the CLI share. */
  readonly figure: string;
  readonly title: string;
  readonly words: string;
  readonly value: CellJson;
  readonly rate: Rate | null;
  readonly force: { readonly id: string; readonly called: string; readonly code: string | null } | null;
  readonly passport: Passport;
  readonly facts: readonly { readonly term: string; readonly says: string; readonly note: string | null }[];
  readonly files: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly sheet: string | null;
    readonly columnHeader: string;
    readonly cells: readonly TracedCell[];
    /** Cells that hold 0: they count, and are not listed. */
    readonly zeroCells: number;
    /** Cells beyond those listed. */
    readonly moreCells: number;
    readonly window: SheetWindow | null;
  }[];
  /** How the figure follows from the cells, in signs: `16 + 12 + … = 41`. */
  readonly working: readonly string[];
  readonly caveats: readonly string[];
}

/** What adding one file gave. */
export interface FileReport {
  readonly file: string;
  readonly sha256: string;
  readonly bytes: number;
  /** `added`, `already here` (nothing changed), `kept unread` (archived, but no cell could be read). */
  readonly state: "added" | "already here" | "kept unread";
  /** What it was read as, e.g. `Home Office outcomes open data`; null when unread. */
  readonly source: string | null;
  readonly title: string | null;
  readonly edition: string | null;
  readonly entry: string;
  readonly addedAt: string;
  /** The address it was fetched from; left out where somebody gave the file. */
  readonly fetchedFrom?: string;
  readonly cells: {
    readonly read: number;
    readonly exact: number;
    readonly interval: number;
    readonly absent: Readonly<Record<string, number>>;
    readonly notUnderstood: number;
  };
  readonly rows: number;
  /** Which column was read as what. */
  readonly columns: readonly { readonly column: string; readonly header: string; readonly role: string }[];
  readonly signals: readonly { readonly kind: string; readonly says: string }[];
  readonly problems: readonly Problem[];
  /** A reply: the layouts its tables were read with, as `id@version` (empty where none was found). Left out where no person need say what they mean. */
  readonly layout?: string;
  /** The first questions about crimes that a reply answers. */
  readonly answers?: readonly FileAnswer[];
}

/** One question that a file answers for one force. */
export interface FileAnswer {
  readonly force: string;
  readonly called: string;
  readonly scope: string;
  readonly scopeTitle: string;
  readonly period: string;
  readonly basis: Basis;
}
