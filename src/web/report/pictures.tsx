// The drawings of a report: without heading and source line, which stand in the report itself.
import type { VNode } from "preact";
import type { Comparison, ForceAnswer } from "../../measures/result.ts";
import { WideBar, wideBarHeight } from "../charts/balance.tsx";
import { barInWords, barOf } from "../charts/balance-model.ts";
import { dotsOf } from "../charts/dots-model.ts";
import { DOTS_WIDTH, DotsWide, wideHeight } from "../charts/dots-wide.tsx";
import { BALANCE_STYLE } from "../charts/standalone-balance.tsx";
import { CHART_STYLE } from "../charts/standalone-frame.tsx";
import { svgOf } from "../html.ts";
import { bracketWords } from "../parts/balance-section.tsx";
import { PatternDefs } from "../parts/patterns.tsx";
import type { Block } from "./document.ts";

/** The narrowest that the wide balance is drawn for: the narrower, the larger its words on paper. */
const BALANCE_WIDTH = 840;

/** The balance bar of a force, with its words; nothing where no bar can be drawn. */
export function balancePicture(answer: ForceAnswer): readonly Block[] {
  const bar = barOf(answer.balance);
  if (bar.kind === "none") return [{ kind: "note", text: bar.why }];
  const unit = answer.basis === "closed" ? "outcomes" : answer.unit;
  const title = `Balance of ${answer.called}`;
  const height = wideBarHeight({ bar, tall: 62 });
  const drawing = (
    <WideBar bar={bar} id="bal" title={title} unit={unit} bracket={bracketWords(answer, unit)} tall={62} />
  );
  const alt = `${title}: ${barInWords(bar, unit)}`;
  return [{ kind: "picture", svg: bare({ alt, width: BALANCE_WIDTH, height, drawing, style: BALANCE_STYLE }), alt }];
}

/** The dot chart of a comparison. */
export function dotsPicture(comparison: Comparison): Block {
  const dots = dotsOf(comparison, "rate");
  const alt = `${dots.title}. ${dots.description}`;
  const drawing = <DotsWide dots={dots} />;
  const svg = bare({ alt, width: DOTS_WIDTH, height: wideHeight(dots), drawing, style: "" });
  return { kind: "picture", svg, alt };
}

interface Bare {
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly drawing: VNode;
  readonly style: string;
}

function bare({ alt, width, height, drawing, style }: Bare): string {
  const tall = Math.ceil(height);
  return svgOf(
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${tall}`}
      width={width}
      height={tall}
      role="img"
      aria-labelledby="said"
    >
      <title id="said">{alt}</title>
      <style>{`${CHART_STYLE}${style}`}</style>
      <PatternDefs />
      <svg width={width} height={tall} aria-hidden="true">
        {drawing}
      </svg>
    </svg>,
  );
}
