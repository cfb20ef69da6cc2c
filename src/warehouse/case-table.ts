// The table of case rows: tokens, days and words, nothing that names anybody. It is made at the door and kept as the original.

/** Where the rows of an extract are on disk, and which column of them is what, from 0. */
export interface CaseSheet {
  readonly path: string;
  readonly gzip: boolean;
  readonly delimiter: string;
  readonly width: number;
  /** The record that holds the headers; data follows. */
  readonly headerRow: number;
  /** Whether short rows end in blank cells, as in a workbook. */
  readonly padded: boolean;
  readonly columns: CaseColumns;
  readonly dateFormats: readonly string[];
  /** The force id of every row, where no column says it. */
  readonly force: string | null;
}

/** Columns by what they are; `null` where the extract has none. */
export interface CaseColumns {
  readonly crimeReference: number;
  readonly victimReference: number | null;
  readonly suspectReference: number | null;
  readonly recordedOn: number;
  readonly outcomeOn: number | null;
  readonly force: number | null;
  readonly outcome: number;
  readonly flag: number | null;
  readonly flagOrigin: number | null;
  readonly offenceCode: number | null;
  readonly victimAge: number | null;
}

/** The fields whose words are kept as written. */
export const LABEL_FIELDS = ["force", "outcome", "flag", "flagOrigin", "offenceCode"] as const;
export type LabelField = (typeof LABEL_FIELDS)[number];

/** The words of one field with how many rows bear each, most first. */
export type CaseLabels = ReadonlyMap<LabelField, readonly { readonly label: string; readonly rows: number }[]>;

/** The two blocks of HMAC-SHA256 that its key makes (RFC 2104, section 2): 64 bytes each, as hex. */
export interface TokenKey {
  readonly inner: string;
  readonly outer: string;
}

/** Bits of the column `unread`: a text stands there that is no day or no age. `label` never stands in a table that is kept. */
export const UNREAD = { recordedOn: 1, outcomeOn: 2, victimAge: 4, label: 8 } as const;

/** How case rows are written. The rows are sorted by force and day, so that a question about one force or year skips the rest. */
export const CASE_OPTIONS = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880";

/** The key under which the account of the reading stands in the Parquet file itself. */
export const CASE_ACCOUNT = "everycase_cases";
