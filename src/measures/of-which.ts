// Outcomes for another offence than the one recorded: parts of the charges and cautions of a balance, told beside it and never added.
import { lineOfType } from "../standard/balance-lines.ts";
import { cellOfSum } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { newerFirst } from "../standard/editions.ts";
import { ALTERNATES } from "../standard/outcomes.ts";
import { parseScope } from "../standard/scopes.ts";
import { type LineSum, sumLines } from "../warehouse/ask.ts";
import type { Engine } from "../warehouse/engine.ts";
import { dayAsked, knownFiles } from "./known-on.ts";
import { type CatalogueFile, picksFor } from "./plan.ts";
import type { ForceAnswer, OfWhich } from "./result.ts";

/**
 * What the tables of alternate offences say of a force's answer: the same scope, period and basis, in the newest edition
 * that was known. Empty where no such table is there. `files` may hold full tables of outcomes that list 1A beside 1.
 */
export async function outcomesOfWhich(
  engine: Engine,
  files: readonly CatalogueFile[],
  answer: Pick<ForceAnswer, "scope" | "period" | "basis" | "force">,
  asKnownOn: string | undefined,
): Promise<readonly OfWhich[]> {
  const scope = parseScope(answer.scope);
  if (scope === null) return [];
  const picks = picksFor(knownFiles(files, dayAsked(asKnownOn)), scope)
    .filter(
      ({ period, basis, forces }) =>
        period.id === answer.period && basis === answer.basis && forces.includes(answer.force),
    )
    .toSorted((a, b) => newerFirst(a.edition, b.edition) || b.file.order - a.file.order);
  for (const { file, scope: cells } of picks) {
    if (file.stored.path === null || !file.fullTable) continue;
    const { force, period, basis } = answer;
    const sums = await sumLines(engine, { path: file.stored.path, scope: cells, period, basis, unit: "crimes", force });
    const found = sums.filter(({ line }) => line.startsWith("of-which:"));
    if (found.length > 0) return ALTERNATES.flatMap((one) => ofWhich(one, found, file));
  }
  return [];
}

function ofWhich(
  { code, title, ofWhich: type }: (typeof ALTERNATES)[number],
  sums: readonly LineSum[],
  file: CatalogueFile,
): readonly OfWhich[] {
  const mine = sums.find(({ line }) => line === `of-which:${code}`);
  if (mine === undefined) return [];
  const cells = mine.sum.statedCells + mine.sum.absent.reduce((sum, one) => sum + one.cells, 0);
  return [
    {
      line: mine.line,
      title,
      of: lineOfType(type).id,
      count: cellToJson(cellOfSum(mine.sum)),
      source: { file: file.name, sha256: file.sha256, cells, first: mine.first },
    },
  ];
}
