// Still open: the share of crimes without an outcome so far.
import { SHARE_DENOMINATORS, shareDefinition } from "./_share.ts";

const { all, "less-transferred": lessTransferred } = SHARE_DENOMINATORS;

export const STILL_OPEN = shareDefinition({
  id: "still-open",
  title: "Still open",
  says: "The share of a force's crimes of a scope and period that have no outcome yet (type 0), as of the edition shown.",
  numerator: "crimes with the status “not yet assigned an outcome” (type 0); it exists on the recorded basis alone",
  denominators: { all, "less-transferred": lessTransferred },
  counted: ["open"],
  words: { one: "had no outcome yet", many: "had no outcome yet", noun: "still open", closed: null },
  caveats: [
    "A crime without an outcome is not a crime without a charge: it may still lead to one. The share shrinks with every later edition.",
    "Crimes that another agency investigates (type 20) are not in it.",
  ],
  apart: { smallestDenominator: 10 },
});
