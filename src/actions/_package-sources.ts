// The sources of a data package: every public document, the terms it was published under, and whether the package holds it.
import type { OriginalState, PackageSource } from "../releases/package/book-tables.ts";
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
  const known = new Set(files.map(({ entry }) => entry.subject));
  const byHand = (await handFiles(tools)).filter(({ sha256 }) => !known.has(sha256));
  return [
    ...files.map((file) => ({
      sha256: file.entry.subject,
      file: file.body.name,
      entry: file.entry.id,
      report: reportOf(file),
      licence: licenceOf(file),
      original: stateOf(file, withoutOriginals),
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

const UNKNOWN = "not stated";
const OPEN = "OGL-UK-3.0";
/** Whoever publishes there publishes under the Open Government Licence. */
const OPEN_HOSTS = /^https:\/\/(?:[a-z0-9-]+\.)*(?:gov\.uk|police\.uk)(?:\/|$)/iu;
/** Readers of tables that are published under that licence, wherever a copy of them came from. */
const OPEN_TABLES = /^(?:Home Office|ONS|Police recorded crime)/u;

function licenceOf({ body, note }: BookFile): string {
  if (body.cite !== null && OPEN_HOSTS.test(body.cite.address)) return OPEN;
  return note.title !== null && OPEN_TABLES.test(note.title) ? OPEN : UNKNOWN;
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
