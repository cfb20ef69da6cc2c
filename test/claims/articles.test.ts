// Finder and checker together on the articles and the sentences of the set: every expected statement with its verdict, and nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import type { CheckedText, Claim } from "../../src/claims/checked.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";
import { readHtmlArticle } from "../../src/sources/articles/html-article.ts";
import { OPEN_LIMITS } from "../../src/sources/sheet/opened.ts";
import { type ExpectedClaim, type PlacedClaim, type Span, scoreFound } from "./score.ts";

interface Expected extends ExpectedClaim {
  readonly to?: number;
  readonly verdict?: string;
  readonly verdictOr?: readonly string[];
  readonly readingsInclude?: readonly string[];
  readonly noteIncludes?: readonly string[];
}

interface ExpectedArticle {
  readonly claims: readonly Expected[];
  readonly balances: readonly {
    readonly total: number;
    readonly parts: readonly number[];
    readonly notAccountedFor: number;
    readonly optional?: boolean;
  }[];
  readonly unsureAllowed?: readonly string[];
}

/** The text of an article, as a reader gets it: a page on the web by its words, its rows with tabs. */
function textOf(path: string): string {
  if (!path.endsWith(".html")) return readFileSync(path, "utf8");
  return readHtmlArticle({ format: "html", path, folder: "", limits: OPEN_LIMITS }).text?.join("\n") ?? "";
}

function checkedText(text: string): Promise<CheckedText> {
  return checkText(text, findStatements(text), NO_FIGURES);
}

/** Where a quote first stands, whatever white space the reader set between its words. */
function stretchOf(text: string, quote: string): Span {
  const words = quote.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  const found = new RegExp(words.join("\\s+"), "u").exec(text);
  if (found === null) throw new Error(`Cannot place the quote: “${quote}” does not stand in the text`);
  return { start: found.index, end: found.index + found[0].length };
}

function placedIn(text: string, one: Expected): PlacedClaim & Expected {
  return { ...one, ...stretchOf(text, one.quote), values: one.to === undefined ? one.values : [...one.values, one.to] };
}

function claimAt(text: string, { claims }: CheckedText, one: Expected): Claim | undefined {
  const { start, end } = stretchOf(text, one.quote);
  const touching = claims.filter((claim) => claim.start < end && start < claim.end);
  const holdsAll = ({ values }: Claim): boolean =>
    one.values.every((value) => values.some((other) => Math.abs(other - value) < 1e-9));
  return touching.find(holdsAll) ?? touching[0];
}

/** Holds every article of a folder against what is expected of it: `name.expected.json` beside it. */
function articlesOf(folder: string): void {
  const path = (name: string): string => fileURLToPath(new URL(`${folder}/${name}`, import.meta.url));
  const names = readdirSync(new URL(`${folder}/`, import.meta.url)).filter((name) => /\.(?:txt|md|html)$/u.test(name));
  describe.each(names)(`${folder}: %s`, (name) => {
    const text = textOf(path(name));
    const expected = JSON.parse(
      readFileSync(path(name.replace(/\.\w+$/u, ".expected.json")), "utf8"),
    ) as ExpectedArticle;
    theArticle(text, expected);
  });
}

function theArticle(text: string, expected: ExpectedArticle): void {
  test("every statement is found as one, and nothing else is", async () => {
    const { claims } = await checkedText(text);
    const allowed = (expected.unsureAllowed ?? []).map((quote) => stretchOf(text, quote));
    const wanted = expected.claims.map((one) => placedIn(text, one));
    const { missed, inventions } = scoreFound(claims, wanted, allowed);
    expect(missed.map(({ quote }) => quote)).toEqual([]);
    expect(inventions.map(({ quote }) => quote)).toEqual([]);
  });

  test("every claim has its verdict", async () => {
    const found = await checkedText(text);
    const verdicts = expected.claims.map((one) => [one.quote, claimAt(text, found, one)?.verdict ?? "not found"]);
    const wanted = expected.claims.map((one, at) => {
      const verdict = verdicts[at]?.[1] ?? "";
      return [one.quote, [one.verdict, ...(one.verdictOr ?? [])].includes(verdict) ? verdict : one.verdict];
    });
    expect(verdicts).toEqual(wanted);
  });

  test("the words that must stand in readings and notes stand there", async () => {
    const found = await checkedText(text);
    for (const one of expected.claims) {
      const claim = claimAt(text, found, one);
      const readings = claim?.readings.map(({ reading, computed }) => `${reading} ${computed}`).join("\n") ?? "";
      for (const word of one.readingsInclude ?? []) expect(readings, one.quote).toContain(word);
      for (const word of one.noteIncludes ?? []) expect(claim?.note.toLowerCase(), one.quote).toContain(word);
    }
  });

  test("its sums are those of the text and no others", async () => {
    const { balances } = await checkedText(text);
    const key = (one: { total: number; parts: readonly number[]; notAccountedFor: number }): string =>
      JSON.stringify([one.total, one.parts.toSorted((a, b) => a - b), one.notAccountedFor]);
    const wanted = expected.balances.map(key);
    const needed = expected.balances.filter(({ optional }) => optional !== true).map(key);
    const found = balances.map(key);
    expect(needed.filter((one) => !found.includes(one))).toEqual([]);
    expect(found.filter((one) => !wanted.includes(one))).toEqual([]);
  });
}

articlesOf("articles");
articlesOf("articles-later");
articlesOf("articles-last");
articlesOf("articles-new");

interface Sentence {
  readonly id: string;
  readonly set: string;
  readonly text: string;
  readonly expect: readonly Expected[];
}

test("the verdicts that a sentence alone decides come out, where it was found", async () => {
  const sentences = JSON.parse(readFileSync(new URL("sentences.json", import.meta.url), "utf8")) as readonly Sentence[];
  const wrong: string[] = [];
  let decided = 0;
  for (const { id, text, expect: all } of sentences.filter(({ set }) => set === "dev")) {
    const found = await checkedText(text);
    for (const one of all.filter(({ verdict }) => verdict !== undefined)) {
      const claim = claimAt(text, found, one);
      if (claim === undefined) continue;
      decided++;
      if (claim.verdict !== one.verdict)
        wrong.push(
          `${id} “${one.quote}”: wanted ${one.verdict}, not ${claim.verdict}: ${claim.note} ${JSON.stringify(claim.readings.map(({ reading, computed, verdict }) => [reading, computed, verdict]))} ${JSON.stringify(claim.statement.numbers.map(({ words, value, form, role, unit, line, hedge }) => [words, value, form, role, unit, line, hedge]))}`,
        );
    }
  }
  expect(decided).toBeGreaterThan(15);
  expect(wrong).toEqual([]);
});
