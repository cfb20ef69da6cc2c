// Writes XLSX and ODS workbooks for tests with a writer that is not ours.
import { writeFile } from "node:fs/promises";
import { writeOds as odsBytes, writeXlsx as xlsxBytes } from "hucre";
import { unzip, zip } from "./zip.ts";

/** One sheet to write; `null` leaves the cell out. */
export interface SheetToWrite {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly hidden?: boolean;
}

/** Writes an XLSX workbook to `path`. */
export async function writeXlsx(path: string, sheets: readonly SheetToWrite[]): Promise<void> {
  await writeFile(path, await xlsxBytes({ sheets: sheets.map(written) }));
}

/** Writes an ODS workbook to `path`. The writer knows no hidden sheets, so those are marked in its content part afterwards. */
export async function writeOds(path: string, sheets: readonly SheetToWrite[]): Promise<void> {
  const bytes = Buffer.from(await odsBytes({ sheets: sheets.map(written) }));
  if (!sheets.some((sheet) => sheet.hidden)) return writeFile(path, bytes);
  const parts = unzip(bytes).map((part) =>
    part.name === "content.xml" ? { ...part, bytes: withHidden(part.bytes, sheets) } : part,
  );
  await writeFile(path, zip(parts));
}

function written({ name, rows, hidden }: SheetToWrite) {
  return { name, rows: rows.map((row) => [...row]), ...(hidden ? { hidden: true } : {}) };
}

function withHidden(content: Buffer, sheets: readonly SheetToWrite[]): Buffer {
  let xml = content
    .toString("utf8")
    .replace(/<office:automatic-styles\s*\/>/, "<office:automatic-styles></office:automatic-styles>");
  const style =
    '<style:style style:name="out-of-sight" style:family="table"><style:table-properties table:display="false"/></style:style>';
  xml = xml.includes("<office:automatic-styles>")
    ? xml.replace("<office:automatic-styles>", `<office:automatic-styles>${style}`)
    : xml.replace("<office:body>", `<office:automatic-styles>${style}</office:automatic-styles><office:body>`);
  for (const { name } of sheets.filter((sheet) => sheet.hidden)) {
    xml = xml.replace(
      `<table:table table:name="${name}"`,
      `<table:table table:style-name="out-of-sight" table:name="${name}"`,
    );
  }
  return Buffer.from(xml);
}
