// What `everycase force` and `everycase passport` print, as drawn text that can be checked by hand.

import { expect, test } from "vitest";
import { lengthOf, paint } from "../../src/cli/lines.ts";
import { cellSays, oneInSays, placeSays, rateSays, shellWord } from "../../src/cli/show/cells.ts";
import { forceLines } from "../../src/cli/show/force.ts";
import { passportLines } from "../../src/cli/show/passport.ts";
import { commandLines, optionsOf } from "../../src/cli/show/passport-foot.ts";
import { passPublic } from "../../src/disclosure/protect.ts";
import type { ForceAnswer } from "../../src/measures/result.ts";
import { FIGURE, FORCE } from "./samples.ts";

const printed = (answer: ForceAnswer, width = 100): string => paint(forceLines(passPublic(answer), width), false);

test("the sentence stands first, then the counts and what nobody has said", () => {
  expect(printed(FORCE).split("\n").slice(0, 2)).toEqual([
    "South Yorkshire: One in 34 flagged crimes had led to a charge (one in 21 to one in 55).",
    "That is 16 of 540 recorded crimes, 3.0% (1.8% to 4.8%). What became of 110 crimes, nobody has said.",
  ]);
});

test("the balance begins with what is not accounted for and closes to the total", () => {
  const text = printed(FORCE);
  const from = text.indexOf("What became of them");
  expect(text.slice(from, text.indexOf("\n\n", from)).split("\n")).toEqual([
    "What became of them                                      Crimes        Share % (95%)  Stands in",
    "─".repeat(100),
    "Not accounted for                                           110  20.4 (18.3 to 22.0)  worked out",
    "Charged                                                      16     3.0 (2.7 to 3.2)  K3",
    "Victim does not support action                               75  13.9 (12.5 to 15.0)  K5",
    "  of which type 16: Suspect identified;                      75",
    "  victim does not support",
    "With another agency                           not held (s.1(1))             not said  K6",
    "All crimes                                                  540                       5 cells in all",
    "540 − 16 − 169 − 75 − 170 = 110",
    "Outcome types with 0 are not listed here; --format json has them.",
  ]);
});

test("each denominator has its own rate, or says that there is none", () => {
  const text = printed(FORCE);
  expect(text).toContain("All (chosen)    3.0 (1.8 to 4.8)       16         540  34 (21 to 55)\n");
  expect(text).toContain("Concluded only           no rate       16  not stated       not said\n");
});

test("how far the rate can still move is said with and without those not accounted for", () => {
  const text = printed(FORCE).replaceAll("\n", " ");
  expect(text).toContain(
    "The share charged could become: if every crime still moving ended in a charge, 34.4%; " +
      "if those not accounted for did too, 54.8%; if none did, 3.0%.",
  );
});

test("a balance that adds up to more than the total says so", () => {
  const text = printed({ ...FORCE, balance: { ...FORCE.balance, notAccountedFor: -3 } });
  expect(text.replaceAll("\n", " ")).toContain("The parts add up to 3 more than the total that the source states.");
});

test("a rest that is a range or an absence is said as such, never as a number", () => {
  const told = (rest: ForceAnswer["balance"]["notAccountedFor"]): string =>
    printed({ ...FORCE, balance: { ...FORCE.balance, notAccountedFor: rest } });
  expect(told({ from: 1, to: 4 })).toContain("Not accounted for: 1 to 4.");
  expect(told({ absent: "not stated" })).toContain("Not accounted for: not stated.");
  expect(told(0)).toContain("Every one is accounted for.");
});

test("commands can be copied: they break between options only, with a backslash", () => {
  const command = "everycase force 'South Yorkshire' --scope flag:CSE --period 'last recorded year' --denominator all";
  expect(commandLines([command], 60)).toEqual([
    "  everycase force 'South Yorkshire' --scope flag:CSE \\",
    "      --period 'last recorded year' --denominator all",
  ]);
  expect(optionsOf(command)).toBe("--scope flag:CSE --period 'last recorded year' --denominator all");
});

test("a passport shows the very cell, its neighbours and how the figure follows", () => {
  const text = paint(passportLines(passPublic(FIGURE), 100), false);
  const from = text.indexOf("Row  A");
  expect(text.slice(from, text.indexOf("How it follows", from)).split("\n")).toEqual([
    "Row  A                J        K",
    "─".repeat(36),
    "1    force            line     value",
    "…    …                …        …",
    "2    South Yorkshire  total    (540)",
    "3    South Yorkshire  charged  [16]",
    "In square brackets the cell itself, in round ones other cells of this figure. Left out here: column",
    "B.",
    "",
    "Cell  Part it plays  Read as  As it stands there",
    "─".repeat(48),
    "K3    numerator      16       16",
    "K2    denominator    540      540",
    "1 more cell holds 0: counted, not listed.",
    "",
    "",
  ]);
  expect(text).toContain("16 ÷ 540 = 0.0296");
});

test("a file with very many or very wide columns keeps the marked one, within the width", () => {
  const columns = Array.from({ length: 40 }, (_, index) => `C${index}`);
  const [file] = FIGURE.files;
  if (file === undefined) throw new Error("the sample has a file");
  const rows = [1, 2].map((row) => ({
    row,
    head: row === 1,
    cells: columns.map((column) => `${column} ${"x".repeat(30)} ${row}`),
    marks: columns.map((_, index) => (index === 30 && row === 2 ? "cell" : null)),
  }));
  const lines = paint(
    passportLines(passPublic({ ...FIGURE, files: [{ ...file, window: { columns, rows } }] }), 100),
    false,
  ).split("\n");
  expect(lines.filter((line) => lengthOf(line) > 100)).toEqual([]);
  expect(lines.some((line) => line.includes("[C30 "))).toBe(true);
});

test("no line is wider than it may be, however long the words of an absence are", () => {
  const long = {
    absent: "not held",
    why: "the information is not held in a form that can be searched ".repeat(3),
  } as const;
  const lines = FORCE.balance.lines.map((line) => ({ ...line, count: long }));
  const answer = {
    ...FORCE,
    balance: { ...FORCE.balance, lines, total: long },
    rates: FORCE.rates.map((rate) => ({ ...rate, denominator: long })),
  };
  for (const width of [80, 100]) {
    expect(
      printed(answer, width)
        .split("\n")
        .filter((line) => lengthOf(line) > width),
    ).toEqual([]);
  }
});

test("a cell is a number, a range or a word, and never blank", () => {
  expect(cellSays(0)).toBe("0");
  expect(cellSays(1204)).toBe("1,204");
  expect(cellSays({ from: 1, to: 4 })).toBe("1 to 4");
  expect(cellSays({ from: 3, to: null })).toBe("at least 3");
  expect(cellSays({ absent: "withheld", why: "s.40(2)" })).toBe("withheld (s.40(2))");
  expect(cellSays({ absent: "no reply" })).toBe("no reply");
  expect(rateSays({ rate: null, interval: null })).toBe("no rate");
  expect(rateSays({ rate: null, interval: [0.01, 0.04] })).toBe("1.0 to 4.0");
  expect(oneInSays(null, 0, 0)).toBe("not said of 0");
  expect(placeSays({ cells: 32, first: "L14" })).toBe("L14 and 31 more");
  expect(shellWord("it's here")).toBe("'it'\\''s here'");
});
