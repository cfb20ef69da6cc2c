// Numbers in a working: as many digits as tell something.
import { expect, test } from "vitest";
import { significant } from "../../src/measures/significant.ts";

test.each([
  [0.0469607, "0.0469607"],
  [0.04696069111, "0.0469607"],
  [63408, "63408"],
  [159857.123, "159857"],
  [10.57689123, "10.5769"],
  [3.8008912e-10, "3.80089 × 10⁻¹⁰"],
  [0.000259435, "0.000259435"],
  [-0.0123456789, "−0.0123457"],
  [0, "0"],
  [1, "1"],
])("%d is said as %s", (value, words) => {
  expect(significant(value)).toBe(words);
});
