// A police archive of 100 files from the zip to kept rows, beside the raw read_csv of the same files already unpacked.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { addFiles } from "../src/actions/add-files.ts";
import { openTools } from "../src/actions/tools.ts";
import { openEngine, quote } from "../src/warehouse/engine.ts";
import { part, zip } from "../test/sources/zip.ts";
import { median, report } from "./report.ts";

const ROUNDS = 5;
const LIMIT = 1.5;
const FORCES = ["kent", "essex", "durham", "cumbria", "dorset"];
const MONTHS = Array.from({ length: 10 }, (_, index) => `2024-${String(index + 1).padStart(2, "0")}`);
/** Rows of one street file; an outcomes file has two thirds of it. */
const ROWS = Number(env["EVERYCASE_BENCH_STREET_ROWS"] ?? 20_000);

const COMMON = (
  force: string,
  month: string,
): string => `CASE WHEN i % 20 <> 0 THEN sha256('${force}${month}' || i) END AS "Crime ID",
  '${month}' AS "Month", '${force} Police' AS "Reported by", '${force} Police' AS "Falls within", (hash(i) % 1000000 / 1000000.0)::DECIMAL(9,6) AS "Longitude",
  (51 + hash(i * 2) % 1000000 / 1000000.0)::DECIMAL(9,6) AS "Latitude", 'On or near ' || (hash(i) % 4000) || ' Street' AS "Location",
  'E0100' || (hash(i) % 9999) AS "LSOA code", 'Maidstone ' || (hash(i) % 100) AS "LSOA name"`;
const TYPES =
  "(['Violence and sexual offences','Other theft','Anti-social behaviour','Shoplifting'])[1 + (hash(i * 3) % 4)::INT]";
const WORDS =
  "(['Investigation complete; no suspect identified','Unable to prosecute suspect','Status update unavailable','Local resolution'])[1 + (hash(i * 5) % 4)::INT]";

/** Writes the CSVs and the archive of them. */
async function build(folder: string): Promise<string> {
  const engine = await openEngine({ folder });
  const parts = [];
  for (const month of MONTHS) {
    await mkdir(join(folder, month));
    for (const force of FORCES) {
      for (const kind of ["street", "outcomes"]) {
        const name = `${month}/${month}-${force}-${kind}.csv`;
        const rest =
          kind === "street"
            ? `, ${TYPES} AS "Crime type", ${WORDS} AS "Last outcome category", '' AS "Context"`
            : `, ${WORDS} AS "Outcome type"`;
        const rows = kind === "street" ? ROWS : Math.round((ROWS * 2) / 3);
        await engine.run(
          `COPY (SELECT ${COMMON(force, month)}${rest} FROM range(${rows}) t(i)) TO ${quote(join(folder, name))} (FORMAT csv, HEADER)`,
        );
        parts.push(part(name, await readFile(join(folder, name), "utf8")));
      }
    }
  }
  engine.close();
  const archive = join(folder, "2024-10.zip");
  await writeFile(archive, zip(parts));
  return archive;
}

/** The raw reading: both kinds of files into tables, as anybody would write it. */
async function raw(folder: string): Promise<number> {
  const engine = await openEngine({ folder });
  await engine.rows("SELECT 1");
  const start = performance.now();
  for (const kind of ["street", "outcomes"])
    await engine.run(
      `CREATE OR REPLACE TEMP TABLE ${kind} AS SELECT * FROM read_csv(${quote(`${folder}/*/*-${kind}.csv`)})`,
    );
  const took = performance.now() - start;
  engine.close();
  return took;
}

/** Everything `everycase add` does: archive, entry, unpacking, reading, sorted Parquet, description. */
async function ours(folder: string, archive: string): Promise<number> {
  const home = await mkdtemp(join(folder, "home-"));
  const tools = await openTools({ home });
  await tools.warehouse();
  const start = performance.now();
  const [added] = await addFiles(tools, { paths: [archive] });
  const took = performance.now() - start;
  if (added?.source !== "data.police.uk") throw new Error(`the bench archive was ${added?.state}`);
  tools.close();
  await rm(home, { recursive: true, force: true });
  return took;
}

const folder = await mkdtemp(join(tmpdir(), "everycase-bench-"));
const archive = await build(folder);
await raw(folder);
await ours(folder, archive);
const [plain, added]: [number[], number[]] = [[], []];
for (let round = 0; round < ROUNDS; round += 1) {
  plain.push(await raw(folder));
  added.push(await ours(folder, archive));
}
await rm(folder, { recursive: true, force: true });
const ratio = median(added.map((took, round) => took / (plain[round] ?? 1)));
report(`a police archive (100 files, ${MONTHS.length * FORCES.length * Math.round((ROWS * 5) / 3)} rows)`, [
  `raw read_csv of its unpacked files   ${median(plain).toFixed(0)} ms`,
  `everycase add, whole, from the zip   ${median(added).toFixed(0)} ms`,
  `ratio                                ${ratio.toFixed(2)} (at most ${LIMIT})`,
]);
if (ratio > LIMIT) process.exitCode = 1;
