// Victim does not support action: types 14 and 16 together, as the official group has them.
import { shareDefinition } from "./_share.ts";

export const VICTIM_DOES_NOT_SUPPORT = shareDefinition({
  id: "victim-does-not-support",
  title: "Victim does not support action",
  says: "The share of a force's crimes of a scope and period that ended because the victim did not support further action (outcome types 14 and 16).",
  numerator: "crimes with outcome type 14 (suspect not identified) or 16 (suspect identified), added up",
  counted: ["victim-does-not-support"],
  words: {
    one: "had ended because the victim did not support action",
    many: "had ended because the victim did not support action",
    noun: "in which the victim did not support action",
    closed: { one: "was “victim does not support action”", many: "were “victim does not support action”" },
  },
  caveats: [
    "Why a victim does not support action, the outcome does not say: it may be the wait, fear, or how the investigation went.",
    "It is an ending of its own, and no finding that nothing happened: it is never added to “no suspect” or to evidential difficulties where the victim supports action.",
  ],
});
