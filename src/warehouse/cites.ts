// What the rows of one cells file say of where their figures were published.
import { asText, type Engine, quote } from "./engine.ts";

/** The distinct words of the rows, in the order of the alphabet; `null` among them where a row says nothing. `path`: a cells file. */
export async function citesIn(engine: Engine, path: string): Promise<readonly (string | null)[]> {
  const rows = await engine.rows(`SELECT DISTINCT cite FROM read_parquet(${quote(path)}) ORDER BY cite NULLS FIRST`);
  return rows.map(({ cite }) => asText(cite));
}
