// `everycase audit`: what all releases together tell of every hidden cell.
import { auditBook, type BookAudit } from "../actions/audit-releases.ts";
import { answer, type Door, type Options } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { auditLines, auditTable } from "./show/audit.ts";

/** Audits the releases of the book, with the proposed ones in files. Ends in `problems` when something can be told more closely than promised. */
export async function audit(door: Door, files: readonly string[], { format, keep, who }: Options): Promise<Ending> {
  const request = { files, ...(keep === undefined ? {} : { keep }), ...(who === undefined ? {} : { who }) };
  const found: BookAudit = await door.withTools((tools) => auditBook(tools, request));
  await answer(door, format, {
    lines: (width) => auditLines(found, width),
    value: found,
    table: () => auditTable(found),
  });
  return found.holds ? "done" : "problems";
}
