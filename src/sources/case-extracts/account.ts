// The account of one reading at the door. It stands inside the tokenised file itself, so that the archive can be read again without anything else.
import { type CaseField, type CaseMapping, parseCaseMapping } from "./mapping.ts";

/** One column of an extract and what became of it. */
export interface AccountColumn {
  /** In spreadsheet letters. */
  readonly column: string;
  readonly header: string;
  /** The field it was read as; `null` where it was not read. */
  readonly field: CaseField | null;
  /** Whether somebody said to leave it out. */
  readonly leftOut: boolean;
}

/** What was done with an extract at the door. */
export interface CaseAccount {
  /** The version of this shape. */
  readonly account: 1;
  readonly mapping: CaseMapping;
  /** The day on which it was added: later days in it have not come. */
  readonly addedOn: string;
  /** Records that could not be split. */
  readonly broken: number;
  readonly columns: readonly AccountColumn[];
}

/** Reads an account; `null` where the text is none. */
export function parseCaseAccount(text: string): CaseAccount | null {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof CaseAccount, unknown>> | null;
    const { mapping } = parseCaseMapping(JSON.stringify(value?.mapping ?? null));
    if (value?.account !== 1 || mapping === null || typeof value.addedOn !== "string") return null;
    // Accounts are written by `everycase cases add` alone, in this shape; version 1 is the only one so far.
    const columns = Array.isArray(value.columns) ? (value.columns as readonly AccountColumn[]) : [];
    return { account: 1, mapping, addedOn: value.addedOn, broken: Number(value.broken) || 0, columns };
  } catch {
    return null;
  }
}
