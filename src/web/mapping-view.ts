// What the mapping page is given: a table of a reply, what each row and column of it was read as, and what that does to the book.
import type { Problem } from "../ground/problem.ts";
import type { Balance, Rate } from "../measures/result.ts";
import type { Grid, GridReading } from "../sources/replies/grid.ts";
import type { Dimension } from "../sources/replies/layout.ts";
import type { Basis } from "../standard/bases.ts";
import type { CellJson } from "../standard/cell-json.ts";

/** One sheet of the file, for the way from one to the next. */
export interface MappedSheet {
  /** From 1, in the order of the file; it stands in the address. */
  readonly number: number;
  readonly title: string;
  readonly hidden: boolean;
  /** `ready`: nothing is left to say. `to say`: something is. `no table`: nothing in it looks like figures. `too large`: it is not drawn. */
  readonly state: "ready" | "to say" | "no table" | "too large" | "hidden";
  readonly figures: number;
}

/** The figures of one force, scope, period and basis, as the book says them. */
export interface Said {
  readonly balance: Balance;
  /** With every crime in the denominator. */
  readonly rate: Rate;
  /** The file that answers, which may be another edition. */
  readonly file: string;
  readonly sha256: string;
}

/** What the draft does to one answer of the book. `before`: as it is now; `null` where there is no answer. */
export interface Effect {
  readonly force: string;
  readonly called: string;
  readonly scope: string;
  readonly scopeTitle: string;
  readonly period: string;
  readonly periodTitle: string;
  readonly basis: Basis;
  readonly before: Said | null;
  readonly after: Said | null;
}

/** A figure that is kept and stands in no balance of crimes: another unit, a part of the force, or other words. */
export interface BesideFigure {
  readonly cell: string;
  readonly says: string;
  readonly count: CellJson;
}

/** One table of a reply as it is read, with a draft of corrections in it. */
export interface MappingView {
  readonly file: string;
  readonly sha256: string;
  readonly sheets: readonly MappedSheet[];
  /** The sheet that is shown, from 1; 0 where the file has no sheet that can be drawn. */
  readonly sheet: number;
  /** `null` where nothing is drawn; `why` says why. */
  readonly grid: Grid | null;
  readonly reading: GridReading | null;
  readonly why: string | null;
  readonly hidden: boolean;
  /** Whose layout it is: `saved for this file`, `saved`, `shipped` or `proposed`. */
  readonly how: "saved for this file" | "saved" | "shipped" | "proposed";
  /** What is left to say of a letter without a table: the force, where a refusal names none. */
  readonly ofLetter: readonly Dimension[];
  /** The corrections of the draft as they were said, in order: `force=kent`, `B=ignore`. */
  readonly said: readonly string[];
  /** Whether every figure of the sheet is complete. */
  readonly complete: boolean;
  readonly effects: readonly Effect[];
  /** Effects beyond those listed. */
  readonly moreEffects: number;
  readonly besides: readonly BesideFigure[];
  /** What was not understood, less what is only left to say. */
  readonly problems: readonly Problem[];
  /** The name a saved layout would get. */
  readonly name: string;
  readonly id: string;
}
