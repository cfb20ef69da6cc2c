// Exports all cells of the book, file by file in the order of the ledger, with a manifest that says where each came from.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../ground/digest.ts";
import { exportCells } from "../warehouse/export-cells.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { makeWritable } from "./_folders.ts";
import { bookFiles } from "./catalogue.ts";
import type { DownloadFormat } from "./download.ts";
import type { Tools } from "./tools.ts";

/** Writes `cells.<format>` and `manifest.json` to `folder`. Equal books give equal bytes. Refuses (`surroundings`) a folder that cannot be written. */
export async function exportTables(
  tools: Tools,
  { folder, format }: { readonly folder: string; readonly format: DownloadFormat },
): Promise<{ readonly files: readonly string[]; readonly rows: number }> {
  await makeWritable(folder, "Choose another: everycase export --out FOLDER");
  const warehouse = await tools.warehouse();
  const files = await bookFiles(tools);
  const paths = files.flatMap(({ stored }) => (stored.path === null ? [] : [stored.path]));
  const { rows, bytes } = await cellsAs(warehouse, paths, format);
  const name = `cells.${format}`;
  await writeFile(join(folder, name), bytes);
  const manifest = {
    tables: [{ file: name, rows, sha256: sha256(bytes) }],
    sources: files.map(({ entry, body, note, stored }) => ({
      file: body.name,
      sha256: entry.subject,
      bytes: body.bytes,
      entry: entry.id,
      addedAt: entry.recordedAt,
      readAs: note.title,
      layout: note.rule,
      edition: note.edition.id,
      cells: stored.counts.read,
      problems: note.problems.length,
    })),
    ledger: tools.ledger.head(),
    licence:
      "Figures from Home Office tables: contains public sector information licensed under the Open Government Licence v3.0.",
  };
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return { files: [join(folder, name), join(folder, "manifest.json")], rows };
}

/** The cells as bytes of a format: the engine writes inside its bounds only. */
async function cellsAs(
  warehouse: Warehouse,
  paths: readonly string[],
  format: DownloadFormat,
): Promise<{ readonly rows: number; readonly bytes: Uint8Array }> {
  const job = await warehouse.jobFolder(`export-${process.pid}`);
  try {
    const target = join(job, `cells.${format}`);
    const rows = await exportCells(warehouse.engine, { paths, format, target });
    return { rows, bytes: await readFile(target) };
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}
