import { describe, expect, test } from "vitest";
import {
  bare,
  bytesWords,
  capital,
  cellKind,
  cellWords,
  count,
  counted,
  editionWords,
  listed,
  lower,
  momentWords,
  noOneIn,
  nounsOf,
  numberWord,
  percent,
  percentRange,
  range,
  rateWords,
  wholePercent,
} from "../../src/web/words.ts";

describe("numbers in words", () => {
  test.each([
    [0, "0"],
    [999, "999"],
    [1204, "1,204"],
    [63408, "63,408"],
    [1234567, "1,234,567"],
    [-80, "−80"],
  ])("%d is said as %s", (number, words) => {
    expect(count(number)).toBe(words);
  });

  test.each([
    [0.0502, "5.0%"],
    [0, "0.0%"],
    [1, "100.0%"],
    [0.0004, "0.04%"],
  ])("the fraction %d is said as %s", (rate, words) => {
    expect(percent(rate)).toBe(words);
  });

  test("a share above nothing is never shown as 0%", () => {
    expect([0, 0.001, 0.196].map(wholePercent)).toEqual(["0%", "under 1%", "20%"]);
    expect(bare(0.0001)).toBe("0.01");
  });

  test("an interval names both its ends", () => {
    expect(range([0.0483, 0.0519])).toBe("4.8 to 5.2");
    expect(percentRange([0.0183, 0.0476])).toBe("1.8% to 4.8%");
  });

  test("small numbers are words, none is no, large ones are digits", () => {
    expect([0, 5, 10, 11, 1200].map(numberWord)).toEqual(["no", "five", "ten", "11", "1,200"]);
    expect(counted(1, "cell", "cells")).toBe("1 cell");
    expect(counted(0, "cell", "cells")).toBe("0 cells");
  });

  test("names stand in a row", () => {
    expect(listed(["Kent"])).toBe("Kent");
    expect(listed(["Essex", "Gwent", "Kent"])).toBe("Essex, Gwent and Kent");
    expect(listed([])).toBe("");
  });

  test("an abbreviation keeps its large letters", () => {
    expect(lower("CSE flag")).toBe("CSE flag");
    expect(lower("No suspect identified")).toBe("no suspect identified");
    expect(capital("one in 34")).toBe("One in 34");
  });

  test("bytes, moments and editions are said for people", () => {
    expect(bytesWords(7015)).toBe("7,015 bytes");
    expect(bytesWords(40_100_000)).toBe("40.1 MB");
    expect(momentWords("2026-11-20T09:30:00Z")).toBe("2026-11-20 09:30 UTC");
    expect(momentWords("yesterday")).toBe("yesterday");
    expect(editionWords("3 editions")).toBe("3 editions");
    expect(editionWords("not stated")).toBe("edition not stated");
  });
});

describe("cells in words", () => {
  test.each([
    [1204, "1,204"],
    [{ from: 1, to: 4 }, "1 to 4"],
    [{ from: 3, to: null }, "at least 3"],
    [{ absent: "withheld", why: "s.40(2)" } as const, "withheld"],
  ])("%j is said as %s", (cell, words) => {
    expect(cellWords(cell)).toBe(words);
  });

  test("an absence is told apart from zero", () => {
    expect(cellKind({ absent: "not held" })).toBe("Not held. That does not mean zero.");
    expect(cellKind(16)).toContain("Exactly 16");
    expect(cellKind({ from: 1, to: 4 })).toContain("No one value is known");
  });

  test("a zero, a range and more than half have no one in N, each for its reason", () => {
    expect(noOneIn(0, 0)).toBe("not said of 0");
    expect(noOneIn(9, 0.9)).toBe("not said above half");
    expect(noOneIn({ from: 1, to: 4 }, null)).toBe("not said");
  });

  test("a rate without one value says where it lies", () => {
    expect(rateWords({ rate: null, interval: [0.003, 0.159] })).toBe("somewhere from 0.3% to 15.9%");
    expect(rateWords({ rate: null, interval: null, why: "The numerator is withheld." })).toBe(
      "The numerator is withheld.",
    );
    expect(rateWords({ rate: 0.03, interval: [0.018, 0.048] })).toBe("3.0% (1.8% to 4.8%)");
  });
});

describe("nouns of a question", () => {
  test("on the closed basis outcomes are counted", () => {
    expect(nounsOf({ unit: "crimes", basis: "closed", denominator: "all" })).toMatchObject({
      whole: "outcomes given",
      column: "Outcomes",
    });
  });

  test("a denominator rule is part of the noun", () => {
    expect(nounsOf({ unit: "crimes", basis: "recorded", denominator: "less-transferred" }).whole).toBe(
      "recorded crimes not held by another agency",
    );
    expect(nounsOf({ unit: "crimes", basis: "not stated", denominator: "all" }).whole).toBe("crimes");
  });
});
