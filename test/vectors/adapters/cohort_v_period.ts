// Period ratio, cohort ratios and the share within a horizon, on the same crimes.
import { cohortRatios } from "../../../src/statistics/cohort-ratios.ts";
import type { Adapter } from "../adapter.ts";

interface Input {
  readonly recorded_day: readonly number[];
  readonly outcome: readonly number[];
  readonly outcome_lag_days: readonly (number | null)[];
  readonly year_start: number;
  readonly year_end_exclusive: number;
  readonly snapshot_day: number;
  readonly horizon_days: number;
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const one = input as unknown as Input;
    const ratios = cohortRatios(
      { recordedDay: one.recorded_day, outcome: one.outcome, lagDays: one.outcome_lag_days },
      {
        yearStart: one.year_start,
        yearEndExclusive: one.year_end_exclusive,
        snapshotDay: one.snapshot_day,
        horizonDays: one.horizon_days,
      },
    );
    return {
      crimes_recorded_in_year: ratios.recordedInYear,
      charges_assigned_in_year_any_cohort: ratios.chargesInYear,
      period_ratio: ratios.periodRatio,
      cohort_charged_by_snapshot: ratios.chargedBySnapshot,
      cohort_ratio_at_snapshot: ratios.cohortRatio,
      cohort_unresolved_share: ratios.openShare,
      cohort_ratio_if_all_unresolved_never: ratios.cohortRatio,
      cohort_ratio_if_all_unresolved_charged: ratios.ifAllOpenCharged,
      charged_share_of_resolved: ratios.chargedOfResolved,
      aj_charged_within_horizon: ratios.chargedWithinHorizon,
      fully_followed_n: ratios.fullyFollowed,
      fully_followed_charged_within_horizon: ratios.fullyFollowedCharged,
    };
  },
};
