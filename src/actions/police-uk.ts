// "What does data.police.uk say": the question against its files in the book, which no comparison of forces ever sees.

import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { dayInWords } from "../ground/day.ts";
import { answerStreet } from "../measures/street.ts";
import type { StreetAnswer, StreetQuestion } from "../measures/street-result.ts";
import { findKnownGap, KNOWN_GAPS } from "../sources/police-uk/known-gaps.ts";
import { findOutcomeCategory } from "../sources/police-uk/outcome-categories.ts";
import { bookFiles } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Asks the files of data.police.uk. Refuses (`usage`) words that name no force, month or type, (`notFound`) when there is no such file. */
export async function askPoliceUk(tools: Tools, question: StreetQuestion): Promise<Published<StreetAnswer>> {
  const files = (await bookFiles(tools)).flatMap(({ entry, body, stored, note }) =>
    note.holds !== "street" || stored.path === null
      ? []
      : [
          {
            file: body.name,
            sha256: entry.subject,
            entry: entry.id,
            order: entry.sequence,
            path: stored.path,
            parts: note.street ?? [],
          },
        ],
  );
  const { engine } = await tools.warehouse();
  const answer = await answerStreet(engine, files, {
    question,
    rules: {
      lineOf: (words) => findOutcomeCategory(words)?.line ?? null,
      gapOf: (force, month, kind) => {
        const gap = findKnownGap(force, month, kind);
        if (gap === null) return null;
        return `${gap.says} (${gap.source}${gap.asOf === null ? "" : `; as of ${dayInWords(gap.asOf)}`})`;
      },
      gapForces: KNOWN_GAPS.map(({ force }) => force),
    },
  });
  return passPublic(answer);
}
