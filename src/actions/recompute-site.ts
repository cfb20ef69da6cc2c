// "Recompute": a published site worked out again from its own data package, on any machine, and held against itself file by file.
import { copyFile, lstat, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import type { Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Head } from "../ledger/entry.ts";
import { openPartialLedger, type PartEntry } from "../ledger/partial-ledger.ts";
import { publishedNow } from "../releases/rules.ts";
import { type CellsFault, takeForeignCells } from "../warehouse/foreign-cells.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { firstDifference } from "./_first-difference.ts";
import { heldCells, type Needed, type Publication, readPackageBook, takeOriginals } from "./_package-book.ts";
import type { Unread } from "./_package-shapes.ts";
import { releaseHistories } from "./_release-book.ts";
import { type ReleaseAgain, releasesAgain } from "./_releases-again.ts";
import { type Difference, lookAtSite, type SiteLook } from "./_site-check.ts";
import type { HeldBack } from "./held-back-file.ts";
import { type Program, thisProgram } from "./program.ts";
import { wasPublished } from "./public-book.ts";
import { writeSite } from "./publish-site.ts";
import { releasedFigures } from "./released-figures.ts";
import { filesOfSite, MANIFEST } from "./site-manifest.ts";
import type { Tools } from "./tools.ts";
import { writeDataPackage } from "./write-data-package.ts";

/** What is worked out again. */
export interface RecomputeWish {
  /** The folder of a site, or `data/` in it. */
  readonly folder: string;
  /** A folder of originals, where the package holds none. */
  readonly archive: string | null;
  /** A head noted elsewhere: also finds a book that was made anew as a whole. */
  readonly head?: Head;
  /** Where the style sheet and the scripts of this program lie. */
  readonly staticFolder: string;
}

/** What working out again gave. */
export interface Recomputed {
  /** Whether everything was worked out again, and every file is what it should be. */
  readonly ok: boolean;
  readonly files: number;
  /** Figures that were worked out again; 0 where that was not possible. */
  readonly figures: number;
  readonly releases: number;
  /** How the frozen figures of each release came out. */
  readonly frozen: readonly ReleaseAgain[];
  readonly differences: readonly Difference[];
  /** Why nothing was worked out again; `null` where it was. */
  readonly stopped: string | null;
  readonly needed: readonly Needed[];
  /** Documents in which nothing could be read: what is said of them is taken as said. */
  readonly takenAsSaid: number;
  /** Documents that are not handed on whole, since they would narrow what another hides: the cells that stand for them are taken as said. */
  readonly heldBack: number;
  readonly dataAlone: boolean;
  /** Whether every file is the one that the manifest of the site names. */
  readonly asPublished: boolean;
  /** The program that wrote the site, as the site says, and this one. */
  readonly program: { readonly theirs: Program | null; readonly ours: Program };
  readonly head: Head | null;
}

/** Gives `work` a home folder of its own, and removes it whatever happens. */
export async function withPassingHome<T>(work: (home: string) => Promise<T>): Promise<T> {
  const home = await mkdtemp(join(tmpdir(), "everycase-recompute-"));
  try {
    return await work(home);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/**
 * Works out every figure of a site again from its data package, writes the site once more, and compares byte for byte. `tools` are those of an
 * empty book. Refuses (`notFound`) a folder that holds no site, (`unreadable`) one that holds more than can be looked at.
 */
export async function recomputeSite(tools: Tools, wish: RecomputeWish): Promise<Recomputed> {
  if (wish.archive !== null && !(await stat(wish.archive).catch(() => null))?.isDirectory())
    throw new Refusal(
      "notFound",
      `There is no folder ${wish.archive}.`,
      "Give a folder of originals, or the archive of a book: --archive FOLDER",
    );
  const root = await rootOf(wish.folder);
  const dataAlone = !(await isThere(join(root, "index.html")));
  const look = await lookAtSite(tools, root, dataAlone);
  const data = join(root, "data");
  const ours = await thisProgram();
  // Links are never followed: what lies behind one is not of this site.
  if (look.strange.some(({ file }) => file === "data" || file === "data/archive"))
    return stopped(look, "Its data lie behind a link.", { ours });
  const read = await readPackageBook(data, wish.head);
  if ("differences" in read) return stopped(look, "Its book does not hold.", { ours, differences: read.differences });
  const { part, publication, unread, heldBack } = read;
  const originals = await takeOriginals(tools, data, { ...read, archive: wish.archive });
  const about = { ours, publication, part, needed: originals.needed, differences: originals.differences };
  if (originals.differences.length > 0) return stopped(look, "An original is not what its name says.", about);
  if (originals.needed.length > 0) return stopped(look, "Originals are needed that are not in the package.", about);
  const book: Tools = { ...tools, heldBack, ledger: openPartialLedger(part) };
  await keepUnread(book, unread);
  const gone = await keepHeld(book, data, heldBack);
  if (gone.length > 0)
    return stopped(look, "Cells of a document that is kept back are not there, or cannot be read.", {
      ...about,
      differences: gone,
    });
  const histories = (await releaseHistories(book)).filter(wasPublished);
  const again = await releasesAgain(book, part, { histories, ours });
  const made = join(tools.home, "site");
  const figures = await writeAgain(book, made, { publication, wish, madeBy: makerOf(publication, ours) }).catch(
    // Frozen figures that are none, as somebody may have made them, cannot be shown; where all came out the fault is ours.
    (error: unknown) => whereParted(error, again.differences.length > 0),
  );
  if (figures === null)
    return stopped(look, "Its figures are other ones, and cannot be shown again.", {
      ...about,
      differences: again.differences,
    });
  const compared = await comparedSites(tools, look, { root, made, dataAlone });
  // What another program says of itself is not computed: there only the manifest tells.
  const said = look.differences.filter(({ file }) => file === "data/publication.json");
  const differences = merged([...look.strange, ...said, ...again.differences, ...compared]);
  return {
    ...accountOf(look, about),
    ok: differences.length === 0,
    figures,
    releases: histories.length,
    frozen: again.frozen,
    differences,
    stopped: null,
    takenAsSaid: unread.length,
    heldBack: heldBack.length,
  };
}

/** The root of the site that a folder is, or is the data of. */
async function rootOf(folder: string): Promise<string> {
  const path = resolve(folder);
  if (await isThere(join(path, MANIFEST))) return path;
  if (basename(path) === "data" && (await isThere(join(path, "book.jsonl")))) return dirname(path);
  if (await isThere(join(path, "data", "book.jsonl"))) return path;
  throw new Refusal(
    "notFound",
    `There is no published site in ${folder}: wanted its folder, or data in it, with ${MANIFEST}.`,
    "Everycase writes one: everycase publish FOLDER --who NAME",
  );
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

interface About {
  readonly ours: Program;
  readonly publication?: Publication;
  readonly part?: readonly PartEntry[];
  readonly needed?: readonly Needed[];
  readonly differences?: readonly Difference[];
}

function accountOf(look: SiteLook, { ours, publication, part = [], needed = [] }: About): Recomputed {
  const last = part.at(-1);
  return {
    ok: false,
    files: look.files.length,
    figures: 0,
    releases: 0,
    frozen: [],
    differences: look.differences,
    stopped: null,
    needed,
    takenAsSaid: 0,
    heldBack: 0,
    dataAlone: look.dataAlone,
    asPublished: look.differences.length === 0,
    program: { theirs: publication?.madeBy ?? null, ours },
    head: last === undefined ? null : { sequence: last.sequence, digest: last.digest },
  };
}

function stopped(look: SiteLook, why: string, about: About): Recomputed {
  const differences = merged([...look.differences, ...(about.differences ?? [])]);
  return { ...accountOf(look, about), differences, stopped: why };
}

/** What is said of documents in which nothing could be read is kept as it was said: they are not handed on. */
async function keepUnread(tools: Tools, unread: readonly Unread[]): Promise<void> {
  const warehouse = await tools.warehouse();
  for (const { sha256, reading } of unread) await warehouse.keep(sha256, reading, null);
}

/** Keeps the cells that may be had of documents that are not handed on whole; names those that are not there, or are none. */
async function keepHeld(tools: Tools, data: string, held: readonly HeldBack[]): Promise<readonly Difference[]> {
  const warehouse = await tools.warehouse();
  const gone: Difference[] = [];
  for (const { sha256, reading } of held) {
    if (sha256 === null || reading === null) continue;
    const file = heldCells(sha256);
    const source = join(data, file);
    const about = { file: `data/${file}`, where: null } as const;
    if ((await lstat(source).catch(() => null))?.isFile() !== true) {
      gone.push({ ...about, kind: "missing", found: "nothing", wanted: "its cells" });
      continue;
    }
    const fault = await keepCells(warehouse, { sha256, reading, source });
    if (fault !== null) gone.push({ ...about, where: "its table", kind: "altered", ...fault });
  }
  return gone;
}

/** Keeps the cells of one document, written anew; what is wrong with them where something is. */
async function keepCells(
  warehouse: Warehouse,
  { sha256, reading, source }: { readonly sha256: string; readonly reading: Json; readonly source: string },
): Promise<CellsFault | null> {
  const job = await warehouse.jobFolder(`held-${sha256}`);
  const [given, target] = [join(job, "given.parquet"), join(job, "cells.parquet")];
  try {
    const fault = await takeForeignCells({ source, given, file: sha256, target });
    if (fault === null) await warehouse.keep(sha256, reading, (place) => copyFile(target, place));
    return fault;
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}

/** Whom the site that is written again names as its maker: what another program says of itself cannot be computed, and is taken as said. */
function makerOf({ madeBy }: Publication, ours: Program): Program {
  return madeBy.digest === ours.digest ? ours : madeBy;
}

interface Again {
  readonly publication: Publication;
  readonly wish: RecomputeWish;
  readonly madeBy: Program;
}

/** Writes the site, or the data alone, once more; gives how many figures it holds. */
async function writeAgain(book: Tools, folder: string, { publication, wish, madeBy }: Again): Promise<number> {
  const { base, scopes, hasSite, withoutOriginals } = publication;
  const { staticFolder } = wish;
  if (hasSite) {
    await writeSite(book, { folder, base, scopes, staticFolder, withoutOriginals, madeBy });
    return await figuresOf(folder);
  }
  const histories = await releaseHistories(book);
  const newest = publishedNow(histories);
  if (newest === null) throw new Refusal("notFound", "No release is published in this package.");
  const snapshot = await releasedFigures(book, newest);
  return (await writeDataPackage(book, { folder, snapshot, histories, withoutOriginals, madeBy })).figures;
}

/** Nothing where figures parted before; else the error goes on. */
function whereParted(error: unknown, parted: boolean): null {
  if (parted) return null;
  throw error;
}

async function figuresOf(folder: string): Promise<number> {
  const rows = JSON.parse(await readFile(join(folder, "data", "figures.json"), "utf8")) as readonly unknown[]; // written just now
  return rows.length;
}

/** Holds every file against the one that was written again. */
async function comparedSites(
  tools: Tools,
  look: SiteLook,
  { root, made, dataAlone }: { readonly root: string; readonly made: string; readonly dataAlone: boolean },
): Promise<readonly Difference[]> {
  const { files } = await filesOfSite(made);
  const wanted = new Map(
    files.filter(({ path }) => !dataAlone || path.startsWith("data/")).map((one) => [one.path, one]),
  );
  const given = new Map(look.files.map((one) => [one.path, one]));
  const paths = [...new Set([...wanted.keys(), ...given.keys()])];
  const differences: Difference[] = [];
  for (const [done, path] of paths.entries()) {
    tools.progress({ act: "Comparing", done, of: paths.length });
    const [found, want] = [given.get(path), wanted.get(path)];
    if (found?.sha256 === want?.sha256) continue;
    const [has, needs] = [found?.sha256 ?? "nothing", want?.sha256 ?? "no such file"];
    const kind = found === undefined ? "missing" : want === undefined ? "extra" : "altered";
    const parting = kind === "altered" ? await firstDifference(join(root, path), join(made, path)) : null;
    differences.push({ file: path, kind, where: null, found: has, wanted: needs, ...parting });
  }
  return differences;
}

/** One difference a file: the one that says where. */
function merged(all: readonly Difference[]): readonly Difference[] {
  const files = new Map<string, Difference>();
  for (const one of all) {
    const known = files.get(one.file);
    if (known === undefined || (known.where === null && one.where !== null)) files.set(one.file, one);
  }
  return [...files.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
}
