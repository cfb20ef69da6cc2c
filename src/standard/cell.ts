// A cell: one reported value, and arithmetic that never makes a number out of a silence.
import { assert, assertNever } from "../ground/assert.ts";

/** Why there is no figure. `not stated`: the source shows nothing, or a mark it does not explain (blank, dash). */
export const ABSENCES = [
  "withheld",
  "not held",
  "cost limit",
  "not asked",
  "no reply",
  "not applicable",
  "not understood",
  "not stated",
] as const;
export type Absence = (typeof ABSENCES)[number];

/** Exactly this many (an integer; negative where a table corrects itself). */
export interface Exact {
  readonly kind: "exact";
  readonly count: number;
}
/** Some whole number from `from` to `to`, both included; `to` is `null` when the source gives no upper end. */
export interface Interval {
  readonly kind: "interval";
  readonly from: number;
  readonly to: number | null;
}
/** No figure, and why: `why` holds the exemption or the mark as written. */
export interface Absent {
  readonly kind: "absent";
  readonly absence: Absence;
  readonly why?: string;
}
export type Known = Exact | Interval;
export type Cell = Known | Absent;

/**
 * The most one cell of a source may count; a text or JSON beyond it is not understood. It keeps every sum of nine
 * million cells exact.
 */
export const MOST_COUNT = 999_999_999;

/** The cell of an exact count. Throws unless `count` is a safe integer. */
export function exact(count: number): Exact {
  assert(Number.isSafeInteger(count), `a count is a whole number, not ${count}`);
  return { kind: "exact", count: withoutSignOfZero(count) };
}

/**
 * The cell of a range of whole numbers, both ends included; one number when the ends meet. Throws when `to` is below
 * `from` or an end is not a safe integer.
 */
export function interval(from: number, to: number | null): Known {
  assert(Number.isSafeInteger(from) && (to === null || Number.isSafeInteger(to)), "an interval has whole ends");
  assert(to === null || to >= from, `an interval runs upwards, not from ${from} to ${to}`);
  if (from === to) return exact(from);
  return { kind: "interval", from: withoutSignOfZero(from), to: to === null ? null : withoutSignOfZero(to) };
}

/** There is one zero: JSON and text write -0 as 0, so a cell must not hold it. */
function withoutSignOfZero(count: number): number {
  return count === 0 ? 0 : count;
}

/** The cell of a typed absence; `why` is kept without the white space around it, and broken letters are replaced. */
export function absent(absence: Absence, why = ""): Absent {
  const reason = why.toWellFormed().trim();
  return reason === "" ? { kind: "absent", absence } : { kind: "absent", absence, why: reason };
}

/** The least it can be. */
export function lowest(cell: Known): number {
  return cell.kind === "exact" ? cell.count : cell.from;
}

/** The most it can be; `null` when there is no upper end. */
export function highest(cell: Known): number | null {
  return cell.kind === "exact" ? cell.count : cell.to;
}

/** A sum that forgets nothing: what the stated cells add up to, and every absence met on the way. */
export interface Sum {
  /** The sum of the stated cells; `null` when none was stated. */
  readonly known: Known | null;
  readonly statedCells: number;
  readonly absent: readonly { readonly absence: Absence; readonly cells: number }[];
}

/**
 * Adds cells: intervals add end by end, absences are counted and carried.
 * Example: 3 + (1 to 4) + withheld is 4 to 7, with one withheld.
 */
export function sumOf(cells: Iterable<Cell>): Sum {
  let known: Known | null = null;
  let statedCells = 0;
  const absences = new Map<Absence, number>();
  for (const cell of cells) {
    if (cell.kind === "absent") {
      absences.set(cell.absence, (absences.get(cell.absence) ?? 0) + 1);
    } else {
      known = known === null ? cell : add(known, cell);
      statedCells += 1;
    }
  }
  return { known, statedCells, absent: countsInOrder(absences) };
}

/** Joins sums of disjoint parts into the sum of the whole. */
export function joinSums(sums: Iterable<Sum>): Sum {
  let known: Known | null = null;
  let statedCells = 0;
  const absences = new Map<Absence, number>();
  for (const sum of sums) {
    if (sum.known !== null) known = known === null ? sum.known : add(known, sum.known);
    statedCells += sum.statedCells;
    for (const { absence, cells } of sum.absent) absences.set(absence, (absences.get(absence) ?? 0) + cells);
  }
  return { known, statedCells, absent: countsInOrder(absences) };
}

const NO_ABSENCE: Sum["absent"] = [];

function countsInOrder(absences: ReadonlyMap<Absence, number>): Sum["absent"] {
  if (absences.size === 0) return NO_ABSENCE;
  return ABSENCES.flatMap((absence) => {
    const cells = absences.get(absence);
    return cells === undefined ? [] : [{ absence, cells }];
  });
}

/** Absences of a figure that stands in the source and is not known to us: the whole is at least the rest. */
export const HIDDEN: ReadonlySet<Absence> = new Set<Absence>(["withheld", "not understood"]);

/**
 * What may be printed for a sum as one cell. Nothing stated: an absence. With a part that is withheld or not
 * understood, the total is not said, only that it is at least the rest. Other absences (not held, not applicable, no
 * reply …) are left out of the figure and stay named in `sum.absent`, which the caller shows beside it.
 */
export function cellOfSum(sum: Sum): Cell {
  if (sum.known === null) return absent(heaviest(sum), sum.absent.length === 0 ? "no cell" : undefined);
  if (!sum.absent.some(({ absence }) => HIDDEN.has(absence))) return sum.known;
  return interval(lowest(sum.known), null);
}

/** The absence that most cells have; among equals the first of the list. */
function heaviest(sum: Sum): Absence {
  let top: Sum["absent"][number] | null = null;
  for (const next of sum.absent) if (top === null || next.cells > top.cells) top = next;
  return top?.absence ?? "not stated";
}

/** Adds two known cells end by end. */
export function add(a: Known, b: Known): Known {
  if (a.kind === "exact" && b.kind === "exact") return exact(a.count + b.count);
  const [to, otherTo] = [highest(a), highest(b)];
  return interval(lowest(a) + lowest(b), to === null || otherTo === null ? null : to + otherTo);
}

/**
 * `whole` less `part`, end by end: the least whole less the greatest part, and the other way round. A part without an
 * upper end is taken to be no more than its whole, so the least difference is 0; where even its lower end is more than
 * the whole, the two contradict each other and the difference lies below 0 down to what one cell may count.
 */
export function subtract(whole: Known, part: Known): Known {
  if (whole.kind === "exact" && part.kind === "exact") return exact(whole.count - part.count);
  const [wholeTo, partTo] = [highest(whole), highest(part)];
  const to = wholeTo === null ? null : wholeTo - lowest(part);
  if (partTo !== null) return interval(lowest(whole) - partTo, to);
  return interval(to === null || to >= 0 ? 0 : Math.min(to - 1, lowest(whole) - MOST_COUNT), to);
}

/** Whether two cells say the same. */
export function sameCell(a: Cell, b: Cell): boolean {
  switch (a.kind) {
    case "exact":
      return b.kind === "exact" && a.count === b.count;
    case "interval":
      return b.kind === "interval" && a.from === b.from && a.to === b.to;
    case "absent":
      return b.kind === "absent" && a.absence === b.absence && (a.why ?? "") === (b.why ?? "");
    default:
      return assertNever(a);
  }
}
