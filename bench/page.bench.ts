// The compare page over a whole year: each question asked for the first time of a running server, and asked again, beside the plain query.

import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { addFiles } from "../src/actions/add-files.ts";
import { openTools, type Tools } from "../src/actions/tools.ts";
import { createApp } from "../src/server/app.ts";
import { quote } from "../src/warehouse/engine.ts";
import { shared } from "../test/shared.ts";
import { median, report } from "./report.ts";

const LIMIT_MS = 30;
const YEARS = Array.from({ length: 8 }, (_, index) => `20${10 + index}/${11 + index}`);
const QUESTIONS = ["sexual-offences", "rape", "child-titled"].flatMap((scope) =>
  ["recorded", "closed"].map((basis) => ({ scope, basis })),
);

/** Milliseconds of server time to make a page, as the answer itself states them. The app is new each time, so that it keeps no answers. */
async function make(tools: Tools, period: string, { scope, basis }: (typeof QUESTIONS)[number]): Promise<number> {
  const app = createApp(tools, { clock: () => performance.now() });
  const answer = await app.request(`http://localhost/compare?scope=${scope}&period=${period}&basis=${basis}`);
  const html = await answer.text();
  if (answer.status !== 200 || !html.includes("South Yorkshire")) throw new Error(`the page answered ${answer.status}`);
  return Number(/dur=([\d.]+)/u.exec(answer.headers.get("Server-Timing") ?? "")?.[1]);
}

/** The real year under the names of other years, so that there are enough questions that nobody has asked yet. */
async function addYears(tools: Tools, file: string, folder: string): Promise<string[]> {
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  const cells: string[] = [];
  for (const year of YEARS) {
    const path = join(folder, `${year.replace("/", "-")}.csv.gz`);
    await writeFile(path, gzipSync(text.replaceAll("2018/19", year), { level: 1 }));
    const [added] = await addFiles(tools, { paths: [path] });
    cells.push(join(tools.home, "warehouse", `${added?.sha256}.parquet`));
  }
  return cells;
}

const file = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");
if (file === null) {
  report("the compare page", ["skipped: the shared folder is not there"]);
} else {
  const folder = await mkdtemp(join(tmpdir(), "everycase-bench-"));
  const tools = await openTools({ home: join(folder, "home") });
  const cells = await addYears(tools, file, folder);
  const { engine } = await tools.warehouse();
  const [raw, fresh, again]: [number[], number[], number[]] = [[], [], []];
  for (const [index, year] of YEARS.entries()) {
    for (const question of QUESTIONS) {
      const start = performance.now();
      await engine.rows(`SELECT force, line, sum(lowest) FROM read_parquet(${quote(cells[index] ?? "")})
        WHERE offence_group = 'sexual offences' AND period = '${year}' AND basis = ${quote(question.basis)} GROUP BY ALL`);
      raw.push(performance.now() - start);
      fresh.push(await make(tools, year, question));
      again.push(await make(tools, year, question));
    }
  }
  tools.close();
  await rm(folder, { recursive: true, force: true });
  report(`the compare page over a whole year, ${fresh.length} questions, no kept answers`, [
    `plain DuckDB query                 ${median(raw).toFixed(1)} ms`,
    `page made again, server time       ${median(again).toFixed(1)} ms (at most ${LIMIT_MS}), ratio ${(median(again) / median(raw)).toFixed(2)}`,
    `page nobody has asked for before   ${median(fresh).toFixed(1)} ms, ratio ${(median(fresh) / median(raw)).toFixed(2)}`,
  ]);
}
