import { readFileSync } from "node:fs";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { exact, type Known, subtract, sumOf } from "../../src/standard/cell.ts";
import { cellText } from "../../src/standard/cell-text.ts";
import type { Reported } from "../../src/standard/reported.ts";
import { shared } from "../shared.ts";
import { read } from "./returns.ts";

const { rows, problems } = read(
  readFileSync(new URL("../../examples/cse-published-figures.csv", import.meta.url), "utf8"),
);

const figuresOf = (wanted: Partial<Reported>): readonly (readonly [string, string, string])[] =>
  rows
    .filter((row) => Object.entries(wanted).every(([key, value]) => row[key as keyof Reported] === value))
    .map(({ unit, line, cell }) => [unit, line, cellText(cell)] as const);

describe("the example of published figures", () => {
  test("is read without a problem, and every row names its source", () => {
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(37);
    expect(rows.filter(({ cite }) => cite === null)).toEqual([]);
  });

  test("holds the five figures of South Yorkshire, and 110 crimes that nobody accounts for", () => {
    const year = { force: "south-yorkshire", period: "last recorded financial year", scope: "flag:CSE" };
    expect(figuresOf(year)).toEqual([
      ["crimes", "total", "540"],
      ["crimes", "charged", "16"],
      ["crimes", "no-suspect", "169"],
      ["crimes", "victim-does-not-support", "75"],
      ["crimes", "transferred", "170"],
    ]);
    const parts = rows.filter(
      ({ force, scope, line }) => force === year.force && scope === year.scope && line !== "total",
    );
    const sum = sumOf(parts.map(({ cell }) => cell)).known as Known; // five exact figures
    expect(subtract(exact(540), sum)).toEqual(exact(110));
    expect(parts.map(({ basis, flagRule, flagOrigin }) => [basis, flagRule, flagOrigin])).toEqual(
      parts.map(() => ["not stated", null, null]),
    );
  });

  test("keeps the district apart from its force", () => {
    expect(figuresOf({ area: "Rotherham" })).toEqual([
      ["reports", "total", "157"],
      ["prosecutions", "total", "9"],
      ["cases", "other:cautions", "2"],
      ["cases", "other:no further action", "7"],
      ["cases", "other:live investigations", "32"],
    ]);
  });

  test("keeps crimes, incidents and charges in units of their own", () => {
    expect(figuresOf({ force: "west-midlands", period: "2013/14" })).toEqual([
      ["crimes", "total", "111"],
      ["crimes", "charged", "24"],
      ["non-crimes", "total", "119"],
    ]);
    expect(figuresOf({ force: "west-yorkshire", period: "2018" })).toEqual([
      ["crimes", "total", "4911"],
      ["charges", "total", "382"],
    ]);
    expect(figuresOf({ force: "copfs" })).toEqual([["charges", "total", "3957"]]);
  });

  test("says why there is no figure where there is none", () => {
    const absent = rows
      .filter(({ cell }) => cell.kind === "absent")
      .map(({ force, cell }) => `${force}: ${cellText(cell)}`);
    expect(absent).toEqual([
      "west-midlands: cost limit (s.12)",
      "northumbria: cost limit (s.12)",
      "northumbria: cost limit (s.12)",
      "north-yorkshire: cost limit (s.12(1))",
      "metropolitan: not stated (the values are in an attachment)",
      "psni: cost limit (s.12(1))",
      "cheshire: cost limit (s.12)",
      "gwent: not stated (the figures are not in the table)",
    ]);
  });

  const facts = shared("data/foi/foi_facts.csv");
  test.skipIf(facts === null)("leaves out none of the figures that were gathered", () => {
    const text = facts === null ? "" : readFileSync(facts, "utf8");
    const gathered = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
    const counts = rows.map(({ cell }) => cellText(cell));
    for (const { value, body } of gathered) if (value) expect(counts, `${body} ${value}`).toContain(value);
    const refused = gathered.filter(({ value }) => value === "").length;
    expect(rows.filter(({ cell }) => cell.kind === "absent")).toHaveLength(refused);
  });
});
