// What sdcTable's own tests expect: one protected cell at the least frequency hidden, and what singletons add.
import type { CountTable } from "../../../src/disclosure/count-table.ts";
import type { Attacker, Hiding } from "../../../src/disclosure/hiding.ts";
import { suppress } from "../../../src/disclosure/suppress.ts";
import { crossTable } from "../../disclosure/tables.ts";
import type { Adapter, VectorCase } from "../adapter.ts";

type Answers = Readonly<Record<string, unknown>>;

/** The peer's attacker: counts are not negative, and a cell is protected once it is not exact (or so wide). */
function outsider(width: number): Attacker {
  const range = { from: 0, to: null };
  return { small: range, other: range, width, widthOfOthers: 0, orWhatTheTableLeaves: false };
}

async function crossed({ input, expected }: VectorCase): Promise<Answers> {
  const table = crossTable(input["inner"] as number[][], {
    rows: input["rows"] as string[],
    columns: input["cols"] as string[],
  });
  const small = new Set(input["primary"] as string[]);
  const hiding: Hiding = { table, small, shown: new Set(["T|T"]), cost: "value", attackers: [outsider(1)] };
  const found = await suppress(hiding);
  if (found.kind !== "optimal") return {};
  const patterns = Object.keys(expected).filter((key) => key.startsWith("suppressed_by_"));
  return {
    n_secondary: found.hidden.length - small.size,
    secondary_cost_by_frequency_OPT: found.cost,
    ...Object.fromEntries(patterns.map((key) => [key, found.hidden])),
  };
}

/** How many cells of one line are hidden besides the small ones: as few as protect, or all where nothing does. */
async function secondaries(
  table: CountTable,
  small: ReadonlySet<string>,
  attackers: readonly Attacker[],
): Promise<number> {
  const found = await suppress({ table, small, shown: new Set(["T"]), cost: "count", attackers });
  return (found.kind === "optimal" ? found.hidden.length : table.cells.length - 1) - small.size;
}

async function line({ input, expected }: VectorCase): Promise<Answers> {
  const counts = input["inner_1d"] as readonly number[];
  const most = Number(/^freq <= (\d+)$/u.exec(String(input["primary_rule"]))?.[1]);
  const parts = counts.map((count, index) => ({ id: `c${index + 1}`, count }));
  const total = { id: "T", count: counts.reduce((sum, count) => sum + count, 0) };
  const sums = [{ total: "T", parts: parts.map(({ id }) => id) }];
  const table: CountTable = { id: "line", universe: "line", cells: [...parts, total], sums };
  const small = new Set(parts.filter(({ count }) => count > 0 && count <= most).map(({ id }) => id));
  const owners = parts
    .filter(({ id, count }) => small.has(id) && count === 1)
    .map(({ id }) => ({ ...outsider(1), own: id }));
  // In one line, what is hidden adds up to a threshold exactly when each hidden count may be so wide.
  const thresholds = Object.keys(expected).flatMap((key) => {
    const threshold = /^secondary_threshold(\d+)$/u.exec(key)?.[1];
    return threshold === undefined ? [] : [{ key, threshold: Number(threshold) }];
  });
  const byThreshold = await Promise.all(
    thresholds.map(
      async ({ key, threshold }) => [key, await secondaries(table, small, [outsider(threshold)])] as const,
    ),
  );
  return {
    secondary_without_singleton_detection: await secondaries(table, small, [outsider(1)]),
    secondary_with_singleton_detection: await secondaries(table, small, [outsider(1), ...owners]),
    ...Object.fromEntries(byThreshold),
  };
}

/** A pattern of the same cost is as good. */
function asCheap(got: unknown, want: unknown, { input }: VectorCase): { wrong: string | null; compared: number } {
  const inner = input["inner"] as number[][];
  const [rows, columns] = [input["rows"] as string[], input["cols"] as string[]];
  const counts = new Map(crossTable(inner, { rows, columns }).cells.map(({ id, count }) => [id, count]));
  const cost = (ids: unknown) =>
    Array.isArray(ids) ? ids.reduce<number>((sum, id) => sum + (counts.get(String(id)) ?? 0), 0) : Number.NaN;
  return { wrong: cost(got) === cost(want) ? null : `cost ${cost(got)}, wanted ${cost(want)}`, compared: 1 };
}

/** Holds the answers for one vector file. */
export const adapter: Adapter = {
  answer: (one) => ("inner_1d" in one.input ? line(one) : crossed(one)),
  notOurs: { suppressed_by_GAUSS: "a heuristic that hides 53 where 42 does" },
  compare: { suppressed_by_OPT_HITAS_HYPERCUBE: asCheap },
};
