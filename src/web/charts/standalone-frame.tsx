// A drawing as one SVG file that stands by itself: patterns, colours, finding and source inside.
import type { VNode } from "preact";
import { PatternDefs } from "../parts/patterns.tsx";
import { wrap } from "./labels.ts";
import type { Drawn } from "./picture.ts";

const MARGIN = 30;

/** The tokens and rules of the style sheet that charts use, light and dark. */
export const CHART_STYLE = `
:root{--paper:#fff;--ink:#17212b;--soft:#46525d;--rule:#d3d4cf;--strong:#7d8890;--above:#0a6285;--below:#935300;--done:#66727d;--moving:#eef1f2;--band:.13}
@media (prefers-color-scheme:dark){:root{--paper:#11181e;--ink:#e9edf0;--soft:#b6c0c8;--rule:#35414b;--strong:#7b8893;--above:#76bfdd;--below:#e5ab55;--done:#97a3ad;--moving:#1e2830;--band:.2}}
text{font:14px -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;fill:var(--ink);font-variant-numeric:tabular-nums lining-nums}
.head{font-size:22px;font-weight:700}.t-soft{fill:var(--soft)}.t-s{font-size:13px}.t-b{font-weight:700}.t-absent{font-style:italic}
.t-halo{paint-order:stroke;stroke:var(--paper);stroke-width:5px;stroke-linejoin:round}
.paper,.p-ground,.hollow{fill:var(--paper)}.hollow{stroke:var(--ink);stroke-width:2}.hidden-strip{stroke:var(--strong)}
.p-moving{fill:var(--moving)}.p-ink{stroke:var(--ink);stroke-width:1.7}.p-dot{fill:var(--soft)}.p-rule{stroke:var(--rule);stroke-width:1.2}
.grid{stroke:var(--rule)}.base{stroke:var(--ink)}.row-line{stroke:var(--rule);stroke-dasharray:1 3}
.pooled{fill:none;stroke:var(--ink);stroke-width:1.5}.mean{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4}
.ci{stroke:var(--done);stroke-width:4}.ci998{stroke:var(--done)}.dot{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.is-above .ci,.is-above .ci998{stroke:var(--above)}.is-below .ci,.is-below .ci998{stroke:var(--below)}
.mark-above{fill:var(--above)}.mark-below{fill:var(--below)}.open-bar{stroke:var(--strong)}.runs-on{fill:none;stroke:var(--done);stroke-width:1.5}
.other-ci{stroke:var(--soft);stroke-width:1.25}.other-mark{fill:var(--soft)}.bound-box{stroke:var(--strong)}.lead-line{stroke:var(--strong);fill:none}
.limit95{fill:none;stroke:var(--soft);stroke-dasharray:2 3}.limit998{fill:none;stroke:var(--ink);stroke-width:1.25}.limit-od{fill:none;stroke:var(--soft);stroke-width:1.25;stroke-dasharray:9 5}
.band{fill:var(--ink);opacity:var(--band)}.series-line{fill:none;stroke:var(--done);stroke-width:1.5}.curve-on{fill:none;stroke:var(--soft);stroke-width:1.5;stroke-dasharray:2 4}
.curve{fill:none;stroke:var(--ink);stroke-width:2.5;stroke-linejoin:round}.curve-1{stroke-width:1.5}.curve-2{stroke-width:2;stroke-dasharray:12 3}.curve-3{stroke-width:2;stroke-dasharray:6 3}.curve-4{stroke-width:1.5;stroke-dasharray:10 3 2 3}.curve-5{stroke-width:1.5;stroke-dasharray:4 2}
`;

interface StandaloneProps {
  readonly title: string;
  readonly description: string;
  /** The finding, as the heading of the picture. */
  readonly sentence: string;
  readonly drawn: Drawn;
  /** Notes and the source, each in its own line or lines. */
  readonly below: readonly string[];
  /** Rules that this drawing alone needs. */
  readonly style?: string;
}

/** The whole document: heading, drawing, notes and source on paper. */
export function Standalone({ title, description, sentence, drawn, below, style = "" }: StandaloneProps): VNode {
  const narrow = drawn.width < 600;
  const margin = narrow ? 12 : MARGIN;
  const line = narrow ? 22 : 28;
  const head = wrap(keptTogether(sentence), narrow ? 38 : 86).map(plainSpaces);
  const lines = below.flatMap((text) => wrap(text, narrow ? 52 : 150));
  const chartTop = margin + head.length * line + 6;
  const belowTop = chartTop + drawn.height + 24;
  const height = Math.ceil(belowTop + lines.length * 19 + margin - 10);
  const width = drawn.width + 2 * margin;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="dots-t dots-d"
    >
      <title id="dots-t">{`${title}. ${sentence}`}</title>
      <desc id="dots-d">{description}</desc>
      <style>{`${CHART_STYLE}${style}`}</style>
      <PatternDefs />
      <rect class="paper" width={width} height={height} />
      {head.map((text, index) => (
        <text class={narrow ? "t-b" : "head"} x={margin} y={margin + 16 + index * line}>
          {text}
        </text>
      ))}
      <g transform={`translate(${margin} ${chartTop})`}>{drawn.drawing}</g>
      {lines.map((text, index) => (
        <text class="t-s t-soft" x={margin} y={belowTop + index * 19}>
          {text}
        </text>
      ))}
    </svg>
  );
}

/** The sentence with its last bracket in one piece: its spaces do not break a line. */
function keptTogether(sentence: string): string {
  return sentence.replace(/\([^()]*\)(?=[^()]*$)/u, (bracket) => bracket.replaceAll(" ", "\u00a0"));
}

function plainSpaces(line: string): string {
  return line.replaceAll("\u00a0", " ");
}
