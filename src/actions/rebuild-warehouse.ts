// Throws the warehouse away and derives it again from the book and the archive.
import { handFiles } from "./_hand-book.ts";
import { bookFiles } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Rebuilds everything. Returns how many files were read again and how many cells they hold. Refuses (`damaged`) when an original is gone. */
export async function rebuildWarehouse(tools: Tools): Promise<{ readonly files: number; readonly cells: number }> {
  const warehouse = await tools.warehouse();
  await warehouse.clear();
  const files = await bookFiles(tools);
  const byHand = await handFiles(tools);
  tools.progress({ act: "Done", done: files.length, of: files.length });
  const cells = [...files, ...byHand].reduce((sum, { stored }) => sum + stored.counts.read, 0);
  return { files: files.length, cells };
}
