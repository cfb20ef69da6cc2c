// What holds for every grid: reading never throws, replay gives the same, nothing is made up.
import fc from "fast-check";
import { expect } from "vitest";
import { correct } from "../../../src/sources/replies/correct.ts";
import { fits } from "../../../src/sources/replies/fits.ts";
import type { Grid } from "../../../src/sources/replies/grid.ts";
import type { Correction } from "../../../src/sources/replies/layout.ts";
import { layoutText, parseLayout } from "../../../src/sources/replies/layout-text.ts";
import { propose } from "../../../src/sources/replies/propose.ts";
import { readGrid } from "../../../src/sources/replies/read-grid.ts";
import { cellsOf, drawn } from "./drawn.ts";

const WORDS = [
  "",
  "",
  "Outcome",
  "Charged",
  "No suspect identified",
  "Total",
  "Grand total",
  "NFA",
  "2018/19",
  "2019/20",
  "2018",
  "Q1",
  "April",
  "Kent",
  "Essex Police",
  "Force",
  "District",
  "Medway",
  "Crimes",
  "Number of crimes",
  "CSE flag",
  "Crimes with a CSE marker, 2018/19",
  "Rape",
  "71/17",
  "% of all",
  "Notes",
  "* means fewer than 5",
  "Table 1: Kent 2018/19",
  "5",
  "16",
  "1,204",
  "<5",
  "*",
  "-",
  "..",
  "12.5%",
  "s.40(2)",
  "see note",
  "18 - Investigation complete",
  "CSE charges: 35",
  "\u0000\ud800",
];

const text = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
);
const rows = fc.array(fc.array(text, { maxLength: 7 }), { maxLength: 14 });
const merge = fc.constantFrom("A1:C1", "B2:D2", "A3:A5", "B1:B2", "Z9:A1", "no range");
const grid: fc.Arbitrary<Grid> = fc.record({
  file: fc.constantFrom("reply.csv", "kent 2018-19.xlsx", "a/b.zip", ""),
  part: fc.constantFrom(null, "page 2", "essex.csv"),
  sheet: fc.constantFrom(null, "Sheet1", "CSE flag 2018_19"),
  rows,
  merges: fc.array(merge, { maxLength: 2 }),
  text: fc.option(fc.array(text, { maxLength: 3 })),
});
const correction: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({
    kind: fc.constant("means" as const),
    means: fc.constantFrom(
      { force: "kent" },
      { unit: "crimes" },
      { period: "" },
      { scope: "flag:CSE", flagRule: "set by an officer" },
    ),
  }),
  fc.record({
    kind: fc.constant("column" as const),
    table: fc.nat(2),
    column: fc.constantFrom("A", "B", "C", "AA"),
    role: fc.constantFrom(
      "count" as const,
      "ignore" as const,
      "note" as const,
      { label: "line" as const },
      { label: "force" as const },
    ),
  }),
  fc.record({
    kind: fc.constant("row" as const),
    row: fc.integer({ min: 1, max: 15 }),
    is: fc.constantFrom("header" as const, "data" as const, "total" as const, "title" as const, "note" as const),
  }),
  fc.record({
    kind: fc.constant("label" as const),
    dimension: fc.constant("line" as const),
    text: fc.constantFrom("NFA", "Charged"),
    means: fc.constantFrom("", "other:NFA", "charged"),
  }),
);

/** Holds for every grid: a proposal is read without a throw, and each row and each cell is told once. */
export function readsWithoutAThrow(runs: fc.Parameters<unknown>): void {
  fc.assert(
    fc.property(grid, (one) => {
      const reading = readGrid(one, propose(one));
      expect(reading.rows.map(({ row }) => row)).toEqual(one.rows.map((_, index) => index + 1));
      const cells = reading.figures.map(({ cell, table }) => `${table} ${cell}`);
      expect(new Set(cells).size).toBe(cells.length);
      const known = new Set(reading.figures.map(({ cell }) => cell));
      for (const { column, row } of reading.cells) expect(known.has(`${column}${row}`)).toBe(true);
    }),
    runs,
  );
}

/** Holds for every grid: every complete figure says all that it must, in ids of the standard. */
export function saysAllThatItMust(runs: fc.Parameters<unknown>): void {
  fc.assert(
    fc.property(grid, fc.array(correction, { maxLength: 3 }), (one, corrections) => {
      const layout = corrections.reduce((before, said) => correct(before, one, said), propose(one));
      for (const cell of readGrid(one, layout).cells) {
        for (const dimension of ["force", "period", "unit", "scope", "line"] as const)
          expect(cell[dimension]).not.toBe("");
        if (cell.scope.startsWith("flag:")) expect(cell.flagRule).not.toBeNull();
      }
    }),
    runs,
  );
}

/** Holds for every grid: a corrected layout comes back from its file, fits its own grid and reads it the same again. */
export function comesBackAndFits(runs: fc.Parameters<unknown>): void {
  fc.assert(
    fc.property(grid, fc.array(correction, { maxLength: 4 }), (one, corrections) => {
      const layout = corrections.reduce((before, said) => correct(before, one, said), propose(one));
      const back = parseLayout(layoutText(layout), "layout.json");
      const wellFormed = JSON.stringify(layout) === JSON.stringify(layout).toWellFormed();
      if (!("layout" in back)) throw new Error(`not read again: ${JSON.stringify(back.problems)} ${wellFormed}`);
      expect(back.layout).toEqual(layout);
      expect(readGrid(one, back.layout)).toEqual(readGrid(one, layout));
      if (layout.tables.length > 0 && layout.means.force === propose(one).means.force)
        expect(fits(one, layout)).toBe(true);
    }),
    runs,
  );
}

/** Holds for every grid: reading one grid leaves no trace in reading another. */
export function leavesNoTrace(runs: fc.Parameters<unknown>): void {
  fc.assert(
    fc.property(grid, grid, (one, other) => {
      const before = JSON.stringify(readGrid(one, propose(one)));
      readGrid(other, propose(other));
      expect(JSON.stringify(readGrid(one, propose(one)))).toBe(before);
    }),
    runs,
  );
}

const OUTCOMES = [
  "Charged",
  "No suspect identified",
  "Victim does not support action",
  "Not yet assigned",
  "Transferred",
];

/** Holds for every grid: the order of rows and of columns changes where figures stand, and not what they say. */
export function orderChangesNothing(runs: fc.Parameters<unknown>): void {
  const table = fc.record({
    lines: fc.shuffledSubarray(OUTCOMES, { minLength: 2 }),
    years: fc.shuffledSubarray(["2017/18", "2018/19", "2019/20", "2020/21"], { minLength: 1 }),
  });
  fc.assert(
    fc.property(table, ({ lines, years }) => {
      const figure = (line: string, year: string): number => OUTCOMES.indexOf(line) * 100 + Number(year.slice(2, 4));
      const draw = (down: readonly string[], across: readonly string[], isLineDown: boolean): Grid =>
        drawn(
          [
            "Kent Police, number of crimes with a CSE flag",
            [isLineDown ? "Outcome" : "Year", ...across].join("|"),
            ...down.map((one) =>
              [one, ...across.map((other) => (isLineDown ? figure(one, other) : figure(other, one)))].join("|"),
            ),
          ].join("\n"),
        );
      const says = (one: Grid): readonly string[] =>
        cellsOf(readGrid(one, propose(one)))
          .map((cell) => cell.replace(/^\S+ /u, ""))
          .sort();
      const straight = says(draw([...lines].sort(), [...years].sort(), true));
      expect(straight).toHaveLength(lines.length * years.length);
      expect(says(draw(lines, years, true))).toEqual(straight);
      expect(says(draw(years, lines, false))).toEqual(straight);
    }),
    runs,
  );
}
