// 80,000 made inputs for the readers of CSV, XLSX and ODS (EVERYCASE_FUZZ sets another number, EVERYCASE_FUZZ_SEED other inputs).
import { expect, test } from "vitest";
import { fuzz, planOf } from "./fuzz-sheets-run.ts";

const TOTAL = Number(process.env.EVERYCASE_FUZZ ?? 80_000);
const SEED = Number(process.env.EVERYCASE_FUZZ_SEED ?? 1);

test(`${TOTAL} made files harm nothing`, async () => {
  const { read, refused } = await fuzz(planOf(TOTAL), SEED);
  expect(read + refused).toBeGreaterThanOrEqual(TOTAL);
}, 3_600_000);
