// Comparability: the verdict on two figures, what it rests on, and that it is the same from both sides.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { dayFrom } from "../../src/ground/day.ts";
import { comparability, isAlike } from "../../src/measures/comparability.ts";
import type { Kind } from "../../src/measures/kind.ts";
import { parseEdition } from "../../src/standard/editions.ts";
import { parsePeriod } from "../../src/standard/periods.ts";
import { RECORDING_BREAKS } from "../../src/standard/recording-breaks.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { lines, returnOf } from "./returns.ts";

const period = (text: string): Kind["period"] => {
  const found = parsePeriod(text);
  if (found === null) throw new Error(`no period ${text}`);
  return found;
};

const KENT: Kind = {
  force: "kent",
  territorial: true,
  unit: "crimes",
  scope: { id: "rape", title: "Rape", flagged: false },
  basis: "recorded",
  period: period("2018/19"),
  flagRule: null,
  flagOrigin: null,
  file: "a",
  edition: parseEdition("2026-07-23"),
  types: [1],
  open: 0.1,
  moved: 0,
  mostOpen: 0.5,
  missingParts: [],
  missingCodes: [],
  silentCells: 0,
  incomplete: false,
};
const ESSEX: Kind = { ...KENT, force: "essex" };
const FLAG = {
  scope: { id: "flag:CSE", title: "Crimes with the CSE flag", flagged: true },
  flagRule: "when the crime is recorded",
  flagOrigin: "officer",
} as const;
const AS_PRINTED = { id: "last year", from: null, to: null, title: "last year", kind: "as-printed" } as const;

const VERDICTS: readonly {
  readonly says: string;
  readonly one?: Partial<Kind>;
  readonly other?: Partial<Kind>;
  readonly verdict: "comparable" | "comparable with a caveat" | "not comparable";
  readonly about?: string;
}[] = [
  { says: "the same kind of figure of two forces", verdict: "comparable" },
  { says: "another unit", one: { unit: "children" }, verdict: "not comparable", about: "unit" },
  {
    says: "other crimes",
    one: { scope: { id: "code:71", title: "Code 71", flagged: false } },
    verdict: "not comparable",
    about: "scope",
  },
  { says: "another basis", one: { basis: "closed", open: null }, verdict: "not comparable", about: "basis" },
  {
    says: "a basis that neither states",
    one: { basis: "not stated" },
    other: { basis: "not stated" },
    verdict: "not comparable",
    about: "basis",
  },
  { says: "a flag rule that is the same", one: FLAG, other: FLAG, verdict: "comparable" },
  {
    says: "another flag rule",
    one: FLAG,
    other: { ...FLAG, flagRule: "keyword search" },
    verdict: "not comparable",
    about: "flag",
  },
  {
    says: "another origin of the flag",
    one: FLAG,
    other: { ...FLAG, flagOrigin: "keyword rule" },
    verdict: "not comparable",
    about: "flag",
  },
  {
    says: "a flag rule that neither states",
    one: { ...FLAG, flagRule: null },
    other: { ...FLAG, flagRule: null },
    verdict: "not comparable",
    about: "flag",
  },
  {
    says: "a flag rule that is only a name",
    one: { ...FLAG, flagRule: "CSE flag" },
    other: { ...FLAG, flagRule: "CSE flag" },
    verdict: "not comparable",
    about: "flag",
  },
  {
    says: "another year of another force",
    one: { period: period("2017/18") },
    verdict: "not comparable",
    about: "period",
  },
  {
    says: "another year of the same force",
    one: { period: period("2017/18") },
    other: { force: "kent" },
    verdict: "comparable with a caveat",
    about: "period",
  },
  {
    says: "two periods that overlap",
    one: { period: period("2018") },
    other: { force: "kent" },
    verdict: "not comparable",
    about: "period",
  },
  {
    says: "a quarter and a year",
    one: { period: period("2017/18-Q1") },
    other: { force: "kent" },
    verdict: "not comparable",
    about: "period",
  },
  {
    says: "days that neither source states",
    one: { period: AS_PRINTED },
    other: { period: AS_PRINTED },
    verdict: "not comparable",
    about: "period",
  },
  {
    says: "a quarter that one of them lacks",
    one: { missingParts: ["2018/19-Q4"] },
    verdict: "not comparable",
    about: "coverage",
  },
  {
    says: "a quarter that both lack",
    one: { missingParts: ["2018/19-Q4"] },
    other: { missingParts: ["2018/19-Q4"] },
    verdict: "comparable with a caveat",
    about: "coverage",
  },
  {
    says: "a force that is not territorial",
    one: { territorial: false },
    verdict: "not comparable",
    about: "coverage",
  },
  { says: "cells without a figure", one: { silentCells: 3 }, verdict: "comparable with a caveat", about: "coverage" },
  {
    says: "a file cut to some offences",
    one: { missingCodes: ["19D"] },
    verdict: "comparable with a caveat",
    about: "coverage",
  },
  { says: "more than half still open", one: { open: 0.51 }, verdict: "not comparable", about: "maturity" },
  {
    says: "much more still open than there",
    one: { open: 0.4 },
    verdict: "comparable with a caveat",
    about: "maturity",
  },
  {
    says: "many with another agency",
    one: { moved: 170 / 540 },
    verdict: "comparable with a caveat",
    about: "maturity",
  },
  {
    says: "known half a year earlier",
    one: { edition: parseEdition("2026-01-23"), file: "b" },
    verdict: "comparable with a caveat",
    about: "maturity",
  },
  {
    says: "known nine months after the year, held against seven years",
    one: { edition: parseEdition("2020-01"), file: "b" },
    verdict: "not comparable",
    about: "maturity",
  },
  {
    says: "editions years apart on the closed basis, where figures hardly move",
    one: { basis: "closed", open: null, edition: parseEdition("2020-01"), file: "b" },
    other: { basis: "closed", open: null },
    verdict: "comparable with a caveat",
    about: "edition",
  },
  { says: "editions a month apart", one: { edition: parseEdition("2026-06-23"), file: "b" }, verdict: "comparable" },
  {
    says: "an edition without a date",
    one: { edition: parseEdition(""), file: "b" },
    verdict: "comparable with a caveat",
    about: "edition",
  },
  {
    says: "an outcome type before it was in use",
    one: { types: [18], period: period("2013/14") },
    other: { types: [18], period: period("2014/15"), force: "kent" },
    verdict: "not comparable",
    about: "recording",
  },
  {
    says: "diversion while it was voluntary",
    one: { types: [22], period: period("2020/21") },
    other: { types: [22], period: period("2020/21") },
    verdict: "comparable with a caveat",
    about: "recording",
  },
  {
    says: "the charge share in those same years",
    one: { period: period("2020/21") },
    other: { period: period("2020/21") },
    verdict: "comparable",
  },
  {
    says: "Greater Manchester while it supplied no data",
    one: { force: "greater-manchester", period: period("2019/20") },
    other: { period: period("2019/20") },
    verdict: "comparable with a caveat",
    about: "recording",
  },
  {
    says: "any other force in that year",
    one: { period: period("2019/20") },
    other: { period: period("2019/20") },
    verdict: "comparable",
  },
];

describe("two figures", () => {
  test.each(VERDICTS)("$says: $verdict", ({ one, other, verdict, about }) => {
    const [a, b] = [
      { ...KENT, ...one },
      { ...ESSEX, ...other },
    ];
    const [here, there] = [comparability(a, b), comparability(b, a)];
    expect(here.verdict, JSON.stringify(here.reasons)).toBe(verdict);
    expect(there.verdict).toBe(verdict);
    expect(new Set(here.reasons.map((reason) => reason.about))).toEqual(
      new Set(there.reasons.map((reason) => reason.about)),
    );
    if (about === undefined) expect(here.reasons).toEqual([]);
    else expect(here.reasons.map((reason) => reason.about)).toContain(about);
    expect(here.reasons.every(({ says }) => says.length > 10)).toBe(true);
  });

  test("alike are only figures that can be added up: openness and coverage are no matter, kind is", () => {
    expect(isAlike({ ...KENT, open: 0.9, missingParts: ["2018/19-Q4"], territorial: false }, ESSEX)).toBe(true);
    expect(isAlike({ ...KENT, period: period("2017/18") }, KENT)).toBe(false);
    expect(isAlike({ ...KENT, basis: "not stated" }, { ...ESSEX, basis: "not stated" })).toBe(false);
  });
});

test("every known break has a day, words and a source", () => {
  expect(RECORDING_BREAKS.length).toBeGreaterThan(25);
  for (const { id, from, until, says, source } of RECORDING_BREAKS) {
    expect(says.endsWith("."), id).toBe(true);
    expect(source.length, id).toBeGreaterThan(8);
    expect(from >= dayFrom(2013, 4, 1), id).toBe(true);
    expect(until === null || until > from, id).toBe(true);
  }
  expect(new Set(RECORDING_BREAKS.map(({ id }) => id)).size).toBe(RECORDING_BREAKS.length);
});

describe("in a comparison", () => {
  const year = (force: string, counts: Readonly<Record<number, number>>): OfficialRow[] =>
    Object.entries(counts).map(([outcome, recorded]) => ({ force, outcome, recorded, closed: recorded }));

  test("each force carries its verdict and reasons, and what is not comparable is never in the order", () =>
    withHome(async (tools, { add }) => {
      const rows = [
        ...year("Kent", { 1: 10, 18: 90 }),
        ...year("Essex", { 1: 12, 18: 88 }),
        ...year("Surrey", { 1: 4, 18: 56, 0: 40 }),
        ...year("Dorset", { 1: 4, 18: 16, 0: 80 }),
        ...year("British Transport Police", { 1: 9, 18: 91 }),
      ];
      await add("table.csv", officialCsv(rows));
      const { forces, verdicts } = await compareForces(tools, { scope: "code:19D", basis: "recorded" });
      expect(
        forces.map(({ force, verdict, reasons, standing }) => [force, verdict, reasons[0]?.about ?? null, standing]),
      ).toEqual([
        ["british-transport-police", "not comparable", "coverage", "apart"],
        ["dorset", "not comparable", "maturity", "apart"],
        ["essex", "comparable", null, "same"],
        ["kent", "comparable", null, "same"],
        ["surrey", "comparable with a caveat", "maturity", "same"],
      ]);
      expect(verdicts).toMatchObject({ comparable: 2, withCaveat: 1, not: 2 });
    }));

  test("figures of one year known years apart are not put in one order", () =>
    withHome(async (tools, { add }) => {
      await add("early.csv", returnOf(lines("Kent", { total: 100, charged: 4 }, { edition: "2024-06" })));
      await add("late.csv", returnOf(lines("Essex", { total: 100, charged: 9 }, { edition: "2026-09" })));
      await add("also.csv", returnOf(lines("Surrey", { total: 100, charged: 9 }, { edition: "2026-09" })));
      const { forces } = await compareForces(tools, { scope: "flag:CSE" });
      expect(forces.map(({ force, standing }) => [force, standing])).toEqual([
        ["essex", "same"],
        ["kent", "apart"],
        ["surrey", "same"],
      ]);
      expect(forces[1]?.why).toMatch(/^Known \d+ days after the period ended here, \d+ there/u);
    }));
});
