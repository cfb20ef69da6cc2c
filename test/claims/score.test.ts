// The scorer, with planted misses, inventions and duplicates.
import { expect, test } from "vitest";
import { type FoundClaim, placed, scoreFound, stretches, sumScores } from "./score.ts";

const TEXT = "Of 540 crimes, 16 led to a charge: one in 34. Kent had 1 in 40. He got 12 years. Call 101.";
const WANTED = placed(TEXT, [
  { quote: "540 crimes, 16 led to a charge: one in 34", kind: "rate", values: [540, 16, 34] },
  { quote: "1 in 40", kind: "rate", values: [40] },
]);
const UNSURE = stretches(TEXT, ["12 years"]);

/** A found statement at the place of its quote. */
function at(quote: string, values: readonly number[], kind: FoundClaim["kind"] = "rate"): FoundClaim {
  const start = TEXT.indexOf(quote);
  return { quote, start, end: start + quote.length, kind, values };
}

const WHOLE = at("Of 540 crimes, 16 led to a charge: one in 34", [34, 540, 16]);
const KENT = at("Kent had 1 in 40", [40]);

test("everything found is a precision and a recall of one, whatever the order of the values and the width of the quote", () => {
  expect(scoreFound([KENT, WHOLE], WANTED, UNSURE)).toMatchObject({
    found: 2,
    expected: 2,
    matched: 2,
    kindsRight: 2,
    leftOut: 0,
    precision: 1,
    recall: 1,
    inventions: [],
    missed: [],
  });
});

test("more values than expected still match; a value that is missing does not", () => {
  expect(scoreFound([at("1 in 40", [1, 40])], WANTED, UNSURE).matched).toBe(1);
  const poor = scoreFound([at("540 crimes, 16", [540, 16])], WANTED, UNSURE);
  expect(poor).toMatchObject({ matched: 0, precision: 0, recall: 0 });
  expect(poor.missed).toHaveLength(2);
});

test("a value may be off by a rounding of the machine and no more", () => {
  expect(scoreFound([at("1 in 40", [40 + 5e-10])], WANTED, UNSURE).matched).toBe(1);
  expect(scoreFound([at("1 in 40", [40.001])], WANTED, UNSURE).matched).toBe(0);
});

test("the right numbers in the wrong place are an invention and a miss", () => {
  const score = scoreFound([at("Call 101", [40])], WANTED, UNSURE);
  expect(score).toMatchObject({ found: 1, matched: 0, precision: 0, recall: 0 });
  expect(score.inventions.map((claim) => claim.quote)).toEqual(["Call 101"]);
});

test("stretches that only meet at an edge do not overlap", () => {
  const edge = { ...KENT, start: WANTED[1]?.end ?? 0, end: (WANTED[1]?.end ?? 0) + 3 };
  expect(scoreFound([edge], WANTED, UNSURE).matched).toBe(0);
});

test("the same statement found twice counts once, and the second time as an invention", () => {
  const score = scoreFound([WHOLE, KENT, { ...KENT }], WANTED, UNSURE);
  expect(score).toMatchObject({ found: 3, matched: 2, precision: 2 / 3, recall: 1 });
  expect(score.inventions).toHaveLength(1);
});

test("one found statement over two expected ones serves only one of them", () => {
  const both = at("one in 34. Kent had 1 in 40", [540, 16, 34, 40]);
  expect(scoreFound([both], WANTED, UNSURE)).toMatchObject({ found: 1, matched: 1, precision: 1, recall: 0.5 });
});

test("a wide found statement gives way where a narrow one fits only its place", () => {
  const wide = at("one in 34. Kent had 1 in 40", [540, 16, 34, 40]);
  expect(scoreFound([wide, KENT], WANTED, UNSURE).matched).toBe(2);
  expect(scoreFound([KENT, wide], WANTED, UNSURE).matched).toBe(2);
  expect(scoreFound([wide, WHOLE], WANTED, UNSURE).matched).toBe(2);
});

test("what is found on an unsure stretch is left out; with an expected one under it, it is not", () => {
  const years = at("12 years", [12], "duration");
  expect(scoreFound([WHOLE, KENT, years], WANTED, UNSURE)).toMatchObject({ found: 2, leftOut: 1, precision: 1 });
  const across = at("1 in 40. He got 12 years", [12], "duration");
  expect(scoreFound([across], WANTED, UNSURE)).toMatchObject({ found: 1, leftOut: 0, precision: 0 });
});

test("a wrong kind is a match whose kind is not right; of two that fit, the one of the right kind is taken", () => {
  const wrong = at("1 in 40", [40], "average");
  expect(scoreFound([wrong], WANTED, UNSURE)).toMatchObject({ matched: 1, kindsRight: 0 });
  expect(scoreFound([wrong, KENT], WANTED, UNSURE)).toMatchObject({ matched: 1, kindsRight: 1 });
});

test("two equal numbers ask for two equal numbers", () => {
  const twice = placed("one in eight, 8 per cent", [
    { quote: "one in eight, 8 per cent", kind: "rate", values: [8, 8] },
  ]);
  const one = { quote: "one in eight", start: 0, end: 12, kind: "rate", values: [8] } as const;
  expect(scoreFound([one], twice, []).matched).toBe(0);
  expect(scoreFound([{ ...one, values: [8, 8] }], twice, []).matched).toBe(1);
});

test("a text that expects nothing has no recall, and with nothing found no precision", () => {
  expect(scoreFound([], [], [])).toMatchObject({ precision: null, recall: null, found: 0 });
  expect(scoreFound([at("Call 101", [101], "count")], [], [])).toMatchObject({ precision: 0, recall: null });
});

test("many texts are summed over statements, not averaged over texts", () => {
  const good = scoreFound([WHOLE, KENT], WANTED, UNSURE);
  const empty = scoreFound([at("Call 101", [101], "count")], [], []);
  const sum = sumScores([good, empty, scoreFound([], WANTED, UNSURE)]);
  expect(sum).toMatchObject({ found: 3, expected: 4, matched: 2, precision: 2 / 3, recall: 0.5 });
  expect(sum.inventions).toHaveLength(1);
  expect(sum.missed).toHaveLength(2);
  expect(sumScores([])).toMatchObject({ precision: null, recall: null });
});

test("a quote that is not in its text, or twice without a start, cannot be placed", () => {
  const claim = { kind: "count", values: [7] } as const;
  expect(() => placed("7 and 7", [{ ...claim, quote: "7" }])).toThrow("no one place");
  expect(() => placed("7 and 7", [{ ...claim, quote: "8" }])).toThrow("no one place");
  expect(() => placed("7 and 7", [{ ...claim, quote: "7", start: 3 }])).toThrow("no one place");
  expect(() => placed("7", [{ ...claim, quote: "" }])).toThrow("no one place");
  expect(placed("7 and 7", [{ ...claim, quote: "7", start: 6 }])).toMatchObject([{ start: 6, end: 7 }]);
});
