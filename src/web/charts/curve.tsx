// Shares against the time since recording: a stepped line with its 95% band, dotted on where fewer than five are still followed.
import type { VNode } from "preact";
import type { CurveChart } from "../../measures/answer.ts";
import { count, percent, range } from "../words.ts";
import { lagWords } from "./chart-words.ts";
import { wrap } from "./labels.ts";
import { roundUp } from "./linear.ts";
import { type Drawn, lettersIn, NARROW, type Picture, WIDE } from "./picture.ts";
import { Across, Course, type Plane, planeOf, stepsOf, Upwards } from "./plot.tsx";
import { pushApart } from "./point-labels.ts";

type Series = CurveChart["series"][number];
type Point = Series["points"][number];

/** Below so many followed crimes a line is only dotted on. */
const ENOUGH = 5;
/** Up to so many series each have their band; more have their interval where their line ends. */
const BANDS = 2;

/** Draws the curves. */
export function curvePicture(whole: CurveChart): Picture {
  const chart = upToHorizon(whole);
  const { series } = chart;
  const lines =
    series.length === 1
      ? "A stepped line with its 95% band"
      : `${series.length} stepped lines, each with its 95% interval`;
  const naive = chart.naive === null ? "" : ` Dashed line: ${percent(chart.naive.share)}, ${chart.naive.says}`;
  return {
    title: `Share by time since recording, up to ${lagWords(chart.horizon, chart.lag)}`,
    description: `${lines}. ${series.map(endWords).join("; ")}.${naive} The table holds every value.`,
    wide: drawn(chart, { width: WIDE, left: 52, right: 800, height: 330, steps: 4 }),
    narrow: drawn(chart, { width: NARROW, left: 40, right: 350, height: 240, steps: 2 }),
  };
}

/** A line is drawn up to the horizon, where it says what the finding says. */
function upToHorizon(chart: CurveChart): CurveChart {
  const series = chart.series.map((one) => ({ ...one, points: one.points.filter(({ at }) => at <= chart.horizon) }));
  return { ...chart, series };
}

function endWords({ title, points }: Series): string {
  const last = points.at(-1);
  return last === undefined
    ? `${title}: nothing followed`
    : `${title}: ${percent(last.share)}${last.interval === null ? "" : ` (${range(last.interval)})`}`;
}

interface Paper {
  readonly width: number;
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly steps: number;
}

function drawn(chart: CurveChart, paper: Paper): Drawn {
  const { width, left, right, height, steps } = paper;
  const isWide = width === WIDE;
  const all = chart.series.flatMap(({ points }) => points);
  const top = Math.max(...all.map(({ share, interval }) => interval?.[1] ?? share), chart.naive?.share ?? 0, 0.005);
  const shares = Math.max(...all.map(({ share }) => share), chart.naive?.share ?? 0, 0.005);
  const end = Math.min(roundUp(Math.min(top * 1.08, shares * 2.5)), 1);
  const plane = planeOf({ left, right, top: 14, bottom: 14 + height }, { end, far: Math.max(chart.horizon, 1) });
  const ticks = ticksOf(chart, isWide);
  const followed = followedRows(chart, plane, ticks);
  const below = 14 + height + 34;
  const notes = notesOf(chart, isWide).flatMap((says) => wrap(says, lettersIn(width - 4)));
  const notesTop = below + followed.height + 4;
  return {
    width,
    height: notesTop + notes.length * 18 + 8,
    drawing: (
      <>
        <Upwards plane={plane} unit="share" atLeast={steps} />
        <Across plane={plane} ticks={ticks} />
        {chart.series.map((series, index) => (
          <SeriesLine series={series} plane={plane} index={index} of={chart.series.length} />
        ))}
        <Naive chart={chart} plane={plane} />
        {isWide ? <EndNames chart={chart} plane={plane} /> : null}
        <g transform={`translate(0 ${below})`}>{followed.drawing}</g>
        {notes.map((line, index) => (
          <text class="t-s t-soft" x="0" y={notesTop + 14 + index * 18}>
            {line}
          </text>
        ))}
      </>
    ),
  };
}

interface SeriesProps {
  readonly series: Series;
  readonly plane: Plane;
  readonly index: number;
  readonly of: number;
}

function SeriesLine({ series: { points }, plane, index, of }: SeriesProps): VNode {
  const firm = points.findIndex(({ followed }) => followed < ENOUGH);
  // The first point with too few ends the firm line; what follows is dotted.
  const solid = firm === -1 ? points : points.slice(0, firm + 1);
  const dotted = firm === -1 ? [] : points.slice(firm);
  const end = solid.at(-1);
  return (
    <>
      {of <= BANDS ? (
        <Band plane={plane} points={solid} />
      ) : (
        <Whisker point={end} plane={plane} index={index} of={of} />
      )}
      <Course
        class={`curve curve-${index % 6}`}
        d={stepsOf(
          plane,
          solid.map(({ at, share }) => [at, share] as const),
        )}
      />
      {dotted.length < 2 ? null : (
        <path
          class="curve-on"
          d={stepsOf(
            plane,
            dotted.map(({ at, share }) => [at, share] as const),
          )}
        />
      )}
      {end === undefined || of > BANDS ? null : (
        <circle class="dot" cx={plane.x(end.at)} cy={plane.y(Math.min(end.share, plane.end))} r="4.5" />
      )}
    </>
  );
}

function Band({ plane, points }: { readonly plane: Plane; readonly points: readonly Point[] }): VNode | null {
  const known = points.flatMap(({ at, interval }) => (interval === null ? [] : [{ at, interval }]));
  if (known.length < 2) return null;
  const upper = stepsOf(
    plane,
    known.map(({ at, interval }) => [at, interval[1]] as const),
  );
  // Backwards each value holds from its own point on: first up or down, then left.
  const lower = [...known]
    .reverse()
    .map(({ at, interval }) => `V${plane.y(Math.min(interval[0], plane.end))}H${plane.x(at)}`);
  return <path class="band" d={`${upper}${lower.join("")}Z`} />;
}

/** The interval at the end of a line, drawn a little to the left so that several stand side by side. */
function Whisker({
  point,
  plane,
  index,
  of,
}: {
  point: Point | undefined;
  plane: Plane;
  index: number;
  of: number;
}): VNode | null {
  if (point === undefined || point.interval === null) return null;
  const x = plane.x(point.at) - (of - 1 - index) * 9 - 4;
  const [from, to] = point.interval.map((end) => plane.y(Math.min(end, plane.end)));
  return <line class="ci" x1={x} x2={x} y1={from} y2={to} />;
}

/** The ratio of the same year, as what it is: a dashed line that belongs to no time since recording. */
function Naive({ chart: { naive }, plane }: { readonly chart: CurveChart; readonly plane: Plane }): VNode | null {
  if (naive === null) return null;
  const y = plane.y(naive.share);
  const says = `same-year ratio ${percent(naive.share)}`;
  return (
    <>
      <line class="mean" x1={plane.box.left} x2={plane.box.right} y1={y} y2={y} />
      <text class="t-s t-halo" x={plane.box.left + 6} y={y - 6}>
        {says}
      </text>
    </>
  );
}

/** Each line named where it ends, with its share and interval. */
function EndNames({ chart: { series }, plane }: { readonly chart: CurveChart; readonly plane: Plane }): VNode {
  const named = series.flatMap(({ title, points }) => {
    const last = points.at(-1);
    if (last === undefined) return [];
    const interval = last.interval === null ? "" : ` (${range(last.interval)})`;
    const texts = [
      `${percent(last.share)}${interval}`,
      ...(series.length === 1 && title === "" ? [] : wrap(title, 30)),
    ];
    return [{ texts, y: plane.y(Math.min(last.share, plane.end)) }];
  });
  const places = pushApart(
    named.map(({ y, texts }) => ({ y: y - 12, height: texts.length * 17 + 3 })),
    { top: 0, bottom: plane.box.bottom + 20 },
  );
  return (
    <>
      {named.map(({ texts, y }, index) => {
        const top = places[index] ?? 0;
        return (
          <>
            <path class="lead-line" d={`M${plane.box.right + 3} ${y}L${plane.box.right + 18} ${top + 10}`} />
            {texts.map((text, line) => (
              <text class={line === 0 ? "t-b" : "t-s"} x={plane.box.right + 24} y={top + 15 + line * 17}>
                {text}
              </text>
            ))}
          </>
        );
      })}
    </>
  );
}

/** Times since recording that have a word: about five on a wide drawing, three on a narrow one. */
function ticksOf(
  { horizon, lag }: CurveChart,
  isWide: boolean,
): readonly { readonly at: number; readonly label: string }[] {
  const steps = lag === "quarters" ? [1, 2, 4, 8, 12] : [7, 14, 30, 91, 182.5, 365, 730, 1095];
  const most = isWide ? 6 : 3;
  const step = steps.find((one) => horizon / one <= most) ?? horizon;
  const places = Array.from({ length: Math.floor(horizon / step + 1e-9) + 1 }, (_, index) => Math.round(index * step));
  // The horizon itself is always named; a place too near to it is left out.
  const inner = places.filter((at) => at < horizon * (isWide ? 0.88 : 0.72));
  return [...inner, horizon].map((at) => ({ at, label: lagWords(at, lag) }));
}

/** How many are still followed, series by series, under the ticks. */
function followedRows(
  { series }: CurveChart,
  plane: Plane,
  ticks: readonly { readonly at: number }[],
): { readonly height: number; readonly drawing: VNode } {
  const isWide = plane.box.right > NARROW;
  const one = series.length === 1;
  let next = 18;
  const rows = series.map(({ title, points }) => {
    const names = one ? [] : wrap(title, isWide ? 31 : 46);
    // On a wide drawing a name stands beside its counts, on a narrow one above them.
    const y = next + (isWide ? 0 : names.length * 17);
    next = y + 18 + (isWide ? Math.max(names.length - 1, 0) * 16 : 2);
    return { names, points, top: isWide ? y : y - names.length * 17, y };
  });
  return {
    height: next + 8,
    drawing: (
      <>
        <text class="t-s t-soft" x="0" y="14">
          still followed, with no outcome yet
        </text>
        {rows.map(({ names, points, top, y }, index) => (
          <>
            {isWide || one ? null : <path class={`curve curve-${index % 6}`} d={`M2 ${top + 9}H38`} />}
            <Counts points={points} ticks={ticks} plane={plane} y={y + 14} />
            {names.map((name, line) => (
              <text
                class={isWide ? "t-s t-soft" : "t-s"}
                x={isWide ? plane.box.right + 24 : 46}
                y={top + 14 + line * 16}
              >
                {name}
              </text>
            ))}
          </>
        ))}
      </>
    ),
  };
}

interface CountsProps {
  readonly points: readonly Point[];
  readonly ticks: readonly { readonly at: number }[];
  readonly plane: Plane;
  readonly y: number;
}

function Counts({ points, ticks, plane, y }: CountsProps): VNode {
  const last = ticks.length - 1;
  return (
    <>
      {ticks.map(({ at }, place) => (
        <text
          class="t-s"
          text-anchor={place === 0 ? "start" : place === last ? "end" : "middle"}
          x={place === last ? plane.box.right : plane.x(at)}
          y={y}
        >
          {followedAt(points, at)}
        </text>
      ))}
    </>
  );
}

function followedAt(points: readonly Point[], at: number): string {
  const known = points.findLast((point) => point.at <= at);
  return known === undefined ? "" : count(known.followed);
}

function notesOf({ series, naive, lag, horizon }: CurveChart, isWide: boolean): readonly string[] {
  const few = series.some(({ points }) => points.some(({ followed }) => followed < ENOUGH));
  const [only] = series;
  return [
    ...(!isWide && series.length === 1 && only !== undefined ? [endWords(only).replace(/^: /u, "")] : []),
    ...(few ? [`Dotted: fewer than five are still followed.`] : []),
    ...(naive === null ? [] : [`Same-year ratio: ${naive.says}`]),
    ...(series.length === 0 ? [`Nothing was followed for ${lagWords(horizon, lag)}.`] : []),
  ];
}
