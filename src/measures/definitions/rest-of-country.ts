// Compared with the rest of the country: a force's share against that of all other forces together.
import type { Definition } from "../definition.ts";
import { SHARE_DENOMINATORS } from "./_share.ts";

export const REST_OF_COUNTRY: Definition = {
  id: "rest-of-country",
  title: "Compared with the rest of the country",
  version: 1,
  unit: "crimes",
  says: "A force's share against the share of all other forces together (the total less the force), as how many times it is, and as how much more or less.",
  formula: "ratio = force's share ÷ rest's share; difference = force's share − rest's share; rest = total − force",
  numerator: "the counted crimes of the share asked for (the charge rate if none is named)",
  denominators: SHARE_DENOMINATORS,
  interval: "ratio: Koopman score interval, 95%; difference: Miettinen–Nurminen score interval, 95%",
  averages: "pooled: the rest is all counted over all crimes of the other forces; no force is in both sides",
  accepts: ["balances", "histories"],
  caveats: [
    "The force is taken out of the total before the two are compared: a part and the whole that holds it are not independent.",
  ],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
};
