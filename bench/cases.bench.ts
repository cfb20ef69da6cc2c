// Fifty million case rows from CSV to sorted Parquet with tokens, beside the same COPY written by hand and one that keeps the references.
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, env, execPath, resourceUsage, stdout } from "node:process";
import { fillCases, readCaseLabels } from "../src/warehouse/case-rows.ts";
import { openEngine, quote } from "../src/warehouse/engine.ts";
import { report } from "./report.ts";

const ROWS = Number(env["EVERYCASE_BENCH_CASE_ROWS"] ?? 50_000_000);
const MEMORY = env["EVERYCASE_BENCH_MEMORY"] ?? "2GB";
const LIMIT = 1.3;
const KEY = { inner: "36".repeat(64), outer: "5c".repeat(64) };

const GENERATED = `SELECT '14/' || (hash(i) % 900000 + 100000)::VARCHAR || i || '/19' AS "Crime Ref No",
  (['South Yorkshire','Kent','West Midlands','Essex','Durham','Cumbria','Metropolitan Police','Dorset'])[1 + (hash(i * 7) % 8)::INT] AS "Force",
  strftime(DATE '2014-01-01' + (hash(i * 3) % 3650)::INT, '%d/%m/%Y') AS "Date Recorded",
  (['Charged/Summonsed','Investigation complete – no suspect identified','Evidential difficulties: suspect identified; victim does not support further action',
    '','Not yet assigned an outcome','C1','14','18'])[1 + (hash(i * 11) % 8)::INT] AS "Outcome",
  CASE WHEN hash(i * 11) % 8 <> 3 THEN strftime(DATE '2014-01-01' + ((hash(i * 3) % 3650) + (hash(i * 5) % 400))::INT, '%d/%m/%Y') END AS "Outcome Date",
  (['CSE','','','CSA'])[1 + (hash(i * 13) % 4)::INT] AS "Flag", (['Officer','Keyword',''])[1 + (hash(i * 17) % 3)::INT] AS "Flag origin",
  (['19D','19E','22B','88A','71','20B'])[1 + (hash(i * 19) % 6)::INT] AS "HO Code", (hash(i * 23) % 18)::VARCHAR AS "Victim age" FROM range(${ROWS}) t(i)`;

const COLUMNS = {
  crimeReference: 0,
  force: 1,
  recordedOn: 2,
  outcome: 3,
  outcomeOn: 4,
  flag: 5,
  flagOrigin: 6,
  offenceCode: 7,
};

/** One way, in a process of its own, so that its memory can be told. */
async function way(name: string, folder: string): Promise<void> {
  const csv = join(folder, "cases.csv");
  const target = join(folder, `${name}.parquet`);
  const engine = await openEngine({ folder, memoryLimit: MEMORY });
  await engine.rows("SELECT 1");
  const start = performance.now();
  if (name === "generate") await engine.run(`COPY (${GENERATED}) TO ${quote(csv)} (FORMAT csv, HEADER)`);
  if (name === "plain") await engine.run(byHand(csv, '"Crime Ref No"', target));
  if (name === "same") await engine.run(byHand(csv, TOKEN, target));
  if (name === "ours") {
    const more = { victimReference: null, suspectReference: null, victimAge: 8 };
    const of = { gzip: false, delimiter: ",", width: 9, headerRow: 1, padded: false, force: null };
    const sheet = { path: csv, ...of, columns: { ...COLUMNS, ...more }, dateFormats: ["%d/%m/%Y", "%Y-%m-%d"] };
    const labels = await readCaseLabels(engine, sheet, 1_000_000);
    const { rows, unlisted } = await fillCases(engine, { sheet, labels, key: KEY, account: "{}", target });
    if (rows !== ROWS || unlisted !== 0) throw new Error(`${rows} rows, ${unlisted} with a word that is not listed`);
  }
  const ms = performance.now() - start;
  engine.close();
  const bytes = name === "generate" ? (await stat(csv)).size : (await stat(target)).size;
  await rm(target, { force: true });
  stdout.write(JSON.stringify({ ms, bytes, peakMebibytes: resourceUsage().maxRSS / 1024 }));
}

const TOKEN = `left(sha256(unhex('${KEY.outer}') || unhex(sha256(unhex('${KEY.inner}') || encode('crime:' || upper(trim("Crime Ref No")))))), 32)::UUID`;

/** The COPY as anybody would write it. */
function byHand(csv: string, reference: string, target: string): string {
  return `COPY (SELECT * REPLACE (${reference} AS "Crime Ref No") FROM read_csv(${quote(csv)}, dateformat = '%d/%m/%Y')
    ORDER BY "Force", date_trunc('month', "Date Recorded")) TO ${quote(target)} (FORMAT parquet, COMPRESSION zstd)`;
}

interface Told {
  readonly ms: number;
  readonly bytes: number;
  readonly peakMebibytes: number;
}

function run(name: string, folder: string): Told {
  const { status, stdout: text, stderr } = spawnSync(execPath, [argv[1] ?? "", name, folder], { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
  return JSON.parse(text) as Told;
}

function line(title: string, { ms, bytes, peakMebibytes }: Told): string {
  return `${title.padEnd(44)} ${(ms / 1000).toFixed(1)} s, ${(bytes / 1e6).toFixed(0)} MB, peak memory ${peakMebibytes.toFixed(0)} MiB`;
}

const [, , name, given] = argv;
if (name !== undefined && given !== undefined) {
  await way(name, given);
} else {
  const root = await mkdtemp(join(env["EVERYCASE_BENCH_FOLDER"] ?? tmpdir(), "everycase-bench-"));
  const folder = join(root, "cases");
  await mkdir(folder);
  const generated = run("generate", folder);
  const [plain, same, ours] = [run("plain", folder), run("same", folder), run("ours", folder)];
  await rm(root, { recursive: true, force: true });
  report(
    `${ROWS} case rows (${(generated.bytes / 1e9).toFixed(2)} GB of CSV) to sorted Parquet, memory limit ${MEMORY}`,
    [
      line("COPY by hand, references as they are", plain),
      line("the same COPY by hand, references as tokens", same),
      line("ours: words, tokens, days, sorted", ours),
      `ratio to the same COPY                       ${(ours.ms / same.ms).toFixed(2)} (at most ${LIMIT})`,
      `ratio to the COPY that keeps references      ${(ours.ms / plain.ms).toFixed(2)} (at most ${LIMIT} wanted)`,
    ],
  );
  if (ours.ms / same.ms > LIMIT) process.exitCode = 1;
}
