// Run-off triangles: sums by lag and the share charged by each lag.
import { runOffTriangle } from "../../../src/statistics/run-off-triangle.ts";
import type { Adapter } from "../adapter.ts";

interface Input {
  readonly recorded: readonly number[];
  readonly charges_by_recorded_and_lag: readonly (readonly (number | null)[])[];
  readonly others_by_recorded_and_lag: readonly (readonly (number | null)[])[];
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const one = input as unknown as Input;
    const outcomes = [one.charges_by_recorded_and_lag, one.others_by_recorded_and_lag];
    const { atRisk, events, curve } = runOffTriangle({ recorded: one.recorded, outcomes });
    return {
      at_risk: atRisk,
      charges: events[0],
      others: events[1],
      cif_charge_by_lag: Array.from(curve.causes[0]?.share ?? []),
      cif_other_by_lag: Array.from(curve.causes[1]?.share ?? []),
      se_charge_by_lag: Array.from(curve.causes[0]?.standardError ?? []),
    };
  },
};
