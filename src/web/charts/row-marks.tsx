// Marks of the rows: a value with its interval, a second value beside it, the box of what the counts allow, the span of ranks.
import type { VNode } from "preact";
import type { Linear } from "./linear.ts";

type Interval = readonly [number, number];

interface MarkProps {
  readonly scale: Linear;
  readonly y: number;
}

interface ValueProps extends MarkProps {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** A ring on a thick 95% line; without one value, a hollow box from end to end. */
export function ValueMark({ value, interval, scale, y }: ValueProps): VNode {
  if (value === null && interval !== null) return <Box class="hollow" ends={interval} scale={scale} y={y} />;
  return (
    <>
      {interval === null ? null : <Line class="ci" ends={interval} scale={scale} y={y} />}
      {value === null ? null : <circle class="dot" cx={scale.at(value)} cy={y} r="4.5" />}
    </>
  );
}

/** A filled square on a thin line: the second figure beside the first. */
export function OtherMark({ value, interval, scale, y }: ValueProps): VNode {
  return (
    <>
      {interval === null ? null : <Line class="other-ci" ends={interval} scale={scale} y={y} />}
      {value === null ? null : <rect class="other-mark" x={scale.at(value) - 3.5} y={y - 3.5} width="7" height="7" />}
    </>
  );
}

interface SpanProps extends MarkProps {
  readonly ends: Interval;
}

/** The hatched box of everything that counts and silences allow. */
export function BoundsMark({ ends, stated, scale, y }: SpanProps & { readonly stated: number | null }): VNode {
  const isOne = ends[0] === ends[1];
  return (
    <>
      {isOne ? null : <Box class="bound-box" fill="url(#hatch-soft)" ends={ends} scale={scale} y={y} />}
      {stated === null ? null : <circle class="dot" cx={scale.at(stated)} cy={y} r="4.5" />}
      {isOne && stated === null ? (
        <line class="pooled" x1={scale.at(ends[0])} x2={scale.at(ends[0])} y1={y - 7} y2={y + 7} />
      ) : null}
    </>
  );
}

/** A thick line over the ranks that are possible, and a ring at the expected one. */
export function RankMark({ ends: [from, to], expected, scale, y }: SpanProps & { readonly expected: number }): VNode {
  return (
    <>
      <line class="ci" x1={scale.at(from - 0.4)} x2={scale.at(to + 0.4)} y1={y} y2={y} />
      <circle class="dot" cx={scale.at(expected)} cy={y} r="4.5" />
    </>
  );
}

function Line({ class: name, ends: [from, to], scale, y }: SpanProps & { readonly class: string }): VNode {
  return (
    <>
      <line class={name} x1={scale.at(from)} x2={scale.at(to)} y1={y} y2={y} />
      {to > scale.max ? <path class="runs-on" d={`M${scale.right - 5} ${y - 4}l4 4l-4 4`} /> : null}
      {from < scale.min ? <path class="runs-on" d={`M${scale.left + 5} ${y - 4}l-4 4l4 4`} /> : null}
    </>
  );
}

function Box(props: SpanProps & { readonly class: string; readonly fill?: string }): VNode {
  const { class: name, fill, ends, scale, y } = props;
  const left = scale.at(ends[0]);
  const width = Math.max(Math.round((scale.at(ends[1]) - left) * 10) / 10, 2);
  return <rect class={name} fill={fill} x={left} y={y - 5.5} width={width} height="11" />;
}
