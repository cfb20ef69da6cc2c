// "Charged within H days", asked by the words of a command: of a table by quarters that lies beside the book, or of an extract in it.
import type { Published } from "../disclosure/published.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import type { MeasureAnswer } from "../measures/answer.ts";
import { daysAsked } from "../measures/horizon-asked.ts";
import { chargedWithinFile } from "./charged-within.ts";
import { protectCurves } from "./protect-curves.ts";
import type { Tools } from "./tools.ts";

/** The words of a question. `table` is a path; without it the extract is asked, by its `label` or the newest. */
export interface CurvesAsking {
  readonly table?: string;
  readonly label?: string;
  readonly scope?: string;
  readonly force?: string;
  readonly by?: string;
  readonly denominator?: string;
  readonly options: Readonly<Record<string, string>>;
}

/** The answer, and what of the table could not be read. Refuses (`usage`) words that curves do not take, and what they refuse. */
export async function askCurves(
  tools: Tools,
  { table, label, scope, force, by, denominator, options }: CurvesAsking,
): Promise<{ readonly answer: Published<MeasureAnswer>; readonly problems: readonly Problem[] }> {
  const unknown = Object.keys(options).find((name) => name !== "days");
  if (unknown !== undefined)
    throw new Refusal("usage", `The measure charged-within has no option "${unknown}".`, "It has: days.");
  const common = { horizonDays: daysAsked(options["days"]), ...(scope === undefined ? {} : { scope }) };
  if ((denominator ?? "all") !== "all") throw notTaken("--denominator", "Every crime that can be followed counts.");
  if (table !== undefined)
    return await chargedWithinFile(tools, { path: table, ...common, ...(force === undefined ? {} : { force }) });
  if (by === "quarter") throw notTaken("--by quarter", "Curves of records are by year of recording.");
  if (force !== undefined) throw notTaken("--force", "Every force of the extract stands in the answer.");
  return { answer: await protectCurves(tools, { ...common, ...(label === undefined ? {} : { label }) }), problems: [] };
}

function notTaken(name: string, says: string): Refusal {
  return new Refusal("usage", `The measure charged-within does not take ${name} here.`, says);
}
