// What stops the reading of a whole file. Thrown deep inside a reader, caught once at its edge and turned into a Problem.
import type { Problem } from "../../ground/problem.ts";
import type { Signal } from "./opened.ts";

/** The kinds of stop: stable words that become `Problem.code`. */
export type FaultCode =
  | "empty-file"
  | "unsupported-format"
  | "protected-file"
  | "truncated-file"
  | "unreadable-file"
  | "unsafe-file"
  | "duplicate-header"
  | "too-large";

/** The facts of a stop, as plain data (they cross a process border as JSON). */
export interface FaultFacts {
  readonly code: FaultCode;
  /** What stands there, in words that continue “found …”. */
  readonly found: string;
  /** What would have been understood, in words that continue “wanted …”. */
  readonly wanted: string;
  readonly hint?: string;
  readonly sheet?: string;
  readonly cell?: string;
  /** What a person should also know of the file that is not read. */
  readonly signal?: Signal;
}

/** Stops the reading of a file. Only for input that cannot be read; a broken promise of our own is an `assert`. */
export class Fault extends Error {
  readonly facts: FaultFacts;

  constructor(facts: FaultFacts) {
    super(`${facts.code}: ${facts.found}`);
    this.name = "Fault";
    this.facts = facts;
  }
}

/** The hint for anything that looks cut off or broken. */
export const ASK_AGAIN =
  "Get the file again from where it came, or open it in a spreadsheet program and save it as CSV or XLSX.";

/** A stop because the file's own structure is broken. */
export function damaged(found: string, place: { readonly sheet?: string; readonly cell?: string } = {}): Fault {
  return new Fault({
    code: "unreadable-file",
    found,
    wanted: "an undamaged CSV, XLSX or ODS file",
    hint: ASK_AGAIN,
    ...place,
  });
}

/** A stop because the file is more than the documented limits allow. */
export function tooLarge(
  found: string,
  wanted: string,
  place: { readonly sheet?: string; readonly cell?: string } = {},
): Fault {
  return new Fault({
    code: "too-large",
    found,
    wanted,
    hint: "Save the sheet that matters as CSV and add that.",
    ...place,
  });
}

/** A stop because the file is built in a way that honest programs do not use, or carries something that may act. */
export function unsafe(found: string, wanted: string): Fault {
  return new Fault({
    code: "unsafe-file",
    found,
    wanted,
    hint: "Open it in a spreadsheet program and save it as a plain XLSX or CSV file.",
  });
}

/** A stop because other bytes stand before an archive: the file is one thing to one program and another to the next. */
export function polyglot(): Fault {
  const { facts } = unsafe(
    "an archive with other bytes before it",
    "an archive that begins at the first byte of the file",
  );
  const says = "The file is an archive with something else before it: programs may take it for two different things.";
  return new Fault({ ...facts, signal: { kind: "polyglot", says } });
}

/** The problem that a stop becomes for the file of this name. */
export function problemOf(facts: FaultFacts, file: string): Problem {
  const { code, found, wanted, hint, sheet, cell } = facts;
  return {
    code,
    file,
    found,
    wanted,
    ...(sheet === undefined ? {} : { sheet }),
    ...(cell === undefined ? {} : { cell }),
    ...(hint === undefined ? {} : { hint }),
  };
}
