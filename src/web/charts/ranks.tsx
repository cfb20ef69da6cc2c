// How certain the ranks are: for each force the span of ranks that its figures allow. No list of places: most spans overlap.
import type { RanksChart } from "../../measures/answer.ts";
import { percent } from "../words.ts";
import { ranksWords } from "./chart-words.ts";
import { linear, roundValues } from "./linear.ts";
import type { Picture } from "./picture.ts";
import { RankMark } from "./row-marks.tsx";
import type { ChartRow, RowsModel, RowTick } from "./rows-model.ts";
import { rowsNarrow } from "./rows-narrow.tsx";
import { rowsWide } from "./rows-wide.tsx";

/** From this probability on a force is called lowest or highest, in words. */
const CERTAIN = 0.95;

/** Draws the spans of ranks. `focus` is the force asked about, if any. */
export function ranksPicture(chart: RanksChart, focus: string | null): Picture {
  const model = modelOf(chart, focus);
  return { title: model.title, description: model.description, wide: rowsWide(model), narrow: rowsNarrow(model) };
}

function modelOf(chart: RanksChart, focus: string | null): RowsModel {
  const { of, rows } = chart;
  const scale = linear({ min: 0, max: 46 }, 0, 46);
  return {
    title: "The ranks that the figures allow, 95 times in 100",
    description: `${rows.length} rows; ranks count upwards from the lower rates to ${of}. Where spans overlap, forces cannot be put in an order. The table holds every value.`,
    rows: rows.map((row) => rowOf(row, of, focus)),
    axis: { min: 0.5, max: of + 0.5 },
    ticks: (atLeast) => ticksFor(of, atLeast),
    ends: of === 1 ? null : ["lower rate", "higher rate"],
    line: null,
    key: [
      {
        sign: <RankMark ends={[8, 38]} expected={23} scale={scale} y={8} />,
        says: "ranks possible 95 times in 100; ring: the rank to expect",
      },
    ],
    markHeight: 22,
    foot: [],
  };
}

function rowOf(row: RanksChart["rows"][number], of: number, focus: string | null): ChartRow {
  const { force, called, rate, expected, from, to } = row;
  return {
    called,
    strong: force === focus,
    words: `${ranksWords({ from, to, of })}, rate ${percent(rate)}${certainly(row, of)}`,
    more: null,
    why: null,
    mark: (scale, y) => <RankMark ends={[from, to]} expected={expected} scale={scale} y={y} />,
  };
}

function certainly({ lowest, highest }: RanksChart["rows"][number], of: number): string {
  if (of < 2) return "";
  if (lowest >= CERTAIN) return `, lowest (P ${lowest.toFixed(2)})`;
  return highest >= CERTAIN ? `, highest (P ${highest.toFixed(2)})` : "";
}

/** The first, the last and round places between them that do not touch the last. */
function ticksFor(of: number, atLeast: number): readonly RowTick[] {
  const between = roundValues({ min: 0, max: of }, Math.min(atLeast, of)).filter(
    (at) => Number.isInteger(at) && at > 1 && at < of - of * 0.05,
  );
  return [1, ...between, ...(of > 1 ? [of] : [])].map((at) => ({ at, label: String(at), under: null }));
}
