// Which program this is: its version, and a digest of the files that it is made of. What two programs make may differ; one makes the same.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import packageJson from "../../package.json" with { type: "json" };
import { canonicalJson, sha256 } from "../ground/digest.ts";

/** A program: its version, and the digest of its files; `null` where a site was made before digests were kept. */
export interface Program {
  readonly version: string;
  readonly digest: string | null;
}

let known: Promise<string> | null = null;

/**
 * The SHA-256 over the names and the bytes of all files of this program: of the bundle with its layouts where it was built, of `src` and the
 * layouts where it runs from source, and of the list of packages that it runs on. Neither the clock, the machine nor the folder comes into it. Read once a process.
 */
export function programDigest(): Promise<string> {
  known ??= ownFiles().then(({ root, names }) => digestOfFiles(root, names));
  return known;
}

/** The program that runs. */
export async function thisProgram(): Promise<Program> {
  return { version: packageJson.version, digest: await programDigest() };
}

/** The digest of some files of a folder by what they are called in it, with `/` between, and what they hold. Their order does not count. */
export async function digestOfFiles(root: string, names: readonly string[]): Promise<string> {
  const pairs = await Promise.all(names.map(async (name) => [name, sha256(await readFile(join(root, name)))] as const));
  return sha256(canonicalJson(Object.fromEntries(pairs)));
}

async function ownFiles(): Promise<{ readonly root: string; readonly names: readonly string[] }> {
  if (!import.meta.url.endsWith(".ts")) {
    // The build says what it wrote: chunks of older builds may lie beside it.
    const list = JSON.parse(await readFile(new URL("./program.json", import.meta.url), "utf8")) as {
      readonly files: readonly string[];
    };
    return { root: fileURLToPath(new URL("..", import.meta.url)), names: list.files };
  }
  const root = fileURLToPath(new URL("../..", import.meta.url));
  // A clone without a layout of its own has no folder of layouts.
  const folders = ["src", "layouts"].filter((folder) => existsSync(join(root, folder)));
  const below = await Promise.all(folders.map((folder) => namesBelow(root, folder)));
  return { root, names: ["package.json", "package-lock.json", ...below.flat()] };
}

async function namesBelow(root: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}
