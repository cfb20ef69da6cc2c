// Revisions: what changed between two editions of the same figures.
import type { Definition } from "../definition.ts";

export const REVISIONS: Definition = {
  id: "revisions",
  title: "Revisions",
  version: 1,
  unit: "crimes",
  says:
    "What changed between two consecutive editions of a scope, period and basis: each force's total, each line of its " +
    "balance, and the outcome types inside a line, quarter by quarter where that is asked.",
  formula: "change = after − before",
  numerator: "the count in the later edition, less the count in the earlier one; only where both are exact",
  denominators: { all: "none: counts are compared, not rates" },
  interval: "none: both counts are counted, and a difference of counts is no sample",
  averages: "sums over the forces that stand in both editions with exact counts",
  accepts: ["balances"],
  caveats: [],
  apart: {},
};
