// The long search over all grids, with other seeds each time.
import { test } from "vitest";
import {
  comesBackAndFits,
  leavesNoTrace,
  orderChangesNothing,
  readsWithoutAThrow,
  saysAllThatItMust,
} from "./any-grid.ts";

const RUNS = { numRuns: 5_000 };
const LONG_MS = 1_800_000;

test(
  "a proposal is read without a throw, and each row and each cell is told once",
  () => readsWithoutAThrow(RUNS),
  LONG_MS,
);

test("every complete figure says all that it must, in ids of the standard", () => saysAllThatItMust(RUNS), LONG_MS);

test(
  "a corrected layout comes back from its file, fits its own grid and reads it the same again",
  () => comesBackAndFits(RUNS),
  LONG_MS,
);

test("reading one grid leaves no trace in reading another", () => leavesNoTrace(RUNS), LONG_MS);

test(
  "the order of rows and of columns changes where figures stand, and not what they say",
  () => orderChangesNothing(RUNS),
  LONG_MS,
);
