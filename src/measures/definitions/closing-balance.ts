// The closing balance: whether what became of the crimes adds up to the crimes, and how many nobody accounts for.
import { BALANCE_RULE } from "../../standard/balance-lines.ts";
import type { Definition } from "../definition.ts";

export const CLOSING_BALANCE: Definition = {
  id: "closing-balance",
  title: "Closing balance",
  version: 2,
  unit: "crimes",
  says: `Whether each force's balance closes: the crimes that no stated line accounts for, as a number and as a share of all. ${BALANCE_RULE}`,
  formula: "not accounted for = total − the stated lines; share = not accounted for ÷ total",
  numerator: "the total less every stated line; a line that is withheld makes it a range from 0",
  denominators: { all: "the total a source states, or the sum over all types in a full cross-table" },
  interval: "none: the count is a plain difference of stated counts, and chance has no part in it",
  averages: "pooled: all not accounted for over all crimes of the like forces",
  accepts: ["balances", "histories"],
  caveats: [
    "Not accounted for is no outcome: nobody has said what became of these crimes, and nothing is filled in.",
    "A table whose total is the sum of its own lines closes by construction. Whether it holds every recorded crime, only another table can tell.",
  ],
  apart: {},
};
