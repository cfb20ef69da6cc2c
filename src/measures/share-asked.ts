// Which share a measure is about, where it can be about any: the charge rate unless another is named.
import type { MeasureOption, MeasureQuestion } from "./askable.ts";
import { DEFINITIONS } from "./catalogue.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { SHARE } from "./definitions/share.ts";
import { NAMED_CHOICES, SHARES_NAMED, shareNamed } from "./named-share.ts";
import type { ShareDefinition } from "./share-found.ts";

/** The shares that are measures of their own. */
const SHARES = DEFINITIONS.filter(({ id, counted }) => id !== SHARE.id && counted !== undefined);

/** The option that names the share. */
export const SHARE_OPTION: MeasureOption = {
  name: "of",
  says: `which share: ${SHARES.map(({ id }) => id).join(", ")}, ${SHARES_NAMED}; the charge rate if left out`,
  example: "victim-does-not-support",
  choices: [
    ...SHARES.map(({ id, title }) => ({ id, title, group: "A measure" })),
    ...NAMED_CHOICES.filter((choice) => !SHARES.some(({ id }) => id === choice.id)),
  ],
  leftOut: CHARGE_RATE.id,
};

/** The share that a question names with `of`: a measure's id, a line of the balance or an outcome type. Refuses (`usage`) what is none. */
export function shareAsked({ options }: MeasureQuestion): ShareDefinition {
  const id = options?.["of"] ?? CHARGE_RATE.id;
  const found = SHARES.find((one) => one.id === id);
  if (found?.words !== undefined) return { ...found, words: found.words };
  return shareNamed(
    id,
    SHARES.map((one) => one.id),
  );
}
