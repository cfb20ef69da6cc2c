// Which share a measure is about, where it can be about any: the charge rate unless another is named.
import type { MeasureOption, MeasureQuestion } from "./askable.ts";
import { DEFINITIONS } from "./catalogue.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { shareNamed } from "./named-share.ts";
import type { ShareDefinition } from "./share-found.ts";

/** The option that names the share. */
export const SHARE_OPTION: MeasureOption = {
  name: "of",
  says: "which share: charge-rate, still-open, no-suspect or another line of the balance, or outcome:15; the charge rate if left out",
  example: "victim-does-not-support",
};

/** The share that a question names with `of`: a measure's id, a line of the balance or an outcome type. Refuses (`usage`) what is none. */
export function shareAsked({ options }: MeasureQuestion): ShareDefinition {
  const id = options?.["of"] ?? CHARGE_RATE.id;
  const found = DEFINITIONS.find((one) => one.id === id && one.counted !== undefined);
  return found?.words === undefined ? shareNamed(id) : { ...found, words: found.words };
}
