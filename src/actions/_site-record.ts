// Which site the book gave last, by all that it was made of: while none of that changed, and no file of the site did, there is nothing to write.
import { readdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digestOf, type Json, sha256 } from "../ground/digest.ts";
import { type Program, thisProgram } from "./program.ts";
import { filesOfSite, MANIFEST, MANIFEST_DIGEST, manifestDigestText, manifestText } from "./site-manifest.ts";
import type { Tools } from "./tools.ts";

/** What a site is made of besides the book. */
export interface SiteIngredients {
  readonly base: string | null;
  readonly scopes: readonly string[];
  readonly withoutOriginals?: boolean;
  /** Where the style sheet and the scripts lie. */
  readonly staticFolder: string;
  /** This program where none is given. */
  readonly madeBy?: Program;
}

/** A site that stands as it was written. */
export interface StandingSite {
  /** The SHA-256 of its manifest. */
  readonly manifest: string;
  readonly files: number;
  readonly bytes: number;
  readonly pages: number;
  readonly largestPage: number;
}

/**
 * One digest of everything that the bytes of a site follow from: the program with what it runs on, the end of the book, the cells as they lie in
 * the warehouse, and the wish. Two sites of one digest are the same; where it differs they may be the same all the same.
 */
export async function ingredientsDigest(tools: Tools, wish: SiteIngredients): Promise<string> {
  const program = wish.madeBy ?? (await thisProgram());
  return digestOf({
    program: { ...program },
    runs: { ...process.versions } as Json, // texts by name
    head: { ...tools.ledger.head() },
    cells: await stateOf(join(tools.home, "warehouse")),
    base: wish.base,
    scopes: [...wish.scopes],
    withoutOriginals: wish.withoutOriginals ?? false,
    statics: await Promise.all(Object.values(STATICS).map((name) => digestOfText(join(wish.staticFolder, name)))),
  });
}

/** The files of the static folder that a site is made with; one that was not built is left out. */
export const STATICS = { css: "everycase.css", script: "site-search.js" } as const;

/** The names, sizes and times of the files of a folder: a warehouse that was derived again has others. */
async function stateOf(folder: string): Promise<Json> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  return await Promise.all(
    files.sort().map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return [name, size, mtimeMs];
    }),
  );
}

/** Where the book keeps them, the latest last: the digest of what a site was made of, and of its manifest. */
const RECORD = "published-sites.json";
const MOST_RECORDED = 20;

/**
 * Keeps the digest of the manifest of a site, as it was written and not as it stands since: another publish may have put its own in that place. It
 * lies with the book, and not with the site: who alters a site may alter its manifest.
 */
export async function recordSite(tools: Tools, ingredients: string, manifest: string): Promise<void> {
  const others = (await recorded(tools)).filter(([one]) => one !== ingredients);
  const path = join(tools.home, RECORD);
  const text = JSON.stringify([...others, [ingredients, manifest]].slice(-MOST_RECORDED), null, 1);
  // Two that publish beside each other have a file each.
  const half = `${path}.${process.pid}.tmp`;
  await writeFile(half, `${text}\n`);
  await rename(half, path);
}

/** A record that cannot be read is none: the site is written again. */
async function recorded(tools: Tools): Promise<readonly (readonly [string, string])[]> {
  try {
    const list: unknown = JSON.parse(await readFile(join(tools.home, RECORD), "utf8"));
    return Array.isArray(list) ? list.filter(isPair) : [];
  } catch {
    return [];
  }
}

function isPair(value: unknown): value is readonly [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === "string");
}

/** The site in a folder where each file is the one that was written when it was last made of the same; else `null`. */
export async function standingSite(tools: Tools, ingredients: string, folder: string): Promise<StandingSite | null> {
  const manifest = (await recorded(tools)).find(([one]) => one === ingredients)?.[1];
  if (manifest === undefined || manifest !== (await digestOfText(join(folder, MANIFEST)))) return null;
  const act = "Looking whether the site is as it was written";
  const { files, strange } = await filesOfSite(folder, (done) => tools.progress({ act, done, of: done + 1 }));
  const digest = files.find(({ path }) => path === MANIFEST_DIGEST)?.sha256;
  const isWhole = sha256(manifestText(files)) === manifest && digest === sha256(manifestDigestText(manifest));
  if (strange.length > 0 || !isWhole) return null;
  const pages = files.filter(({ path }) => path.endsWith(".html")).map(({ bytes }) => bytes);
  return {
    manifest,
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    pages: pages.length,
    largestPage: Math.max(0, ...pages),
  };
}

async function digestOfText(path: string): Promise<string | null> {
  return await readFile(path).then(sha256, () => null);
}
