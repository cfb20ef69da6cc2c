// Numbers that stand apart and are one claim, and numbers that stand together and are not: what a hard-nosed fact-checker would say of each.
import { describe, expect, test } from "vitest";
import { checked, type Made, type Said } from "./said.ts";

const charged = (words: string, value: number): Said => [words, value, "part", { line: "charged" }];
const crimes = (words: string, value: number): Said => [words, value, "whole", { unit: "crimes" }];
const rate = (quote: string, value: number, more: Partial<Made> = {}): Made => ({
  quote,
  numbers: [[quote, value, "ratio"]],
  ...more,
});

describe("counts and the rate that is printed of them", () => {
  const text = "Police charged 16 of 540 crimes. That is one in 34.";
  const counts: Made = { quote: "16 of 540 crimes", numbers: [charged("16", 16), crimes("540", 540)] };

  test("are one claim across two sentences", async () => {
    const { claims } = await checked(text, [counts, rate("one in 34", 34)]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["holds", "holds"]);
    expect(claims[0]?.readings[0]?.computed).toBe("one in 34 (one in 21 to one in 55)");
  });

  test("without a rate the counts cannot be checked, and the arithmetic is said", async () => {
    const { claims } = await checked("Police charged 16 of 540 crimes.", [counts]);
    expect(claims[0]?.verdict).toBe("cannot be checked");
    expect(claims[0]?.note).toContain("one in 34");
  });

  test("a rate that does not fit is not laid on the counts beside it", async () => {
    const other = "Police charged 16 of 540 crimes. One in 12 was online.";
    const { claims } = await checked(other, [counts, rate("One in 12", 12)]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["cannot be checked", "cannot be checked"]);
  });

  test("two forms of one rate are held against the counts where the text has them", async () => {
    const forms = "Police charged 31 of 962 crimes. That is about one in 31, or 3.2%.";
    const { claims } = await checked(forms, [
      { quote: "31 of 962 crimes", numbers: [charged("31", 31), crimes("962", 962)] },
      {
        quote: "about one in 31, or 3.2%",
        numbers: [
          ["one in 31", 31, "ratio", { hedge: "about" }],
          ["3.2%", 3.2, "ratio"],
        ],
      },
    ]);
    expect(claims[1]?.note).toContain("31 ÷ 962");
  });

  test("a headline without a place is of the first counts, and another place's counts are not searched", async () => {
    const headed =
      "Fewer than one in 30 charged\n\nOne force charged 31 of 962 crimes. Another charged 40 of 810 crimes.";
    const made: readonly Made[] = [
      { quote: "one in 30", numbers: [["one in 30", 30, "ratio", { hedge: "less than" }]] },
      { quote: "31 of 962 crimes", place: "kent", numbers: [charged("31", 31), crimes("962", 962)] },
      { quote: "40 of 810 crimes", place: "essex", numbers: [charged("40", 40), crimes("810", 810)] },
    ];
    const { claims } = await checked(headed, made);
    expect(claims[0]?.verdict).toBe("holds");
    expect(claims[0]?.note).toContain("31 ÷ 962");
    const elsewhere = await checked(headed.replace("one in 30", "one in 20"), [
      { quote: "one in 20", numbers: [["one in 20", 20, "ratio"]] },
      ...made.slice(1),
    ]);
    expect(elsewhere.claims[0]?.verdict).toBe("cannot be checked");
  });

  test("“nine in ten go unpunished” is the rest of one in ten", async () => {
    const rest = "Nine in ten crimes go unpunished. Of 5,400 crimes 540 were charged.";
    const { claims } = await checked(rest, [
      { quote: "Nine in ten", numbers: [["Nine in ten", 10 / 9, "ratio", { form: "one-in" }]] },
      { quote: "5,400 crimes 540", numbers: [crimes("5,400", 5400), charged("540", 540)] },
    ]);
    expect(claims[0]?.verdict).toBe("holds");
    expect(claims[0]?.readings[0]?.reading).toContain("all but 540");
  });

  test("a list of outcomes gives the counts of a rate printed after it", async () => {
    const list = "There were 1,204 crimes.\n\nCharged: 43\n\nThis means 1 in 28.";
    const { claims } = await checked(list, [
      { quote: "1,204 crimes", kind: "count", numbers: [["1,204", 1204, "alone", { unit: "crimes" }]] },
      { quote: "43", kind: "count", numbers: [["43", 43, "part", { line: "charged" }]] },
      rate("1 in 28", 28),
    ]);
    expect(claims[2]?.verdict).toBe("holds");
  });

  test("“of these, 1,118 (6.6%)” takes the whole of the sentence before, and a wrong share of it does not hold", async () => {
    const made = (share: string, value: number): readonly Made[] => [
      { quote: "16,893 crimes", kind: "count", numbers: [["16,893", 16_893, "alone", { unit: "crimes" }]] },
      {
        quote: `1,118 (${share})`,
        numbers: [
          ["1,118", 1118, "alone", { unit: "crimes", line: "charged" }],
          [share, value, "ratio"],
        ],
      },
    ];
    const of = (share: string): string => `Police recorded 16,893 crimes. Of these, 1,118 (${share}) were charged.`;
    expect((await checked(of("6.6%"), made("6.6%", 6.6))).claims[1]?.verdict).toBe("holds");
    expect((await checked(of("9.6%"), made("9.6%", 9.6))).claims[1]?.verdict).toBe("does not hold");
  });
});

describe("cohorts", () => {
  const year = { id: "2023/24", words: "2023/24" };
  test.each([
    ["In 2023/24 police recorded 812 offences, but just 20 resulted in a charge: 2.5%", false],
    ["In 2023/24 police recorded 812 offences and 20 led to a charge: 2.5%", false],
    ["In 2023/24 police recorded 812 offences, and 20 were charged: 2.5%", false],
    ["In 2023/24 there were 812 offences and 20 charges were brought: 2.5%", true],
  ])("%s", async (text, mixes) => {
    const unit = text.includes("charges") ? "charges" : "crimes";
    const { claims } = await checked(text, [
      {
        quote: text,
        period: year,
        numbers: [crimes("812", 812), ["20", 20, "part", { unit, line: "charged" }], ["2.5%", 2.5, "ratio"]],
      },
    ]);
    expect(claims[0]?.note.includes("mixes cohorts")).toBe(mixes);
    expect(claims[0]?.verdict).toBe(mixes ? "holds under these readings" : "holds");
  });
});

describe("no false accusation", () => {
  test("“half the rate of” the next force is no rate of its own counts, and is held against both", async () => {
    const text = "In Leicestershire 18 of 366 crimes led to a charge, half the rate of Nottinghamshire (27 of 274).";
    const pair = { quote: "18 of 366 crimes led to a charge, half", numbers: [charged("18", 18), crimes("366", 366)] };
    const half: Said = ["half", 0.5, "ratio", { form: "fraction" }];
    const taken = await checked(text, [{ ...pair, numbers: [...pair.numbers, half] }]);
    expect(taken.claims[0]?.verdict).toBe("cannot be checked");
    const two = await checked(text, [
      { ...pair, quote: "18 of 366 crimes" },
      {
        quote: "half the rate of Nottinghamshire (27 of 274",
        kind: "comparison",
        numbers: [half, ["27", 27, "part"], ["274", 274, "whole"]],
      },
    ]);
    expect(two.claims[1]?.verdict).toBe("holds");
  });

  test("a range over places is not a change", async () => {
    const text = "Rates vary from one in eight in Dorset to one in 52 in Bedfordshire";
    const { claims } = await checked(text, [
      {
        quote: "one in eight in Dorset to one in 52",
        kind: "change",
        numbers: [
          ["one in eight", 8, "from"],
          ["one in 52", 52, "to"],
        ],
      },
    ]);
    expect(claims[0]?.verdict).toBe("cannot be checked");
    expect(claims[0]?.note).toContain("not a change");
  });

  test("a part that is only about so many leaves nothing to say of the rest", async () => {
    const text = "There were 11,204 crimes. Some 4,900 had no suspect, 3,300 no support and 1,100 are open.";
    const part = (words: string, value: number, line: string): Said => [words, value, "part", { line }];
    const made = (hedge: "about" | null): readonly Made[] => [
      { quote: "11,204 crimes", kind: "count", numbers: [["11,204", 11_204, "alone", { unit: "crimes" }]] },
      {
        quote: "4,900 had no suspect, 3,300 no support and 1,100",
        kind: "breakdown",
        numbers: [
          ["4,900", 4900, "part", { line: "no-suspect", hedge }],
          part("3,300", 3300, "victim-does-not-support"),
          part("1,100", 1100, "open"),
        ],
      },
    ];
    expect((await checked(text, made("about"))).balances).toEqual([]);
    expect((await checked(text, made(null))).balances[0]?.notAccountedFor).toBe(1904);
  });

  test("the charged of one whole are not added to it twice", async () => {
    const text = "In Surrey 30 of 410 crimes ended in a charge. Of the 19 people charged, 11 were convicted.";
    const { balances } = await checked(text, [
      { quote: "30 of 410 crimes", numbers: [charged("30", 30), crimes("410", 410)] },
      { quote: "19 people", kind: "count", numbers: [["19", 19, "alone", { unit: null, line: "charged" }]] },
    ]);
    expect(balances).toEqual([]);
  });
});

test("the same charges of two wholes for one force: both places are named", async () => {
  const text = "Cumbria charged 14 out of 322 crimes, one in 23. The force said 14 of 332 crimes led to a charge.";
  const made = (first: number, second: number): readonly Made[] => [
    {
      quote: `14 out of ${first} crimes`,
      place: "cumbria",
      numbers: [charged("14", 14), crimes(String(first), first)],
    },
    { quote: `14 of ${second} crimes`, place: "cumbria", numbers: [charged("14", 14), crimes(String(second), second)] },
  ];
  const { claims } = await checked(text, made(322, 332));
  expect(claims[1]?.verdict).toBe("does not hold");
  expect(claims[1]?.note).toContain("14 out of 322");
  const less = "Cumbria charged 14 out of 322 crimes. Leave out those abroad and it is 14 of 302 crimes.";
  expect((await checked(less, made(322, 302))).claims[1]?.note).not.toContain("Ask which is right");
});

describe("changes", () => {
  const two = (text: string, words: string, value: number): ReturnType<typeof checked> =>
    checked(text, [
      { quote: "302", kind: "count", period: { id: "2021", words: "2021" }, numbers: [["302", 302, "alone"]] },
      { quote: "288", kind: "count", period: { id: "2020", words: "2020" }, numbers: [["288", 288, "alone"]] },
      { quote: words, kind: "change", numbers: [[words, value, "ratio", { hedge: "just under" }]] },
    ]);

  test("are held against two counts of two years before them", async () => {
    const text = "There were 302 referrals in 2021 and 288 in 2020, a rise of almost 5%.";
    expect((await two(text, "5%", 5)).claims[2]?.verdict).toBe("holds");
  });

  test("a fall that is a rise does not hold", async () => {
    const text = "There were 302 referrals in 2021 and 288 in 2020, a fall of almost 5%.";
    expect((await two(text, "5%", 5)).claims[2]?.verdict).toBe("does not hold");
  });

  test("numbers of the sentence before may hold a change and never fail it", async () => {
    const text = "There were 302 referrals in 2021 and 288 in 2020. Complaints rose by almost 50%.";
    expect((await two(text, "50%", 50)).claims[2]?.verdict).toBe("cannot be checked");
  });
});

test("percentages one by one that are said to be all add up to 100, or do not", async () => {
  const made = (last: string, value: number): readonly Made[] =>
    (
      [
        ["38%", 38, "no-suspect"],
        ["46.6%", 46.6, "victim-does-not-support"],
        [last, value, null],
      ] as const
    ).map(([quote, share, line]) => ({ quote, numbers: [[quote, share, "ratio", { line }]] }));
  const text = (last: string): string => `38% had no suspect and 46.6% no support. The remaining ${last} had others.`;
  expect((await checked(text("15.4%"), made("15.4%", 15.4))).claims[2]?.verdict).toBe("holds");
  expect((await checked(text("25.4%"), made("25.4%", 25.4))).claims[2]?.verdict).toBe("does not close");
});

test("a count of forces has no interval: it is a count of all that there are", async () => {
  const { claims } = await checked("Of the 43 forces, 39 replied.", [
    {
      quote: "43 forces, 39",
      numbers: [
        ["43", 43, "whole", { unit: "forces" }],
        ["39", 39, "part", { unit: "forces" }],
      ],
    },
  ]);
  expect(claims[0]?.readings[0]?.computed).toBe("4 are not among them");
});
