// The parts of an XLSX workbook around its sheets: relations, sheet list, shared texts, number formats.
// Source: ECMA-376 part 1 (18.2 workbook, 18.4 shared strings, 18.8 styles) and part 2 (9.3 relationships).
import { DEAF, findPart, lookThrough, needPart, scanPart, type WorkbookJob } from "./archive.ts";
import { damaged, unsafe } from "./fault.ts";
import { builtInKind, formatKind, type NumberKind } from "./number-text.ts";
import { checkLength } from "./sheet-writer.ts";
import type { XmlHandlers } from "./xml-scanner.ts";
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
  /** How a cell's number is shown, by the cell's style index. */
  readonly kinds: readonly NumberKind[];
  readonly from1904: boolean;
}

interface Relation {
  readonly id: string;
  /** The last word of the relation's type, e.g. `worksheet`. */
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
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
  const book = {
    sheets,
    from1904: listed.from1904,
    strings: stringsPart ? await readStrings(job, stringsPart) : [],
    kinds: stylesPart ? await readKinds(job, stylesPart) : [],
  };
  const known = new Set([workbookPart, stringsPart, stylesPart, ...sheets.map((sheet) => sheet.part)]);
  await lookAround(job, known);
  return book;
}

function refuseMacros(job: WorkbookJob): void {
  const macro = job.parts.find((part) => /vbaproject\.bin$|^xl\/macrosheets\/|^xl\/activex\//i.test(part.name));
  if (macro === undefined) return;
  job.signals.push({
    kind: "macro",
    says: `The workbook holds a program (${macro.name.slice(0, 80)}); it is not run.`,
  });
  throw unsafe("a workbook that holds a program (macros)", "a workbook without macros");
}

/** The first relation of a type. Throws a `Fault` when it leads out of the file. */
function only(relations: readonly Relation[], type: string): Relation | undefined {
  const relation = relations.find((one) => one.type === type);
  if (relation?.external) throw unsafe(`a workbook whose ${type} lies outside the file`, "a workbook that is whole");
  return relation;
}

/** The relations of a part (`""`: of the package); none where the archive lists none. */
async function relationsOf(job: WorkbookJob, partName: string): Promise<Relation[]> {
  const slash = partName.lastIndexOf("/");
  const folder = partName.slice(0, slash + 1);
  const part = findPart(job, `${folder}_rels/${partName.slice(slash + 1)}.rels`);
  const relations: Relation[] = [];
  if (part !== undefined)
    await scanPart(
      job,
      part,
      relationHandlers(folder, (relation) => relations.push(relation)),
    );
  return relations;
}

function relationHandlers(folder: string, found: (relation: Relation) => void): XmlHandlers {
  return {
    ...DEAF,
    open(name, depth, attributes) {
      if (depth !== 2 || name !== "Relationship") return;
      const type = attributes.get("Type") ?? "";
      const external = attributes.get("TargetMode") === "External";
      const target = attributes.get("Target") ?? "";
      found({
        id: attributes.get("Id") ?? "",
        type: type.slice(type.lastIndexOf("/") + 1),
        target: resolved(folder, target),
        external,
      });
    },
  };
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
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
      if (definedName !== null && namesOtherFile(definedName)) signalLink(job, "a defined name");
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

function signalLink(job: WorkbookJob, where: string): void {
  if (job.signals.some((signal) => signal.kind === "external-link")) return;
  job.signals.push({
    kind: "external-link",
    says: `The workbook refers to another file (${where}); that file is not opened.`,
  });
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

async function readKinds(job: WorkbookJob, part: ZipEntry): Promise<NumberKind[]> {
  const custom = new Map<number, NumberKind>();
  const styles: number[] = [];
  let parent = "";
  await scanPart(job, part, {
    ...DEAF,
    open(name, depth, attributes) {
      if (depth === 2) parent = name;
      if (depth !== 3) return;
      if (parent === "numFmts")
        custom.set(Number(attributes.get("numFmtId")), formatKind(attributes.get("formatCode")?.slice(0, 1000) ?? ""));
      if (parent === "cellXfs" && name === "xf") styles.push(Number(attributes.get("numFmtId") ?? 0));
    },
  });
  return styles.map((id) => custom.get(id) ?? builtInKind(id));
}

/** Scans every XML part that nothing else reads, for a DOCTYPE and for links to other files. */
async function lookAround(job: WorkbookJob, known: ReadonlySet<ZipEntry | undefined>): Promise<void> {
  for (const part of job.parts) {
    if (known.has(part)) continue;
    if (/^xl\/externallinks\//i.test(part.name)) signalLink(job, part.name.slice(0, 80));
    if (/\.rels$/i.test(part.name))
      await scanPart(
        job,
        part,
        relationHandlers("", (relation) => noteLink(job, relation)),
      );
    else if (/\.xml$/i.test(part.name)) await lookThrough(job, part);
  }
}

/** A hyperlink is a thing to click, not a source of figures. */
function noteLink(job: WorkbookJob, relation: Relation): void {
  if (relation.external && relation.type !== "hyperlink") signalLink(job, relation.type.slice(0, 40));
}

/** An XML Schema boolean that is true. */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}
