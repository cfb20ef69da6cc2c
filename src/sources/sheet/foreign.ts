// Kinds of files that hold no table for us, told by their first bytes, so that a refusal can say what the file is.

const KINDS: readonly (readonly [start: string, what: string, isPicture: boolean])[] = [
  ["GIF87a", "a GIF picture", true],
  ["GIF89a", "a GIF picture", true],
  ["\u0089PNG\r\n\u001a\n", "a PNG picture", true],
  ["\u00ff\u00d8\u00ff", "a JPEG picture", true],
  ["II*\u0000", "a TIFF picture", true],
  ["MM\u0000*", "a TIFF picture", true],
  ["BM", "a BMP picture", true],
  ["{\\rtf", "an RTF document", false],
  ["7z\u00bc\u00af\u0027\u001c", "a 7-Zip archive", false],
  ["Rar!\u001a\u0007", "a RAR archive", false],
  ["BZh", "a bzip2 archive", false],
  ["\u00fd7zXZ", "an XZ archive", false],
  ["SQLite format 3\u0000", "a SQLite database", false],
  ["PAR1", "a Parquet file", false],
  ["MZ", "a program", false],
  ["\u007fELF", "a program", false],
];

/** What the bytes begin as, in words, or `null` for none of these. Short marks count only before bytes that are no text. */
export function foreignKind(bytes: Buffer): { readonly what: string; readonly isPicture: boolean } | null {
  const start = bytes.toString("latin1", 0, 24);
  const found = KINDS.find(([mark]) => start.startsWith(mark) && (mark.length > 3 || /[\u0000-\u0008]/.test(start)));
  return found === undefined ? null : { what: found[1], isPicture: found[2] };
}
