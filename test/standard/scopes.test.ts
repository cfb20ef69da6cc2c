import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { expect, test } from "vitest";
import { NAMED_SCOPES, parseScope, takesOffence } from "../../src/standard/scopes.ts";
import { shared } from "../shared.ts";

const bulk = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");

/** Home Office answer to written question 30374: the eleven codes whose title names a child. */
const ELEVEN = ["17B", "19D", "19E", "19G", "19H", "20B", "21", "22B", "71", "73", "88A"];

test.each([
  ["flag:CSE", "flag:CSE"],
  ["FLAG:cse", "flag:CSE"],
  ["flag:csa", "flag:CSA"],
  ["Sexual-Offences", "sexual-offences"],
  [" rape ", "rape"],
  ["child-titled", "child-titled"],
  ["child-named", "child-titled"],
  ["Child-Named", "child-titled"],
  ["code:71", "code:71"],
  ["CODE: 019d", "code:19D"],
  ["code:71/17", "code:71/17"],
  ["code:1/4.1/4.10/4.2", "code:1/4.1/4.10/4.2"],
  ["other:CSE recorded  crimes", "other:CSE recorded crimes"],
  ["Other: CSE recorded crimes", "other:CSE recorded crimes"],
])("%j is the scope %s", (text, id) => {
  expect(parseScope(text)?.id).toBe(id);
});

test.each([
  "",
  "CSE",
  "flag:",
  "flag:CCE",
  "code:",
  "code:CSE",
  "other:",
  "other: ",
  "sexual offences against children",
])("%j is no scope", (text) => {
  expect(parseScope(text)).toBeNull();
});

test("every scope reads back from its own id", () => {
  const written = ["code:71", "code:71/17", "code:19D", "other:as they say"].map(parseScope);
  for (const scope of [...NAMED_SCOPES, ...written]) expect(parseScope(scope?.id ?? "")).toEqual(scope);
});

test("the child-titled scope is the eleven codes, no more and no fewer", () => {
  const scope = parseScope("child-titled");
  expect(scope?.kind === "offences" ? [...scope.codes].sort() : null).toEqual(ELEVEN);
  expect(scope?.kind === "offences" ? scope.select.codes : null).toHaveLength(11);
});

test("class 71, whole or in part, says that it never stands in for the CSE flag", () => {
  for (const id of ["code:71", "code:71/17"]) {
    expect(parseScope(id)?.says).toMatch(/never stands in for the CSE flag: .* rape included/u);
  }
  expect(parseScope("code:19D")?.says).toBe("Crimes of offence code 19D, and no others.");
  expect(parseScope("code:71/17")?.title).toBe("Sexual communication with a child (71/17)");
  expect(parseScope("code:12X")?.title).toBe("Offence code 12X");
});

test.each([
  ["sexual-offences", "SEXUAL OFFENCES", "Other sexual offences", "99", true],
  ["sexual-offences", "Violence against the person", "Homicide", "71", false],
  ["rape", "Sexual offences", "rape", "19J", true],
  ["rape", "Sexual offences", "Other sexual offences", "19C", false],
  ["child-titled", "", "", "019d", true],
  ["child-titled", "Sexual offences", "Rape", "19C", false],
  ["code:71", "", "", "71/17", false],
  ["code:71/17", "", "", "71/17", true],
])("%s, for group %j, subgroup %j, code %s: %s", (id, group, subgroup, code, taken) => {
  const scope = parseScope(id);
  expect(scope?.kind === "offences" && takesOffence(scope, { group, subgroup, code })).toBe(taken);
});

test.skipIf(bulk === null)("the named scopes meet the published totals of 2018/19, chosen from all offences", () => {
  const text = gunzipSync(readFileSync(bulk ?? "")).toString("utf8");
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const recorded = (id: string) => {
    const scope = parseScope(id);
    if (scope?.kind !== "offences") return null;
    return data
      .filter((row) => takesOffence(scope, offenceOf(row)))
      .reduce((sum, row) => sum + (Number(row.force_outcomes_for_offences_recorded_in_quarter) || 0), 0);
  };
  const totals = ["sexual-offences", "rape", "child-titled", "code:71"].map(recorded);
  expect(totals).toEqual([163_737, 59_502, 63_408, 1_016]);
});

function offenceOf(row: Record<string, string>) {
  const { offence_group: group = "", offence_subgroup: subgroup = "", offence_code: code = "" } = row;
  return { group, subgroup, code };
}
