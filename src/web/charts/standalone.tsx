// The comparison as one SVG file that stands by itself: patterns, colours, finding and source inside.
import type { VNode } from "preact";
import type { Comparison } from "../../measures/result.ts";
import { svgOf } from "../html.ts";
import { PatternDefs } from "../parts/patterns.tsx";
import { sourceWords } from "../parts/source-line.tsx";
import { listed } from "../words.ts";
import { dotsOf } from "./dots-model.ts";
import { DOTS_WIDTH, DotsWide, wideHeight } from "./dots-wide.tsx";
import { wrap } from "./labels.ts";

const MARGIN = 30;
const LINE = 28;

// The tokens of the style sheet that the dot chart uses, light and dark.
const STYLE = `
:root{--paper:#fff;--ink:#17212b;--soft:#46525d;--rule:#d3d4cf;--strong:#7d8890;--above:#0a6285;--below:#935300;--done:#66727d;--moving:#eef1f2}
@media (prefers-color-scheme:dark){:root{--paper:#11181e;--ink:#e9edf0;--soft:#b6c0c8;--rule:#35414b;--strong:#7b8893;--above:#76bfdd;--below:#e5ab55;--done:#97a3ad;--moving:#1e2830}}
text{font:14px -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;fill:var(--ink);font-variant-numeric:tabular-nums lining-nums}
.head{font-size:22px;font-weight:700}.t-soft{fill:var(--soft)}.t-s{font-size:13px}.t-b{font-weight:700}.t-absent{font-style:italic}
.t-halo{paint-order:stroke;stroke:var(--paper);stroke-width:5px;stroke-linejoin:round}
.paper,.p-ground,.hollow{fill:var(--paper)}.hollow{stroke:var(--ink);stroke-width:2}.hidden-strip{stroke:var(--strong)}
.p-moving{fill:var(--moving)}.p-ink{stroke:var(--ink);stroke-width:1.7}.p-dot{fill:var(--soft)}.p-rule{stroke:var(--rule);stroke-width:1.2}
.grid{stroke:var(--rule)}.base{stroke:var(--ink)}.row-line{stroke:var(--rule);stroke-dasharray:1 3}
.pooled{stroke:var(--ink);stroke-width:1.5}.mean{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4}
.ci{stroke:var(--done);stroke-width:4}.ci998{stroke:var(--done)}.dot{fill:var(--paper);stroke:var(--ink);stroke-width:2}
.is-above .ci,.is-above .ci998{stroke:var(--above)}.is-below .ci,.is-below .ci998{stroke:var(--below)}
.mark-above{fill:var(--above)}.mark-below{fill:var(--below)}.open-bar{stroke:var(--strong)}.runs-on{fill:none;stroke:var(--done);stroke-width:1.5}
`;

/** The dot chart of a comparison as a standalone SVG document. */
export function compareChartSvg(comparison: Comparison): string {
  return svgOf(<StandaloneDots comparison={comparison} />);
}

function StandaloneDots({ comparison }: { readonly comparison: Comparison }): VNode {
  const dots = dotsOf(comparison, "rate");
  const head = wrap(keptTogether(comparison.sentence), 86).map(plainSpaces);
  const notes = dots.notes.map(({ number, forces, says }) => `Note ${number}. ${listed(forces)}: ${says}`);
  const below = [...notes, sourceWords(comparison.passport)].flatMap((text) => wrap(text, 150));
  const chartTop = MARGIN + head.length * LINE + 6;
  const belowTop = chartTop + wideHeight(dots) + 24;
  const height = belowTop + below.length * 19 + MARGIN - 10;
  const width = DOTS_WIDTH + 2 * MARGIN;
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-labelledby="dots-t dots-d"
    >
      <title id="dots-t">{`${dots.title}. ${comparison.sentence}`}</title>
      <desc id="dots-d">{dots.description}</desc>
      <style>{STYLE}</style>
      <PatternDefs />
      <rect class="paper" width={width} height={height} />
      {head.map((line, index) => (
        <text class="head" x={MARGIN} y={MARGIN + 16 + index * LINE}>
          {line}
        </text>
      ))}
      <g transform={`translate(${MARGIN} ${chartTop})`}>
        <DotsWide dots={dots} />
      </g>
      {below.map((line, index) => (
        <text class="t-s t-soft" x={MARGIN} y={belowTop + index * 19}>
          {line}
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
