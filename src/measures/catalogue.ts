// Every measure there is, one file each.
import type { Definition } from "./definition.ts";
import { BALANCE } from "./definitions/balance.ts";
import { BOUNDS } from "./definitions/bounds.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { CHARGED_WITHIN } from "./definitions/charged-within.ts";
import { CLOSING_BALANCE } from "./definitions/closing-balance.ts";
import { CONTROL_CHART } from "./definitions/control-chart.ts";
import { FLAG_AUDIT } from "./definitions/flag-audit.ts";
import { FLAG_SENSITIVITY } from "./definitions/flag-sensitivity.ts";
import { FLAGGED_SHARE } from "./definitions/flagged-share.ts";
import { FUNNEL } from "./definitions/funnel.ts";
import { NO_SUSPECT } from "./definitions/no-suspect.ts";
import { OUT_OF_COURT } from "./definitions/out-of-court.ts";
import { RANK_CERTAINTY } from "./definitions/rank-certainty.ts";
import { REST_OF_COUNTRY } from "./definitions/rest-of-country.ts";
import { REVISIONS } from "./definitions/revisions.ts";
import { SHARE } from "./definitions/share.ts";
import { SHRUNK } from "./definitions/shrunk.ts";
import { STANDARDISED } from "./definitions/standardised.ts";
import { STILL_OPEN } from "./definitions/still-open.ts";
import { TRANSFERRED } from "./definitions/transferred.ts";
import { TREND } from "./definitions/trend.ts";
import { VICTIM_DOES_NOT_SUPPORT } from "./definitions/victim-does-not-support.ts";

export const DEFINITIONS: readonly Definition[] = [
  CHARGE_RATE,
  STILL_OPEN,
  VICTIM_DOES_NOT_SUPPORT,
  NO_SUSPECT,
  TRANSFERRED,
  OUT_OF_COURT,
  SHARE,
  BALANCE,
  CLOSING_BALANCE,
  REST_OF_COUNTRY,
  BOUNDS,
  FUNNEL,
  STANDARDISED,
  SHRUNK,
  RANK_CERTAINTY,
  TREND,
  CONTROL_CHART,
  FLAGGED_SHARE,
  FLAG_SENSITIVITY,
  CHARGED_WITHIN,
  FLAG_AUDIT,
  REVISIONS,
];
