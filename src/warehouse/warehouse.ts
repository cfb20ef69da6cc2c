// The warehouse: one Parquet of cells and one description per added file, derived from the archive, deletable and rebuilt at will.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Json, sha256 } from "../ground/digest.ts";
import type { Engine } from "./engine.ts";
import { describeCells, type Holdings } from "./holdings.ts";

/** The version of the cells table: files written under another one are derived again. */
const TABLE_VERSION = 3;

/** What is known of one file's cells; `path` is null when no cell of it could be read. */
export interface StoredFile extends Holdings {
  readonly tableVersion: number;
  readonly file: string;
  readonly path: string | null;
  /** The reader's own account of the reading, kept as it gave it. */
  readonly reading: Json;
}

/** Says what a written Parquet holds. */
type Describe = (engine: Engine, path: string) => Promise<Holdings>;

/** The open warehouse. */
export interface Warehouse {
  readonly engine: Engine;
  /** A new scratch folder inside the engine's bounds, whose name begins with `name`; the caller removes it. */
  jobFolder(name: string): Promise<string>;
  /** Keeps a file's cells: `write` fills the Parquet it is given (or is null when nothing could be read). `describe` says what it holds where it is no table of cells. */
  keep(
    file: string,
    reading: Json,
    write: ((target: string) => Promise<void>) | null,
    describe?: Describe,
  ): Promise<StoredFile>;
  /** Keeps what was found in a file on the way, so that it need not be opened again to be looked at. */
  keepBeside(file: string, found: Json): Promise<void>;
  /** What `keepBeside` kept, or null when it is missing, damaged or of an older table. */
  findBeside(file: string): Promise<Json | null>;
  /** The description of a file, or null when it has to be derived again (missing, damaged, older table). */
  find(file: string): Promise<StoredFile | null>;
  clear(): Promise<void>;
  close(): void;
}

/** Opens the warehouse in `folder` over an engine that may touch it. */
export async function openWarehouse({ folder, engine }: { folder: string; engine: Engine }): Promise<Warehouse> {
  await mkdir(join(folder, "jobs"), { recursive: true });
  const cache = new Map<string, { readonly stored: StoredFile; readonly stamp: string }>();
  const remember = async (stored: StoredFile): Promise<StoredFile> => {
    cache.set(stored.file, { stored, stamp: await stampOf(stored.path) });
    return stored;
  };
  let jobs = 0;
  const cellsPath = (file: string): string => join(folder, `${file}.parquet`);
  const notePath = (file: string): string => join(folder, `${file}.json`);
  const besidePath = (file: string): string => join(folder, `${file}.beside.json`);
  return {
    engine,
    jobFolder: async (name) => {
      jobs += 1;
      const job = join(folder, "jobs", `${name}-${jobs}`);
      await rm(job, { recursive: true, force: true });
      await mkdir(job, { recursive: true });
      return job;
    },
    keep: async (file, reading, write, describe = describeCells) => {
      const stored = await writeCells({ engine, file, reading, write, describe, path: cellsPath(file) });
      await replace(notePath(file), await noteText(stored));
      return await remember(stored);
    },
    keepBeside: async (file, found) => {
      const text = JSON.stringify({ tableVersion: TABLE_VERSION, found });
      await replace(besidePath(file), JSON.stringify({ digest: sha256(text), text }));
    },
    findBeside: (file) => readBeside(besidePath(file)),
    find: async (file) => {
      const seen = cache.get(file);
      if (seen !== undefined && seen.stamp === (await stampOf(seen.stored.path))) return seen.stored;
      cache.delete(file);
      const stored = await readNote(notePath(file), cellsPath(file));
      return stored === null ? null : await remember(stored);
    },
    clear: async () => {
      cache.clear();
      await rm(folder, { recursive: true, force: true });
      await mkdir(join(folder, "jobs"), { recursive: true });
    },
    close: () => engine.close(),
  };
}

async function writeCells({
  engine,
  file,
  reading,
  write,
  describe,
  path,
}: {
  engine: Engine;
  file: string;
  reading: Json;
  write: ((target: string) => Promise<void>) | null;
  describe: Describe;
  path: string;
}): Promise<StoredFile> {
  const empty: Holdings = {
    holdings: [],
    counts: { read: 0, exact: 0, interval: 0, absent: {}, notUnderstood: 0 },
    parts: [],
  };
  if (write === null) return { tableVersion: TABLE_VERSION, file, path: null, reading, ...empty };
  const target = `${path}.${process.pid}.tmp`;
  await write(target);
  const holdings = await describe(engine, target);
  await rename(target, path);
  return { tableVersion: TABLE_VERSION, file, path, reading, ...holdings };
}

/** What tells, without reading it, whether a cells file is still the one that was looked at. */
async function stampOf(path: string | null): Promise<string> {
  if (path === null) return "no cells";
  const found = await stat(path).catch(() => null);
  return found === null ? "gone" : `${found.size} ${found.mtimeMs} ${found.ino}`;
}

/** A description with the digests that prove it and its cells whole. */
async function noteText(stored: StoredFile): Promise<string> {
  return JSON.stringify({ digest: sha256(JSON.stringify(stored)), cells: await digestOfCells(stored.path), stored });
}

async function digestOfCells(path: string | null): Promise<string | null> {
  if (path === null) return null;
  // Piece by piece: a table of many million rows is larger than one buffer may be.
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function readNote(path: string, cellsPath: string): Promise<StoredFile | null> {
  try {
    const { digest, cells, stored } = JSON.parse(await readFile(path, "utf8")) as {
      digest: string;
      cells: string | null;
      stored: StoredFile;
    };
    if (stored.tableVersion !== TABLE_VERSION || digest !== sha256(JSON.stringify(stored))) return null;
    const here = { ...stored, path: stored.path === null ? null : cellsPath };
    return cells === (await digestOfCells(here.path)) ? here : null;
  } catch {
    // Missing or damaged: the warehouse is derived, so the answer is to derive it again.
    return null;
  }
}

async function readBeside(path: string): Promise<Json | null> {
  try {
    const { digest, text } = JSON.parse(await readFile(path, "utf8")) as { digest: string; text: string };
    const { tableVersion, found } = JSON.parse(text) as { tableVersion: number; found: Json };
    return digest === sha256(text) && tableVersion === TABLE_VERSION ? found : null;
  } catch {
    // Missing or damaged: the file is opened again.
    return null;
  }
}

async function replace(path: string, text: string): Promise<void> {
  const target = `${path}.${process.pid}.tmp`;
  await writeFile(target, text);
  await rename(target, path);
}
