// A home of its own for a test of the actions: tools with a fixed clock, files to add, and everything removed afterwards.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFiles } from "../../src/actions/add-files.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { assert } from "../../src/ground/assert.ts";
import type { FileReport } from "../../src/measures/result.ts";

/** The instant of every entry that a test makes. */
export const NOW = "2026-09-01T09:00:00.000Z";

/** What a test has in hand besides the tools. */
export interface Home {
  /** The folder of the book. */
  readonly folder: string;
  /** Keeps a text beside the book and gives its path. */
  write(name: string, text: string | Uint8Array): Promise<string>;
  /** Writes a file and adds it. */
  add(name: string, text: string | Uint8Array, edition?: string): Promise<FileReport>;
  /** Adds a file that is there already. */
  addPath(path: string, edition?: string): Promise<FileReport>;
}

/** Opens tools in a temporary folder, lets `work` use them, and removes the folder whatever happens. */
export async function withHome<T>(work: (tools: Tools, home: Home) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), "everycase-home-"));
  const folder = join(root, "home");
  const inbox = join(root, "inbox");
  await mkdir(inbox);
  const tools = await openTools({ home: folder, now: () => NOW });
  const home = homeOf(tools, folder, inbox);
  try {
    return await work(tools, home);
  } finally {
    const warehouse = await tools.warehouse();
    tools.close();
    warehouse.close();
    await rm(root, { recursive: true, force: true });
  }
}

function homeOf(tools: Tools, folder: string, inbox: string): Home {
  const write = async (name: string, text: string | Uint8Array): Promise<string> => {
    await writeFile(join(inbox, name), text);
    return join(inbox, name);
  };
  const addPath = async (path: string, edition?: string): Promise<FileReport> => {
    const [report] = await addFiles(tools, { paths: [path], ...(edition === undefined ? {} : { edition }) });
    assert(report !== undefined, `no report of ${path}`);
    return report;
  };
  return { folder, write, addPath, add: async (name, text, edition) => addPath(await write(name, text), edition) };
}
