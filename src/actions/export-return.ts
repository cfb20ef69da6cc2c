// A scope and period as a return in the open format: every force's total and outcomes on each basis, compact and with its source.
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { gather, type Gathered } from "../measures/gather.ts";
import { type CatalogueFile, planOf } from "../measures/plan.ts";
import { cellOfSum, type Cell, exact, joinSums } from "../standard/cell.ts";
import { BALANCE_LINES } from "../standard/balance-lines.ts";
import { writeReturnCsv } from "../standard/open-format/write-csv.ts";
import type { Basis } from "../standard/bases.ts";
import type { Reported } from "../standard/reported.ts";
import { makeWritable } from "./_folders.ts";
import { catalogue } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** What to write. `edition` and `source` are stated in each row, since the file they come from does not travel with it. */
export interface ReturnRequest {
  readonly scope: string;
  readonly period: string;
  readonly out: string;
  readonly edition?: string;
  readonly source?: string;
}

/** Writes the return and gives the number of its rows. Refuses what `planOf` refuses. */
export async function exportReturn(tools: Tools, { scope, period, out, edition, source }: ReturnRequest): Promise<{ readonly rows: number }> {
  const { engine } = await tools.warehouse();
  const files = await catalogue(tools);
  const rows: Reported[] = [];
  for (const basis of ["recorded", "closed"] as const) {
    if (!holdsBasis(files, basis)) continue;
    const plan = planOf(files, { scope, period, basis });
    const all = await gather(engine, plan);
    const types = [...new Set(all.flatMap(({ figures }) => [...figures.lines.values()].flatMap((line) => line.types.map(({ type }) => type))))].sort((a, b) => a - b);
    rows.push(...all.flatMap((one) => rowsOf(one, { scope: plan.scope.id, basis, types, edition: edition ?? one.edition.id, source: source ?? one.pick.file.name })));
  }
  await makeWritable(dirname(out), "Choose another: everycase export --out FILE");
  await writeFile(out, writeReturnCsv(rows));
  return { rows: rows.length };
}

function holdsBasis(files: readonly CatalogueFile[], basis: Basis): boolean {
  return files.some(({ stored }) => stored.holdings.some((holding) => holding.basis === basis));
}

function rowsOf({ figures, pick }: Gathered, { scope, basis, types, edition, source }: { scope: string; basis: Basis; types: readonly number[]; edition: string; source: string }): Reported[] {
  const common = {
    row: 0, column: "", force: figures.force, area: null, period: pick.period.id, periodFrom: pick.period.from, periodTo: pick.period.to,
    unit: "crimes" as const, scope, flagRule: figures.flagRule, flagOrigin: figures.flagOrigin, basis, edition, note: null, cite: source,
  };
  const stated = new Map([...figures.lines.values()].flatMap((line) => line.types.map(({ type, cell }) => [type as number, cell] as const)));
  const lines: (readonly [string, Cell])[] = BALANCE_LINES.flatMap(({ types: own }) =>
    own.filter((type) => types.includes(type) && !(type === 0 && basis === "closed")).map((type) => [`outcome:${type}`, stated.get(type) ?? (figures.fullTable ? exact(0) : cellOfSum(joinSums([])))] as const),
  );
  return [{ ...common, line: "total", cell: figures.total }, ...lines.map(([line, cell]) => ({ ...common, line, cell }))];
}
