// After a layout was saved: which other replies are read with it now, read again, so that the book says what a rebuild would.
import type { KnownLayout } from "../sources/replies/choose.ts";
import { knownLayouts } from "./_layouts.ts";
import { layoutName, REPLY_READER, readReply } from "./_read-reply.ts";
import { archivedSheets } from "./_reply-sheets.ts";
import { type BookFile, bookFiles, derive } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Reads every reply again whose layout is now another one; those in `done` were read already. Returns their names. */
export async function readAgain(tools: Tools, done: readonly string[]): Promise<readonly string[]> {
  const known = await knownLayouts(tools);
  const files = (await bookFiles(tools)).filter(
    (file) => mayChange(file) && !done.includes(file.entry.subject) && !hasItsOwn(file, known),
  );
  const again: string[] = [];
  for (const [index, { entry, body, note }] of files.entries()) {
    tools.progress({ act: `Looking at ${body.name} again`, done: index, of: files.length });
    const sheets = await archivedSheets(tools, entry.subject, body.name);
    const reply = readReply(sheets, { sha256: entry.subject, name: body.name, known });
    const rule = reply.read[0]?.recognised.rule ?? null;
    if (reply.layout === note.layout && (rule === null || rule === note.rule)) continue;
    await derive(tools, entry, { again: true });
    again.push(body.name);
  }
  return again;
}

/** Only what no fixed reader knows is read by layouts. */
function mayChange({ note }: BookFile): boolean {
  return note.reader === REPLY_READER || (note.reader === null && note.sheets.length > 0);
}

/** A file that is read with the one layout saved for it stays with that. */
function hasItsOwn({ entry, note }: BookFile, known: readonly KnownLayout[]): boolean {
  return known.some(({ file, layout }) => file === entry.subject && layoutName(layout) === note.layout);
}
