// Charged within a horizon: the share of the crimes of one year of recording that had led to a charge by so many days.
import type { Definition } from "../definition.ts";

export const CHARGED_WITHIN: Definition = {
  id: "charged-within",
  title: "Charged within a year of recording",
  version: 2,
  unit: "crimes",
  says:
    "The share of the crimes recorded in a year that had led to a charge within 365 days of recording (or another horizon), and " +
    "the whole curve. Every crime is followed for the same time, so that years and forces can be put side by side.",
  formula:
    "sum, over the days up to the horizon, of: share still without an outcome just before the day × charges of the day ÷ crimes still followed",
  numerator: "outcome type 1, on the day it was given",
  denominators: {
    all: "the crimes recorded in the year whose days can be; a crime without an outcome is followed to the last day of the extract, one with another outcome to the day of that",
  },
  interval: "Aalen–Johansen with Greenwood's variance; 95% interval on the scale cloglog(1−F)",
  averages: "pooled: the crimes of all cohorts followed together",
  accepts: ["histories"],
  caveats: [
    "Other outcomes compete with a charge. One minus Kaplan–Meier would treat them as crimes that may still be charged, and say far too much.",
    "Crimes still open are taken to be charged at the pace of those followed longer. Where a force keeps its hardest crimes open, the curve says too much.",
    "From records, the curve is worked out from counts that were rounded to protect people, by force, year and quarter or month since recording. " +
      "No page shows it: everycase measure charged-within --from records. From a table by recorded quarter and lag that is not in the book: " +
      "everycase measure charged-within --table FILE.",
    "A crime whose outcome or day is missing or not understood stands in no curve: the finding says how many, and what the share would be if none or all of them had been charged.",
    "A crime that went to another agency counts as another outcome from that day: a charge made there is not seen here.",
  ],
  apart: { smallestDenominator: 10, largestOpenShare: 0.5 },
};
