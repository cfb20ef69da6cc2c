// Exports all cells of the book, file by file in the order of the ledger, with a manifest that says where each came from.
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "../ground/digest.ts";
import type { CatalogueFile } from "../measures/plan.ts";
import { type CellsExport, exportCells } from "../warehouse/export-cells.ts";
import type { Warehouse } from "../warehouse/warehouse.ts";
import { makeWritable } from "./_folders.ts";
import { handFiles } from "./_hand-book.ts";
import { type BookFile, bookFiles, catalogue } from "./catalogue.ts";
import type { TableFormat } from "./download.ts";
import type { Tools } from "./tools.ts";

/** Writes `cells.<format>` and `manifest.json` to `folder`, without cells that are kept back. Equal books give equal bytes. Refuses (`surroundings`) a folder that cannot be written. */
export async function exportTables(
  tools: Tools,
  { folder, format }: { readonly folder: string; readonly format: TableFormat },
): Promise<{ readonly files: readonly string[]; readonly rows: number }> {
  await makeWritable(folder, "Choose another: everycase export --out FOLDER");
  const warehouse = await tools.warehouse();
  // Rows of data.police.uk are no cells, and counts of case rows are not published before they are protected.
  const files = (await bookFiles(tools)).filter(({ note }) => note.holds !== "street" && note.holds !== "records");
  const byHand = await handFiles(tools);
  const paths = [...files, ...byHand].flatMap(({ stored }) => (stored.path === null ? [] : [stored.path]));
  const kept = (await catalogue(tools)).flatMap(({ stored, keptBack = [] }) =>
    keptBack.map((one) => ({ ...one, file: stored.file })),
  );
  const { rows, bytes } = await cellsAs(warehouse, { paths, format, without: kept });
  const name = `cells.${format}`;
  await writeFile(join(folder, name), bytes);
  const manifest = {
    tables: [{ file: name, rows, sha256: sha256(bytes) }],
    sources: [...files.map(fileSource), ...byHand.map(handSource)],
    ...(kept.length === 0 ? {} : { keptBack: [...new Set(kept.map(({ says }) => says))] }),
    ledger: tools.ledger.head(),
    licence:
      "Figures from Home Office tables: contains public sector information licensed under the Open Government Licence v3.0.",
  };
  await writeFile(join(folder, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return { files: [join(folder, name), join(folder, "manifest.json")], rows };
}

/** Where the cells of a file came from. */
function fileSource({ entry, body, note, stored }: BookFile) {
  return {
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
  };
}

/** Where the cells that people entered came from; their `file` is the digest of what they said. */
function handSource({ name, entry, addedOn, source, rule, edition, stored }: CatalogueFile) {
  const about = { file: name, sha256: stored.file, bytes: null, entry, addedAt: addedOn, readAs: source, layout: rule };
  return { ...about, edition: edition.id, cells: stored.counts.read, problems: 0 };
}

/** The cells as bytes of a format: the engine writes inside its bounds only. */
async function cellsAs(
  warehouse: Warehouse,
  wanted: Omit<CellsExport, "target">,
): Promise<{ readonly rows: number; readonly bytes: Uint8Array }> {
  const job = await warehouse.jobFolder(`export-${process.pid}`);
  try {
    const target = join(job, `cells.${wanted.format}`);
    const rows = await exportCells(warehouse.engine, { ...wanted, target });
    return { rows, bytes: await readFile(target) };
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}
