// The checker against texts that nobody would print: nothing throws, offsets stay true, and long texts stay quick.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";
import type { NumberForm, NumberSaid, Statement, StatementKind } from "../../src/claims/statement.ts";

const KINDS: readonly StatementKind[] = [
  "count",
  "rate",
  "average",
  "comparison",
  "change",
  "duration",
  "breakdown",
  "rank",
];
const FORMS: readonly NumberForm[] = [
  "count",
  "one-in",
  "percent",
  "points",
  "fraction",
  "times",
  "duration",
  "ordinal",
];
const ROLES: readonly NumberSaid["role"][] = ["part", "whole", "ratio", "alone", "from", "to", "of-forces"];
const HEDGES = [null, "about", "at least", "at most", "more than", "less than", "just over", "just under"] as const;
const VALUES = [0, 1, 2, 3, 10, 16, 34, 540, 0.5, 1 / 3, 10 / 9, 1e15, 2 ** 53, -4, Number.MIN_VALUE];

const number: fc.Arbitrary<NumberSaid> = fc.record({
  start: fc.nat(40),
  end: fc.nat(60),
  words: fc.constantFrom("16", "one in 34", "6 per cent", "\ud800", "1.2 million"),
  form: fc.constantFrom(...FORMS),
  value: fc.oneof(fc.constantFrom(...VALUES), fc.nat(2000)),
  to: fc.option(fc.nat(100), { freq: 8 }),
  hedge: fc.constantFrom(...HEDGES),
  decimals: fc.constantFrom(0, 0, 0, 1, 2, 9),
  unit: fc.constantFrom(null, "crimes", "charges", "reports", "forces", "children"),
  line: fc.constantFrom(null, null, "charged", "no-suspect", "transferred", "convicted"),
  role: fc.constantFrom(...ROLES),
});

const statement: fc.Arbitrary<Statement> = fc.record({
  quote: fc.constant("a quote"),
  start: fc.nat(60),
  end: fc.nat(80),
  kind: fc.constantFrom(...KINDS),
  numbers: fc.array(number, { maxLength: 5 }),
  place: fc.constantFrom(
    null,
    { force: "kent", words: "Kent", kind: "force" as const },
    { force: null, words: "nationally", kind: "country" as const },
  ),
  period: fc.constantFrom(null, { id: "2018", words: "2018" }, { id: null, words: "last year" }),
  speaker: fc.constant(null),
  against: fc.constantFrom(
    null,
    { force: "essex", words: "Essex", kind: "force" as const },
    { id: "2013", words: "2013" },
  ),
  superlative: fc.constantFrom(null, "worst", "highest", "constructor"),
  scope: fc.constantFrom(null, "flag:CSE", "rape"),
  basis: fc.constantFrom(null, "recorded" as const),
  leavesOut: fc.constantFrom(null, "transferred" as const, "open" as const),
  averageOf: fc.constantFrom(null, "pooled" as const),
  sentence: fc.record({ start: fc.nat(30), end: fc.nat(90) }),
  paragraph: fc.nat(3),
});

test("statements of any shape give a verdict, numbers that are numbers, and JSON", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(statement, { maxLength: 8 }),
      fc.string({ unit: "grapheme", maxLength: 90 }),
      async (statements, text) => {
        const checked = await checkText(text, { statements, unsure: [] }, NO_FIGURES);
        expect(checked.claims).toHaveLength(statements.length);
        for (const { readings, note, verdict } of checked.claims) {
          for (const { value, interval } of readings) {
            expect(value === null || Number.isFinite(value)).toBe(true);
            expect(interval === null || (interval[0] >= 0 && interval[1] <= 1)).toBe(true);
          }
          expect(note).not.toMatch(/NaN|undefined|Infinity/);
          if (verdict === "cannot be checked") expect(note).not.toBe("");
          if (verdict === "holds") expect(readings.every((one) => one.verdict === "holds")).toBe(true);
        }
        expect(JSON.parse(JSON.stringify(checked.claims))).toBeDefined();
      },
    ),
    { numRuns: 400 },
  );
});

const HOSTILE: readonly (readonly [name: string, text: string])[] = [
  ["a hundred thousand digits", "9".repeat(100_000)],
  [
    "a list of thousands of parts",
    `Of 540 crimes, 16 were charged. ${"A further 5 had no suspect identified. ".repeat(1500)}`,
  ],
  ["a list in one sentence", `The 540 crimes ended as follows: ${"5 charged, ".repeat(2500)}and 3 open.`],
  [
    "the remaining, again and again",
    `There were 540 crimes. ${"The remaining 5 were open, and 6 that nobody has accounted for. ".repeat(1000)}`,
  ],
  ["thousands of rates", "Of 540 crimes, 16 led to a charge: one in 34. Without those, one in 23. ".repeat(1500)],
  ["thousands of changes", "Crimes fell from 7% to 3%, more than halved, down 40 per cent. ".repeat(1500)],
  [
    "thousands of totals",
    Array.from({ length: 2000 }, (_, at) => `There were ${at + 2} crimes. The ${at + 3} crimes went on.`).join(" "),
  ],
  [
    "half surrogates and turned text",
    "\ud800 16 of 540 crimes \udc00\u202e led to a charge: one in 34 \u202c".repeat(500),
  ],
  ["deep quotes", `${"“".repeat(5000)}16 of 540 crimes, one in 34${"”".repeat(5000)}`],
];

describe("hostile texts are checked, and quickly", () => {
  test.each(HOSTILE)("%s", async (_name, text) => {
    const found = findStatements(text.slice(0, 1_000_000));
    const begun = process.cpuUsage();
    const checked = await checkText(text, found, NO_FIGURES);
    // Processor time, in microseconds, so that a busy machine does not count.
    expect(process.cpuUsage(begun).user).toBeLessThan(1_500_000);
    expect(JSON.stringify(checked).length).toBeLessThan(200_000_000);
  });
});
