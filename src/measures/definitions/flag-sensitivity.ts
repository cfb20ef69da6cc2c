// What the flag's origin does to a share: with and without the flags that came to a crime from a person.
import type { Definition } from "../definition.ts";

export const FLAG_SENSITIVITY = {
  id: "flag-sensitivity",
  title: "Sensitivity to the flag's origin",
  version: 2,
  unit: "crimes",
  says:
    "A force's share among all its flagged crimes, and among those whose flag was not carried over from a person. The " +
    "difference is what that way of flagging does to the figure.",
  formula: "counted ÷ flagged; (counted − counted of those carried over) ÷ (flagged − those carried over)",
  numerator: "the counted crimes of the share asked for, by the origin of the flag",
  denominators: {
    all: "as for the share, by the origin of the flag",
    "less-transferred": "as for the share, by the origin of the flag",
    "concluded-only": "as for the share, by the origin of the flag",
  },
  interval:
    "Wilson score interval, 95%, for each share; of hidden counts the least and the most that they allow, without chance",
  averages: "none",
  accepts: ["balances"],
  caveats: [
    "A flag carried over from a person stands on crimes that may have nothing to do with exploitation; leaving them out may also leave out crimes that have.",
  ],
  apart: {},
} as const satisfies Definition;
