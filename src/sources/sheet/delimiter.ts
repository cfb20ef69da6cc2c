// Which character separates the cells of a CSV file, told by its first rows.
import { parseCsv } from "./csv-text.ts";
import { type Delimiter, HEAD_ROWS } from "./opened.ts";

// In this order where two fit equally well.
const CANDIDATES: readonly Delimiter[] = [",", ";", "\t", "|"];
const MOST_CHARACTERS = 32 * 1024;

/** The separator of a text: what an Excel `sep=;` line says, else the one that gives most rows one width of two cells or more; a comma when none does. */
export function sniffDelimiter(text: string): Delimiter {
  const stated = /^\uFEFF?sep=([,;\t|])(?:\r|\n|$)/i.exec(text.slice(0, 16))?.[1];
  if (stated !== undefined) return CANDIDATES.find((one) => one === stated) ?? ",";
  const sample = text.slice(0, MOST_CHARACTERS);
  let best: { readonly delimiter: Delimiter; readonly share: number; readonly width: number } = {
    delimiter: ",",
    share: 0,
    width: 1,
  };
  for (const delimiter of CANDIDATES) {
    const { share, width } = evenness(sample, delimiter);
    if (share > best.share || (share === best.share && width > best.width)) best = { delimiter, share, width };
  }
  return best.delimiter;
}

/** The commonest width of two cells or more, and the share of rows that have it. */
function evenness(sample: string, delimiter: Delimiter): { readonly share: number; readonly width: number } {
  if (!sample.includes(delimiter)) return { share: 0, width: 1 };
  const rows = parseCsv(sample, delimiter, HEAD_ROWS);
  const tally = new Map<number, number>();
  for (const row of rows) if (row.length > 1) tally.set(row.length, (tally.get(row.length) ?? 0) + 1);
  let [width, count] = [1, 0];
  for (const [oneWidth, oneCount] of tally) if (oneCount > count) [width, count] = [oneWidth, oneCount];
  return { share: rows.length === 0 ? 0 : count / rows.length, width };
}
