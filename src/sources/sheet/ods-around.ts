// What stands in an ODS workbook beside its sheets: authors, documents inside, programs, passwords. Every part is looked
// through for what must not stand there; nothing of it is imported.
import { DEAF, findPart, lookThrough, scanPart, type WorkbookJob } from "./archive.ts";
import { Fault, unsafe } from "./fault.ts";
import type { XmlHandlers } from "./xml-scanner.ts";
import type { ZipEntry } from "./zip-directory.ts";

/** Looks at every part but the content. Throws a `Fault` for a workbook under a password and for one that holds macros. */
export async function lookAroundOds(job: WorkbookJob, content: ZipEntry): Promise<void> {
  refuseMacros(job);
  const manifest = findPart(job, "META-INF/manifest.xml");
  if (manifest !== undefined) await scanPart(job, manifest, { ...DEAF, open: refuseProtected });
  if (job.parts.some((part) => /^object[^/]*\//i.test(part.name))) {
    const says = "The workbook holds other documents inside, such as charts; they are not opened.";
    job.signals.push({ kind: "embedded-object", says });
  }
  for (const part of job.parts) {
    if (part === content || part === manifest || !/\.(?:xml|rdf)$/i.test(part.name)) continue;
    await lookThrough(job, part, /^meta\.xml$/i.test(part.name) ? new AuthorReader(job) : DEAF);
  }
}

function refuseMacros(job: WorkbookJob): void {
  const macro = job.parts.find(
    (part) => /^(?:basic|scripts)\/./i.test(part.name) && !/script-l[bc]\.xml$/i.test(part.name),
  );
  if (macro === undefined) return;
  job.signals.push({
    kind: "macro",
    says: `The workbook holds a program (${macro.name.slice(0, 80)}); it is not run.`,
  });
  throw unsafe("a workbook that holds a program (macros)", "a workbook without macros");
}

function refuseProtected(name: string): void {
  if (name !== "encryption-data") return;
  throw new Fault({
    code: "protected-file",
    found: "a workbook protected with a password",
    wanted: "a workbook without a password",
    hint: "Open it with the password and save it again without one.",
  });
}

const NAMES: readonly string[] = ["creator", "initial-creator", "printed-by"];

/** Hears whether the file names people; not who they are. */
class AuthorReader implements XmlHandlers {
  readonly #job: WorkbookJob;
  #isName = false;

  constructor(job: WorkbookJob) {
    this.#job = job;
  }

  open(name: string): void {
    this.#isName = NAMES.includes(name);
  }

  text(text: string): void {
    if (!this.#isName || text.trim() === "" || this.#job.signals.some((signal) => signal.kind === "doc-author")) return;
    const says = "The file names people who made or changed it; their names are not imported.";
    this.#job.signals.push({ kind: "doc-author", says });
  }

  close(): void {
    this.#isName = false;
  }
}
