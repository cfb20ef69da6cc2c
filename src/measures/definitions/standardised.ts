// Each force's share as it would be if its crimes had the mix of offences of all compared forces together; the share as recorded stands beside it.
import type { Definition } from "../definition.ts";

export const STANDARDISED: Definition = {
  id: "standardised",
  title: "Standardised for offence mix",
  version: 1,
  unit: "crimes",
  says: "Each force's share as it would be if its crimes had the mix of offences of all compared forces together; the share as recorded stands beside it.",
  formula: "Σ (share in stratum × crimes of all forces in it) ÷ crimes of all forces",
  numerator: "within each stratum the counted crimes of the share asked for",
  denominators: {
    all: "as for the share",
    "less-transferred": "as for the share",
    "concluded-only": "as for the share",
  },
  interval: "logit interval, 95%, with the binomial variance of each stratum; for the share as recorded Wilson, 95%",
  averages: "the standard is the sum of the compared forces",
  accepts: ["balances"],
  caveats: [
    "Standardising takes out the mix of offence codes only. What is recorded under a code still differs from force to force.",
    "Offence codes that a larger force has no crime of are taken together as one stratum.",
  ],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
};
