// The search through hostile texts: 200,000 of random pieces, and one megabyte of each endless thing.
import { expect, test } from "vitest";
import { checkFound, ENDLESS, fuzzFinder, HOSTILE } from "./finder-fuzz.ts";

test("200,000 texts of random pieces are read without a throw, with true and separate spans", () => {
  fuzzFinder(200_000, 7);
}, 1_200_000);

test.each([...ENDLESS, ...HOSTILE])(
  "one megabyte of nothing but %s is read in less than ten seconds of processor time",
  (_, piece) => {
    const before = process.cpuUsage().user;
    checkFound(piece.repeat(Math.ceil(1_000_000 / piece.length)));
    expect((process.cpuUsage().user - before) / 1e6).toBeLessThan(10);
  },
  300_000,
);
