// The original of an added file, byte for byte as it was received.
import { Refusal } from "../ground/refusal.ts";
import { refusePaper } from "./_hand-book.ts";
import { FILE_ADDED, type FileAdded } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Where an original lies and what it is called. Refuses (`notFound`) a hash that no entry names, (`notPossible`) rows of cases. */
export async function originalOf(
  tools: Tools,
  sha256: string,
): Promise<{ readonly path: string; readonly name: string; readonly bytes: number }> {
  const [entry] = tools.ledger.entries({ kind: FILE_ADDED, subject: sha256 });
  if (entry === undefined) refusePaper(tools, sha256);
  if (entry === undefined || !tools.archive.has(sha256))
    throw new Refusal(
      "notFound",
      "There is no file with this SHA-256 in the archive.",
      "See what there is: everycase sources",
    );
  const { name, bytes, origin } = entry.body as unknown as FileAdded;
  if (origin === "records")
    throw new Refusal(
      "notPossible",
      "This is a table of case rows: rows of cases are not handed out.",
      "See how good its data are: everycase cases quality",
    );
  return { path: tools.archive.pathOf(sha256), name, bytes };
}
