// A series over time with its limits: marked points are numbered and said in words; without limits only the points stand there.
import type { VNode } from "preact";
import type { ControlChart } from "../../measures/answer.ts";
import { count, percent } from "../words.ts";
import { wrap } from "./labels.ts";
import { roundUp } from "./linear.ts";
import { type Drawn, lettersIn, NARROW, type Picture, textWidth, WIDE } from "./picture.ts";
import { Course, type Plane, planeOf, Upwards } from "./plot.tsx";

type Point = ControlChart["points"][number];

/** Draws the series. */
export function controlPicture(chart: ControlChart): Picture {
  const { points } = chart;
  const marked = points.filter(({ marked: rules }) => rules.length > 0);
  const limited = points.some(({ limits }) => limits !== null);
  const limits = limited ? `${marked.length} marked by a rule.` : "No limits are drawn.";
  return {
    title: limited ? "A series over time with its limits" : "A series over time",
    description: `${points.length} ${points.length === 1 ? "point" : "points"}. ${limits} The table holds every value.`,
    wide: drawn(chart, { width: WIDE, left: 56, right: 900, height: 300, steps: 4 }),
    narrow: drawn(chart, { width: NARROW, left: 44, right: 348, height: 220, steps: 2 }),
  };
}

interface Paper {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly steps: number;
}

function drawn(chart: ControlChart, paper: Paper): Drawn {
  const { width, left, right, height, steps } = paper;
  const { points, unit } = chart;
  const reach = reachOf(chart);
  const end = roundUp(Math.max(reach * 1.1, unit === "share" ? 0.005 : 4));
  const plane = planeOf(
    { left, right, top: 18, bottom: 18 + height },
    { end: unit === "share" ? Math.min(end, 1.05) : end, far: Math.max(points.length, 1) },
  );
  const foot = footOf(chart, width === WIDE).flatMap((says) => wrap(says, lettersIn(width - 4)));
  const footTop = 18 + height + 36;
  return {
    width,
    height: footTop + foot.length * 18 + 6,
    drawing: (
      <>
        <Upwards plane={plane} unit={unit} atLeast={steps} />
        <Periods points={points} plane={plane} />
        <Limits chart={chart} plane={plane} />
        {points.map(({ interval = null }, index) => (
          <Upright interval={interval} plane={plane} x={placeOf(plane, index)} />
        ))}
        {points.length < 2 ? null : <path class="series-line" d={lineOf(points, plane)} />}
        {numbered(points).map(({ point, number }, index) => (
          <Mark point={point} number={number} centre={chart.centre} plane={plane} x={placeOf(plane, index)} />
        ))}
        {width === WIDE ? <LineNames chart={chart} plane={plane} /> : null}
        {foot.map((line, index) => (
          <text class="t-s t-soft" x="0" y={footTop + 14 + index * 18}>
            {line}
          </text>
        ))}
      </>
    ),
  };
}

/** How high the marks and lines stand; one long interval does not press all points together, it runs out of the plane. */
function reachOf({ points, centre }: ControlChart): number {
  const highest = Math.max(...points.map(({ value, limits }) => Math.max(value, limits?.[1] ?? 0)), centre ?? 0);
  const intervals = Math.max(...points.map(({ interval }) => interval?.[1] ?? 0), 0);
  return Math.max(highest, Math.min(intervals, 2 * highest));
}

/** The middle of the place of a point. */
function placeOf(plane: Plane, index: number): number {
  return plane.x(index + 0.5);
}

function lineOf(points: readonly Point[], plane: Plane): string {
  return points
    .map(({ value }, index) => `${index === 0 ? "M" : "L"}${placeOf(plane, index)} ${plane.y(value)}`)
    .join("");
}

/** As many periods as stand side by side without touching, from the last one backwards. */
function Periods({ points, plane }: { readonly points: readonly Point[]; readonly plane: Plane }): VNode {
  const right = plane.box.right > NARROW ? WIDE : NARROW;
  let free = right;
  const shown = points
    .map(({ period }, index) => ({ period, middle: placeOf(plane, index), width: textWidth(period, { size: 13 }) + 4 }))
    .reverse()
    .flatMap(({ period, middle, width }) => {
      const left = Math.max(Math.min(middle - width / 2, right - width), 0);
      if (left + width > free) return [];
      free = left - 12;
      return [{ period, left }];
    });
  return (
    <>
      {shown.map(({ period, left }) => (
        <text class="t-s t-soft" x={Math.round(left) + 2} y={plane.box.bottom + 19}>
          {period}
        </text>
      ))}
    </>
  );
}

/** The centre, and limits in steps: each holds for the place of its own point. */
function Limits({ chart: { points, centre }, plane }: { readonly chart: ControlChart; readonly plane: Plane }): VNode {
  const steps = (side: 0 | 1): string =>
    points
      .map(({ limits }, index) => {
        if (limits === null) return "";
        const y = plane.y(Math.min(Math.max(limits[side], 0), plane.end));
        const joined = index > 0 && points[index - 1]?.limits != null;
        return joined ? `V${y}H${plane.x(index + 1)}` : `M${plane.x(index)} ${y}H${plane.x(index + 1)}`;
      })
      .join("");
  return (
    <>
      {centre === null ? null : (
        <line class="pooled" x1={plane.box.left} x2={plane.box.right} y1={plane.y(centre)} y2={plane.y(centre)} />
      )}
      {([1, 0] as const).map((side) => (
        <Course class="limit998" d={steps(side)} />
      ))}
    </>
  );
}

/** The 95% interval of a point, upright through it. */
function Upright({ interval, plane, x }: UprightProps): VNode | null {
  if (interval === null) return null;
  const [from, to] = interval.map((value) => plane.y(Math.min(value, plane.end)));
  return <line class="ci" x1={x} x2={x} y1={from} y2={to} />;
}

interface UprightProps {
  readonly interval: readonly [number, number] | null;
  readonly plane: Plane;
  readonly x: number;
}

/** Points with their number; only those that a rule marks have one. */
function numbered(points: readonly Point[]): readonly { readonly point: Point; readonly number: number | null }[] {
  let next = 0;
  return points.map((point) => {
    if (point.marked.length === 0) return { point, number: null };
    next += 1;
    return { point, number: next };
  });
}

interface MarkProps {
  readonly point: Point;
  readonly number: number | null;
  readonly centre: number | null;
  readonly plane: Plane;
  readonly x: number;
}

function Mark({ point, number, centre, plane, x }: MarkProps): VNode {
  const y = plane.y(point.value);
  if (number === null) return <circle class="dot" cx={x} cy={y} r="4.5" />;
  const isAbove = centre === null || point.value >= centre;
  return (
    <>
      <path
        class={isAbove ? "mark-above" : "mark-below"}
        d={isAbove ? `M${x} ${y - 6}l6.2 11h-12.4Z` : `M${x} ${y + 6}l6.2 -11h-12.4Z`}
      />
      <text class="t-s t-b t-halo" text-anchor="middle" x={x} y={isAbove ? y - 11 : y + 21}>
        {count(number)}
      </text>
    </>
  );
}

function LineNames({
  chart: { points, centre, unit },
  plane,
}: {
  readonly chart: ControlChart;
  readonly plane: Plane;
}): VNode {
  const last = points.at(-1)?.limits ?? null;
  const say = (value: number): string => (unit === "share" ? percent(value) : count(Math.round(value)));
  const names = [
    ...(last === null ? [] : [{ y: plane.y(Math.min(last[1], plane.end)), text: "upper limit", strong: false }]),
    ...(centre === null ? [] : [{ y: plane.y(centre), text: `centre ${say(centre)}`, strong: true }]),
    ...(last === null ? [] : [{ y: plane.y(Math.max(last[0], 0)), text: "lower limit", strong: false }]),
  ];
  const [upper, middle, lower] = names;
  // Three names one above the other: the outer two give way to the middle one.
  const ys = names.map(({ y }) => y);
  if (upper !== undefined && middle !== undefined && lower !== undefined) {
    ys[0] = Math.min(upper.y, middle.y - 17);
    ys[2] = Math.max(lower.y, middle.y + 17);
  }
  return (
    <>
      {names.map(({ text, strong }, index) => (
        <text class={strong ? "t-s t-b" : "t-s t-soft"} x={plane.box.right + 8} y={(ys[index] ?? 0) + 5}>
          {text}
        </text>
      ))}
    </>
  );
}

function footOf({ points, centre, unit }: ControlChart, isWide: boolean): readonly string[] {
  const say = (value: number): string => (unit === "share" ? percent(value) : count(value));
  const limited = points.some(({ limits }) => limits !== null);
  const rules = numbered(points).flatMap(({ point, number }) =>
    number === null ? [] : [`${number}  ${point.period}, ${say(point.value)}: ${point.marked.join("; ")}.`],
  );
  const lines =
    isWide || centre === null
      ? []
      : [`Thick line: centre ${unit === "share" ? percent(centre) : count(Math.round(centre))}. Thin lines: limits.`];
  const upright = points.some(({ interval = null }) => interval !== null) ? ["Upright lines: 95% intervals."] : [];
  return [...(limited ? lines : ["No limits are drawn."]), ...upright, ...rules];
}
