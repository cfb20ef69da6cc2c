// Each force's share drawn towards the share of all, the more the fewer crimes it has; the share as recorded stands always beside it.
import type { Definition } from "../definition.ts";

export const SHRUNK: Definition = {
  id: "shrunk",
  title: "Shrunk rates",
  version: 1,
  unit: "crimes",
  says: "Each force's share drawn towards the share of all, the more the fewer crimes it has; the share as recorded stands always beside it.",
  formula: "(α + counted) ÷ (α + β + crimes), α and β from all forces by maximum likelihood",
  numerator: "the counted crimes of the share asked for",
  denominators: {
    all: "as for the share",
    "less-transferred": "as for the share",
    "concluded-only": "as for the share",
  },
  interval:
    "95% equal-tailed interval of the beta posterior; approximate, since the uncertainty of α and β is left out (in simulations of 34 forces it held the truth in 91% to 95%, and in 77% where forces hardly differ); for the share as recorded Wilson, 95%",
  averages: "the mean of the fitted beta distribution; where forces differ by no more than chance, the pooled share",
  accepts: ["balances"],
  caveats: [
    "A shrunk rate is a better guess of a small force's long-run share and not what happened: the counts are those beside it.",
  ],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
};
