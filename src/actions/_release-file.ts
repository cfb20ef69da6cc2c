// Reads a proposed release from a JSON file: a protected table, or statements that somebody printed or means to print.
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { z } from "zod";
import type { Release } from "../disclosure/release-store.ts";
import { Refusal } from "../ground/refusal.ts";
import { parseStrictJson, type StrictJson } from "../ground/strict-json.ts";

const count = z.number().int().min(0).max(999_999_999);
const cells = z.array(z.string().min(1)).min(1);
const whole = z.union([cells, count]);

const STATEMENT = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("count"), cells, count }),
  z.strictObject({ kind: z.literal("between"), cells, from: count, to: count.nullable() }),
  z.strictObject({ kind: z.literal("percent"), cells, of: whole, printed: z.string() }),
  z.strictObject({ kind: z.literal("one in"), cells, of: whole, n: count }),
  z.strictObject({
    kind: z.literal("interval"),
    cells,
    of: count,
    printed: z.tuple([z.string(), z.string()]),
    level: z.union([z.literal(95), z.literal(99.8)]).exactOptional(),
  }),
  z.strictObject({ kind: z.literal("sum"), total: z.string().min(1), parts: cells, all: z.boolean() }),
  z.strictObject({
    kind: z.literal("order"),
    highestFirst: z.array(z.strictObject({ cells, of: count.exactOptional() })).min(2),
  }),
]);

const STATEMENTS = z.strictObject({
  release: z.string().min(1),
  universe: z.string().min(1),
  statements: z.array(STATEMENT).min(1),
});

const SHOWN = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("count"), count }),
  z.strictObject({ kind: z.literal("rounded"), count, base: count.min(1) }),
  z.strictObject({ kind: z.literal("hidden") }),
]);

const TABLE = z.strictObject({
  id: z.string().min(1),
  universe: z.string().min(1),
  cells: z.array(z.strictObject({ id: z.string().min(1), shown: SHOWN })).min(1),
  sums: z.array(z.strictObject({ total: z.string(), parts: cells })),
  among: z.array(z.strictObject({ parts: cells, among: cells, exactly: z.boolean() })).exactOptional(),
  policy: z.string(),
  says: z.array(z.string()),
});

/** The releases of one file: one of the two shapes, or a list of them. Refuses (`notFound`, `unreadable`) with the place that is not as it should be. */
export async function readReleaseFile(path: string): Promise<readonly Release[]> {
  const name = basename(path);
  const value = await jsonOf(path, name);
  const items = Array.isArray(value) ? value : [value];
  return items.map((item, index) =>
    releaseOf(item, { name, place: Array.isArray(value) ? `item ${index + 1}` : null }),
  );
}

async function jsonOf(path: string, name: string): Promise<StrictJson> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new Refusal("notFound", `Cannot audit ${name}: there is no such file that can be read.`);
  const read = parseStrictJson(bytes);
  if ("value" in read) return read.value;
  const { line, column, found, wanted } = read.fault;
  throw new Refusal(
    "unreadable",
    `Cannot read ${name}, line ${line}, column ${column}: found ${found}, wanted ${wanted}.`,
  );
}

interface Place {
  readonly name: string;
  readonly place: string | null;
}

function releaseOf(item: unknown, place: Place): Release {
  const isTable = typeof item === "object" && item !== null && "sums" in item;
  if (isTable) {
    const table = checked(TABLE.safeParse(item), place, "a protected table as everycase gives it");
    return { kind: "table", release: table.id, table: knownCells(table, place) };
  }
  const { release, universe, statements } = checked(
    STATEMENTS.safeParse(item),
    place,
    "a release, its universe and its statements, or a protected table",
  );
  return { kind: "statements", release, universe, statements };
}

function checked<T>(result: z.ZodSafeParseResult<T>, { name, place }: Place, wanted: string): T {
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = [place, issue?.path.map(String).join(".")].filter((part) => part !== null && part !== "").join(", ");
  throw new Refusal(
    "unreadable",
    `Cannot read ${name}${at === "" ? "" : ` at ${at}`}: ${issue?.message ?? "not understood"}; wanted ${wanted}.`,
    "See docs/disclosure.md for both shapes, with examples.",
  );
}

/** A table whose sums name its own cells, each cell once. */
function knownCells(table: z.infer<typeof TABLE>, { name }: Place): z.infer<typeof TABLE> {
  const ids = new Set(table.cells.map(({ id }) => id));
  const stray = table.sums.flatMap(({ total, parts }) => [total, ...parts]).find((id) => !ids.has(id));
  if (stray === undefined && ids.size === table.cells.length) return table;
  const found = stray === undefined ? "a cell twice" : `a sum of the cell "${stray}"`;
  throw new Refusal(
    "unreadable",
    `Cannot read ${name}: found ${found}, wanted sums of cells that stand in the table once.`,
  );
}
