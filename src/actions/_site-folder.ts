// The folder of a site: written beside its place and put there whole; what did not change keeps its file, so that a copy to a host sends only what did.
import { link, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import { moveOwn, newBeside, oldBeside, settleLeftovers } from "./_site-leftovers.ts";

/** The file that says that a folder is a site of ours, and how it was made. */
export const SITE_MARK = "everycase-site.json";

/** How a site was made: the same book and the same words give the same bytes. */
export interface SiteMark {
  readonly everycaseSite: 1;
  /** The address it is served from, with a `/` at its end; `null` where every link is relative. */
  readonly base: string | null;
  /** The scopes it was narrowed to; empty for all. */
  readonly scopes: readonly string[];
  /** `false` where the originals are not handed on; left out where they are. */
  readonly originals?: false;
}

/** The mark as the text of its file. */
export function markText(mark: SiteMark): string {
  return `${JSON.stringify(mark, null, 2)}\n`;
}

/** How a site that stands in a folder was made; `null` where the folder holds none. Refuses (`unreadable`) a mark that cannot be read. */
export async function siteMarkIn(folder: string): Promise<SiteMark | null> {
  const text = await readFile(join(folder, SITE_MARK), "utf8").catch(() => null);
  if (text === null) return null;
  try {
    const { everycaseSite, base, scopes, originals } = JSON.parse(text) as Partial<SiteMark>; // looked at before it is trusted
    const isBase = base === null || (typeof base === "string" && /^https?:\/\/[^\s]+\/$/u.test(base));
    if (everycaseSite === 1 && isBase && Array.isArray(scopes) && scopes.every((one) => typeof one === "string"))
      return { everycaseSite, base, scopes, ...(originals === false ? { originals } : {}) };
  } catch {
    // Told below.
  }
  throw new Refusal("unreadable", `Cannot read ${SITE_MARK}: it does not say how the site was made.`);
}

/** A site that is being written. */
export interface SiteFolder {
  /** Where the files lie until the site is whole. */
  readonly folder: string;
  /** Writes a file; folders come to be as they are needed. */
  put(path: string, contents: string | Uint8Array): Promise<void>;
}

/** What became of the files. */
export interface SiteWritten {
  readonly files: number;
  readonly bytes: number;
  /** Files that are new or other than before. */
  readonly changed: number;
}

/**
 * Lets `work` write a site, and puts it in its place when it is whole. What fails leaves the folder as it was. Refuses (`usage`) a
 * folder with something in it that is no site of ours, and (`surroundings`) one that cannot be written, or a full disk.
 */
export async function withSiteFolder(target: string, work: (site: SiteFolder) => Promise<void>): Promise<SiteWritten> {
  await settleLeftovers(target);
  await refuseStrange(target);
  const folder = newBeside(target, process.pid);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const made = new Set<string>();
    await work({ folder, put: (path, contents) => put(folder, made, { path, contents }) });
    const written = await keepUnchanged(folder, target);
    await swap(folder, target);
    return written;
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw calmly(error, target);
  }
}

/** Refuses (`usage`) a folder with something else in it than a site, (`surroundings`) what is no folder. One that is not there may be made. */
export async function refuseStrange(target: string): Promise<void> {
  const there = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new Refusal("surroundings", `Cannot write the site to ${target}: it is not a folder that can be read.`);
  });
  const strange = there.filter((name) => !name.startsWith("."));
  if (strange.length === 0 || (await siteMarkIn(target)) !== null) return;
  throw new Refusal(
    "usage",
    `Cannot write the site to ${target}: found ${strange.length === 1 ? "a file" : `${strange.length} files`} there, wanted an empty folder or a site that Everycase wrote.`,
    "Name another folder, or empty this one.",
  );
}

interface Putting {
  readonly path: string;
  readonly contents: string | Uint8Array;
}

async function put(folder: string, made: Set<string>, { path, contents }: Putting): Promise<void> {
  const at = join(folder, path);
  const parent = dirname(at);
  if (!made.has(parent)) {
    await mkdir(parent, { recursive: true });
    made.add(parent);
  }
  await writeFile(at, contents);
}

/** Puts the old file in the place of each new one that says the same: its time of change stays. */
async function keepUnchanged(folder: string, target: string): Promise<SiteWritten> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  let [files, bytes, changed] = [0, 0, 0];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const [size, isSame] = await compared(path, join(target, path.slice(folder.length + 1)));
    files += 1;
    bytes += size;
    changed += isSame ? 0 : 1;
  }
  return { files, bytes, changed };
}

async function compared(path: string, before: string): Promise<readonly [number, boolean]> {
  const [{ size }, old] = await Promise.all([stat(path), stat(before).catch(() => null)]);
  if (old === null || !old.isFile() || old.size !== size) return [size, false];
  const [mine, its] = await Promise.all([readFile(path), readFile(before)]);
  if (!mine.equals(its)) return [size, false];
  // A second name for the same bytes; where the disk knows none, the copy gets the time of the old file.
  const kept = `${path}.kept`;
  await link(before, kept).then(
    () => rename(kept, path),
    () => utimes(path, old.atime, old.mtime),
  );
  return [size, true];
}

/** Two renames: at no moment is half a site in its place. What is cut short between them, the next publish settles. */
async function swap(folder: string, target: string): Promise<void> {
  const old = oldBeside(target, process.pid);
  const isThere = await rename(target, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  await rename(folder, target);
  if (!isThere) return;
  await moveOwn(old, target);
  await rm(old, { recursive: true, force: true });
}

const FULL: ReadonlySet<string> = new Set(["ENOSPC", "EDQUOT"]);
const CLOSED: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"]);

function calmly(error: unknown, target: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? "";
  if (FULL.has(code))
    return new Refusal(
      "surroundings",
      `Cannot write the site to ${target}: the disk is full. What stood there before is as it was.`,
      "Make room, or name a folder on another disk.",
    );
  if (CLOSED.has(code))
    return new Refusal(
      "surroundings",
      `Cannot write the site to ${target}: the folder may not be written. What stood there before is as it was.`,
      "Name a folder that can be written.",
    );
  return error;
}
