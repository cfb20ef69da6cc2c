// How many crimes a force flags, against the sexual offences against children it records, or the people who live there.
import type { Definition } from "../definition.ts";

export const FLAGGED_SHARE = {
  id: "flagged-share",
  title: "Flagged crimes, against what",
  version: 1,
  unit: "crimes",
  says:
    "How many crimes carry the flag for each sexual offence whose title names a child that the same force recorded in the " +
    "same period, or for each 100,000 people who live in its area.",
  formula: "flagged crimes ÷ recorded sexual offences whose title names a child; or flagged crimes ÷ people × 100,000",
  numerator: "the crimes of the flag's scope, as the force states their total",
  denominators: {
    all: "as asked with `against`: the crimes of another scope recorded in the same days (recorded basis), or the newest population that is not later than the period",
  },
  interval:
    "against crimes: exact interval of the ratio of two counts, 95% (conditional binomial, Clopper–Pearson); against people: exact Poisson interval, 95% (Garwood)",
  averages: "none: a sum over forces with their own flag rules is a number of nothing",
  accepts: ["balances"],
  caveats: [
    "Flagged crimes are not a part of the offences they are held against: a flag may stand on any crime. The ratio can be above 1.",
    "A large number may mean more exploitation, more care in flagging, or a wider rule; it cannot tell which.",
  ],
  apart: {},
} as const satisfies Definition;
