// Exports all cells of the book, file by file in the order of the ledger, with a manifest that says where each came from.
import { access, constants, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import { sha256 } from "../ground/digest.ts";
import { readFile } from "node:fs/promises";
import { exportCells } from "../warehouse/export-cells.ts";
import { bookFiles } from "./catalogue.ts";
import type { DownloadFormat } from "./download.ts";
import type { Tools } from "./tools.ts";

/** Writes `cells.<format>` and `manifest.json` to `folder`. Equal books give equal bytes. Refuses (`surroundings`) a folder that cannot be written. */
export async function exportTables(tools: Tools, { folder, format }: { readonly folder: string; readonly format: DownloadFormat }): Promise<{ readonly files: readonly string[]; readonly rows: number }> {
  await writable(folder);
  const warehouse = await tools.warehouse();
  const files = await bookFiles(tools);
  const paths = files.flatMap(({ stored }) => (stored.path === null ? [] : [stored.path]));
  const job = await warehouse.jobFolder(`export-${process.pid}`);
  const staged = join(job, `cells.${format}`);
  const rows = await exportCells(warehouse.engine, { paths, format, target: staged });
  const bytes = await readFile(staged);
  const name = `cells.${format}`;
  await writeFile(join(folder, name), bytes);
  const manifest = {
    tables: [{ file: name, rows, sha256: sha256(bytes) }],
    sources: files.map(({ entry, body, note, stored }) => ({
      file: body.name, sha256: entry.subject, bytes: body.bytes, entry: entry.id, addedAt: entry.recordedAt, readAs: note.title, layout: note.rule, edition: note.edition.id, cells: stored.counts.read, problems: note.problems.length,
    })),
    ledger: tools.ledger.head(),
    licence: "Figures from Home Office tables: contains public sector information licensed under the Open Government Licence v3.0.",
  };
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return { files: [join(folder, name), join(folder, "manifest.json")], rows };
}

async function writable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Refusal("surroundings", `Cannot write in the folder ${folder} (${code}).`, "Choose another: everycase export --out FOLDER");
  }
}
