// No suspect identified: the share of crimes that ended with nobody found.
import { shareDefinition } from "./_share.ts";

export const NO_SUSPECT = shareDefinition({
  id: "no-suspect",
  title: "No suspect identified",
  says: "The share of a force's crimes of a scope and period whose investigation is complete with nobody identified (outcome type 18).",
  numerator: "crimes with outcome type 18; crimes of type 14, where the victim does not support action, are not in it",
  counted: ["no-suspect"],
  words: {
    one: "had ended with no suspect identified",
    many: "had ended with no suspect identified",
    noun: "with no suspect identified",
    closed: { one: "was “no suspect identified”", many: "were “no suspect identified”" },
  },
  caveats: [
    "Type 18 says that nobody was identified. Where the victim does not support action either, type 14 is used: the two differ only in that, and forces may draw the line differently.",
  ],
});
