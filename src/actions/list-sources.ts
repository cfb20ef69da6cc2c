// The files of the book, what was read of each, and what was not.
import { Refusal } from "../ground/refusal.ts";
import type { FileReport } from "../measures/result.ts";
import { refusePaper } from "./_hand-book.ts";
import { bookFiles } from "./catalogue.ts";
import { reportOf } from "./file-report.ts";
import type { Tools } from "./tools.ts";

/** The reports of all files, newest first. */
export async function listSources(tools: Tools): Promise<readonly FileReport[]> {
  return (await bookFiles(tools)).map((file) => reportOf(file)).reverse();
}

/** The report of one file, named by its SHA-256 or the start of it (six digits or more), or by its name. Refuses (`notFound`). */
export async function showSource(tools: Tools, label: string): Promise<FileReport> {
  const files = await listSources(tools);
  const found = files.filter(
    ({ sha256, file }) => file === label || (label.length >= 6 && sha256.startsWith(label.toLowerCase())),
  );
  const [only] = found;
  if (only === undefined) refusePaper(tools, label);
  if (only === undefined)
    throw new Refusal("notFound", `No file "${label}" has been added.`, "See what there is: everycase sources");
  return only;
}
