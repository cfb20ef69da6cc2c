// Parts that the wide and the narrow drawing of a chart of rows share.
import type { VNode } from "preact";
import { wrap } from "./labels.ts";
import type { Linear } from "./linear.ts";
import { lettersIn, NARROW, textWidth, WIDE } from "./picture.ts";
import type { KeySign, RowsModel } from "./rows-model.ts";

const KEY_LINE = 21;

/** The signs with their words, in as many lines as the width needs. */
export function KeyLines({ signs, width }: { readonly signs: readonly KeySign[]; readonly width: number }): VNode {
  return (
    <>
      {placedKey(signs, width).map(({ sign, lines, x, y }) => (
        <g transform={`translate(${x} ${y})`}>
          {sign}
          {lines.map((line, index) => (
            <text class="t-s" x="54" y={13 + index * 16}>
              {line}
            </text>
          ))}
        </g>
      ))}
    </>
  );
}

/** The height of the key at this width. */
export function keyHeight(signs: readonly KeySign[], width: number): number {
  return Math.max(0, ...placedKey(signs, width).map(({ y, lines }) => y + KEY_LINE + (lines.length - 1) * 16));
}

interface PlacedSign {
  readonly sign: VNode;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
}

function placedKey(signs: readonly KeySign[], width: number): readonly PlacedSign[] {
  const placed: PlacedSign[] = [];
  let [x, y, deep] = [0, 0, 1];
  for (const { sign, says } of signs) {
    const lines = wrap(says, lettersIn(width - 58));
    const needs = 54 + Math.max(...lines.map((line) => textWidth(line, { size: 13 })));
    if (x > 0 && x + needs > width) [x, y, deep] = [0, y + KEY_LINE + (deep - 1) * 16, 1];
    placed.push({ sign, lines, x: Math.round(x), y });
    deep = Math.max(deep, lines.length);
    x += needs + 26;
  }
  return placed;
}

interface AxisProps {
  readonly model: RowsModel;
  readonly scale: Linear;
  readonly top: number;
  readonly bottom: number;
  readonly atLeast: number;
}

/** Pale upright lines with their words below. */
export function RowsAxis({ model, scale, top, bottom, atLeast }: AxisProps): VNode {
  const ticks = model.ticks(atLeast);
  const end = scale.right <= NARROW ? NARROW : WIDE;
  return (
    <>
      {ticks.map(({ at, label, under }) => {
        const x = scale.at(at);
        const half = textWidth(label, { size: 13 }) / 2;
        const anchor = x - half < 0 ? "start" : x + half > end ? "end" : "middle";
        return (
          <>
            <line class="grid" x1={x} x2={x} y1={top} y2={bottom} />
            <text class="t-s t-soft" x={anchor === "end" ? end : x} y={bottom + 17} text-anchor={anchor}>
              {label}
            </text>
            {under === null ? null : (
              <text class="t-s t-soft" x={x} y={bottom + 33} text-anchor="middle">
                {under}
              </text>
            )}
          </>
        );
      })}
      {model.ends === null ? null : (
        <>
          <text class="t-s" x={scale.left} y={bottom + 35}>
            {model.ends[0]}
          </text>
          <text class="t-s" text-anchor="end" x={scale.right} y={bottom + 35}>
            {model.ends[1]}
          </text>
        </>
      )}
    </>
  );
}

/** How much the axis takes below the rows. */
export function axisHeight({ ends, ticks }: RowsModel, atLeast: number): number {
  return ends !== null || ticks(atLeast).some(({ under }) => under !== null) ? 44 : 26;
}

/** Sentences below a drawing. */
export function FootLines({ lines, y }: { readonly lines: readonly string[]; readonly y: number }): VNode {
  return (
    <>
      {lines.map((line, index) => (
        <text class="t-s t-soft" x="0" y={y + 14 + index * 18}>
          {line}
        </text>
      ))}
    </>
  );
}

/** The sentences below a drawing as lines of this width. */
export function footLines(foot: readonly string[], width: number): readonly string[] {
  return foot.flatMap((says) => wrap(says, lettersIn(width)));
}
