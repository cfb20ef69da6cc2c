// Titles of windows: what tells the pages of one force apart in tabs, bookmarks and a list of results.
import { expect, test } from "vitest";
import { pageTitle } from "../../src/web/page-title.ts";

const passport = { scope: { title: "Rape" }, period: { id: "2018/19", title: "April 2018 to March 2019" } };

test("a title names whose figure it is, the crimes, the time and the basis, and a denominator other than all", () => {
  expect(pageTitle("Kent", { passport, basis: "closed", denominator: "all" })).toBe(
    "Kent: Rape, April 2018 to March 2019, closed basis",
  );
  expect(pageTitle("Compare forces", { passport, basis: "not stated", denominator: "less-transferred" })).toBe(
    "Compare forces: Rape, April 2018 to March 2019, basis not stated, less transferred",
  );
});

test("where each force's newest figures stand, no basis is named: each has its own", () => {
  const newest = { ...passport, period: { id: "", title: "each force's newest" } };
  expect(pageTitle("Compare forces", { passport: newest, basis: "recorded", denominator: "all" })).toBe(
    "Compare forces: Rape, each force's newest",
  );
});
