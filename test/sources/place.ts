// The folder that tests of opened files write into: made when it is wanted, gone after each file of tests.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

let place: string | null = null;

/** The folder, there. */
export function placeOfFiles(): string {
  place ??= mkdtempSync(join(tmpdir(), "everycase-sheet-"));
  return place;
}

/** Removes the folder; the next file of tests gets another. */
export function dropPlace(): void {
  if (place !== null) rmSync(place, { recursive: true, force: true });
  place = null;
}
