// Dealt with out of court: cautions, penalty notices, warnings and community resolutions.
import { shareDefinition } from "./_share.ts";

export const OUT_OF_COURT = shareDefinition({
  id: "out-of-court",
  title: "Dealt with out of court",
  says: "The share of a force's crimes of a scope and period that were dealt with out of court (outcome types 2, 3, 6, 7 and 8).",
  numerator:
    "crimes with outcome type 2, 3 or 6 (formal) or 7 or 8 (informal), added up; 2A and 3A are parts of 2 and 3 and never added",
  counted: ["out-of-court"],
  words: {
    one: "was dealt with out of court",
    many: "were dealt with out of court",
    noun: "dealt with out of court",
    closed: { one: "was an out-of-court disposal", many: "were out-of-court disposals" },
  },
  caveats: [
    "Diversion, education or intervention (type 22) is not in it, and neither is an offence taken into consideration (type 4). Local words such as “positive outcome” add other types.",
  ],
});
