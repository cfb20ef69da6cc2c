import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ABSENCES, absent, type Cell, exact, interval, lowest, MOST_COUNT, sameCell } from "../../src/standard/cell.ts";
import { cellText, parseCellText } from "../../src/standard/cell-text.ts";
import { shared } from "../shared.ts";
import { anyCell } from "./any-cell.ts";

const notUnderstood = (text: string): Cell => absent("not understood", text);

/** text → what it says */
const TABLE: readonly (readonly [string, Cell])[] = [
  ["0", exact(0)],
  ["00", exact(0)],
  ["nil", exact(0)],
  ["NIL", exact(0)],
  ["None", exact(0)],
  ["zero", exact(0)],
  ["5", exact(5)],
  ["five", exact(5)],
  ["007", exact(7)],
  [" 7 ", exact(7)],
  ["+5", exact(5)],
  ["-5", exact(-5)],
  ["-0", exact(0)],
  ["−80", exact(-80)],
  ["–80", exact(-80)],
  ["1,204", exact(1204)],
  ["1 204", exact(1204)],
  ["1\u00a0204", exact(1204)],
  ["1\u202f204", exact(1204)],
  ["170,002 ", exact(170_002)],
  ["\u00a0170,002\u00a0", exact(170_002)],
  ["\ufeff12", exact(12)],
  ["\u200b12\u200b", exact(12)],
  ["1,204.00", exact(1204)],
  ["12.0", exact(12)],
  ["１２", exact(12)],
  ["1,234,567", exact(1_234_567)],
  ["999999999", exact(999_999_999)],

  ["<5", interval(1, 4)],
  ["< 5", interval(1, 4)],
  ["＜５", interval(1, 4)],
  ["<10", interval(1, 9)],
  ["<2", exact(1)],
  ["<1,000", interval(1, 999)],
  ["fewer than 5", interval(1, 4)],
  ["Fewer than five", interval(1, 4)],
  ["less than 10", interval(1, 9)],
  ["under 5", interval(1, 4)],
  ["5 or fewer", interval(1, 5)],
  ["5 or less", interval(1, 5)],
  ["≤5", interval(1, 5)],
  ["<=5", interval(1, 5)],
  ["up to 3", interval(1, 3)],
  ["10+", interval(10, null)],
  ["10 +", interval(10, null)],
  ["10 or more", interval(10, null)],
  ["≥10", interval(10, null)],
  [">10", interval(11, null)],
  ["more than ten", interval(11, null)],
  ["at least 11", interval(11, null)],
  ["at least -3", interval(-3, null)],
  ["1-4", interval(1, 4)],
  ["1 – 4", interval(1, 4)],
  ["1 to 4", interval(1, 4)],
  ["0 to 4", interval(0, 4)],
  ["-3 to 4", interval(-3, 4)],
  ["from 1 to 4", interval(1, 4)],
  ["between 6 and 10", interval(6, 10)],
  ["5 to 5", exact(5)],

  ["", absent("not stated", "blank")],
  ["   ", absent("not stated", "blank")],
  ["\u00a0", absent("not stated", "blank")],
  ["\u200b", absent("not stated", "blank")],
  ["-", absent("not stated", "-")],
  ["–", absent("not stated", "–")],
  ["—", absent("not stated", "—")],
  ["--", absent("not stated", "--")],
  ["..", absent("not stated", "..")],
  ["…", absent("not stated", "…")],
  ["[x]", absent("not stated", "[x]")],
  ["[X]", absent("not stated", "[X]")],
  ["[ x ]", absent("not stated", "[ x ]")],
  ["x", absent("not stated", "x")],
  ["N/A", absent("not stated", "N/A")],
  ["not stated", absent("not stated")],
  ["*", absent("withheld", "*")],
  ["[c]", absent("withheld", "[c]")],
  ["[u1]", absent("withheld", "[u1]")],
  ["[ z ]", absent("not applicable", "[ z ]")],
  ["N/A - offence code expired", absent("not applicable", "N/A - offence code expired")],
  ["N/A – offence code expired", absent("not applicable", "N/A – offence code expired")],
  ["N/A - data not provided", absent("no reply", "N/A - data not provided")],
  ["N/A - data\nnot provided", absent("no reply", "N/A - data\nnot provided")],
  ["No information held", absent("not held", "No information held")],
  ["Not held", absent("not held")],
  ["not asked", absent("not asked")],
  ["No reply", absent("no reply")],
  ["withheld", absent("withheld")],
  ["withheld (s.40(2))", absent("withheld", "s.40(2)")],
  ["Withheld (Section 40)", absent("withheld", "Section 40")],
  ["withheld: personal data", absent("withheld", "personal data")],
  ["withheld s.40(2)", absent("withheld", "s.40(2)")],
  ["suppressed", absent("withheld")],
  ["Exempt under section 40(2)", absent("withheld", "s.40(2)")],
  ["s.40(2)", absent("withheld", "s.40(2)")],
  ["S40(2)(a)", absent("withheld", "s.40(2)(a)")],
  ["section 31", absent("withheld", "s.31")],
  ["s.12", absent("cost limit", "s.12")],
  ["s.12(1)", absent("cost limit", "s.12(1)")],
  ["Section 12", absent("cost limit", "s.12")],
  ["refused (s.12)", absent("cost limit", "s.12")],
  ["refused (s.14)", absent("withheld", "s.14")],
  ["cost limit", absent("cost limit")],
  ["cost limit (s.12(1), over 18 hours)", absent("cost limit", "s.12(1), over 18 hours")],
  ["over the cost limit", absent("cost limit")],
  ["not applicable", absent("not applicable")],
];

/** Texts that are not a count: each stays as written and none becomes a number. */
// biome-ignore format: a list of short texts reads better in rows
const NOT_COUNTS = [
  "31/12", "1,20", "12,34,567", "0,204", "000,000", "1.204,5", "1.204", "1.000", "12.5", "5%", "1e3", "1e309", "0x10",
  "NaN", "Infinity", "(5)", "12 (3)", "12²", "12*", "12 [note 3]", "½", "1/2", "١٢", "1\n204", "1\t204", "12  345",
  "1\u200b2", "- 5", "5-", "NFA?", "#N/A", "#REF!", "#DIV/0!", "TRUE", "45,000 to", "4 to 1", "2018-19", "2019-18",
  "<0", "<1", "up to 0", "9007199254740993", "1000000000", "<99,999,999,999,999,999,999", "more than 999999999",
  "see note", "N/K", ":", "undefined", "__proto__", "constructor", "withheld by the force", "not heldx", "about 5", "5ish",
  "one five", "no one", "ⅷ", "①", "1,204 crimes", "-five",
];

describe("the text of a cell", () => {
  test.each(TABLE)("%j is read", (text, cell) => {
    expect(parseCellText(text)).toEqual(cell);
  });

  test.each(NOT_COUNTS)("%j is not understood and kept as written", (text) => {
    expect(parseCellText(text)).toEqual(notUnderstood(text));
  });

  test("where a source hides zeros, a small count may be 0, and never becomes 0 by itself", () => {
    const rules = { zeroMayBeHidden: true };
    expect(parseCellText("<5", rules)).toEqual(interval(0, 4));
    expect(parseCellText("5 or fewer", rules)).toEqual(interval(0, 5));
    expect(parseCellText("1 to 4", rules)).toEqual(interval(1, 4));
    expect(parseCellText("<1", rules)).toEqual(notUnderstood("<1"));
    expect(parseCellText("0", rules)).toEqual(exact(0));
  });

  test("a long text is kept in part, and quickly", () => {
    const cell = parseCellText(`a${" ".repeat(400_000)}b`);
    expect(cell).toMatchObject({ kind: "absent", absence: "not understood" });
    expect(cell.kind === "absent" && (cell.why ?? "").length).toBeLessThan(130);
    expect(parseCellText("1".repeat(400_000))).toMatchObject({ absence: "not understood" });
    expect(parseCellText(`withheld (${")".repeat(400_000)}`)).toMatchObject({ absence: "withheld" });
  });

  test("half a letter in the text does not get into the book", () => {
    const cell = parseCellText("\ud83d");
    expect(cell.kind === "absent" && (cell.why ?? "").isWellFormed()).toBe(true);
  });
});

describe("writing a cell as text", () => {
  test.each([
    [exact(1204), "1204"],
    [interval(1, 4), "1 to 4"],
    [interval(11, null), "at least 11"],
    [interval(-3, -1), "-3 to -1"],
    [absent("withheld"), "withheld"],
    [absent("cost limit", "s.12"), "cost limit (s.12)"],
  ] as const)("%j is written %j", (cell, text) => {
    expect(cellText(cell)).toBe(text);
  });

  test("every cell is read back as it was", () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        expect(parseCellText(cellText(cell))).toEqual(cell);
        expect(parseCellText(cellText(cell), { zeroMayBeHidden: true })).toEqual(cell);
      }),
      { numRuns: 2000 },
    );
  });

  test("a cell that was read is read again to the same cell", () => {
    for (const [text] of TABLE) {
      const cell = parseCellText(text);
      expect(sameCell(parseCellText(cellText(cell)), cell), text).toBe(true);
    }
  });
});

const PIECES = fc.constantFrom(
  ..."0 1 4 5 12 204 999 , . - − + < > ≤ ( ) [ ] * / x c z s. n/a nil none zero not held withheld to and between or fewer".split(
    " ",
  ),
  " ",
  "\u00a0",
  "\n",
  "\u200b",
  "\ufeff",
  "１",
  "²",
  "½",
  "%",
  "\ud83d",
);
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc.array(PIECES, { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.array(PIECES, { maxLength: 8 }).map((pieces) => pieces.join(" ")),
);

describe("any text at all", () => {
  test("is read without a throw into one of the three kinds", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, zeroMayBeHidden) => {
        const cell = parseCellText(text, { zeroMayBeHidden });
        if (cell.kind === "absent") expect(ABSENCES).toContain(cell.absence);
        else expect(Math.abs(lowest(cell))).toBeLessThanOrEqual(MOST_COUNT);
      }),
      { numRuns: 20_000 },
    );
  });

  test("gives 0 only where it says 0, zero, nil or none", () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, zeroMayBeHidden) => {
        const cell = parseCellText(text, { zeroMayBeHidden });
        if (sameCell(cell, exact(0))) expect(text).toMatch(/[0０]|zero|nil|none/iu);
      }),
      { numRuns: 20_000 },
    );
  });
});

const zoo = shared("nasty/generated/csv/number-zoo.csv.expected.json");
test.skipIf(zoo === null)("the number zoo gives no number that a reader would not give", () => {
  const rows = JSON.parse(readFileSync(zoo ?? "", "utf8")) as readonly (readonly [string, string])[];
  const counts = rows
    .slice(1)
    .map(([, text]) => [text, parseCellText(text)] as const)
    .filter(([, cell]) => cell.kind !== "absent")
    .map(([text, cell]) => [text, cellText(cell)]);
  expect(counts).toEqual([
    ["1,204", "1204"],
    ["1 204", "1204"],
    ["1\u00a0204", "1204"],
    ["-0", "0"],
    ["−5", "-5"],
    ["+5", "5"],
    ["１２", "12"],
    ["<5", "1 to 4"],
    ["≤5", "1 to 5"],
    [" 7 ", "7"],
    ["007", "7"],
    ["45000", "45000"],
  ]);
});
