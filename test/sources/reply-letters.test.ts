// Letters: the rules they state, the decision they give, the requests they answer; and sentences that must give nothing.
import { expect, test } from "vitest";
import { decisionIn } from "../../src/sources/replies/letter.ts";
import { requestsIn } from "../../src/sources/replies/requests.ts";
import { cellUnder, rulesIn } from "../../src/sources/replies/rules.ts";
import { sentencesOf } from "../../src/sources/replies/sentences.ts";
import { absent, exact, interval } from "../../src/standard/cell.ts";
import { DECISION_SENTENCES, REFERENCE_LINES, RULE_SENTENCES } from "./letters.ts";

test.each(RULE_SENTENCES)("the rule of %j", (sentence, wanted) => {
  const found = rulesIn([sentence]);
  expect(found).toEqual(wanted === null ? [] : [{ mark: wanted[0], cell: wanted[1], words: sentence }]);
});

test.each(DECISION_SENTENCES)("the decision of %j", (sentence, [decision, sections, costLimit]) => {
  const found = decisionIn([sentence]);
  expect({
    decision: found.decision,
    sections: found.exemptions.map(({ section }) => section),
    costLimit: found.costLimit,
  }).toEqual({ decision, sections, costLimit });
});

test.each(REFERENCE_LINES)("the references in %j", (lines, wanted) => {
  expect(requestsIn(lines)).toEqual(wanted);
});

test("a sentence that is wrapped over lines is one sentence, and a heading is not drawn into it", () => {
  const lines = [
    "Refusal notice",
    "",
    "I am refusing your request under section",
    "12(1) of the Freedom of Information Act 2000, as one part of your request would",
    "exceed the appropriate limit. Please see s. 12 for details.",
  ];
  expect(sentencesOf(lines)).toEqual([
    { line: 1, text: "Refusal notice" },
    {
      line: 3,
      text: "I am refusing your request under section 12(1) of the Freedom of Information Act 2000, as one part of your request would exceed the appropriate limit.",
    },
    { line: 5, text: "Please see s. 12 for details." },
  ]);
});

test("a request refused in whole because one part was over the limit says so", () => {
  const found = decisionIn([
    "When one part of a request is over the limit, the whole request is refused.",
    "I am therefore refusing your request under section 12(1) of the Act.",
  ]);
  expect(found).toMatchObject({ decision: "refused", whole: true, costLimit: true });
  expect(decisionIn(["I am refusing your request under section 12(1) of the Act."]).whole).toBe(false);
});

test("figures that are given beside a refusal to confirm or deny other information stay disclosed", () => {
  const found = decisionIn([
    "Please find the figures in the table below.",
    "The force neither confirms nor denies that it holds any other information by virtue of section 23(5).",
  ]);
  expect(found.decision).toBe("disclosed");
  expect(found.exemptions.map(({ section }) => section)).toEqual(["s.23(5)"]);
});

test("the deciding sentence is named with its line", () => {
  const found = decisionIn(["Thank you for your request.", "", "The force does not hold this information."]);
  expect(found).toMatchObject({ decision: "not held", words: "The force does not hold this information.", line: 3 });
});

test("a page of text without a full stop, and hostile repetition, end quickly and give nothing", () => {
  const long = ["section ".repeat(20_000), "(1)".repeat(20_000), "<".repeat(50_000), "of the A ".repeat(20_000)];
  const before = performance.now();
  expect(decisionIn(long).exemptions).toEqual([]);
  expect(rulesIn(long)).toEqual([]);
  expect(performance.now() - before).toBeLessThan(5_000);
});

test("a mark is read by the rule of its document, and by nothing else without one", () => {
  const rules = rulesIn(["* denotes fewer than 5", "Blank cells mean no crimes were recorded."]);
  expect(cellUnder(rules, "*")).toEqual(interval(1, 4));
  expect(cellUnder(rules, " ")).toEqual(exact(0));
  expect(cellUnder(rules, "12")).toEqual(exact(12));
  expect(cellUnder([], "*")).toEqual(absent("withheld", "*"));
  expect(cellUnder([], "")).toEqual(absent("not stated", "blank"));
});

test("a rule without a mark explains a mark of withholding, but no exemption and no dash", () => {
  const rules = rulesIn(["Figures of 5 or less have been suppressed."]);
  expect(cellUnder(rules, "*")).toEqual(interval(1, 5));
  expect(cellUnder(rules, "[c]")).toEqual(interval(1, 5));
  expect(cellUnder(rules, "s.40(2)")).toEqual(absent("withheld", "s.40(2)"));
  expect(cellUnder(rules, "-")).toEqual(absent("not stated", "-"));
});

test("a rounded figure is the range it may come from, and never below 0", () => {
  const rules = rulesIn(["All figures have been rounded to the nearest 5."]);
  expect(cellUnder(rules, "25")).toEqual(interval(23, 27));
  expect(cellUnder(rules, "0")).toEqual(interval(0, 2));
});
