// What is said in print about counts, other than a table: totals, rates, "one in N", intervals, orders. Each tells something of the counts
// behind it, and here is what: facts in whole numbers.
import { Refusal } from "../ground/refusal.ts";
import { wilson, Z95, Z998 } from "../statistics/wilson.ts";

/** Counts that are added up, by the ids of their cells. */
type Cells = readonly string[];

/**
 * One printed statement about cells of one universe.
 * `count`: together exactly so many. `between`: together from … to (`null`: no upper end), such as "fewer than 5".
 * `percent`: their share of `of` (cells, or a number), as printed, without the sign: `3.0`. `one in`: rounded to a whole N.
 * `interval`: the ends of the Wilson interval (95 or 99.8 %) of their share of the number `of`, in percent as printed.
 * `sum`: a total and parts of it that do not overlap; `all` when the parts are the whole of it.
 * `order`: from the highest to the lowest, by count, or by rate where `of` (numbers) are given; equals may stand in either order.
 */
export type Statement =
  | { readonly kind: "count"; readonly cells: Cells; readonly count: number }
  | { readonly kind: "between"; readonly cells: Cells; readonly from: number; readonly to: number | null }
  | { readonly kind: "percent"; readonly cells: Cells; readonly of: Cells | number; readonly printed: string }
  | { readonly kind: "one in"; readonly cells: Cells; readonly of: Cells | number; readonly n: number }
  | {
      readonly kind: "interval";
      readonly cells: Cells;
      readonly of: number;
      readonly printed: readonly [string, string];
      readonly level?: 95 | 99.8;
    }
  | { readonly kind: "sum"; readonly total: string; readonly parts: Cells; readonly all: boolean }
  | { readonly kind: "order"; readonly highestFirst: readonly { readonly cells: Cells; readonly of?: number }[] };

/** A condition on cells: the sum lies between the ends (`null`: none). */
export interface Condition {
  readonly terms: readonly { readonly id: string; readonly times: number }[];
  readonly from: number | null;
  readonly to: number | null;
  readonly says: string;
}

/**
 * What a statement tells of the counts. Rounding is taken as half up, as we and spreadsheets print. Refuses (`usage`) a statement that
 * cannot be true of any counts or is no such number. Example: 3.0 percent of 540 is a count of exactly 16.
 */
export function conditionsOf(statement: Statement): readonly Condition[] {
  const says = wordsOf(statement);
  switch (statement.kind) {
    case "count":
      return [{ terms: times(statement.cells, 1), from: statement.count, to: statement.count, says }];
    case "between":
      return [{ terms: times(statement.cells, 1), from: statement.from, to: statement.to, says }];
    case "percent":
      return ofPercent(statement, says);
    case "one in":
      return ofOneIn(statement, says);
    case "interval":
      return [ofInterval(statement, says)];
    case "sum": {
      const terms = [{ id: statement.total, times: 1 }, ...times(statement.parts, -1)];
      return [{ terms, from: 0, to: statement.all ? 0 : null, says }];
    }
    case "order":
      return ofOrder(statement, says);
  }
}

/** The cells that a statement speaks of. */
export function cellsOf(statement: Statement): Cells {
  if (statement.kind === "order") return statement.highestFirst.flatMap(({ cells }) => cells);
  if (statement.kind === "sum") return [statement.total, ...statement.parts];
  if (!("of" in statement) || typeof statement.of === "number") return statement.cells;
  return [...statement.cells, ...statement.of];
}

/** A statement in words: `kent and essex: 3.0 % of 540`. */
export function wordsOf(statement: Statement): string {
  const named = (cells: Cells): string => cells.join(" + ");
  const whole = (of: Cells | number): string => (typeof of === "number" ? String(of) : named(of));
  switch (statement.kind) {
    case "count":
      return `${named(statement.cells)} is ${statement.count}`;
    case "between":
      return statement.to === null
        ? `${named(statement.cells)} is at least ${statement.from}`
        : `${named(statement.cells)} is ${statement.from} to ${statement.to}`;
    case "percent":
      return `${named(statement.cells)} is ${statement.printed} % of ${whole(statement.of)}`;
    case "one in":
      return `${named(statement.cells)} is one in ${statement.n} of ${whole(statement.of)}`;
    case "interval":
      return `${named(statement.cells)} of ${statement.of} has the interval ${statement.printed.join(" to ")} %`;
    case "sum":
      return `${statement.total} is ${statement.all ? "" : "at least "}${named(statement.parts)}`;
    case "order":
      return `in order: ${statement.highestFirst.map(({ cells }) => named(cells)).join(", ")}`;
  }
}

function times(cells: Cells, factor: number): readonly { readonly id: string; readonly times: number }[] {
  return cells.map((id) => ({ id, times: factor }));
}

/** `part·a + whole·b` between the ends, the whole as cells or as a number. */
function twoParts(
  { cells, of }: { readonly cells: Cells; readonly of: Cells | number },
  factor: number,
  ofFactor: number,
  ends: { readonly from: number | null; readonly to: number | null; readonly says: string },
): Condition {
  const { from, to, says } = ends;
  const terms = times(cells, factor);
  if (typeof of !== "number") return { terms: [...terms, ...times(of, ofFactor)], from, to, says };
  const known = ofFactor * of;
  return { terms, from: from === null ? null : from - known, to: to === null ? null : to - known, says };
}

/** p − ½ unit ≤ 100·x/n < p + ½ unit: twice the scale makes it whole, and the strict side gives way by one. */
function ofPercent(statement: Extract<Statement, { kind: "percent" }>, says: string): readonly Condition[] {
  const { units, scale } = readDecimal(statement.printed, says);
  const factor = 200 * scale;
  return [
    twoParts(statement, factor, 1 - 2 * units, { from: 0, to: null, says }),
    twoParts(statement, factor, -1 - 2 * units, { from: null, to: -1, says }),
  ];
}

/** N − ½ ≤ n/x < N + ½. */
function ofOneIn(statement: Extract<Statement, { kind: "one in" }>, says: string): readonly Condition[] {
  if (!Number.isSafeInteger(statement.n) || statement.n < 1) throw unreadable(says, "a whole number after “one in”");
  return [
    twoParts(statement, 1 - 2 * statement.n, 2, { from: 0, to: null, says }),
    twoParts(statement, -1 - 2 * statement.n, 2, { from: null, to: -1, says }),
  ];
}

/** The ends grow with the count: the counts whose printed ends are these stand in one run, found by halving. */
function ofInterval(statement: Extract<Statement, { kind: "interval" }>, says: string): Condition {
  const { cells, of, printed, level = 95 } = statement;
  if (!Number.isSafeInteger(of) || of < 1) throw unreadable(says, "the number that the interval is a share of");
  const z = level === 95 ? Z95 : Z998;
  const ends = [0, 1].map((side) => {
    const { units, scale } = readDecimal(printed[side] ?? "", says);
    // A hair of room: what we print is rounded from a floating number.
    const end = (count: number): number => (wilson(count, of, z)[side] ?? 0) * 100 * scale;
    const from = firstCount(of, (count) => end(count) >= units - 0.5 - 1e-9);
    return { from, to: firstCount(of, (count) => end(count) > units + 0.5 + 1e-9) - 1 };
  });
  const from = Math.max(...ends.map((one) => one.from));
  const to = Math.min(...ends.map((one) => one.to));
  if (from > to) throw unreadable(says, "the ends of a Wilson interval of that share");
  return { terms: times(cells, 1), from, to, says };
}

/** The first count from 0 to `of` for which it is so; `of + 1` when for none. It must stay so above. */
function firstCount(of: number, isSo: (count: number) => boolean): number {
  let [low, high] = [0, of + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function ofOrder({ highestFirst }: Extract<Statement, { kind: "order" }>, says: string): readonly Condition[] {
  return highestFirst.slice(1).map((lower, index) => {
    const higher = highestFirst[index] ?? lower;
    return {
      terms: [...times(higher.cells, lower.of ?? 1), ...times(lower.cells, -(higher.of ?? 1))],
      from: 0,
      to: null,
      says,
    };
  });
}

/** `3.05` is 305 hundredths. */
function readDecimal(printed: string, says: string): { readonly units: number; readonly scale: number } {
  const [, whole, fraction = ""] = /^(\d{1,9})(?:\.(\d{1,6}))?$/u.exec(printed.trim()) ?? [];
  if (whole === undefined) throw unreadable(says, "a number such as 3.0");
  return { units: Number(whole + fraction), scale: 10 ** fraction.length };
}

function unreadable(says: string, wanted: string): Refusal {
  return new Refusal("usage", `Cannot use a statement: found "${says}", wanted ${wanted}.`);
}
