// How well statements were found in a text: each found one against the expected ones, by place and by numbers.
// The sentences and what is expected of them are in sentences.json; README.md beside it says how they were written.
import type { StatementKind } from "../../src/claims/statement.ts";

/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A statement that was found: `values` are its numbers as written, in any order. A `Claim` of the bench fits. */
export interface FoundClaim extends Span {
  readonly quote: string;
  readonly kind: StatementKind;
  readonly values: readonly number[];
}

/** A statement as the set writes it down: `start` only where the quote stands more than once in its text. */
export interface ExpectedClaim {
  readonly quote: string;
  readonly start?: number;
  readonly kind: StatementKind;
  readonly values: readonly number[];
}

/** How one text, or many, came out. Precision and recall are shares from 0 to 1; `null` where there is nothing to divide by. */
export interface Score {
  /** Found statements that count: all but those left out. */
  readonly found: number;
  readonly expected: number;
  readonly matched: number;
  /** Matched ones whose kind is the expected one. */
  readonly kindsRight: number;
  /** Found ones on stretches where two editors may differ: neither rewarded nor punished. */
  readonly leftOut: number;
  readonly precision: number | null;
  readonly recall: number | null;
  /** Found and not expected. */
  readonly inventions: readonly FoundClaim[];
  /** Expected and not found. */
  readonly missed: readonly PlacedClaim[];
}

/** An expected statement with its place in the text. */
export interface PlacedClaim extends ExpectedClaim, Span {
  readonly start: number;
}

const TOLERANCE = 1e-9;

/**
 * Scores what was found in one text. A found statement matches an expected one when their stretches overlap and all expected values are among
 * its own (within 1e-9); each is used once, and as many pairs are made as can be.
 * @example scoreFound(claims, placed(text, expect), stretches(text, unsureAllowed)).recall // 0.95
 */
export function scoreFound(
  found: readonly FoundClaim[],
  expected: readonly PlacedClaim[],
  unsureAllowed: readonly Span[],
): Score {
  const partners = pair(found, expected);
  const taken = new Set(partners.values());
  const unmatched = found.filter((claim) => !taken.has(claim));
  const inventions = unmatched.filter((claim) => touches(claim, expected) || !touches(claim, unsureAllowed));
  return withShares({
    found: taken.size + inventions.length,
    expected: expected.length,
    matched: taken.size,
    kindsRight: [...partners].filter(([wanted, claim]) => wanted.kind === claim.kind).length,
    leftOut: unmatched.length - inventions.length,
    inventions,
    missed: expected.filter((wanted) => !partners.has(wanted)),
  });
}

/** The score of many texts together: all found and all expected statements weigh the same, whatever text they stand in. */
export function sumScores(scores: readonly Score[]): Score {
  const sum = (of: (score: Score) => number) => scores.reduce((total, score) => total + of(score), 0);
  return withShares({
    found: sum((score) => score.found),
    expected: sum((score) => score.expected),
    matched: sum((score) => score.matched),
    kindsRight: sum((score) => score.kindsRight),
    leftOut: sum((score) => score.leftOut),
    inventions: scores.flatMap((score) => score.inventions),
    missed: scores.flatMap((score) => score.missed),
  });
}

/** Gives each expected statement its place in its text. Throws where its quote is not at its `start`, or not in the text exactly once. */
export function placed(text: string, expected: readonly ExpectedClaim[]): readonly PlacedClaim[] {
  return expected.map((claim) => ({ ...claim, ...stretch(text, claim.quote, claim.start) }));
}

/** Where each quote stands in a text. Throws where one is not there exactly once. */
export function stretches(text: string, quotes: readonly string[]): readonly Span[] {
  return quotes.map((quote) => stretch(text, quote, undefined));
}

function stretch(text: string, quote: string, given: number | undefined): Span {
  const start = given ?? text.indexOf(quote);
  const stands = quote !== "" && start >= 0 && text.startsWith(quote, start);
  if (!stands || (given === undefined && text.indexOf(quote, start + 1) >= 0))
    throw new Error(`Cannot place the quote: found no one place of "${quote}" in "${text}"`);
  return { start, end: start + quote.length };
}

/** As many pairs as can be made (augmenting paths): a pair made early gives way where another found statement fits it too. */
function pair(found: readonly FoundClaim[], expected: readonly PlacedClaim[]): ReadonlyMap<PlacedClaim, FoundClaim> {
  const partners = new Map<PlacedClaim, FoundClaim>();
  const owners = new Map<FoundClaim, PlacedClaim>();
  function settle(wanted: PlacedClaim, seen: Set<FoundClaim>): boolean {
    for (const claim of candidates(wanted, found)) {
      if (seen.has(claim)) continue;
      seen.add(claim);
      const owner = owners.get(claim);
      if (owner !== undefined && !settle(owner, seen)) continue;
      owners.set(claim, wanted);
      partners.set(wanted, claim);
      return true;
    }
    return false;
  }
  for (const wanted of expected) settle(wanted, new Set());
  return partners;
}

/** The found statements that fit an expected one, those of its kind first. */
function candidates(wanted: PlacedClaim, found: readonly FoundClaim[]): readonly FoundClaim[] {
  const fitting = found.filter((claim) => overlap(claim, wanted) && holdsAll(claim.values, wanted.values));
  return fitting.toSorted((a, b) => Number(b.kind === wanted.kind) - Number(a.kind === wanted.kind));
}

/** Whether every wanted value can be given a value of its own: two eights ask for two eights. */
function holdsAll(values: readonly number[], wanted: readonly number[]): boolean {
  const left = [...values];
  return wanted.every((value) => {
    const at = left.findIndex((other) => Math.abs(other - value) <= TOLERANCE);
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  });
}

function touches(claim: Span, spans: readonly Span[]): boolean {
  return spans.some((span) => overlap(claim, span));
}

function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function withShares(counts: Omit<Score, "precision" | "recall">): Score {
  const { found, expected, matched } = counts;
  const share = (whole: number) => (whole === 0 ? null : matched / whole);
  return { ...counts, precision: share(found), recall: share(expected) };
}
