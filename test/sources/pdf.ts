// A small PDF writer for tests: pages of drawing commands, one font, and whatever else a test wants to plant.
import { deflateSync } from "node:zlib";

/** What to write. Places in commands are in points from the bottom left corner of a page of 595 by 842. */
export interface PdfToWrite {
  /** The drawing commands of each page. */
  readonly pages: readonly string[];
  /** More entries of the catalogue, e.g. `/OpenAction << … >>`. */
  readonly catalogue?: string;
  /** More entries of each page. */
  readonly page?: string;
  /** More objects; the first has the number `FIRST_MORE`. */
  readonly more?: readonly (string | Buffer)[];
  readonly deflate?: boolean;
  readonly trailer?: string;
}

/** The number of the first of `more`. */
export const FIRST_MORE = 4;

/** The document's bytes. */
export function pdf({
  pages,
  catalogue = "",
  page = "",
  more = [],
  deflate = false,
  trailer = "",
}: PdfToWrite): Buffer {
  const firstPage = FIRST_MORE + more.length;
  const kids = pages.map((_, i) => `${firstPage + 2 * i} 0 R`).join(" ");
  const objects: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} /MediaBox [0 0 595 842] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...more,
  ];
  for (const [i, commands] of pages.entries()) {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + 2 * i + 1} 0 R ${page} >>`,
      stream(Buffer.from(commands, "latin1"), deflate ? "/Filter /FlateDecode" : "", deflate),
    );
  }
  return assembled(objects, trailer);
}

/** A stream object of these bytes. */
export function stream(bytes: Buffer, dictionary = "", deflate = false): Buffer {
  const packed = deflate ? deflateSync(bytes) : bytes;
  const head = Buffer.from(`<< /Length ${packed.length} ${dictionary} >>\nstream\n`, "latin1");
  return Buffer.concat([head, packed, Buffer.from("\nendstream")]);
}

function assembled(objects: readonly (string | Buffer)[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\u00e2\u00e3\n", "latin1")];
  const places: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [i, object] of objects.entries()) {
    const body = typeof object === "string" ? Buffer.from(object, "latin1") : object;
    const whole = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from("\nendobj\n")]);
    places.push(at);
    at += whole.length;
    parts.push(whole);
  }
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end, "latin1")]);
}

/** A text at a place. Letters beyond Latin-1 are not for this writer. */
export function at(x: number, y: number, text: string, size = 10): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[\\()]/g, "\\$&")}) Tj ET\n`;
}

/** Lines of text from a place downwards. */
export function lines(x: number, y: number, all: readonly string[], step = 14): string {
  return all.map((text, i) => at(x, y - i * step, text)).join("");
}

/** A table without rules: columns begin at these places. Empty cells are left out. */
export function columns(xs: readonly number[], y: number, rows: readonly (readonly string[])[], step = 16): string {
  return rows
    .flatMap((row, i) => row.map((text, column) => (text === "" ? "" : at(xs[column] ?? 0, y - i * step, text))))
    .join("");
}

/** A table with rules: cell edges at `xs`, rows of equal height downwards from `y`. `open`: upright rules left out, as `row column`. */
export function ruled(
  xs: readonly number[],
  y: number,
  rows: readonly (readonly string[])[],
  { open = [], height = 20 }: { readonly open?: readonly string[]; readonly height?: number } = {},
): string {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const across = rows.concat([[]]).map((_, i) => `${left} ${y - i * height} m ${right} ${y - i * height} l S\n`);
  const down = rows.flatMap((_, row) =>
    xs.map((x, column) =>
      open.includes(`${row} ${column}`) ? "" : `${x} ${y - row * height} m ${x} ${y - (row + 1) * height} l S\n`,
    ),
  );
  const texts = rows.flatMap((row, i) =>
    row.map((text, column) => (text === "" ? "" : at((xs[column] ?? 0) + 4, y - i * height - 14, text))),
  );
  return [...across, ...down, ...texts].join("");
}
