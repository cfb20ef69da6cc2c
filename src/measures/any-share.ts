// Any other share: one line of the balance or one outcome type, asked for by its name.
import type { Askable, MeasureOption } from "./askable.ts";
import { SHARE } from "./definitions/share.ts";
import { NAMED_CHOICES, SHARES_NAMED, shareNamed } from "./named-share.ts";
import { answerShare, METHOD_OPTION } from "./share.ts";

const OF_OPTION: MeasureOption = {
  name: "of",
  says: `which share: ${SHARES_NAMED}`,
  example: "prosecution-prevented",
  choices: NAMED_CHOICES,
};

/** The share of the line or outcome type that the option `of` names. */
export const ANY_SHARE: Askable = {
  definition: SHARE,
  options: [OF_OPTION, METHOD_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const definition = shareNamed(question.options?.["of"]);
    return await answerShare(engine, files, { question, definition });
  },
};
