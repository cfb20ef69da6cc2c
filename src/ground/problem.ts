// Bad input as a value: reading goes on, and nothing is dropped without one of these.

/** One thing that could not be read or does not fit, at its place in a document. Never holds personal data. */
export interface Problem {
  /** A stable word for the kind of problem, e.g. `unknown-force`, `not-a-number`. */
  readonly code: string;
  /** The file's name as given. */
  readonly file: string;
  /** Absent where the file has no sheets (CSV). */
  readonly sheet?: string;
  /** A spreadsheet address such as `C14`; for a whole row `14`, for a whole column `C`; absent when it concerns the whole file. */
  readonly cell?: string;
  /** What stands there, as written. */
  readonly found: string;
  /** What would have been understood. */
  readonly wanted: string;
  /** How many cells share this very problem (same code, found and wanted); `cell` is the first of them. 1 when left out. */
  readonly cells?: number;
  /** The nearest things that exist, nearest first. */
  readonly suggestions?: readonly string[];
  /** What the person can do. */
  readonly hint?: string;
}

/** Where a problem stands, as people write it: `Sheet2!C14`, `C14`, or the file's name. */
export function placeOf(problem: Problem): string {
  if (problem.cell === undefined) return problem.sheet ?? problem.file;
  return problem.sheet === undefined ? problem.cell : `${problem.sheet}!${problem.cell}`;
}
