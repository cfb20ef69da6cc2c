// The parts of a list with a share behind each: “12 (4 per cent) led to a charge, 150 (50 per cent) had no suspect”, of the whole that the text gives.
import { withCommas } from "../../standard/numbers.ts";
import { wilson } from "../../statistics/wilson.ts";
import type { Reading } from "../checked.ts";
import type { NumberSaid, Statement } from "../statement.ts";
import { isCount, ratiosOf } from "./numbers-of.ts";
import { shareForm, shareWords, sums } from "./rate-words.ts";
import { fitOf } from "./rounding.ts";
import type { Total } from "./total.ts";
import { NOTHING, roundedAndNot, type Worked } from "./worked.ts";

/** The shares of a list. Each is said by itself: one that fails under every reading takes the verdict of the list. */
export interface Shares extends Worked {
  readonly fails: boolean;
}

const NO_SHARES: Shares = { ...NOTHING, fails: false };

/** What stands between a count and its own share: “12 (4 per cent)”, “12 offences, or 4 per cent”. */
const OWN_SHARE = /^(?: [a-z]{1,20}){0,3}(?: ?\(| ?, (?:or )?| or )(?:about |around |some )?$/iu;

/**
 * Holds the shares of a list against its counts. The whole is its own, or that of the total it stands in; where no share fits a whole of another
 * sentence, the shares may be of something else and nothing is said.
 */
export function partShares(text: string, statement: Statement, total: Total | undefined): Shares {
  if (statement.kind !== "breakdown") return NO_SHARES;
  const isPart = new Set(total?.parts.map(({ number }) => number));
  const own = statement.numbers.find((one) => one.role === "whole" && isCount(one) && !isPart.has(one));
  const whole = own ?? total?.whole.number;
  if (whole === undefined || whole.value === 0) return NO_SHARES;
  const parts = statement.numbers.flatMap((said, at) => {
    const part = statement.numbers[at - 1];
    const isOwn = part !== undefined && isCount(part) && part.hedge === null && part.value <= whole.value;
    const isShare = ratiosOf({ numbers: [said] }).length > 0 && said.to === null;
    return isOwn && isShare && OWN_SHARE.test(text.slice(part.end, said.start)) ? [shareOf(part, said, whole)] : [];
  });
  const readings = parts.flat();
  return own === undefined && readings.every(({ verdict }) => verdict === "does not hold")
    ? NO_SHARES
    : {
        readings,
        notes: notesOf(readings),
        fails: parts.some((one) => one.every(({ verdict }) => verdict !== "holds")),
      };
}

function shareOf(part: NumberSaid, said: NumberSaid, whole: NumberSaid): readonly Reading[] {
  const counts = { count: part.value, of: whole.value };
  const value = part.value / whole.value;
  const says = `${said.words} as ${sums(part.value, whole.value)}`;
  const gives = { value, interval: wilson(part.value, whole.value) };
  return roundedAndNot(says, shareWords(counts, shareForm([said])), [fitOf(said, { value, counts })], gives);
}

function notesOf(readings: readonly Reading[]): readonly string[] {
  const failing = readings.filter(({ verdict }) => verdict === "does not hold");
  if (failing.length === 0) return [];
  const each = failing.map(({ reading, computed }) => `${reading} does not hold: it is ${computed}`).join("; ");
  return [`Of ${withCommas(readings.length)} ${readings.length === 1 ? "share" : "shares"} in the list, ${each}.`];
}
