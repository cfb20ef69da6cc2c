// What stands beside a figure besides its numbers: what was corrected, what the force replied, and its silence. Text for people only.
import type { correctionsOfFigures } from "../actions/list-releases.ts";
import type { Tools } from "../actions/tools.ts";
import { dayWords, figureTitle, replyWords } from "../web/release-words.ts";
import type { Door } from "./door.ts";
import { type Line, section, wrapped } from "./lines.ts";

/** What figures are meant, as a release names them. */
type FiguresMeant = Parameters<typeof correctionsOfFigures>[1];

/** The most changes of one correction that are told; the release holds all. */
const MOST_CHANGES = 20;

type LinesOfWidth = (width: number) => readonly Line[];

/** Lines for what was said of these figures since they were published; none where nothing was, and none for programs. */
export async function besideFor(door: Door, format: string | undefined, of: FiguresMeant): Promise<LinesOfWidth> {
  if (format === "json" || format === "csv") return () => [];
  return await door.withTools((tools) => saidBeside(tools, of));
}

async function saidBeside(tools: Tools, of: FiguresMeant): Promise<LinesOfWidth> {
  const { correctionsOfFigures, repliesOfForce } = await import("../actions/list-releases.ts");
  const { today } = await import("../actions/reply-release.ts");
  const corrections = await correctionsOfFigures(tools, of);
  const replies = of.force === null ? [] : repliesOfForce(tools, of.force);
  const day = today(tools);
  return (width) => {
    const item = (text: string): readonly Line[] => wrapped(text, width, { first: "- ", rest: "  " });
    return [
      ...section(
        "Corrected",
        corrections.flatMap(({ release, corrects, on, why, changes }) => {
          const when = on === null ? "In" : `On ${dayWords(on)}, in`;
          const more = changes.length - MOST_CHANGES;
          return [
            ...item(
              `${when} release ${release}, in place of release ${corrects}.${why === null ? "" : ` Why: ${why}`}`,
            ),
            ...changes
              .slice(0, MOST_CHANGES)
              .flatMap(({ figure, before, after }) =>
                wrapped(`${figureTitle(figure)}: ${before} → ${after}`, width, { first: "  ", rest: "    " }),
              ),
            ...(more > 0 ? wrapped(`and ${more} more: everycase release show ${release}`, width, { first: "  " }) : []),
          ];
        }),
      ),
      ...section(
        "Right of reply",
        replies.flatMap(({ release, reply }) => item(`Release ${release}. ${replyWords(reply, day)}`)),
      ),
    ];
  };
}
