// What all shares of the crimes have in common, so that each definition says only what is its own.
import type { Definition } from "../definition.ts";

/** The three wholes a share may stand on, in words. */
export const SHARE_DENOMINATORS = {
  all: "recorded basis: all crimes, types 0 to 22, or the total a source states; closed basis: all outcomes given, types 1 to 22",
  "less-transferred": "all, less the crimes with another agency (type 20)",
  "concluded-only": "the crimes with a stated ending: types 1 to 19, 21 and 22",
} as const;

const LIMITS = { smallestDenominator: 10, largestOpenShare: 0.5 } as const;

type Own = Pick<Definition, "id" | "title" | "says" | "numerator"> &
  Partial<Pick<Definition, "counted" | "words" | "caveats" | "denominators" | "apart">>;

/** A definition of a share of the crimes; what is not given is as for every share. */
export function shareDefinition<Given extends Own>(own: Given): Definition & Given {
  return {
    version: 1,
    unit: "crimes",
    formula: "counted ÷ denominator",
    denominators: SHARE_DENOMINATORS,
    interval:
      "Wilson score interval, 95%, unless another method is asked for; a force is marked by its 99.8% interval against the pooled share of all other forces",
    averages:
      "pooled: all counted over all crimes; mean of forces: each force's own share counted once, with Student's t interval; and the middle force",
    accepts: ["balances", "histories"],
    caveats: [],
    apart: LIMITS,
    ...own,
  };
}
