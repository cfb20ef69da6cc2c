// The charge rate: what it divides by what, as data. Its digest goes into every result.
import type { Definition } from "../definition.ts";

export const CHARGE_RATE = {
  id: "charge-rate",
  title: "Charge rate",
  version: 1,
  unit: "crimes",
  says: "The share of a force's crimes of a scope and period for which a suspect was charged or summonsed (outcome type 1).",
  formula: "charged ÷ denominator",
  numerator: "crimes with outcome type 1; outcomes for an alternate offence (1A) are part of type 1 and never added",
  denominators: {
    all: "recorded basis: all crimes, types 0 to 22, or the total a source states; closed basis: all outcomes given, types 1 to 22",
    "less-transferred": "all, less the crimes with another agency (type 20)",
    "concluded-only": "the crimes with a stated ending: types 1 to 19, 21 and 22",
  },
  interval:
    "Wilson score interval, 95%, unless another method is asked for; a force is marked by its 99.8% interval against the pooled rate of all other forces",
  averages:
    "pooled: all charges over all crimes; mean of forces: each force's own rate counted once, with Student's t interval",
  accepts: ["balances", "histories"],
  counted: ["charged"],
  words: {
    one: "had led to a charge",
    many: "had led to a charge",
    noun: "charged",
    closed: { one: "was a charge", many: "were charges" },
  },
  caveats: [],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
} as const satisfies Definition;
