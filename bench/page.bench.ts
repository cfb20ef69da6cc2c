// The compare page over a whole year, made afresh each time (question, query, measures, HTML), beside the plain query of the same Parquet.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addFiles } from "../src/actions/add-files.ts";
import { openTools, type Tools } from "../src/actions/tools.ts";
import { createApp } from "../src/server/app.ts";
import { quote } from "../src/warehouse/engine.ts";
import { shared } from "../test/shared.ts";
import { median, report } from "./report.ts";

const ROUNDS = 15;
const LIMIT_MS = 30;
const QUESTIONS = ["sexual-offences", "rape", "child-titled"].flatMap((scope) =>
  ["recorded", "closed"].map((basis) => ({ scope, basis })),
);

/** Milliseconds of server time to make a page with an app that keeps no answers. */
async function make(tools: Tools, { scope, basis }: (typeof QUESTIONS)[number], denominator: string): Promise<number> {
  const app = createApp(tools);
  const start = performance.now();
  const answer = await app.request(
    `http://localhost/compare?scope=${scope}&period=2018/19&basis=${basis}&denominator=${denominator}`,
  );
  const html = await answer.text();
  if (answer.status !== 200 || !html.includes("South Yorkshire")) throw new Error(`the page answered ${answer.status}`);
  return performance.now() - start;
}

const file = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");
if (file === null) {
  report("the compare page", ["skipped: the shared folder is not there"]);
} else {
  const home = await mkdtemp(join(tmpdir(), "everycase-bench-"));
  const first = await openTools({ home });
  const [added] = await addFiles(first, { paths: [file] });
  first.close();
  const cells = join(home, "warehouse", `${added?.sha256}.parquet`);
  const [raw, fresh, again]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    // A new engine remembers nothing; one question warms it, the others are each asked for the first time.
    const tools = await openTools({ home });
    const { engine } = await tools.warehouse();
    await make(tools, { scope: "code:88A", basis: "recorded" }, "all");
    for (const question of QUESTIONS) {
      const start = performance.now();
      await engine.rows(`SELECT force, line, sum(lowest) FROM read_parquet(${quote(cells)})
        WHERE offence_group = 'sexual offences' AND period = '2018/19' AND basis = ${quote(question.basis)} GROUP BY ALL`);
      raw.push(performance.now() - start);
      const made = await make(tools, question, "all");
      if (round > 0) fresh.push(made);
      again.push(await make(tools, question, "less-transferred"));
    }
    tools.close();
  }
  await rm(home, { recursive: true, force: true });
  report("the compare page over a whole year, no kept answers", [
    `plain DuckDB query            ${median(raw).toFixed(1)} ms`,
    `page, asked the first time    ${median(fresh).toFixed(1)} ms server time (at most ${LIMIT_MS}), ratio ${(median(fresh) / median(raw)).toFixed(2)}`,
    `page, another denominator     ${median(again).toFixed(1)} ms server time`,
  ]);
}
