// Stops an extract of cases, and a filled reply form, before their bytes are archived: what is in the archive stays there for good.
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
import { isReplyForm } from "./_reply-form.ts";

/**
 * Refuses (`notPossible`) when a file looks like cases row by row, or like people by name, or is the reply form of a pack: what a force says of our
 * figure stands beside it and never in its place. Nothing of any file has been archived by then. `names`: what files are called whose path does not
 * say it; `takeForms`: forms pass.
 */
export async function refuseAtDoor(
  home: string,
  paths: readonly string[],
  { names, takeForms }: { readonly names: ReadonlyMap<string, string>; readonly takeForms: boolean },
): Promise<void> {
  for (const path of paths) {
    const name = names.get(path) ?? basename(path);
    const { says, isForm } = await lookedAt(home, path, name);
    if (says !== null)
      throw new Refusal(
        "notPossible",
        `Cannot add ${name} as it is: ${says} look like an extract of cases, with a row for each. Nothing was archived.`,
        `The archive keeps every byte for good. Read it at the door, where references become tokens: everycase cases propose ${name}`,
      );
    if (isForm && !takeForms)
      throw new Refusal(
        "notPossible",
        `Cannot add ${name}: it is the reply form of a pack, and what a force says of our figure stands beside it, never in its place. Nothing was added.`,
        `Keep it as the reply that it is: everycase reply receive FORCE --file ${name} --who NAME`,
      );
  }
}

interface Look {
  /** What looks like cases; `null` where nothing does. */
  readonly says: string | null;
  readonly isForm: boolean;
}

const NOTHING: Look = { says: null, isForm: false };

async function lookedAt(home: string, path: string, name: string): Promise<Look> {
  const source = { path, gzip: false, inflatedBytes: OPEN_LIMITS.inflatedBytes };
  const head = await readHead(source).catch(() => null);
  if (head === null) return NOTHING;
  const kind = sniff(head);
  const look = (sheets: readonly ExtractSheet[]): Look => ({ says: lookOf(sheets), isForm: isReplyForm(sheets) });
  if (kind === "text" || kind === "gzip") return look(await openExtract(path, name, null));
  if ((kind !== "zip" && kind !== "office97") || (kind === "zip" && (await isPoliceArchive(path)))) return NOTHING;
  return await withDoorFolder(home, async (folder) => look(await openExtract(path, name, folder)));
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
