// The manifest of a published site: every file with its size and SHA-256, and the manifest's own in a file beside it.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, opendir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import { parseStrictJson, type StrictJson } from "../ground/strict-json.ts";

/** Where the manifest lies in a site, and its digest. */
export const MANIFEST = "data/manifest.json";
export const MANIFEST_DIGEST = "data/manifest.sha256";

/** A file of a site. */
export interface SiteFile {
  /** From the root of the site, with `/` between. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What may be looked at of a folder that came from somebody. */
const MOST = { files: 400_000, bytes: 64 * 2 ** 30, depth: 16, name: 255 } as const;

/** Something in a folder that is neither a plain file nor a folder, or has a name that is no name. */
export interface StrangeFile {
  readonly path: string;
  readonly what: string;
}

/**
 * Every file below a folder with its size and digest, sorted by path. Links, devices and odd names are told and never followed. Refuses
 * (`unreadable`) a folder that holds more than can be looked at.
 */
export async function filesOfSite(
  root: string,
  onFile: (done: number) => void = () => undefined,
): Promise<{ readonly files: readonly SiteFile[]; readonly strange: readonly StrangeFile[] }> {
  const files: SiteFile[] = [];
  const strange: StrangeFile[] = [];
  let bytes = 0;
  const plain: string[] = [];
  for (const { path, what } of await namesBelow(root)) {
    if (what === "file") plain.push(path);
    else strange.push({ path, what });
  }
  for (let start = 0; start < plain.length; start += AT_ONCE) {
    const some = await Promise.all(plain.slice(start, start + AT_ONCE).map((path) => sizeOf(root, path)));
    bytes += some.reduce((sum, one) => sum + one.bytes, 0);
    if (bytes > MOST.bytes) throw tooMuch(root, "more bytes than can be looked at");
    files.push(...(await Promise.all(some.map((one) => withDigest(root, one)))));
    onFile(files.length);
  }
  return { files: files.sort(byPath), strange };
}

/** How many files are read beside each other. */
const AT_ONCE = 8;
/** Files up to this are read in one piece. */
const SMALL_BYTES = 1 << 20;

async function sizeOf(root: string, path: string): Promise<Omit<SiteFile, "sha256">> {
  return { path, bytes: (await lstat(join(root, path))).size };
}

async function withDigest(root: string, { path, bytes }: Omit<SiteFile, "sha256">): Promise<SiteFile> {
  const at = join(root, path);
  return { path, bytes, sha256: bytes > SMALL_BYTES ? await digestOfFile(at) : sha256(await readFile(at)) };
}

/** The order of paths: by their characters, the same everywhere. */
function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : Number(a.path > b.path);
}

async function namesBelow(root: string): Promise<readonly { readonly path: string; readonly what: string }[]> {
  const found: { path: string; what: string }[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (folder.split("/").length > MOST.depth) throw tooMuch(root, "folders in folders without end");
    for await (const entry of await opendir(join(root, folder))) {
      // What begins with a dot beside the pages (.git, .nojekyll) is the host's.
      if (folder === "" && entry.name.startsWith(".")) continue;
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.name.length > MOST.name || /[\p{Cc}\\]/u.test(entry.name)) found.push({ path, what: "an odd name" });
      else if (entry.isDirectory()) folders.push(path);
      else found.push({ path, what: entry.isFile() ? "file" : entry.isSymbolicLink() ? "a link" : "no plain file" });
      if (found.length > MOST.files) throw tooMuch(root, `more than ${MOST.files} files`);
    }
  }
  return found;
}

function tooMuch(root: string, found: string): Refusal {
  return new Refusal("unreadable", `Cannot look through ${root}: found ${found}.`);
}

/** The SHA-256 of a file, read piece by piece. */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** Writes the manifest of everything that lies in a site, and its digest. To be called when all else is written. */
export async function writeManifest(root: string): Promise<void> {
  const text = manifestText((await filesOfSite(root)).files);
  await writeFile(join(root, MANIFEST), text);
  await writeFile(join(root, MANIFEST_DIGEST), manifestDigestText(sha256(text)));
}

/** The manifest of files in their order; it does not name itself. */
export function manifestText(files: readonly SiteFile[]): string {
  const listed = files.filter(({ path }) => path !== MANIFEST && path !== MANIFEST_DIGEST);
  const lines = listed.map(({ path, bytes, sha256: digest }) => JSON.stringify({ path, bytes, sha256: digest }));
  return `{"manifest":"everycase","version":1,"files":[\n${lines.join(",\n")}\n]}\n`;
}

/** What the file beside the manifest says, so that `sha256sum -c` reads it. */
export function manifestDigestText(digest: string): string {
  return `${digest}  manifest.json\n`;
}

/** The largest manifest that is read. */
const MOST_MANIFEST_BYTES = 128 * 2 ** 20;

/** The files that a manifest names; a sentence where it cannot be read. */
export async function readManifest(root: string): Promise<readonly SiteFile[] | string> {
  const found = await lstat(join(root, MANIFEST)).catch(() => null);
  if (found === null || !found.isFile()) return "it is not there";
  if (found.size > MOST_MANIFEST_BYTES) return "it is larger than a manifest is";
  const read = parseStrictJson(await readFile(join(root, MANIFEST)), { depth: 4, items: MOST.files });
  if ("fault" in read) return `found ${read.fault.found} at line ${read.fault.line}, wanted ${read.fault.wanted}`;
  const files = listedFiles(read.value);
  return files ?? "it is no manifest of a site";
}

function listedFiles(value: StrictJson): readonly SiteFile[] | null {
  const fields = asObject(value);
  const list = fields?.["files"];
  if (fields?.["manifest"] !== "everycase" || fields["version"] !== 1 || !Array.isArray(list)) return null;
  const files: SiteFile[] = [];
  for (const item of list as readonly StrictJson[]) {
    const { path, bytes, sha256: digest } = asObject(item) ?? {};
    if (typeof path !== "string" || typeof bytes !== "number" || typeof digest !== "string") return null;
    if (!isPlainPath(path) || !/^[0-9a-f]{64}$/u.test(digest)) return null;
    files.push({ path, bytes, sha256: digest });
  }
  return files;
}

function asObject(value: StrictJson): { readonly [key: string]: StrictJson } | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: StrictJson }) // an object that is no list
    : null;
}

/** A path that stays below the folder it starts in. */
function isPlainPath(path: string): boolean {
  return (
    path.length < 1024 &&
    path.split("/").every((part) => part !== "" && part !== "." && part !== "..") &&
    !/[\p{Cc}\\]/u.test(path)
  );
}
