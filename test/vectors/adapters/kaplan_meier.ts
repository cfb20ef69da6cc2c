// Kaplan-Meier: the whole curve or chosen times, three intervals, quantiles and the restricted mean.
import { kaplanMeier, restrictedMean, survivalQuantile } from "../../../src/statistics/kaplan-meier.ts";
import { atRiskAt, lastAt, lifeTable } from "../../../src/statistics/life-table.ts";
import type { Adapter } from "../adapter.ts";

interface Input {
  readonly time: readonly number[];
  readonly event: readonly number[];
  readonly entry?: readonly number[];
}

const WAYS = [
  ["log", "log"],
  ["log-log", "loglog"],
  ["plain", "plain"],
] as const;

export const adapter: Adapter = {
  answer: ({ input, expected }) => {
    const { time, event, entry } = input as unknown as Input;
    const table = lifeTable({ time, status: event, ...(entry === undefined ? {} : { entry }) }, 1);
    const curve = kaplanMeier(table);
    const at = expected["at"] as readonly number[] | undefined;
    const rows = at === undefined ? curve.times.map((_, row) => row) : at.map((one) => lastAt(curve.times, one));
    // Before its first time the curve is 1, and so are the ends of its intervals.
    const pick = <T>(list: readonly T[], before: T): readonly T[] =>
      rows.map((row) => (row < 0 ? before : (list[row] ?? before)));
    const tail = at === undefined ? "" : "_at";
    const answers: Record<string, unknown> = {
      [`surv${tail}`]: pick(curve.share, 1),
      [at === undefined ? "std_err_surv" : "std_err_at"]: rows.map((row) => (row < 0 ? 0 : curve.standardError[row])),
      [`n_risk${tail}`]: at === undefined ? curve.atRisk : at.map((one) => atRiskAt(curve, one)),
      n_events_total: curve.events.reduce((sum, count) => sum + count, 0),
      time: curve.times,
      at,
      n_event: curve.events,
      n_censor: curve.censored,
      cumhaz_nelson_aalen: curve.hazard,
    };
    for (const [way, name] of WAYS)
      for (const [end, word] of ["lower", "upper"].entries())
        answers[`ci_${name}_${word}${tail}`] = rows.map((row) =>
          row < 0 ? 1 : (curve.interval[way][row]?.[end] ?? null),
        );
    const shares = [0.25, 0.5, 0.75];
    const probabilities = (expected["quantile_probs"] as readonly number[] | undefined) ?? shares;
    const quantiles = (list: readonly (number | null)[]): readonly (number | null)[] =>
      probabilities.map((share) => survivalQuantile(curve.times, list, share));
    const until = expected["rmst_tau"] as number | undefined;
    const restricted = until === undefined ? null : restrictedMean(curve, until);
    return {
      ...answers,
      quantile_probs: probabilities,
      quantiles: quantiles(curve.share),
      ...Object.fromEntries(
        WAYS.flatMap(([way, name]) =>
          ["lower", "upper"].map((word, end) => [
            `quantiles_ci_${name}_${word}`,
            quantiles(curve.interval[way].map((one) => one?.[end] ?? null)),
          ]),
        ),
      ),
      ...(restricted === null ? {} : { rmst_tau: until, rmst: restricted.mean, rmst_se: restricted.standardError }),
    };
  },
};
