// The shape of what is expected of a made reply.
import type { Correction } from "../../src/sources/replies/layout.ts";

/** A balance in words: `total 54, charged 3, open 1 to 4, diversion not stated (blank)`. Lines without words must not be there. */
export interface ExpectedBalance {
  readonly force: string;
  readonly period: string;
  readonly says: string;
  /** `crimes` when left out. */
  readonly unit?: string;
  /** A part of the force; the whole when left out. */
  readonly area?: string;
}

/** What must come of one reply. */
export interface ExpectedReply {
  readonly file: string;
  /** What is real about its shape. */
  readonly shape: string;
  /** The one thing that a person says; `null` where the reply says all itself. */
  readonly correction: Correction | null;
  /** `balance`: figures; `refused`: an absent total; `letter`: nothing is read, and it is left to two people's hands. */
  readonly is: "balance" | "refused" | "letter";
  readonly balances: readonly ExpectedBalance[];
  /** `recorded` when left out: the reply says so. */
  readonly basis?: "not stated";
  /** The flag rule of its figures, or what it must hold. */
  readonly flagRule?: string | RegExp;
  /** Problems and signals that must be told: each must fit one, as `code or kind: words`. */
  readonly told?: readonly RegExp[];
}

/** The balances of one force, by period. */
export function balances(force: string, years: Readonly<Record<string, string>>): readonly ExpectedBalance[] {
  return Object.entries(years).map(([period, says]) => ({ force, period, says }));
}
