// Charts that give each force a row: names at the left, a mark on a common axis, words at the right. Worked out once for wide and narrow.
import type { VNode } from "preact";
import type { Linear } from "./linear.ts";

/** One row. What cannot be drawn has no mark, and its reason stands in its place. */
export interface ChartRow {
  readonly called: string;
  /** Whether the row stands for all, or is the one asked about. */
  readonly strong: boolean;
  /** The value in words, and the second value below it. */
  readonly words: string;
  readonly more: string | null;
  readonly why: string | null;
  /** The mark around the middle line `y`; `null` where nothing may be drawn. */
  readonly mark: ((scale: Linear, y: number) => VNode) | null;
}

/** One sign of the key, drawn in a box of 46 by 16, and its words. */
export interface KeySign {
  readonly sign: VNode;
  readonly says: string;
}

/** A tick of the common axis; `under` is a second line. */
export interface RowTick {
  readonly at: number;
  readonly label: string;
  readonly under: string | null;
}

/** A chart of rows, without any place on paper. */
export interface RowsModel {
  readonly title: string;
  readonly description: string;
  readonly rows: readonly ChartRow[];
  readonly axis: { readonly min: number; readonly max: number };
  /** For so many steps at least on a wide drawing, and on a narrow one. */
  readonly ticks: (atLeast: number) => readonly RowTick[];
  /** What the two ends of the axis mean, where the ticks do not say it. */
  readonly ends: readonly [string, string] | null;
  readonly line: { readonly at: number; readonly says: string } | null;
  readonly key: readonly KeySign[];
  /** The height of the marks of a row, px. */
  readonly markHeight: number;
  /** Sentences below the axis. */
  readonly foot: readonly string[];
}
