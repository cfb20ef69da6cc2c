// Statements in short, for tests: their kind, their numbers with what they do and what became of them, their place.
import { findStatements } from "../../src/claims/find.ts";
import type { Statement } from "../../src/claims/statement.ts";

function short({ kind, numbers, place }: Statement): string {
  const said = numbers.map(({ value, role, line }) => `${value} ${role}${line === null ? "" : ` ${line}`}`);
  return [kind, ...said, ...(place === null ? [] : [`@${place.force ?? place.words}`])].join(", ");
}

/** What is found in a text. Example: `["rate, 16 part, 540 whole charged"]`. */
export function found(text: string): string[] {
  return findStatements(text).statements.map(short);
}
