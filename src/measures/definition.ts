// A measure is data: what it divides by what and by which method, with a digest that results carry.
import { digestOf, type Json } from "../ground/digest.ts";
import type { BalanceLineId } from "../standard/balance-lines.ts";
import type { OutcomeType } from "../standard/outcomes.ts";

/** The two grains: a balance is counts that somebody reported, a history is what happened to one crime. */
export type Grain = "balances" | "histories";

/** The words of a share: after "one in N of the crimes", after "3.0% of the crimes", and after "the number". */
export interface ShareWords {
  readonly one: string;
  readonly many: string;
  /** Example: `with no suspect identified`. */
  readonly noun: string;
  /** The same of outcomes given in a period (closed basis); `null` where that basis has no such outcome. */
  readonly closed: { readonly one: string; readonly many: string } | null;
}

/** The definition of one measure. Changing any word of it changes its digest. */
export interface Definition {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly unit: string;
  readonly says: string;
  readonly formula: string;
  readonly numerator: string;
  readonly denominators: Readonly<Record<string, string>>;
  readonly interval: string;
  readonly averages: string;
  /** The grains it can be worked out from. */
  readonly accepts: readonly Grain[];
  /** A share: the lines of a balance that are counted, or one outcome type of a line. Left out where the measure is no share. */
  readonly counted?: readonly BalanceLineId[] | { readonly type: OutcomeType };
  /** How a share is worded; needed with `counted`. */
  readonly words?: ShareWords;
  /** What must be kept in mind with this measure, besides what holds for its figures. */
  readonly caveats: readonly string[];
  /** The limits beyond which a force is shown but not put in the order. */
  readonly apart: { readonly smallestDenominator?: number; readonly largestOpenShare?: number };
}

/** The SHA-256 of a definition's canonical JSON. Definitions are data that never change while the program runs: each is looked through once. */
export function digestOfDefinition(definition: Definition): string {
  const known = DIGESTS.get(definition);
  if (known !== undefined) return known;
  const digest = digestOf(definition as unknown as Json);
  DIGESTS.set(definition, digest);
  return digest;
}

const DIGESTS = new WeakMap<Definition, string>();
