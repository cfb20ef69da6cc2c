// What the dot chart draws, worked out once for its wide and its narrow drawing.
import type { Comparison, ForceRow } from "../../measures/result.ts";
import type { Order } from "../views.ts";
import { type Drawing, drawingOf, reachOf } from "./drawing.ts";
import { type Group, groupsOf, type Note, notesOf } from "./groups.ts";

/** A row with its drawing. */
export interface DrawnRow {
  readonly row: ForceRow;
  readonly drawing: Drawing;
}

/** The dot chart as values, without any place on paper. */
export interface Dots {
  readonly groups: readonly (Group & { readonly drawn: readonly DrawnRow[] })[];
  /** The fraction at the right end of the axis. */
  readonly end: number;
  /** `null` where no common line may be drawn. */
  readonly pooled: number | null;
  readonly mean: number | null;
  /** The share still open of all bodies; `null` on a basis where nothing is open. */
  readonly openAll: number | null;
  readonly showsOpen: boolean;
  /** The share at the right end of the bars of what is still open: a half or the whole. */
  readonly openEnd: number;
  readonly notes: readonly Note[];
  readonly title: string;
  readonly description: string;
}

/** Works out the dot chart of a comparison in this order. */
export function dotsOf(comparison: Comparison, order: Order): Dots {
  const groups = groupsOf(comparison, order).map((group) => ({ ...group, drawn: group.rows.map(drawnRow) }));
  const drawn = groups.flatMap((group) => group.drawn);
  const ordered = groups.some(({ id }) => id !== "beside");
  const shares = drawn.flatMap(({ row }) => row.openShare ?? []);
  const showsOpen = comparison.basis !== "closed" && shares.length > 0;
  const pooled = ordered ? comparison.pooled.rate : null;
  return {
    groups,
    end: endOf(
      drawn.map(({ drawing }) => drawing),
      pooled,
    ),
    pooled,
    mean: ordered ? comparison.meanOfForces.rate : null,
    openAll: showsOpen ? comparison.pooled.openShare : null,
    showsOpen,
    openEnd: Math.max(...shares, 0) > 0.5 ? 1 : 0.5,
    notes: notesOf(groups),
    title: "Charge rate by force with 95% interval",
    description: descriptionOf(groups),
  };
}

function drawnRow(row: ForceRow): DrawnRow {
  const { charged, outOf, rate, interval, interval998 } = row;
  return { row, drawing: drawingOf({ numerator: charged, denominator: outOf, rate, interval, interval998 }) };
}

/** The axis reaches all lines, unless a force with few crimes would press all others against the left: then its line runs on beyond the end. */
function endOf(drawings: readonly Drawing[], pooled: number | null): number {
  const marks = drawings.map((drawing) =>
    drawing.kind === "rate" ? drawing.rate : drawing.kind === "range" ? drawing.to : 0,
  );
  const reach = Math.max(...drawings.map(reachOf), 0);
  const likely = Math.max(...drawings.map((drawing) => (drawing.kind === "rate" ? drawing.interval[1] : 0)), 0);
  const enough = Math.max(1.5 * Math.max(...marks, 0), 4 * (pooled ?? 0), Math.min(likely, 0.25));
  const end = Math.min(reach, enough, 1);
  const grain = end > 0.05 ? 0.01 : 0.005;
  return Math.min(Math.max(Math.ceil((end * 1.01) / grain) * grain, 0.01), 1);
}

function descriptionOf(groups: readonly Group[]): string {
  const told = groups.map(({ title, rows }) => `${title}: ${rows.length}.`).join(" ");
  return `${told} The table below the chart holds every value.`;
}
