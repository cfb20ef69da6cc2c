// Writes small PDF documents for tests: words at places, lines between them, nothing else.
import { Buffer } from "node:buffer";

/** A word or line of words; `x` and `y` in points from the lower left corner. */
export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** A page: its words, and ruled lines from (x1, y1) to (x2, y2). */
export interface PdfPage {
  readonly texts: readonly PlacedText[];
  readonly lines?: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[];
}

/** A document in Helvetica of 10 points on A4 pages. */
export function pdf(pages: readonly PdfPage[]): Buffer {
  const first = 4;
  const kids = pages.map((_, index) => `${first + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((page, index) => {
      const content = contentOf(page);
      const about = `/Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>`;
      return [
        `<< /Type /Page ${about} /Contents ${first + index * 2 + 1} 0 R >>`,
        `<< /Length ${Buffer.byteLength(content, "latin1")} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return assembled(objects);
}

function contentOf({ texts, lines = [] }: PdfPage): string {
  const drawn = lines.map(([x1, y1, x2, y2]) => `${x1} ${y1} m ${x2} ${y2} l S`);
  const shown = texts.map(({ x, y, text }) => `BT /F1 10 Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`);
  return ["0.5 w", ...drawn, ...shown].join("\n");
}

/** WinAnsi has the en dash at 0x96. */
function escaped(text: string): string {
  return text
    .replaceAll("\u2013", "\u0096")
    .replaceAll("\u2019", "\u0092")
    .replace(/[\\()]/gu, (sign) => `\\${sign}`);
}

function assembled(objects: readonly string[]): Buffer {
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = text.length;
  const rows = places.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}

/** The lines of a letter from the top of a page downwards, 14 points apart. */
export function letterLines(lines: readonly string[], top = 780): readonly PlacedText[] {
  return lines.flatMap((text, index) => (text === "" ? [] : [{ x: 60, y: top - index * 14, text }]));
}

/** The cells of a table, rows 18 points apart from `top` down, columns at `xs`. */
export function tableTexts(
  rows: readonly (readonly string[])[],
  { xs, top }: { readonly xs: readonly number[]; readonly top: number },
): readonly PlacedText[] {
  return rows.flatMap((row, index) =>
    row.flatMap((text, column) => (text === "" ? [] : [{ x: (xs[column] ?? 0) + 4, y: top - index * 18, text }])),
  );
}

/** The grid of lines around such a table; `xs` has one more place than there are columns. */
export function tableLines(rows: number, { xs, top }: { readonly xs: readonly number[]; readonly top: number }) {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const above = top + 13;
  const across = Array.from(
    { length: rows + 1 },
    (_, row) => [left, above - row * 18, right, above - row * 18] as const,
  );
  return [...across, ...xs.map((x) => [x, above, x, above - rows * 18] as const)];
}
