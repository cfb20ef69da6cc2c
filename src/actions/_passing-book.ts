// A book of its own for a moment: it lies at the door of the book that needs it, so that what a kill leaves is swept at the next start.
import { join } from "node:path";
import { withDoorFolder } from "./_door-folder.ts";
import { openTools, type Tools } from "./tools.ts";

/** Lets `work` use an empty book that is gone afterwards: what is read there never comes into this one. */
export async function withPassingBook<T>(
  { home, memoryLimit, now, clock, progress }: Tools,
  work: (book: Tools) => Promise<T>,
): Promise<T> {
  return await withDoorFolder(home, async (folder) => {
    const book = await openTools({ home: join(folder, "book"), memoryLimit, now, clock, progress });
    try {
      return await work(book);
    } finally {
      const warehouse = await book.warehouse();
      book.close();
      warehouse.close();
    }
  });
}
