// Writes a workbook from nothing: numbers as numbers, text as text in its own cell, no formula, no date of the machine, nothing hidden.
import { writeXlsx } from "hucre";
import type { WorkSheet } from "./sheets.ts";

/** The most characters that a cell of the format holds. */
const LONGEST = 32_767;
const CUT = " … (cut here: a cell holds no more. The CSV holds the whole.)";
/** The day that stands in every workbook, so that the same figures give the same bytes. */
const NO_DAY = new Date(Date.UTC(1980, 0, 1));

/** The workbook (XLSX, ECMA-376). Strings stand in their cells; the first row is frozen and bold. */
export async function xlsxOf(sheets: readonly WorkSheet[]): Promise<Uint8Array> {
  return await writeXlsx({
    stringMode: "inline",
    properties: { created: NO_DAY, modified: NO_DAY },
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ width }) => ({ width })),
      rows: [columns.map(({ title }) => textOf(title)), ...rows.map((row) => row.map(written))],
      cells: new Map(columns.map((_, at) => [`0,${at}`, { style: { font: { bold: true } } }])),
      freezePane: { rows: 1 },
    })),
  });
}

function written(value: string | number | null): string | number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  return value === null || value === "" ? null : textOf(value);
}

/**
 * What XML cannot hold, and text that looks like the sign for it, written as the format writes both: `_xFFFE_`, `_x005F_x0041_`
 * (ECMA-376 part 1, 22.4.2.4).
 */
function textOf(text: string): string {
  const whole = text.length > LONGEST ? `${text.slice(0, LONGEST - CUT.length)}${CUT}` : text;
  return whole
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/gu, "_x005F_")
    .replace(
      /[\uFFFE\uFFFF]|\p{Cs}/gu,
      (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}
