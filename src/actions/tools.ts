// What every action works with: the home folder, the opened book, archive and warehouse, the clock, and a line of progress.
import { join, resolve } from "node:path";
import { type Archive, openArchive } from "../ledger/archive.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openSqliteLedger } from "../ledger/sqlite-ledger.ts";
import { openEngine } from "../warehouse/engine.ts";
import { openWarehouse, type Warehouse } from "../warehouse/warehouse.ts";
import { makeWritable } from "./_folders.ts";

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
  readonly progress: Progress;
  close(): void;
}

/** How tools are opened. Nothing given: EVERYCASE_HOME or ./everycase-data, the machine's clock, no progress shown. */
export interface ToolOptions {
  readonly home?: string;
  readonly now?: () => string;
  readonly progress?: Progress;
}

/** Where the book lives: EVERYCASE_HOME, or `everycase-data` in the folder one stands in. */
function homeFolder(): string {
  return resolve(process.env["EVERYCASE_HOME"] ?? "everycase-data");
}

/** Opens the book, the archive and (later) the warehouse. Refuses (`surroundings`) a folder that cannot be written. */
export async function openTools(options: ToolOptions = {}): Promise<Tools> {
  const home = options.home ?? homeFolder();
  await makeWritable(home, "Set EVERYCASE_HOME to a folder that can be written.");
  const ledger = openSqliteLedger(join(home, "book.sqlite"));
  let warehouse: Promise<Warehouse> | null = null;
  return {
    home,
    ledger,
    archive: openArchive(join(home, "archive")),
    warehouse: () => {
      warehouse ??= startWarehouse(home);
      return warehouse;
    },
    now: options.now ?? (() => new Date().toISOString()),
    progress: options.progress ?? (() => undefined),
    close: () => {
      ledger.close();
      void warehouse?.then((open) => open.close());
    },
  };
}

async function startWarehouse(home: string): Promise<Warehouse> {
  const engine = await openEngine({ folder: home });
  return await openWarehouse({ folder: join(home, "warehouse"), engine });
}
