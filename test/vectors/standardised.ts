// Standardised rates and ratios in the keys of the vectors, times a multiplier, at 95% and 99.8%.
import { directlyStandardisedRate } from "../../src/statistics/direct-standardisation.ts";
import { indirectlyStandardisedRatio } from "../../src/statistics/indirect-standardisation.ts";
import type { Interval } from "../../src/statistics/interval.ts";

/** Strata side by side. PHE takes an unknown count for 0; our functions do not take one, so the vectors are read as PHE reads them. */
export interface StandardisationInput {
  readonly count: readonly (number | null)[];
  readonly population: readonly number[];
  readonly standard?: readonly number[];
  readonly ref_count?: readonly number[];
  readonly ref_population?: readonly number[];
  readonly multiplier?: number;
}

/** PHE's directly standardised rate: all `null` below 10 events. */
export function directAnswers(input: StandardisationInput): Readonly<Record<string, unknown>> {
  const { count, population, standard = [], multiplier = 1 } = input;
  const strata = count.map((events, index) => ({
    events: events ?? 0,
    population: population[index] ?? 0,
    standard: standard[index] ?? 0,
  }));
  const [at95, at998] = [directlyStandardisedRate(strata), directlyStandardisedRate(strata, 0.998)];
  return {
    total_count: at95.events,
    value: at95.interval === null ? null : at95.rate * multiplier,
    ...limits(at95.interval, at998.interval, multiplier),
    unsuppressed_value: at95.rate * multiplier,
    variance: at95.variance,
  };
}

/** PHE's indirectly standardised ratio, or rate: the ratio times the reference's rate. */
export function indirectAnswers(
  input: StandardisationInput,
  kind: "ratio" | "rate",
): Readonly<Record<string, unknown>> {
  const { count, population, ref_count = [], ref_population = [], multiplier = 1 } = input;
  const strata = count.map((events, index) => ({
    events: events ?? 0,
    population: population[index] ?? 0,
    referenceEvents: ref_count[index] ?? 0,
    referencePopulation: ref_population[index] ?? 0,
  }));
  const [at95, at998] = [indirectlyStandardisedRatio(strata), indirectlyStandardisedRatio(strata, 0.998)];
  const scale = kind === "rate" ? at95.referenceRate * multiplier : multiplier;
  return {
    observed: at95.observed,
    expected: at95.expected,
    ref_rate: kind === "rate" ? scale : null,
    value: at95.ratio === null ? null : at95.ratio * scale,
    ...limits(at95.interval, at998.interval, scale),
    method: at95.method === "byar" ? "Byars" : "Exact",
  };
}

function limits(at95: Interval | null, at998: Interval | null, scale: number): Readonly<Record<string, unknown>> {
  const scaled = (end: number | undefined): number | null => (end === undefined ? null : end * scale);
  return {
    lower95: scaled(at95?.[0]),
    upper95: scaled(at95?.[1]),
    lower998: scaled(at998?.[0]),
    upper998: scaled(at998?.[1]),
  };
}
