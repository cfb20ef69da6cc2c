// Which documents are not handed on whole: both together would narrow a count that one of them hides, whether we work it out or the reader does.
import { canonicalJson, digestOf, type Json } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import { openPartialLedger, partUpTo } from "../ledger/partial-ledger.ts";
import type { CatalogueFile, KeptBack } from "../measures/plan.ts";
import { writeWithout } from "../warehouse/cells-without.ts";
import type { StoredFile, Warehouse } from "../warehouse/warehouse.ts";
import { handFiles } from "./_hand-book.ts";
import { withoutKept } from "./_kept-back.ts";
import { type BookFile, bookFiles, catalogue } from "./catalogue.ts";
import type { HeldBack, SaidBefore } from "./held-back-file.ts";
import type { Tools } from "./tools.ts";

/** The documents that are held back, the warehouse as others may have it, and the entries by which held figures were entered by hand. */
export interface Held {
  readonly files: readonly HeldBack[];
  readonly warehouse: () => Promise<Warehouse>;
  readonly subjects: ReadonlySet<string>;
}

/**
 * Finds what is held back of the public files of a book. What a published release let out, standing on the book as it was then (`asOf`), is
 * not held back any more: it cannot be called back.
 */
export async function heldBack(tools: Tools, asOf: readonly number[]): Promise<Held> {
  const kept = await keptAlways(tools, asOf);
  if (kept.length === 0) return { files: [], warehouse: tools.warehouse, subjects: new Set() };
  const byHand = new Map((await handFiles(tools)).map((file) => [file.stored.file, file]));
  const hand = kept.filter(({ file }) => byHand.has(file.stored.file)).filter(isWhole);
  const held = new Map<string, StoredFile>();
  const files: HeldBack[] = [];
  for (const file of await bookFiles(tools)) {
    const { subject: sha256, sequence: order } = file.entry;
    const said = saidOf(kept.filter((one) => one.file.sha256 === sha256));
    if (said.keptBack.length === 0) continue;
    if (file.stored.path === null) {
      // Its figures were entered by hand: what the machine could not read in it quotes it all the same.
      held.set(sha256, { ...file.stored, reading: quoteless(file) });
      continue;
    }
    const stored = await reduced(tools, file, said.keptBack);
    held.set(sha256, stored);
    const { name, cite } = file.body;
    files.push({ sha256, name, order, from: cite?.address ?? null, ...said, reading: stored.reading });
  }
  const papers = hand.map((one): HeldBack => {
    const { file } = one;
    const sha256 = file.sha256 === file.stored.file ? null : file.sha256;
    return { sha256, name: file.name, order: file.order, from: null, ...saidOf([one]), reading: null };
  });
  const entries = new Set(hand.map(({ file }) => file.entry));
  const subjects = tools.ledger.entries().flatMap(({ id, subject }) => (entries.has(id) ? [subject] : []));
  return { files: [...files, ...papers], warehouse: () => over(tools, held), subjects: new Set(subjects) };
}

interface Kept {
  readonly file: CatalogueFile;
  readonly keptBack: readonly KeptBack[];
  /** What each release kept back of it that knew the file. */
  readonly before: readonly SaidBefore[];
}

/** What is said of the figures that are kept back of a document, and what earlier releases said of them in other words. */
function saidOf(kept: readonly Kept[]): Pick<HeldBack, "keptBack" | "before"> {
  const keptBack = kept.flatMap((one) => one.keptBack);
  const text = (all: readonly KeptBack[]): string => canonicalJson(all as unknown as Json); // plain values
  const before = [...new Set(kept.flatMap((one) => one.before.map(({ asOf }) => asOf)))].map((asOf) => {
    const then = kept.flatMap((one) => one.before.flatMap((each) => (each.asOf === asOf ? each.keptBack : [])));
    return { asOf, keptBack: then.filter((one) => keptBack.some((other) => isSame(one, other))) };
  });
  return { keptBack, before: before.filter((one) => text(one.keptBack) !== text(keptBack)) };
}

/** What is kept back now, and was in every release that knew the file. */
async function keptAlways(tools: Tools, asOf: readonly number[]): Promise<readonly Kept[]> {
  const now = keptIn(await catalogue(tools));
  if (now.length === 0) return [];
  const all = tools.ledger.entries();
  let left: readonly Kept[] = now;
  for (const sequence of new Set(asOf)) {
    // A release that knew none of these files kept nothing back of them.
    if (left.every(({ file }) => file.order > sequence)) continue;
    const ledger = openPartialLedger(partUpTo(all, sequence));
    const then = keptIn(await catalogue({ ...tools, ledger }));
    left = left.map((one) => {
      const { file, keptBack, before } = one;
      if (file.order > sequence) return one;
      // Of one document some figures may be read by the machine and others entered by hand.
      const thenKept = then.flatMap((other) => (other.file.sha256 === file.sha256 ? other.keptBack : []));
      return {
        file,
        keptBack: keptBack.filter((figure) => thenKept.some((other) => isSame(figure, other))),
        before: [...before, { asOf: sequence, keptBack: thenKept }],
      };
    });
  }
  return left.filter(({ keptBack }) => keptBack.length > 0);
}

function keptIn(files: readonly CatalogueFile[]): readonly Kept[] {
  return files.flatMap((file) => (file.keptBack === undefined ? [] : [{ file, keptBack: file.keptBack, before: [] }]));
}

/** Whether both are the same figures. The reason may be in other words: a file is called otherwise when another has its name. */
function isSame(one: KeptBack, other: KeptBack): boolean {
  return (["force", "scope", "unit", "basis"] as const).every((field) => one[field] === other[field]);
}

/** Whether no figure of a file is left. */
function isWhole({ file, keptBack }: Kept): boolean {
  return withoutKept(file.stored, keptBack).holdings.length === 0;
}

/** A file as others may have it: its other figures, and an account of its reading that quotes no number. */
async function reduced(tools: Tools, file: BookFile, kept: readonly KeptBack[]): Promise<StoredFile> {
  const warehouse = await tools.warehouse();
  const { path, ...stored } = file.stored;
  const without = kept.map(({ force, scope, unit, basis }) => ({ force, scope, unit, basis }));
  const name = digestOf({ held: file.entry.subject, without, stored } as unknown as Json); // plain values all the way down
  const note = quoteless(file);
  const write = (target: string): Promise<void> =>
    writeWithout(warehouse.engine, { path: path ?? "", without, target });
  const keep = async (): Promise<StoredFile> =>
    (await warehouse.find(name)) ?? (await warehouse.keep(name, note, write));
  const found = (await warehouse.find(name)) ?? (await warehouse.engine.alone(keep));
  return { ...found, file: file.entry.subject };
}

/** The account of a reading without a number that it quotes of the document: in a head of a column, in a problem, in what was noticed. */
function quoteless({ note }: BookFile): Json {
  const columns = note.columns.map((one) => ({ ...one, header: hidden(one.header), role: hidden(one.role) }));
  const signals = note.signals.map((one) => ({ ...one, says: hidden(one.says) }));
  return { ...note, columns, signals, problems: note.problems.map(withoutNumbers) } as unknown as Json; // plain values
}

function hidden(text: string): string {
  return /\p{Nd}/u.test(text) ? "kept back" : text;
}

/** What a problem quotes of the document may be the very number. */
function withoutNumbers(problem: Problem): Problem {
  const { found, wanted, hint } = problem;
  return {
    ...problem,
    found: hidden(found),
    wanted: hidden(wanted),
    ...(hint === undefined ? {} : { hint: hidden(hint) }),
  };
}

/** The warehouse in which some files are as others may have them. */
async function over(tools: Tools, held: ReadonlyMap<string, StoredFile>): Promise<Warehouse> {
  const warehouse = await tools.warehouse();
  return { ...warehouse, find: async (file) => held.get(file) ?? (await warehouse.find(file)) };
}
