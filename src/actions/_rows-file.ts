// A file that is read whole, and the folder to work in: shared by the ways of reading rows of crimes.
import type { Warehouse } from "../warehouse/warehouse.ts";

/** An archived original to read. */
export interface RowsFile {
  readonly warehouse: Warehouse;
  readonly path: string;
  readonly sha256: string;
  readonly name: string;
  readonly editionSaid: string | null;
  /** An empty folder inside the engine's bounds; the caller removes it. */
  readonly job: string;
}
