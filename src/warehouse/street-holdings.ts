// What is said of a table of data.police.uk rows where other files say what their cells hold: how many rows, and no figure that could be compared.
import { type Engine, quote } from "./engine.ts";
import type { Holdings } from "./holdings.ts";

/** Describes a table of street rows: each row is one exact thing that was read. */
export async function describeStreet(engine: Engine, path: string): Promise<Holdings> {
  const [counts] = await engine.rows(
    `SELECT count(*) AS n, count(*) FILTER (force IS NULL OR month IS NULL) AS lost FROM read_parquet(${quote(path)})`,
  );
  const [rows, lost] = [Number(counts?.["n"] ?? 0), Number(counts?.["lost"] ?? 0)];
  return {
    holdings: [],
    counts: { read: rows, exact: rows - lost, interval: 0, absent: {}, notUnderstood: lost },
    parts: [],
  };
}
