// The parts of an XLSX workbook around its sheets: relations, sheet list, shared texts, number formats.
// Source: ECMA-376 part 1 (18.2 workbook, 18.4 shared strings, 18.8 styles) and part 2 (9.3 relationships).
import { findPart, needPart, scanPart, type WorkbookJob } from "./archive.ts";
import { damaged, unsafe } from "./fault.ts";
import { checkLength } from "./sheet-writer.ts";
import { lookAround, refuseMacros } from "./xlsx-around.ts";
import { only, relationsOf } from "./xlsx-relations.ts";
import { type CellStyle, readStyles } from "./xlsx-styles.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** One sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: ZipEntry;
}

/** What every sheet of a workbook needs to be read. */
export interface XlsxBook {
  readonly sheets: readonly ListedSheet[];
  readonly strings: readonly string[];
  /** How a cell shows its number, by the cell's style index. */
  readonly styles: readonly CellStyle[];
  readonly from1904: boolean;
}

/** Reads everything but the sheets. Throws a `Fault` when the workbook is broken, holds macros or lies outside the file. */
export async function readXlsxBook(job: WorkbookJob): Promise<XlsxBook> {
  refuseMacros(job);
  const workbookPart = needPart(job, only(await relationsOf(job, ""), "officeDocument")?.target ?? "xl/workbook.xml");
  const relations = await relationsOf(job, workbookPart.name);
  const listed = await readWorkbookPart(job, workbookPart);
  const strings = only(relations, "sharedStrings");
  const styles = only(relations, "styles");
  const sheets = listed.sheets.flatMap(({ name, hidden, id }) => {
    const relation = relations.find((one) => one.id === id);
    if (relation === undefined) throw damaged("a sheet without its part", { sheet: name });
    if (relation.external)
      throw unsafe("a sheet that lies outside the workbook", "a workbook that holds its own sheets");
    return relation.type === "worksheet" ? [{ name, hidden, part: needPart(job, relation.target) }] : [];
  });
  if (sheets.length === 0) throw damaged("a workbook without sheets");
  const stringsPart = strings && findPart(job, strings.target);
  const stylesPart = styles && findPart(job, styles.target);
  const known = new Set([workbookPart, stringsPart, stylesPart, ...sheets.map((sheet) => sheet.part)]);
  await lookAround(job, known, await commentParts(job, sheets));
  return {
    sheets,
    from1904: listed.from1904,
    strings: stringsPart ? await readStrings(job, stringsPart) : [],
    styles: stylesPart ? await readStyles(job, stylesPart) : [],
  };
}

/** The sheet that each part of comments belongs to, by the part's name in small letters. */
async function commentParts(job: WorkbookJob, sheets: readonly ListedSheet[]): Promise<ReadonlyMap<string, string>> {
  const sheetOf = new Map<string, string>();
  for (const { name, part } of sheets) {
    for (const { type, target } of await relationsOf(job, part.name))
      if (type === "comments" || type === "threadedComment") sheetOf.set(target.toLowerCase(), name);
  }
  return sheetOf;
}

async function readWorkbookPart(job: WorkbookJob, part: ZipEntry) {
  const sheets: { name: string; hidden: boolean; id: string }[] = [];
  let from1904 = false;
  let parent = "";
  let definedName: string | null = null;
  await scanPart(job, part, {
    open(name, depth, attributes) {
      if (depth === 1 && name !== "workbook") throw damaged("a workbook whose main part is none");
      if (depth === 2) parent = name;
      if (depth === 2 && name === "workbookPr") from1904 = isTrue(attributes.get("date1904"));
      if (depth === 3 && parent === "definedNames") definedName = "";
      if (depth !== 3 || parent !== "sheets" || name !== "sheet") return;
      const hidden = ["hidden", "veryHidden"].includes(attributes.get("state") ?? "");
      sheets.push({ name: attributes.get("name") ?? "", hidden, id: attributes.ending(":id") ?? "" });
    },
    text(text) {
      if (definedName !== null && definedName.length < 1000) definedName += text;
    },
    close() {
      if (definedName !== null && namesOtherFile(definedName)) signalLink(job);
      definedName = null;
    },
  });
  return { sheets, from1904 };
}

/** Whether a reference leads into another workbook. Example: `'[budget.xlsx]Data'!$A$1`. */
function namesOtherFile(reference: string): boolean {
  const sheetEnd = reference.indexOf("!");
  return sheetEnd > 0 && reference.slice(0, sheetEnd).includes("[");
}

function signalLink(job: WorkbookJob): void {
  if (job.signals.some((signal) => signal.kind === "external-link")) return;
  const says = "The workbook refers to another file (a defined name); that file is not opened.";
  job.signals.push({ kind: "external-link", says });
}

async function readStrings(job: WorkbookJob, part: ZipEntry): Promise<string[]> {
  const strings: string[] = [];
  let text = "";
  let [inRun, collecting] = [false, false];
  await scanPart(job, part, {
    open(name, depth) {
      if (depth === 1 && name !== "sst") throw damaged("a part of shared texts that is none");
      if (depth === 2) text = "";
      if (depth === 3) inRun = name === "r";
      // Phonetic readings (rPh) hold a <t> too, and are no part of the text.
      collecting = name === "t" && (depth === 3 || (depth === 4 && inRun));
    },
    text(more) {
      if (!collecting) return;
      text += more;
      checkLength(text.length, { sheet: "shared texts", cell: String(strings.length + 1) });
    },
    close(name, depth) {
      collecting = false;
      if (depth === 2 && name === "si") strings.push(withoutEscapes(text));
    },
  });
  return strings;
}

/** Text with `_xHHHH_` escapes resolved (ECMA-376 part 1, 22.9.2.19, ST_Xstring). Example: `a_x000D_` ends in a carriage return. */
export function withoutEscapes(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** An XML Schema boolean that is true. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
