// What the checker must not say where a statement was taken for something that it is not, or not everything was understood.
import { describe, expect, test } from "vitest";
import { checked, type Made, type Said } from "./said.ts";

describe("two numbers of one thing at two times are no part and whole", () => {
  const pair = (first: Said, second: Said, ...more: readonly Said[]): readonly Said[] => [first, second, ...more];
  test.each<[text: string, numbers: readonly Said[], verdict: string]>([
    [
      "1,200 crimes, compared with 950 the year before, a rise of 26 per cent",
      pair(["1,200", 1200, "whole"], ["950", 950, "part"], ["26 per cent", 26, "ratio"]),
      "holds",
    ],
    [
      "1,200 crimes, compared with 950 the year before, a rise of 36 per cent",
      pair(["1,200", 1200, "whole"], ["950", 950, "part"], ["36 per cent", 36, "ratio"]),
      "does not hold",
    ],
    [
      "120 to 180, an increase of 50 per cent",
      pair(["120", 120, "part"], ["180", 180, "whole"], ["50 per cent", 50, "ratio"]),
      "holds",
    ],
    ["18,700 victims, up from 3,300", pair(["18,700", 18_700, "whole"], ["3,300", 3300, "part"]), "cannot be checked"],
    [
      "16 of 540 crimes, 3 per cent",
      pair(["16", 16, "part"], ["540", 540, "whole"], ["3 per cent", 3, "ratio"]),
      "holds",
    ],
  ])("%s", async (text, numbers, verdict) => {
    const { claims } = await checked(text, [{ quote: text, numbers }]);
    expect(claims[0]?.verdict).toBe(verdict);
  });
});

describe("sums", () => {
  const count = (words: string, value: number, line: string | null): Made => ({
    quote: words,
    kind: "count",
    numbers: [[words, value, "alone", { form: "count", unit: "reports", line }]],
  });

  test("nothing is said of a sum when a count beside its parts was not understood", async () => {
    const text = "The force had 88 reports. Twelve led to a charge, 40 were closed. Another 6 were transferred.";
    const found = [count("88", 88, null), count("Twelve", 12, "charged"), count("6", 6, "transferred")];
    expect((await checked(text, found)).balances).toEqual([]);
    const whole = [found[0], found[1], count("40", 40, "no-suspect"), found[2]] as readonly Made[];
    expect((await checked(text, whole)).balances).toMatchObject([{ parts: [12, 40, 6], notAccountedFor: 30 }]);
  });

  test.each(["in 2019", "aged 14", "for 18 months", "on 3 May", "by 20 per cent", "under section 40"])(
    "a number %s is no count and does not stand in the way",
    async (words) => {
      const text = `The force had 88 reports. Twelve led to a charge ${words}. Another 6 were transferred.`;
      const { balances } = await checked(text, [
        count("88", 88, null),
        count("Twelve", 12, "charged"),
        count("6", 6, "transferred"),
      ]);
      expect(balances).toMatchObject([{ notAccountedFor: 70 }]);
    },
  );

  test("a list of percentages goes on in the sentence that gives the rest", async () => {
    const text = "28% had no suspect, 41% no support, 4% a charge. The remaining 27% are open.";
    const { claims } = await checked(text, [
      {
        quote: "28% had no suspect, 41% no support, 4%",
        kind: "breakdown",
        numbers: [
          ["28%", 28, "part"],
          ["41%", 41, "part"],
          ["4%", 4, "part"],
        ],
      },
      { quote: "27%", numbers: [["27%", 27, "ratio"]] },
    ]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["holds", "holds"]);
  });
});

describe("more than one of a kind", () => {
  const count = (quote: string, value: number, unit: string | null, more: Partial<Made> = {}): Made => ({
    quote,
    kind: "count",
    numbers: [[String(value), value, "alone", { unit }]],
    ...more,
  });

  test("two changes taken for one are held against nothing", async () => {
    const text = "rose by half from 20 to 30, while reports tripled from 500 to 1,500";
    const numbers: readonly Said[] = [
      ["half", 0.5, "ratio", { form: "fraction" }],
      ["20", 20, "from"],
      ["30", 30, "to"],
      ["tripled", 3, "ratio", { form: "times" }],
      ["500", 500, "from"],
      ["1,500", 1500, "to"],
    ];
    expect((await checked(text, [{ quote: text, kind: "change", numbers }])).claims[0]?.verdict).toBe(
      "cannot be checked",
    );
  });

  test("a number that the text gave before is no other number for the same thing, whoever found it", async () => {
    const text = "It recorded 540 crimes one year and 612 the next. The 612 crimes were grave.";
    const { claims } = await checked(text, [count("540 crimes", 540, "crimes"), count("612 crimes", 612, "crimes")]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["cannot be checked", "cannot be checked"]);
  });

  test("parts of the victims are no parts of the suspects", async () => {
    const text = "There were 80 suspects. Of the suspects, 20 were charged. Of the victims, 60 withdrew.";
    const part = (value: number, line: string): Made => ({
      quote: `${value} w`,
      kind: "count",
      numbers: [[String(value), value, "alone", { line }]],
    });
    const { balances } = await checked(text, [
      count("80 suspects", 80, "suspects"),
      part(20, "charged"),
      part(60, "victim-does-not-support"),
    ]);
    expect(balances).toEqual([]);
  });

  test("a list of which some was not found is not said to leave anything over", async () => {
    const text = "There were 2,340 children: 1,210 in Leeds, 640 in Bradford, 290 in Wakefield.";
    const { balances, claims } = await checked(text, [
      {
        quote: "2,340 children: 1,210 in Leeds, 640",
        kind: "breakdown",
        numbers: [
          ["2,340", 2340, "whole", { unit: "children" }],
          ["1,210", 1210, "part"],
          ["640", 640, "part"],
        ],
      },
    ]);
    expect(balances).toEqual([]);
    expect(claims[0]?.verdict).toBe("cannot be checked");
  });
});

test("a factor is held against the rate before it in its sentence", async () => {
  const text = "It was 7.1 per cent, more than three times the 2.1 per cent in Wiltshire.";
  const made = (words: string, value: number): readonly Made[] => [
    { quote: "7.1 per cent", numbers: [["7.1 per cent", 7.1, "ratio"]] },
    {
      quote: "three times the 2.1 per cent",
      kind: "comparison",
      numbers: [
        [words, value, "ratio", { form: "times", hedge: "more than" }],
        ["2.1 per cent", 2.1, "from"],
      ],
    },
  ];
  expect((await checked(text, made("three times", 3))).claims[1]?.verdict).toBe("holds");
  expect((await checked(text, made("three times", 4))).claims[1]?.verdict).toBe("does not hold");
});
