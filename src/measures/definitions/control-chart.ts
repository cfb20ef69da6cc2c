// A share quarter by quarter with the limits within which it would stay if nothing had changed.
import type { Definition } from "../definition.ts";

export const CONTROL_CHART: Definition = {
  id: "control-chart",
  title: "Control chart",
  version: 1,
  unit: "crimes",
  says: "A share quarter by quarter with the limits within which it would stay if nothing had changed.",
  formula: "centre ± 3 standard deviations, widened by the spread between neighbouring quarters (Laney p′)",
  numerator: "the counted crimes of the share asked for, recorded in the quarter",
  denominators: {
    all: "as for the share",
    "less-transferred": "as for the share",
    "concluded-only": "as for the share",
  },
  interval:
    "Laney p′ chart (or p chart, or XmR, as asked), 3 sigma; marked: outside the limits, seven on one side, seven rising or falling, two of three near a limit",
  averages: "the centre is the pooled share of all quarters",
  accepts: ["balances"],
  caveats: [
    "Below 13 points no limits are drawn: the spread cannot be told from so few.",
    "Later quarters have had less time: on the recorded basis their share still grows.",
  ],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
};
