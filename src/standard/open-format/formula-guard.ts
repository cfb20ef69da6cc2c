// Keeps a text from running as a formula when a spreadsheet opens the file, and takes the guard off again on reading.

/** What a spreadsheet may take for the start of a formula, in both letter widths. */
const STARTS_FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;
const PLAIN_NUMBER = /^[+-]?\d+(?:\.\d+)?$/u;
/** What the guard may stand before: a formula's start, or an apostrophe that was there already. */
const GUARDED = /^'(?=[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20'])/u;

/**
 * The text with an apostrophe before it where a spreadsheet would run it; plain numbers stay. Example: `=1+1` becomes
 * `'=1+1`, `-5` stays.
 */
export function withGuard(text: string): string {
  const isRun = STARTS_FORMULA.test(text) && !PLAIN_NUMBER.test(text);
  return isRun || GUARDED.test(text) ? `'${text}` : text;
}

/** The text as it was before `withGuard`. */
export function withoutGuard(text: string): string {
  return text.replace(GUARDED, "");
}
