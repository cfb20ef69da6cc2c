// The worked example: published figures that come with Everycase, added to an empty book on first start.
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { FileReport } from "../measures/result.ts";
import { addFiles } from "./add-files.ts";
import { FILE_ADDED } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** Adds every CSV of `folder` to a book that has no file yet; otherwise does nothing and returns an empty list. */
export async function loadExample(tools: Tools, folder: string): Promise<readonly FileReport[]> {
  if (tools.ledger.entries({ kind: FILE_ADDED }).length > 0) return [];
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".csv")).sort();
  if (names.length === 0) return [];
  return await addFiles(tools, { paths: names.map((name) => join(folder, name)), origin: "example" });
}
