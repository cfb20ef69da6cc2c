// A measure is data: what it divides by what and by which method, with a digest that results carry.
import { digestOf, type Json } from "../ground/digest.ts";

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
  /** The limits beyond which a force is shown but not put in the order. */
  readonly apart: { readonly smallestDenominator?: number; readonly largestOpenShare?: number };
}

/** The SHA-256 of a definition's canonical JSON. */
export function digestOfDefinition(definition: Definition): string {
  return digestOf(definition as unknown as Json);
}
