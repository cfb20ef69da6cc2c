// Which places in the order of forces the counts allow: the middle 95% of the places that each force's share may have.
import type { Definition } from "../definition.ts";

export const RANK_CERTAINTY: Definition = {
  id: "rank-certainty",
  title: "Rank certainty",
  version: 1,
  unit: "crimes",
  says: "Which places in the order of forces the counts allow: the middle 95% of the places that each force's share may have.",
  formula: "P(place) from independent posteriors Beta(counted + ½, crimes − counted + ½)",
  numerator: "the counted crimes of the share asked for",
  denominators: {
    all: "as for the share",
    "less-transferred": "as for the share",
    "concluded-only": "as for the share",
  },
  interval:
    "the 2.5% and 97.5% points of the exact posterior distribution of the place (quadrature and Poisson-binomial recursion); beside it the places that pairwise tests with Holm's adjustment leave open, 95%",
  averages: "none",
  accepts: ["balances"],
  caveats: [
    "Place 1 is the smallest share. A place is not a grade, and forces differ in what they record.",
    "Chance is the only uncertainty in these places; differences in flagging, recording and maturity come on top.",
  ],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
};
