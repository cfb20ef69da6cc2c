import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import {
  BALANCE_LINES,
  type BalanceLineId,
  balanceLine,
  isBalanceLineId,
  lineOfType,
} from "../../src/standard/balance-lines.ts";
import {
  ALTERNATES,
  findOutcome,
  indexOutcomeWords,
  isOutcomeType,
  OUTCOMES,
  type OutcomeType,
  outcomeOf,
} from "../../src/standard/outcomes.ts";
import { shared } from "../shared.ts";

const bulk = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");
const NO_SUSPECT = "Investigation complete – no suspect identified";

describe("the framework", () => {
  test("has the types 0 to 22, each at its own place, with a group, plain words and a beginning", () => {
    expect(OUTCOMES.map(({ type }) => type)).toEqual(Array.from({ length: 23 }, (_, type) => type));
    for (const { type, group, plain, since } of OUTCOMES) {
      expect([type, group !== "", plain !== "", since !== null]).toEqual([type, true, true, type !== 0]);
    }
    expect(outcomeOf(18).title).toBe(NO_SUSPECT);
  });

  test("began in April 2013 with 1 to 9, and got 10 to 19 a year later", () => {
    const since = (type: number) => OUTCOMES[type]?.since;
    expect([1, 9].map(since)).toEqual(["2013-04-01", "2013-04-01"]);
    expect([10, 19].map(since)).toEqual(["2014-04-01", "2014-04-01"]);
    expect([20, 21, 22].map(since)).toEqual(["2015-04-01", "2016-01-01", "2019-04-01"]);
  });

  test("takes whole numbers from 0 to 22 as types, and nothing else", () => {
    expect([0, 1, 22].map(isOutcomeType)).toEqual([true, true, true]);
    expect([-1, 23, 66, 1.5, Number.NaN].map(isOutcomeType)).toEqual([false, false, false, false, false]);
  });

  test("has alternates only as parts of 1, 2 and 3", () => {
    expect(ALTERNATES.map(({ code, ofWhich }) => [code, ofWhich])).toEqual([
      ["1A", 1],
      ["2A", 2],
      ["3A", 3],
    ]);
  });

  test.skipIf(bulk === null)("has the titles and groups of the 2018/19 file, letter by letter", () => {
    const text = gunzipSync(readFileSync(bulk ?? "")).toString("utf8");
    const seen = new Map<string, string>();
    for (const row of Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data) {
      seen.set(row.outcome_type ?? "", `${row.outcome_description} | ${row.outcome_group}`);
    }
    const expected = OUTCOMES.filter(({ type }) => type !== 19 && type !== 22);
    expect(seen.size).toBe(expected.length);
    for (const { type, title, group } of expected) expect(seen.get(String(type))).toBe(`${title} | ${group}`);
  });
});

describe("an outcome label", () => {
  test.each([
    ["0", 0],
    ["1", 1],
    ["01", 1],
    ["18.0", 18],
    [" 22 ", 22],
    ["Outcome 18", 18],
    ["OC18", 18],
    ["Charged/Summonsed", 1],
    ["charged / summonsed", 1],
    ["Caution - youths", 2],
    [NO_SUSPECT, 18],
    ["Investigation complete - no suspect identified", 18],
    ["Investigation complete \ufffd no suspect identified", 18],
    ["Investigation complete \x96 no suspect identified", 18],
    ["Investigation complete ???? no suspect identified", 18],
    ["Investigation complete \u00e2\u20ac\u201c no suspect identified", 18],
    ["18 - Investigation complete – no suspect identified", 18],
    ["16: Victim does not support action", 16],
    ["Taken into consideration", 4],
    ["C1", 20],
    ["N1003", 20],
  ])("%j is type %i", (label, type) => {
    expect(findOutcome(label)).toMatchObject({ kind: "outcome", type });
  });

  test("is found by every official title, with and without its last full stop", () => {
    for (const { type, title } of OUTCOMES) {
      expect(findOutcome(title)).toMatchObject({ kind: "outcome", type });
      expect(findOutcome(title.toUpperCase().replace(/\.$/u, ""))).toMatchObject({ kind: "outcome", type });
    }
  });

  test.each([
    ["1A", 1],
    ["2a", 2],
    ["3A", 3],
    ["1A - Charged for an alternate offence", 1],
  ])("%j is a part of type %i", (label, type) => {
    expect(findOutcome(label)).toMatchObject({ kind: "ofWhich", type });
  });

  test.each([
    ["C2", "no crime"],
    ["C5", "no crime"],
    ["n1001", "no crime"],
    ["C3", "administrative: a duplicate or a clerical record"],
    ["C4", "administrative: a duplicate or a clerical record"],
  ])("%j is not an outcome: %s", (label, says) => {
    expect(findOutcome(label)).toMatchObject({ kind: "notAnOutcome", says });
  });

  test.each([
    ["Evidential difficulties (victim does not support action)", "victim-does-not-support", [14, 16]],
    ["Evidential difficulties (suspect identified; victim supports action)", "evidential-difficulties", [15]],
    ["Out-of-court (formal)", "out-of-court", [2, 3, 6]],
    ["Out-of-court (informal)", "out-of-court", [7, 8]],
    ["Prosecution prevented or not in the public interest", "prosecution-prevented", [5, 9, 10, 11, 12, 13, 17]],
    [
      "e. Prosecution prevented or not in the public interest (OC5/9/10/11/12/13/17/21/22)",
      "prosecution-prevented",
      [5, 9, 10, 11, 12, 13, 17, 21, 22],
    ],
    ["No suspect identified", "no-suspect", [18]],
    ["Victim did not support", "victim-does-not-support", [14, 16]],
    ["With another agency", "transferred", [20]],
    ["Charged", "charged", [1]],
  ])("%j is a group of the line %s", (label, line, types) => {
    expect(findOutcome(label)).toMatchObject({ kind: "group", line, types });
  });

  test.each([
    ["66", "no such type"],
    ["99", "no such type"],
    ["Blank", "a word for nothing"],
    ["#N/A", "a spreadsheet error"],
    ["", "nothing"],
    [" ", "nothing"],
    ["1d", "a code of one force, not known"],
    ["1e", "a code of one force, not known"],
    ["4A", "no such alternate"],
    ["NFA?", "no type of the framework"],
    ["Charged?", "a question"],
    ["Evidential difficulties", "it stands for two lines"],
    ["Positive outcome", "each force draws it differently"],
    ["Charges", "another unit"],
    ["18 - Charged", "number and words disagree"],
    ["No suspect identified (OC14/18)", "its list folds in crimes whose victim does not support action"],
    ["Out-of-court (formal) (OC2)", "its list leaves types out"],
    ["Charged (OC99)", "its list holds no type of the framework"],
  ])("%j is not understood: %s", (label) => {
    expect(findOutcome(label).kind).toBe("notUnderstood");
  });

  test("that is not understood brings the nearest wordings, and a bare code brings none", () => {
    expect(findOutcome("Comunity Resolution")).toEqual({ kind: "notUnderstood", nearest: ["Community Resolution"] });
    expect(findOutcome("Charged?")).toMatchObject({ nearest: expect.arrayContaining(["Charged"]) });
    expect(findOutcome("66")).toEqual({ kind: "notUnderstood", nearest: [] });
  });

  test("has one meaning: the index refuses words that would have two", () => {
    expect(() => indexOutcomeWords([{ line: "charged", words: ["Charged"] }])).not.toThrow();
    expect(() => indexOutcomeWords([{ line: "open", words: ["charged / SUMMONSED"] }])).toThrow("two things");
    expect(() => indexOutcomeWords([{ line: "open", words: ["Waiting", "waiting."] }])).toThrow("two things");
  });

  test("says what made it readable", () => {
    expect(findOutcome("C1")).toMatchObject({ source: "code C1 of force records systems" });
    expect(findOutcome("18")).toMatchObject({ source: "outcome number" });
  });
});

describe("the lines of a balance", () => {
  test("stand in the order of the bar and hold these types", () => {
    expect(BALANCE_LINES.map(({ id, types, state }) => [id, types, state])).toEqual([
      ["charged", [1], "charged"],
      ["no-suspect", [18], "concluded"],
      ["evidential-difficulties", [15], "concluded"],
      ["victim-does-not-support", [14, 16], "concluded"],
      ["out-of-court", [2, 3, 6, 7, 8], "concluded"],
      ["taken-into-consideration", [4], "concluded"],
      ["prosecution-prevented", [5, 9, 10, 11, 12, 13, 17], "concluded"],
      ["not-in-public-interest", [21], "concluded"],
      ["diversion", [22], "concluded"],
      ["fraud-bureau", [19], "concluded"],
      ["transferred", [20], "moving"],
      ["open", [0], "open"],
    ]);
  });

  test("take every type exactly once", () => {
    const types = BALANCE_LINES.flatMap((line) => line.types);
    expect([...types].sort((a, b) => a - b)).toEqual(OUTCOMES.map(({ type }) => type));
    for (const { type, line } of OUTCOMES) expect(lineOfType(type).id).toBe(line);
  });

  test("do not exist for a type or an id that does not exist", () => {
    expect(() => lineOfType(23 as OutcomeType)).toThrow("outcome type 23 stands in no line");
    expect(() => balanceLine("closed" as BalanceLineId)).toThrow("no balance line closed");
  });

  test("are found by id, and by the words of their own title", () => {
    expect(balanceLine("transferred").title).toBe("With another agency");
    expect(["open", "other", ""].map(isBalanceLineId)).toEqual([true, false, false]);
    for (const { id, title } of BALANCE_LINES) {
      const reading = findOutcome(title);
      const line =
        reading.kind === "group" ? reading.line : reading.kind === "outcome" ? lineOfType(reading.type).id : null;
      expect([title, line]).toEqual([title, id]);
    }
  });
});
