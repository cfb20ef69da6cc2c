// The claims file: read strictly, each fault with its line and column, and checked against a book that changes.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bookFigures } from "../../src/actions/book-figures.ts";
import { checkClaimsFile } from "../../src/claims/check-claims-file.ts";
import { type BoundClaim, parseClaimsFile } from "../../src/claims/claims-file.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { withHome } from "../actions/home.ts";

const CLAIM = `- id: kent-2018-19
  quote: "one in 34"
  where: https://example.org/article
  on: 2024-11-22
  figure: rate
  force: Kent
  scope: flag:CSE
  period: 2018/19
  basis: recorded
  says: { form: one-in, value: 34 }
  reading: 16 of all 540 crimes
  verdict: holds
`;

describe("reading", () => {
  test("a claim is bound to a figure of the book", () => {
    expect(parseClaimsFile(CLAIM, "claims/kent.yaml")).toEqual({
      problems: [],
      claims: [
        {
          id: "kent-2018-19",
          quote: "one in 34",
          where: "https://example.org/article",
          on: "2024-11-22",
          figure: "rate",
          force: "kent",
          question: { scope: "flag:CSE", period: "2018/19", basis: "recorded", denominator: "all" },
          says: { form: "one-in", value: 34, decimals: 0, hedge: null },
          reading: "16 of all 540 crimes",
          expected: "holds",
          edition: null,
          file: "claims/kent.yaml",
          line: 1,
        },
      ],
    });
  });

  test("the digits after the point count as they are written, and a year stays a text", () => {
    const text = CLAIM.replace("one-in, value: 34", "percent, value: 3.0, hedge: about").replace("2018/19", "2018");
    const [claim] = parseClaimsFile(text, "a.yaml").claims;
    expect(claim?.says).toEqual({ form: "percent", value: 3, decimals: 1, hedge: "about" });
    expect(claim?.question.period).toBe("2018");
  });

  test.each([
    ["", []],
    ["# nothing yet\n", []],
    ["[]", []],
  ])("%j holds no claims and no problems", (text, claims) => {
    expect(parseClaimsFile(text, "a.yaml")).toEqual({ claims, problems: [] });
  });

  test.each<[fault: string, text: string, cell: string, found: string | RegExp]>([
    ["an unknown force", CLAIM.replace("Kent", "Kant"), "line 6, column 10", "Kant"],
    ["a day that does not exist", CLAIM.replace("11-22", "11-31"), "line 4, column 7", "2024-11-31"],
    ["an unknown figure", CLAIM.replace("figure: rate", "figure: speed"), "line 5, column 11", "speed"],
    ["an unknown scope", CLAIM.replace("flag:CSE", "flag:XYZ"), "line 7, column 10", "flag:XYZ"],
    ["a verdict of its own", CLAIM.replace("verdict: holds", "verdict: true"), "line 12, column 12", "true"],
    ["a number that is none", CLAIM.replace("value: 34", "value: many"), "line 10, column 32", "many"],
    ["a form that is none", CLAIM.replace("one-in", "one"), "line 10, column 17", "one"],
    [
      "an inherited name as a hedge",
      CLAIM.replace("34 }", "34, hedge: constructor }"),
      "line 10, column 43",
      "constructor",
    ],
    ["an unknown field", `${CLAIM}  colour: red\n`, "line 13, column 11", "colour"],
    ["a field that is missing", CLAIM.replace("  basis: recorded\n", ""), "line 1, column 3", "no field “basis”"],
    ["one id twice", CLAIM + CLAIM, "line 13, column 3", "kent-2018-19"],
    ["a field twice", CLAIM.replace("  on:", "  where: again\n  on:"), "line 4, column 3", /unique/u],
    ["a claim that is a text", `${CLAIM}- one in 34\n`, "line 13, column 3", "the text “one in 34”"],
    ["no list", "claims: {}", "line 1, column 1", "fields"],
    [
      "a force where all are meant",
      CLAIM.replace("figure: rate", "figure: pooled"),
      "line 1, column 3",
      "pooled with the force kent",
    ],
    ["no force where one is meant", CLAIM.replace("  force: Kent\n", ""), "line 1, column 3", "rate without a force"],
    ["an alias", "- &a x\n- *a\n", "line 1, column 6", "an anchor (&)"],
    ["a tag", "- !js/function x\n", "line 1, column 3", /tag/u],
    ["two documents", `${CLAIM}---\n${CLAIM}`, "line 13, column 1", /document/u],
    ["a broken line", "- id: [", "line 1, column 8", /./u],
  ])("%s is named with its place, and the others are read", (_fault, text, cell, found) => {
    const { problems } = parseClaimsFile(text, "a.yaml");
    expect(problems.length).toBeGreaterThan(0);
    expect(problems[0]).toMatchObject({
      file: "a.yaml",
      cell,
      found: found instanceof RegExp ? expect.stringMatching(found) : found,
    });
    expect(problems[0]?.wanted).not.toBe("");
  });

  test("a faulty claim does not take the sound one with it", () => {
    const { claims, problems } = parseClaimsFile(
      CLAIM.replace("kent-", "kant-").replace("Kent", "Kant") + CLAIM,
      "a.yaml",
    );
    expect(claims.map(({ force }) => force)).toEqual(["kent"]);
    expect(problems).toHaveLength(1);
  });

  test.each([
    [
      "a text that grows by aliases",
      `${"abcdefgh"
        .split("")
        .map((one, at) => `${one}: &${one} [${at === 0 ? "x" : `*${"abcdefgh"[at - 1]}`.concat(", ").repeat(9)}]`)
        .join("\n")}\n`,
    ],
    ["deep lists", "[".repeat(20_000)],
    ["deep fields", "{a: ".repeat(20_000)],
    ["two megabytes", "- x\n".repeat(500_000)],
    ["half surrogates", "- \ud800: \udc00\n"],
    ["prototypes", "- __proto__: 1\n  constructor: 2\n"],
  ])("%s is declined in words", (_name, text) => {
    const { claims, problems } = parseClaimsFile(text, "a.yaml");
    expect(claims).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
  });
});

const RETURN = (charged: number, edition: string): string =>
  [
    "force,area,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value,note,source",
    ...["Kent,540", "Essex,400", "Surrey,300"].flatMap((one, at) => {
      const [force, total] = one.split(",");
      const row = (line: string, value: number | string): string =>
        `${force},,2018/19,crimes,flag:CSE,set by an officer on reading,officer,recorded,${edition},${line},${value},,A source`;
      return [
        row("total", total ?? ""),
        row("charged", at === 0 ? charged : 20),
        row("no-suspect", 100),
        row("transferred", 50),
      ];
    }),
    "",
  ].join("\n");

function claim(changes: Readonly<Record<string, string>>): BoundClaim {
  const text = Object.entries(changes).reduce((all, [from, to]) => all.replace(from, to), CLAIM);
  const { claims, problems } = parseClaimsFile(text, "a.yaml");
  expect(problems).toEqual([]);
  return claims[0] as BoundClaim;
}

describe("checking", () => {
  test("without a figure a claim cannot be checked, which is a change when it was expected to hold", async () => {
    const [found] = await checkClaimsFile([claim({})], NO_FIGURES);
    expect(found).toMatchObject({ now: "cannot be checked", changed: true, edition: null });
    expect(found?.why).toBe(
      "Expected “holds”, now “cannot be checked”. The book has no figure for it. That does not mean zero.",
    );
  });

  test("a new edition that changes a figure changes the verdict, and says so", async () => {
    await withHome(async (tools, { add }) => {
      await add("first.csv", RETURN(16, "2020-01-30"));
      const [before] = await checkClaimsFile([claim({})], bookFigures(tools));
      expect(before).toMatchObject({ now: "holds", changed: false });
      expect(before?.readings[0]).toMatchObject({
        computed: "16 of 540: one in 34 (one in 21 to one in 55)",
        from: "book",
      });
      expect(before?.readings[0]?.passport).toBe(
        "/passport?figure=rate&force=kent&scope=flag:CSE&period=2018/19&basis=recorded&denominator=all",
      );
      await add("second.csv", RETURN(18, "2021-01-30"));
      const noted = { ...claim({}), edition: before?.edition ?? null };
      const [after] = await checkClaimsFile([noted], bookFigures(tools));
      expect(after).toMatchObject({ now: "does not hold", changed: true });
      expect(after?.why).toMatch(
        /^Expected “holds”, now “does not hold”\. The book has 18 of 540: one in 30 .* \(edition .*2021.*\)\. It was set with edition .*2020.*\.$/,
      );
    });
  });

  test("each kind of figure is asked of the book", async () => {
    await withHome(async (tools, { add }) => {
      await add("first.csv", RETURN(16, "2020-01-30"));
      const says = (form: string, value: string) => ({ "form: one-in, value: 34": `form: ${form}, value: ${value}` });
      const cases: readonly (readonly [BoundClaim, string])[] = [
        [claim({ "figure: rate": "figure: total", ...says("count", "540") }), "540"],
        [claim({ "figure: rate": "figure: charged", ...says("count", "16") }), "16"],
        [
          claim({ "figure: rate": "figure: no-suspect", ...says("percent", "19") }),
          "100 of 540: 18.5% (15.5% to 22.0%)",
        ],
        [claim({ "figure: rate": "figure: not-accounted-for", ...says("count", "374") }), "374"],
        [
          claim({ "basis: recorded": "basis: recorded\n  denominator: less-transferred", ...says("one-in", "31") }),
          "16 of 490: one in 31 (one in 19 to one in 50)",
        ],
        [
          claim({ "figure: rate": "figure: pooled", "  force: Kent\n": "", ...says("percent", "4.5") }),
          "56 of 1,240: 4.5% (3.5% to 5.8%)",
        ],
        [claim({ "figure: rate": "figure: mean of forces", "  force: Kent\n": "", ...says("percent", "4.9") }), "4.9%"],
      ];
      const found = await checkClaimsFile(
        cases.map(([one]) => one),
        bookFigures(tools),
      );
      expect(found.map(({ readings }) => readings[0]?.computed)).toEqual(cases.map(([, computed]) => computed));
      expect(found.map(({ now }) => now)).toEqual(cases.map(() => "holds"));
    });
  });
});

test("the example in the book of published figures holds, claim by claim", async () => {
  const read = (name: string): string => readFileSync(new URL(`../../examples/${name}`, import.meta.url), "utf8");
  const { claims, problems } = parseClaimsFile(read("claims/south-yorkshire.yaml"), "south-yorkshire.yaml");
  expect(problems).toEqual([]);
  await withHome(async (tools, { add }) => {
    await add("published.csv", read("cse-published-figures.csv"));
    const found = await checkClaimsFile(claims, bookFigures(tools));
    expect(found.map(({ now, changed }) => [now, changed])).toEqual(claims.map(() => ["holds", false]));
    expect(found[1]?.readings[0]?.computed).toBe("16 of 370: one in 23 (one in 14 to one in 37)");
  });
});

test("the example in the manual is read", () => {
  const manual = readFileSync(new URL("../../docs/claims.md", import.meta.url), "utf8");
  const [, example = ""] = /```yaml\n([\s\S]*?)```/u.exec(manual) ?? [];
  const { claims, problems } = parseClaimsFile(example, "manual.yaml");
  expect(problems).toEqual([]);
  expect(claims).toHaveLength(1);
});
