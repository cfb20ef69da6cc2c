// What every action works with: the home folder, the opened book, archive and warehouse, the clock, and a line of progress.
import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import { type Archive, openArchive } from "../ledger/archive.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openSqliteLedger } from "../ledger/sqlite-ledger.ts";
import { openEngine } from "../warehouse/engine.ts";
import { openWarehouse, type Warehouse } from "../warehouse/warehouse.ts";
import { sweepDoor } from "./_door-folder.ts";
import { makeWritable } from "./_folders.ts";
import type { HeldBack } from "./held-back-file.ts";

/** Says how far long work has come; `done` and `of` are in the work's own steps. */
export type Progress = (step: { readonly act: string; readonly done: number; readonly of: number }) => void;

/** The tools of the actions. Opened once a process, closed at its end. */
export interface Tools {
  readonly home: string;
  readonly ledger: Ledger;
  readonly archive: Archive;
  /** Opened at first use: some actions need no engine. */
  warehouse(): Promise<Warehouse>;
  /** The instant, ISO 8601 UTC with milliseconds. */
  now(): string;
  /** Milliseconds from any start, never backwards: for limits of time. */
  clock(): number;
  readonly progress: Progress;
  /** The most memory the engine takes, as it writes it: `2GB`. What does not fit goes to a folder inside the book for a moment. */
  readonly memoryLimit: string;
  /** Documents that this book holds a part of, since the rest was not handed on; left out where all are whole. */
  readonly heldBack?: readonly HeldBack[];
  /** Bytes that nobody can guess. */
  random(bytes: number): Uint8Array;
  close(): void;
}

/** How tools are opened. Nothing given: EVERYCASE_HOME or ./everycase-data, EVERYCASE_MEMORY or 2GB, the machine's clock, no progress shown. */
export interface ToolOptions {
  readonly home?: string;
  readonly memoryLimit?: string;
  readonly now?: () => string;
  readonly clock?: () => number;
  readonly progress?: Progress;
}

/** Where the book lives: EVERYCASE_HOME, or `everycase-data` in the folder one stands in. */
function homeFolder(): string {
  return resolve(process.env["EVERYCASE_HOME"] ?? "everycase-data");
}

/** The memory setting. Refuses (`usage`) what is no size. */
function memorySetting(): string {
  const text = process.env["EVERYCASE_MEMORY"]?.trim() || "2GB";
  if (/^\d+(?:\.\d+)? ?[KMGT]i?B$/iu.test(text)) return text;
  throw new Refusal("usage", `Cannot read EVERYCASE_MEMORY "${text}".`, "Give a size such as 2GB or 512MB.");
}

/** Opens the book, the archive and (later) the warehouse. Refuses (`surroundings`) a folder that cannot be written. */
export async function openTools(options: ToolOptions = {}): Promise<Tools> {
  const home = options.home ?? homeFolder();
  await makeWritable(home, "Set EVERYCASE_HOME to a folder that can be written.");
  const memoryLimit = options.memoryLimit ?? memorySetting();
  await sweepDoor(home);
  const ledger = openSqliteLedger(join(home, "book.sqlite"));
  let warehouse: Promise<Warehouse> | null = null;
  return {
    home,
    ledger,
    archive: openArchive(join(home, "archive")),
    warehouse: () => {
      warehouse ??= startWarehouse(home, memoryLimit);
      return warehouse;
    },
    now: options.now ?? (() => new Date().toISOString()),
    clock: options.clock ?? (() => performance.now()),
    progress: options.progress ?? (() => undefined),
    memoryLimit,
    random: (bytes) => randomBytes(bytes),
    close: () => {
      ledger.close();
      void warehouse?.then((open) => open.close());
    },
  };
}

async function startWarehouse(home: string, memoryLimit: string): Promise<Warehouse> {
  const engine = await openEngine({ folder: home, memoryLimit });
  return await openWarehouse({ folder: join(home, "warehouse"), engine });
}
