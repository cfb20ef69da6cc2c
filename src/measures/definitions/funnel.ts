// The funnel: how far a force's share lies from the share of all, given how many crimes it has.
import type { Definition } from "../definition.ts";

export const FUNNEL: Definition = {
  id: "funnel",
  title: "Size and rate",
  version: 1,
  unit: "crimes",
  says: "Each force's share against its number of crimes, with the limits that chance alone would keep a force of that size within.",
  formula: "p ± what a binomial count of n crimes at p strays by; p = all counts ÷ all crimes of the compared forces",
  numerator: "the counted crimes of the share asked for (the charge rate if none is named)",
  denominators: {
    all: "as for the share",
    "less-transferred": "as for the share",
    "concluded-only": "as for the share",
  },
  interval:
    "a force is outside by its exact binomial tail (below 0.001 on one side); the limits at 95% and 99.8% are drawn interpolated between whole counts (Spiegelhalter 2005); beside them 99.8% limits " +
    "that allow for the spread between forces (arcsine scale, z scores winsorised at 10%, DerSimonian and Laird)",
  averages: "pooled: the centre of the funnel, the force itself included",
  accepts: ["balances"],
  caveats: [
    "A funnel tells what chance can do at each size. It does not know why a force lies outside, and nothing on it is a rank.",
  ],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
};
