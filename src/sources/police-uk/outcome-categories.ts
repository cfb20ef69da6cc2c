// The outcome words of data.police.uk, and which line of a balance each belongs to where the words say it clearly.
import type { BalanceLineId } from "../../standard/balance-lines.ts";
import { foldLabel } from "../../standard/label.ts";

/** One outcome word. `line` is `null` where the words do not say which line it is: it then stands under its own words. */
export interface OutcomeCategory {
  readonly title: string;
  readonly line: BalanceLineId | null;
  /** Why it stands there, or why it stands in no line. */
  readonly why: string;
}

const COURT = "What a court did; a court hears a crime after a charge or summons.";
const SAID = "The words say so.";
const EITHER = "The words stand for several lines: the evidence, the victim's wish and the public interest alike.";

/** Every outcome word seen in files of 2012 to 2025; `Suspect charged` stands in outcomes files only. */
export const OUTCOME_CATEGORIES: readonly OutcomeCategory[] = [
  { title: "Under investigation", line: "open", why: SAID },
  { title: "Investigation complete; no suspect identified", line: "no-suspect", why: SAID },
  { title: "Suspect charged", line: "charged", why: SAID },
  { title: "Awaiting court outcome", line: "charged", why: COURT },
  { title: "Court result unavailable", line: "charged", why: COURT },
  { title: "Court case unable to proceed", line: "charged", why: COURT },
  { title: "Defendant sent to Crown Court", line: "charged", why: COURT },
  { title: "Defendant found not guilty", line: "charged", why: COURT },
  { title: "Offender sent to prison", line: "charged", why: COURT },
  { title: "Offender given suspended prison sentence", line: "charged", why: COURT },
  { title: "Offender given community sentence", line: "charged", why: COURT },
  { title: "Offender given absolute discharge", line: "charged", why: COURT },
  { title: "Offender given conditional discharge", line: "charged", why: COURT },
  { title: "Offender fined", line: "charged", why: COURT },
  { title: "Offender ordered to pay compensation", line: "charged", why: COURT },
  { title: "Offender deprived of property", line: "charged", why: COURT },
  { title: "Offender given a caution", line: "out-of-court", why: SAID },
  { title: "Offender given a drugs possession warning", line: "out-of-court", why: SAID },
  { title: "Offender given penalty notice", line: "out-of-court", why: SAID },
  { title: "Local resolution", line: "out-of-court", why: SAID },
  { title: "Formal action is not in the public interest", line: "prosecution-prevented", why: SAID },
  { title: "Further investigation is not in the public interest", line: "not-in-public-interest", why: SAID },
  { title: "Action to be taken by another organisation", line: "transferred", why: SAID },
  { title: "Unable to prosecute suspect", line: null, why: EITHER },
  {
    title: "Further action is not in the public interest",
    line: null,
    why: "It may be a diversion or another decision.",
  },
  { title: "Status update unavailable", line: null, why: "It says that nobody says." },
  { title: "Suspect charged as part of another case", line: null, why: "The charge is of another crime." },
  { title: "Offender otherwise dealt with", line: null, why: "By whom and how, it does not say." },
];

const BY_TITLE = new Map(OUTCOME_CATEGORIES.map((category) => [foldLabel(category.title), category]));

/** The category of these words, or `null`: they then stand under their own words. Example: `findOutcomeCategory("Offender fined")` is of the line `charged`. */
export function findOutcomeCategory(words: string): OutcomeCategory | null {
  return BY_TITLE.get(foldLabel(words)) ?? null;
}
