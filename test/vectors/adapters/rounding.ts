// Rounding as publishers do it: the method's words are read, so that other thresholds and bases work too.

import { countsRoundedTo, type Rounding, roundedCount } from "../../../src/disclosure/rounding.ts";
import { assert } from "../../../src/ground/assert.ts";
import type { Adapter, VectorCase } from "../adapter.ts";

const REDACT = /^redact_(\d+)_to_(\d+)_then_(nearest|midpoint)_(\d+)$/u;

/** The rounding that `nearest` and `midpoint` with a base, or `redact_1_to_7_then_nearest_5`, ask for. */
function roundingOf(input: VectorCase["input"]): Rounding {
  const method = String(input["method"]);
  if (method === "nearest" || method === "midpoint") return { method, base: Number(input["base"]), hide: null };
  const [, from, to, then, base] = REDACT.exec(method) ?? [];
  assert(then === "nearest" || then === "midpoint", `a way to round is known, not ${method}`);
  return { method: then, base: Number(base), hide: { from: Number(from), to: Number(to) } };
}

const COMPATIBLE = /^compatible_true_values_of_published_(\d+)$/u;

function answer({ input, expected }: VectorCase): Readonly<Record<string, unknown>> {
  const rounding = roundingOf(input);
  const y = (input["x"] as readonly number[]).map((count) => roundedCount(count, rounding));
  const compatible = Object.keys(expected).flatMap((key): [string, number[]][] => {
    const published = COMPATIBLE.exec(key)?.[1];
    if (published === undefined) return [];
    const { from, to } = countsRoundedTo(Number(published), rounding);
    return [[key, Array.from({ length: to - from + 1 }, (_, index) => from + index)]];
  });
  return { y, ...Object.fromEntries(compatible) };
}

/** Holds the answers for one vector file. */
export const adapter: Adapter = { answer };
