// The dot chart for wide screens and for download: 1040 wide, one line a force.
import type { VNode } from "preact";
import { percent, range } from "../words.ts";
import type { Dots, DrawnRow } from "./dots-model.ts";
import { Axis, countsLabel, openAt } from "./dots-parts.tsx";
import { noteMark } from "./groups.ts";
import { RateMark } from "./rate-mark.tsx";
import { type Scale, scaleTo } from "./scale.ts";

/** Width of the wide drawing. */
export const DOTS_WIDTH = 1040;
const ROW = 21;
const HEAD = 31;
const TOP = 58;
// The rates stand right-aligned at 778: the widest, 100.0%, keeps clear of an arrow at the end of the axis.
const RATES_END = 722;
const OPEN = [914, DOTS_WIDTH] as const;

/** The height of the wide drawing, axis included. */
export function wideHeight(dots: Dots): number {
  return rowsEnd(dots) + 44;
}

function rowsEnd({ groups }: Dots): number {
  return groups.reduce((y, { rows }) => y + HEAD + rows.length * ROW, TOP);
}

/** The wide drawing without its frame. */
export function DotsWide({ dots }: { readonly dots: Dots }): VNode {
  const scale = scaleTo(dots.end, namesWidth(dots) + 14, RATES_END);
  const bottom = rowsEnd(dots) + 4;
  let next = TOP;
  const tops = dots.groups.map(({ rows }) => {
    const top = next;
    next += HEAD + rows.length * ROW;
    return top;
  });
  return (
    <>
      <Axis scale={scale} top={50} bottom={bottom} atLeast={3.5} />
      {dots.openAll === null ? null : (
        <Upright class="pooled" x={openAt(dots, dots.openAll, OPEN)} top={50} bottom={bottom} />
      )}
      {dots.pooled === null ? null : <Upright class="pooled" x={scale.at(dots.pooled)} top={44} bottom={bottom} />}
      {dots.mean === null ? null : <Upright class="mean" x={scale.at(dots.mean)} top={44} bottom={bottom} />}
      {dots.groups.map((group, index) => (
        <GroupRows dots={dots} group={group} scale={scale} top={tops[index] ?? TOP} />
      ))}
      <HeadLabels dots={dots} scale={scale} />
    </>
  );
}

/** Room for the longest name, at 7 px a letter. */
function namesWidth({ groups }: Dots): number {
  const longest = Math.max(...groups.flatMap(({ rows }) => rows.map(({ called }) => called.length)), 0);
  return Math.max(162, longest * 7);
}

interface UprightProps {
  readonly class: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

function Upright({ class: name, x, top, bottom }: UprightProps): VNode {
  return <line class={name} x1={x} x2={x} y1={top} y2={bottom} />;
}

interface GroupProps {
  readonly dots: Dots;
  readonly group: Dots["groups"][number];
  readonly scale: Scale;
  readonly top: number;
}

function GroupRows({ dots, group, scale, top }: GroupProps): VNode {
  return (
    <>
      <text class="t-halo" x="0" y={top + 22}>
        <tspan class="t-b">{`${group.title}: ${group.rows.length}`}</tspan>
        <tspan class="t-soft t-s" dx="10">
          {group.says}
        </tspan>
      </text>
      <line class="base" x1="0" x2={DOTS_WIDTH} y1={top + 29} y2={top + 29} />
      {group.drawn.map((drawn, index) => (
        <WideRow dots={dots} drawn={drawn} scale={scale} y={top + HEAD + 10.5 + index * ROW} />
      ))}
    </>
  );
}

interface WideRowProps {
  readonly dots: Dots;
  readonly drawn: DrawnRow;
  readonly scale: Scale;
  /** The middle line of the row. */
  readonly y: number;
}

function WideRow({ dots, drawn, scale, y }: WideRowProps): VNode {
  const { row, drawing } = drawn;
  return (
    <g class={`is-${row.standing}`}>
      <text x={scale.left - 14} y={y + 5} text-anchor="end">
        {row.called}
      </text>
      <line class="row-line" x1={scale.left} x2={scale.right} y1={y} y2={y} />
      <RateWords drawn={drawn} y={y + 5} />
      <RateMark drawing={drawing} standing={row.standing} scale={scale} y={y} />
      {dots.showsOpen && row.openShare !== null ? <OpenBar dots={dots} openShare={row.openShare} y={y} /> : null}
      <NoteText note={noteMark(row, dots.notes)} drawing={drawing} scale={scale} y={y + 5} />
    </g>
  );
}

function RateWords({ drawn, y }: { readonly drawn: DrawnRow; readonly y: number }): VNode {
  const { drawing } = drawn;
  if (drawing.kind !== "rate")
    return (
      <text class="t-soft t-s" x="748" y={y}>
        {countsLabel(drawn)}
      </text>
    );
  return (
    <>
      <text x="778" y={y} text-anchor="end">
        {percent(drawing.rate)}
      </text>
      <text class="t-soft t-s" x="786" y={y}>
        {range(drawing.interval)}
      </text>
    </>
  );
}

function OpenBar({
  dots,
  openShare,
  y,
}: {
  readonly dots: Dots;
  readonly openShare: number;
  readonly y: number;
}): VNode {
  const width = Math.round((openAt(dots, openShare, OPEN) - OPEN[0]) * 10) / 10;
  return (
    <>
      <rect class="open-bar" fill="url(#dots)" x={OPEN[0]} y={y - 6} width={width} height="12" />
      <text class="t-s t-soft" text-anchor="end" x={OPEN[0] - 6} y={y + 5}>
        {Math.round(openShare * 100)}
      </text>
    </>
  );
}

interface NoteTextProps {
  readonly note: string | null;
  readonly drawing: DrawnRow["drawing"];
  readonly scale: Scale;
  readonly y: number;
}

/** Points to a note, to the right of the line where there is room, else to its left. */
function NoteText({ note, drawing, scale, y }: NoteTextProps): VNode | null {
  if (note === null) return null;
  const [from, to] = drawing.kind === "rate" ? (drawing.interval998 ?? drawing.interval) : [0, scale.max];
  const width = (note.length + 4) * 7;
  const right = scale.at(to) + 12;
  if (right + width <= scale.right) return <text class="t-s t-soft t-halo" x={right} y={y}>{`see ${note}`}</text>;
  const left = scale.at(from) - 12;
  if (left - width < scale.left) return null; // the list of notes under the chart names the force
  return <text class="t-s t-soft t-halo" text-anchor="end" x={left} y={y}>{`see ${note}`}</text>;
}

function HeadLabels({ dots, scale }: { readonly dots: Dots; readonly scale: Scale }): VNode {
  return (
    <>
      <AverageLabels dots={dots} scale={scale} />
      <text class="t-s t-soft" x="778" y="38" text-anchor="end">
        rate
      </text>
      <text class="t-s t-soft" x="786" y="38">
        95% interval
      </text>
      {dots.showsOpen ? (
        <text class="t-s t-soft" x="892" y="22">
          still open, % of crimes
        </text>
      ) : null}
      {dots.openAll === null ? null : (
        <text class="t-s t-halo t-b" x={openAt(dots, dots.openAll, OPEN) - 3} y="38" text-anchor="middle">
          {`all ${Math.round(dots.openAll * 100)}`}
        </text>
      )}
    </>
  );
}

/** The two averages, each named at its line: the left one before it, the right one after it where there is room. */
function AverageLabels({ dots: { pooled, mean }, scale }: { readonly dots: Dots; readonly scale: Scale }): VNode {
  const labels = [
    ...(pooled === null ? [] : [{ rate: pooled, text: `pooled ${percent(pooled)}` }]),
    ...(mean === null ? [] : [{ rate: mean, text: `mean of forces ${percent(mean)}` }]),
  ].sort((a, b) => a.rate - b.rate);
  return (
    <>
      {labels.map(({ rate, text }, index) => {
        const first = index === 0 && labels.length === 2;
        const roomAfter = scale.at(rate) + text.length * 7.5 < RATES_END;
        const after = !first && roomAfter;
        return (
          <text
            class="t-s t-halo t-b"
            text-anchor={after ? "start" : "end"}
            x={scale.at(rate) + (after ? 4 : -4)}
            y={first || roomAfter ? 38 : 22}
          >
            {text}
          </text>
        );
      })}
    </>
  );
}
