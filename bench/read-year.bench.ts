// A year of Home Office outcomes, from the gzip file to kept cells, beside a plain DuckDB read_csv + GROUP BY of the same file.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFiles } from "../src/actions/add-files.ts";
import { openTools } from "../src/actions/tools.ts";
import { openEngine, quote } from "../src/warehouse/engine.ts";
import { shared } from "../test/shared.ts";
import { median, report } from "./report.ts";

const ROUNDS = 9;
const LIMIT = 4;

/** One plain reading: what anybody would write to get charged and recorded crimes by force and outcome. */
async function plain(file: string): Promise<number> {
  const engine = await openEngine({ folder: join(file, "..") });
  await engine.rows("SELECT 1");
  const start = performance.now();
  await engine.rows(`SELECT force_name, outcome_type, sum(force_outcomes_for_offences_recorded_in_quarter), sum(force_outcomes_recorded_in_quarter)
    FROM read_csv(${quote(file)}, nullstr = 'NA') GROUP BY ALL`);
  const took = performance.now() - start;
  engine.close();
  return took;
}

/** Everything `everycase add` does, in process and after start-up: archive, entry, reading, sorted Parquet, description. */
async function ours(file: string): Promise<number> {
  const home = await mkdtemp(join(tmpdir(), "everycase-bench-"));
  const tools = await openTools({ home });
  await tools.warehouse();
  const start = performance.now();
  const [added] = await addFiles(tools, { paths: [file] });
  const took = performance.now() - start;
  if (added?.state !== "added") throw new Error(`the bench file was ${added?.state}`);
  tools.close();
  await rm(home, { recursive: true, force: true });
  return took;
}

const file = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");
if (file === null) {
  report("read a year", ["skipped: the shared folder is not there"]);
} else {
  await plain(file);
  await ours(file);
  const [raw, added]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    raw.push(await plain(file));
    added.push(await ours(file));
  }
  const ratio = median(added.map((took, round) => took / (raw[round] ?? 1)));
  report("read a year (132,529 rows, gzip)", [
    `plain DuckDB read_csv + GROUP BY   ${median(raw).toFixed(0)} ms`,
    `everycase add, whole               ${median(added).toFixed(0)} ms`,
    `ratio                              ${ratio.toFixed(2)} (at most ${LIMIT})`,
  ]);
}
