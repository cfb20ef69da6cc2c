// How sure it is that a number is part of a statement, and what the text said before.
import type { Candidate } from "./candidates.ts";

/**
 * `sure`: a statement by itself. `partner`: only together with another number of its sentence (16 *of 540*). `unsure`: listed
 * with its reason. `nothing`: no statement.
 */
export type Judgement =
  | { readonly says: "sure" | "partner" | "nothing" }
  | { readonly says: "unsure"; readonly why: string };

/** What the text said before: whether the sentences before were about crimes and what became of them. */
export interface Memory {
  /** The noun last counted, e.g. `crimes`; `null` when none lately. */
  readonly unit: string | null;
  /** Statements stood in one of the two sentences before. */
  readonly near: boolean;
  /** The noun of "How many …?" where the sentence before asks that; else `null`. */
  readonly asked: string | null;
  /** The sentence before gave a percentage last. */
  readonly percent: boolean;
  /** The counts of the sentence before. */
  readonly values: readonly number[];
  /** The counts of the statements so far, however far back. */
  readonly said: ReadonlySet<number>;
  /** The sentence before names crimes, children, prosecutions and the like, counted or not. */
  readonly named: boolean;
}

/** A statement by itself. */
export const SURE: Judgement = { says: "sure" };

/** A statement only with another number of its sentence. */
export const PARTNER: Judgement = { says: "partner" };

/** No statement. */
export const NOTHING: Judgement = { says: "nothing" };

/** A number that stays, with how sure it is. */
export interface Kept {
  readonly one: Candidate;
  readonly judgement: Judgement;
}
