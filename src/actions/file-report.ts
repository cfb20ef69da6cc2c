// The account of one file that people see: what it is, what was read, what was not understood.
import type { FileAnswer, FileReport } from "../measures/result.ts";
import type { Basis } from "../standard/bases.ts";
import { NOT_STATED, parseEdition } from "../standard/editions.ts";
import { forceById } from "../standard/forces.ts";
import { parseScope } from "../standard/scopes.ts";
import { byId, byName } from "../standard/sorting.ts";
import { REPLY_READER } from "./_read-reply.ts";
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
    edition: note.reader === null ? null : editionTitle(note, stored),
    entry: entry.id,
    addedAt: entry.recordedAt,
    ...(body.cite === null ? {} : { fetchedFrom: body.cite.address }),
    cells: stored.counts,
    rows: note.records,
    columns: columnsOf(note),
    signals: note.signals,
    problems: note.problems,
    ...(isMapped(note) ? { layout: note.layout ?? "", answers: answersOf(stored.holdings) } : {}),
  };
}

/** The edition of a file: its own, or what all its rows state where it states none as a whole. */
function editionTitle({ edition }: BookFile["note"], { holdings }: BookFile["stored"]): string {
  const stated = new Set(holdings.map((holding) => holding.edition));
  if (edition.id !== NOT_STATED.id || stated.size === 0 || stated.has(null)) return edition.title;
  const [only = "", ...more] = [...stated].map((text) => parseEdition(text ?? "").title);
  return more.length === 0 ? only : `${stated.size} editions, stated row by row`;
}

/** Whether a person may say what its tables mean: a reply, or sheets that no reader knows. */
function isMapped({ reader, sheets }: BookFile["note"]): boolean {
  return reader === REPLY_READER || (reader === null && sheets.length > 0);
}

/** How many answers a report names. */
const MOST_ANSWERS = 6;

/** The questions about crimes that the file answers, the newest period first. */
function answersOf(holdings: BookFile["stored"]["holdings"]): readonly FileAnswer[] {
  const found = holdings.flatMap(({ unit, scope, period, basis, forces }): readonly FileAnswer[] => {
    const known = parseScope(scope);
    if (unit !== "crimes" || known === null) return [];
    return forces.flatMap((id) => {
      const force = forceById(id);
      if (force === null) return [];
      // Readers write no basis but the standard's.
      return [{ force: id, called: force.called, scope, scopeTitle: known.title, period, basis: basis as Basis }];
    });
  });
  return found.sort((a, b) => byName(a.called, b.called) || byId(b.period, a.period)).slice(0, MOST_ANSWERS);
}

/** Sheets of one layout have the same columns: each is told once. */
function columnsOf({ columns }: BookFile["note"]): FileReport["columns"] {
  return [
    ...new Map(
      columns.map(({ column, header, role }) => [[column, header, role].join("\u001f"), { column, header, role }]),
    ).values(),
  ];
}
