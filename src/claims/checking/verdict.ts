// From readings to a verdict: the one rule, and the words for many of them.
import { withCommas } from "../../standard/numbers.ts";
import type { Claim, ClaimVerdict, Reading } from "../checked.ts";

/** What decides besides the readings of the number. */
interface Beside {
  readonly closes?: boolean | null;
  readonly rank?: readonly Pick<Reading, "verdict">[];
  /** Whether one of several numbers that are said together fails by itself. */
  readonly fails?: boolean;
}

/**
 * The verdict of a statement. A sum that leaves something over, or too much: does not close. Otherwise by its readings:
 * all hold: holds; some hold, and others fail or are open: holds under these readings; none holds and one fails: does not hold;
 * none can be checked: cannot be checked. `closes` is `null` where the statement is no sum. A word of rank is said on top of a number: where
 * every reading of it fails (`rank`), the statement does not hold, whatever the number does; nor where every reading of the number fails and the word alone holds; nor does a list of which one share fails.
 */
export function verdictOf(
  readings: readonly Pick<Reading, "verdict">[],
  { closes = null, rank = [], fails = false }: Beside = {},
): ClaimVerdict {
  if (closes === false) return "does not close";
  if (fails) return "does not hold";
  if (rank.length > 0 && rank.every((one) => one.verdict === "does not hold")) return "does not hold";
  // A rank that holds does not mend a number that fails: “the lowest, at 1.1 per cent”.
  const ofNumber = rank.length === 0 ? [] : readings.filter((one) => !rank.includes(one)).map(({ verdict }) => verdict);
  if (ofNumber.includes("does not hold") && !ofNumber.includes("holds")) return "does not hold";
  const has = (verdict: Reading["verdict"]): boolean => readings.some((one) => one.verdict === verdict);
  if (has("holds")) return has("does not hold") || has("cannot be checked") ? "holds under these readings" : "holds";
  return has("does not hold") ? "does not hold" : "cannot be checked";
}

/** In the order in which they are said, with the words for one and for several. */
const SAID: readonly (readonly [verdict: ClaimVerdict, one: string, several: string])[] = [
  ["holds", "holds", "hold"],
  ["holds under these readings", "holds under the readings named", "hold under the readings named"],
  ["does not hold", "does not hold", "do not hold"],
  ["does not close", "does not close", "do not close"],
  ["cannot be checked", "cannot be checked", "cannot be checked"],
];

/** How many of each verdict, in words. Example: `3 numbers found: 1 holds, 2 cannot be checked.` */
export function verdictsInWords(claims: readonly Pick<Claim, "verdict">[]): string {
  if (claims.length === 0) return "No number found that says something of counts, rates or comparisons.";
  const each = SAID.flatMap(([verdict, one, several]) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${withCommas(count)} ${count === 1 ? one : several}`];
  });
  return `${withCommas(claims.length)} ${claims.length === 1 ? "number" : "numbers"} found: ${each.join(", ")}.`;
}
