// A slice of the search through hostile texts; the long one is in finder-fuzz.long.test.ts.
import { expect, test } from "vitest";
import { findStatements } from "../../src/claims/find.ts";
import { checkFound, ENDLESS, fuzzFinder } from "./finder-fuzz.ts";

test("500 texts of random pieces are read without a throw, with true and separate spans", () => fuzzFinder(500));

test.each(ENDLESS)("60 KB of nothing but %s are read, and in time that grows as the text does", (_, piece) => {
  const long = piece.repeat(Math.ceil(60_000 / piece.length));
  const [short, all] = [cost(long.slice(0, 15_000)), cost(long)];
  expect(all).toBeLessThan(Math.max(1000, short * 12)); // four times the text: a quadratic rule takes sixteen times as long
  checkFound(long.slice(0, 5_000));
});

test("an empty text and one of white space hold nothing", () => {
  for (const text of ["", " \n\t\r\n "]) expect(findStatements(text)).toEqual({ statements: [], unsure: [] });
});

/** Milliseconds of processor time, which a busy machine does not stretch as it does the clock. */
function cost(text: string): number {
  const before = process.cpuUsage().user;
  findStatements(text);
  return (process.cpuUsage().user - before) / 1000;
}
