// The finder held against a set of sentences: sentences.json, or another file of the same shape (EVERYCASE_SENTENCES).
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { findStatements } from "../../src/claims/find.ts";
import type { Statement, StatementKind } from "../../src/claims/statement.ts";
import { type ExpectedClaim, type FoundClaim, placed, type Score, scoreFound, stretches, sumScores } from "./score.ts";

/** One text of the set with what is expected of it. */
export interface Sentence {
  readonly id: string;
  readonly set: string;
  readonly text: string;
  readonly expect: readonly ExpectedClaim[];
  readonly unsureAllowed?: readonly string[];
}

/** A text with its score. */
export interface Scored {
  readonly sentence: Sentence;
  readonly score: Score;
}

/** The set: that of EVERYCASE_SENTENCES, or the one beside this file. */
export function sentences(): readonly Sentence[] {
  const path = process.env.EVERYCASE_SENTENCES || fileURLToPath(new URL("sets/sentences.json", import.meta.url));
  return JSON.parse(readFileSync(path, "utf8")) as Sentence[];
}

/** A statement as the scorer takes it: both ends of a range are values. */
export function foundClaim({ quote, start, end, kind, numbers }: Statement): FoundClaim {
  return { quote, start, end, kind, values: numbers.flatMap(({ value, to }) => (to === null ? [value] : [value, to])) };
}

/** What the finder makes of a text, scored. */
export function scored(sentence: Sentence): Scored {
  const found = findStatements(sentence.text).statements.map(foundClaim);
  const expected = placed(sentence.text, sentence.expect);
  return { sentence, score: scoreFound(found, expected, stretches(sentence.text, sentence.unsureAllowed ?? [])) };
}

/** The report as lines: each set with precision, recall and kinds, then recall by kind; with `verbose` every miss and invention. */
export function reportLines(all: readonly Scored[], verbose: boolean): string[] {
  const sets = [...new Set(all.map(({ sentence }) => sentence.set))];
  return sets.flatMap((set) => {
    const mine = all.filter(({ sentence }) => sentence.set === set);
    const sum = sumScores(mine.map(({ score }) => score));
    return [line(set, mine.length, sum), ...byKind(mine), ...(verbose ? mine.flatMap(misses) : [])];
  });
}

function line(set: string, texts: number, sum: Score): string {
  const { found, matched, expected, kindsRight, leftOut } = sum;
  const shares = `precision ${share(matched, found)} (${matched} of ${found}), recall ${share(matched, expected)} (${matched} of ${expected})`;
  return `${set}: ${texts} texts, ${shares}, kind right in ${kindsRight}, left out ${leftOut}`;
}

function byKind(mine: readonly Scored[]): string[] {
  const counts = new Map<StatementKind, { expected: number; missed: number; invented: number }>();
  const of = (kind: StatementKind) => {
    const known = counts.get(kind) ?? { expected: 0, missed: 0, invented: 0 };
    counts.set(kind, known);
    return known;
  };
  for (const { sentence, score } of mine) {
    for (const { kind } of sentence.expect) of(kind).expected++;
    for (const { kind } of score.missed) of(kind).missed++;
    for (const { kind } of score.inventions) of(kind).invented++;
  }
  return [...counts].map(
    ([kind, { expected, missed, invented }]) =>
      `  ${kind.padEnd(10)} ${expected - missed} of ${expected} found, ${invented} invented`,
  );
}

function misses({ sentence, score }: Scored): string[] {
  if (score.missed.length + score.inventions.length === 0) return [];
  return [
    `  ${sentence.id}: ${JSON.stringify(sentence.text)}`,
    ...score.missed.map(({ kind, quote }) => `    missed ${kind}: ${JSON.stringify(quote)}`),
    ...score.inventions.map(({ kind, quote }) => `    invented ${kind}: ${JSON.stringify(quote)}`),
  ];
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : (part / whole).toFixed(3);
}
