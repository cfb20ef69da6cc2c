// Builds the folder of thirty-four made replies: the same bytes every time. The figures are made up; nobody in them exists.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pdfReplies } from "./documents.ts";
import { textReplies } from "./texts.ts";
import type { MadeReply } from "./words.ts";
import { workbookReplies } from "./workbooks.ts";

/** All replies, in no order. */
export function madeReplies(): readonly MadeReply[] {
  return [...textReplies(), ...pdfReplies(), ...workbookReplies()];
}

/** Writes them to `folder`, which is made where it is missing. */
export async function buildReplies(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const { file, bytes } of madeReplies()) await writeFile(join(folder, file), bytes);
}
