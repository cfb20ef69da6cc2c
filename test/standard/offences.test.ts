import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { expect, test } from "vitest";
import {
  findOffence,
  isOffenceCode,
  normaliseGroup,
  normaliseOffenceCode,
  OFFENCE_SUBCODES,
  OFFENCES,
} from "../../src/standard/offences.ts";
import { shared } from "../shared.ts";
import { rowsOf } from "./real-files.ts";

const sexual = shared("data/outcomes/derived_sexual_2018-19_official_headers.csv");
const bulk = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");

test.each([
  [" 019d ", "19D"],
  ["19D", "19D"],
  ["071", "71"],
  ["71.0", "71"],
  ["37.2", "37.2"],
  ["4.10", "4.10"],
  ["1/4.1/4.10/4.2", "1/4.1/4.10/4.2"],
  ["71/17", "71/17"],
  ["71 / 17", "71/17"],
  ["15/00", "15/00"],
  ["0", "0"],
  ["", ""],
])("the code %j is written %j", (text, code) => {
  expect(normaliseOffenceCode(text)).toBe(code);
});

test.each(["19D", "71", "106", "11A", "37.2", "1/4.1/4.10/4.2", "71/17", "802"])(
  "%s has the form of a code",
  (code) => {
    expect(isOffenceCode(code)).toBe(true);
  },
);

test.each(["", "CSE", "19DD", "1234", "71/", "/17", "71-17", "19D;"])("%j has not the form of a code", (code) => {
  expect(isOffenceCode(code)).toBe(false);
});

test.each([
  ["Drug Offences", "Drug offences"],
  ["Miscellaneous crimes", "Miscellaneous crimes against society"],
  ["SEXUAL  OFFENCES ", "Sexual offences"],
])("the groups %j and %j are one", (one, other) => {
  expect(normaliseGroup(one)).toBe(normaliseGroup(other));
});

test("codes are unique and written in their normal form", () => {
  const codes = [...OFFENCES, ...OFFENCE_SUBCODES].map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.map(normaliseOffenceCode)).toEqual(codes);
  expect(codes.every(isOffenceCode)).toBe(true);
});

test("what was not read in a file says so, and what is out of use says so", () => {
  expect(OFFENCES.filter(({ checked }) => !checked).map(({ code }) => code)).toEqual(["19J", "19K"]);
  expect(OFFENCES.filter(({ expired }) => expired).map(({ code }) => code)).toEqual(["20", "72"]);
});

test("an offence is found by its code in any writing, and an unknown code is unknown", () => {
  expect(findOffence("019e")?.title).toBe("Rape of a female child under 13");
  expect(findOffence("86")).toMatchObject({ group: "Miscellaneous crimes against society", namesAChild: false });
  expect(findOffence("12X")).toBeNull();
});

test.skipIf(sexual === null)(
  "every sexual offence of the 2018/19 file is here with its title, group and subgroup",
  () => {
    const written = rowsOf(sexual ?? "").map((row) =>
      [row["Offence Code"], row["Offence Description"], row["Offence Group"], row["Offence Subgroup"]].join(" | "),
    );
    const known = OFFENCES.filter((one) => one.group === "Sexual offences" && one.checked);
    const expected = known.map(({ code, title, group, subgroup }) => [code, title, group, subgroup].join(" | "));
    expect([...new Set(written)].sort()).toEqual(expected.sort());
  },
);

test.skipIf(bulk === null)(
  "every code of the whole 2018/19 file has the form of a code and stays as it is written",
  () => {
    const text = gunzipSync(readFileSync(bulk ?? "")).toString("utf8");
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    const titles = new Map(data.map((row) => [row.offence_code ?? "", row.offence_description ?? ""]));
    const codes = [...titles.keys()];
    expect(codes.length).toBeGreaterThan(90);
    expect(codes.filter((code) => !isOffenceCode(code) || normaliseOffenceCode(code) !== code)).toEqual([]);
    const known = codes.flatMap((code) => findOffence(code) ?? []);
    expect(known.map(({ title }) => title)).toEqual(known.map(({ code }) => titles.get(code)));
  },
);
