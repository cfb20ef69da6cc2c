// What a draft of a layout would do to the book: the answers as they are now, and as they would be with the file read so.
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import { answerForce } from "../measures/force.ts";
import type { CatalogueFile } from "../measures/plan.ts";
import type { Basis } from "../standard/bases.ts";
import { cellToJson } from "../standard/cell-json.ts";
import type { Force } from "../standard/forces.ts";
import { forceById } from "../standard/forces.ts";
import { asPrinted, parsePeriod, titleInWords } from "../standard/periods.ts";
import type { Reported } from "../standard/reported.ts";
import { parseScope } from "../standard/scopes.ts";
import { byId, byName } from "../standard/sorting.ts";
import type { Engine } from "../warehouse/engine.ts";
import { describeCells } from "../warehouse/holdings.ts";
import { fillRows } from "../warehouse/rows.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";
import type { BesideFigure, Effect, MappingView, Said } from "../web/mapping-view.ts";
import { meaningsWords } from "../web/mapping-words.ts";
import { type BookFile, catalogue, catalogueFile } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** A row with the sheet it stands in. */
export type SheetRow = Reported & { readonly sheet: string | null };

/** How many answers are worked out for one page. */
const MOST_SHOWN = 12;
const MOST_BESIDES = 60;

/** The answers that change or would: those the file gives now, and those it would give with these rows. */
export async function effectsOf(
  tools: Tools,
  file: BookFile,
  rows: readonly SheetRow[],
): Promise<Pick<MappingView, "effects" | "moreEffects">> {
  const { engine } = await tools.warehouse();
  const now = await catalogue(tools);
  return await withDraft(tools, file, rows, async (draft) => {
    const then = [...now.filter(({ sha256 }) => sha256 !== file.entry.subject), draft];
    const questions = questionsOf([draft.stored, file.stored]);
    const effects: Effect[] = [];
    for (const { force, ...question } of questions.slice(0, MOST_SHOWN)) {
      effects.push({
        force: force.id,
        called: force.called,
        ...question,
        scopeTitle: parseScope(question.scope)?.title ?? question.scope,
        periodTitle: titleInWords(parsePeriod(question.period) ?? asPrinted(question.period)),
        before: await said(engine, now, force, question),
        after: await said(engine, then, force, question),
      });
    }
    return { effects, moreEffects: Math.max(0, questions.length - MOST_SHOWN) };
  });
}

/** Figures that are kept and stand in no balance of crimes. */
export function besidesOf(rows: readonly SheetRow[]): readonly BesideFigure[] {
  return rows
    .filter(({ unit, area, line }) => unit !== "crimes" || area !== null || /^(?:other|of-which):/u.test(line))
    .slice(0, MOST_BESIDES)
    .map(({ column, row, cell, force, area, period, unit, line }) => ({
      cell: `${column}${row}`,
      says: meaningsWords({ force, ...(area === null ? {} : { area }), period, unit, line }),
      count: cellToJson(cell),
    }));
}

/** Works with the file as if its rows were these: they are written beside the book, and removed again. */
async function withDraft<T>(
  tools: Tools,
  file: BookFile,
  rows: readonly SheetRow[],
  work: (draft: CatalogueFile) => Promise<T>,
): Promise<T> {
  const warehouse = await tools.warehouse();
  const job = await warehouse.jobFolder(`draft-${file.entry.subject}-${process.pid}`);
  try {
    const target = join(job, "cells.parquet");
    await fillRows(warehouse.engine, { rows, file: file.entry.subject, target });
    const stored: StoredFile = { ...file.stored, path: target, ...(await describeCells(warehouse.engine, target)) };
    return await work({ ...catalogueFile({ ...file, stored }), incomplete: null });
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}

interface Asked {
  readonly scope: string;
  readonly period: string;
  readonly basis: Basis;
}

/** Every question about crimes that one of the files answers, the newest period first. */
function questionsOf(files: readonly StoredFile[]): readonly (Asked & { readonly force: Force })[] {
  const found = new Map<string, Asked & { readonly force: Force }>();
  for (const { scope, period, basis, unit, forces } of files.flatMap(({ holdings }) => holdings)) {
    if (unit !== "crimes" || parseScope(scope) === null) continue;
    for (const id of forces) {
      const force = forceById(id);
      // The basis of a cell is one of the standard's: readers write no other.
      if (force !== null)
        found.set([id, scope, period, basis].join("\u001f"), { force, scope, period, basis: basis as Basis });
    }
  }
  return [...found.values()].sort((a, b) => byName(a.force.called, b.force.called) || byId(b.period, a.period));
}

async function said(
  engine: Engine,
  files: readonly CatalogueFile[],
  force: Force,
  question: Asked,
): Promise<Said | null> {
  try {
    const { balance, rates, passport } = await answerForce(engine, files, force, question);
    const [rate] = rates;
    const [source] = passport.sources;
    return rate === undefined || source === undefined
      ? null
      : { balance, rate, file: source.file, sha256: source.sha256 };
  } catch (error) {
    if (error instanceof Refusal && error.code === "notFound") return null;
    throw error;
  }
}
