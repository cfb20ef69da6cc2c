// "Show the work": the statements that count for a question, and the steps that the engine makes of them.
import { type AskedPlan, askedPlans, askingOf } from "../measures/asking.ts";
import { gather } from "../measures/gather.ts";
import { planOf, type Question } from "../measures/plan.ts";
import { explainPlan } from "../warehouse/count-in-duckdb.ts";
import type { Engine } from "../warehouse/engine.ts";
import { catalogue } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** One statement, what it counts, and (where that was asked) how the engine works it out, line by line. */
export interface ShownAsking {
  readonly says: string;
  readonly sql: string;
  readonly steps?: readonly string[];
}

/** The statements of a question about balances, of one force (by its id) or of all. Refuses what the question itself is refused for. */
export async function showAsking(
  tools: Tools,
  { question, force, explain }: { readonly question: Question; readonly force?: string; readonly explain: boolean },
): Promise<readonly ShownAsking[]> {
  const { engine } = await tools.warehouse();
  const plan = planOf(await catalogue(tools), question);
  const all = await gather(engine, plan, force);
  return await shownAsking(engine, askedPlans(plan, all, force), explain);
}

/** Plans as statements, with the engine's steps where they are asked for. */
export async function shownAsking(
  engine: Engine,
  asked: readonly AskedPlan[],
  explain: boolean,
): Promise<readonly ShownAsking[]> {
  const shown: ShownAsking[] = [];
  for (const [index, asking] of askingOf(asked).entries()) {
    const plan = asked[index]?.plan;
    const steps = explain && plan !== undefined ? (await explainPlan(engine, plan)).lines : null;
    shown.push(steps === null ? asking : { ...asking, steps });
  }
  return shown;
}
