// Rows of data.police.uk that end too early but lack nothing that is read: they are rows, and plain counting counts them.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import type { Engine } from "../warehouse/engine.ts";
import { fillStreetPart, type StreetPartCounts } from "../warehouse/street-fill.ts";
import type { StreetBroken, StreetFile } from "../warehouse/street-table.ts";

/** What mending gave: the account of the part without the mended rows, and the parts that hold those. */
export interface Mended {
  readonly counts: readonly StreetPartCounts[];
  readonly parts: readonly string[];
  /** How many rows were mended. */
  readonly rows: number;
}

/** Reads the short rows of a part once more, with the cells they lack as blank ones. `name` begins the names of files in the job folder. */
export async function mendShortRows(
  engine: Engine,
  {
    files,
    counts,
    job,
    name,
  }: {
    readonly files: readonly StreetFile[];
    readonly counts: StreetPartCounts;
    readonly job: string;
    readonly name: string;
  },
): Promise<Mended> {
  const [broken, more, parts]: [StreetBroken[], StreetPartCounts[], string[]] = [[], [], []];
  for (const one of counts.broken) {
    const file = files.find(({ member }) => member === one.member);
    const lines = file === undefined ? [] : one.short.flatMap((text) => mendedLine(text, file));
    if (one.rows > lines.length) broken.push({ ...one, rows: one.rows - lines.length });
    if (file === undefined || lines.length === 0) continue;
    const path = join(job, `${name}-${parts.length}.csv`);
    const target = join(job, `${name}-${parts.length}.parquet`);
    await writeFile(
      path,
      `${Array.from({ length: file.columns.width }, (_, at) => `c${at}`).join(",")}\n${lines.join("\n")}\n`,
    );
    const mended = { ...file, path, gzip: false, delimiter: ",", headerRow: 1 };
    more.push(await fillStreetPart(engine, { files: [mended], target }));
    parts.push(target);
  }
  const rows = more.flatMap((part) => part.counts).reduce((sum, one) => sum + one.rows, 0);
  return { counts: [{ ...counts, broken }, ...more], parts, rows };
}

/** The row with all its cells, or nothing where a column that is read is missing too. */
function mendedLine(text: string, { columns, delimiter }: StreetFile): string[] {
  const cells = parseCsv(text, delimiter, 1)[0] ?? [];
  const { width, id, month, reported, type, outcome } = columns;
  if (cells.length <= Math.max(id, month, reported, type ?? 0, outcome ?? 0) || cells.length >= width) return [];
  return [Array.from({ length: width }, (_, at) => `"${(cells[at] ?? "").replaceAll('"', '""')}"`).join(",")];
}
