// Parts that the wide and the narrow dot chart share.
import type { VNode } from "preact";
import { cellWords } from "../words.ts";
import type { Dots, DrawnRow } from "./dots-model.ts";
import { type Scale, tenth, ticksOf } from "./scale.ts";

interface AxisProps {
  readonly scale: Scale;
  readonly top: number;
  readonly bottom: number;
  /** The fewest steps wanted. */
  readonly atLeast: number;
}

/** Pale upright lines, per cent below them, and "one in N" where that is whole. */
export function Axis({ scale, top, bottom, atLeast }: AxisProps): VNode {
  return (
    <>
      {ticksOf(scale, atLeast).map(({ x, label, oneIn, rate }) => (
        <>
          <line class="grid" x1={x} x2={x} y1={top} y2={bottom} />
          <text class="t-s t-soft" x={x} y={bottom + 17} text-anchor={rate === 0 ? "start" : "middle"}>
            {label}
          </text>
          {oneIn === null ? null : (
            <text class="t-s t-soft" x={x} y={bottom + 33} text-anchor="middle">
              {oneIn}
            </text>
          )}
        </>
      ))}
    </>
  );
}

/** Where on the bars of what is still open a share stands. */
export function openAt(dots: Dots, openShare: number, [left, right]: readonly [number, number]): number {
  return tenth(left + (Math.min(openShare, dots.openEnd) / dots.openEnd) * (right - left));
}

/** What the counts of a row say where no one rate can be printed. */
export function countsLabel({ row, drawing }: DrawnRow): string {
  if (drawing.kind === "range") return `${cellWords(row.charged)} of ${cellWords(row.outOf)}`;
  return drawing.kind === "hidden" ? "withheld" : "";
}
