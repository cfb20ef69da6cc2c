// The compare page over a whole year, made afresh each time (question, query, measures, HTML), beside the plain query of the same Parquet.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFiles } from "../src/actions/add-files.ts";
import { openTools } from "../src/actions/tools.ts";
import { createApp } from "../src/server/app.ts";
import { quote } from "../src/warehouse/engine.ts";
import { shared } from "../test/shared.ts";
import { median, report } from "./report.ts";

const ROUNDS = 41;
const LIMIT_MS = 30;
const PAGE = "/compare?scope=sexual-offences&period=2018/19&basis=recorded&denominator=all";

const file = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");
if (file === null) {
  report("the compare page", ["skipped: the shared folder is not there"]);
} else {
  const home = await mkdtemp(join(tmpdir(), "everycase-bench-"));
  const tools = await openTools({ home });
  const [added] = await addFiles(tools, { paths: [file] });
  const { engine } = await tools.warehouse();
  const cells = join(home, "warehouse", `${added?.sha256}.parquet`);
  const [raw, page]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    let start = performance.now();
    await engine.rows(`SELECT force, line, sum(lowest) FROM read_parquet(${quote(cells)})
      WHERE offence_group = 'sexual offences' AND period = '2018/19' AND basis = 'recorded' GROUP BY ALL`);
    raw.push(performance.now() - start);
    // A new app keeps no answers, so the page is made each time.
    const app = createApp(tools);
    start = performance.now();
    const answer = await app.request(`http://localhost${PAGE}`);
    const html = await answer.text();
    page.push(performance.now() - start);
    if (answer.status !== 200 || !html.includes("163,737")) throw new Error(`the page answered ${answer.status}`);
  }
  tools.close();
  await rm(home, { recursive: true, force: true });
  report("the compare page, all sexual offences of a year, made afresh", [
    `plain DuckDB query      ${median(raw).toFixed(1)} ms`,
    `page, server time       ${median(page).toFixed(1)} ms (at most ${LIMIT_MS})`,
    `ratio                   ${(median(page) / median(raw)).toFixed(2)}`,
  ]);
}
