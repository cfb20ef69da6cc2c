// `everycase check`: an article as table, JSON, rows, page and ClaimReview; published claims with an exit code that a nightly run can heed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lengthOf } from "../../src/cli/lines.ts";
import { ARTICLE, CLAIMS } from "./claims.ts";
import { type Heard, hear } from "./listening.ts";
import { REPLIES } from "./replies.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-check-"));
const at = (name: string): string => join(folder, name);
const check = (...words: readonly string[]): Promise<Heard> => hear(["check", ...words, "--home", at("book")]);

beforeAll(async () => {
  writeFileSync(at("replies.csv"), REPLIES);
  writeFileSync(at("article.txt"), ARTICLE);
  await hear(["add", at("replies.csv"), "--home", at("book")]);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

interface Checked {
  readonly claims: readonly {
    readonly quote: string;
    readonly start: number;
    readonly end: number;
    readonly kind: string;
    readonly values: readonly number[];
    readonly verdict: string;
    readonly note: string;
    readonly readings: readonly { readonly reading: string; readonly computed: string; readonly verdict: string }[];
  }[];
  readonly balances: readonly object[];
}

describe("an article", () => {
  test("as a table: what is not accounted for first, then every claim with its verdict and readings", async () => {
    const { code, out, err } = await check(at("article.txt"));
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
    expect(out).toMatch(/^\d numbers found: /u);
    expect(out.indexOf("110  not accounted for")).toBeGreaterThan(0);
    expect(out.indexOf("110  not accounted for")).toBeLessThan(out.indexOf("169  "));
    expect(out).toContain("1. ✓ Holds");
    expect(out).toContain("≠ Does not close");
    expect(out).toContain("? Cannot be checked");
    expect(out).toContain("one in 34 (one in 21 to one in 55)");
    const command = /everycase passport rate --force south-yorkshire .*?--denominator all/su.exec(out)?.[0] ?? "";
    const words = command.replaceAll("\\\n", " ").split(/\s+/u).slice(1);
    expect((await hear([...words, "--home", at("book")])).out).toContain("[16]");
  });

  test("as JSON: the shape that is promised", async () => {
    const { out } = await check(at("article.txt"), "--format", "json");
    const { claims, balances } = JSON.parse(out) as Checked;
    expect(claims[0]).toMatchObject({
      kind: "rate",
      values: [540, 16, 34],
      verdict: "holds",
      readings: [{ reading: expect.any(String), computed: "one in 34 (one in 21 to one in 55)", verdict: "holds" }, {}],
    });
    for (const { quote, start, end } of claims) expect(ARTICLE.slice(start, end)).toBe(quote);
    expect(balances).toMatchObject([{ total: 540, parts: [16, 169, 75, 170], notAccountedFor: 110 }]);
  });

  test("from a pipe, as it stands, line ends and all", async () => {
    const piped = Buffer.from(`\uFEFF${ARTICLE.replaceAll("\n", "\r\n")}`);
    const { code, out } = await hear(["check", "-", "--format", "json", "--home", at("book")], {
      input: async function* () {
        yield piped.subarray(0, 7);
        yield piped.subarray(7);
      },
    });
    expect(code).toBe(0);
    const { claims } = JSON.parse(out) as Checked;
    const text = ARTICLE.replaceAll("\n", "\r\n");
    for (const { quote, start, end } of claims) expect(text.slice(start, end)).toBe(quote);
  });

  test("to a file of each kind, told by its ending", async () => {
    const kinds = [
      ["claims.json", '"notAccountedFor": 110'],
      ["claims.csv", "\nbalance,"],
      ["claims.html", "</html>"],
      ["claims.jsonld", '"alternateName": "holds"'],
    ] as const;
    for (const [name, holds] of kinds) {
      const { code, out } = await check(at("article.txt"), "--out", at(name));
      expect(code).toBe(0);
      expect(out.replace(/\s+/gu, " ")).toContain(`Written to ${at(name)}`);
      expect(readFileSync(at(name), "utf8")).toContain(holds);
    }
    expect(readFileSync(at("claims.html"), "utf8")).toContain(".claim.c-open");
  });

  test("signs that a terminal would obey are printed as a mark, and formulas in rows are guarded", async () => {
    writeFileSync(
      at("tricks.txt"),
      "Of 540 crimes\u001b[31m, 16 led\u202e to a charge: one in 34. =1+1 of 540 crimes, 16 were charged.\n",
    );
    const { out } = await check(at("tricks.txt"));
    expect(out).not.toMatch(/\u001b|\u202e/u);
    expect((await check(at("tricks.txt"), "--format", "csv")).out).not.toMatch(/(?:^|,)"?[=+@]/mu);
  });

  test("is declined in two lines where it cannot be read", async () => {
    writeFileSync(at("empty.txt"), "");
    writeFileSync(at("picture.txt"), Buffer.from("\u0089PNG\r\n\u001a\n\u0000\u0000", "latin1"));
    const wishes: readonly (readonly [readonly string[], number])[] = [
      [[], 2],
      [[at("nothing.txt")], 3],
      [[folder], 2],
      [[at("empty.txt")], 4],
      [[at("picture.txt")], 4],
      [[at("article.txt"), "--out", at("claims.doc")], 2],
      [[at("article.txt"), "--out", at("nowhere/claims.json")], 5],
      [[at("article.txt"), "--format", "xml"], 2],
    ];
    for (const [words, code] of wishes) {
      const ended = await check(...words);
      expect({ words, code: ended.code, out: ended.out }).toEqual({ words, code, out: "" });
      expect(ended.err.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
    }
  });
});

describe("published claims", () => {
  const FILES = {
    "as-expected": CLAIMS,
    changed: CLAIMS.replace("value: 34", "value: 28"),
    troubled: CLAIMS.replace("verdict: holds", "verdict: true"),
  };
  beforeAll(() => {
    mkdirSync(at("claims"));
    for (const [name, text] of Object.entries(FILES)) writeFileSync(at(`claims/${name}.yaml`), text);
  });

  test("end in 0 when every verdict is the expected one", async () => {
    const { code, out } = await check("--claims", at("claims/as-expected.yaml"));
    expect(code).toBe(0);
    expect(out).toContain("1 claim checked: every verdict is as expected.");
  });

  test("end in 8 when a verdict is another, and name it first", async () => {
    const { code, out } = await check("--claims", at("claims/as-expected.yaml"), at("claims/changed.yaml"));
    expect(code).toBe(8);
    expect(out).toContain("2 claims checked: 1 verdict is not as expected.");
    expect(out.indexOf("changed.yaml")).toBeLessThan(out.indexOf("as-expected.yaml"));
    expect(out).toContain("Expected “holds”, now “does not hold”.");
  });

  test("end in 0, and in 8 once a later edition of the table is in the book, though no claim was changed", async () => {
    const file = at("claims/as-expected.yaml");
    const book = ["--home", at("editions")];
    writeFileSync(
      at("later.csv"),
      REPLIES.replaceAll("2024-06-30", "2025-06-30").replace("charged,16,", "charged,24,"),
    );
    expect((await hear(["add", at("replies.csv"), ...book])).code).toBe(0);
    expect((await hear(["check", "--claims", file, ...book])).code).toBe(0);
    expect((await hear(["add", at("later.csv"), ...book])).code).toBe(0);
    const after = await hear(["check", "--claims", file, ...book]);
    expect(after.code).toBe(8);
    expect(after.out).toContain("Expected “holds”, now “does not hold”.");
  });

  test("end in 1 when a file cannot be read whole, with line and column", async () => {
    const { code, out } = await check("--claims", at("claims/troubled.yaml"));
    expect(code).toBe(1);
    expect(out).toMatch(/line \d+, column \d+/u);
  });

  test("of a whole folder, as JSON and as rows", async () => {
    const json = await check("--claims", at("claims"), "--format", "json");
    expect(json.code).toBe(8);
    expect(JSON.parse(json.out)).toMatchObject({ claims: [{ changed: false }, { changed: true }], problems: [{}] });
    const csv = await check("--claims", at("claims"), "--format", "csv");
    expect(csv.out.trimEnd().split("\n")).toHaveLength(3);
  });

  test("are declined without files, and beside an article", async () => {
    mkdirSync(at("no-claims"));
    expect((await check("--claims", at("no-claims"))).code).toBe(3);
    expect((await check("--claims", at("nothing"))).code).toBe(3);
    expect((await check(at("article.txt"), "--claims", at("claims"))).code).toBe(2);
  });
});
