// How the cells of an XLSX workbook show numbers, by style index. Source: ECMA-376 part 1, 18.8 (styles).
import { DEAF, scanPart, type WorkbookJob } from "./archive.ts";
import { builtInCode, type NumberFormat, parseFormat } from "./number-format.ts";
import { shownGeneral } from "./number-general.ts";
import { shownNumber } from "./number-shown.ts";
import { builtInKind, formatKind, type NumberKind, numberText, serialText } from "./number-text.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** What a cell's style says about its value. */
export interface CellStyle {
  readonly kind: NumberKind;
  readonly format: NumberFormat;
  /** Whether it shows values as General does: then only very long numbers are shown otherwise than they are stored. */
  readonly isPlain: boolean;
  /** What stored numbers became, by the number as stored: days and rates come again and again. */
  readonly met: Map<string, ReadNumber>;
}

/** A stored number as it is written to the CSV and as the cell shows it; `shown` is `null` where that is the same. */
export interface ReadNumber {
  readonly text: string;
  readonly shown: string | null;
}

/** The style of a cell that states none. */
export const PLAIN_STYLE: CellStyle = { kind: "number", format: parseFormat("General"), isPlain: true, met: new Map() };

/** The styles in the order in which cells number them. */
export async function readStyles(job: WorkbookJob, part: ZipEntry): Promise<CellStyle[]> {
  const custom = new Map<number, CellStyle>();
  const ids: number[] = [];
  let parent = "";
  await scanPart(job, part, {
    ...DEAF,
    open(name, depth, attributes) {
      if (depth === 2) parent = name;
      if (depth !== 3) return;
      if (parent === "numFmts") {
        const code = attributes.get("formatCode")?.slice(0, 1000) ?? "";
        custom.set(Number(attributes.get("numFmtId")), styleOf(code, formatKind(code)));
      }
      if (parent === "cellXfs" && name === "xf") ids.push(Number(attributes.get("numFmtId") ?? 0));
    },
  });
  const builtIn = new Map<number, CellStyle>();
  return ids.map((id) => {
    const style = custom.get(id) ?? builtIn.get(id) ?? styleOf(builtInCode(id), builtInKind(id));
    if (!custom.has(id)) builtIn.set(id, style);
    return style;
  });
}

const MOST_MET = 5000;

/** A stored number under a style; `null` when it is no number. */
export function readNumber(stored: string, style: CellStyle, from1904: boolean): ReadNumber | null {
  if (style.isPlain) return plainNumber(stored);
  const met = style.met.get(stored);
  if (met !== undefined) return met;
  const text = style.kind === "number" ? numberText(stored) : serialText(stored, style.kind, from1904);
  if (text === null) return null;
  const shown = shownNumber(Number(stored), style.format, from1904);
  const read = { text, shown: shown === text ? null : shown };
  if (style.met.size >= MOST_MET) style.met.clear();
  style.met.set(stored, read);
  return read;
}

/** General shows a number of so many letters as it is stored. */
const GENERAL_CHARACTERS = 11;

function plainNumber(stored: string): ReadNumber | null {
  const text = numberText(stored);
  if (text === null) return null;
  const shown = text.length <= GENERAL_CHARACTERS ? text : shownGeneral(Number(text));
  return { text, shown: shown === text ? null : shown };
}

function styleOf(code: string, kind: NumberKind): CellStyle {
  const plain = code === "" ? "General" : code;
  return { kind, format: parseFormat(plain), isPlain: /^(?:general|@)$/i.test(plain), met: new Map() };
}
