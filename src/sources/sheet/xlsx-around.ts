// What stands in an XLSX workbook beside its sheets: comments, pivot caches, authors, embedded and linked things. Every part is
// looked through for what must not stand there; nothing of it is imported, and what a person should know becomes a signal.
import { DEAF, lookThrough, scanPart, type WorkbookJob } from "./archive.ts";
import { type Fault, unsafe } from "./fault.ts";
import type { Signal } from "./opened.ts";
import { commentSignal } from "./sheet-notes.ts";
import { type Relation, relationHandlers } from "./xlsx-relations.ts";
import type { XmlAttributes, XmlHandlers } from "./xml-scanner.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** What was found around the sheets, before it is said. */
interface Found {
  readonly kinds: Map<Signal["kind"], string>;
  /** The addresses of comments by sheet name; `""` where no sheet refers to them. */
  readonly comments: Map<string, Set<string>>;
  pivotRows: number;
}

const MOST_ADDRESSES = 100_000;

/** Looks at every part that nothing else reads. `sheetOf` names the sheet that a part of comments belongs to, by the part's name in small letters. */
export async function lookAround(
  job: WorkbookJob,
  known: ReadonlySet<ZipEntry | undefined>,
  sheetOf: ReadonlyMap<string, string>,
): Promise<void> {
  const found: Found = { kinds: new Map(), comments: new Map(), pivotRows: 0 };
  for (const part of job.parts) {
    if (known.has(part)) continue;
    noteName(part.name, found);
    if (/\.rels$/i.test(part.name)) {
      const handlers = relationHandlers("", (relation) => noteRelation(relation, found));
      await scanPart(job, part, handlers);
    } else if (/\.xml$/i.test(part.name)) {
      await lookThrough(job, part, new AroundReader(found, sheetOf.get(part.name.toLowerCase()) ?? ""));
    }
  }
  say(job, found);
}

const TELLING_NAMES: readonly (readonly [RegExp, Signal["kind"], string])[] = [
  [/^xl\/externallinks\//i, "external-link", "The workbook refers to another file; that file is not opened."],
  [/^xl\/embeddings\//i, "embedded-object", "The workbook holds other documents inside; they are not opened."],
  [/^xl\/webextensions\//i, "active-content", "The workbook asks for a program from the web; it is not run."],
  [/^customui\//i, "active-content", "The workbook brings buttons of its own; they are not shown."],
];
const PIVOT = "The workbook keeps a copy of the rows behind a pivot table, which nobody sees in its sheets";

function noteName(name: string, found: Found): void {
  for (const [pattern, kind, says] of TELLING_NAMES) if (pattern.test(name)) note(found, kind, says);
  if (/^xl\/pivotcache\//i.test(name)) note(found, "pivot-cache", PIVOT);
  if (/^xl\/model\//i.test(name)) {
    note(found, "pivot-cache", "The workbook keeps a data model, tables that nobody sees in its sheets");
  }
}

/** A hyperlink is a thing to click, not a source of figures. */
function noteRelation(relation: Relation, found: Found): void {
  if (/^vbaproject|^xlmacrosheet|^xlintlmacrosheet/i.test(relation.type)) throw macros();
  if (relation.external && relation.type !== "hyperlink")
    note(
      found,
      "external-link",
      `The workbook refers to another file (${relation.type.slice(0, 40)}); that file is not opened.`,
    );
  if (!relation.external && (relation.type === "oleObject" || relation.type === "package"))
    note(found, "embedded-object", "The workbook holds other documents inside; they are not opened.");
}

/** Refuses a workbook with a part that is known for holding a program. Throws a `Fault`, and signals why. */
export function refuseMacros(job: WorkbookJob): void {
  const macro = job.parts.find((part) => /vbaproject\.bin$|^xl\/macrosheets\/|^xl\/activex\//i.test(part.name));
  if (macro === undefined) return;
  const says = `The workbook holds a program (${macro.name.slice(0, 80)}); it is not run.`;
  job.signals.push({ kind: "macro", says });
  throw macros();
}

/** Hears the list of content types, and refuses one that tells of a program under whatever name. */
export const MACRO_TYPES: XmlHandlers = {
  ...DEAF,
  open(_name, _depth, attributes) {
    if (/vbaproject|macrosheet/i.test(attributes.get("ContentType") ?? "")) throw macros();
  },
};

function macros(): Fault {
  return unsafe("a workbook that holds a program (macros)", "a workbook without macros");
}

function note(found: Found, kind: Signal["kind"], says: string): void {
  if (!found.kinds.has(kind)) found.kinds.set(kind, says);
}

/** Tells parts by their root element, since only programs of one maker keep to the usual names. */
class AroundReader implements XmlHandlers {
  readonly #found: Found;
  readonly #sheet: string;
  #root = "";
  #isName = false;

  constructor(found: Found, sheet: string) {
    this.#found = found;
    this.#sheet = sheet;
  }

  open(name: string, depth: number, attributes: XmlAttributes): void {
    if (depth === 1) this.#openRoot(name);
    else if (this.#root === "comments" || this.#root === "ThreadedComments") this.#comment(name, attributes);
    else if (this.#root === "pivotCacheRecords" && depth === 2 && name === "r") this.#found.pivotRows++;
    else if (this.#root === "personList" && name === "person") this.#author();
    else if (this.#root === "connections" && name === "connection")
      note(
        this.#found,
        "external-link",
        "The workbook takes figures from another place (a data connection); that place is not asked.",
      );
    this.#isName = NAMES.get(this.#root)?.includes(name) === true;
  }

  text(text: string): void {
    if (this.#isName && text.trim() !== "") this.#author();
  }

  close(): void {
    this.#isName = false;
  }

  #openRoot(name: string): void {
    this.#root = name;
    if (name === "macrosheet") throw macros();
    if (name === "pivotCacheDefinition" || name === "pivotCacheRecords") note(this.#found, "pivot-cache", PIVOT);
    if (name === "revisions" || name === "revisionHeaders" || name === "headers")
      note(
        this.#found,
        "hidden-text",
        "The workbook keeps earlier values of its cells (tracked changes); they are not imported.",
      );
  }

  #comment(name: string, attributes: XmlAttributes): void {
    if (name !== "comment" && name !== "threadedComment") return;
    const addresses = this.#found.comments.get(this.#sheet) ?? new Set();
    if (addresses.size < MOST_ADDRESSES) addresses.add((attributes.get("ref") ?? "?").slice(0, 12));
    this.#found.comments.set(this.#sheet, addresses);
  }

  #author(): void {
    note(
      this.#found,
      "doc-author",
      "The file names people who made, changed or commented it; their names are not imported.",
    );
  }
}

/** Where names of people stand, by the root element of the part. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ["coreProperties", ["creator", "lastModifiedBy"]],
  ["Properties", ["Manager"]],
]);

function say(job: WorkbookJob, found: Found): void {
  for (const [kind, says] of found.kinds) {
    if (job.signals.some((signal) => signal.kind === kind && signal.sheet === undefined)) continue;
    job.signals.push({
      kind,
      says: kind === "pivot-cache" ? `${says}${rowsText(found.pivotRows)}; it is not imported.` : says,
    });
  }
  for (const [sheet, addresses] of found.comments) {
    const place = sheet === "" ? {} : { sheet };
    job.signals.push({ kind: "comment", ...place, ...commentSignal([...addresses]) });
  }
}

function rowsText(rows: number): string {
  return rows === 0 ? "" : ` (${rows} ${rows === 1 ? "row" : "rows"})`;
}
