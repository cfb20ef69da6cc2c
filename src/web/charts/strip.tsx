// A small rate on its own axis, as wide as its column: for one force, one denominator, one cell.
import type { VNode } from "preact";
import type { Drawing } from "./drawing.ts";
import { share } from "./scale.ts";

interface StripProps {
  readonly drawing: Drawing;
  /** The fraction at the right end. */
  readonly end: number;
}

/** A rate with its 95% interval on an axis from 0 to `end`. The words beside it say the same. */
export function RateStrip({ drawing, end }: StripProps): VNode {
  const parts = partsOf(end);
  const ticks = Array.from({ length: parts + 1 }, (_, index) => (index * end) / parts);
  return (
    <svg class="strip" width="100%" height="40" aria-hidden="true">
      {ticks.map((rate) => (
        <>
          <line class="grid" x1={share(rate / end)} x2={share(rate / end)} y1="0" y2="20" />
          <text class="t-s t-soft" text-anchor={tickAnchor(rate, end)} x={share(rate / end)} y="36">
            {`${Number((rate * 100).toFixed(2))}%`}
          </text>
        </>
      ))}
      <line class="base faint" x1="0" x2="100%" y1="20" y2="20" />
      <g class="is-same">
        <StripMark drawing={drawing} end={end} y={10} />
      </g>
    </svg>
  );
}

/** How many equal steps give round per cents: three where they do, else two, four or five. */
function partsOf(end: number): number {
  return [3, 2, 4, 5].find((parts) => Number.isInteger(Number(((end * 1000) / parts).toFixed(6)))) ?? 2;
}

function tickAnchor(rate: number, end: number): "start" | "middle" | "end" {
  if (rate === 0) return "start";
  return rate / end > 0.97 ? "end" : "middle";
}

/** One cell drawn in a row of a table, without an axis of its own. */
export function CellStrip({ drawing, end }: StripProps): VNode {
  return (
    <svg class="strip cell-strip" width="100%" height="22" aria-hidden="true">
      {drawing.kind === "silent" ? null : <line class="grid" x1="0" x2="100%" y1="11" y2="11" />}
      <line class="base" x1="0" x2="0" y1="2" y2="20" />
      <StripMark drawing={drawing} end={end} y={11} />
    </svg>
  );
}

function StripMark({ drawing, end, y }: StripProps & { readonly y: number }): VNode {
  const part = (rate: number): number => Math.min(Math.max(rate, 0), end) / end;
  const at = (rate: number): string => share(part(rate));
  if (drawing.kind === "rate") {
    return (
      <>
        <line class="ci" x1={at(drawing.interval[0])} x2={at(drawing.interval[1])} y1={y} y2={y} />
        <circle class="dot" cx={at(drawing.rate)} cy={y} r="5" />
      </>
    );
  }
  if (drawing.kind === "range") {
    const width = share(Math.max(part(drawing.to) - part(drawing.from), 0.01));
    return (
      <>
        {drawing.interval === null ? null : (
          <line class="ci998" x1={at(drawing.interval[0])} x2={at(drawing.interval[1])} y1={y} y2={y} />
        )}
        <rect class="hollow" x={at(drawing.from)} y={y - 5} width={width} height="10" />
      </>
    );
  }
  if (drawing.kind === "silent")
    return (
      <text class="t-absent" x="8" y={y + 5}>
        {drawing.says}
      </text>
    );
  return (
    <>
      <rect class="hidden-strip" fill="url(#hatch-soft)" x="0" y={y - 7} width="100%" height="14" />
      <text class="t-halo" text-anchor="middle" x="50%" y={y + 5}>
        could be anywhere
      </text>
    </>
  );
}
