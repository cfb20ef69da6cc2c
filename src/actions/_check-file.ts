// The checks of a reader that need all its sheets of one file: run when every sheet is read.
import type { Problem } from "../ground/problem.ts";
import { READERS } from "../sources/readers.ts";
import type { SheetRead } from "./_sheet-read.ts";

/** What the readers of these sheets have to say of them together. */
export function checkTogether(read: readonly SheetRead[], file: string): readonly Problem[] {
  return READERS.flatMap(({ id, checkFile }) => {
    const mine = read.filter(({ recognised }) => recognised.reader === id);
    return checkFile === undefined || mine.length === 0 ? [] : checkFile(mine, file);
  });
}
