// Counted and counted out of, each as the least and the most that a source leaves of it: shares of parts that are added or taken away.
import { type Cell, HIDDEN, highest, lowest } from "../standard/cell.ts";
import type { CellJson } from "../standard/cell-json.ts";
import type { Interval } from "../statistics/interval.ts";
import { wilson } from "../statistics/wilson.ts";

/** Numerator and denominator of a share, each from … to. */
export interface Spans {
  readonly count: Interval;
  readonly of: Interval;
}

/** The spans of two cells; `null` where nothing bounds the whole, or the counted are silent for another reason than hiding. */
export function spansOf(count: Cell, of: Cell): Spans | null {
  if (of.kind === "absent") return null;
  const [fewest, greatest] = [lowest(of), highest(of)];
  if (greatest === null) return null;
  if (count.kind === "absent")
    return HIDDEN.has(count.absence) ? { count: [0, greatest], of: [fewest, greatest] } : null;
  return { count: [lowest(count), Math.min(highest(count) ?? greatest, greatest)], of: [fewest, greatest] };
}

/** The spans of parts together; `null` where one has none. */
export function addedSpans(parts: readonly (Spans | null)[]): Spans | null {
  return parts.reduce<Spans | null>(
    (sum, one) =>
      sum === null || one === null ? null : { count: plus(sum.count, one.count), of: plus(sum.of, one.of) },
    { count: [0, 0], of: [0, 0] },
  );
}

function plus([from, to]: Interval, [low, high]: Interval): Interval {
  return [from + low, to + high];
}

/** What is left of a whole without a part. Each end may be reached, since whole and part are counted apart. */
export function lessSpans(all: Spans | null, part: Spans | null): Spans | null {
  return all === null || part === null ? null : { count: minus(all.count, part.count), of: minus(all.of, part.of) };
}

function minus([from, to]: Interval, [low, high]: Interval): Interval {
  return [from - high, to - low];
}

/** Spans that can be a share, cut to counts that fit; `null` where none do: a part that is more than its whole. */
export function sound(spans: Spans | null): Spans | null {
  if (spans === null) return null;
  const [count, of]: [Interval, Interval] = [
    [Math.max(0, spans.count[0]), Math.min(spans.count[1], spans.of[1])],
    [Math.max(spans.of[0], spans.count[0], 1), spans.of[1]],
  ];
  return count[0] > count[1] || of[0] > of[1] ? null : { count, of };
}

/** Whether both counts are one number each. */
export function isExact({ count, of }: Spans): boolean {
  return count[0] === count[1] && of[0] === of[1];
}

/** The share where both counts are exact, else `null`. */
export function shareIn(spans: Spans | null): number | null {
  return spans === null || !isExact(spans) ? null : spans.count[0] / spans.of[0];
}

/** The Wilson 95% interval of exact counts; of others the least and the most that they allow, without chance. */
export function rangeOf(spans: Spans): Interval {
  const { count, of } = spans;
  if (isExact(spans)) return wilson(count[0], of[0]);
  return [count[0] / of[1], Math.min(1, count[1] / of[0])];
}

/** The same of spans that may be missing. */
export function rangeIn(spans: Spans | null): Interval | null {
  return spans === null ? null : rangeOf(spans);
}

/** The whole as a cell. */
export function countIn(spans: Spans | null): CellJson | null {
  if (spans === null) return null;
  const [from, to] = spans.of;
  return from === to ? from : { from, to };
}
