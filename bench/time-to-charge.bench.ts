// Ten million made histories to Aalen-Johansen curves by force and year, beside a raw GROUP BY with a plain loop; one million beside R.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, env, execPath, resourceUsage, stdout } from "node:process";
import { historiesOf } from "../src/actions/history-curves.ts";
import type { HistoryCounts } from "../src/measures/history-counts.ts";
import { type AalenJohansen, aalenJohansen } from "../src/statistics/aalen-johansen.ts";
import { lifeTableOfDays } from "../src/statistics/life-table.ts";
import { type Engine, openEngine, quote } from "../src/warehouse/engine.ts";
import {
  MADE,
  MADE_ACCOUNT,
  MADE_FORCES,
  MADE_OUTCOMES,
  makeHistories,
  singleTimesSql,
} from "../test/oracle/made-histories.ts";
import { hasSurvival, readCells, runR } from "../test/oracle/survival.ts";
import { report } from "./report.ts";

const ROWS = Number(env["EVERYCASE_BENCH_HISTORIES"] ?? 10_000_000);
const ROWS_FOR_R = Number(env["EVERYCASE_BENCH_HISTORIES_R"] ?? 1_000_000);
const LIMITS = { ratio: 2, mebibytes: 500, ofR: 1 / 20, difference: 1e-9 } as const;
const ROUNDS = 3;

/** What one way tells of itself. `share` is the sum of all last shares, so that no way can leave its work undone. */
interface Told {
  readonly ms: number;
  readonly peakMebibytes: number;
  readonly curves: number;
  readonly share: number;
}

/** One way in a process of its own, so that its memory can be told; its best round. */
async function way(name: string, folder: string, rows: number): Promise<Told> {
  const path = join(folder, "cases.parquet");
  const engine = await openEngine({ folder, memoryLimit: "400MB" });
  await engine.rows("SELECT 1");
  const told = { ms: Number.POSITIVE_INFINITY, curves: 0, share: 0 };
  for (let round = 0; round < (name === "generate" ? 1 : ROUNDS); round++) {
    const start = performance.now();
    if (name === "generate") await makeHistories(engine, { rows, target: path });
    if (name === "times")
      await engine.run(`COPY (${singleTimesSql(path)}) TO ${quote(join(folder, "times.csv"))} (FORMAT csv, HEADER)`);
    const found =
      name === "ours" ? await ours(engine, path) : name === "raw" ? await raw(engine, path) : { curves: 0, share: 0 };
    Object.assign(told, found, { ms: Math.min(told.ms, performance.now() - start) });
  }
  engine.close();
  return { ...told, peakMebibytes: resourceUsage().maxRSS / 1024 };
}

async function ours(engine: Engine, path: string): Promise<Pick<Told, "curves" | "share">> {
  const { cohorts } = await historiesOf(engine, { path, account: MADE_ACCOUNT });
  let share = 0;
  for (const cohort of cohorts) share += curveOf(cohort).causes[0]?.share.at(-1) ?? 0;
  return { curves: cohorts.length, share };
}

function curveOf({ ended: { charged, other, transferred }, open }: HistoryCounts): AalenJohansen {
  return aalenJohansen(lifeTableOfDays([charged, other, transferred], open));
}

interface Cell {
  readonly charged: Float64Array;
  readonly ended: Float64Array;
  readonly all: Float64Array;
}

/** What anybody would write: a GROUP BY of force, year, days and cause, and a loop over its rows; no variance, no intervals. */
async function raw(engine: Engine, path: string): Promise<Pick<Told, "curves" | "share">> {
  const { charged, open } = MADE_OUTCOMES;
  const forces = new Map<unknown, Map<unknown, Cell>>();
  const sql = `SELECT force, year(recorded_on)::INTEGER AS year, (coalesce(outcome_on, DATE ${quote(MADE.lastDay)}) - recorded_on)::INTEGER AS days,
      (CASE outcome WHEN ${quote(charged)} THEN 1 WHEN ${quote(open)} THEN 0 ELSE 2 END)::INTEGER AS cause, count(*)::INTEGER AS n
    FROM read_parquet(${quote(path)}) GROUP BY ALL`;
  const days = (): Float64Array => new Float64Array(MADE.days);
  await engine.lists(sql, ([force, year, day, cause, count]) => {
    const years = forces.get(force) ?? new Map<unknown, Cell>();
    forces.set(force, years);
    const cell = years.get(year) ?? { charged: days(), ended: days(), all: days() };
    years.set(year, cell);
    const [at, more] = [Number(day), Number(count)];
    cell.all[at] = (cell.all[at] ?? 0) + more;
    if (cause !== 0) cell.ended[at] = (cell.ended[at] ?? 0) + more;
    if (cause === 1) cell.charged[at] = (cell.charged[at] ?? 0) + more;
  });
  const cells = [...forces.values()].flatMap((years) => [...years.values()]);
  return { curves: cells.length, share: cells.reduce((sum, cell) => sum + plainShare(cell), 0) };
}

function plainShare({
  charged,
  ended,
  all,
}: {
  charged: Float64Array;
  ended: Float64Array;
  all: Float64Array;
}): number {
  let atRisk = all.reduce((sum, count) => sum + count, 0);
  let [free, share] = [1, 0];
  for (let day = 0; day < all.length; day++) {
    if (atRisk === 0) break;
    share += (free * (charged[day] ?? 0)) / atRisk;
    free *= 1 - (ended[day] ?? 0) / atRisk;
    atRisk -= all[day] ?? 0;
  }
  return share;
}

function run(name: string, folder: string, rows: number): Told {
  const {
    status,
    stdout: text,
    stderr,
  } = spawnSync(execPath, [argv[1] ?? "", name, folder, String(rows)], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return JSON.parse(text) as Told;
}

function line(title: string, { ms, peakMebibytes, curves }: Told): string {
  return `${title.padEnd(52)} ${(ms / 1000).toFixed(2)} s, ${curves} curves, peak memory ${peakMebibytes.toFixed(0)} MiB`;
}

/** Ours and R on the same crimes: how long each takes, and the largest difference of any share or standard error. */
async function besideR(folder: string): Promise<readonly string[]> {
  run("generate", folder, ROWS_FOR_R);
  const mine = run("ours", folder, ROWS_FOR_R);
  run("times", folder, ROWS_FOR_R);
  const answer = join(folder, "r.bin");
  const seconds = Number(runR("aalen-johansen.R", [join(folder, "times.csv"), answer]));
  const difference = await largestDifference(folder, answer);
  const ratio = mine.ms / 1000 / seconds;
  if (ratio > LIMITS.ofR || !(difference <= LIMITS.difference)) process.exitCode = 1;
  return [
    line(`ours on ${ROWS_FOR_R} histories, from Parquet`, mine),
    `R survfit with standard errors, on times in memory   ${seconds.toFixed(2)} s`,
    `ratio to R                                           1/${(1 / ratio).toFixed(0)} (at most 1/20)`,
    `largest difference to R                              ${difference.toExponential(1)} (at most ${LIMITS.difference})`,
  ];
}

async function largestDifference(folder: string, answer: string): Promise<number> {
  const engine = await openEngine({ folder });
  const { cohorts } = await historiesOf(engine, { path: join(folder, "cases.parquet"), account: MADE_ACCOUNT });
  engine.close();
  let largest = 0;
  for (const { cell, times, shares, errors } of await readCells(answer, 3)) {
    const force = MADE_FORCES[Math.floor(cell / 100)]?.id;
    const cohort = cohorts.find((one) => one.force === force && one.year?.startsWith(String(2000 + (cell % 100))));
    if (cohort === undefined) return Number.POSITIVE_INFINITY;
    const curve = curveOf(cohort);
    if (curve.times.length !== times.length) return Number.POSITIVE_INFINITY;
    for (const [at, { share, standardError }] of curve.causes.entries())
      for (let row = 0; row < times.length; row++) {
        largest = Math.max(largest, Math.abs((share[row] ?? 0) - (shares[at]?.[row] ?? Number.NaN)));
        largest = Math.max(largest, Math.abs((standardError[row] ?? 0) - (errors[at]?.[row] ?? Number.NaN)));
      }
  }
  return largest;
}

const [, , name, given, count] = argv;
if (name !== undefined && given !== undefined) {
  stdout.write(JSON.stringify(await way(name, given, Number(count ?? ROWS))));
} else {
  const root = await mkdtemp(join(env["EVERYCASE_BENCH_FOLDER"] ?? tmpdir(), "everycase-bench-"));
  const folder = join(root, "histories");
  await mkdir(folder);
  run("generate", folder, ROWS);
  const [rawWay, mine] = [run("raw", folder, ROWS), run("ours", folder, ROWS)];
  const ratio = mine.ms / rawWay.ms;
  const withR = hasSurvival()
    ? await besideR(folder)
    : ["R with the package survival is not here: not compared with it"];
  await rm(root, { recursive: true, force: true });
  report(
    `${ROWS} case rows (${MADE.forces} forces, ${MADE.years} years) in Parquet to the share charged by day, best of ${ROUNDS}`,
    [
      line("raw GROUP BY force, year, days, cause; plain loop", rawWay),
      line("ours: words, odd days, three causes, intervals", mine),
      `ratio to the raw form                                ${ratio.toFixed(2)} (at most ${LIMITS.ratio})`,
      ...withR,
    ],
  );
  if (ratio > LIMITS.ratio || mine.peakMebibytes > LIMITS.mebibytes) process.exitCode = 1;
}
