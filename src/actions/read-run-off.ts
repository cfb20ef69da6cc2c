// Reads a file with quarterly run-off tables. The file is opened like any that comes from outside; nothing is kept of it.
import { readFile, rm, stat } from "node:fs/promises";
import { basename } from "node:path";
import { sha256 } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import { readRunOffRows } from "../sources/run-off/rows.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { openFile } from "../sources/sheet/open.ts";
import { readSheetText } from "../sources/sheet/sheet-text.ts";
import type { RunOffCohort } from "../standard/run-off.ts";
import { noFile } from "./no-file.ts";
import type { Tools } from "./tools.ts";

/** The cohorts of a file, with what could not be read of it. */
export interface RunOffFile {
  readonly name: string;
  readonly sha256: string;
  readonly cohorts: readonly RunOffCohort[];
  readonly problems: readonly Problem[];
}

/** A run-off table is small; what is larger is another file. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * The run-off tables of a file: CSV or any workbook that is understood, its visible sheets. `force` is that of every row where
 * no column says it. Refuses (`notFound`) a file that is not there, (`usage`) one that is too large.
 */
export async function readRunOff(
  tools: Tools,
  { path, force }: { readonly path: string; readonly force?: string },
): Promise<RunOffFile> {
  const name = basename(path);
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw await noFile(path, undefined, name);
  if (found.size > MOST_BYTES)
    throw new Refusal("usage", `${name} is too large for a table by quarters.`, "At most 16 MiB.");
  const digest = sha256(await readFile(path));
  const job = await (await tools.warehouse()).jobFolder(`run-off-${digest.slice(0, 16)}`);
  try {
    const opened = await openFile({ path, name, folder: job });
    const cohorts: RunOffCohort[] = [];
    const problems: Problem[] = [...opened.problems];
    for (const sheet of opened.sheets.filter(({ hidden }) => !hidden)) {
      const place = {
        file: name,
        ...(sheet.name === null ? {} : { sheet: sheet.name }),
        ...(force === undefined ? {} : { force }),
      };
      const read = readRunOffRows(parseCsv(await readSheetText(sheet), sheet.delimiter), place);
      cohorts.push(...read.cohorts);
      problems.push(...read.problems);
    }
    return { name, sha256: digest, cohorts, problems };
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}
