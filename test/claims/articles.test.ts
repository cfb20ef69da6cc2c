// Finder and checker together on the articles and the sentences of the set: every expected verdict, and nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/claims/check.ts";
import type { CheckedText, Claim } from "../../src/claims/checked.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";

interface Expected {
  readonly quote: string;
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
}

const FOLDER = new URL("articles/", import.meta.url);
const ARTICLES = readdirSync(FOLDER).filter((name) => /\.(?:txt|md)$/u.test(name));

function read(name: string): string {
  return readFileSync(new URL(name, FOLDER), "utf8");
}

function checkedText(text: string): Promise<CheckedText> {
  return checkText(text, findStatements(text), NO_FIGURES);
}

function claimAt(text: string, { claims }: CheckedText, { quote }: Expected): Claim | undefined {
  const start = text.indexOf(quote);
  return claims.find((claim) => claim.start < start + quote.length && start < claim.end);
}

describe.each(ARTICLES)("%s", (name) => {
  const text = read(name);
  const expected = JSON.parse(read(name.replace(/\.\w+$/u, ".expected.json"))) as ExpectedArticle;

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
});

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
