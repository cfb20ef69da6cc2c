// Every measure there is, one file each.
import type { Definition } from "./definition.ts";
import { BALANCE } from "./definitions/balance.ts";
import { CHARGE_RATE } from "./definitions/charge-rate.ts";
import { REVISIONS } from "./definitions/revisions.ts";

export const DEFINITIONS: readonly Definition[] = [CHARGE_RATE, BALANCE, REVISIONS];
