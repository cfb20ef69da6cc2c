// The chart of an answer as one SVG file that stands by itself.
import type { Published } from "../../disclosure/published.ts";
import type { MeasureAnswer } from "../../measures/answer.ts";
import { svgOf } from "../html.ts";
import { sourceWords } from "../parts/source-line.tsx";
import { NOT_RELEASED } from "../release-words.ts";
import { pictureOf } from "./chart-of.ts";
import { Standalone } from "./standalone-frame.tsx";

/** The picture of an answer as a standalone SVG document; `null` where nothing may be drawn. Figures that are not released say so in it. */
export function answerChartSvg(answer: Published<MeasureAnswer>, width: "wide" | "narrow" = "wide"): string | null {
  const picture = pictureOf(answer);
  if (picture === null) return null;
  return svgOf(
    <Standalone
      title={picture.title}
      description={picture.description}
      sentence={answer.sentence}
      drawn={picture[width]}
      below={[...answer.caveats.filter((words) => words === NOT_RELEASED), sourceWords(answer.passport)]}
    />,
  );
}
