// The words of records systems: mappings, outcome words as forces really hold them, flags, and what tells a person from a label.
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCaseAccount } from "../../src/sources/case-extracts/account.ts";
import { headerWords, identityOfHeader, identityOfValues } from "../../src/sources/case-extracts/identity.ts";
import { parseCaseMapping } from "../../src/sources/case-extracts/mapping.ts";
import { readCaseFlag, readCaseOutcome } from "../../src/sources/case-extracts/outcome-labels.ts";
import { fieldOfHeader, findMapped, looksLikeCases } from "../../src/sources/case-extracts/propose.ts";
import { NO_VAULT } from "../../src/sources/case-extracts/vault.ts";
import { MAPPING } from "../actions/extracts.ts";

const PLAIN = { outcomes: [], flags: [] };

test.each([
  ["Charged/Summonsed", "charged"],
  ["1A", "charged"],
  ["2A", "out-of-court"],
  ["C1", "transferred"],
  ["N1003", "transferred"],
  ["C2", "apart"],
  ["C5", "apart"],
  ["N1001", "apart"],
  ["C3", "apart"],
  ["Blank", "blank"],
  ["#N/A", "blank"],
  [" ", "blank"],
  [null, "blank"],
  ["66", "notUnderstood"],
  ["99", "notUnderstood"],
  ["1d", "notUnderstood"],
  ["1e", "notUnderstood"],
  ["NFA?", "notUnderstood"],
  ["Investigation complete – no suspect identified", "no-suspect"],
  ["Investigation complete \ufffd no suspect identified", "no-suspect"],
  ["Investigation complete \u0096 no suspect identified", "no-suspect"],
  ["Investigation complete ???? no suspect identified", "no-suspect"],
  ["e. Prosecution prevented or not in the public interest (OC5/9/10/11/12/13/17/21/22)", "prosecution-prevented"],
  ["Not yet assigned an outcome", "open"],
])("the outcome word %s is read as %s", (label, wanted) => {
  const read = readCaseOutcome(label, PLAIN);
  expect(read.kind === "line" ? read.line : read.kind).toBe(wanted);
});

test("a mapping says what a word means before the standard does", () => {
  const outcomes = [
    { label: "1d", means: "outcome:1" },
    { label: "66", means: "no-crime" },
    { label: "18", means: "line:victim-does-not-support" },
    { label: "NFA", means: "blank" },
  ];
  expect(readCaseOutcome(" 1D ", { outcomes })).toMatchObject({ kind: "line", line: "charged", source: "the mapping" });
  expect(readCaseOutcome("66", { outcomes })).toEqual({ kind: "apart", says: "no crime" });
  expect(readCaseOutcome("18", { outcomes })).toMatchObject({ line: "victim-does-not-support" });
  expect(readCaseOutcome("nfa", { outcomes })).toEqual({ kind: "blank" });
});

test.each([
  ["CSE", "CSE"],
  ["Child Sexual Exploitation (CSE), Online", "CSE"],
  ["CSA", "CSA"],
  ["", "none"],
  ["N", "none"],
  ["CCE", "notUnderstood"],
  ["Y", "notUnderstood"],
])("the flag word %s is read as %s", (label, wanted) => {
  expect(readCaseFlag(label, PLAIN)).toBe(wanted);
});

test("a mapping that is not whole is told place by place", () => {
  expect(parseCaseMapping(JSON.stringify(MAPPING))).toEqual({ mapping: MAPPING, faults: [] });
  expect(parseCaseMapping("{").faults).toEqual(["it is no JSON object"]);
  const { mapping, faults } = parseCaseMapping(
    JSON.stringify({
      caseMapping: 2,
      id: "No Slug",
      version: 0,
      force: "kentish",
      dateOrder: "dmy",
      columns: { crimeReference: "A", outcome: "a ", shoe: "B" },
      outcomes: [{ label: "x", means: "solved" }],
      hat: 1,
    }),
  );
  expect(mapping).toBeNull();
  expect(faults).toHaveLength(10);
});

test("any text is read as a mapping or refused with reasons, and an account likewise", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const { mapping, faults } = parseCaseMapping(text);
      expect(mapping === null).toBe(faults.length > 0);
      expect(() => parseCaseAccount(text)).not.toThrow();
    }),
    { seed: 7, numRuns: 500 },
  );
});

test.each([
  ["Force Name", null],
  ["Offence Description", null],
  ["Station", null],
  ["Flag Location Type", null],
  ["Victim Age", null],
  ["VictimForename", "a name"],
  ["victim_dob", "a date of birth"],
  ["Victim D.O.B.", "a date of birth"],
  ["OIC Name", "a name"],
  ["Suspect Nominal URN", "a reference of a person"],
  ["Incident Summary", "free text"],
  ["Location", "an address"],
])("the header %s says %s of a person", (header, kind) => {
  expect(identityOfHeader(header)).toBe(kind);
});

test("header words come apart at capitals, underscores and stops", () => {
  expect(headerWords("VictimDOB_text.No")).toBe("victim dob text no");
});

test("a few values that fit are enough; labels that repeat are no names; a date years before the crime is a birth", () => {
  const look = { given: 1000, distinct: 900, fits: [0, 0, 0, 0, 0, 0, 0, 0], nameLike: 0, dates: 0, middleYear: null };
  expect(identityOfValues(look, 2019)).toBeNull();
  expect(identityOfValues({ ...look, fits: [10, 0, 0, 0, 0, 0, 0, 0] }, 2019)).toBe("a postcode");
  expect(identityOfValues({ ...look, fits: [9, 0, 0, 0, 0, 0, 0, 0] }, 2019)).toBeNull();
  expect(identityOfValues({ ...look, nameLike: 800 }, 2019)).toBe("a name");
  expect(identityOfValues({ ...look, nameLike: 800, distinct: 12 }, 2019)).toBeNull();
  expect(identityOfValues({ ...look, dates: 1000, middleYear: 2005 }, 2019)).toBe("a date of birth");
  expect(identityOfValues({ ...look, dates: 1000, middleYear: 2018 }, 2019)).toBeNull();
});

test.each([
  ["Crime Ref No", "crimeReference"],
  ["Occurrence Number", "crimeReference"],
  ["URN", "crimeReference"],
  ["Date Recorded", "recordedOn"],
  ["Recorded date/time", "recordedOn"],
  ["Outcome Date", "outcomeOn"],
  ["HO Outcome", "outcome"],
  ["CSE Flag", "flag"],
  ["Flag Source", "flagOrigin"],
  ["Home Office Code", "offenceCode"],
  ["Victim Age at Offence", "victimAge"],
  ["Victim ID", "victimReference"],
  ["Nominal Ref", "suspectReference"],
  ["Beat", null],
])("the header %s is proposed as %s", (header, field) => {
  expect(fieldOfHeader(header)).toBe(field);
});

test("headers of a mapping are found below a preamble, and the missing ones are named", () => {
  const columns = { crimeReference: "Ref", recordedOn: "Recorded", outcome: "Outcome" };
  const head = [["Extract of 3 May"], [], ["Outcome", " ref ", "RECORDED", "Other"], ["1", "A1", "01/02/2020", ""]];
  const found = findMapped(head, { columns });
  expect("at" in found ? [found.headerRow, ...found.at.values()] : []).toEqual([3, 1, 2, 0]);
  expect(findMapped(head, { columns: { ...columns, flag: "CSE?" } })).toEqual({ missing: ["CSE?"] });
});

test("rows that look like cases are found below a preamble; a table of counts is none", () => {
  const cases = [["Extract"], ["Crime No", "Outcome", "Recorded on"], ["A1/20", "1", "x"], ["A2/20", "18", "x"]];
  expect(looksLikeCases(cases)?.headerRow).toBe(2);
  expect(looksLikeCases([["Crime No", "Outcome"]])).toBeNull();
  expect(
    looksLikeCases([
      ["Outcome", "2018/19", "2019/20"],
      ["Charged", "4", "5"],
    ]),
  ).toBeNull();
});

test("there is no vault, and nothing is let into it", () => {
  expect(NO_VAULT.takes("a name")).toMatchObject({ taken: false });
});
