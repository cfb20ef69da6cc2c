// The archive of originals: every file as it was received, kept under the SHA-256 of its bytes and never changed.
import { createHash } from "node:crypto";
import { constants, existsSync, readdirSync } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import { diskCode, diskWords, makeFolder, syncFolder, takeName } from "./_disk.ts";

const CHUNK_BYTES = 1 << 20;
const SHA256 = /^[0-9a-f]{64}$/;

/** What became of a file that was put into the archive. */
export interface Archived {
  readonly sha256: string;
  readonly bytes: number;
  /** `false` when the archive held these very bytes already. */
  readonly added: boolean;
}

/** An archived file whose bytes no longer give its name. */
export interface DamagedOriginal {
  readonly sha256: string;
  readonly what: string;
}

/** An open archive. Several processes may put files at once. */
export interface Archive {
  /** Keeps a copy of the file at `source`; it is durable when the promise resolves. Refuses with `notFound` or `unreadable`
   * when the source cannot be read, `surroundings` when the archive cannot be written, `damaged` when the archive has a file
   * of this name whose bytes are different ones. */
  put(source: string): Promise<Archived>;
  /** Keeps these bytes as `put` keeps a file; they pass through no other folder. Refuses with `surroundings` and `damaged` as `put` does. */
  putBytes(bytes: Uint8Array): Promise<Archived>;
  /** Where the file with this hash lies, or would lie. Refuses (`notFound`) what is no SHA-256 in lower-case hex. */
  pathOf(sha256: string): string;
  /** Whether a file with this hash is there; its bytes are not read. */
  has(sha256: string): boolean;
  /** The hashes of all archived files, sorted. */
  list(): string[];
  /** Reads every archived file again. A file that is gone cannot be missed here: compare `list` with the ledger. */
  verify(): Promise<{ readonly checked: number; readonly damaged: readonly DamagedOriginal[] }>;
}

/** Opens the archive in `folder`, and makes the folder when it is not there. Refuses (`surroundings`) when it cannot be made. */
export function openArchive(folder: string): Archive {
  const root = resolve(folder);
  try {
    makeFolder(root);
  } catch (error) {
    throw asRefusal(error, "surroundings", `open the archive ${root}`);
  }
  return {
    put: (source) => put(root, source),
    putBytes: (bytes) => putBytes(root, bytes),
    pathOf: (sha256) => pathIn(root, sha256),
    has: (sha256) => SHA256.test(sha256) && existsSync(pathIn(root, sha256)),
    list: () => list(root),
    verify: () => verify(root),
  };
}

async function put(root: string, source: string): Promise<Archived> {
  const from = await openSource(source);
  try {
    await refuseUnlessFile(from, source);
    const failed = (error: unknown): unknown => asRefusal(error, "unreadable", `read ${source}`);
    return await keep(root, (part) => readThrough(from, { each: (chunk) => part.writeFile(chunk), failed }));
  } catch (error) {
    throw asRefusal(error, "surroundings", `keep ${source} in the archive ${root}`);
  } finally {
    await from.close();
  }
}

async function putBytes(root: string, bytes: Uint8Array): Promise<Archived> {
  try {
    return await keep(root, async (part) => {
      await part.writeFile(bytes);
      return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length };
    });
  } catch (error) {
    throw asRefusal(error, "surroundings", `keep ${bytes.length} bytes in the archive ${root}`);
  }
}

async function openSource(source: string): Promise<FileHandle> {
  try {
    // Without waiting: opening a pipe would hang until somebody writes to it.
    return await open(source, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (diskCode(error) === "ENOENT") throw new Refusal("notFound", `Cannot read ${source}: there is no such file.`);
    throw asRefusal(error, "unreadable", `read ${source}`);
  }
}

async function refuseUnlessFile(from: FileHandle, source: string): Promise<void> {
  const status = await from.stat();
  if (status.isFile()) return;
  const found = status.isDirectory() ? "a folder" : "a device or a pipe";
  throw new Refusal("unreadable", `Cannot read ${source}: found ${found}, wanted a file.`);
}

// The copy is made under a passing name and takes its real one whole: whatever cuts this off, no file under a hash is half.
async function keep(root: string, fill: (part: FileHandle) => Promise<Omit<Archived, "added">>): Promise<Archived> {
  const part = await openPart(root);
  try {
    const { sha256, bytes } = await fill(part.handle);
    const target = pathIn(root, sha256);
    const added = !existsSync(target) && (await settle(part, target));
    if (!added) await refuseUnlessSame(target, sha256);
    // Also when it was there: the one who put it may have been cut off before its name was durable.
    syncFolder(dirname(target));
    syncFolder(root);
    return { sha256, bytes, added };
  } finally {
    await part.handle.close();
    await rm(part.path, { force: true });
  }
}

async function settle(part: Part, target: string): Promise<boolean> {
  await part.handle.chmod(0o444);
  await part.handle.sync();
  makeFolder(dirname(target));
  return takeName(part.path, target);
}

interface Part {
  readonly path: string;
  readonly handle: FileHandle;
}

/** A new file with a name that nobody else has: `incoming-<process>-<count>.part`. */
async function openPart(root: string): Promise<Part> {
  for (let count = 1; ; count++) {
    const path = join(root, `incoming-${process.pid}-${count}.part`);
    try {
      return { path, handle: await open(path, "wx", 0o600) };
    } catch (error) {
      if (diskCode(error) !== "EEXIST") throw error;
    }
  }
}

async function refuseUnlessSame(target: string, sha256: string): Promise<void> {
  const what = await damageOf(target, sha256);
  if (what === null) return;
  const message = `Cannot accept the archived file ${target}: ${what}.`;
  throw new Refusal(
    "damaged",
    message,
    "Move that file out of the archive, keep it for looking into, and add the original again.",
  );
}

/** Why the file's bytes do not give its name, as a clause; `null` when they do. */
async function damageOf(path: string, sha256: string): Promise<string | null> {
  try {
    const handle = await open(path, "r");
    try {
      const found = await readThrough(handle, {});
      return found.sha256 === sha256 ? null : `its ${found.bytes} bytes give the hash ${found.sha256}`;
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = diskCode(error);
    if (code === null) throw error;
    return `it cannot be read, ${diskWords(code)}`;
  }
}

async function readThrough(
  handle: FileHandle,
  on: { readonly each?: (chunk: Uint8Array) => Promise<void>; readonly failed?: (error: unknown) => unknown },
): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let bytes = 0; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, CHUNK_BYTES).catch((error: unknown) => {
      throw on.failed?.(error) ?? error;
    });
    if (bytesRead === 0) return { sha256: hash.digest("hex"), bytes };
    const chunk = buffer.subarray(0, bytesRead);
    hash.update(chunk);
    await on.each?.(chunk);
    bytes += bytesRead;
  }
}

function list(root: string): string[] {
  try {
    return readdirSync(root)
      .filter((shelf) => /^[0-9a-f]{2}$/.test(shelf))
      .flatMap((shelf) => readdirSync(join(root, shelf)).filter((name) => SHA256.test(name) && name.startsWith(shelf)))
      .sort();
  } catch (error) {
    throw asRefusal(error, "surroundings", `list the archive ${root}`);
  }
}

async function verify(root: string): Promise<{ checked: number; damaged: DamagedOriginal[] }> {
  const hashes = list(root);
  const damaged: DamagedOriginal[] = [];
  for (const sha256 of hashes) {
    const what = await damageOf(pathIn(root, sha256), sha256);
    if (what !== null) damaged.push({ sha256, what });
  }
  return { checked: hashes.length, damaged };
}

function pathIn(root: string, sha256: string): string {
  if (!SHA256.test(sha256)) {
    throw new Refusal("notFound", `Cannot find "${sha256}" in the archive: wanted a SHA-256 of 64 hex digits.`);
  }
  return join(root, sha256.slice(0, 2), sha256);
}

/** The refusal for an error of the file system; any other error as it is. */
function asRefusal(error: unknown, code: "surroundings" | "unreadable", act: string): unknown {
  const found = diskCode(error);
  return found === null ? error : new Refusal(code, `Cannot ${act}: ${diskWords(found)}.`);
}
