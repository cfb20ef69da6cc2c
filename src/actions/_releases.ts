// The releases that the book keeps: tables that were protected, and statements that somebody printed elsewhere.

import type { ShownTable } from "../disclosure/count-table.ts";
import type { Release, StatementRelease } from "../disclosure/release-store.ts";
import { canonicalJson, type Json } from "../ground/digest.ts";
import type { Appended } from "../ledger/ledger.ts";
import type { Tools } from "./tools.ts";

/** The kind of entry that keeps a protected table. */
const TABLE_PROTECTED = "table-protected";
/** The kind of entry that keeps statements of others, or of our own, which the next table is held against. */
const STATEMENTS_RELEASED = "statements-released";

/** A protected table as the book keeps it. */
export interface KeptTable {
  readonly entry: string;
  readonly table: ShownTable;
}

/** All protected tables, in the order in which they were kept. */
export function keptTables(tools: Tools): readonly KeptTable[] {
  return tools.ledger.entries({ kind: TABLE_PROTECTED }).map(({ id, body }) => {
    const { table } = body as unknown as { readonly table: ShownTable }; // written by keepTable alone
    return { entry: id, table };
  });
}

/** Everything released that the book keeps. */
export function keptReleases(tools: Tools): readonly Release[] {
  const tables = keptTables(tools).map(({ table }): Release => ({ kind: "table", release: table.id, table }));
  const statements = tools.ledger
    .entries({ kind: STATEMENTS_RELEASED })
    .map(({ body }) => body as unknown as StatementRelease); // written by keepStatements alone
  return [...tables, ...statements];
}

/**
 * Keeps a protected table as the one after `after` others. Not appended when another process kept one meanwhile: what was worked out then no
 * longer holds.
 */
export function keepTable(tools: Tools, table: ShownTable, after: number): Appended {
  return keep(tools, { kind: TABLE_PROTECTED, subject: `release ${after + 1}`, who: "everycase" }, { table });
}

/** Keeps statements under the name of their release. Not appended when there are some of that name. */
export function keepStatements(tools: Tools, statements: StatementRelease, who: string): Appended {
  return keep(tools, { kind: STATEMENTS_RELEASED, subject: statements.release, who }, statements);
}

function keep(
  tools: Tools,
  { kind, subject, who }: { readonly kind: string; readonly subject: string; readonly who: string },
  body: unknown,
): Appended {
  const at = tools.now();
  // Plain JSON by its type: written and read back, it is free of the caller's objects.
  const clean = JSON.parse(canonicalJson(body as Json)) as Json;
  const entry = { kind, subject, actor: who, saidAt: at, body: clean, schemaVersion: 1 };
  return tools.ledger.append(entry, { recordedAt: at, expect: "newSubject" });
}
