// Two editions side by side: a ring where a count stood, a dot where it stands, a line between. No arrow: a change is not a progress.
import type { VNode } from "preact";
import { count } from "../words.ts";
import type { MoveRow, Moves } from "./moves-model.ts";
import { tenth } from "./scale.ts";

const WIDE = 1040;
const NARROW = 360;
const [WIDE_ROW, NARROW_ROW] = [24, 40];
const TOP = 12;
const LETTER = 7;
const NARROW_RIGHT = 350;

/** Both drawings of the chart, wide and narrow; the style sheet shows one of them. `id` keeps several on one page apart. */
export function MovesChart({ moves, id }: { readonly moves: Moves; readonly id: string }): VNode {
  const [wide, narrow] = [TOP + moves.rows.length * WIDE_ROW + 34, TOP + moves.rows.length * NARROW_ROW + 34];
  return (
    <>
      <svg
        class="only-wide"
        viewBox={`0 0 ${WIDE} ${wide}`}
        width={WIDE}
        height={wide}
        role="img"
        aria-labelledby={`${id}w-t ${id}w-d`}
      >
        <title id={`${id}w-t`}>{moves.title}</title>
        <desc id={`${id}w-d`}>{moves.description}</desc>
        <Wide moves={moves} />
      </svg>
      <svg
        class="only-narrow"
        viewBox={`0 0 ${NARROW} ${narrow}`}
        width={NARROW}
        height={narrow}
        role="img"
        aria-labelledby={`${id}n-t ${id}n-d`}
      >
        <title id={`${id}n-t`}>{moves.title}</title>
        <desc id={`${id}n-d`}>{moves.description}</desc>
        <Narrow moves={moves} />
      </svg>
    </>
  );
}

interface Axis {
  readonly left: number;
  readonly right: number;
  readonly at: (value: number) => number;
}

/** Counts below 0 (corrections) stand at the axis; their words say what they are. */
function axisOf({ end }: Moves, left: number, right: number): Axis {
  return { left, right, at: (value) => tenth(left + (Math.max(0, value) / end) * (right - left)) };
}

function Wide({ moves }: { readonly moves: Moves }): VNode {
  const names = Math.min(380, Math.max(162, ...moves.rows.map(({ name }) => name.length * LETTER)));
  const axis = axisOf(moves, names + 20, WIDE - 190);
  const bottom = TOP + moves.rows.length * WIDE_ROW;
  return (
    <>
      <Ticks moves={moves} axis={axis} bottom={bottom} every={1} />
      {moves.rows.map((row, index) => {
        const y = TOP + index * WIDE_ROW + WIDE_ROW / 2;
        return (
          <g>
            <text x="0" y={y + 4.5}>
              {row.name}
            </text>
            <Marks row={row} axis={axis} y={y} />
            <text x={WIDE} y={y + 4.5} text-anchor="end">
              {rowWords(row)}
            </text>
          </g>
        );
      })}
    </>
  );
}

function Narrow({ moves }: { readonly moves: Moves }): VNode {
  const axis = axisOf(moves, 6, NARROW_RIGHT);
  const bottom = TOP + moves.rows.length * NARROW_ROW;
  return (
    <>
      <Ticks moves={moves} axis={axis} bottom={bottom} every={2} />
      {moves.rows.map((row, index) => {
        const y = TOP + index * NARROW_ROW + 28;
        return (
          <g>
            <text class="t-halo t-s" x={axis.left + 6} y={y - 12}>
              {shortened(row.name, 26)}
            </text>
            <text class="t-halo t-s" x={NARROW} y={y - 12} text-anchor="end">
              {rowWords(row)}
            </text>
            <Marks row={row} axis={axis} y={y} />
          </g>
        );
      })}
    </>
  );
}

function Ticks({
  moves,
  axis,
  bottom,
  every,
}: {
  readonly moves: Moves;
  readonly axis: Axis;
  readonly bottom: number;
  readonly every: number;
}): VNode {
  return (
    <>
      {moves.ticks.map((tick, index) => (
        <>
          <line class={tick === 0 ? "base" : "grid"} x1={axis.at(tick)} x2={axis.at(tick)} y1={4} y2={bottom + 4} />
          {index % every === 0 ? (
            <text
              class="t-s t-soft"
              x={axis.at(tick)}
              y={bottom + 22}
              text-anchor={tick === 0 ? "start" : tick === moves.end ? "end" : "middle"}
            >
              {count(tick)}
            </text>
          ) : null}
        </>
      ))}
    </>
  );
}

function Marks({ row, axis, y }: { readonly row: MoveRow; readonly axis: Axis; readonly y: number }): VNode {
  const [was, is] = [axis.at(row.before), axis.at(row.after)];
  return (
    <>
      <line class="row-line" x1={axis.left} x2={axis.right} y1={y} y2={y} />
      <line class="move-line" x1={was} x2={is} y1={y} y2={y} />
      <circle class="dot" cx={was} cy={y} r="5" />
      <circle class="move-after" cx={is} cy={y} r="5" />
    </>
  );
}

function rowWords({ before, after }: MoveRow): string {
  const change = after - before;
  return `${count(before)}, then ${count(after)} (${change > 0 ? "+" : ""}${count(change)})`;
}

function shortened(name: string, letters: number): string {
  return name.length <= letters ? name : `${name.slice(0, letters - 1)}…`;
}
