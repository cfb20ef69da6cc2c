// PHE's own expectations of its standardised rates and ratios.

import type { Adapter, VectorCase } from "../adapter.ts";
import { directAnswers, indirectAnswers, type StandardisationInput } from "../standardised.ts";

interface Input extends StandardisationInput {
  readonly kind: "direct" | "indirect_rate" | "indirect_ratio";
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const strata = input as unknown as Input;
    if (strata.kind === "direct") return directAnswers(strata);
    return indirectAnswers(strata, strata.kind === "indirect_rate" ? "rate" : "ratio");
  },
  compare: { lower998: outerLimit, upper998: outerLimit },
};

/** The tolerance of the file, for the keys compared here. */
const REL = 1e-6;
const ABS = 1e-8;

/**
 * One sheet of PHE's workbook has its 99.8% limits for ten times the multiplier of its value (left out in one row,
 * kept in another). Limits that do not even hold their own value are such: they are held against ten times ours.
 */
function outerLimit(got: unknown, want: unknown, one: VectorCase): { wrong: string | null; compared: number } {
  const value = one.expected.value;
  const leftOut = want === null && typeof value === "number";
  if (leftOut) return { wrong: null, compared: 0 };
  if (typeof want !== "number") return { wrong: got === want ? null : `got ${got}, wanted ${want}`, compared: 0 };
  const [lower, upper] = [Number(one.expected.lower998), Number(one.expected.upper998)];
  const tenfold = typeof value === "number" && lower > value && upper > value;
  const ours = Number(got) * (tenfold ? 10 : 1);
  const near = Math.abs(ours - want) <= Math.max(ABS, REL * Math.abs(want));
  return { wrong: near ? null : `got ${ours}, wanted ${want}`, compared: 1 };
}
