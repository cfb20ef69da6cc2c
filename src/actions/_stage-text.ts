// Gets a bulk sheet's text into the engine, whatever its encoding, and never a part of it without a word.
import type { Problem } from "../ground/problem.ts";
import { checkCompressed, transcodeCsv } from "../sources/sheet/open.ts";
import type { Signal } from "../sources/sheet/opened.ts";
import { stage } from "../warehouse/bulk.ts";
import type { BulkColumns, BulkSheet } from "../warehouse/bulk-table.ts";
import { type Engine, firstLine } from "../warehouse/engine.ts";

/** What staging works with: `job` is a folder for a rewritten copy, `signals` takes what it raises. */
export interface StageWork {
  readonly engine: Engine;
  readonly job: string;
  readonly name: string;
  readonly signals: Signal[];
}

/** The rows that could not be split, or why nothing was staged. */
export type Staged =
  | { readonly broken: Awaited<ReturnType<typeof stage>> }
  | { readonly problem: Omit<Problem, "file" | "sheet"> };

/**
 * Stages the sheet, and beside it checks that compressed text does not break off (the engine would read a part without a word)
 * and holds nothing that would shift its row numbers: such text is rewritten and staged again.
 */
export async function stageText(work: StageWork, sheet: BulkSheet, used: BulkColumns): Promise<Staged> {
  const whole = sheet.gzip ? checkCompressed({ path: sheet.path, name: work.name }) : null;
  const staged = await stageOrRewrite(work, sheet, used);
  const check = await whole;
  if (check === null) return staged;
  if (check.problem !== null) return { problem: check.problem };
  return check.isPlain || staged.isRewritten ? staged : await stageRewritten(work, sheet, used);
}

/** Text that is not UTF-8 is rewritten once and tried again; what then still fails is a problem. */
async function stageOrRewrite(
  work: StageWork,
  sheet: BulkSheet,
  used: BulkColumns,
): Promise<Staged & { readonly isRewritten?: boolean }> {
  const { engine } = work;
  try {
    const broken = await stage(engine, sheet, used);
    if (!broken.some(({ found }) => /unicode|utf-?8|encod/iu.test(found))) return { broken };
  } catch {
    // The engine cannot read the bytes as they are; a rewritten copy gets one more try.
  }
  return { ...(await stageRewritten(work, sheet, used)), isRewritten: true };
}

async function stageRewritten(work: StageWork, sheet: BulkSheet, used: BulkColumns): Promise<Staged> {
  const { engine } = work;
  try {
    const rewritten = await transcodeCsv(sheet.path, work.job, { name: work.name });
    const [problem] = rewritten.problems;
    if (problem !== undefined) return { problem };
    work.signals.push(...rewritten.signals);
    return { broken: await stage(engine, { ...sheet, path: rewritten.path, gzip: false }, used) };
  } catch (error) {
    return {
      problem: {
        code: "unreadable-file",
        found: firstLine(error).slice(0, 160),
        wanted: "a CSV table",
        hint: "Nothing was read. Open the file in a spreadsheet program and save it as CSV (UTF-8) or XLSX.",
      },
    };
  }
}
