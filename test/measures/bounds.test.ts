// Bounds: worst and best case over small counts, withheld parts, open crimes and silent forces, held to every table of whole numbers.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHARGE_RATE } from "../../src/measures/definitions/charge-rate.ts";
import { type ForceFigures, figuresOf } from "../../src/measures/figures.ts";
import { type RangeOf, type ShareRange, shareRange } from "../../src/measures/share-range.ts";
import { DENOMINATORS, type Denominator } from "../../src/standard/bases.ts";
import { absent, type Cell, exact, highest, interval, lowest, sumOf } from "../../src/standard/cell.ts";
import { rateBounds } from "../../src/statistics/count-bounds.ts";
import { withHome } from "../actions/home.ts";
import { answered, saidBy } from "./drawn.ts";
import { lines, returnOf } from "./returns.ts";

type Lines = Readonly<Record<string, Cell>>;

function figures(given: Lines, fullTable = false): ForceFigures {
  const sums = Object.entries(given).map(([line, cell]) => ({
    ...{ force: "kent", line, flagRule: null, flagOrigin: null, edition: null, why: null, first: "A1" },
    sum: sumOf([cell]),
  }));
  return figuresOf(sums, { basis: "recorded", fullTable });
}

const asked = (more: Partial<RangeOf> = {}): RangeOf => ({
  ...{ definition: CHARGE_RATE, denominator: "all", moving: "none" },
  ...more,
});

function endsOf(range: ShareRange | { readonly why: string }): readonly [number, number] | null {
  return "why" in range ? null : [range.worst.count / range.worst.of, range.best.count / range.best.of];
}

/** Every number that a cell may stand for; a withheld one may be all that is left. */
function numbersOf(cell: Cell, left: number): readonly number[] {
  if (cell.kind !== "absent")
    return Array.from({ length: (highest(cell) ?? 0) - lowest(cell) + 1 }, (_, at) => lowest(cell) + at);
  return Array.from({ length: Math.max(0, left) + 1 }, (_, at) => at);
}

/** Least and most of charged ÷ whole, by trying every table. */
function tried(
  { total, charged, suspect, moved }: Record<"total" | "charged" | "suspect" | "moved", Cell>,
  denominator: Denominator,
): readonly [number, number] | null {
  const rates: number[] = [];
  const known = [charged, suspect, moved].filter(({ kind }) => kind !== "absent");
  for (const t of numbersOf(total, 0))
    for (const x of numbersOf(charged, t))
      for (const c of numbersOf(suspect, t))
        for (const m of numbersOf(moved, t)) {
          const fits = known.length === 3 || x + c + m <= t;
          const whole = denominator === "all" ? t : denominator === "less-transferred" ? t - m : x + c;
          if (fits && whole > 0 && x <= whole) rates.push(x / whole);
        }
  return rates.length === 0 ? null : [Math.min(...rates), Math.max(...rates)];
}

const small = fc.oneof(
  fc.nat(6).map((count) => exact(count)),
  fc.tuple(fc.nat(2), fc.nat(3)).map(([from, more]) => interval(from, from + more)),
);

test("400 random balances with small counts: both ends are those of every table of whole numbers", () => {
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 18, max: 24 }), fc.nat(2)).map(([from, more]) => interval(from, from + more)),
      fc.tuple(small, small, small),
      fc.constantFrom(...DENOMINATORS.map(({ id }) => id)),
      (total, [charged, suspect, moved], denominator) => {
        const found = shareRange(
          figures({ total, charged, "no-suspect": suspect, transferred: moved }),
          asked({ denominator }),
        );
        const [a, b] = [endsOf(found), tried({ total, charged, suspect, moved }, denominator)];
        if (b === null) expect(a).toBeNull();
        else expect(a).toEqual([expect.closeTo(b[0], 12), expect.closeTo(b[1], 12)]);
      },
    ),
    { seed: 4, numRuns: 400 },
  );
});

test("200 random balances with one line withheld: it may be all that the other lines leave", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 14, max: 20 }),
      fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }),
      fc.nat(2),
      fc.constantFrom(...DENOMINATORS.map(({ id }) => id)),
      (count, counts, hidden, denominator) => {
        const cells = counts.map((one, at) => (at === hidden ? absent("withheld") : exact(one)));
        const [charged = exact(0), suspect = exact(0), moved = exact(0)] = cells;
        const total = exact(count);
        const found = shareRange(
          figures({ total, charged, "no-suspect": suspect, transferred: moved }),
          asked({ denominator }),
        );
        const [a, b] = [endsOf(found), tried({ total, charged, suspect, moved }, denominator)];
        if (b === null) expect(a).toBeNull();
        else expect(a).toEqual([expect.closeTo(b[0], 12), expect.closeTo(b[1], 12)]);
      },
    ),
    { seed: 5, numRuns: 200 },
  );
});

test("a table without a total of its own: the total moves with its lines", () => {
  const table = figures({ "outcome:1": interval(1, 4), "outcome:18": interval(1, 4), "outcome:20": exact(2) }, true);
  expect(endsOf(shareRange(table, asked()))).toEqual([1 / 7, 4 / 7]);
  expect(endsOf(shareRange(table, asked({ denominator: "less-transferred" })))).toEqual([1 / 5, 4 / 5]);
});

test("a stated whole gives the bounds of the method for interval counts", () => {
  const found = endsOf(shareRange(figures({ total: interval(538, 542), charged: interval(14, 18) }), asked()));
  const method = rateBounds([14, 18], [538, 542]);
  expect(found).toEqual([method?.lowest, method?.highest]);
});

test("what a source hid is not narrowed: a small count keeps its whole range, whatever the other lines leave", () => {
  const found = shareRange(figures({ total: exact(100), charged: interval(1, 4), "no-suspect": exact(98) }), asked());
  expect(endsOf(found)).toEqual([0.01, 0.04]);
});

test("crimes still open are worst and best case only where that is asked: 3.0% becomes 3.0% to 34.4%", () => {
  const yorkshire = figures({
    ...{ total: exact(540), charged: exact(16), "no-suspect": exact(169) },
    ...{ "victim-does-not-support": exact(75), transferred: exact(170) },
  });
  expect(endsOf(shareRange(yorkshire, asked()))).toEqual([16 / 540, 16 / 540]);
  expect(endsOf(shareRange(yorkshire, asked({ moving: "moving" })))).toEqual([16 / 540, 186 / 540]);
  expect(endsOf(shareRange(yorkshire, asked({ moving: "unaccounted" })))).toEqual([16 / 540, 296 / 540]);
});

describe("no bounds, and why", () => {
  const NONE: readonly {
    readonly says: string;
    readonly given: Lines;
    readonly fullTable?: boolean;
    readonly why: RegExp;
  }[] = [
    { says: "no total", given: { charged: exact(4) }, why: /^The total is not stated/u },
    { says: "no crimes", given: { total: exact(0), charged: exact(0) }, why: /^There are no crimes/u },
    { says: "parts above the total", given: { total: exact(3), charged: exact(5) }, why: /^The parts contradict/u },
    {
      says: "cells nobody provided in a table of sums",
      given: { "outcome:1": exact(4), "outcome:18": absent("no reply") },
      fullTable: true,
      why: /^1 cell has no figure: how many crimes they hold, nobody says\.$/u,
    },
  ];
  test.each(NONE)("$says", ({ given, fullTable = false, why }) => {
    expect(shareRange(figures(given, fullTable), asked())).toEqual({ why: expect.stringMatching(why) });
  });
});

describe("of the country", () => {
  const given = returnOf(
    lines("South Yorkshire", { total: 540, charged: 16, "no-suspect": 169 }),
    lines("Kent", { total: 40, charged: "<5" }),
    lines("Essex", { total: 1000, charged: 43 }),
    lines("Surrey", { charged: "withheld" }),
  );

  test("the silent are named, and stand for nothing until a size is supposed for them", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", given);
      const answer = await answered(tools, "bounds", { scope: "flag:CSE" });
      expect(saidBy(answer)).toMatch(
        /^Whatever the hidden counts are, between 3\.\d% and 4\.0% of the crimes with the CSE flag of 3 forces had led to a charge$/u,
      );
      expect("says" in answer ? answer.says.join(" ") : "").toMatch(
        /Silent: 42 forces have no figure that bounds anything \(.*Surrey.*\)\..*the country as a whole has no bounds from figures alone\. If each of them had 540 crimes/u,
      );
      expect("chart" in answer ? answer.chart : null).toMatchObject({
        kind: "bounds",
        all: { says: "3 forces together" },
      });
    }));
});
