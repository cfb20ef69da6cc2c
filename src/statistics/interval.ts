// The two shapes that the methods speak in: an interval and a count of a whole.

/** Lower and upper end, in the unit of the estimate; the upper end of a ratio may be `Infinity`. */
export type Interval = readonly [number, number];

/** So many of so many: `16 of 540` is `{ count: 16, of: 540 }`. Whole numbers, 0 ≤ count ≤ of. */
export interface Counts {
  readonly count: number;
  readonly of: number;
}
