// What the words of a title, a header or a label say: closed lists, and nothing out of silence.
import { describe, expect, test } from "vitest";
import { readLabel, suggestionsOf } from "../../../src/sources/replies/words/labels.ts";
import { lineFigureOf } from "../../../src/sources/replies/words/line-figure.ts";
import { lineOf } from "../../../src/sources/replies/words/lines.ts";
import { periodOf } from "../../../src/sources/replies/words/periods.ts";
import { readPhrase } from "../../../src/sources/replies/words/phrase.ts";
import { scopeOf } from "../../../src/sources/replies/words/scopes.ts";
import { nameMeans, titleMeans } from "../../../src/sources/replies/words/titles.ts";
import { basisIn, flagOriginIn, flagRuleIn, unitIn } from "../../../src/sources/replies/words/units.ts";

test.each([
  ["2018/19", "2018/19"],
  ["2018-19", "2018/19"],
  ["FY 18-19", "2018/19"],
  ["18/19", "2018/19"],
  ["Financial year 2018/2019", "2018/19"],
  ["01/04/2018 - 31/03/2019", "2018/19"],
  ["1st April 2018 to 31st March 2019", "2018/19"],
  ["between 1 April 2018 and 31 March 2019", "2018/19"],
  ["Apr 2018 – Mar 2019", "2018/19"],
  ["12 months to March 2019", "2018/19"],
  ["YE Mar 19", "2018/19"],
  ["year ending 31 December 2018", "2018"],
  ["Calendar year 2018", "2018"],
  ["2018 (Jan to Dec)", "2018"],
  ["Q3 2018/19", "2018/19-Q3"],
  ["2018/19 (Q3)", "2018/19-Q3"],
  ["Apr-18", "2018-04-01/2018-04-30"],
  ["April to October 2018", "2018-04-01/2018-10-31"],
  ["2024/25 to date", "2024/25 (part year)"],
  ["2018/19 (to December)", "2018/19 (part year)"],
  ["2011-12", null],
  ["Q1 2018", null],
  ["12/05/2021", null],
  ["2018/20", null],
  ["last year", null],
  ["1016", null],
])("the period %s is %s", (text, id) => {
  expect(periodOf(text)?.id ?? null).toBe(id);
});

test.each([
  ["Charged", "charged"],
  ["Charged/Summonsed", "outcome:1"],
  ["1: Charge/Summons", "outcome:1"],
  ["Outcome 14", "outcome:14"],
  ["OC18", "outcome:18"],
  ["Type 22", "outcome:22"],
  ["18 - Investigation complete", "outcome:18"],
  ["16 - Victim declines/withdraws support - named suspect identified", "outcome:16"],
  ["Type 20: Action undertaken by another body/agency", "outcome:20"],
  ["Charged (Outcome 1)", "outcome:1"],
  ["1A", "of-which:1A"],
  ["Live investigations", "open"],
  ["Evidential difficulties (victim does not support action)", "victim-does-not-support"],
  ["e. Prosecution prevented or not in the public interest (OC5/9/10/11/12/13/17/21/22)", "prosecution-prevented"],
  ["18 - Charged", null],
  ["16 - Community resolution", null],
  ["Evidential difficulties", null],
  ["Cautions", null],
  ["NFA", null],
  ["Positive outcome", null],
  ["Charged?", null],
  ["Not charged", null],
  ["No charge", null],
  ["Outcome 23", null],
])("the line of %s is %s", (text, line) => {
  expect(lineOf(text).line).toBe(line);
});

test("a group that is told to hold types of other lines says so", () => {
  const { remark } = readLabel(
    "line",
    "Prosecution prevented or not in the public interest (OC5/9/10/11/12/13/17/21/22)",
    [],
  );
  expect(remark).toBe("The source counts outcome 21 and 22 in it too.");
});

test.each([
  ["Number of crimes", "crimes"],
  ["CSE flagged offences by district", "crimes"],
  ["Arrests for CSE offences", "arrests"],
  ["Number of suspects charged with CSE flagged offences", "suspects"],
  ["Number of children who were victims of CSE crimes", "children"],
  ["Non-crimes", "non-crimes"],
  ["Outcomes of crimes recorded in 2018/19", "crimes"],
  ["Number of outcomes given in 2018/19", "outcomes"],
  ["Number of victims of CSE crimes", null],
  ["Crimes and suspects", null],
  ["CSE outcomes", null],
  ["Offence type", null],
  ["2018/19", null],
  ["", null],
])("what %s counts is %s", (text, unit) => {
  expect(unitIn(text).unit).toBe(unit);
});

test.each([
  ["crimes with a CSE flag", "flag:CSE", "CSE flag"],
  ["crimes with the CSE marker attached", "flag:CSE", "CSE marker attached"],
  ["offences flagged as child sexual exploitation", "flag:CSE", "flagged as child sexual exploitation"],
  ["Child Sexual Exploitation (CSE) keyword", "flag:CSE", "Child Sexual Exploitation (CSE) keyword"],
  ["CSA tagged crimes", "flag:CSA", "CSA tagged"],
  ["CSE crimes", undefined, undefined],
  ["crimes without a CSE flag", undefined, undefined],
  ["non-CSE flagged crimes", undefined, undefined],
  ["CSE/CCE flag", undefined, undefined],
  ["crimes with a CSE or a CSA flag", undefined, undefined],
])("the flag of %s is %s", (text, scope, rule) => {
  const { means } = readPhrase(text);
  expect([means.scope, scope === undefined ? undefined : means.flagRule]).toEqual([scope, rule]);
});

test.each([
  ["19D Rape of a female child under 16", "code:19D"],
  ["71/17", "code:71/17"],
  ["HO code 88A", "code:88A"],
  ["Sexual grooming", "code:88A"],
  ["Sexual offences", "sexual-offences"],
  ["19D Sexual grooming", null],
  ["Sexual offences against children", null],
  ["999", null],
])("the scope of %s is %s", (text, scope) => {
  expect(scopeOf(text)).toBe(scope);
});

test.each([
  ["Outcomes of crimes recorded in 2018/19", "recorded"],
  ["Outcomes for offences that were recorded in the period", "recorded"],
  ["Outcomes are those recorded to date for the crimes recorded in each period.", "recorded"],
  ["Outcomes given in 2018/19, regardless of when the crime was recorded", "closed"],
  ["Investigations closed in the period", "closed"],
  ["Outcomes recorded in the quarter", "closed"],
  ["Crimes recorded in 2018/19", null],
  ["Outcomes", null],
])("the basis of %s is %s", (text, basis) => {
  expect(basisIn(text)).toBe(basis);
});

describe("the rule of a flag", () => {
  test.each([
    ["A CSE flag is applied by the recording officer.", "officer"],
    ["The marker was found by keyword search of the records.", "keyword rule"],
    [
      "A CSE marker may be added because a suspect was linked to a CSE investigation in the past.",
      "carried over from a person",
    ],
  ])("%s is a rule, and its origin is %s", (sentence, origin) => {
    expect([flagRuleIn(sentence), flagOriginIn(sentence)]).toEqual([sentence, origin]);
  });

  test("a question is no rule, and neither is a name", () => {
    expect(flagRuleIn("How many crimes had a CSE flag that was applied in 2018?")).toBeNull();
    expect(flagRuleIn("CSE flag")).toBeNull();
  });
});

test.each([
  [
    "Table 1: Crimes with a CSE flag by outcome, Kent Police, 2018/19",
    { force: "kent", period: "2018/19", unit: "crimes", scope: "flag:CSE", flagRule: "CSE flag", line: "total" },
  ],
  ["FOI 0052-2025/26", {}],
  ["Freedom of Information Act 2000", {}],
  ["Response of 12 May 2021", {}],
  ["Data extracted May 2021", {}],
  ["Norfolk and Suffolk Constabularies", {}],
])("the title %s says %j", (title, means) => {
  expect(titleMeans(title)).toEqual(means);
});

test("a file's name says a financial year, and no year that may be the reply's", () => {
  expect(nameMeans("kent-cse-2018-19.csv")).toEqual({ period: "2018/19" });
  expect(nameMeans("kent 2024.csv")).toEqual({});
  expect(nameMeans("FOI 0052-2025-26.csv")).toEqual({});
});

test("a number is taken from a line of words only where the words say what it counts", () => {
  expect(lineFigureOf("CSE charges: 35")).toEqual({ label: "CSE charges", value: "35" });
  expect(lineFigureOf("Recorded crimes 412")).toEqual({ label: "Recorded crimes", value: "412" });
  for (const text of ["Table 1", "Freedom of Information Act 2000", "Crimes recorded in 2018", "Section 40"]) {
    expect(lineFigureOf(text)).toBeNull();
  }
});

test("a label that is not wholly understood is unknown, with what comes near", () => {
  expect(readLabel("line", "Charged (adults)", []).unknown).toBe(true);
  expect(suggestionsOf("line", "Evidential difficulties")).toContain("victim-does-not-support");
  expect(suggestionsOf("force", "Kant")).toEqual(["kent"]);
  expect(suggestionsOf("scope", "Sexual groming")).toEqual(["Sexual grooming"]);
});

test("among districts, the force's own name and 'Force wide' are sums", () => {
  expect(readLabel("area", "West Yorkshire", [])).toMatchObject({ means: { force: "west-yorkshire" }, sum: true });
  expect(readLabel("area", "Force wide", [])).toMatchObject({ means: {}, sum: true });
  expect(readLabel("area", "Leeds", [])).toMatchObject({ means: { area: "Leeds" }, sum: false });
});
