// What the measures of a list of published facts count, as data; words that are not here stay the source's own scope.
import { findOutcome } from "../../standard/outcomes.ts";

/** What a measure says: a scope, a line of a balance, or both. `null` where it does not say. */
export interface MeasureMeaning {
  readonly scope: string | null;
  readonly line: string | null;
}

/** Measures that name a flag or an offence code. A flag is only what the words call a flag, a marker or flagged. */
const SCOPES: readonly { readonly pattern: RegExp; readonly scope: string }[] = [
  { pattern: /\bcse[- ](?:flag|flagged|marker)\b/iu, scope: "flag:CSE" },
  { pattern: /\bcsa[- ](?:flag|flagged|marker)\b/iu, scope: "flag:CSA" },
];

const CODE = /\bho(?:me office)? code (\d{1,3}[A-Z]?(?:\/\d{1,3})?)\b/iu;

const LINES: readonly { readonly pattern: RegExp; readonly line: string }[] = [
  { pattern: /\boutcome charge(?:d)?(?: or summons(?:ed)?)?$/iu, line: "charged" },
  { pattern: /^victim did not support(?: action)?$/iu, line: "victim-does-not-support" },
  { pattern: /^with (?:the )?(?:nca\b|national crime agency|another agency)/iu, line: "transferred" },
];

/** Reads a measure. Example: `CSE marker with outcome charge or summons` is the line `charged` of the scope `flag:CSE`. */
export function meaningOfMeasure(measure: string): MeasureMeaning {
  const code = CODE.exec(measure)?.[1];
  const scope =
    code === undefined
      ? (SCOPES.find(({ pattern }) => pattern.test(measure))?.scope ?? null)
      : `code:${code.toUpperCase()}`;
  const line = LINES.find(({ pattern }) => pattern.test(measure))?.line ?? lineOfOutcome(measure);
  return { scope, line };
}

function lineOfOutcome(measure: string): string | null {
  const outcome = findOutcome(measure);
  if (outcome.kind === "outcome") return `outcome:${outcome.type}`;
  return outcome.kind === "group" ? outcome.line : null;
}
