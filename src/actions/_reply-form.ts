// The reply form of a pack: how it is known again, and how a letter is told from it.
import type { ReleaseHistory } from "../releases/release.ts";
import { looksLikeReturn } from "../standard/open-format/rows.ts";
import { withDoorFolder } from "./_door-folder.ts";
import { type ExtractSheet, openExtract } from "./_extract-file.ts";

/** The first line of the sheet that tells how to answer: every form has had it, so that old packs are known again too. */
export const HOW_TO_ANSWER =
  "Sheet “Reply”: each row is one figure as we have it. Put your own in the column value, and why in the column note.";

const MARK = "Everycase, right of reply";

/** What stands in the column `source` of each row of a form, so that the sheet is known when it is saved alone. Example: `Everycase, right of reply, release 2`. */
export function formMark(release: Pick<ReleaseHistory, "id"> | null): string {
  return release === null ? MARK : `${MARK}, release ${release.id}`;
}

/** Whether these sheets are a form that a pack asked to fill. */
export function isReplyForm(sheets: readonly Pick<ExtractSheet, "head">[]): boolean {
  const how = HOW_TO_ANSWER.slice(0, HOW_TO_ANSWER.indexOf(".") + 1);
  return sheets.some(({ head }) =>
    head.some((row) => row.some((cell) => cell.trim().startsWith(how) || cell.trim().startsWith(MARK))),
  );
}

/** Whether a file is a table of figures in the open format, a workbook or a CSV; anything else is a letter. */
export async function holdsCounts(home: string, path: string, name: string): Promise<boolean> {
  return await withDoorFolder(home, async (folder) => {
    const sheets = await openExtract(path, name, folder);
    return sheets.some(({ name: sheet, head }) => sheet !== null || head.some((row) => looksLikeReturn(row)));
  });
}
