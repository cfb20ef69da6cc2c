// The words PHE has for a place in a funnel: the tail on one side, not the confidence of both.
import type { FunnelSignificance } from "../../src/statistics/funnel-exact.ts";

/** "low 99.8" is PHE's "Low (0.001)". */
export const PHE_CLASSES: Readonly<Record<FunnelSignificance, string>> = {
  "low 99.8": "Low (0.001)",
  "low 95": "Low (0.025)",
  within: "Not significant",
  "high 95": "High (0.025)",
  "high 99.8": "High (0.001)",
};
