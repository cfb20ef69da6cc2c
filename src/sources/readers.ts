// Every reader there is, in the order they are asked. A new source is one more line here and one more folder.
import { homeOfficeOutcomes } from "./home-office-outcomes/reader.ts";
import { lookups } from "./lookups/reader.ts";
import { onsTables } from "./ons-tables/reader.ts";
import { outcomeMetrics } from "./outcome-metrics/reader.ts";
import { publishedFacts } from "./published-facts/reader.ts";
import type { Reader } from "./reading.ts";
import { recordedCrime } from "./recorded-crime/reader.ts";
import { returns } from "./returns/reader.ts";
import { runOff } from "./run-off/reader.ts";

export const READERS: readonly Reader[] = [
  returns,
  homeOfficeOutcomes,
  recordedCrime,
  onsTables,
  outcomeMetrics,
  publishedFacts,
  runOff,
  lookups,
];
