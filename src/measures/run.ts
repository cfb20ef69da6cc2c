// Asks a measure of the catalogue by its name.
import { Refusal } from "../ground/refusal.ts";
import { nearest } from "../standard/nearest.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { MeasureAnswer } from "./answer.ts";
import { ANY_SHARE } from "./any-share.ts";
import type { Askable, BesideFiles, MeasureQuestion } from "./askable.ts";
import { BALANCE_MEASURE } from "./balance.ts";
import { BOUNDS_MEASURE } from "./bounds.ts";
import { CHARGED_WITHIN_MEASURE } from "./charged-within-tables.ts";
import { CLOSING_BALANCE_MEASURE } from "./closing-balance.ts";
import { CONTROL_CHART_MEASURE } from "./control-chart.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { NO_SUSPECT } from "./definitions/no-suspect.ts";
import { OUT_OF_COURT } from "./definitions/out-of-court.ts";
import { STILL_OPEN } from "./definitions/still-open.ts";
import { TRANSFERRED } from "./definitions/transferred.ts";
import { VICTIM_DOES_NOT_SUPPORT } from "./definitions/victim-does-not-support.ts";
import { FLAG_SENSITIVITY_MEASURE } from "./flag-sensitivity.ts";
import { FLAGGED_SHARE_MEASURE } from "./flagged-share.ts";
import { FUNNEL_MEASURE } from "./funnel.ts";
import type { CatalogueFile } from "./plan.ts";
import { RANK_CERTAINTY_MEASURE } from "./rank-certainty.ts";
import { REST_OF_COUNTRY_MEASURE } from "./rest-of-country.ts";
import { askableShare } from "./share.ts";
import { SHRUNK_MEASURE } from "./shrunk.ts";
import { STANDARDISED_MEASURE } from "./standardised.ts";
import { TREND_MEASURE } from "./trend.ts";

/** The measures that can be asked of balances, in the order of the catalogue. */
export const ASKABLE: readonly Askable[] = [
  askableShare(CHARGE_RATE),
  askableShare(STILL_OPEN),
  askableShare(VICTIM_DOES_NOT_SUPPORT),
  askableShare(NO_SUSPECT),
  askableShare(TRANSFERRED),
  askableShare(OUT_OF_COURT),
  ANY_SHARE,
  BALANCE_MEASURE,
  CLOSING_BALANCE_MEASURE,
  REST_OF_COUNTRY_MEASURE,
  BOUNDS_MEASURE,
  FUNNEL_MEASURE,
  STANDARDISED_MEASURE,
  SHRUNK_MEASURE,
  RANK_CERTAINTY_MEASURE,
  TREND_MEASURE,
  CONTROL_CHART_MEASURE,
  FLAGGED_SHARE_MEASURE,
  FLAG_SENSITIVITY_MEASURE,
  CHARGED_WITHIN_MEASURE,
];

/** Answers a measure. Refuses (`usage`) a name or an option that is not there, and what the measure refuses. */
export async function answerMeasure(
  engine: Engine,
  files: readonly CatalogueFile[],
  {
    measure,
    question,
    beside = { population: [], runOff: [] },
  }: { readonly measure: string; readonly question: MeasureQuestion; readonly beside?: BesideFiles },
): Promise<MeasureAnswer> {
  const found = ASKABLE.find(({ definition }) => definition.id === measure);
  if (found === undefined) throw unknownMeasure(measure);
  const unknown = Object.keys(question.options ?? {}).find((name) => !found.options.some((one) => one.name === name));
  if (unknown !== undefined)
    throw new Refusal(
      "usage",
      `The measure ${measure} has no option "${unknown}".`,
      found.options.length === 0
        ? "It has none of its own."
        : `It has: ${found.options.map(({ name }) => name).join(", ")}.`,
    );
  return await found.answer(engine, files, question, beside);
}

function unknownMeasure(measure: string): Refusal {
  const ids = ASKABLE.map(({ definition }) => definition.id);
  const [near] = nearest(measure, ids, 1);
  return new Refusal(
    "usage",
    `Unknown measure "${measure}".`,
    near === undefined ? `Measures: ${ids.join(", ")}.` : `Did you mean ${near}? All: ${ids.join(", ")}.`,
  );
}
