// The comparison as one SVG file that stands by itself.
import type { Published } from "../../disclosure/published.ts";
import type { Comparison } from "../../measures/result.ts";
import { svgOf } from "../html.ts";
import { sourceWords } from "../parts/source-line.tsx";
import { listed } from "../words.ts";
import { dotsOf } from "./dots-model.ts";
import { DOTS_WIDTH, DotsWide, wideHeight } from "./dots-wide.tsx";
import { Standalone } from "./standalone-frame.tsx";

/** The dot chart of a comparison as a standalone SVG document. */
export function compareChartSvg(comparison: Published<Comparison>): string {
  const dots = dotsOf(comparison, "rate");
  const notes = dots.notes.map(({ number, forces, says }) => `Note ${number}. ${listed(forces)}: ${says}`);
  return svgOf(
    <Standalone
      title={dots.title}
      description={dots.description}
      sentence={comparison.sentence}
      drawn={{ width: DOTS_WIDTH, height: wideHeight(dots), drawing: <DotsWide dots={dots} /> }}
      below={[...notes, sourceWords(comparison.passport)]}
    />,
  );
}
