// A table of counts from records before and after protection: its cells, and the sums that hold between them.

/** One count. `id` is unique in its table, e.g. `kent|2024|charged`. */
export interface CountCell {
  readonly id: string;
  readonly count: number;
  /** Under a midpoint policy: the size of this cell's group, where it is larger than the policy's. Chosen from what is public alone. */
  readonly base?: number;
}

/** A total and the cells that add up to it, by their ids. A cell may stand in several sums (rows, columns, years of forces). */
export interface CellSum {
  readonly total: string;
  readonly parts: readonly string[];
}

/**
 * Cells that count crimes which are all among those that other cells count; `exactly` when they are all of those. The cells of
 * `among` may stand in other tables of the same universe alone: this is how a release is tied to them.
 */
export interface CellsAmong {
  readonly parts: readonly string[];
  readonly among: readonly string[];
  readonly exactly: boolean;
}

/** Counts of crimes from records, not yet protected: never shown, printed or logged. */
export interface CountTable {
  /** What the table is, so that releases can be told apart, e.g. `balance by force and year, flag:CSE, extract 1a2b`. */
  readonly id: string;
  /**
   * What each cell counts, so that cells of different tables can be linked: two cells with the same `id` in one `universe`
   * (the extract, the unit and the scope) count the same crimes.
   */
  readonly universe: string;
  readonly cells: readonly CountCell[];
  readonly sums: readonly CellSum[];
  readonly among?: readonly CellsAmong[];
  /** What is said of it besides what is hidden: that it is merged, and how. */
  readonly says?: readonly string[];
  /** What it is merged into where hiding is not enough, from the finest to the grand total. Left out: its sums tell. */
  readonly coarser?: readonly CountTable[];
}

/** What is shown in place of a count: the count, a multiple of the rounding base, or the one mark for hidden. */
export type Shown =
  | { readonly kind: "count"; readonly count: number }
  | { readonly kind: "rounded"; readonly count: number; readonly base: number }
  | { readonly kind: "hidden" };

/** One cell after protection. Nothing tells a primary from a complementary cell. */
export interface ShownCell {
  readonly id: string;
  readonly shown: Shown;
}

/** A table after protection. */
export interface ShownTable {
  readonly id: string;
  readonly universe: string;
  readonly cells: readonly ShownCell[];
  readonly sums: readonly CellSum[];
  readonly among?: readonly CellsAmong[];
  /** The policy that protected it, as data that an attacker may know. */
  readonly policy: string;
  /** What was done, in words: how many are hidden, whether a coarser table had to be used, and why. */
  readonly says: readonly string[];
}
