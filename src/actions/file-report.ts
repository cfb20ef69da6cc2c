// The account of one file that people see: what it is, what was read, what was not understood.
import type { FileReport } from "../measures/result.ts";
import type { BookFile } from "./catalogue.ts";

/** The report of a file of the book. */
export function reportOf({ entry, body, stored, note }: BookFile, state?: FileReport["state"]): FileReport {
  return {
    file: body.name,
    sha256: entry.subject,
    bytes: body.bytes,
    state: state ?? (stored.path === null ? "kept unread" : "added"),
    source: note.title,
    title: note.rule,
    edition: note.reader === null ? null : note.edition.title,
    entry: entry.id,
    addedAt: entry.recordedAt,
    cells: stored.counts,
    rows: note.records,
    columns: columnsOf(note),
    signals: note.signals,
    problems: note.problems,
  };
}

/** Sheets of one layout have the same columns: each is told once. */
function columnsOf({ columns }: BookFile["note"]): FileReport["columns"] {
  return [
    ...new Map(
      columns.map(({ column, header, role }) => [[column, header, role].join("\u001f"), { column, header, role }]),
    ).values(),
  ];
}
