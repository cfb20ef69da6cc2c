// A share period by period, with the test for a steady rise or fall.
import type { Definition } from "../definition.ts";

export const TREND: Definition = {
  id: "trend",
  title: "Trend",
  version: 1,
  unit: "crimes",
  says: "A share period by period, with the test for a steady rise or fall.",
  formula: "counted ÷ crimes in each period; χ² for trend on one degree of freedom",
  numerator: "the counted crimes of the share asked for",
  denominators: {
    all: "as for the share",
    "less-transferred": "as for the share",
    "concluded-only": "as for the share",
  },
  interval:
    "Wilson, 95%, for each period; Cochran–Armitage test for trend in proportions over the order of the periods",
  averages: "without a force: the forces that can be compared in every period, pooled",
  accepts: ["balances"],
  caveats: [
    "Later periods have had less time: on the recorded basis their share still grows, which alone can look like a fall.",
  ],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
};
