// What was asked of the engine for an answer: the plans that counted, and their statements as they can be read and run again.
import { linesPlan, type Selection } from "../warehouse/ask.ts";
import type { CountPlan } from "../warehouse/count-plan.ts";
import { printCounts } from "../warehouse/print-counts.ts";
import type { MeasureAnswer } from "./answer.ts";
import { type Gathered, selectionOf } from "./gather.ts";
import type { Plan } from "./plan.ts";
import { nounOf } from "./sentences.ts";

/** A plan that counted, and what it counts in words. */
export interface AskedPlan {
  readonly says: string;
  readonly plan: CountPlan;
}

/** The plans that gathered these figures, one a file, period and basis; of one force alone where that was asked. */
export function askedPlans(plan: Plan, all: readonly Gathered[], force?: string): readonly AskedPlan[] {
  const picks = [...new Set(all.map(({ pick }) => pick))];
  return picks.flatMap((pick) => {
    const { path } = pick.file.stored;
    if (path === null) return [];
    const whole: Selection = selectionOf(pick, path, plan);
    const selection = force === undefined ? whole : { ...whole, force };
    return [
      {
        says: `Adds the cells of ${nounOf(plan.scope)} in ${pick.file.name}, ${pick.period.id}, ${pick.basis} basis, by force and line`,
        plan: linesPlan(selection),
      },
    ];
  });
}

/** Statements for people: files stand in them as in the folder of the book, where they can be run again. */
export function askingOf(asked: readonly AskedPlan[]): NonNullable<MeasureAnswer["asking"]> {
  return asked.map(({ says, plan }) => ({ says, sql: statementOf(plan) }));
}

function statementOf(plan: CountPlan): string {
  return printCounts({ ...plan, files: plan.files.map(inBook) });
}

/** A file of the book from the folder of the book on. No answer says where on a machine the book is. */
function inBook(path: string): string {
  return path.replace(/^.*\/(?=(?:warehouse|archive)\/)/u, "");
}
