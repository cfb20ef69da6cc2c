// What the disk says, in plain words, and what must have reached it before we answer.
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync } from "node:fs";
import { dirname, resolve } from "node:path";

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: "it is not there",
  EACCES: "there is no permission",
  EPERM: "there is no permission",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the file would be larger than allowed",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is a file",
  ENAMETOOLONG: "the name is too long",
  ELOOP: "its links go round in a circle",
  EMFILE: "too many files are open",
  EIO: "the disk reports a fault",
};

/** The system's error code (`ENOENT` …) of an error from the file system; `null` for any other error. */
export function diskCode(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return null;
  return String(error.code);
}

/** What an error of the file system means, as the end of a sentence. Example: `ENOSPC` becomes `the disk is full`. */
export function diskWords(code: string): string {
  return WORDS[code] ?? `the system says ${code}`;
}

/** Makes a folder's list of names durable: a new file's bytes are of no use when its name is lost in a power cut. */
export function syncFolder(folder: string): void {
  // Windows opens no folders; there the file system keeps its own journal of names.
  if (process.platform === "win32") return;
  const handle = openSync(folder, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a folder where there is none, with the folders above it, and makes every new name durable. */
export function makeFolder(folder: string): void {
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) return;
  const end = dirname(resolve(first));
  for (let made = resolve(folder); made !== end; made = dirname(made)) syncFolder(dirname(made));
}

/** Gives a file that is whole its real name, in one step; `false` when the name is taken, whose file is then left alone. The
 * passing name may remain. Both names lie on one disk. */
export function takeName(passing: string, name: string): boolean {
  try {
    linkSync(passing, name);
    return true;
  } catch (error) {
    const code = diskCode(error);
    if (code === "EEXIST") return false;
    // This disk knows no hard links. The caller has just seen that the name is free.
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP") throw error;
    renameSync(passing, name);
    return true;
  }
}
