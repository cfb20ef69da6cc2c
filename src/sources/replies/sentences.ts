// The sentences of a letter, out of its lines: what stands on two lines is put together, what stands in one line is taken apart.

/** One sentence and the line of the document (from 1) that it begins on. */
export interface Sentence {
  readonly line: number;
  readonly text: string;
}

/** A wrapped line of a letter is about this long; a shorter one without a full stop is a heading, an item or a footnote. */
const WRAPPED_FROM = 55;

/** No sentence of a letter is longer; what is, is cut, so that no pattern runs over pages of text. */
const LONGEST = 1_200;

/**
 * The sentences of a document's lines, white space single. A line goes on in the next one where that begins with a
 * small letter, a digit or a bracket, or where it is as long as a wrapped line and does not end a sentence.
 * Example: `["Section 12 does", "not apply. Please see below"]` gives two sentences, on lines 1 and 2.
 */
export function sentencesOf(lines: readonly string[]): readonly Sentence[] {
  return paragraphsOf(lines).flatMap(splitParagraph);
}

function paragraphsOf(lines: readonly string[]): readonly (readonly Sentence[])[] {
  const paragraphs: Sentence[][] = [];
  let open: Sentence[] | null = null;
  for (const [index, raw] of lines.entries()) {
    const text = raw.replace(/\s+/gu, " ").trim();
    const last = open?.at(-1)?.text;
    if (open !== null && last !== undefined && goesOn(last, text)) open.push({ line: index + 1, text });
    else open = text === "" ? null : [{ line: index + 1, text }];
    if (open?.length === 1 && open !== paragraphs.at(-1)) paragraphs.push(open);
  }
  return paragraphs;
}

function goesOn(before: string, next: string): boolean {
  if (next === "" || /^[*#†‡~\u2022\u25cf-]/u.test(next)) return false;
  if (/[.!?:;]["'”’)]?$/u.test(before) && !/\b(?:s|ss|no|nos|ref|art)\.$/iu.test(before)) return false;
  if (/^[\p{Ll}(£<]/u.test(next)) return true;
  return before.length >= WRAPPED_FROM || /\b(?:s|ss|section|sections|and|or|of|the|under)\.?$/iu.test(before);
}

/** A full stop ends a sentence where a capital, a bracket or a quote follows; `s. 12`, `No. 4` and `e.g. Kent` do not. */
const END = /(?<!\b(?:s|ss|no|nos|ref|art|e\.g|i\.e|ltd|mr|mrs|ms|dr))[.!?]["'”’)]?\s+(?=["'“‘(]?[\p{Lu}\d*])/giu;

function splitParagraph(parts: readonly Sentence[]): readonly Sentence[] {
  const whole = parts.map(({ text }) => text).join(" ");
  const starts: { readonly at: number; readonly line: number }[] = [];
  let at = 0;
  for (const { line, text } of parts) {
    starts.push({ at, line });
    at += text.length + 1;
  }
  const cuts = [0, ...[...whole.matchAll(END)].map((match) => match.index + match[0].length), whole.length];
  return cuts.slice(0, -1).flatMap((from, index) => {
    const text = whole.slice(from, Math.min(cuts[index + 1] ?? whole.length, from + LONGEST)).trim();
    return text === "" ? [] : [{ line: starts.findLast((start) => start.at <= from)?.line ?? 1, text }];
  });
}
