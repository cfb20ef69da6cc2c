// The warehouse: one Parquet of cells and one description per added file, derived from the archive, deletable and rebuilt at will.
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../ground/digest.ts";
import { describeCells, type Holdings } from "./holdings.ts";
import type { Engine } from "./engine.ts";

/** The version of the cells table: files written under another one are derived again. */
const TABLE_VERSION = 1;

/** What is known of one file's cells; `path` is null when no cell of it could be read. */
export interface StoredFile extends Holdings {
  readonly tableVersion: number;
  readonly file: string;
  readonly path: string | null;
  /** The reader's own account of the reading, kept as it gave it. */
  readonly reading: Json;
}

/** The open warehouse. */
export interface Warehouse {
  readonly engine: Engine;
  /** A scratch folder inside the engine's bounds, emptied by the caller. */
  jobFolder(name: string): Promise<string>;
  /** Keeps a file's cells: `write` fills the Parquet it is given (or is null when nothing could be read). */
  keep(file: string, reading: Json, write: ((target: string) => Promise<void>) | null): Promise<StoredFile>;
  /** The description of a file, or null when it has to be derived again (missing, damaged, older table). */
  find(file: string): Promise<StoredFile | null>;
  clear(): Promise<void>;
  close(): void;
}

/** Opens the warehouse in `folder` over an engine that may touch it. */
export async function openWarehouse({ folder, engine }: { folder: string; engine: Engine }): Promise<Warehouse> {
  await mkdir(join(folder, "jobs"), { recursive: true });
  const cache = new Map<string, StoredFile>();
  const cellsPath = (file: string): string => join(folder, `${file}.parquet`);
  const notePath = (file: string): string => join(folder, `${file}.json`);
  return {
    engine,
    jobFolder: async (name) => {
      const job = join(folder, "jobs", name);
      await rm(job, { recursive: true, force: true });
      await mkdir(job, { recursive: true });
      return job;
    },
    keep: async (file, reading, write) => {
      const stored = await writeCells({ engine, file, reading, write, path: cellsPath(file) });
      await replace(notePath(file), JSON.stringify(stored));
      cache.set(file, stored);
      return stored;
    },
    find: async (file) => {
      const known = cache.get(file) ?? (await readNote(notePath(file)));
      if (known === null || (known.path !== null && !existsSync(cellsPath(file)))) return null;
      const here = { ...known, path: known.path === null ? null : cellsPath(file) };
      cache.set(file, here);
      return here;
    },
    clear: async () => {
      cache.clear();
      await rm(folder, { recursive: true, force: true });
      await mkdir(join(folder, "jobs"), { recursive: true });
    },
    close: () => engine.close(),
  };
}

async function writeCells({ engine, file, reading, write, path }: {
  engine: Engine; file: string; reading: Json; write: ((target: string) => Promise<void>) | null; path: string;
}): Promise<StoredFile> {
  const empty: Holdings = { holdings: [], counts: { read: 0, exact: 0, interval: 0, absent: {}, notUnderstood: 0 }, parts: [] };
  if (write === null) return { tableVersion: TABLE_VERSION, file, path: null, reading, ...empty };
  const target = `${path}.${process.pid}.tmp`;
  await write(target);
  const holdings = await describeCells(engine, target);
  await rename(target, path);
  return { tableVersion: TABLE_VERSION, file, path, reading, ...holdings };
}

async function readNote(path: string): Promise<StoredFile | null> {
  try {
    const note = JSON.parse(await readFile(path, "utf8")) as StoredFile;
    return note.tableVersion === TABLE_VERSION ? note : null;
  } catch {
    // Missing or damaged: the warehouse is derived, so the answer is to derive it again.
    return null;
  }
}

async function replace(path: string, text: string): Promise<void> {
  const target = `${path}.${process.pid}.tmp`;
  await writeFile(target, text);
  await rename(target, path);
}
