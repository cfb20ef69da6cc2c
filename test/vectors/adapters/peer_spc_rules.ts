// The rules for signals, one by one, as NHSRplotthedots tests them.
import { runOfSeven, type Side, trendOfSeven, twoOfThree } from "../../../src/statistics/chart-rules.ts";
import type { Adapter } from "../adapter.ts";

interface Input {
  readonly rule: "seven_one_side" | "seven_trend" | "two_in_three";
  readonly relative_to_mean?: readonly Side[];
  readonly y?: readonly number[];
  readonly close?: readonly number[];
}

export const adapter: Adapter = {
  answer: ({ input }) => {
    const { rule, relative_to_mean = [], y = [], close = [] } = input as unknown as Input;
    if (rule === "seven_trend") return { result: trendOfSeven(y) };
    if (rule === "two_in_three") {
      const near = close.map((one) => Math.abs(one) === 1);
      return { result: twoOfThree(near, relative_to_mean).map(Number) };
    }
    // The peer's rule only says that a run is complete, not on which side.
    return { result: runOfSeven(relative_to_mean).map(Math.abs) };
  },
};
