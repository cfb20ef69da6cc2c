// One run of made inputs through the readers of CSV, XLSX and ODS, for the short test and the long one.
import fc from "fast-check";
import { expect } from "vitest";
import {
  blows,
  brokenBook,
  brokenBytes,
  csvFiles,
  odsOf,
  openPlace,
  type Place,
  tables,
  xlsxOf,
} from "./fuzz-sheets.ts";

/** How many inputs of each kind. */
export interface FuzzPlan {
  readonly validCsv: number;
  readonly brokenCsv: number;
  readonly xlsx: number;
  readonly ods: number;
}

/** A total as shares of the kinds: half CSV, three tenths XLSX, two tenths ODS. */
export function planOf(total: number): FuzzPlan {
  return { validCsv: total * 0.2, brokenCsv: total * 0.3, xlsx: total * 0.3, ods: total * 0.2 };
}

/** Runs the plan; throws with the smallest input that breaks a promise. Gives how many inputs were read and how many refused. */
export async function fuzz(
  plan: FuzzPlan,
  seed: number,
  place: Place = openPlace(),
): Promise<{ readonly read: number; readonly refused: number }> {
  const tally = { read: 0, refused: 0 };
  const shared = Object.getOwnPropertyNames(Object.prototype).join();
  const run = async (format: "csv" | "xlsx" | "ods", bytes: Buffer) => {
    const outcome = await place.read(format, bytes);
    tally[outcome.is]++;
    expect(place.left()).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(shared);
    return outcome;
  };
  const check = <T>(made: fc.Arbitrary<T>, numRuns: number, promise: (input: T) => Promise<void>) =>
    fc.assert(fc.asyncProperty(made, promise), { numRuns: Math.round(numRuns), seed, endOnFailure: false });
  try {
    await check(csvFiles, plan.validCsv, async ({ rows, bytes }) => {
      expect(await run("csv", bytes)).toEqual({ is: "read", rows: [rows] });
    });
    await check(fc.tuple(csvFiles, blows), plan.brokenCsv, async ([{ bytes }, all]) => {
      await run("csv", brokenBytes(bytes, all));
    });
    await check(fc.tuple(tables, blows), plan.xlsx, async ([rows, all]) => {
      await run("xlsx", brokenBook(xlsxOf(rows), all));
    });
    await check(fc.tuple(tables, blows), plan.ods, async ([rows, all]) => {
      await run("ods", brokenBook(odsOf(rows), all));
    });
  } finally {
    place.remove();
  }
  return tally;
}
