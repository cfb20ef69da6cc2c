// The published facts of "The problem" as hand-made statements, and what checking must say of each.
import { describe, expect, test } from "vitest";
import type { Claim } from "../../src/claims/checked.ts";
import { checked, type Made, type Said } from "./said.ts";

const charges = { unit: "charges", line: "charged" } as const;
const crimes = { unit: "crimes" } as const;

const SOUTH_YORKSHIRE =
  "South Yorkshire Police recorded 540 crimes flagged as child sexual exploitation, of which 16 led to a charge: one in 34.\n\n" +
  "In 169 no suspect was identified, in 75 the victim did not support action, and a further 170 were with the National Crime Agency. " +
  "Leave those out and the rate is one in 23, the same as the Metropolitan Police.\n\n" +
  "Kent had the worst rate, 1 in 40. Across 34 forces an average of one in 14 crimes ended in a charge.";

const RATE: Made = {
  quote: "540 crimes flagged as child sexual exploitation, of which 16 led to a charge: one in 34",
  place: "south-yorkshire",
  scope: "flag:CSE",
  numbers: [
    ["540", 540, "whole", crimes],
    ["16", 16, "part", charges],
    ["one in 34", 34, "ratio"],
  ],
};
const PARTS: Made = {
  quote: "169 no suspect was identified, in 75 the victim did not support action, and a further 170",
  kind: "breakdown",
  place: "south-yorkshire",
  numbers: [
    ["169", 169, "part", { line: "no-suspect" }],
    ["75", 75, "part", { line: "victim-does-not-support" }],
    ["170", 170, "part", { line: "transferred" }],
  ],
};
const LESS: Made = {
  quote: "one in 23",
  place: "south-yorkshire",
  leavesOut: "transferred",
  numbers: [["one in 23", 23, "ratio"]],
};
const SAME: Made = {
  quote: "the same as the Metropolitan Police",
  kind: "comparison",
  place: "south-yorkshire",
  against: { force: "metropolitan", words: "the Metropolitan Police", kind: "force" },
  numbers: [],
};
const KENT: Made = {
  quote: "worst rate, 1 in 40",
  place: "kent",
  superlative: "worst",
  numbers: [["1 in 40", 40, "ratio"]],
};
const AVERAGE: Made = {
  quote: "34 forces an average of one in 14",
  kind: "average",
  numbers: [
    ["34", 34, "of-forces", { unit: "forces" }],
    ["one in 14", 14, "ratio"],
  ],
};

describe("South Yorkshire, as it was printed", async () => {
  const { claims, balances, says } = await checked(SOUTH_YORKSHIRE, [RATE, PARTS, LESS, SAME, KENT, AVERAGE]);
  const [rate, parts, less, same, kent, average] = claims as [Claim, Claim, Claim, Claim, Claim, Claim];

  test("16 of 540 is one in 34, with its interval", () => {
    expect(rate.verdict).toBe("holds");
    expect(rate.values).toEqual([540, 16, 34]);
    expect(rate.readings).toHaveLength(1);
    expect(rate.readings[0]).toMatchObject({
      reading: "16 of all 540 crimes",
      computed: "one in 34 (one in 21 to one in 55)",
      verdict: "holds",
      from: "text",
      passport: null,
    });
  });

  test("110 of 540 are not accounted for, and the breakdown does not close", () => {
    expect(balances).toEqual([
      {
        total: 540,
        parts: [16, 169, 75, 170],
        notAccountedFor: 110,
        sum: "540 − 16 − 169 − 75 − 170 = 110",
        unit: "crimes",
        place: "south yorkshire",
        says: ["Charged", "No suspect identified", "Victim does not support action", "With another agency"],
        sentence: "110 of 540 (20%) are not accounted for.",
      },
    ]);
    expect(parts.verdict).toBe("does not close");
    expect(parts.note).toContain("16 + 169 + 75 + 170 = 430, not 540");
    expect(parts.note).toContain("110 of 540 (20%)");
  });

  test("one in 23 holds when the 170 with another agency are left out, and not of all", () => {
    expect(less.verdict).toBe("holds under these readings");
    expect(less.readings.filter(({ verdict }) => verdict === "holds")).toMatchObject([
      { reading: "less the 170 transferred crimes: 16 ÷ 370", computed: "one in 23 (one in 14 to one in 37)" },
    ]);
    expect(less.readings.map(({ computed }) => computed.slice(0, 9))).toEqual(["one in 34", "one in 23", "one in 16"]);
  });

  test("the same as the Met cannot be checked without its counts", () => {
    expect(same.verdict).toBe("cannot be checked");
    expect(same.note).toContain("counts of both sides");
  });

  test("Kent as the worst cannot be checked, and the note says what the word needs", () => {
    expect(kent.verdict).toBe("cannot be checked");
    expect(kent.note).toContain("P ≥ 0.95");
    expect(kent.note).toMatch(/how many crimes there were in Kent/);
  });

  test("an average of one in 14 is pooled or a mean: not said, and not to be checked", () => {
    expect(average.verdict).toBe("cannot be checked");
    expect(average.note).toMatch(/Pooled .* mean/);
    expect(average.note).toContain("11 of the 45 territorial forces are not in it");
  });

  test("the verdicts are counted in words", () => {
    expect(says).toBe(
      "6 numbers found: 1 holds, 1 holds under the readings named, 1 does not close, 3 cannot be checked.",
    );
  });
});

describe("Rotherham, 2013", () => {
  const text = "In 2013 Rotherham had 157 reports and nine prosecutions in the same year: 1 in 17, or 6 per cent.";
  const made: Made = {
    quote: "157 reports and nine prosecutions in the same year: 1 in 17, or 6 per cent",
    place: { force: null, words: "Rotherham", kind: "other" },
    period: { id: "2013", words: "2013" },
    numbers: [
      ["157", 157, "whole", { unit: "reports" }],
      ["nine", 9, "part", { unit: "prosecutions", form: "count", line: "prosecuted" }],
      ["1 in 17", 17, "ratio"],
      ["6 per cent", 6, "ratio"],
    ],
  };

  test("holds as two counts of one year, and the note says that it mixes cohorts", async () => {
    const { claims, balances } = await checked(text, [made]);
    expect(claims[0]?.verdict).toBe("holds under these readings");
    expect(claims[0]?.readings.map(({ reading, verdict }) => [reading, verdict])).toEqual([
      ["same year, any report: 9 ÷ 157", "holds"],
      ["outcome of those 157 reports", "cannot be checked"],
    ]);
    expect(claims[0]?.note).toContain("mixes cohorts");
    expect(balances).toEqual([]);
  });

  test("a planted wrong ratio does not hold under either", async () => {
    const numbers = made.numbers.map((said): Said => (said[0] === "1 in 17" ? ["1 in 17", 12, "ratio"] : said));
    const { claims } = await checked(text, [{ ...made, numbers }]);
    expect(claims[0]?.verdict).toBe("does not hold");
  });
});

test("without them it is 16 of 370: the text's own counts are one reading of two", async () => {
  const text = `${SOUTH_YORKSHIRE.split("Leave")[0]}\n\nWithout them it brought 16 charges from 370 crimes, one in 23.`;
  const own: Made = {
    quote: "16 charges from 370 crimes, one in 23",
    leavesOut: "transferred",
    numbers: [
      ["16", 16, "part", charges],
      ["370", 370, "whole", crimes],
      ["one in 23", 23, "ratio"],
    ],
  };
  const { claims, balances } = await checked(text, [RATE, PARTS, own]);
  expect(claims[2]?.verdict).toBe("holds under these readings");
  expect(claims[2]?.readings.map(({ verdict }) => verdict)).toContain("does not hold");
  expect(balances.map(({ total, parts }) => [total, parts])).toEqual([[540, [16, 169, 75, 170]]]);
});

test("seven if cut off, eight if rounded", async () => {
  const text = "West Yorkshire's 4,911 crimes in 2018 led to 382 charges, just 7 per cent.";
  const { claims } = await checked(text, [
    {
      quote: "4,911 crimes in 2018 led to 382 charges, just 7 per cent",
      place: "west-yorkshire",
      period: { id: "2018", words: "2018" },
      numbers: [
        ["4,911", 4911, "whole", crimes],
        ["382", 382, "part", charges],
        ["7 per cent", 7, "ratio"],
      ],
    },
  ]);
  expect(claims[0]?.verdict).toBe("holds under these readings");
  expect(claims[0]?.note).toContain("7 if cut off, 8 if rounded");
  expect(claims[0]?.readings.map(({ verdict }) => verdict)).toEqual(["does not hold", "holds"]);
});

test("a part year without a rate beside it cannot be checked", async () => {
  const text = "In 2021 the rate had fallen to 47 of 3,076.";
  const { claims } = await checked(text, [
    {
      quote: "47 of 3,076",
      numbers: [
        ["47", 47, "part", charges],
        ["3,076", 3076, "whole", crimes],
      ],
    },
  ]);
  expect(claims[0]?.verdict).toBe("cannot be checked");
  expect(claims[0]?.readings[0]?.computed).toMatch(/^one in 65/);
});

test("2,016 arrests in four districts leave 59 over", async () => {
  const text = "Officers made 2,016 arrests: 958, 442, 297 and 260 in the four districts.";
  const { claims, balances } = await checked(text, [
    {
      quote: "2,016 arrests: 958, 442, 297 and 260",
      kind: "breakdown",
      numbers: [
        ["2,016", 2016, "whole", { unit: "arrests" }],
        ...(["958", "442", "297", "260"] as const).map((one): Said => [one, Number(one), "part", { unit: "arrests" }]),
      ],
    },
  ]);
  expect(claims[0]?.verdict).toBe("does not close");
  expect(balances[0]).toMatchObject({ notAccountedFor: 59, sentence: "59 of 2,016 (3%) are not accounted for." });
});

test("197 times, eighteen months and 34 of 45 forces say what they would need", async () => {
  const text = "She was missing 197 times in three years. It took eighteen months. Of the 45 forces, 34 answered.";
  const { claims } = await checked(text, [
    { quote: "197 times", kind: "count", numbers: [["197", 197, "alone", { unit: "episodes" }]] },
    {
      quote: "eighteen months",
      kind: "duration",
      numbers: [["eighteen", 18, "alone", { form: "duration", unit: "months" }]],
    },
    {
      quote: "45 forces, 34",
      numbers: [
        ["45", 45, "whole", { unit: "forces" }],
        ["34", 34, "part", { unit: "forces" }],
      ],
    },
  ]);
  expect(claims.map(({ verdict }) => verdict)).toEqual(Array(3).fill("cannot be checked"));
  expect(claims[0]?.note).toContain("Episodes are counted, not children");
  expect(claims[1]?.note).toContain("still open");
  expect(claims[2]?.note).toContain("Silence is not evidence");
});
