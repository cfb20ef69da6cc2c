// From complaints about a row to problems at their place in a document.
import type { Problem } from "../../ground/problem.ts";
import type { ReturnColumn } from "./columns.ts";

/** A problem before it has its place in a document. */
export interface Complaint {
  readonly column: ReturnColumn;
  readonly code: string;
  readonly found: string;
  readonly wanted: string;
  readonly suggestions?: readonly string[];
  readonly hint?: string;
}

/** The document that is read. */
export interface Document {
  readonly file: string;
  readonly sheet?: string;
}

/** A complaint at its place. */
export function problemAt({ file, sheet }: Document, cell: string, { column: _, ...complaint }: Complaint): Problem {
  return { file, ...(sheet === undefined ? {} : { sheet }), cell, ...complaint };
}

/** A text short enough to stand in a message. */
export function foundText(text: string): string {
  const trimmed = text.trim();
  return (trimmed.length <= 80 ? trimmed : `${trimmed.slice(0, 80)}…`).toWellFormed();
}

/** Problems that differ only in their place become one, at the first place, with how many cells share it. */
export function gatherProblems(problems: readonly Problem[]): Problem[] {
  const alike = new Map<string, { first: Problem; cells: number }>();
  for (const problem of problems) {
    const { code, found, wanted, hint = "" } = problem;
    const key = [code, found, wanted, hint].join("\u001f");
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { first: problem, cells: 1 });
    else known.cells += 1;
  }
  return [...alike.values()].map(({ first, cells }) => (cells === 1 ? first : { ...first, cells }));
}
