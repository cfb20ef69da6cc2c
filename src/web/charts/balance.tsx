// The balance bar: every crime once, by what became of it, closing to a bracketed total.
import type { VNode } from "preact";
import { lower } from "../words.ts";
import { type Bar, type BarPart, barInWords } from "./balance-model.ts";
import { type Label, placeLabels } from "./labels.ts";
import { share } from "./scale.ts";

const LEAST_WIDTH = 836; // px: how narrow the column can be while the wide bar is shown; labels are placed for it
const LINE = 17;

interface BalanceProps {
  readonly bar: Extract<Bar, { kind: "bar" }>;
  /** Unique in its page. */
  readonly id: string;
  readonly title: string;
  /** `crimes` or `outcomes`. */
  readonly unit: string;
  /** What stands under the bracket. */
  readonly bracket: string;
  /** Height of the bar in px. */
  readonly tall?: number;
}

/** Both drawings of a balance, wide with labels on leaders and narrow with counts only. */
export function BalanceBar(props: BalanceProps): VNode {
  return (
    <>
      <WideBar {...props} />
      <NarrowBar {...props} />
    </>
  );
}

/** The wide drawing: it takes the width of what it stands in, and its labels are placed for 836 px or more. */
export function WideBar({ bar, id, title, unit, bracket, tall = 76 }: BalanceProps): VNode {
  const labels = placeLabels(bar.parts.map(labelPart), LEAST_WIDTH);
  const tops = tierTops(labels.filter((label) => label !== null));
  const top = tops.bar;
  return (
    <svg class="bar only-wide" width="100%" height={top + tall + 38} role="img" aria-labelledby={`${id}w-t ${id}w-d`}>
      <title id={`${id}w-t`}>{title}</title>
      <desc id={`${id}w-d`}>{barInWords(bar, unit)}</desc>
      {bar.parts.map((part) => (
        <PartRect part={part} y={top} height={tall} />
      ))}
      {bar.parts.map((part, index) => {
        const label = labels[index];
        return label == null ? null : (
          <LeaderLabel part={part} label={label} top={tops.tiers[label.tier] ?? 0} bar={top} />
        );
      })}
      <Bracket y={top + tall + 8} says={bracket} />
    </svg>
  );
}

/** The height of the wide drawing in px. */
export function wideBarHeight({ bar, tall = 76 }: Pick<BalanceProps, "bar" | "tall">): number {
  const labels = placeLabels(bar.parts.map(labelPart), LEAST_WIDTH);
  return tierTops(labels.filter((label) => label !== null)).bar + tall + 38;
}

function labelPart({ start, size, title, says }: BarPart): Parameters<typeof placeLabels>[0][number] {
  return { left: start * LEAST_WIDTH, width: size * LEAST_WIDTH, words: lower(title), countWidth: says.length * 11 };
}

/** The top of each tier and of the bar: every tier as high as its tallest label. */
function tierTops(labels: readonly Label[]): { readonly tiers: readonly number[]; readonly bar: number } {
  const highest = Math.max(...labels.map(({ tier }) => tier), 0);
  const tiers: number[] = [];
  let top = 5;
  for (let tier = highest; tier >= 0; tier -= 1) {
    tiers[tier] = top;
    const lines = Math.max(...labels.filter((label) => label.tier === tier).map((label) => label.lines.length), 1);
    top += 16 + lines * LINE + 9;
  }
  return { tiers, bar: top + 6 };
}

interface LeaderProps {
  readonly part: BarPart;
  readonly label: Label;
  readonly top: number;
  readonly bar: number;
}

function LeaderLabel({ part, label, top, bar }: LeaderProps): VNode {
  const x = share(part.start);
  const [dx, anchor] = label.anchor === "start" ? [7, undefined] : [-7, "end" as const];
  return (
    <>
      <line class="lead-line" x1={x} x2={x} y1={bar} y2={top} />
      <text class="t-l" x={x} dx={dx} y={top + 15} text-anchor={anchor}>
        {part.says}
      </text>
      {label.lines.map((line, index) => (
        <text x={x} dx={dx} y={top + 15 + LINE * (index + 1)} text-anchor={anchor}>
          {line}
        </text>
      ))}
    </>
  );
}

function PartRect({ part, y, height }: { readonly part: BarPart; readonly y: number; readonly height: number }): VNode {
  return (
    <rect class={part.class} fill={part.fill} x={share(part.start)} y={y} width={share(part.size)} height={height}>
      <title>{`${part.title}: ${part.says}`}</title>
    </rect>
  );
}

function Bracket({ y, says }: { readonly y: number; readonly says: string }): VNode {
  return (
    <>
      <line class="base" x1="0%" x2="100%" y1={y + 7} y2={y + 7} />
      <line class="base" x1="0%" x2="0%" y1={y} y2={y + 7} />
      <line class="base" x1="100%" x2="100%" y1={y} y2={y + 7} />
      <text class="t-halo" text-anchor="middle" x="50%" y={y + 25}>
        {says}
      </text>
    </>
  );
}

const NARROWEST = 284; // px: the column at a width of 320

function NarrowBar({ bar, id, title, unit, bracket }: BalanceProps): VNode {
  return (
    <svg class="bar only-narrow" width="100%" height="114" role="img" aria-labelledby={`${id}n-t ${id}n-d`}>
      <title id={`${id}n-t`}>{title}</title>
      <desc id={`${id}n-d`}>{barInWords(bar, unit)}</desc>
      {bar.parts.map((part) => (
        <PartRect part={part} y={24} height={52} />
      ))}
      <NarrowCounts parts={bar.parts} />
      <Bracket y={84} says={bracket} />
    </svg>
  );
}

/** Counts within their parts where they fit, else above them; one that would touch its neighbour is left to the table below. */
function NarrowCounts({ parts }: { readonly parts: readonly BarPart[] }): VNode {
  let free = 0;
  const placed = parts.map((part) => {
    const text = part.state === "hidden" ? part.says.replace(" together", "") : part.says;
    const width = text.length * 8.6 + 10;
    const inside = part.size * NARROWEST >= width;
    const left = Math.max((part.start + part.size / 2) * NARROWEST - width / 2, 0);
    const above = !inside && left >= free && left + width <= NARROWEST;
    if (above) free = left + width;
    return { part, text, width, inside, above, atEdge: above && left === 0 };
  });
  return (
    <>
      {placed.map(({ part, text, width, inside, above, atEdge }) => {
        const middle = share(part.start + part.size / 2);
        if (inside) return <CountInside part={part} text={text} width={width} middle={middle} />;
        if (!above) return null;
        return (
          <text class="t-b t-halo" text-anchor={atEdge ? "start" : "middle"} x={atEdge ? 0 : middle} y="17">
            {text}
          </text>
        );
      })}
    </>
  );
}

interface CountInsideProps {
  readonly part: BarPart;
  readonly text: string;
  readonly width: number;
  readonly middle: string;
}

function CountInside({ part, text, width, middle }: CountInsideProps): VNode {
  const ground =
    part.fill === undefined ? null : (
      <rect class="p-ground" x={middle} y="39" width={width} height="22" transform={`translate(${-width / 2} 0)`} />
    );
  const dark = part.class === "b-charged" || part.class === "b-done-1";
  return (
    <>
      {ground}
      <text class={`t-b ${dark ? "t-inv" : "t-on-mid"}`} text-anchor="middle" x={middle} y="55">
        {text}
      </text>
    </>
  );
}

/** The bar alone, without words: parts that a denominator leaves out are dashed outlines. */
export function GhostBar({
  bar,
  leavesOut,
}: {
  bar: Extract<Bar, { kind: "bar" }>;
  leavesOut: ReadonlySet<string>;
}): VNode {
  return (
    <svg class="strip" width="100%" height="30" aria-hidden="true">
      {bar.parts.map(({ id, class: name, fill, start, size }) => {
        const out = leavesOut.has(id);
        return (
          <rect
            class={out ? "b-ghost" : name}
            fill={out ? undefined : fill}
            x={share(start)}
            y="1"
            width={share(size)}
            height="28"
          />
        );
      })}
    </svg>
  );
}
