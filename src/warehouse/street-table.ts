// The table of data.police.uk rows: one row a crime or an outcome, only what a question uses. No place is kept.

/** Which column of a file holds what, from 0. `type` is `null` in outcomes files, `outcome` where a file has no such column. */
export interface StreetColumns {
  readonly width: number;
  readonly id: number;
  readonly month: number;
  readonly reported: number;
  readonly type: number | null;
  readonly outcome: number | null;
}

/** One CSV of an archive (or the only one of a file) on disk. */
export interface StreetFile {
  readonly path: string;
  readonly gzip: boolean;
  readonly delimiter: string;
  /** The record that holds the headers; data follows. */
  readonly headerRow: number;
  /** Its number in the table, from 0. */
  readonly member: number;
  readonly kind: "street" | "outcomes";
  /** The force that the name of the file gives; `null` where there is none. */
  readonly force: string | null;
  readonly columns: StreetColumns;
}

/**
 * How a file of street rows is written. Its columns: kind, force, month, member; `id`, the first half of the 64 digits of a
 * crime ID; `same`, a digest of the whole row, to tell identical rows; type, outcome (as written, blank is null), reported.
 */
export const STREET_OPTIONS = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880";

/** Rows of one member that bear the same labels. */
export interface StreetCount {
  readonly member: number;
  readonly month: string | null;
  readonly reported: string | null;
  readonly rows: number;
  readonly withId: number;
}

/** Records of one member that could not be split. */
export interface StreetBroken {
  readonly member: number;
  readonly rows: number;
  readonly firstRow: number;
  /** The text of those that end too early, at most 1,000: they may lack nothing that is read. */
  readonly short: readonly string[];
}
