// Values with their intervals, a row each, and a second mark beside the first: standardised beside raw, with and without, ratio to the rest.
import type { DotsChart } from "../../measures/answer.ts";
import { capital } from "../words.ts";
import { tickWords, withRange } from "./chart-words.ts";
import { linear, roundUp, roundValues } from "./linear.ts";
import type { Picture } from "./picture.ts";
import { OtherMark, ValueMark } from "./row-marks.tsx";
import type { ChartRow, KeySign, RowsModel, RowTick } from "./rows-model.ts";
import { rowsNarrow } from "./rows-narrow.tsx";
import { rowsWide } from "./rows-wide.tsx";

type Row = DotsChart["rows"][number];

/** Draws a chart of values with intervals. `focus` is the force asked about, if any. */
export function intervalsPicture(chart: DotsChart, focus: string | null): Picture {
  const model = modelOf(chart, focus);
  return { title: model.title, description: model.description, wide: rowsWide(model), narrow: rowsNarrow(model) };
}

function modelOf(chart: DotsChart, focus: string | null): RowsModel {
  const { unit, marks, rows, line } = chart;
  const axis = axisOf(chart);
  const without = rows.filter(({ value, interval }) => value === null && interval === null).length;
  const silent = without === 0 ? "" : ` ${without} without a figure, each with the reason.`;
  return {
    title: `${capital(marks.length === 2 ? `${marks[0]} beside ${marks[1]}` : marks[0])}${hasIntervals(chart) ? ", with 95% intervals" : ""}`,
    description: `${rows.length} ${rows.length === 1 ? "row" : "rows"}, in the order of the table.${silent} The table holds every value.`,
    rows: rows.map((row) => rowOf(row, chart, focus)),
    axis,
    ticks: (atLeast) => ticksOf(chart, axis, atLeast),
    ends: unit === "difference" ? ["below the rest", "above the rest"] : null,
    line: line === null ? null : { at: line.value, says: line.says },
    key: keyOf(chart),
    markHeight: marks.length === 2 ? 36 : 22,
    foot: unit === "difference" ? ["Differences are in percentage points."] : [],
  };
}

function rowOf({ force, called, value, interval, other, why }: Row, chart: DotsChart, focus: string | null): ChartRow {
  const { unit, marks } = chart;
  const two = marks.length === 2;
  const drawn = value !== null || interval !== null || (other?.value ?? null) !== null;
  const more =
    !two || other === null ? null : `${marks[1]} ${withRange(unit, other.value, other.interval) || "not known"}`;
  return {
    called,
    strong: force === focus,
    words: withRange(unit, value, interval) || "no figure",
    more,
    why: drawn ? null : (why ?? "no figure"),
    mark: !drawn
      ? null
      : (scale, y) => (
          <>
            <ValueMark value={value} interval={interval} scale={scale} y={two ? y - 6 : y} />
            {other === null ? null : <OtherMark {...other} scale={scale} y={y + 7} />}
          </>
        ),
  };
}

/** From 0 (a difference: on both sides of it) to where the marks reach; one long line does not press all others together, it runs on. */
function axisOf({ unit, rows, line }: DotsChart): { readonly min: number; readonly max: number } {
  const parts = rows.flatMap(({ value, interval, other }) => [{ value, interval }, ...(other === null ? [] : [other])]);
  const ends = parts.flatMap(({ value, interval }) => [value ?? 0, ...(interval ?? [])]).map(Math.abs);
  const values = parts.flatMap(({ value, interval }) => value ?? interval?.[1] ?? []).map(Math.abs);
  const least = unit === "ratio" ? 2 : 0.01;
  const enough = Math.max(1.6 * Math.max(...values, 0), 3 * Math.abs(line?.value ?? 0), least);
  const reach = Math.max(Math.min(Math.max(...ends, line?.value ?? 0, 0), enough), least);
  const max = Math.min(roundUp(reach * 1.02), unit === "share" ? 1 : Number.POSITIVE_INFINITY);
  return unit === "difference" ? { min: -max, max } : { min: 0, max };
}

function ticksOf(
  { unit }: DotsChart,
  axis: { readonly min: number; readonly max: number },
  atLeast: number,
): readonly RowTick[] {
  return roundValues(axis, atLeast).map((at) => ({
    at,
    label: tickWords(unit, at),
    under: unit === "share" ? oneIn(at) : null,
  }));
}

function oneIn(rate: number): string | null {
  const n = 1 / rate;
  return rate > 0 && rate <= 0.5 && Math.abs(n - Math.round(n)) < 1e-6 ? `one in ${Math.round(n)}` : null;
}

/** Whether any value has an interval: a plain count has none. */
function hasIntervals({ rows }: DotsChart): boolean {
  return rows.some(({ value, interval }) => value !== null && interval !== null);
}

function keyOf(chart: DotsChart): readonly KeySign[] {
  const { marks, rows, unit } = chart;
  const isPlain = !hasIntervals(chart);
  const scale = linear({ min: 0, max: 46 }, 0, 46);
  const first = <ValueMark value={23} interval={isPlain ? null : [6, 40]} scale={scale} y={8} />;
  const other = <OtherMark value={23} interval={[6, 40]} scale={scale} y={8} />;
  const box = <ValueMark value={null} interval={[10, 36]} scale={scale} y={8} />;
  const hasRange = rows.some(({ value, interval }) => value === null && interval !== null);
  const ofWhat = unit === "share" ? "" : unit === "ratio" ? " (times)" : " (points)";
  return [
    { sign: first, says: `${marks[0]}${ofWhat}${isPlain ? "" : ", 95% interval"}` },
    ...(marks.length === 2 ? [{ sign: other, says: marks[1] }] : []),
    ...(hasRange ? [{ sign: box, says: "counts given as a range" }] : []),
  ];
}
