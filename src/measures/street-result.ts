// What an answer about data.police.uk holds: counts by last outcome, what is there and what is not, repeated IDs, and outcomes joined to crimes.

/** One CSV of data.police.uk in the book: an archive has many. Months are `YYYY-MM`. */
export interface StreetPart {
  /** Its number in the table of its file, from 0. */
  readonly index: number;
  /** Its name in the archive; `null` for a file that came by itself. */
  readonly member: string | null;
  readonly kind: "street" | "outcomes";
  /** Force id; `null` where neither name nor rows say one that is known. */
  readonly force: string | null;
  readonly month: string | null;
  readonly rows: number;
  /** Rows that bear a crime ID. */
  readonly withId: number;
}

/** What is asked. Everything left out: all forces, months and crime types of the book. */
export interface StreetQuestion {
  /** A name, alias or code of a force, or its slug. */
  readonly force?: string;
  /** One month `YYYY-MM`; the same as `from` and `to` at once. */
  readonly month?: string;
  readonly from?: string;
  readonly to?: string;
  readonly type?: string;
}

/** The rows of one line of a balance, and the outcome words they bear. */
export interface StreetLine {
  /** A balance line id; `other:` and the words where they say no line; `none` where no outcome is published. */
  readonly line: string;
  readonly title: string;
  readonly rows: number;
  readonly words: readonly { readonly title: string; readonly rows: number }[];
}

/** One force, month and crime type. `month` is `null` where all months asked are added up. */
export interface StreetBalance {
  readonly force: string;
  readonly called: string;
  readonly month: string | null;
  readonly type: string;
  /** Plain counting of the rows. */
  readonly rows: number;
  readonly withId: number;
  /** How many different crime IDs stand on them; `null` where several balances are added up, since an ID may stand in more than one. */
  readonly ids: number | null;
  /** Every row in one line; they add up to `rows`. */
  readonly lines: readonly StreetLine[];
}

/** What there is of a force, month and kind of file: rows; a file without rows; no file. */
export type StreetState = "rows" | "empty" | "no file";

/** What there is of one force and month. `known` says what is known to be missing. */
export interface StreetCoverage {
  readonly force: string;
  readonly called: string;
  readonly month: string;
  readonly street: StreetState;
  readonly streetRows: number;
  readonly outcomes: StreetState;
  readonly outcomesRows: number;
  readonly known: readonly string[];
}

/** Crime IDs that stand on more than one street row. */
export interface StreetRepeats {
  readonly ids: number;
  /** The rows they stand on. */
  readonly rows: number;
  /** How many fewer crimes there would be if each ID counted once. */
  readonly surplus: number;
  /** IDs whose rows are the same in every column. */
  readonly identical: number;
  readonly severalForces: number;
  readonly severalMonths: number;
  /** IDs by the month, or months, they stand in. */
  readonly months: readonly { readonly months: readonly string[]; readonly ids: number; readonly rows: number }[];
}

/** A crime whose last outcome in the street file is not the last one of the outcomes files. `id` is the first half of its ID. */
export interface StreetDisagreement {
  readonly id: string;
  readonly force: string;
  readonly called: string;
  readonly month: string;
  readonly type: string;
  readonly street: string;
  readonly outcomes: string;
  readonly outcomesMonth: string;
}

/** Outcomes joined to the crimes they belong to, over all months of the book. */
export interface StreetOutcomes {
  /** Rows of outcomes files of the forces asked. */
  readonly rows: number;
  /** Of these, rows whose crime stands in no street file of the book. */
  readonly withoutCrime: number;
  /** Crimes asked for with at least one row in an outcomes file. */
  readonly crimes: number;
  /** Joined rows by how many months after the crime's month they stand. */
  readonly after: readonly { readonly months: number; readonly rows: number }[];
  readonly disagreeing: number;
  /** What the two files say; `sameLine` where both words belong to one line of a balance. */
  readonly pairs: readonly {
    readonly street: string;
    readonly outcomes: string;
    readonly crimes: number;
    readonly sameLine: boolean;
  }[];
  /** The first of them, by force, month and ID. */
  readonly disagreements: readonly StreetDisagreement[];
}

/** An answer about data.police.uk. */
export interface StreetAnswer {
  /** That there is no flag here, and that it is never used for CSE rates. */
  readonly says: string;
  readonly counting: string;
  readonly force: { readonly id: string; readonly called: string } | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly type: string | null;
  readonly rows: number;
  readonly withId: number;
  readonly ids: number;
  /** Whether `balances` stand month by month; else all months asked are added up, because there are too many. */
  readonly byMonth: boolean;
  readonly balances: readonly StreetBalance[];
  readonly coverage: readonly StreetCoverage[];
  readonly repeats: StreetRepeats;
  readonly outcomes: StreetOutcomes;
  /** CSVs that are not counted, because a file added later has the same force, month and kind. */
  readonly setAside: readonly {
    readonly file: string;
    readonly member: string | null;
    readonly kind: "street" | "outcomes";
    readonly force: string;
    readonly month: string;
    readonly rows: number;
    readonly instead: string;
    readonly insteadRows: number;
  }[];
  readonly files: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly entry: string;
    readonly parts: number;
    readonly rows: number;
  }[];
  readonly choices: {
    readonly forces: readonly { readonly id: string; readonly called: string }[];
    readonly months: readonly string[];
    readonly types: readonly string[];
  };
  readonly caveats: readonly string[];
}
