// The dot chart for narrow screens: 360 wide, two lines a force, name and rate above their mark.
import type { VNode } from "preact";
import { percent, range, wholePercent } from "../words.ts";
import type { Dots, DrawnRow } from "./dots-model.ts";
import { Axis, countsLabel, openAt } from "./dots-parts.tsx";
import { RateMark } from "./rate-mark.tsx";
import { type Scale, scaleTo, tenth } from "./scale.ts";

const ROW = 37;
const HEAD = 36;
const TOP = 73;
const LEFT = 4;
const RIGHT = 300;
const OPEN = [312, 356] as const;

/** The height of the narrow drawing, axis included. */
export function narrowHeight(dots: Dots): number {
  return rowsEnd(dots) + 44;
}

function rowsEnd({ groups }: Dots): number {
  return groups.reduce((y, { rows }) => y + HEAD + rows.length * ROW, TOP);
}

/** The narrow drawing without its frame. */
export function DotsNarrow({ dots }: { readonly dots: Dots }): VNode {
  const scale = scaleTo(dots.end, LEFT, RIGHT);
  let next = TOP;
  const tops = dots.groups.map(({ rows }) => {
    const top = next;
    next += HEAD + rows.length * ROW;
    return top;
  });
  return (
    <>
      <Axis scale={scale} top={54} bottom={rowsEnd(dots) + 4} atLeast={2} />
      {dots.groups.map((group, index) => (
        <>
          <text
            class="t-halo t-b"
            x={LEFT}
            y={(tops[index] ?? TOP) + 21}
          >{`${group.title}: ${group.rows.length}`}</text>
          <line class="base" x1="0" x2="360" y1={(tops[index] ?? TOP) + 29} y2={(tops[index] ?? TOP) + 29} />
          {group.drawn.map((drawn, place) => (
            <NarrowRow dots={dots} drawn={drawn} scale={scale} y={(tops[index] ?? TOP) + HEAD + 21 + place * ROW} />
          ))}
        </>
      ))}
      <AverageLabels dots={dots} />
    </>
  );
}

interface NarrowRowProps {
  readonly dots: Dots;
  readonly drawn: DrawnRow;
  readonly scale: Scale;
  /** The middle line of the mark. */
  readonly y: number;
}

function NarrowRow({ dots, drawn, scale, y }: NarrowRowProps): VNode {
  const { row, drawing } = drawn;
  return (
    <g class={`is-${row.standing}`}>
      <text class="t-halo" x={LEFT} y={y - 12}>
        {row.called}
      </text>
      <RateWords drawn={drawn} y={y - 12} />
      <line class="row-line" x1={LEFT} x2={RIGHT} y1={y} y2={y} />
      {dots.pooled === null ? null : <Stroke class="pooled" x={scale.at(dots.pooled)} y={y} />}
      {dots.mean === null ? null : <Stroke class="mean-solid" x={scale.at(dots.mean)} y={y} />}
      <RateMark drawing={drawing} standing={row.standing} scale={scale} y={y} />
      {dots.showsOpen && row.openShare !== null ? <OpenBar dots={dots} openShare={row.openShare} y={y} /> : null}
    </g>
  );
}

/** Rate and interval at the right; the interval only where the name leaves room for it. */
function RateWords({ drawn, y }: { readonly drawn: DrawnRow; readonly y: number }): VNode {
  const { row, drawing } = drawn;
  if (drawing.kind !== "rate") {
    return (
      <text class="t-halo t-soft t-s" text-anchor="end" x={RIGHT} y={y}>
        {countsLabel(drawn)}
      </text>
    );
  }
  const interval = ` (${range(drawing.interval)})`;
  const fits = row.called.length * 7.4 + (interval.length + 6) * 6.6 < RIGHT - LEFT;
  return (
    <text class="t-halo" text-anchor="end" x={RIGHT} y={y}>
      {percent(drawing.rate)}
      {fits ? <tspan class="t-soft t-s">{interval}</tspan> : null}
    </text>
  );
}

function Stroke({ class: name, x, y }: { readonly class: string; readonly x: number; readonly y: number }): VNode {
  return <line class={name} x1={x} x2={x} y1={y - 8} y2={y + 8} />;
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
  const width = tenth(openAt(dots, openShare, OPEN) - OPEN[0]);
  return (
    <>
      <rect class="open-bar" fill="url(#dots)" x={OPEN[0]} y={y - 7} width={width} height="14" />
      <text class="t-s t-soft" text-anchor="end" x={OPEN[1]} y={y - 12}>
        {wholePercent(openShare)}
      </text>
    </>
  );
}

function AverageLabels({ dots: { pooled, mean, showsOpen } }: { readonly dots: Dots }): VNode {
  return (
    <>
      {pooled === null ? null : (
        <text class="t-s t-b" x={LEFT} y="40">{`strong stroke: pooled ${percent(pooled)}`}</text>
      )}
      {mean === null ? null : (
        <text class="t-s t-b" x={LEFT} y="57">{`faint stroke: mean of forces ${percent(mean)}`}</text>
      )}
      {showsOpen ? (
        <text class="t-s t-soft" x={OPEN[1]} text-anchor="end" y="24">
          still open
        </text>
      ) : null}
    </>
  );
}
