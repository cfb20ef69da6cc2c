// Finder and checker together held against whole articles: each statement, its verdict, and the sums of the text.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkText } from "../../src/claims/check.ts";
import type { CheckedText, Claim } from "../../src/claims/checked.ts";
import { NO_FIGURES } from "../../src/claims/figures.ts";
import { findStatements } from "../../src/claims/find.ts";
import { readHtmlArticle } from "../../src/sources/articles/html-article.ts";
import { OPEN_LIMITS } from "../../src/sources/sheet/opened.ts";
import { type ExpectedClaim, type PlacedClaim, type Score, type Span, scoreFound, sumScores } from "./score.ts";

/** A statement that is expected of an article. */
export interface Expected extends ExpectedClaim {
  readonly to?: number;
  readonly verdict?: string;
  readonly verdictOr?: readonly string[];
  readonly readingsInclude?: readonly string[];
  readonly noteIncludes?: readonly string[];
}

interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
  readonly notAccountedFor: number;
  readonly optional?: boolean;
}

/** What stands in `<name>.expected.json` beside an article. */
interface ExpectedArticle {
  readonly claims: readonly Expected[];
  readonly balances: readonly Sum[];
  readonly unsureAllowed?: readonly string[];
}

/** An article with what is expected of it. */
export interface Article {
  readonly name: string;
  readonly text: string;
  readonly expected: ExpectedArticle;
}

/** What came of an article: the score of its statements, what its verdicts and sums were and should have been. */
export interface Judged {
  readonly article: Article;
  readonly score: Score;
  readonly wrongVerdicts: readonly { readonly quote: string; readonly wanted: string; readonly found: string }[];
  /** Sums as `540: 16 + 75, 449 left`. */
  readonly missedSums: readonly string[];
  readonly inventedSums: readonly string[];
}

/** The folders of articles beside this file, each of which was written at one time. */
export function articleFolders(): readonly string[] {
  const articles = fileURLToPath(new URL("articles/", import.meta.url));
  return readdirSync(articles).map((name) => join(articles, name));
}

/** The articles of a folder, each with its `<name>.expected.json`. */
export function articlesIn(folder: string): readonly Article[] {
  const names = readdirSync(folder).filter((name) => /\.(?:txt|md|html)$/u.test(name));
  return names.map((name) => ({
    name: `${basename(folder)}/${name}`,
    text: textOf(join(folder, name)),
    expected: JSON.parse(
      readFileSync(join(folder, name.replace(/\.\w+$/u, ".expected.json")), "utf8"),
    ) as ExpectedArticle,
  }));
}

/** The text as a reader gets it: a page of the web by its words, its rows with tabs. */
function textOf(path: string): string {
  if (!path.endsWith(".html")) return readFileSync(path, "utf8");
  return readHtmlArticle({ format: "html", path, folder: "", limits: OPEN_LIMITS }).text?.join("\n") ?? "";
}

/** A text checked against itself alone: the book is empty. */
export function checkedAlone(text: string): Promise<CheckedText> {
  return checkText(text, findStatements(text), NO_FIGURES);
}

/** What is found in an article, held against what is expected of it. */
export async function judged(article: Article): Promise<Judged> {
  const { text, expected } = article;
  const found = await checkedAlone(text);
  const allowed = (expected.unsureAllowed ?? []).map((quote) => stretchOf(text, { quote }));
  const wanted = expected.claims.map((one) => placedIn(text, one));
  const verdicts = expected.claims
    .filter(({ verdict }) => verdict !== undefined)
    .map((one) => ({
      quote: one.quote,
      allowed: [one.verdict, ...(one.verdictOr ?? [])],
      found: claimAt(text, found, one)?.verdict ?? "not found",
    }));
  const sums = found.balances.map(sumWords);
  return {
    article,
    score: scoreFound(found.claims, wanted, allowed),
    wrongVerdicts: verdicts
      .filter((one) => !one.allowed.includes(one.found))
      .map((one) => ({ quote: one.quote, wanted: one.allowed.join(" or "), found: one.found })),
    missedSums: expected.balances
      .filter(({ optional }) => optional !== true)
      .map(sumWords)
      .filter((one) => !sums.includes(one)),
    inventedSums: sums.filter((one) => !expected.balances.map(sumWords).includes(one)),
  };
}

/** The claim of a checked text that an expected statement speaks of: it touches the quote, and best it has its numbers. */
export function claimAt(text: string, { claims }: CheckedText, one: Expected): Claim | undefined {
  const { start, end } = stretchOf(text, one);
  const touching = claims.filter((claim) => claim.start < end && start < claim.end);
  const holdsAll = ({ values }: Claim): boolean =>
    one.values.every((value) => values.some((other) => Math.abs(other - value) < 1e-9));
  return touching.find(holdsAll) ?? touching[0];
}

function placedIn(text: string, one: Expected): PlacedClaim {
  return { ...one, ...stretchOf(text, one), values: one.to === undefined ? one.values : [...one.values, one.to] };
}

/** Where a quote stands: at its `start`, else first, whatever white space and list marks stand between its words. */
function stretchOf(text: string, { quote, start = 0 }: { readonly quote: string; readonly start?: number }): Span {
  const words = quote.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  for (const between of ["\\s+", "[\\s*•-]+"]) {
    const pattern = new RegExp(words.join(between), "gu");
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found !== null) return { start: found.index, end: found.index + found[0].length };
  }
  throw new Error(`Cannot place the quote: “${quote}” does not stand in the text`);
}

function sumWords({ total, parts, notAccountedFor }: Sum): string {
  return `${total}: ${parts.toSorted((a, b) => a - b).join(" + ")}, ${notAccountedFor} left`;
}

/** The report of one folder as lines; with `verbose` every difference. */
export function articleLines(folder: string, all: readonly Judged[], verbose: boolean): string[] {
  const { precision, recall, found, matched, expected } = sumScores(all.map(({ score }) => score));
  const count = (of: (one: Judged) => number): number => all.reduce((sum, one) => sum + of(one), 0);
  const verdicts = count(
    ({ article }) => article.expected.claims.filter(({ verdict }) => verdict !== undefined).length,
  );
  const sums = count(({ article }) => article.expected.balances.filter(({ optional }) => optional !== true).length);
  const line = [
    `${basename(folder)}: ${all.length} articles`,
    `precision ${(precision ?? 1).toFixed(3)} (${matched} of ${found})`,
    `recall ${(recall ?? 1).toFixed(3)} (${matched} of ${expected})`,
    `verdicts ${verdicts - count(({ wrongVerdicts }) => wrongVerdicts.length)} of ${verdicts}`,
    `sums ${sums - count(({ missedSums }) => missedSums.length)} of ${sums}`,
    `invented sums ${count(({ inventedSums }) => inventedSums.length)}`,
  ].join(", ");
  return [line, ...(verbose ? all.flatMap(differences) : [])];
}

function differences({ article, score, wrongVerdicts, missedSums, inventedSums }: Judged): string[] {
  const lines = [
    ...score.missed.map(({ kind, quote }) => `    missed ${kind}: ${JSON.stringify(quote)}`),
    ...score.inventions.map(({ kind, quote }) => `    invented ${kind}: ${JSON.stringify(quote)}`),
    ...wrongVerdicts.map(({ quote, wanted, found }) => `    ${JSON.stringify(quote)}: ${found}, wanted ${wanted}`),
    ...missedSums.map((sum) => `    missed sum ${sum}`),
    ...inventedSums.map((sum) => `    invented sum ${sum}`),
  ];
  return lines.length === 0 ? [] : [`  ${article.name}`, ...lines];
}
