// The funnel: size across, rate upwards, limits that open towards the small forces. Only forces outside are marked.
import type { VNode } from "preact";
import type { FunnelChart } from "../../measures/answer.ts";
import { count, percent } from "../words.ts";
import { type Funnel, type FunnelLine, funnelLines, funnelOf } from "./funnel-model.ts";
import { wrap } from "./labels.ts";
import { roundValues } from "./linear.ts";
import { type Drawn, lettersIn, NARROW, type Picture, textWidth, WIDE } from "./picture.ts";
import { Across, Course, type Plane, pathOf, planeOf, Upwards } from "./plot.tsx";
import { labelPoints, pushApart } from "./point-labels.ts";
import { tenth } from "./scale.ts";

type Point = FunnelChart["points"][number];

/** Draws the funnel. `focus` is the force asked about, if any: it is named wherever it lies. */
export function funnelPicture(chart: FunnelChart, focus: string | null): Picture {
  const funnel = funnelOf(chart, focus);
  return { title: funnel.title, description: funnel.description, wide: wide(funnel), narrow: narrow(funnel) };
}

const WIDE_BOX = { left: 52, right: 858, top: 16, bottom: 530 };

function wide(funnel: Funnel): Drawn {
  const plane = planeOf(WIDE_BOX, funnel);
  const lines = funnelLines(funnel);
  return {
    width: WIDE,
    height: WIDE_BOX.bottom + 50,
    drawing: (
      <>
        <Frame funnel={funnel} plane={plane} lines={lines} steps={4} />
        <LineNames lines={lines} plane={plane} />
        <PointNames funnel={funnel} plane={plane} />
      </>
    ),
  };
}

interface FrameProps {
  readonly funnel: Funnel;
  readonly plane: Plane;
  readonly lines: readonly FunnelLine[];
  readonly steps: number;
}

function Frame({ funnel, plane, lines, steps }: FrameProps): VNode {
  const { box } = plane;
  const across = roundValues({ min: 0, max: funnel.far }, steps)
    .filter(Number.isInteger)
    .map((at) => ({ at, label: count(at) }));
  return (
    <>
      <Upwards plane={plane} unit="share" atLeast={steps} />
      <Across plane={plane} ticks={across} />
      <text class="t-s" text-anchor="middle" x={(box.left + box.right) / 2} y={box.bottom + 42}>
        how many are counted
      </text>
      {lines.map(({ class: name, courses }) =>
        courses.map((points) => <Course class={name} d={pathOf(plane, points)} />),
      )}
      {funnel.chart.points.map((point) => (
        <Mark point={point} plane={plane} />
      ))}
    </>
  );
}

function Mark({ point, plane }: { readonly point: Point; readonly plane: Plane }): VNode {
  const [x, y] = [plane.x(point.of), plane.y(point.rate)];
  if (point.outside === "above") return <path class="mark-above" d={`M${x} ${y - 6}l6.2 11h-12.4Z`} />;
  if (point.outside === "below") return <path class="mark-below" d={`M${x} ${y + 6}l6.2 -11h-12.4Z`} />;
  return <circle class="dot" cx={x} cy={y} r="4.5" />;
}

/** How far a name may stand from its line, px, before a leader tells which line it names. */
const BESIDE = 4;

/** The lines named at their right ends; one below the other, each on a leader, where they end too close together. */
function LineNames({ lines, plane }: { readonly lines: readonly FunnelLine[]; readonly plane: Plane }): VNode {
  const { box, end } = plane;
  const named = lines.flatMap(({ says, strong, courses }) => {
    const last = courses[0]?.at(-1);
    return last === undefined ? [] : [{ texts: wrap(says, 23), strong, y: plane.y(Math.min(last[1], end)) }];
  });
  const places = pushApart(
    named.map(({ y, texts }) => ({ y: y - 9 * texts.length, height: texts.length * 16 + 2 })),
    { top: 0, bottom: box.bottom + 20 },
  );
  const middles = named.map(({ texts }, index) => (places[index] ?? 0) + 1 + texts.length * 8);
  const isMoved = named.some(({ y }, index) => Math.abs((middles[index] ?? y) - y) > BESIDE);
  const left = box.right + (isMoved ? 24 : 8);
  return (
    <>
      {named.map(({ texts, strong, y }, index) => (
        <>
          {isMoved ? (
            <line class="lead-line" x1={box.right + 2} y1={y} x2={left - 4} y2={tenth(middles[index] ?? y)} />
          ) : null}
          {texts.map((text, line) => (
            <text class={strong ? "t-s t-b" : "t-s t-soft"} x={left} y={(places[index] ?? 0) + 13 + line * 16}>
              {text}
            </text>
          ))}
        </>
      ))}
    </>
  );
}

function PointNames({ funnel, plane }: { readonly funnel: Funnel; readonly plane: Plane }): VNode {
  const { named, chart, focus } = funnel;
  const places = labelPoints(
    named.map((point) => ({
      x: plane.x(point.of),
      y: plane.y(point.rate),
      width: textWidth(point.called, { bold: point.force === focus }),
    })),
    {
      marks: chart.points.map((point) => [plane.x(point.of), plane.y(point.rate)] as const),
      within: { left: WIDE_BOX.left + 2, right: WIDE_BOX.right - 2, top: 2, bottom: WIDE_BOX.bottom - 1 },
    },
  );
  return (
    <>
      {named.map((point, index) => {
        const place = places[index];
        if (place == null) return null;
        return (
          <>
            {place.leader === null ? null : (
              <line
                class="lead-line"
                x1={plane.x(point.of)}
                y1={plane.y(point.rate)}
                x2={place.leader[0]}
                y2={place.leader[1]}
              />
            )}
            <text
              class={point.force === focus ? "t-halo t-b" : "t-halo"}
              text-anchor={place.anchor}
              x={place.x}
              y={place.y}
            >
              {point.called}
            </text>
          </>
        );
      })}
    </>
  );
}

const NARROW_BOX = { left: 38, right: 352, top: 10, bottom: 300 };

/** On a narrow screen letters stand at the marks, and the names below. */
function narrow(funnel: Funnel): Drawn {
  const plane = planeOf(NARROW_BOX, funnel);
  const lines = funnelLines(funnel);
  const letters = funnel.named.map((_, index) => letterOf(index));
  const keyTop = NARROW_BOX.bottom + 56;
  const namesTop = keyTop + lines.length * 19 + 8;
  const names = funnel.named.flatMap(({ called, rate, outside }, index) =>
    wrap(`${called} ${percent(rate)}${outside === null ? "" : `, ${outside} the limits`}`, lettersIn(NARROW - 30)).map(
      (text, line) => ({ letter: line === 0 ? (letters[index] ?? "") : "", text }),
    ),
  );
  return {
    width: NARROW,
    height: namesTop + names.length * 18 + 6,
    drawing: (
      <>
        <Frame funnel={funnel} plane={plane} lines={lines} steps={2} />
        <Letters funnel={funnel} plane={plane} letters={letters} />
        {lines.map(({ class: name, says, strong }, index) => (
          <>
            <path class={name} d={`M4 ${keyTop + 5 + index * 19}H40`} />
            <text class={strong ? "t-s t-b" : "t-s t-soft"} x="48" y={keyTop + 10 + index * 19}>
              {says}
            </text>
          </>
        ))}
        {names.map(({ letter, text }, index) => (
          <>
            <text class="t-s t-b" x="4" y={namesTop + 13 + index * 18}>
              {letter}
            </text>
            <text class="t-s" x="26" y={namesTop + 13 + index * 18}>
              {text}
            </text>
          </>
        ))}
      </>
    ),
  };
}

interface LettersProps {
  readonly funnel: Funnel;
  readonly plane: Plane;
  readonly letters: readonly string[];
}

function Letters({ funnel, plane, letters }: LettersProps): VNode {
  const places = labelPoints(
    funnel.named.map((point, index) => ({
      x: plane.x(point.of),
      y: plane.y(point.rate),
      width: (letters[index] ?? "").length * 8,
    })),
    {
      marks: funnel.chart.points.map((point) => [plane.x(point.of), plane.y(point.rate)] as const),
      within: { left: NARROW_BOX.left + 1, right: NARROW, top: 0, bottom: NARROW_BOX.bottom },
    },
  );
  return (
    <>
      {places.map((place, index) => {
        const point = funnel.named[index];
        if (place === null || point === undefined) return null;
        return (
          <>
            {place.leader === null ? null : (
              <line
                class="lead-line"
                x1={plane.x(point.of)}
                y1={plane.y(point.rate)}
                x2={place.leader[0]}
                y2={place.leader[1]}
              />
            )}
            <text class="t-s t-b t-halo" text-anchor={place.anchor} x={place.x} y={place.y}>
              {letters[index]}
            </text>
          </>
        );
      })}
    </>
  );
}

/** a to z, then aa, ab … */
function letterOf(index: number): string {
  const own = String.fromCharCode(97 + (index % 26));
  return index < 26 ? own : `${letterOf(Math.floor(index / 26) - 1)}${own}`;
}
