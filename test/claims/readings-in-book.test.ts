// Readings from the book, on returns made for this: each allowed reading is worked out, and none that no one would mean.
import { describe, expect, test } from "vitest";
import { bookFigures } from "../../src/actions/book-figures.ts";
import type { CheckedText } from "../../src/claims/checked.ts";
import { withHome } from "../actions/home.ts";
import { checked, type Made } from "./said.ts";

interface Row {
  readonly force: string;
  readonly period?: string;
  readonly basis?: string;
  readonly rule?: string;
  readonly total: number;
  readonly charged: number;
  readonly transferred: number;
  readonly open?: number;
}

/** A return in the open format: every crime stands in a line. */
function returns(rows: readonly Row[]): string {
  const head = "force,area,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value,note,source";
  const lines = rows.flatMap(
    ({
      force,
      period = "2018/19",
      basis = "recorded",
      rule = "set by an officer on reading",
      total,
      charged,
      transferred,
      open = 0,
    }) => {
      const row = (line: string, value: number): string =>
        `${force},,${period},crimes,flag:CSE,${rule},officer,${basis},2021-06-30,${line},${value},,A source`;
      const rest = total - charged - transferred - open;
      return [
        row("total", total),
        row("charged", charged),
        row("transferred", transferred),
        row("open", open),
        row("no-suspect", rest),
      ];
    },
  );
  return `${[head, ...lines].join("\n")}\n`;
}

const BOOK: readonly Row[] = [
  { force: "South Yorkshire", total: 540, charged: 16, transferred: 170 },
  { force: "South Yorkshire", period: "2017/18", total: 500, charged: 30, transferred: 100 },
  { force: "Kent", total: 4000, charged: 20, transferred: 0 },
  { force: "Essex", total: 400, charged: 40, transferred: 0 },
  { force: "Surrey", total: 600, charged: 60, transferred: 10, open: 200 },
  { force: "Cheshire", total: 300, charged: 30, transferred: 0, rule: "a keyword search" },
];

async function withBook(text: string, made: readonly Made[], rows: readonly Row[] = BOOK): Promise<CheckedText> {
  return withHome(async (tools, { add }) => {
    await add("returns.csv", returns(rows));
    return checked(text, made, bookFigures(tools));
  });
}

const YEAR = { id: "2018/19", words: "2018/19" };
const RATE = { scope: "flag:CSE", period: YEAR } as const;
const oneIn = (n: number): Made["numbers"] => [[`one in ${n}`, n, "ratio", { unit: "crimes", line: "charged" }]];

describe("a rate of a force", () => {
  test("is worked out under each denominator, with the address of its passport", async () => {
    const { claims } = await withBook("one in 23", [
      { quote: "one in 23", place: "south-yorkshire", ...RATE, numbers: oneIn(23) },
    ]);
    expect(claims[0]?.verdict).toBe("holds under these readings");
    expect(claims[0]?.readings).toMatchObject([
      {
        reading: "South Yorkshire, 2018/19: of all crimes with the CSE flag, recorded basis",
        computed: "16 of 540: one in 34 (one in 21 to one in 55)",
        verdict: "does not hold",
      },
      {
        reading: "South Yorkshire, 2018/19: crimes with the CSE flag, less transferred, recorded basis",
        computed: "16 of 370: one in 23 (one in 14 to one in 37)",
        verdict: "holds",
        from: "book",
        passport:
          "/passport?figure=rate&force=south-yorkshire&scope=flag:CSE&period=2018/19&basis=recorded&denominator=less-transferred",
      },
    ]);
    expect(claims[0]?.note).toContain("less transferred");
  });

  test("takes a bare year for both financial years that touch it", async () => {
    const made: Made = {
      quote: "one in 17",
      place: "south-yorkshire",
      scope: "flag:CSE",
      period: { id: "2018", words: "2018" },
      numbers: oneIn(17),
    };
    const { claims } = await withBook("one in 17", [made]);
    const held = claims[0]?.readings.filter(({ verdict }) => verdict === "holds").map(({ reading }) => reading);
    expect(held).toEqual(["South Yorkshire, 2017/18: of all crimes with the CSE flag, recorded basis"]);
    expect(claims[0]?.readings.some(({ reading }) => reading.includes("2018/19"))).toBe(true);
  });

  test("with counts is held against counts, and readings that no one means are left out", async () => {
    const text = "16 of 540 crimes: one in 34";
    const { claims } = await withBook(text, [
      {
        quote: text,
        place: "south-yorkshire",
        scope: "flag:CSE",
        numbers: [
          ["16", 16, "part", { line: "charged" }],
          ["540", 540, "whole", { unit: "crimes" }],
          ["one in 34", 34, "ratio"],
        ],
      },
    ]);
    expect(claims[0]?.verdict).toBe("holds");
    expect(claims[0]?.readings.map(({ from }) => from)).toEqual(["text", "book"]);
  });

  test("that fits its own counts and not the book's holds under the first alone", async () => {
    const text = "20 of 600 crimes: one in 30";
    const { claims } = await withBook(text, [
      {
        quote: text,
        place: "south-yorkshire",
        ...RATE,
        numbers: [
          ["20", 20, "part", { line: "charged" }],
          ["600", 600, "whole", { unit: "crimes" }],
          ["one in 30", 30, "ratio"],
        ],
      },
    ]);
    expect(claims[0]?.verdict).toBe("holds under these readings");
    expect(
      claims[0]?.readings.filter(({ from }) => from === "book").every(({ verdict }) => verdict === "does not hold"),
    ).toBe(true);
  });

  test.each<[why: string, made: Partial<Made>]>([
    ["of no period", { period: null }],
    ["of another period", { period: { id: "2010/11", words: "2010/11" } }],
    ["of a town", { place: { force: null, words: "Rotherham", kind: "other" } }],
    ["of another scope", { scope: "rape" }],
    ["of another basis", { basis: "closed" }],
    ["of reports", { numbers: [["one in 34", 34, "ratio", { unit: "reports", line: "charged" }]] }],
    ["of nobody knows what", { numbers: [["one in 34", 34, "ratio", { unit: "crimes" }]] }],
  ])("%s is not read from the book", async (_why, more) => {
    const { claims } = await withBook("one in 34", [
      { quote: "one in 34", place: "south-yorkshire", ...RATE, numbers: oneIn(34), ...more },
    ]);
    expect(claims[0]?.readings).toEqual([]);
    expect(claims[0]).toMatchObject({ verdict: "cannot be checked" });
    expect(claims[0]?.note).toMatch(/Needed/);
  });

  test("of another line is that line of all crimes", async () => {
    const { claims } = await withBook("31 per cent", [
      {
        quote: "31 per cent",
        place: "south-yorkshire",
        ...RATE,
        numbers: [["31 per cent", 31, "ratio", { unit: "crimes", line: "transferred" }]],
      },
    ]);
    expect(claims[0]).toMatchObject({ verdict: "holds" });
    expect(claims[0]?.readings[0]).toMatchObject({ computed: "170 of 540: 31.5% (27.7% to 35.5%)" });
  });

  test("with much still open says so", async () => {
    const { claims } = await withBook("one in 10", [
      { quote: "one in 10", place: "surrey", ...RATE, numbers: oneIn(10) },
    ]);
    expect(claims[0]?.note).toContain("33.3% of Surrey's crimes of 2018/19 have no outcome yet");
  });
});

describe("an average", () => {
  const average = (n: number, more: Partial<Made> = {}): Made => ({
    quote: `one in ${n} crimes led to a charge across 5 forces`,
    kind: "average",
    ...RATE,
    numbers: [
      [`one in ${n}`, n, "ratio", { unit: "crimes", line: "charged" }],
      ["5", 5, "of-forces", { unit: "forces" }],
    ],
    ...more,
  });
  const read = async (made: Made) => (await withBook(made.quote, [made])).claims[0];

  test("is pooled or the mean of forces, and each is named", async () => {
    const claim = await read(average(41));
    const says = claim?.readings.map(({ reading, verdict }) => [reading.replace(/,.*/u, ""), verdict]) ?? [];
    expect(says).toContainEqual(["pooled over 4 forces", "holds"]);
    expect(says).toContainEqual(["mean of 4 forces", "does not hold"]);
    expect(claim?.verdict).toBe("holds under these readings");
    expect(claim?.note).toContain("The text says 5 forces; the book compares 4.");
  });

  test("that says which it is gets that one", async () => {
    const claim = await read(average(41, { averageOf: "mean of forces" }));
    expect(claim?.readings.every(({ reading }) => reading.startsWith("mean of"))).toBe(true);
    expect(claim?.verdict).toBe("does not hold");
  });
});

describe("counts", () => {
  const count = (value: number, line: string | null, unit: string): Made => ({
    quote: `${value}`,
    kind: "count",
    place: "south-yorkshire",
    ...RATE,
    numbers: [[String(value), value, "alone", { unit, line }]],
  });
  test.each<[value: number, line: string | null, unit: string, verdict: string]>([
    [540, null, "crimes", "holds"],
    [541, null, "crimes", "does not hold"],
    [16, "charged", "charges", "holds"],
    [170, "transferred", "crimes", "holds"],
    [540, null, "children", "cannot be checked"],
    [12, "convicted", "crimes", "cannot be checked"],
  ])("%d (%s, %s): %s", async (value, line, unit, verdict) => {
    const { claims } = await withBook(`${value}`, [count(value, line, unit)]);
    expect(claims[0]?.verdict).toBe(verdict);
  });
});

describe("orders and comparisons", () => {
  const worst = (place: string): Made => ({ quote: "worst", place, ...RATE, superlative: "worst", numbers: [] });
  test("“worst” holds where the book itself would say it, and not of a force that others stand below", async () => {
    const { claims } = await withBook("worst worst", [worst("kent"), { ...worst("essex") }]);
    expect(claims[0]).toMatchObject({ verdict: "holds" });
    expect(claims[0]?.readings[0]?.computed).toMatch(/Kent has the lowest share \(P = 0\.9\d+\)/);
    expect(claims[1]).toMatchObject({ verdict: "does not hold" });
  });

  test("“worst” of a force that is merely lowest cannot be said", async () => {
    const close = [
      ["Kent", 10],
      ["Essex", 11],
      ["Surrey", 12],
    ].map(([force, charged]): Row => ({ force: String(force), total: 400, charged: Number(charged), transferred: 0 }));
    const { claims } = await withBook("worst", [worst("kent")], close);
    expect(claims[0]).toMatchObject({ verdict: "cannot be checked" });
    expect(claims[0]?.note).toContain("Do not print “worst”");
  });

  const against = (force: string, words: string): NonNullable<Made["against"]> => ({ force, words, kind: "force" });
  test("a force of another flag rule is not compared, and the reason is said", async () => {
    const { claims } = await withBook("the same as Cheshire", [
      {
        quote: "the same as Cheshire",
        kind: "comparison",
        place: "essex",
        ...RATE,
        against: against("cheshire", "Cheshire"),
        numbers: [],
      },
    ]);
    expect(claims[0]).toMatchObject({ verdict: "cannot be checked" });
    expect(claims[0]?.note).toContain("flag rule");
  });

  test("twice the rate of another holds by the shares, and three times does not", async () => {
    const times = (value: number): Made => ({
      quote: "times",
      kind: "comparison",
      place: "essex",
      ...RATE,
      against: against("south-yorkshire", "South Yorkshire"),
      numbers: [["times", value, "ratio", { form: "times" }]],
    });
    const { claims } = await withBook("times times", [times(3.4), times(2)]);
    expect(claims.map(({ verdict }) => verdict)).toEqual(["holds", "does not hold"]);
  });

  test("the country is the rest of it, without the force", async () => {
    const { claims } = await withBook("times", [
      {
        quote: "times",
        kind: "comparison",
        place: "kent",
        ...RATE,
        against: { force: null, words: "nationally", kind: "country" },
        numbers: [["times", 0.07, "ratio", { form: "times", decimals: 2 }]],
      },
    ]);
    // 20 of 4,000 against 116 of 1,540
    expect(claims[0]?.readings[0]).toMatchObject({
      verdict: "holds",
      computed: "one in 200 against one in 13: 0.07 times",
    });
  });
});

describe("what the book cannot decide", () => {
  test("a financial year that only touches a bare year never contradicts it", async () => {
    const { claims } = await withBook("one in 99", [
      {
        quote: "one in 99",
        place: "south-yorkshire",
        scope: "flag:CSE",
        period: { id: "2018", words: "2018" },
        numbers: oneIn(99),
      },
    ]);
    expect(claims[0]?.verdict).toBe("cannot be checked");
    expect(claims[0]?.note).toContain("the calendar year or a financial year");
  });

  test("with crimes left out a number must fit as printed: 36.99 cut off is no second liberty", async () => {
    const { claims } = await withBook("one in 22", [
      { quote: "one in 22", place: "south-yorkshire", ...RATE, numbers: oneIn(22) },
    ]);
    // 370 / 16 is 23.1; 540 / 16 is 33.75.
    expect(claims[0]?.verdict).toBe("does not hold");
    expect(claims[0]?.note).toContain("The nearest in the book is 16 of 370");
  });

  test("a total of outcomes given is not held against crimes recorded", async () => {
    const row = { force: "Kent", basis: "closed", total: 900, charged: 20, transferred: 0 };
    const { claims } = await withBook(
      "Kent recorded 700 crimes",
      [
        {
          quote: "700 crimes",
          kind: "count",
          place: "kent",
          ...RATE,
          numbers: [["700", 700, "alone", { unit: "crimes" }]],
        },
      ],
      [row],
    );
    expect(claims[0]?.readings).toEqual([]);
  });

  test("a rate of the whole country is pooled or the mean of forces", async () => {
    const { claims } = await withBook("4 per cent", [
      {
        quote: "4 per cent",
        place: "country",
        ...RATE,
        numbers: [["4 per cent", 4, "ratio", { unit: "crimes", line: "charged" }]],
      },
    ]);
    const readings = claims[0]?.readings.map(({ reading }) => reading) ?? [];
    expect(readings.some((one) => one.startsWith("pooled over"))).toBe(true);
    expect(readings.some((one) => one.startsWith("mean of"))).toBe(true);
  });

  test("“highest” of a force that others stand beyond takes the verdict from a rate that holds", async () => {
    const { claims } = await withBook("one in 200", [
      { quote: "one in 200", place: "kent", ...RATE, superlative: "highest", numbers: oneIn(200) },
    ]);
    expect(claims[0]?.readings.some(({ verdict }) => verdict === "holds")).toBe(true);
    expect(claims[0]?.verdict).toBe("does not hold");
    expect(claims[0]?.note).toContain("“highest” does not hold");
  });
});

describe("a change between two periods", () => {
  const change = (text: string, numbers: Made["numbers"], more: Partial<Made> = {}): Promise<CheckedText> =>
    withBook(text, [{ quote: text, kind: "change", place: "south-yorkshire", scope: "flag:CSE", numbers, ...more }]);
  const crimes = { unit: "crimes" } as const;

  test("of crimes is held against both", async () => {
    const text = "crimes rose from 500 in 2017/18 to 540 in 2018/19, by 8 per cent";
    const numbers: Made["numbers"] = [
      ["500", 500, "from", crimes],
      ["540", 540, "to", crimes],
      ["8 per cent", 8, "ratio"],
    ];
    const { claims } = await change(text, numbers);
    expect(claims[0]?.verdict).toBe("holds");
    expect(claims[0]?.readings.at(-1)).toMatchObject({
      reading: "2017/18 and 2018/19, South Yorkshire: crimes with the CSE flag, recorded basis",
      computed: "500, then 540: 8.0% more (1.08 times)",
      from: "book",
      verdict: "holds",
    });
  });

  test("that the text works out rightly and the book has otherwise is said to be so", async () => {
    const text = "crimes rose from 500 in 2017/18 to 600 in 2018/19, by 20 per cent";
    const { claims } = await change(text, [
      ["500", 500, "from", crimes],
      ["600", 600, "to", crimes],
      ["20 per cent", 20, "ratio"],
    ]);
    expect(claims[0]?.verdict).toBe("holds under these readings");
    expect(claims[0]?.note).toContain("The book has 500, then 540");
  });

  test("of the rate needs no number but its size", async () => {
    const text = "the charge rate more than halved between 2017/18 and 2018/19";
    const { claims } = await change(text, [["halved", 0.5, "ratio", { form: "times", hedge: "more than" }]]);
    expect(claims[0]?.verdict).toBe("holds under these readings");
    expect(claims[0]?.readings.map(({ computed, verdict }) => `${computed} ${verdict}`)).toEqual([
      "6.0% (4.2% to 8.4%), then 3.0% (1.8% to 4.8%): 3.04 percentage points, 51% less (0.49 times) holds",
      "7.5% (5.3% to 10.5%), then 4.3% (2.7% to 6.9%): 3.18 percentage points, 42% less (0.58 times) does not hold",
    ]);
  });

  test("that goes the other way does not hold", async () => {
    const text = "the charge rate doubled from 2017/18 to 2018/19";
    const { claims } = await change(text, [["doubled", 2, "ratio", { form: "times" }]]);
    expect(claims[0]?.verdict).toBe("does not hold");
  });

  test("of which the book has one period only stays open, and says so", async () => {
    const text = "crimes fell from 700 in 2016/17 to 500 in 2017/18";
    const { claims } = await change(text, [
      ["700", 700, "from", crimes],
      ["500", 500, "to", crimes],
    ]);
    expect(claims[0]?.verdict).toBe("cannot be checked");
    expect(claims[0]?.note).toContain("The book has nothing of 2016/17");
  });

  test("whose one known end is another number does not hold", async () => {
    const text = "crimes fell from 700 in 2016/17 to 510 in 2017/18";
    const { claims } = await change(text, [
      ["700", 700, "from", crimes],
      ["510", 510, "to", crimes],
    ]);
    expect(claims[0]?.verdict).toBe("does not hold");
  });
});

describe("a scope that is not the statement's own", () => {
  const rate = (text: string, n: number, scope: string | null): Made => ({
    quote: text,
    place: "kent",
    period: YEAR,
    scope,
    numbers: oneIn(n),
  });

  test.each<[text: string, n: number, verdict: string]>([
    ["of the crimes there one in 200 led to a charge", 200, "holds under these readings"],
    ["of the crimes there one in 60 led to a charge", 60, "does not hold"],
    ["of offences against children there one in 60 led to a charge", 60, "cannot be checked"],
    ["of such crimes there one in 60 led to a charge", 60, "cannot be checked"],
  ])("carried from before: %s", async (text, n, verdict) => {
    const lead = "Crimes with the CSE flag were counted: one in 10";
    const first = { ...rate("one in 10", 10, "flag:CSE"), place: "essex" };
    const { claims } = await withBook(`${lead}. ${text}`, [first, rate(`one in ${n}`, n, null)]);
    expect(claims[1]?.verdict.replace(" under these readings", "")).toBe(verdict.replace(" under these readings", ""));
  });

  test("taken from a later sentence never fails a number", async () => {
    const text = "of the crimes there one in 60 led to a charge. With the CSE flag it was one in 10";
    const later = { ...rate("one in 10", 10, "flag:CSE"), place: "essex" };
    const { claims } = await withBook(text, [rate("one in 60", 60, null), later]);
    expect(claims[0]?.verdict).toBe("cannot be checked");
    expect(claims[0]?.note).toContain("do not say which crimes they are");
  });
});

test("a rank that holds does not mend a number that fails", async () => {
  const said = { quote: "lowest, at one in 60", place: "kent", superlative: "lowest", ...RATE, numbers: oneIn(60) };
  const { claims } = await withBook("of flagged crimes Kent charged the lowest, at one in 60", [said]);
  expect(claims[0]?.readings.map(({ verdict }) => verdict)).toContain("holds");
  expect(claims[0]?.verdict).toBe("does not hold");
});
