// The charge rate by force and year with all outcomes over a hundred million case rows: from its definition, through plan and
// engine, to rates with their intervals, beside the best query written by hand. Each in a process of its own.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, env, execPath, resourceUsage, stdout } from "node:process";
import type { ShownTable } from "../src/disclosure/count-table.ts";
import type { Published } from "../src/disclosure/published.ts";
import { type CaseMeaning, historyPlan, historyTable } from "../src/measures/count-histories.ts";
import { CHARGE_RATE } from "../src/measures/definitions/charge-rate.ts";
import { ratesOf } from "../src/measures/history-rates.ts";
import { readCaseOutcome } from "../src/sources/case-extracts/outcome-labels.ts";
import { findForce, territorialForces } from "../src/standard/forces.ts";
import { CASE_OPTIONS } from "../src/warehouse/case-table.ts";
import { countInDuckdb } from "../src/warehouse/count-in-duckdb.ts";
import { openEngine, quote } from "../src/warehouse/engine.ts";
import { median, report } from "./report.ts";

const ROWS = Number(env["EVERYCASE_BENCH_CASE_ROWS"] ?? 100_000_000);
const ROUNDS = Number(env["EVERYCASE_BENCH_ROUNDS"] ?? 5);
/** What the engine may take; the process with its runtime and the file in hand may take the other limit. */
const ENGINE_MEMORY = "320MB";
const [MOST_RATIO, MOST_MEBIBYTES] = [1.25, 500];

const OUTCOMES = [
  "Charged/Summonsed",
  "Investigation complete – no suspect identified",
  "Evidential difficulties: suspect identified; victim does not support further action",
  "",
  "Not yet assigned an outcome",
  "C1",
  "14",
  "18",
];

/** Rows as the door writes them, sorted by force and day as they come, so that no sort is needed to make them. */
function generated(): string {
  const forces = territorialForces().map(({ called }) => called);
  const pick = (words: readonly string[], by: string): string =>
    `nullif(([${words.map(quote).join(", ")}])[1 + (${by} % ${words.length})::INT], '')`;
  return `SELECT md5(i::VARCHAR)::UUID AS token, NULL::UUID AS victim, NULL::UUID AS suspect,
      ([${forces.map(quote).join(", ")}])[1 + (i * ${forces.length} // ${ROWS})::INT] AS force,
      DATE '2014-04-01' + day AS recorded_on, ${pick(OUTCOMES, "hash(i * 11)")} AS outcome,
      CASE WHEN hash(i * 11) % 8 <> 3 THEN DATE '2014-04-01' + day + (hash(i * 5) % 400)::INT END AS outcome_on,
      ${pick(["CSE", "", "", "CSA"], "hash(i * 13)")} AS flag, ${pick(["Officer", "Keyword", ""], "hash(i * 17)")} AS flag_origin,
      ${pick(["19D", "19E", "22B", "88A", "71", "20B"], "hash(i * 19)")} AS offence, (hash(i * 23) % 18)::SMALLINT AS victim_age, 0::TINYINT AS unread
    FROM (SELECT i, ((i * ${forces.length}) % ${ROWS} * 3650 // ${ROWS})::INT AS day FROM range(${ROWS}) t(i))`;
}

/** The same counts as anybody would ask for them; the financial year is what the figures are cut by. */
function byHand(path: string): string {
  return `SELECT force, year(recorded_on) - CASE WHEN month(recorded_on) < 4 THEN 1 ELSE 0 END AS year, outcome, count(*) AS n
    FROM read_parquet(${quote(path)}) GROUP BY ALL`;
}

/** The same by calendar year, which is cheaper to tell. */
function byCalendarYear(path: string): string {
  return `SELECT force, year(recorded_on) AS year, outcome, count(*) AS n FROM read_parquet(${quote(path)}) GROUP BY ALL`;
}

const MEANINGS = {
  force: (word: string | null) => (word === null ? null : (findForce(word)?.id ?? null)),
  outcome: (word: string | null): CaseMeaning => {
    const read = readCaseOutcome(word, { outcomes: [] });
    if (read.kind === "apart") return { kind: "no crime" };
    return read.kind === "line" ? { kind: "line", line: read.line, type: read.type } : { kind: "not known" };
  },
};

/** Everything between a definition and its rates but the protection, which is a matter of the table and not of the rows. */
async function ours(engine: Awaited<ReturnType<typeof openEngine>>, path: string): Promise<number> {
  const plan = historyPlan(CHARGE_RATE, { files: [path], cut: "financial-year" });
  const rows = await countInDuckdb(engine)(plan);
  const about = { id: "bench", universe: "bench", definition: CHARGE_RATE, meanings: MEANINGS };
  const { table } = historyTable(rows, about);
  const cells = table.cells.map(({ id, count }) => ({ id, shown: { kind: "count", count } as const }));
  // Made-up rows that nobody is shown: only the time counts here.
  const shown = { ...table, cells, policy: "none", says: [] } as unknown as Published<ShownTable>;
  const rates = ratesOf(shown, { definition: CHARGE_RATE, denominator: "all" });
  if (rates.some(({ rate }) => rate.rate === null || rate.interval === null)) throw new Error("a rate is missing");
  return rates.length;
}

interface Told {
  readonly ms: number;
  readonly found: number;
  readonly peakMebibytes: number;
}

/** One way, in a process of its own, so that its memory can be told; the median of its rounds. */
async function way(name: string, folder: string): Promise<void> {
  const path = join(folder, "cases.parquet");
  const engine = await openEngine({ folder, memoryLimit: name === "generate" ? "1GB" : ENGINE_MEMORY });
  await engine.rows("SELECT 1");
  const times: number[] = [];
  let found = 0;
  for (let round = 0; round < (name === "generate" ? 1 : ROUNDS); round++) {
    const start = performance.now();
    if (name === "generate") await engine.run(`COPY (${generated()}) TO ${quote(path)} (${CASE_OPTIONS})`);
    if (name === "byHand") found = (await engine.rows(byHand(path))).length;
    if (name === "byCalendarYear") found = (await engine.rows(byCalendarYear(path))).length;
    if (name === "ours") found = await ours(engine, path);
    times.push(performance.now() - start);
  }
  engine.close();
  stdout.write(JSON.stringify({ ms: median(times), found, peakMebibytes: resourceUsage().maxRSS / 1024 }));
}

function run(name: string, folder: string): Told {
  const { status, stdout: text, stderr } = spawnSync(execPath, [argv[1] ?? "", name, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return JSON.parse(text) as Told;
}

function line(title: string, { ms, found, peakMebibytes }: Told, what: string): string {
  return `${title.padEnd(52)} ${(ms / 1000).toFixed(2)} s, ${found} ${what}, peak memory ${peakMebibytes.toFixed(0)} MiB`;
}

/** Makes the rows, times each way, and removes the rows whatever happens. */
async function compare(): Promise<void> {
  const root = await mkdtemp(join(env["EVERYCASE_BENCH_FOLDER"] ?? tmpdir(), "everycase-bench-"));
  try {
    const folder = join(root, "cases");
    await mkdir(folder);
    run("generate", folder);
    const { size } = await stat(join(folder, "cases.parquet"));
    const [hand, calendar, all] = [run("byHand", folder), run("byCalendarYear", folder), run("ours", folder)];
    const ratio = all.ms / hand.ms;
    report(
      `charge rate by force and year over ${ROWS} case rows (${(size / 1e9).toFixed(2)} GB of Parquet), ${ROUNDS} rounds`,
      [
        line("GROUP BY by hand: force, financial year, outcome", hand, "groups"),
        line("the same by calendar year", calendar, "groups"),
        line("definition, plan, engine, rates with intervals", all, "rates"),
        `ratio to the same by hand                            ${ratio.toFixed(2)} (at most ${MOST_RATIO})`,
        `ratio to the one by calendar year                    ${(all.ms / calendar.ms).toFixed(2)}`,
        `peak memory of ours                                  ${all.peakMebibytes.toFixed(0)} MiB (at most ${MOST_MEBIBYTES})`,
      ],
    );
    if (ratio > MOST_RATIO || all.peakMebibytes > MOST_MEBIBYTES) process.exitCode = 1;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

const [, , name, given] = argv;
if (name !== undefined && given !== undefined) await way(name, given);
else await compare();
