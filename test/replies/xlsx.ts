// Writes XLSX workbooks for tests with what a plain writer leaves out: merged cells, hidden rows and sheets, comments, a pivot cache.
import type { Buffer } from "node:buffer";
import { columnLetters } from "../../src/standard/address.ts";
import { type Part, part, zip } from "../sources/zip.ts";

/** A row of a sheet; `null` leaves the cell out. */
export type Row = readonly (string | number | null)[];

/** One sheet to write. */
export interface BookSheet {
  readonly name: string;
  readonly rows: readonly Row[];
  readonly hidden?: boolean;
  /** Such as `B4:C4`. */
  readonly merges?: readonly string[];
  /** From 1. */
  readonly hiddenRows?: readonly number[];
  readonly comments?: readonly (readonly [cell: string, text: string])[];
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** The bytes of a workbook; `pivot` adds a pivot cache over the first sheet's first two columns. */
export function xlsx(sheets: readonly BookSheet[], { pivot = false } = {}): Buffer {
  const parts = [
    part("[Content_Types].xml", contentTypes(sheets, pivot)),
    part("_rels/.rels", relations([["officeDocument", "xl/workbook.xml"]])),
    part("xl/workbook.xml", workbook(sheets, pivot)),
    part(
      "xl/_rels/workbook.xml.rels",
      relations([
        ...sheets.map((_, index) => ["worksheet", `worksheets/sheet${index + 1}.xml`] as const),
        ...(pivot ? [["pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"] as const] : []),
      ]),
    ),
    ...sheets.flatMap(sheetParts),
    ...(pivot ? pivotParts(sheets) : []),
  ];
  return zip(parts);
}

function relations(all: readonly (readonly [type: string, target: string])[]): string {
  const each = all.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each.join("")}</Relationships>`;
}

function contentTypes(sheets: readonly BookSheet[], pivot: boolean): string {
  const override = (path: string, type: string): string =>
    `<Override PartName="${path}" ContentType="${TYPE}.${type}+xml"/>`;
  const each = [
    override("/xl/workbook.xml", "sheet.main"),
    ...sheets.flatMap(({ comments }, index) => [
      override(`/xl/worksheets/sheet${index + 1}.xml`, "worksheet"),
      ...(comments === undefined ? [] : [override(`/xl/comments${index + 1}.xml`, "comments")]),
    ]),
    ...(pivot ? [override("/xl/pivotCache/pivotCacheDefinition1.xml", "pivotCacheDefinition")] : []),
  ];
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${defaults}${each.join("")}</Types>`;
}

function workbook(sheets: readonly BookSheet[], pivot: boolean): string {
  const each = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const caches = pivot ? `<pivotCaches><pivotCache cacheId="1" r:id="rId${sheets.length + 1}"/></pivotCaches>` : "";
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join("")}</sheets>${caches}</workbook>`;
}

function sheetParts({ rows, merges = [], hiddenRows = [], comments }: BookSheet, index: number): Part[] {
  const lines = rows.flatMap((row, at) => {
    const cells = row.flatMap((cell, column) =>
      cell === null ? [] : [cellXml(`${columnLetters(column)}${at + 1}`, cell)],
    );
    const hidden = hiddenRows.includes(at + 1) ? ' hidden="1"' : "";
    return cells.length === 0 ? [] : [`<row r="${at + 1}"${hidden}>${cells.join("")}</row>`];
  });
  const merged = merges.map((range) => `<mergeCell ref="${range}"/>`).join("");
  const after = merged === "" ? "" : `<mergeCells count="${merges.length}">${merged}</mergeCells>`;
  const sheet = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join("")}</sheetData>${after}</worksheet>`;
  const name = `xl/worksheets/sheet${index + 1}.xml`;
  if (comments === undefined) return [part(name, sheet)];
  return [
    part(name, sheet),
    part(`xl/worksheets/_rels/sheet${index + 1}.xml.rels`, relations([["comments", `../comments${index + 1}.xml`]])),
    part(`xl/comments${index + 1}.xml`, commentsXml(comments)),
  ];
}

function cellXml(address: string, cell: string | number): string {
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

function commentsXml(comments: readonly (readonly [string, string])[]): string {
  const each = comments.map(
    ([cell, text]) => `<comment ref="${cell}" authorId="0"><text><t>${escaped(text)}</t></text></comment>`,
  );
  return `${HEAD}<comments xmlns="${MAIN}"><authors><author/></authors><commentList>${each.join("")}</commentList></comments>`;
}

function pivotParts([sheet]: readonly BookSheet[]): Part[] {
  const source = `<cacheSource type="worksheet"><worksheetSource ref="A1:B${sheet?.rows.length ?? 1}" sheet="${escaped(sheet?.name ?? "")}"/></cacheSource>`;
  const field =
    '<cacheField name="Outcome" numFmtId="0"><sharedItems count="1"><s v="Charged"/></sharedItems></cacheField>';
  return [
    part(
      "xl/pivotCache/pivotCacheDefinition1.xml",
      `${HEAD}<pivotCacheDefinition xmlns="${MAIN}" recordCount="1">${source}<cacheFields count="1">${field}</cacheFields></pivotCacheDefinition>`,
    ),
  ];
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
