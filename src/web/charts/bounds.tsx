// Best and worst case: for each force everything from the least to the most that its cells and silences allow.
import type { BoundsChart } from "../../measures/answer.ts";
import { percent, percentRange } from "../words.ts";
import { tickWords } from "./chart-words.ts";
import { linear, roundUp, roundValues } from "./linear.ts";
import type { Picture } from "./picture.ts";
import { BoundsMark } from "./row-marks.tsx";
import type { ChartRow, KeySign, RowsModel } from "./rows-model.ts";
import { rowsNarrow } from "./rows-narrow.tsx";
import { rowsWide } from "./rows-wide.tsx";

type Row = BoundsChart["rows"][number];

/** Draws the bounds. `focus` is the force asked about, if any. */
export function boundsPicture(chart: BoundsChart, focus: string | null): Picture {
  const model = modelOf(chart, focus);
  return { title: model.title, description: model.description, wide: rowsWide(model), narrow: rowsNarrow(model) };
}

function modelOf({ rows, all }: BoundsChart, focus: string | null): RowsModel {
  const reach = Math.max(...rows.map(({ highest }) => highest ?? 0), all?.highest ?? 0, 0.01);
  const axis = { min: 0, max: Math.min(roundUp(reach * 1.02), 1) };
  const open = rows.filter(({ lowest, highest }) => lowest !== highest).length;
  return {
    title: "The least and the most that the cells and silences allow",
    description: `${rows.length} rows; ${open} of them are not one number. No interval for chance is in the boxes. The table holds every value.`,
    rows: [...(all === null ? [] : [allRow(all)]), ...rows.map((row) => rowOf(row, focus))],
    axis,
    ticks: (atLeast) => roundValues(axis, atLeast).map((at) => ({ at, label: tickWords("share", at), under: null })),
    ends: null,
    line: null,
    key: keyOf(rows),
    markHeight: 22,
    foot: all === null ? [] : [all.says],
  };
}

function allRow({ lowest, highest }: NonNullable<BoundsChart["all"]>): ChartRow {
  return {
    called: "All together",
    strong: true,
    words: lowest === highest ? percent(lowest) : percentRange([lowest, highest]),
    more: null,
    why: null,
    mark: (scale, y) => (
      <BoundsMark ends={[lowest, highest]} stated={lowest === highest ? lowest : null} scale={scale} y={y} />
    ),
  };
}

function rowOf({ force, called, lowest, highest, stated, why }: Row, focus: string | null): ChartRow {
  const common = { called, strong: force === focus, more: null };
  if (lowest === null || highest === null)
    return { ...common, words: "no figure", why: why ?? "no figure", mark: null };
  const range = lowest === highest ? percent(lowest) : percentRange([lowest, highest]);
  return {
    ...common,
    words: stated === null || lowest === highest ? range : `${percent(stated)} stated, ${range}`,
    why: null,
    mark: (scale, y) => <BoundsMark ends={[lowest, highest]} stated={stated} scale={scale} y={y} />,
  };
}

function keyOf(rows: readonly Row[]): readonly KeySign[] {
  const scale = linear({ min: 0, max: 46 }, 0, 46);
  const box = <BoundsMark ends={[6, 40]} stated={null} scale={scale} y={8} />;
  const dot = <BoundsMark ends={[23, 23]} stated={23} scale={scale} y={8} />;
  return [
    { sign: box, says: "anywhere in the box: nobody has said" },
    ...(rows.some(({ stated }) => stated !== null) ? [{ sign: dot, says: "the rate as stated" }] : []),
  ];
}
