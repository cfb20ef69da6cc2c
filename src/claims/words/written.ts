// A number as it stands in a text, and the small things that all ways of writing one share.
import type { NumberForm } from "../statement.ts";
import type { Token } from "./tokens.ts";

/** A number as written: tokens `from` up to but not with `next`. */
export interface Written {
  readonly from: number;
  readonly next: number;
  readonly form: NumberForm;
  readonly value: number;
  /** The upper end of a range. */
  readonly to: number | null;
  readonly decimals: number;
  readonly spelled: boolean;
}

/** The ordinals in words, from "first". */
export const ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" ");

/** The token after a hyphen that ties two words; the token itself where there is none. */
export function skipHyphen(tokens: readonly Token[], at: number): number {
  return tokens[at]?.low === "-" && tokens[at]?.glued && tokens[at + 1]?.glued ? at + 1 : at;
}
