// `everycase cite`: who cited which figure, and who is to be told that it changed.
import { listCitations, noteCitation, tellCitation } from "../actions/cite-figure.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { citationLines, citationsTable } from "./show/replies.ts";

/** Notes a citation of the figure named, or that its author was told, and lists citations. */
export async function citeVerb(door: Door, [figure = "list"]: readonly string[], options: Options): Promise<Ending> {
  const { told, who, on } = options;
  const all = await door.withTools(async (tools) => {
    if (told !== undefined) return [await tellCitation(tools, { citation: told, who, on })];
    if (figure === "list") return await listCitations(tools);
    const { where, force, release, as, scope, period, basis, denominator } = options;
    const about = figure === "release" ? undefined : figure;
    const { entry } = await noteCitation(tools, {
      who,
      where,
      on,
      force,
      release,
      as,
      about,
      scope,
      period,
      basis,
      denominator,
    });
    return (await listCitations(tools)).filter(({ citation }) => citation.entry === entry);
  });
  await answer(door, options.format, {
    lines: (width) => citationLines(all, width),
    value: { citations: all },
    table: () => citationsTable(all),
  });
  return "done";
}
