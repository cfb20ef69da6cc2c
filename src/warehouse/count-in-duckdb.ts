// The fast engine: a plan as one statement of DuckDB, its groups read column by column.
import { assert } from "../ground/assert.ts";
import type { Count, CountPlan, CountRow, CountValue } from "./count-plan.ts";
import type { Engine, Value } from "./engine.ts";
import { periodNumbered } from "./period-cuts.ts";
import { givesWord, printCarried, printCounts } from "./print-counts.ts";

/** An engine that counts Parquet files in DuckDB. The rows are the same at any number of threads. */
export function countInDuckdb(engine: Engine): Count {
  return async (plan) => rowsOf(plan, await engine.columns(printCarried(plan)));
}

function rowsOf(plan: CountPlan, columns: readonly (readonly Value[])[]): readonly CountRow[] {
  const dimensions = plan.by.map(({ cut }, index) => {
    const values = columns[index] ?? [];
    return cut === "word"
      ? values.map(carriedWord)
      : values.map((value) => (value === null ? null : periodNumbered(cut, Number(value))));
  });
  const counts = plan.count.map((counted, index) => {
    const values = columns[plan.by.length + index] ?? [];
    return values.map(givesWord(plan, counted) ? carriedWord : countOf);
  });
  return (counts[0] ?? []).map((_, row) => ({
    dimensions: dimensions.map((values) => values[row] ?? null),
    counts: counts.map((values) => values[row] ?? null),
  }));
}

/** A word without the letter that it was carried behind. */
function carriedWord(value: Value): string | null {
  return value === null ? null : String(value).slice(1);
}

function countOf(value: Value): CountValue {
  assert(typeof value !== "boolean", "no count is true or false");
  return value;
}

/** How a plan is worked out: the statement, and the steps that the engine makes of it, line by line. */
export interface ExplainedPlan {
  readonly sql: string;
  readonly lines: readonly string[];
}

/** Asks the engine how it would count a plan; nothing is counted. */
export async function explainPlan(engine: Engine, plan: CountPlan): Promise<ExplainedPlan> {
  const sql = printCounts(plan);
  const rows = await engine.rows(`EXPLAIN ${sql}`);
  const lines = rows.flatMap((row) => String(row["explain_value"] ?? "").split("\n"));
  return { sql, lines: lines.map((line) => line.trimEnd()).filter((line) => line !== "") };
}
