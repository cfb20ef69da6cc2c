// A slice of the search over all grids; the seed is fixed, so that a run is the same everywhere.
import { test } from "vitest";
import {
  comesBackAndFits,
  leavesNoTrace,
  orderChangesNothing,
  readsWithoutAThrow,
  saysAllThatItMust,
} from "./any-grid.ts";

const RUNS = { numRuns: 120, seed: 1 };
const FEW = { numRuns: 30, seed: 1 };

test("a proposal is read without a throw, and each row and each cell is told once", () => readsWithoutAThrow(RUNS));

test("every complete figure says all that it must, in ids of the standard", () => saysAllThatItMust(RUNS));

test("a corrected layout comes back from its file, fits its own grid and reads it the same again", () =>
  comesBackAndFits(RUNS));

test("reading one grid leaves no trace in reading another", () => leavesNoTrace(FEW));

test("the order of rows and of columns changes where figures stand, and not what they say", () =>
  orderChangesNothing(FEW));
