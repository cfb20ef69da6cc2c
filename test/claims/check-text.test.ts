// The arithmetic within a text, on statements made by hand: sums, changes, comparisons, repeats, and the verdict they lead to.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reading } from "../../src/claims/checked.ts";
import { verdictOf, verdictsInWords } from "../../src/claims/checking/verdict.ts";
import { checked, type Made, type Said } from "./said.ts";

type Each = Reading["verdict"];
const [H, N, C] = ["holds", "does not hold", "cannot be checked"] as const satisfies readonly Each[];

test.each<[readings: readonly Each[], closes: boolean | null, verdict: string]>([
  [[], null, "cannot be checked"],
  [[C], null, "cannot be checked"],
  [[H], null, "holds"],
  [[H, H], null, "holds"],
  [[H, N], null, "holds under these readings"],
  [[H, C], null, "holds under these readings"],
  [[H, N, C], null, "holds under these readings"],
  [[N], null, "does not hold"],
  [[N, C], null, "does not hold"],
  [[H], true, "holds"],
  [[H], false, "does not close"],
  [[N], false, "does not close"],
  [[], false, "does not close"],
])("readings %j with a sum that closes %j: %s", (readings, closes, verdict) => {
  expect(
    verdictOf(
      readings.map((one) => ({ verdict: one })),
      { closes },
    ),
  ).toBe(verdict);
});

test("a word of rank that fails under every reading takes the verdict, whatever its number does", () => {
  const said = (...all: readonly (typeof H | typeof N | typeof C)[]) => all.map((verdict) => ({ verdict }));
  expect(verdictOf(said(H, N, N), { rank: said(N, N) })).toBe("does not hold");
  expect(verdictOf(said(H, N, C), { rank: said(N, C) })).toBe("holds under these readings");
  expect(verdictOf(said(H), { rank: [] })).toBe("holds");
});

test("nothing found is said in words, and one is one", () => {
  expect(verdictsInWords([])).toBe("No number found that says something of counts, rates or comparisons.");
  expect(verdictsInWords([{ verdict: "holds" }])).toBe("1 number found: 1 holds.");
});

const LINES = ["charged", "no-suspect", "victim-does-not-support", "transferred", "open"] as const;

function breakdown(total: number, parts: readonly number[]): { readonly text: string; readonly made: readonly Made[] } {
  const words = parts.map((part, at) => `${part} of kind ${"abcde"[at]}`).join(", ");
  const text = `There were ${total} crimes. They ended so: ${words}.`;
  const whole: Made = {
    quote: `${total} crimes`,
    kind: "count",
    numbers: [[String(total), total, "alone", { unit: "crimes" }]],
  };
  const list: Made = {
    quote: words,
    kind: "breakdown",
    numbers: parts.map((part, at): Said => [`${part}`, part, "part", { line: LINES[at] ?? null, unit: "crimes" }]),
  };
  return { text, made: [whole, list] };
}

describe("sums", () => {
  test("whatever the parts, what is left over is the total less all of them", async () => {
    const some = fc.tuple(
      fc.integer({ min: 100, max: 9999 }),
      fc.array(fc.integer({ min: 10, max: 900 }), { minLength: 2, maxLength: 5 }),
    );
    await fc.assert(
      fc.asyncProperty(some, async ([total, parts]) => {
        const { text, made } = breakdown(total, parts);
        const { balances, claims } = await checked(text, made);
        const rest = total - parts.reduce((sum, part) => sum + part, 0);
        expect(balances).toMatchObject([{ total, parts, notAccountedFor: rest }]);
        expect(claims[1]?.verdict).toBe(rest === 0 ? "holds" : "does not close");
        expect(claims[0]?.verdict).toBe("cannot be checked");
      }),
      { numRuns: 60 },
    );
  });

  test("a sum that closes holds, and one unit more or less does not close", async () => {
    for (const [total, verdict] of [
      [400, "holds"],
      [401, "does not close"],
      [399, "does not close"],
    ] as const) {
      const { text, made } = breakdown(total, [30, 250, 70, 50]);
      expect((await checked(text, made)).claims[1]?.verdict, String(total)).toBe(verdict);
    }
  });

  test("parts that are too many say by how many", async () => {
    const { text, made } = breakdown(75, [40, 28, 19]);
    const { balances } = await checked(text, made);
    expect(balances[0]?.sentence).toBe("The parts add up to 87, 12 more than the 75 crimes.");
    expect(balances[0]?.sum).toBe("75 − 40 − 28 − 19 = −12");
  });

  const RATE: Made = {
    quote: "540 crimes, 16",
    numbers: [
      ["540", 540, "whole", { unit: "crimes" }],
      ["16", 16, "part", { line: "charged" }],
    ],
  };

  test("the same part said twice is one part, and the remaining ones are held against the rest", async () => {
    const text =
      "Of 540 crimes, 16 were charged. The 16 charged took a year. In 169 there was no suspect, and the remaining 300 are open.";
    const numbers = (rest: number): readonly Made[] => [
      RATE,
      { quote: "16 charged", kind: "count", numbers: [["16", 16, "alone", { line: "charged" }]] },
      {
        quote: "169 there was no suspect, and the remaining 300",
        kind: "breakdown",
        numbers: [
          ["169", 169, "part", { line: "no-suspect" }],
          ["300", rest, "part", { line: "open" }],
        ],
      },
    ];
    const { balances, claims } = await checked(text, numbers(300));
    expect(balances[0]?.parts).toEqual([16, 169, 300]);
    expect(claims[2]?.readings.find(({ reading }) => reading === "what is left of 540")).toMatchObject({
      computed: "540 − 16 − 169 = 355",
      verdict: "does not hold",
    });
  });

  test("what nobody has accounted for is held against the sum, and is no part of it", async () => {
    const text =
      "Of 540 crimes, 16 were charged and in 169 there was no suspect. That leaves 355 that nobody has accounted for.";
    const made: readonly Made[] = [
      RATE,
      { quote: "169", kind: "count", numbers: [["169", 169, "alone", { line: "no-suspect" }]] },
      { quote: "355", kind: "count", numbers: [["355", 355, "alone"]] },
    ];
    const { balances, claims } = await checked(text, made);
    expect(balances).toMatchObject([{ parts: [16, 169], notAccountedFor: 355 }]);
    expect(claims[2]).toMatchObject({ verdict: "holds", note: "540 − 16 − 169 = 355." });
  });

  test("two rates of one whole that say nothing of outcomes are no sum", async () => {
    const text = "Of the 540 crimes, 300 involved girls. Of the 540 crimes, 200 were online.";
    const one = (part: number): Made => ({
      quote: `540 crimes, ${part}`,
      numbers: [
        ["540", 540, "whole", { unit: "crimes" }],
        [String(part), part, "part"],
      ],
    });
    expect((await checked(text, [one(300), one(200)])).balances).toEqual([]);
  });

  test("parts of another place do not count", async () => {
    const text = "Kent had 540 crimes. In Essex 169 had no suspect and 75 victims withdrew.";
    const { balances } = await checked(text, [
      { quote: "540 crimes", kind: "count", place: "kent", numbers: [["540", 540, "alone", { unit: "crimes" }]] },
      {
        quote: "169 had no suspect and 75",
        kind: "breakdown",
        place: "essex",
        numbers: [
          ["169", 169, "part", { line: "no-suspect" }],
          ["75", 75, "part", { line: "victim-does-not-support" }],
        ],
      },
    ]);
    expect(balances).toEqual([]);
  });

  test("the arrested and the convicted stand on top of the charged, not beside them", async () => {
    const text = "Of 540 crimes, 16 were charged. In 169 there was no suspect. 12 ended in a conviction.";
    const { balances } = await checked(text, [
      RATE,
      { quote: "169", kind: "count", numbers: [["169", 169, "alone", { line: "no-suspect" }]] },
      { quote: "12", kind: "count", numbers: [["12", 12, "alone", { line: "convicted" }]] },
    ]);
    expect(balances[0]?.parts).toEqual([16, 169]);
  });

  test.each<[percents: readonly number[], verdict: string]>([
    [[61, 22, 5, 12], "holds"],
    [[61, 22, 5, 7], "does not close"],
    [[61, 22, 5, 20], "does not close"],
    [[33, 33, 33], "holds"],
    [[60, 50], "does not close"],
    [[60, 20], "cannot be checked"],
  ])("percentages %j of one list: %s", async (percents, verdict) => {
    const text = percents.map((one) => `${one}%`).join(", ");
    const { claims } = await checked(text, [
      { quote: text, kind: "breakdown", numbers: percents.map((one): Said => [`${one}%`, one, "part"]) },
    ]);
    expect(claims[0]?.verdict).toBe(verdict);
  });
});

describe("rates", () => {
  test.each<[text: string, numbers: readonly Said[], verdict: string]>([
    [
      "150 crimes and charged 10: one in 15",
      [
        ["150", 150, "whole", { unit: "crimes" }],
        ["10", 10, "part", { line: "charged" }],
        ["one in 15", 15, "ratio"],
      ],
      "holds",
    ],
    [
      "45 of 300 cases (25%)",
      [
        ["45", 45, "part"],
        ["300", 300, "whole", { unit: "cases" }],
        ["25%", 25, "ratio"],
      ],
      "does not hold",
    ],
    [
      "30 of 240, about one in six",
      [
        ["30", 30, "part"],
        ["240", 240, "whole"],
        ["one in six", 6, "ratio", { hedge: "about" }],
      ],
      "does not hold",
    ],
    [
      "33 of 110 victims, a fifth",
      [
        ["33", 33, "part"],
        ["110", 110, "whole"],
        ["a fifth", 0.2, "ratio", { form: "fraction" }],
      ],
      "does not hold",
    ],
    [
      "1 in 17, or 6 per cent",
      [
        ["1 in 17", 17, "ratio"],
        ["6 per cent", 6, "ratio"],
      ],
      "holds",
    ],
    [
      "1 in 17, or 8 per cent",
      [
        ["1 in 17", 17, "ratio"],
        ["8 per cent", 8, "ratio"],
      ],
      "does not hold",
    ],
    [
      "600 of 540 crimes",
      [
        ["600", 600, "part"],
        ["540", 540, "whole"],
      ],
      "does not hold",
    ],
    [
      "37 per cent of the 7 cases",
      [
        ["37 per cent", 37, "ratio"],
        ["7", 7, "whole", { unit: "cases" }],
      ],
      "does not hold",
    ],
    [
      "one in 34 of the 540 crimes",
      [
        ["one in 34", 34, "ratio"],
        ["540", 540, "whole", { unit: "crimes" }],
      ],
      "cannot be checked",
    ],
    [
      "0 of 540, one in 34",
      [
        ["0", 0, "part"],
        ["540", 540, "whole"],
        ["one in 34", 34, "ratio"],
      ],
      "does not hold",
    ],
    [
      "16 of 0 crimes",
      [
        ["16", 16, "part"],
        ["0", 0, "whole"],
      ],
      "does not hold",
    ],
  ])("%s", async (text, numbers, verdict) => {
    expect((await checked(text, [{ quote: text, numbers }])).claims[0]?.verdict).toBe(verdict);
  });

  test("a rate of a known whole betrays its count", async () => {
    const text = "one in 34 of the 540 crimes";
    const { claims } = await checked(text, [
      {
        quote: text,
        numbers: [
          ["one in 34", 34, "ratio"],
          ["540", 540, "whole", { unit: "crimes" }],
        ],
      },
    ]);
    expect(claims[0]?.readings[0]?.computed).toBe("16 of 540");
    expect(claims[0]?.note).toContain("can only be 16");
  });

  test("a rate in a headline is held against the counts below it", async () => {
    const text = "Only one in 34 crimes charged\n\nPolice recorded 540 crimes and 16 led to a charge.";
    const { claims } = await checked(text, [
      { quote: "one in 34", numbers: [["one in 34", 34, "ratio"]] },
      {
        quote: "540 crimes and 16 led",
        numbers: [
          ["540", 540, "whole", { unit: "crimes" }],
          ["16", 16, "part", { line: "charged" }],
        ],
      },
    ]);
    expect(claims[0]).toMatchObject({ verdict: "holds" });
    expect(claims[0]?.readings[0]?.reading).toBe("16 of all 540 crimes, as counted elsewhere in the text");
  });
});

describe("cohorts", () => {
  const units = (whole: string, part: string, words: string) => ({
    text: words,
    made: [
      {
        quote: words,
        period: { id: "2013", words: "2013" },
        numbers: [
          ["157", 157, "whole", { unit: whole }],
          ["9", 9, "part", { unit: part }],
          ["1 in 17", 17, "ratio"],
        ],
      } satisfies Made,
    ],
  });
  test.each<[words: string, whole: string, part: string, mixes: boolean]>([
    ["157 reports and 9 prosecutions in the same year: 1 in 17", "reports", "prosecutions", true],
    ["157 reports led to 9 charges that year, 1 in 17", "reports", "charges", true],
    ["Of those 157 reports 9 prosecutions came: 1 in 17", "reports", "prosecutions", false],
    ["157 crimes, of which 9 charges: 1 in 17", "crimes", "charges", false],
    ["157 crimes were recorded and 9 charges laid in the same year: 1 in 17", "crimes", "charges", true],
    ["157 crimes led to 9 charges, 1 in 17", "crimes", "charges", false],
    ["157 suspects and 9 charges in the same year, 1 in 17", "suspects", "charges", false],
  ])("%s", async (words, whole, part, mixes) => {
    const { text, made } = units(whole, part, words);
    const { claims } = await checked(text, made);
    expect(claims[0]?.note.includes("mixes cohorts")).toBe(mixes);
    expect(claims[0]?.verdict).toBe(mixes ? "holds under these readings" : "holds");
  });
});

test("61 of its 1,432 crimes is one cohort, whatever the year", async () => {
  const text = "In the year to March the force charged suspects in 61 of its 1,432 crimes, 4.3 per cent.";
  const { claims } = await checked(text, [
    {
      quote: "61 of its 1,432 crimes, 4.3 per cent",
      period: { id: "2018/19", words: "the year to March" },
      numbers: [
        ["61", 61, "part", { unit: "crimes", line: "charged" }],
        ["1,432", 1432, "whole", { unit: "crimes" }],
        ["4.3 per cent", 4.3, "ratio"],
      ],
    },
  ]);
  expect(claims[0]?.verdict).toBe("holds");
});

describe("changes", () => {
  const size = (
    words: string,
    value: number,
    more: Partial<{ hedge: "more than"; form: "times" | "fraction" | "points" }>,
  ): Said => [words, value, "ratio", more];
  test.each<[text: string, numbers: readonly Said[], verdict: string]>([
    [
      "doubled from 210 to 420",
      [size("doubled", 2, { form: "times" }), ["210", 210, "from"], ["420", 420, "to"]],
      "holds",
    ],
    [
      "doubled, from 210 to 320",
      [size("doubled", 2, { form: "times" }), ["210", 210, "from"], ["320", 320, "to"]],
      "does not hold",
    ],
    [
      "trebled, from 400 to 900",
      [size("trebled", 3, { form: "times" }), ["400", 400, "from"], ["900", 900, "to"]],
      "does not hold",
    ],
    [
      "fell from 7% to 3%, more than halved",
      [["7%", 7, "from"], ["3%", 3, "to"], size("more than halved", 0.5, { form: "times", hedge: "more than" })],
      "holds",
    ],
    [
      "fell from 7% to 4%, more than halved",
      [["7%", 7, "from"], ["4%", 4, "to"], size("more than halved", 0.5, { form: "times", hedge: "more than" })],
      "holds under these readings",
    ],
    [
      "rose by 25 per cent, from 480 to 600",
      [size("25 per cent", 25, {}), ["480", 480, "from"], ["600", 600, "to"]],
      "holds",
    ],
    [
      "rose by a third, from 300 to 400",
      [size("a third", 1 / 3, { form: "fraction" }), ["300", 300, "from"], ["400", 400, "to"]],
      "holds",
    ],
    [
      "down by five points, from 80 per cent to 70 per cent",
      [size("five points", 5, { form: "points" }), ["80 per cent", 80, "from"], ["70 per cent", 70, "to"]],
      "does not hold",
    ],
    [
      "down by ten points, from 80 per cent to 70 per cent",
      [size("ten points", 10, { form: "points" }), ["80 per cent", 80, "from"], ["70 per cent", 70, "to"]],
      "holds",
    ],
    [
      "down 10 per cent, from 80 per cent to 70 per cent",
      [size("10 per cent", 10, {}), ["80 per cent", 80, "from"], ["70 per cent", 70, "to"]],
      "holds under these readings",
    ],
    [
      "rose from 7% to 3%",
      [
        ["7%", 7, "from"],
        ["3%", 3, "to"],
      ],
      "does not hold",
    ],
    [
      "fell from 7% to 3%",
      [
        ["7%", 7, "from"],
        ["3%", 3, "to"],
      ],
      "cannot be checked",
    ],
    [
      "rose from one in 40 to one in 20",
      [
        ["one in 40", 40, "from"],
        ["one in 20", 20, "to"],
      ],
      "cannot be checked",
    ],
    [
      "fell from one in 40 to one in 20",
      [
        ["one in 40", 40, "from"],
        ["one in 20", 20, "to"],
      ],
      "does not hold",
    ],
    ["more than doubled", [size("more than doubled", 2, { form: "times", hedge: "more than" })], "cannot be checked"],
  ])("%s: %#", async (text, numbers, verdict) => {
    expect((await checked(text, [{ quote: text, kind: "change", numbers }])).claims[0]?.verdict).toBe(verdict);
  });

  test("a fall of per cent that is one of points says to print points", async () => {
    const text = "down 10 per cent, from 80 per cent to 70 per cent";
    const { claims } = await checked(text, [
      {
        quote: text,
        kind: "change",
        numbers: [
          ["10 per cent", 10, "ratio"],
          ["80 per cent", 80, "from"],
          ["70 per cent", 70, "to"],
        ],
      },
    ]);
    expect(claims[0]?.note).toContain("Print “percentage points”");
  });
});

test("a size and its two ends as two statements of one sentence belong together, and not of two sentences", async () => {
  const made = (): readonly Made[] => [
    { quote: "five percentage points", kind: "change", numbers: [["five percentage points", 5, "ratio"]] },
    {
      quote: "80 per cent to 70 per cent",
      kind: "change",
      numbers: [
        ["80 per cent", 80, "from"],
        ["70 per cent", 70, "to"],
      ],
    },
  ];
  const one = await checked("It fell by five percentage points, from 80 per cent to 70 per cent.", made());
  expect(one.claims[0]?.verdict).toBe("does not hold");
  const two = await checked("It fell by five percentage points. Another went from 80 per cent to 70 per cent.", made());
  expect(two.claims[0]?.verdict).toBe("cannot be checked");
});

test("two forms of one rate as two statements are held against each other, and two rates are not", async () => {
  const made: readonly Made[] = [
    { quote: "Three in ten", numbers: [["Three in ten", 10 / 3, "ratio"]] },
    { quote: "20 per cent", numbers: [["20 per cent", 20, "ratio"]] },
  ];
  const forms = await checked("Three in ten referrals, or 20 per cent, were closed.", made);
  expect(forms.claims.map(({ verdict }) => verdict)).toEqual(["does not hold", "does not hold"]);
  const rates = await checked("Three in ten referrals were closed and 20 per cent went on.", made);
  expect(rates.claims.map(({ verdict }) => verdict)).toEqual(["cannot be checked", "cannot be checked"]);
});

describe("comparisons", () => {
  const text =
    "In Kent 20 per cent were charged. The national rate is 4 per cent. That is five times the national average.";
  const rates: readonly Made[] = [
    { quote: "20 per cent", place: "kent", numbers: [["20 per cent", 20, "ratio"]] },
    { quote: "4 per cent", place: "country", numbers: [["4 per cent", 4, "ratio"]] },
  ];
  const country = { force: null, words: "national", kind: "country" } as const;
  const times = (value: number): Made => ({
    quote: "five times the national average",
    kind: "comparison",
    place: "kent",
    against: country,
    numbers: [["five times", value, "ratio", { form: "times" }]],
  });

  test("five times holds of two printed rates, and six times does not", async () => {
    expect((await checked(text, [...rates, times(5)])).claims[2]).toMatchObject({ verdict: "holds" });
    expect((await checked(text, [...rates, times(6)])).claims[2]).toMatchObject({ verdict: "does not hold" });
  });

  test("without the other rate it cannot be checked", async () => {
    expect((await checked(text, [rates[0] as Made, times(5)])).claims[1]?.verdict).toBe("cannot be checked");
  });
});

describe("the same quantity given twice", () => {
  const count = (words: string, value: number, unit: string): Made => ({
    quote: words,
    kind: "count",
    numbers: [[String(value), value, "alone", { unit }]],
  });

  test("two totals that differ do not hold, and each names the other", async () => {
    const text = "The force recorded 540 crimes. It gives the number of crimes as 504.";
    const { claims } = await checked(text, [count("540 crimes", 540, "crimes"), count("504", 504, "crimes")]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["does not hold", "does not hold"]);
    expect(claims[0]?.note).toContain("two numbers for this: 540 crimes here, and 504 crimes in “504”");
    expect(claims[1]?.note).toContain("two numbers for this: 504 crimes here, and 540 crimes in “540 crimes”");
  });

  test.each([
    ["The force recorded 540 crimes. All 540 crimes were looked at.", 540],
    ["The force recorded 540 crimes. Another 504 crimes came later.", 504],
    ["The force recorded 540 crimes. Essex recorded 504 crimes.", 504],
    ["The force recorded 540 crimes. The 45 crimes in town were grave.", 45],
  ])("is not said of: %s", async (text, value) => {
    const { claims } = await checked(
      text,
      [count("540 crimes", 540, "crimes"), count(`${value} crimes`, value, "crimes")].map((one, at) =>
        at === 1 && value === 540 ? { ...one, quote: "540 crimes were" } : one,
      ),
    );
    expect(claims.map(({ verdict }) => verdict)).toEqual(["cannot be checked", "cannot be checked"]);
  });
});
