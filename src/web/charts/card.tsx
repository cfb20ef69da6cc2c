// The picture that stands for a finding where its page is shared: 1200 × 630, the sentence large, its interval drawn under it.
import type { VNode } from "preact";
import { svgOf } from "../html.ts";
import { percent } from "../words.ts";
import { wrap } from "./labels.ts";
import { roundEnd, scaleTo } from "./scale.ts";

/** What a card says. */
export interface Card {
  /** What the finding is about, above it. */
  readonly over: string;
  /** The finding with its interval in it. */
  readonly sentence: string;
  /** Fractions; `null` where there is no rate, and nothing is drawn. */
  readonly rate: number | null;
  readonly interval: readonly [number, number] | null;
}

const [WIDTH, HEIGHT, MARGIN] = [1200, 630, 70];
const [PAPER, INK, SOFT, GREY, RULE] = ["#ffffff", "#17212b", "#46525d", "#66727d", "#d3d4cf"];
const FONT = "Noto Sans, Segoe UI, Roboto, Arial, sans-serif";

/** A card as an SVG document. Colours and sizes are attributes, so that any renderer draws the same. */
export function cardSvg({ over, sentence, rate, interval }: Card): string {
  const size = sentence.length > 130 ? 42 : sentence.length > 90 ? 48 : 56;
  const lines = wrap(sentence, Math.floor(1980 / size)).slice(0, 5);
  const above = wrap(over, 62).slice(0, 2);
  const top = 96 + above.length * 40;
  return svgOf(
    <svg xmlns="http://www.w3.org/2000/svg" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <title>{sentence}</title>
      <rect width={WIDTH} height={HEIGHT} fill={PAPER} />
      <rect width={WIDTH} height="14" fill={INK} />
      {above.map((text, index) => (
        <text x={MARGIN} y={96 + index * 40} font-family={FONT} font-size="30" fill={SOFT}>
          {text}
        </text>
      ))}
      {lines.map((text, index) => (
        <text
          x={MARGIN}
          y={top + size * 0.75 + index * size * 1.22}
          font-family={FONT}
          font-size={size}
          font-weight="700"
          fill={INK}
        >
          {text}
        </text>
      ))}
      {rate === null || interval === null ? null : <Interval rate={rate} interval={interval} />}
      <Foot />
    </svg>,
  );
}

function Interval({ rate, interval }: { readonly rate: number; readonly interval: readonly [number, number] }): VNode {
  const scale = scaleTo(roundEnd(Math.max(interval[1] * 1.5, 0.02)), MARGIN, WIDTH - MARGIN);
  const y = 490;
  return (
    <g font-family={FONT} font-size="26">
      <path d={`M${scale.left} ${y}H${scale.right}`} stroke={RULE} stroke-width="3" />
      <path d={`M${scale.at(interval[0])} ${y}H${scale.at(interval[1])}`} stroke={GREY} stroke-width="14" />
      <circle cx={scale.at(rate)} cy={y} r="15" fill={PAPER} stroke={INK} stroke-width="6" />
      <text x={scale.at(rate)} y={y - 32} text-anchor={anchorOf(scale.at(rate))} font-weight="700" fill={INK}>
        {`${percent(rate)} (${percent(interval[0])} to ${percent(interval[1])})`}
      </text>
      <text x={scale.left} y={y + 38} fill={SOFT}>
        0%
      </text>
      <text x={scale.right} y={y + 38} text-anchor="end" fill={SOFT}>
        {percent(scale.max)}
      </text>
    </g>
  );
}

/** Words near an end of the axis stand inside it. */
function anchorOf(x: number): "start" | "middle" | "end" {
  if (x < 320) return "start";
  return x > WIDTH - 320 ? "end" : "middle";
}

/** Four parts of a bar: nobody knows, charged, concluded, still moving. */
function Foot(): VNode {
  return (
    <g font-family={FONT} font-size="26">
      <rect x={MARGIN} y="566" width="26" height="30" fill={PAPER} stroke={INK} stroke-width="3" />
      <path d={`M${MARGIN} 592L${MARGIN + 26} 570M${MARGIN} 580L${MARGIN + 14} 567`} stroke={INK} stroke-width="2.5" />
      <rect x={MARGIN + 30} y="566" width="10" height="30" fill={INK} />
      <rect x={MARGIN + 44} y="566" width="26" height="30" fill="#8b96a0" />
      <rect x={MARGIN + 74} y="566" width="16" height="30" fill="#eef1f2" stroke="#7d8890" stroke-width="1.5" />
      <text x={MARGIN + 106} y="591" font-weight="700" font-size="30" fill={INK}>
        Everycase
      </text>
      <text x={WIDTH - MARGIN} y="591" text-anchor="end" fill={SOFT}>
        Every figure leads to its cells. Not official statistics.
      </text>
    </g>
  );
}
