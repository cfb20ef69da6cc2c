// A chart of rows for narrow screens: name and words above the mark, each on its own line where they need it.
import type { VNode } from "preact";
import { wrap } from "./labels.ts";
import { type Linear, linear } from "./linear.ts";
import { type Drawn, lettersIn, NARROW, textWidth } from "./picture.ts";
import type { ChartRow, RowsModel } from "./rows-model.ts";
import { axisHeight, FootLines, footLines, KeyLines, keyHeight, RowsAxis } from "./rows-parts.tsx";

const LEFT = 4;
const RIGHT = 350;
const LINE = 17;
const STEPS = 2;

/** The narrow drawing of a chart of rows. */
export function rowsNarrow(model: RowsModel): Drawn {
  const scale = linear(model.axis, LEFT, RIGHT);
  const lineSays = model.line === null ? [] : wrap(`Upright stroke: ${model.line.says}`, lettersIn(NARROW - 8));
  const keyEnd = keyHeight(model.key, NARROW - 4);
  const head = keyEnd + lineSays.length * LINE + 8;
  let next = head;
  const placed = model.rows.map((row) => {
    const shown = narrowRow(row, model);
    const top = next;
    next += shown.height;
    return { row, shown, top };
  });
  const bottom = next + 4;
  const foot = footLines(model.foot, NARROW - 4);
  const footTop = bottom + axisHeight(model, STEPS) + 6;
  return {
    width: NARROW,
    height: footTop + foot.length * 18 + 4,
    drawing: (
      <>
        <KeyLines signs={model.key} width={NARROW - 4} />
        {lineSays.map((line, index) => (
          <text class="t-s t-b" x={LEFT} y={keyEnd + 13 + index * LINE}>
            {line}
          </text>
        ))}
        <RowsAxis model={model} scale={scale} top={head} bottom={bottom} atLeast={STEPS} />
        {placed.map(({ row, shown, top }) => (
          <Row row={row} shown={shown} model={model} scale={scale} top={top} />
        ))}
        <FootLines lines={foot} y={footTop} />
      </>
    ),
  };
}

/** What stands above the mark of a row: the name, and words that share its line or have their own. */
interface NarrowRow {
  readonly name: readonly string[];
  readonly beside: string | null;
  readonly below: readonly string[];
  readonly height: number;
}

function narrowRow({ called, words, more, why, mark, strong }: ChartRow, { markHeight }: RowsModel): NarrowRow {
  const name = wrap(called, Math.floor((NARROW - 8) / (strong ? 7.7 : 7)));
  const letters = lettersIn(NARROW - 8);
  if (mark === null) {
    const below = wrap(why ?? words, letters);
    return { name, beside: null, below, height: (name.length + below.length) * LINE + 12 };
  }
  const fits = name.length === 1 && textWidth(called, { bold: strong }) + textWidth(words) + 14 < RIGHT - LEFT;
  const texts = [...(fits ? [] : [words]), ...(more === null ? [] : [more]), ...(why === null ? [] : [why])];
  const below = texts.flatMap((text) => wrap(text, letters));
  return { name, beside: fits ? words : null, below, height: (name.length + below.length) * LINE + markHeight + 8 };
}

interface RowProps {
  readonly row: ChartRow;
  readonly shown: NarrowRow;
  readonly model: RowsModel;
  readonly scale: Linear;
  readonly top: number;
}

function Row({ row, shown, model, scale, top }: RowProps): VNode {
  const { name, beside, below, height } = shown;
  const y = top + height - model.markHeight / 2 - 1;
  const strong = row.strong ? "t-halo t-b" : "t-halo";
  const line = model.line === null || row.mark === null ? null : scale.at(model.line.at);
  return (
    <g class="is-same">
      {name.map((text, index) => (
        <text class={strong} x={LEFT} y={top + 14 + index * LINE}>
          {text}
        </text>
      ))}
      {beside === null ? null : (
        <text class={strong} text-anchor="end" x={RIGHT} y={top + 14}>
          {beside}
        </text>
      )}
      {below.map((text, index) => (
        <text class="t-halo t-s t-soft" x={LEFT} y={top + 14 + (name.length + index) * LINE}>
          {text}
        </text>
      ))}
      {row.mark === null ? null : <line class="row-line" x1={LEFT} x2={RIGHT} y1={y} y2={y} />}
      {line === null ? null : (
        <line class="pooled" x1={line} x2={line} y1={y - model.markHeight / 2 + 3} y2={y + model.markHeight / 2 - 3} />
      )}
      {row.mark?.(scale, y)}
    </g>
  );
}
