// Files that are read whole, in a way of their own, before sheets are looked for: rows of crimes, which are no table of figures.
import type { StoredFile } from "../warehouse/warehouse.ts";
import { readCases } from "./_read-cases.ts";
import { readStreet } from "./_read-street.ts";
import type { RowsFile } from "./_rows-file.ts";

/** Reads the file where it is of data.police.uk or holds tokenised case rows; `null` where it is neither. */
export async function readWhole(file: RowsFile): Promise<StoredFile | null> {
  return (await readCases(file)) ?? (await readStreet(file));
}
