// The one place that speaks to DuckDB: in memory, two threads, shut into one folder, so that a hostile file can reach nothing else.
import { type DuckDBConnection, DuckDBInstance, DuckDBListVector } from "@duckdb/node-api";
import { Refusal } from "../ground/refusal.ts";

/** A value as the engine gives it back. Counts are numbers (asserted safe), days are text. */
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

/** An open engine. Statements run one after the other on one connection. */
export interface Engine {
  run(sql: string, values?: readonly Value[]): Promise<void>;
  rows(sql: string, values?: readonly Value[]): Promise<readonly Row[]>;
  /** The same column by column, in the order of the statement: cheaper where there are many rows. */
  columns(sql: string): Promise<readonly (readonly Value[])[]>;
  /** Gives the rows one by one as they come, each list of whole numbers as one array: for counts too many to be rows. Keeps nothing. */
  lists(sql: string, take: (row: readonly (Value | Int32Array)[]) => void): Promise<void>;
  /** Does work whose statements share temporary tables: one such piece at a time, other statements may come between. Never nested. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

/** How an engine is opened. `folder` is the only place it may read and write, `files` are single files elsewhere that it may read. */
export interface EngineOptions {
  readonly folder: string;
  readonly files?: readonly string[];
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** Opens an in-memory engine that may touch `folder` alone. Refuses (`surroundings`) when the engine cannot start. */
export async function openEngine({
  folder,
  files = [],
  memoryLimit = "2GB",
  threads = 2,
}: EngineOptions): Promise<Engine> {
  const connection = await start();
  await connection.run(`SET memory_limit = ${quote(memoryLimit)}`);
  await connection.run(`SET threads = ${threads}`);
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(`SET temp_directory = ${quote(`${folder}/tmp`)}`);
  await connection.run(`SET allowed_directories = [${quote(folder)}]`);
  if (files.length > 0) await connection.run(`SET allowed_paths = [${files.map(quote).join(", ")}]`);
  await connection.run("SET enable_external_access = false");
  await connection.run("SET lock_configuration = true");
  const [inTurn, alone] = [queue(), queue()];
  return {
    run: (sql, values = []) => inTurn(async () => void (await connection.run(sql, [...values]))),
    rows: (sql, values = []) => inTurn(() => rowsOf(connection, sql, values)),
    columns: (sql) => inTurn(() => columnsOf(connection, sql)),
    lists: (sql, take) => inTurn(() => listsOf(connection, sql, take)),
    alone,
    close: () => connection.closeSync(),
  };
}

/** Runs pieces of work one after the other, whatever becomes of each. */
function queue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

async function start(): Promise<DuckDBConnection> {
  try {
    const instance = await DuckDBInstance.create(":memory:");
    return await instance.connect();
  } catch (error) {
    throw new Refusal("surroundings", `Cannot start the table engine: ${firstLine(error)}`);
  }
}

async function rowsOf(connection: DuckDBConnection, sql: string, values: readonly Value[]): Promise<readonly Row[]> {
  const reader = await connection.runAndReadAll(sql, [...values]);
  const names = reader.deduplicatedColumnNames();
  return reader
    .getRows()
    .map((row) => Object.fromEntries(row.map((value, index) => [names[index] ?? "", plain(value)])));
}

async function columnsOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly Value[])[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getColumns().map((values) => values.map(plain));
}

type TakeRow = (row: readonly (Value | Int32Array)[]) => void;

async function listsOf(connection: DuckDBConnection, sql: string, take: TakeRow): Promise<void> {
  const result = await connection.stream(sql);
  const columns = [...Array(result.columnCount).keys()];
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const vectors = columns.map((at) => chunk?.getColumnVector(at));
    for (let row = 0; row < chunk.rowCount; row++)
      take(vectors.map((one) => (one instanceof DuckDBListVector ? numbersOf(one, row) : plain(one?.getItem(row)))));
  }
}

/** Straight from the flat values below the lists: a value object for each number would cost more than the question. */
function numbersOf(vector: DuckDBListVector, row: number): Int32Array {
  const [values, offset] = [vector.childVector, vector.getEntryOffset(row)];
  const numbers = new Int32Array(vector.getEntryLength(row));
  for (let at = 0; at < numbers.length; at++) numbers[at] = Number(values.getItem(offset + at));
  return numbers;
}

function plain(value: unknown): Value {
  if (typeof value === "bigint") {
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) {
      throw new RangeError(`A count beyond what can be held exactly: ${value}`);
    }
    return Number(value);
  }
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  return String(value);
}

/** A value as text; `null` where there is none. */
export function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replace(/'/gu, "''")}'`;
}

/** The first line of an error, without what follows. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
}
