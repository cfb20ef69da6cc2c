// One rate on a chart: hairline to 99.8%, thick line to 95%, dot or triangle; or a hollow box, a hatched strip, words.
import type { VNode } from "preact";
import type { Standing } from "../../measures/standing-result.ts";
import type { Drawing } from "./drawing.ts";
import type { Scale } from "./scale.ts";

interface RateMarkProps {
  readonly drawing: Drawing;
  readonly standing: Standing;
  readonly scale: Scale;
  /** The middle line of the row. */
  readonly y: number;
}

/** Draws a rate in its row. */
export function RateMark({ drawing, standing, scale, y }: RateMarkProps): VNode {
  if (drawing.kind === "rate") return <ExactMark drawing={drawing} standing={standing} scale={scale} y={y} />;
  if (drawing.kind === "range") return <RangeMark drawing={drawing} scale={scale} y={y} />;
  if (drawing.kind === "hidden") return <HiddenMark scale={scale} y={y} />;
  return (
    <text class="t-s t-soft t-absent" x={scale.left + 6} y={y + 4.5}>
      {drawing.says}
    </text>
  );
}

function ExactMark(props: RateMarkProps & { readonly drawing: Extract<Drawing, { kind: "rate" }> }): VNode {
  const { drawing, standing, scale, y } = props;
  const [from, to] = drawing.interval;
  const x = scale.at(drawing.rate);
  return (
    <>
      {drawing.interval998 === null ? null : (
        <line class="ci998" x1={scale.at(drawing.interval998[0])} x2={scale.at(drawing.interval998[1])} y1={y} y2={y} />
      )}
      <line class="ci" x1={scale.at(from)} x2={scale.at(to)} y1={y} y2={y} />
      <Beyond to={(drawing.interval998 ?? drawing.interval)[1]} scale={scale} y={y} />
      <Point standing={standing} x={x} y={y} />
    </>
  );
}

function Point({ standing, x, y }: { readonly standing: Standing; readonly x: number; readonly y: number }): VNode {
  if (standing === "above") return <path class="mark-above" d={`M${x} ${y - 6}l6.2 11h-12.4Z`} />;
  if (standing === "below") return <path class="mark-below" d={`M${x} ${y + 6}l6.2 -11h-12.4Z`} />;
  return <circle class="dot" cx={x} cy={y} r="4.5" />;
}

/** A line that runs on beyond the axis ends in an open arrow head. */
function Beyond({ to, scale, y }: { readonly to: number; readonly scale: Scale; readonly y: number }): VNode | null {
  return to <= scale.max ? null : <path class="runs-on" d={`M${scale.right - 5} ${y - 4}l4 4l-4 4`} />;
}

function RangeMark(
  props: Omit<RateMarkProps, "standing"> & { readonly drawing: Extract<Drawing, { kind: "range" }> },
): VNode {
  const { drawing, scale, y } = props;
  const left = scale.at(drawing.from);
  const width = Math.max(scale.at(drawing.to) - left, 2);
  return (
    <>
      {drawing.interval === null ? null : (
        <line class="ci998" x1={scale.at(drawing.interval[0])} x2={scale.at(drawing.interval[1])} y1={y} y2={y} />
      )}
      <rect class="hollow" x={left} y={y - 5} width={width} height="10" />
      <Beyond to={drawing.interval?.[1] ?? drawing.to} scale={scale} y={y} />
    </>
  );
}

function HiddenMark({ scale, y }: { readonly scale: Scale; readonly y: number }): VNode {
  const width = scale.right - scale.left;
  return (
    <>
      <rect class="hidden-strip" fill="url(#hatch-soft)" x={scale.left} y={y - 7} width={width} height="14" />
      <text class="t-s t-halo" text-anchor="middle" x={scale.left + width / 2} y={y + 4.5}>
        could be anywhere
      </text>
    </>
  );
}
