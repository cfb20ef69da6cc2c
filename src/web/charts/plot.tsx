// A plane with a rate or a count upwards from 0: pale lines, few ticks, paths that end where the plane ends.
import type { VNode } from "preact";
import { count } from "../words.ts";
import { roundValues } from "./linear.ts";
import { tenth } from "./scale.ts";

/** Where the plane lies on a drawing, px. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A plane with its scales. Values go from 0 to `end` upwards, and from 0 to `far` across. */
export interface Plane {
  readonly box: Box;
  readonly end: number;
  readonly far: number;
  readonly x: (across: number) => number;
  readonly y: (value: number) => number;
}

/** A plane over a box. */
export function planeOf(box: Box, { end, far }: { readonly end: number; readonly far: number }): Plane {
  const { left, right, top, bottom } = box;
  return {
    box,
    end,
    far,
    x: (across) => tenth(left + (across / far) * (right - left)),
    y: (value) => tenth(bottom - (value / end) * (bottom - top)),
  };
}

/** The pale lines with their words at the left. */
export function Upwards({
  plane,
  unit,
  atLeast,
}: {
  readonly plane: Plane;
  readonly unit: "share" | "count";
  readonly atLeast: number;
}): VNode {
  const { box, end, y } = plane;
  const ticks = roundValues({ min: 0, max: end }, atLeast).filter(
    (value) => unit === "share" || Number.isInteger(value),
  );
  return (
    <>
      {ticks.map((value) => (
        <>
          <line class={value === 0 ? "base" : "grid"} x1={box.left} x2={box.right} y1={y(value)} y2={y(value)} />
          <text class="t-s t-soft" text-anchor="end" x={box.left - 7} y={y(value) + 5}>
            {unit === "share" ? `${Number((value * 100).toFixed(2))}%` : count(value)}
          </text>
        </>
      ))}
    </>
  );
}

/** A word below the plane. */
export interface AcrossTick {
  readonly at: number;
  readonly label: string;
}

/** The words below the plane; the first and the last stay inside the drawing. */
export function Across({ plane, ticks }: { readonly plane: Plane; readonly ticks: readonly AcrossTick[] }): VNode {
  const { box, x, far } = plane;
  return (
    <>
      {ticks.map(({ at, label }) => (
        <text
          class="t-s t-soft"
          text-anchor={at === 0 ? "start" : at >= far * 0.97 ? "end" : "middle"}
          x={at >= far * 0.97 ? box.right : x(at)}
          y={box.bottom + 19}
        >
          {label}
        </text>
      ))}
    </>
  );
}

/** A point of a line: across and upwards. */
export type PlanePoint = readonly [across: number, value: number];

/** The path through points; pieces above the end of the plane are left out, and cut where the line crosses it. */
export function pathOf({ x, y, end }: Plane, points: readonly PlanePoint[]): string {
  const parts: string[] = [];
  let before: PlanePoint | null = null;
  for (const point of points) {
    const [across, value] = point;
    if (value <= end) {
      if (before !== null && before[1] > end) parts.push(`M${x(crossing(before, point, end))} ${y(end)}`);
      parts.push(`${before === null ? "M" : "L"}${x(across)} ${y(value)}`);
    } else if (before !== null && before[1] <= end) parts.push(`L${x(crossing(before, point, end))} ${y(end)}`);
    before = point;
  }
  return parts.join("").replace(/^L/u, "M");
}

function crossing([x1, y1]: PlanePoint, [x2, y2]: PlanePoint, end: number): number {
  return x1 + ((end - y1) / (y2 - y1)) * (x2 - x1);
}

/** A path in steps: each value holds until the next point. */
export function stepsOf({ x, y, end }: Plane, points: readonly PlanePoint[]): string {
  return points
    .map(([across, value], index) =>
      index === 0 ? `M${x(across)} ${y(Math.min(value, end))}` : `H${x(across)}V${y(Math.min(value, end))}`,
    )
    .join("");
}

/** A path; none at all where there is nothing to draw, since XML wants a value for each attribute. */
export function Course({ class: name, d }: { readonly class: string; readonly d: string }): VNode | null {
  return d === "" ? null : <path class={name} d={d} />;
}
