// The options that ask a question, and the question they make.
import type { Question } from "../measures/plan.ts";
import type { Options } from "./door.ts";

/** The options of a question, with the names they have in URLs. */
export const QUESTION_OPTIONS = [
  [
    "--scope <scope>",
    "which crimes: flag:CSE, flag:CSA, child-titled, sexual-offences, rape, code:19D; child-titled if left out",
  ],
  ["--period <period>", "such as 2018/19 or 2024; if left out, the newest that most forces answer for"],
  ["--basis <basis>", "recorded: outcomes so far of crimes recorded in the period; closed: outcomes given in it"],
  ["--denominator <rule>", "all, less-transferred or concluded-only; all if left out"],
  [
    "--edition <edition>",
    "which publication: a date such as 2020-01, a file's name, or the start of its SHA-256; the newest if left out",
  ],
  ["--as-known-on <day>", "a day such as 2020-06-01: only editions of that day or before"],
  ["--method <method>", "for intervals: wilson, clopper-pearson, jeffreys or agresti-coull; wilson if left out"],
] as const;

/** The question that options ask; what is left out stays out, and is chosen by the measure. */
export function questionOf({ scope, period, basis, denominator, edition, asKnownOn, method }: Options): Question {
  const given = Object.entries({ scope, period, basis, denominator, edition, asKnownOn, method }).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given);
}
