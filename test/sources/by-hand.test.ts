// Figures entered by hand, folded: who read, where two readings differ, who may decide.
import { expect, test } from "vitest";
import { figureId, type HandFields, readFields } from "../../src/sources/by-hand/fields.ts";
import {
  agreementOf,
  type HandDecision,
  type HandReading,
  provenanceOf,
  settle,
} from "../../src/sources/by-hand/settle.ts";
import { exact, interval } from "../../src/standard/cell.ts";

const FIELDS: HandFields = {
  force: "SYP",
  period: "2023/24",
  unit: "offences",
  scope: "flag:cse",
  basis: "recorded",
  flag_rule: "set by the recording officer",
  line: "Charged",
  value: "16",
};

function reading(person: string, entry: string, more: HandFields = {}): HandReading {
  const { figure } = readFields({ ...FIELDS, ...more }, "letter");
  if (figure === null) throw new Error("the fields of a test are readable");
  const { value = "" } = { ...FIELDS, ...more };
  const words = `resulted in ${value} charges`;
  return { entry, person, figure: figureId("letter", figure), page: "2", words, value, reported: figure };
}

function decision(person: string, entry: string, of: HandReading, count: number): HandDecision {
  const reported = { ...of.reported, cell: exact(count) };
  return { entry, person, figure: of.figure, value: String(count), why: "", reported };
}

test("fields are read as in a return: names, units and values as people write them", () => {
  const { figure, problems } = readFields({ ...FIELDS, value: "<5" }, "letter");
  expect(problems).toEqual([]);
  expect(figure).toMatchObject({
    force: "south-yorkshire",
    unit: "crimes",
    scope: "flag:CSE",
    line: "charged",
    cell: interval(1, 4),
  });
});

test.each([
  [{ value: "" }, "value", "blank"],
  [{ value: "abuot 16" }, "value", "value-not-understood"],
  [{ force: "Yorkshire" }, "force", "unknown-force"],
  [{ unit: "" }, "unit", "blank"],
  [{ line: "NFA" }, "line", "unknown-line"],
  [{ flag_origin: "magic" }, "flag_origin", "unknown-flag-origin"],
  [{ basis: "both" }, "basis", "unknown-basis"],
])("%j is told at its field, and gives no figure", (fields: HandFields, field, code) => {
  const { figure, problems } = readFields({ ...FIELDS, ...fields }, "letter");
  expect(figure).toBeNull();
  expect(problems.map((one) => [one.cell, one.code])).toEqual([[field, code]]);
});

test("one reading waits, and is no figure of the book", () => {
  const [figure] = settle([reading("A", "e1")], []);
  expect(figure).toMatchObject({ state: "waiting", reported: null });
});

test("the same person twice is still one reading, whatever the case of the name; the last one counts", () => {
  const [figure] = settle([reading("Ann", "e1"), reading(" ann ", "e2", { value: "17" })], []);
  expect(figure).toMatchObject({ state: "waiting", readings: [{ entry: "e2", value: "17" }] });
});

test.each([
  ["Ann", "A.n.n."],
  ["Ann", "A\u200Bnn"],
  ["Ann", "\u0410nn"],
  ["RI", "Rl"],
  ["Ann", "\u2026"],
])("planted: %j and %j may be one person, and are one reading", (one, other) => {
  const [figure] = settle([reading(one, "e1"), reading(other, "e2")], []);
  expect(figure).toMatchObject({ state: "waiting", readings: [{ person: other }] });
});

test("two people who read the same give a figure, also where they write it differently", () => {
  const [figure] = settle(
    [reading("A", "e1", { value: "1,016" }), reading("B", "e2", { value: "1016", force: "South Yorkshire" })],
    [],
  );
  expect(figure).toMatchObject({ state: "agreed", differences: [], reported: { cell: exact(1016) } });
});

test("two people who read different values give no figure, and the difference is listed", () => {
  const [figure] = settle([reading("A", "e1"), reading("B", "e2", { value: "61" })], []);
  expect(figure).toMatchObject({
    state: "different",
    reported: null,
    differences: [{ what: "value", first: "16", second: "61" }],
  });
});

test("the same value under another flag rule or origin is a difference too", () => {
  const other = reading("B", "e2", { flag_rule: "keyword search", flag_origin: "keyword rule" });
  const [figure] = settle([reading("A", "e1"), other], []);
  expect(figure?.differences.map(({ what }) => what)).toEqual(["flag rule", "flag origin"]);
});

test("once two have read, nobody changes a reading and a third one counts for nothing", () => {
  const both = [reading("A", "e1"), reading("B", "e2", { value: "61" })];
  const later = [reading("A", "e3", { value: "61" }), reading("C", "e4", { value: "61" })];
  expect(settle([...both, ...later], [])).toEqual(settle(both, []));
});

test("readings of other lines, periods or documents are other figures", () => {
  const all = [reading("A", "e1"), reading("B", "e2", { line: "total" }), reading("B", "e3", { period: "2022/23" })];
  expect(settle(all, []).map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
});

test("a third person decides; one of the two cannot, and the last decision counts", () => {
  const [first, second] = [reading("A", "e1"), reading("B", "e2", { value: "61" })];
  const by = (...decisions: readonly HandDecision[]) => settle([first, second], decisions)[0];
  expect(by(decision("a", "e3", first, 16))?.state).toBe("different");
  expect(by(decision("C", "e3", first, 16))).toMatchObject({ state: "decided", reported: { cell: exact(16) } });
  expect(by(decision("C", "e3", first, 16), decision("D", "e4", first, 61))?.reported?.cell).toEqual(exact(61));
});

test("a decision of a figure that two people agree on counts for nothing", () => {
  const [first, second] = [reading("A", "e1"), reading("B", "e2")];
  expect(settle([first, second], [decision("C", "e3", first, 99)])[0]).toMatchObject({
    state: "agreed",
    reported: { cell: exact(16) },
  });
});

test("the agreement is over figures that two people read, before anybody decided", () => {
  const first = reading("B", "e5", { line: "total", value: "540" });
  const figures = settle(
    [
      reading("A", "e1"),
      reading("B", "e2"),
      reading("A", "e3", { line: "open", value: "3" }),
      reading("A", "e4", { line: "total", value: "504" }),
      first,
    ],
    [decision("C", "e6", first, 540)],
  );
  expect(agreementOf(figures)).toEqual({ agreed: 1, of: 2 });
});

test("a settled figure says its page, its words and who read it; an unsettled one says nothing", () => {
  const [first, second] = [reading("A", "e1"), reading("B", "e2", { value: "61" })];
  const [different] = settle([first, second], []);
  const [decided] = settle([first, second], [{ ...decision("C", "e3", first, 16), why: "a smudge" }]);
  expect(different && provenanceOf(different, "letter of 3 May")).toBeNull();
  expect(decided && provenanceOf(decided, "letter of 3 May")).toBe(
    "Entered by hand from page 2 of letter of 3 May: “resulted in 16 charges”. A read “16”, B read “61” (entries e1, e2); C decided (entry e3: a smudge).",
  );
});
