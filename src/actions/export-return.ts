// A scope and period as a return in the open format: every force's total and outcomes on each basis, compact and with its source.
import { writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { refuseNarrowing, toldBy } from "../disclosure/narrowing.ts";
import type { ForceFigures } from "../measures/figures.ts";
import { type Gathered, gather } from "../measures/gather.ts";
import { knownFiles } from "../measures/known-on.ts";
import { picksFor, planOf } from "../measures/plan.ts";
import { BALANCE_LINES, type BalanceLine } from "../standard/balance-lines.ts";
import { BASES } from "../standard/bases.ts";
import { type Cell, exact } from "../standard/cell.ts";
import { writeReturnCsv } from "../standard/open-format/write-csv.ts";
import type { OutcomeType } from "../standard/outcomes.ts";
import type { Reported } from "../standard/reported.ts";
import { makeWritable } from "./_folders.ts";
import { documentsFrom, publicDocuments } from "./_public-documents.ts";
import { balanceFiles } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** What to write. `edition` and `source` are stated in each row, since the file they come from does not travel with it. */
export interface ReturnRequest {
  readonly scope: string;
  readonly period: string;
  readonly out: string;
  readonly edition?: string;
  readonly source?: string;
  /** A day: only what was known then is written. */
  readonly asKnownOn?: string;
}

/**
 * Writes the return and gives the number of its rows. Refuses what `planOf` refuses, and (`notPossible`) figures that together tell more
 * of a count than the document that hides it.
 */
export async function exportReturn(tools: Tools, request: ReturnRequest): Promise<{ readonly rows: number }> {
  const { engine } = await tools.warehouse();
  // With what pages keep back: a return that would narrow is refused by name, and is not written in part.
  const files = await balanceFiles(tools);
  const { scope, period, asKnownOn } = request;
  const question = { scope, period, ...(asKnownOn === undefined ? {} : { asKnownOn }) };
  const asked = planOf(files, question);
  const bases = new Set(
    picksFor(knownFiles(files, asked.asKnownOn), asked.scope)
      .filter((pick) => pick.period.id === asked.period?.id)
      .map(({ basis }) => basis),
  );
  const rows: Reported[] = [];
  for (const { id: basis } of BASES.filter(({ id }) => bases.has(id))) {
    const all = await gather(engine, planOf(files, { ...question, basis }));
    const types = new Set(
      all.flatMap(({ figures }) => [...figures.lines.values()].flatMap((line) => line.types.map(({ type }) => type))),
    );
    rows.push(...all.flatMap((one) => rowsOf(one, { scope: asked.scope.id, types, request })));
  }
  await refuseNarrowing(await publicDocuments(tools, files), documentsFrom("this return", rows).map(toldBy));
  await makeWritable(dirname(request.out), "Choose another: everycase export --out FOLDER");
  await writeFile(request.out, writeReturnCsv(rows));
  return { rows: rows.length };
}

function rowsOf(
  { figures, origins, pick, edition }: Gathered,
  { scope, types, request }: { scope: string; types: ReadonlySet<OutcomeType>; request: ReturnRequest },
): Reported[] {
  const common = {
    row: 0,
    column: "",
    force: figures.force,
    area: null,
    period: pick.period.id,
    periodFrom: pick.period.from,
    periodTo: pick.period.to,
    unit: "crimes" as const,
    scope,
    flagRule: figures.flagRule,
    // A sum over origins is a figure of all, and has none of its own.
    flagOrigin: origins.length === 0 ? figures.flagOrigin : null,
    basis: pick.basis,
    edition: request.edition ?? edition.id,
    note: null,
    cite: request.source ?? pick.file.name,
  };
  const lines = BALANCE_LINES.flatMap((line) => linesOf(figures, line, types));
  return [
    { ...common, line: "total", cell: figures.total },
    ...lines.map(([line, cell]) => ({ ...common, line, cell })),
  ];
}

/** A line as its outcome types where they are stated, else as a whole. In a full cross-table a type that other forces have and this one has not is 0. */
function linesOf(
  figures: ForceFigures,
  line: BalanceLine,
  types: ReadonlySet<OutcomeType>,
): readonly (readonly [string, Cell])[] {
  const figure = figures.lines.get(line.id);
  if (figure === undefined || (figure.cell.kind === "absent" && figure.cell.absence === "not applicable")) return [];
  if (figure.stated && figure.types.length === 0) return [[line.id, figure.cell]];
  const stated = new Map(figure.types.map(({ type, cell }) => [type, cell]));
  const wanted = line.types.filter((type) => stated.has(type) || (figures.fullTable && types.has(type)));
  return wanted.map((type) => [`outcome:${type}`, stated.get(type) ?? exact(0)]);
}
