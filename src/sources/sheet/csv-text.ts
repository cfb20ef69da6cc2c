// The one place that uses papaparse: small CSV texts into rows of cells, as written.
import Papa from "papaparse";

/** The rows of a CSV text (RFC 4180 quotes), every cell as written; a blank line is a row of one empty cell. At most `rows` rows where given. */
export function parseCsv(text: string, delimiter: string, rows = 0): string[][] {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (plain === "") return [];
  const parsed = Papa.parse<string[]>(plain, {
    delimiter,
    quoteChar: '"',
    header: false,
    preview: rows,
    skipEmptyLines: false,
  }).data;
  const last = parsed.at(-1);
  // papaparse gives a row of its own to the nothing behind the last line end.
  const overhang =
    last?.length === 1 && last[0] === "" && /[\r\n]$/.test(plain) && (rows === 0 || parsed.length < rows);
  return overhang ? parsed.slice(0, -1) : parsed;
}
