// The sources of a data package: every public document, the terms it was published under, and whether the package holds it.
import type { OriginalState, PackageSource } from "../releases/package/book-tables.ts";
import { citesIn } from "../warehouse/cites.ts";
import { handFiles } from "./_hand-book.ts";
import { type BookFile, bookFiles } from "./catalogue.ts";
import { reportOf } from "./file-report.ts";
import type { Tools } from "./tools.ts";

/** Every document of the (public) book, in the order it came in; then documents that figures were entered of by hand. */
export async function packageSources(
  tools: Tools,
  { withoutOriginals }: { readonly withoutOriginals: boolean },
): Promise<readonly PackageSource[]> {
  const files = await bookFiles(tools);
  const held = heldOriginals(tools);
  const known = new Set(files.map(({ entry }) => entry.subject));
  const byHand = (await handFiles(tools)).filter(({ sha256 }) => !known.has(sha256));
  const licences = new Map<BookFile, string>();
  for (const file of files) licences.set(file, await licenceOf(tools, file));
  return [
    ...files.map((file) => ({
      sha256: file.entry.subject,
      file: file.body.name,
      entry: file.entry.id,
      report: reportOf(file),
      licence: licences.get(file) ?? UNKNOWN,
      original: held.has(file.entry.subject) ? "kept back" : stateOf(file, withoutOriginals),
    })),
    ...byHand.map(({ sha256, name, entry }) => ({
      sha256,
      file: name,
      entry,
      report: null,
      licence: UNKNOWN,
      original: "entered by hand" as const,
    })),
  ];
}

/** The files of a (public) book of which only a part may be had: their originals are not handed on. */
export function heldOriginals(tools: Tools): ReadonlySet<string> {
  return new Set((tools.heldBack ?? []).flatMap(({ sha256, reading }) => (reading === null ? [] : [sha256 ?? ""])));
}

const UNKNOWN = "not stated";
const OPEN = "OGL-UK-3.0";
/** Whoever publishes there publishes under the Open Government Licence. */
const OPEN_HOSTS = /^https:\/\/(?:[a-z0-9-]+\.)*(?:gov\.uk|police\.uk)(?:\/|$)/iu;
/** Readers of tables that are published under that licence, wherever a copy of them came from. */
const OPEN_TABLES = /^(?:Home Office|ONS|Police recorded crime)/u;

/** How a return says of a row that it was published under that licence. Version 3 is meant where none is named. */
const OPEN_ROW = /\bOpen Government Licence\b(?! ?v?(?:ersion )?[12]\b)|\bOGL(?:-UK)?[ -]?v?3\b/iu;

/** The terms of a document: of where it was fetched from, of the table that it is, or those that its own rows name, every one of them. */
async function licenceOf(tools: Tools, { body, note, stored }: BookFile): Promise<string> {
  if (body.cite !== null && OPEN_HOSTS.test(body.cite.address)) return OPEN;
  if (note.title !== null && OPEN_TABLES.test(note.title)) return OPEN;
  if (stored.path === null || note.holds !== "balances") return UNKNOWN;
  const cites = await citesIn((await tools.warehouse()).engine, stored.path);
  return cites.length > 0 && cites.every((cite) => cite !== null && OPEN_ROW.test(cite)) ? OPEN : UNKNOWN;
}

/**
 * A file in which nothing could be read is not handed on: no figure stands on it, and nobody knows what is in it.
 */
function stateOf(file: BookFile, withoutOriginals: boolean): OriginalState {
  return withoutOriginals || isUnread(file) ? "left out" : "in the package";
}

/** Whether no cell could be read in a file. */
export function isUnread({ stored }: BookFile): boolean {
  return stored.path === null;
}
