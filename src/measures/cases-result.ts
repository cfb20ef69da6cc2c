// What is said of an extract of cases: how good its data are, and its balance as counts. No row ever leaves, only counts.

/** One field of an extract. */
export interface CaseFieldQuality {
  readonly field: string;
  readonly header: string;
  readonly given: number;
  readonly share: number | null;
  readonly distinct: number;
  /** Rows whose text is no day, no age, or a word that nobody knows. */
  readonly notUnderstood: number;
}

/** Something that cannot be or is not to be believed, and how many rows have it. */
export interface CaseFinding {
  readonly code: string;
  readonly rows: number;
  readonly says: string;
}

/** One word of the extract with what it was read as. */
export interface CaseWord {
  readonly label: string;
  readonly rows: number;
  readonly readAs: string;
  readonly understood: boolean;
}

/** The data-quality report of one extract. */
export interface CaseQuality {
  readonly file: string;
  readonly sha256: string;
  readonly entry: string;
  readonly mapping: string;
  readonly rows: number;
  /** Rows of the extract that could not be split into columns: they are in no count. */
  readonly broken: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly fields: readonly CaseFieldQuality[];
  readonly findings: readonly CaseFinding[];
  readonly outcomes: readonly CaseWord[];
  readonly flags: readonly CaseWord[];
  readonly leftOut: readonly string[];
  readonly notRead: readonly string[];
}

/** The balance of one force, period and scope, from case rows. */
export interface CaseBalance {
  readonly file: string;
  readonly force: string | null;
  readonly called: string;
  /** Financial year, quarter or month of recording; `null` where no day could be read. */
  readonly period: string | null;
  /** `flag:CSE`, `flag:CSA`, or `all` crimes of the extract. */
  readonly scope: string;
  readonly total: number;
  readonly lines: readonly { readonly line: string; readonly title: string; readonly rows: number }[];
  /** Blank or not understood outcome words: nobody has said what became of them, in words that are known. */
  readonly notAccountedFor: number;
  /** Rows that are no crimes: cancelled, duplicates. They are in no line and not in the total. */
  readonly apart: readonly { readonly says: string; readonly rows: number }[];
}

/** An answer of balances from case rows. */
export interface CaseBalances {
  readonly says: string;
  readonly by: "year" | "quarter" | "month";
  readonly balances: readonly CaseBalance[];
}
