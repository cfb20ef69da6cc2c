// Stops an extract of cases before its bytes are archived: what is in the archive stays there for good.
import { basename } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import { looksLikeCases } from "../sources/case-extracts/propose.ts";
import { readStreetHeader } from "../sources/police-uk/headers.ts";
import { readMemberName } from "../sources/police-uk/member-names.ts";
import { OPEN_LIMITS } from "../sources/sheet/opened.ts";
import { sniff } from "../sources/sheet/sniff.ts";
import { readHead } from "../sources/sheet/text-bytes.ts";
import { listArchive } from "../sources/sheet/zip-members.ts";
import { looksLikeReturn } from "../standard/open-format/rows.ts";
import { withDoorFolder } from "./_door-folder.ts";
import { type ExtractSheet, openExtract } from "./_extract-file.ts";

/**
 * Refuses (`notPossible`) when a file looks like cases row by row, or like people by name. Nothing of any file has been
 * archived by then. `names`: what files are called whose path does not say it.
 */
export async function refuseExtracts(
  home: string,
  paths: readonly string[],
  names: ReadonlyMap<string, string> = new Map(),
): Promise<void> {
  for (const path of paths) {
    const name = names.get(path) ?? basename(path);
    const says = await extractIn(home, path, name);
    if (says === null) continue;
    throw new Refusal(
      "notPossible",
      `Cannot add ${name} as it is: ${says} look like an extract of cases, with a row for each. Nothing was archived.`,
      `The archive keeps every byte for good. Read it at the door, where references become tokens: everycase cases propose ${name}`,
    );
  }
}

async function extractIn(home: string, path: string, name: string): Promise<string | null> {
  const source = { path, gzip: false, inflatedBytes: OPEN_LIMITS.inflatedBytes };
  const head = await readHead(source).catch(() => null);
  if (head === null) return null;
  const kind = sniff(head);
  if (kind === "text" || kind === "gzip") return lookOf(await openExtract(path, name, null));
  if ((kind !== "zip" && kind !== "office97") || (kind === "zip" && (await isPoliceArchive(path)))) return null;
  return await withDoorFolder(home, async (folder) => lookOf(await openExtract(path, name, folder)));
}

function lookOf(sheets: readonly ExtractSheet[]): string | null {
  for (const { head } of sheets) {
    const known = head.some((row) => looksLikeReturn(row) || readStreetHeader(row) !== null);
    const look = known ? null : looksLikeCases(head);
    if (look !== null) return look.says;
  }
  return null;
}

/** An archive of data.police.uk has thousands of files and no case of ours: it need not be unpacked to know that. */
async function isPoliceArchive(path: string): Promise<boolean> {
  const members = await listArchive(path).catch(() => []);
  return members.length > 0 && members.every(({ name }) => readMemberName(name) !== null);
}
