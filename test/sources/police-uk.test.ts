// What the names, headers and words of data.police.uk say, and what is known to be missing.
import { expect, test } from "vitest";
import { readStreetHeader } from "../../src/sources/police-uk/headers.ts";
import { findKnownGap, KNOWN_GAPS } from "../../src/sources/police-uk/known-gaps.ts";
import { readMemberName } from "../../src/sources/police-uk/member-names.ts";
import { findOutcomeCategory, OUTCOME_CATEGORIES } from "../../src/sources/police-uk/outcome-categories.ts";
import { isBalanceLineId } from "../../src/standard/balance-lines.ts";
import { forceById } from "../../src/standard/forces.ts";
import { OUTCOMES_HEADER, SEARCHES_HEADER, STREET_HEADER } from "./street-files.ts";

test.each([
  ["2024-01/2024-01-city-of-london-street.csv", "street 2024-01 city-of-london"],
  ["2018-01-btp-outcomes.csv", "outcomes 2018-01 british-transport-police"],
  ["2018-01-northern-ireland-street.csv", "street 2018-01 psni"],
  ["a/b/2018-12-devon-and-cornwall-stop-and-search.csv", "stop-and-search 2018-12 devon-and-cornwall"],
  ["2018-13-kent-street.csv", null],
  ["2018-01-kent.csv", null],
  ["2018-01-nowhere-street.csv", "street 2018-01 null"],
])("the name %s says %s", (name, says) => {
  const found = readMemberName(name);
  expect(found === null ? null : `${found.kind} ${found.month} ${found.force}`).toBe(says);
});

test("columns are found by name, in any order; what is missing is named", () => {
  const street = readStreetHeader(STREET_HEADER.split(","));
  expect(street).toMatchObject({
    kind: "street",
    missing: [],
    columns: { id: 0, month: 1, reported: 2, type: 9, outcome: 10 },
  });
  expect(readStreetHeader(STREET_HEADER.split(",").reverse())?.columns).toMatchObject({ id: 11, type: 2, outcome: 1 });
  expect(readStreetHeader(OUTCOMES_HEADER.split(","))).toMatchObject({
    kind: "outcomes",
    columns: { type: null, outcome: 9 },
  });
  expect(readStreetHeader(SEARCHES_HEADER.split(","))).toMatchObject({ kind: "stop-and-search", columns: null });
  expect(readStreetHeader("Crime ID,Month,Falls within,Crime type".split(","))?.missing).toEqual(["reported by"]);
  expect(readStreetHeader(["Force", "Month", "Crime type"])).toBeNull();
});

test("an outcome word stands in one line of a balance, or in none and says why", () => {
  for (const { title, line, why } of OUTCOME_CATEGORIES) {
    expect(line === null || isBalanceLineId(line)).toBe(true);
    expect(why.length).toBeGreaterThan(10);
    expect(findOutcomeCategory(`  ${title.toUpperCase()} `)?.title).toBe(title);
  }
  expect(findOutcomeCategory("Unable to prosecute suspect")?.line).toBeNull();
  expect(findOutcomeCategory("Under investigation, perhaps")).toBeNull();
});

test("known gaps are dated, sourced, and hold from their first month to their last", () => {
  expect(findKnownGap("greater-manchester", "2019-06", "street")).toBeNull();
  expect(findKnownGap("greater-manchester", "2019-07", "street")?.says).toContain("July 2019");
  expect(findKnownGap("british-transport-police", "2016-12", "outcomes")).not.toBeNull();
  expect(findKnownGap("british-transport-police", "2017-01", "outcomes")).toBeNull();
  expect(findKnownGap("psni", "2020-01", "street")).toBeNull();
  for (const { force, source, from, to } of KNOWN_GAPS) {
    expect(forceById(force)).not.toBeNull();
    expect(source).not.toBe("");
    for (const month of [from, to]) expect(month === null || /^\d{4}-\d{2}$/u.test(month)).toBe(true);
  }
});
