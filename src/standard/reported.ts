// One reported figure with everything that says what it counts and where it stands: what readers yield and the warehouse keeps.
import type { Day } from "../ground/day.ts";
import type { Basis } from "./bases.ts";
import type { Cell } from "./cell.ts";
import type { Unit } from "./units.ts";

/** One cell of a source, understood. */
export interface Reported {
  /** The record of the file or sheet, from 1. */
  readonly row: number;
  /** Spreadsheet letters of the column, e.g. `L`. */
  readonly column: string;
  /** Force id, or the id of another body. */
  readonly force: string;
  /** A part of the force, such as a district; `null` for the whole force. Parts are never added to wholes. */
  readonly area: string | null;
  /** Period id, e.g. `2018/19` or words as printed. */
  readonly period: string;
  readonly periodFrom: Day | null;
  readonly periodTo: Day | null;
  readonly unit: Unit;
  /** Scope id, e.g. `flag:CSE`, `child-titled`, `code:71`. */
  readonly scope: string;
  readonly flagRule: string | null;
  readonly flagOrigin: string | null;
  readonly basis: Basis;
  /** As known on: a day or words; `null` when the row does not say. */
  readonly edition: string | null;
  /** `total`, `outcome:1`, a balance line id, `of-which:1A`, or `other:` and words. */
  readonly line: string;
  readonly cell: Cell;
  readonly note: string | null;
  /** The public source of the figure, as cited. */
  readonly cite: string | null;
}
