// A chart of rows for wide screens and for download: one row a force.
import type { VNode } from "preact";
import { wrap } from "./labels.ts";
import { type Linear, linear } from "./linear.ts";
import { type Drawn, lettersIn, textWidth, WIDE } from "./picture.ts";
import type { ChartRow, RowsModel } from "./rows-model.ts";
import { axisHeight, FootLines, footLines, KeyLines, keyHeight, RowsAxis } from "./rows-parts.tsx";

const WORDS_GAP = 14;
const LEAST_PLOT = 320;
const STEPS = 4;

/** The wide drawing of a chart of rows. */
export function rowsWide(model: RowsModel): Drawn {
  const left = namesWidth(model) + 14;
  const right = Math.max(WIDE - wordsWidth(model) - WORDS_GAP, left + LEAST_PLOT);
  const scale = linear(model.axis, left, right);
  const head = keyHeight(model.key, WIDE) + (model.line === null ? 6 : 26);
  let next = head + 8;
  const placed = model.rows.map((row) => {
    const lines = row.why === null ? [] : wrap(row.why, lettersIn(WIDE - left - 8));
    const height = Math.max(model.markHeight, lines.length * 17 + 5);
    next += height;
    return { row, lines, y: next - height / 2 };
  });
  const bottom = next + 4;
  const foot = footLines(model.foot, WIDE);
  const footTop = bottom + axisHeight(model, STEPS) + 6;
  return {
    width: WIDE,
    height: footTop + foot.length * 18 + 4,
    drawing: (
      <>
        <KeyLines signs={model.key} width={WIDE} />
        <RowsAxis model={model} scale={scale} top={head} bottom={bottom} atLeast={STEPS} />
        <CommonLine model={model} scale={scale} top={head - 6} bottom={bottom} />
        <line
          class="base"
          x1={scale.at(Math.max(model.axis.min, 0))}
          x2={scale.at(Math.max(model.axis.min, 0))}
          y1={head}
          y2={bottom}
        />
        {placed.map(({ row, lines, y }) => (
          <Row row={row} lines={lines} scale={scale} y={y} />
        ))}
        <FootLines lines={foot} y={footTop} />
      </>
    ),
  };
}

function namesWidth({ rows }: RowsModel): number {
  return Math.max(120, ...rows.map(({ called, strong }) => textWidth(called, { bold: strong })));
}

function wordsWidth({ rows }: RowsModel): number {
  return Math.max(
    150,
    ...rows.flatMap(({ words, more, mark }) =>
      mark === null ? [] : [textWidth(words), textWidth(more ?? "", { size: 13 })],
    ),
  );
}

interface RowProps {
  readonly row: ChartRow;
  readonly lines: readonly string[];
  readonly scale: Linear;
  readonly y: number;
}

function Row({ row, lines, scale, y }: RowProps): VNode {
  const words = scale.right + WORDS_GAP;
  return (
    <g class="is-same">
      <text class={row.strong ? "t-b" : undefined} x={scale.left - 14} y={y + 5} text-anchor="end">
        {row.called}
      </text>
      {lines.length > 0 ? null : <line class="row-line" x1={scale.left} x2={scale.right} y1={y} y2={y} />}
      {row.mark?.(scale, y)}
      {lines.map((line, index) => (
        <text class="t-s t-soft t-absent t-halo" x={scale.left + 8} y={y + 4.5 + (index - (lines.length - 1) / 2) * 17}>
          {line}
        </text>
      ))}
      {row.mark === null ? null : (
        <text class={row.strong ? "t-b" : undefined} x={words} y={row.more === null ? y + 5 : y - 3}>
          {row.words}
        </text>
      )}
      {row.mark === null || row.more === null ? null : (
        <text class="t-s t-soft" x={words} y={y + 13}>
          {row.more}
        </text>
      )}
    </g>
  );
}

interface CommonLineProps {
  readonly model: RowsModel;
  readonly scale: Linear;
  readonly top: number;
  readonly bottom: number;
}

/** The line of all, named above it: to its right where there is room. */
function CommonLine({ model: { line }, scale, top, bottom }: CommonLineProps): VNode | null {
  if (line === null) return null;
  const x = scale.at(line.at);
  const after = x + 4 + textWidth(line.says, { size: 13, bold: true }) <= WIDE;
  return (
    <>
      <line class="pooled" x1={x} x2={x} y1={top} y2={bottom} />
      <text class="t-s t-halo t-b" text-anchor={after ? "start" : "end"} x={after ? x + 4 : x - 4} y={top + 4}>
        {line.says}
      </text>
    </>
  );
}
