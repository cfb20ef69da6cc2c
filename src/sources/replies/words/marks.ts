// A label or header without what only points elsewhere: note marks, superscripts, line ends.

const NOTE_MARKS = /\s*(?:\[\s*notes?\s*[\d\s,&and]*\]|\(\s*(?:see )?notes?\s*[\d\s,&and]*\)|\[\d{1,2}\])/giu;
const SUPERSCRIPTS = /[\u00b9\u00b2\u00b3\u2070-\u2079]+/gu;

/** The text on one line with single white space. Example: `"Number\nof  crimes"` is `"Number of crimes"`. */
export function oneLine(text: string): string {
  return text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim();
}

/**
 * A label without its note marks: `[note 1]`, `(see note 2)`, `[3]`, superscripts, and stars or daggers at the end.
 * A text that is nothing but marks stays as it is.
 * Example: `withoutMarks("Crimes [note 1]*")` is `"Crimes"`.
 */
export function withoutMarks(text: string): string {
  const plain = oneLine(
    oneLine(text)
      .replace(NOTE_MARKS, "")
      .replace(SUPERSCRIPTS, "")
      .replace(/(?<=[\p{L}\p{N})])\s?[*†‡#]+$/u, ""),
  );
  return plain === "" ? oneLine(text) : plain;
}

/** A number in brackets at the end, taken for the mark of a note: `Recorded crimes (1)` is `Recorded crimes`. */
export function withoutLastNumber(text: string): string {
  return text.replace(/\s?\(\d{1,2}\)$/u, "");
}
