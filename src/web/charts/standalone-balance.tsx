// A force's balance as one SVG file that stands by itself.
import type { Published } from "../../disclosure/published.ts";
import type { ForceAnswer } from "../../measures/result.ts";
import { svgOf } from "../html.ts";
import { balanceHeading, bracketWords } from "../parts/balance-section.tsx";
import { sourceWords } from "../parts/source-line.tsx";
import { cellWords } from "../words.ts";
import { WideBar, wideBarHeight } from "./balance.tsx";
import { barInWords, barOf } from "./balance-model.ts";
import { WIDE } from "./picture.ts";
import { Standalone } from "./standalone-frame.tsx";

/** The tokens and rules of the style sheet that a balance uses beside those of every chart. */
export const BALANCE_STYLE = `
:root{--done-1:#66727d;--done-2:#8b96a0;--done-3:#b0b9c0;--done-4:#d2d7db;--on-mid:#17212b}
@media (prefers-color-scheme:dark){:root{--done-1:#97a3ad;--done-2:#6a7782;--done-3:#55616b;--done-4:#3b464f;--on-mid:#e9edf0}}
.b-unknown{stroke:var(--ink);stroke-width:1.5}.b-charged{fill:var(--ink);stroke:var(--ink)}
.b-done-1{fill:var(--done-1);stroke:var(--soft)}.b-done-2{fill:var(--done-2);stroke:var(--soft)}.b-done-3{fill:var(--done-3);stroke:var(--soft)}.b-done-4{fill:var(--done-4);stroke:var(--soft)}
.b-moved,.b-open{stroke:var(--soft)}.t-l{font-size:19px;font-weight:700}
`;

/** The balance bar of a force as a standalone SVG document, under the finding or a heading of its own; `null` where no bar can be drawn. */
export function balanceChartSvg(answer: Published<ForceAnswer>): string | null {
  const { balance, called, passport } = answer;
  const bar = barOf(balance);
  if (bar.kind === "none") return null;
  const unit = answer.basis === "closed" ? "outcomes" : answer.unit;
  const title = `Balance of ${cellWords(balance.total)} ${unit}, ${called}`;
  const height = wideBarHeight({ bar });
  return svgOf(
    <Standalone
      title={title}
      description={barInWords(bar, unit)}
      sentence={`${called}: ${balanceHeading(balance, unit)}`}
      drawn={{
        width: WIDE,
        height,
        drawing: (
          <svg width={WIDE} height={height} aria-hidden="true">
            <WideBar bar={bar} id="bal" title={title} unit={unit} bracket={bracketWords(answer, unit)} />
          </svg>
        ),
      }}
      below={[answer.sentence, sourceWords(passport)]}
      style={BALANCE_STYLE}
    />,
  );
}
