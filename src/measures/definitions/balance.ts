// The balance: a force's crimes by what became of them, closing to the total.
import { BALANCE_RULE } from "../../standard/balance-lines.ts";
import type { Definition } from "../definition.ts";

export const BALANCE: Definition = {
  id: "balance",
  title: "Balance",
  version: 1,
  unit: "crimes",
  says: `A force's crimes of a scope and period by what became of them. ${BALANCE_RULE}`,
  formula: "not accounted for = total − the stated lines",
  numerator:
    "each line adds the outcome types that belong to it; a line that a source states as one figure is taken as stated",
  denominators: { all: "the total a source states, or the sum over all types in a full cross-table" },
  interval: "Wilson score interval, 95%, for each line's share",
  averages: "none",
  accepts: ["balances", "histories"],
  caveats: [],
  apart: {},
};
