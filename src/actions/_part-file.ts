// A download that may break off: its bytes so far, and beside them what must hold for the rest to fit on.
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../ground/refusal.ts";

/** What the server said of the bytes when it began to send them. */
export interface Sending {
  readonly address: string;
  /** The ETag as sent; `null` where there is none. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** How many bytes there are in all; `null` where the server does not say. */
  readonly total: number | null;
  /** How the bytes are packed: `gzip`, `br`, or `null`. */
  readonly packing: string | null;
  /** Digests of all the bytes as sent, by algorithm, in base64. */
  readonly digests: Readonly<Record<string, string>>;
}

/** The place of one address's download in the folder. */
export interface PartFile {
  /** The bytes so far. */
  readonly path: string;
  /** How many bytes there are so far, and what they are the beginning of; `null` when there is nothing to go on from. */
  begun(): Promise<{ readonly bytes: number; readonly sending: Sending } | null>;
  /** Begins anew: no bytes, of this sending. */
  begin(sending: Sending): Promise<void>;
  /** Writes what comes behind the first `from` bytes, calling `onBytes` with how many there are. What was written stays when it breaks off. */
  append(chunks: AsyncIterable<Uint8Array>, from: number, onBytes: (bytes: number) => void): Promise<number>;
  /** Takes everything away. */
  remove(): Promise<void>;
  /** Takes the bytes away and notes what they were: the file with this hash, as the server sent it. */
  settle(sending: Sending, sha256: string): Promise<void>;
  /** What was noted when the bytes of this address were last whole; `null` when they never were, or have begun anew. */
  settled(): Promise<{ readonly sending: Sending; readonly sha256: string } | null>;
  /** Lets others have the address again. */
  release(): Promise<void>;
}

/** Opens the place of an address. Refuses (`surroundings`) while another process of this machine is at the same address. */
export async function openPart(folder: string, address: string): Promise<PartFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = createHash("sha256").update(address).digest("hex").slice(0, 20);
  const [path, about, lock] = [".part", ".json", ".lock"].map((ending) => join(folder, `${key}${ending}`)) as [
    string,
    string,
    string,
  ]; // three endings in, three paths out
  await takeLock(lock, address);
  return {
    path,
    begun: async () => {
      const sending = await readSending(about, address);
      const size = await stat(path).then(
        (found) => found.size,
        () => null,
      );
      return sending === null || size === null ? null : { bytes: size, sending };
    },
    begin: async (sending) => {
      // Bytes first away, then what they belong to: a stop between the two leaves nothing that fits a wrong beginning.
      await rm(path, { force: true });
      await writeWhole(about, sending);
      await writeFile(path, "", { mode: 0o600 });
    },
    append: (chunks, from, onBytes) => append(path, chunks, from, onBytes),
    remove: async () => {
      await rm(path, { force: true });
      await rm(about, { force: true });
    },
    settle: async (sending, sha256) => {
      await rm(path, { force: true });
      await writeWhole(about, { ...sending, sha256 });
    },
    settled: async () => {
      const sending: (Sending & { readonly sha256?: string }) | null = await readSending(about, address);
      return sending?.sha256 === undefined ? null : { sending, sha256: sending.sha256 };
    },
    release: () => rm(lock, { force: true }),
  };
}

async function append(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  from: number,
  onBytes: (bytes: number) => void,
): Promise<number> {
  const handle = await open(path, "r+");
  let bytes = from;
  try {
    await handle.truncate(from);
    for await (const chunk of chunks) {
      await writeAll(handle, chunk, bytes);
      bytes += chunk.byteLength;
      onBytes(bytes);
    }
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
  }
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, chunk: Uint8Array, at: number): Promise<void> {
  for (let written = 0; written < chunk.byteLength; )
    written += (await handle.write(chunk, written, chunk.byteLength - written, at + written)).bytesWritten;
}

async function writeWhole(path: string, sending: Sending & { readonly sha256?: string }): Promise<void> {
  await writeFile(`${path}.tmp`, JSON.stringify(sending), { mode: 0o600 });
  await rename(`${path}.tmp`, path);
}

async function readSending(path: string, address: string): Promise<Sending | null> {
  try {
    const sending = JSON.parse(await readFile(path, "utf8")) as Sending;
    return sending.address === address && typeof sending.digests === "object" ? sending : null;
  } catch {
    // Not there, or cut off: there is nothing to go on from.
    return null;
  }
}

/** A lock is a file with the number of its process; one whose process has ended is nobody's. */
async function takeLock(lock: string, address: string): Promise<void> {
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      return await writeFile(lock, String(process.pid), { flag: "wx" });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const owner = Number(await readFile(lock, "utf8").catch(() => ""));
    if (owner !== process.pid && owner > 0 && isRunning(owner))
      throw new Refusal("surroundings", `Another everycase fetch is at ${address}.`, "Wait until it has ended.");
    await rm(lock, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
