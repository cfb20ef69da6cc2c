// A drawn table: which words are a flag's name, and which say when it is set.
import { expect, test } from "vitest";
import { isBareFlagName } from "../../src/standard/flag-names.ts";

test.each([
  ["CSE flag", true],
  ["CSE flagged crimes", true],
  ["flagged as CSE", true],
  ["Child Sexual Exploitation (CSE) marker", true],
  ["with a CSE tag applied", true],
  ["", true],
  ["CSE keyword search", false],
  ["CSE marker set by the recording officer", false],
  ["A marker is added because a suspect was linked to CSE before", false],
  ["CSE flag, reviewed monthly", false],
])("of %j it is %s that it only names the flag", (rule, bare) => {
  expect(isBareFlagName(rule)).toBe(bare);
});
