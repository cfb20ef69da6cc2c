// Every figure of 45 forces and ten years traced to its cells: how long, how many, and how that compares with one trace after the other.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cpuUsage, env, stdout } from "node:process";
import { addFiles } from "../src/actions/add-files.ts";
import { catalogue } from "../src/actions/catalogue.ts";
import { openTools } from "../src/actions/tools.ts";
import { trace } from "../src/measures/trace.ts";
import { traceMany } from "../src/measures/trace-many.ts";
import { forceNamed } from "../src/standard/force-named.ts";
import { territorialForces } from "../src/standard/forces.ts";

const YEARS = Number(env["EVERYCASE_BENCH_YEARS"] ?? 10);
const LINES = ["total", "charged", "no-suspect", "victim-does-not-support", "out-of-court", "transferred", "open"];

/** Made figures: every force and year closes to its total but for a few crimes. */
function madeReturn(): string {
  const rows = territorialForces().flatMap(({ called }, force) =>
    Array.from({ length: YEARS }, (_, year) => `${2014 + year}/${String(15 + year).padStart(2, "0")}`).flatMap(
      (period, year) =>
        LINES.map((line, at) => {
          const count = line === "total" ? 900 + force : 20 + ((force * 7 + year * 3 + at) % 90);
          return `"${called}",${period},crimes,flag:CSE,set when recorded,officer,recorded,,${line},${count}`;
        }),
    ),
  );
  return ["force,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value", ...rows, ""].join("\n");
}

const root = await mkdtemp(join(tmpdir(), "everycase-trace-bench-"));
const tools = await openTools({ home: join(root, "home") });
try {
  await writeFile(join(root, "made.csv"), madeReturn());
  await addFiles(tools, { paths: [join(root, "made.csv")] });
  const files = await catalogue(tools);
  const { engine } = await tools.warehouse();
  const [began, cpu] = [tools.clock(), cpuUsage()];
  let figures = 0;
  for (let year = 0; year < YEARS; year++) {
    const period = `${2014 + year}/${String(15 + year).padStart(2, "0")}`;
    figures += (await traceMany(engine, files, { scope: "flag:CSE", period, basis: "recorded" })).length;
  }
  const seconds = (tools.clock() - began) / 1000;
  const spent = cpuUsage(cpu).user / 1e6;
  const [oneBegan, some] = [tools.clock(), territorialForces().slice(0, 10)];
  for (const { id } of some)
    await trace(
      engine,
      files,
      { scope: "flag:CSE", period: "2014/15", basis: "recorded", figure: "rate" },
      forceNamed(id),
    );
  const one = (tools.clock() - oneBegan) / some.length;
  stdout.write(
    `${figures} figures of 45 forces and ${YEARS} years: ${seconds.toFixed(1)} s (${spent.toFixed(1)} s of processor), ` +
      `${((seconds * 1000) / figures).toFixed(2)} ms a figure; one after the other ${one.toFixed(1)} ms each\n`,
  );
} finally {
  tools.close();
  await rm(root, { recursive: true, force: true });
}
