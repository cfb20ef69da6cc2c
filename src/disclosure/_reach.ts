// How far a hidden count can be moved while every sum still holds: asked of a network or of a linear program.

/** How far each cell (by index) may move down and up; 0 for a cell that is shown. Never infinite. */
export interface Limits {
  readonly down: Float64Array;
  readonly up: Float64Array;
}

/** The two ways a count may move. */
export type Side = "down" | "up";

/** So many times the limit of one cell on one side. */
export interface Share {
  readonly cell: number;
  readonly side: Side;
  readonly times: number;
}

/**
 * How far the target can move on one side, whatever its own limit. `change` moves it that far and keeps every sum; `proof`
 * says why it is no farther: for all limits, the move is at most the sum of the shares. `other` is a second such proof, when
 * there is one. No proof: it went as far as was enough.
 */
export interface Reached {
  readonly most: number;
  readonly change: readonly { readonly cell: number; readonly by: number }[];
  readonly proof: readonly Share[];
  readonly other?: readonly Share[];
}

/** What is asked: one cell, one side, never farther than `enough`. */
export interface ReachWish {
  readonly target: number;
  readonly side: Side;
  readonly enough: number;
}

/** Answers for one table. Must be closed. */
export interface Reacher {
  /** Whether moves of whole limits are whole, so that the linear answer is the answer in whole numbers. */
  readonly isWhole: boolean;
  reach(limits: Limits, wish: ReachWish): Reached;
  close(): void;
}
