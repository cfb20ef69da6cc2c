// What of a rate can be drawn: a dot with its intervals, a hollow box for counts given as a range, hatch for what is withheld, words for a silence.
import type { Rate } from "../../measures/result.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { isAbsent, isExact, isWithheld } from "../words.ts";

type Interval = readonly [number, number];

/** How a rate is drawn. Fractions. */
export type Drawing =
  | { readonly kind: "rate"; readonly rate: number; readonly interval: Interval; readonly interval998: Interval | null }
  | { readonly kind: "range"; readonly from: number; readonly to: number; readonly interval: Interval | null }
  | { readonly kind: "hidden" }
  | { readonly kind: "silent"; readonly says: string };

/** A rate with its parts, as forces and answers carry it. */
export interface Drawable extends Pick<Rate, "rate" | "interval" | "interval998"> {
  readonly numerator: CellJson;
  readonly denominator: CellJson;
}

/** Chooses the drawing. No dot is ever made from counts that are not exact, and no zero from a silence. */
export function drawingOf({ numerator, denominator, rate, interval, interval998 }: Drawable): Drawing {
  if (isWithheld(numerator) || isWithheld(denominator)) return { kind: "hidden" };
  if (isAbsent(numerator)) return { kind: "silent", says: numerator.absent };
  if (isAbsent(denominator)) return { kind: "silent", says: denominator.absent };
  if (!isExact(numerator) || !isExact(denominator)) {
    const [from, to] = rangeOf(numerator, denominator);
    return { kind: "range", from, to, interval };
  }
  if (rate === null || interval === null) return { kind: "silent", says: "no rate" };
  return { kind: "rate", rate, interval, interval998 };
}

type Known = Exclude<CellJson, { absent: unknown }>;

/** The least and the greatest rate that the counts allow; a charge rate is never above 1. */
function rangeOf(numerator: Known, denominator: Known): Interval {
  const [low, high] = endsOf(numerator);
  const [least, most] = endsOf(denominator);
  const from = most === null || most <= 0 ? 0 : low / most;
  const to = high === null || least <= 0 ? 1 : high / least;
  return [clamp(from), clamp(to)];
}

function endsOf(cell: Known): readonly [number, number | null] {
  return isExact(cell) ? [cell, cell] : [cell.from, cell.to];
}

function clamp(rate: number): number {
  return Math.min(Math.max(rate, 0), 1);
}

/** The right-most fraction of a drawing that its axis should reach. */
export function reachOf(drawing: Drawing): number {
  if (drawing.kind === "rate") return (drawing.interval998 ?? drawing.interval)[1];
  if (drawing.kind === "range") return drawing.interval?.[1] ?? drawing.to;
  return 0;
}
