// The obvious engine: plain loops over rows that are in memory. Slow and clear; the fast engine must agree with it exactly.
import { assert, assertNever } from "../ground/assert.ts";
import {
  type Condition,
  type Count,
  type Counted,
  type CountPlan,
  type CountRow,
  type CountValue,
  type Dimension,
  wordsInOrder,
} from "./count-plan.ts";
import type { Row } from "./engine.ts";

/** An engine that counts the rows a file is said to hold: words and days are text, numbers whole, `null` where nothing stands. */
export function countInMemory(rowsOf: (file: string) => Iterable<Row>): Count {
  return async (plan) => {
    const groups = new Map<string, { dimensions: readonly (string | null)[]; rows: Row[] }>();
    if (plan.by.length === 0) groups.set("[]", { dimensions: [], rows: [] });
    for (const file of plan.files) {
      for (const row of rowsOf(file)) {
        if (!plan.where.every((condition) => holds(condition, row))) continue;
        const dimensions = plan.by.map((dimension) => dimensionOf(dimension, row));
        const key = JSON.stringify(dimensions);
        const group = groups.get(key) ?? { dimensions, rows: [] };
        groups.set(key, group);
        group.rows.push(row);
      }
    }
    return [...groups.values()].map((group) => countedRow(plan, group)).sort(inOrder);
  };
}

function countedRow(plan: CountPlan, group: { dimensions: CountRow["dimensions"]; rows: readonly Row[] }): CountRow {
  return { dimensions: group.dimensions, counts: plan.count.map((counted) => countOf(counted, group.rows)) };
}

function holds(condition: Condition, row: Row): boolean {
  const value = row[condition.column] ?? null;
  switch (condition.is) {
    case "among":
      return condition.words.some((word) => word === value);
    case "stated":
      return value !== null;
    case "beginning":
      return typeof value === "string" && value.startsWith(condition.with);
    case "between":
      if (typeof value !== "string") return false;
      return (condition.from === null || value >= condition.from) && (condition.to === null || value <= condition.to);
    default:
      return assertNever(condition);
  }
}

function dimensionOf({ column, cut }: Dimension, row: Row): string | null {
  const value = row[column] ?? null;
  if (value === null) return null;
  const text = String(value);
  if (cut === "word") return text;
  const [year = 0, month = 0] = text.split("-").map(Number);
  if (cut === "calendar-year") return text.slice(0, 4);
  if (cut === "month") return text.slice(0, 7);
  const start = month >= 4 ? year : year - 1;
  const end = String(start + 1).slice(-2);
  const financialYear = `${String(start).padStart(4, "0")}/${end.padStart(2, "0")}`;
  if (cut === "financial-year") return financialYear;
  const quarter = month >= 10 ? 3 : month >= 7 ? 2 : month >= 4 ? 1 : 4;
  return `${financialYear}-Q${quarter}`;
}

function countOf(counted: Counted, rows: readonly Row[]): CountValue {
  if (counted.of === "rows") return rows.length;
  const stated: (string | number)[] = [];
  for (const row of rows) {
    const value = row[counted.column] ?? null;
    assert(typeof value !== "boolean", "no column of a plan is true or false");
    if (value !== null) stated.push(value);
  }
  if (counted.of === "stated") return stated.length;
  const [first = null, ...others] = stated;
  if (counted.of === "sum") return first === null ? null : summed(stated);
  let found: CountValue = first;
  for (const value of others) {
    const isLess = before(value, found);
    if (counted.of === "least" ? isLess : before(found, value)) found = value;
  }
  return found;
}

/** Added without loss; a sum that cannot be held exactly is none. */
function summed(values: readonly (string | number)[]): number {
  let sum = 0n;
  for (const value of values) sum += BigInt(value);
  if (sum > BigInt(Number.MAX_SAFE_INTEGER) || sum < BigInt(Number.MIN_SAFE_INTEGER))
    throw new RangeError(`A count beyond what can be held exactly: ${sum}`);
  return Number(sum);
}

function before(a: CountValue, b: CountValue): boolean {
  return typeof a === "number" && typeof b === "number" ? a < b : wordsInOrder(String(a), String(b)) < 0;
}

function inOrder(a: CountRow, b: CountRow): number {
  for (const [index, word] of a.dimensions.entries()) {
    const order = wordsInOrder(word, b.dimensions[index] ?? null);
    if (order !== 0) return order;
  }
  return 0;
}
