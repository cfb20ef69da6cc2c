// With another agency: the share of crimes that a force passed on.
import { SHARE_DENOMINATORS, shareDefinition } from "./_share.ts";

export const TRANSFERRED = shareDefinition({
  id: "transferred",
  title: "With another agency",
  says: "The share of a force's crimes of a scope and period that another body investigates (outcome type 20).",
  numerator: "crimes with outcome type 20",
  denominators: { all: SHARE_DENOMINATORS.all },
  counted: ["transferred"],
  words: {
    one: "was with another agency",
    many: "were with another agency",
    noun: "with another agency",
    closed: { one: "was a transfer to another agency", many: "were transfers to another agency" },
  },
  caveats: [
    "For the force a transfer is an outcome; for the crime it is none. What the other agency does with it stands in no police table.",
  ],
});
