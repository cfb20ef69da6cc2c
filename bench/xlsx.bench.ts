// A workbook of 28 MB, opened whole by us (child process, walls, checks and CSV on disk included), beside the raw library's streaming read of it.
import { createReadStream, createWriteStream, readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { streamXlsxRows, writeXlsxStream } from "hucre";
import { openFile } from "../src/sources/sheet/open.ts";
import { median, report } from "./report.ts";

const ROUNDS = Number(process.env.EVERYCASE_BENCH_ROUNDS ?? 5);
const ROWS = Number(process.env.EVERYCASE_BENCH_ROWS ?? 530_000);
const LIMIT = 1.5;
const LIMIT_MEBIBYTES = 300;
const MEBIBYTE = 1024 ** 2;
const FORCES = ["South Yorkshire", "West Midlands", "Metropolitan Police", "Devon & Cornwall", "Dyfed-Powys"];
const OUTCOMES = [
  "Charged/Summonsed",
  "Evidential difficulties (victim does not support)",
  "No suspect identified",
  "Not yet assigned",
];

/** A row of an extract: a reference, a day, labels, counts and a rate. */
function* rows(): Generator<(string | number | Date)[]> {
  let seed = 1;
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  yield ["Reference", "Recorded", "Force", "Outcome", "Quarter", "Flagged", "Charged", "Other", "Share"];
  for (let row = 0; row < ROWS; row++) {
    const reference = `CR/${next(1_000_000)}/${row}`;
    const day = new Date(Date.UTC(2018, 0, 1 + next(2500)));
    const labels = [FORCES[next(FORCES.length)] ?? "", OUTCOMES[next(OUTCOMES.length)] ?? "", 1 + next(4)];
    yield [reference, day, ...labels, next(100_000), next(1000), next(100), next(1_000_000) / 1_000_000];
  }
}

async function writeBook(path: string): Promise<void> {
  const stream = writeXlsxStream(rows(), { name: "Extract", inlineStrings: false });
  await stream.pipeTo(Writable.toWeb(createWriteStream(path)));
}

/** Every row of the file, one after the other, as anybody would read them. */
async function plain(path: string): Promise<number> {
  const start = performance.now();
  let cells = 0;
  // Node's and the library's streams are the same thing under two names.
  const input = Readable.toWeb(createReadStream(path)) as unknown as ReadableStream<Uint8Array>;
  for await (const { values } of streamXlsxRows(input)) cells += values.length;
  if (cells !== (ROWS + 1) * 9) throw new Error(`the library read ${cells} cells`);
  return performance.now() - start;
}

async function ours(path: string, folder: string): Promise<{ readonly ms: number; readonly mebibytes: number }> {
  await mkdir(folder);
  const memory = watchChildren();
  const start = performance.now();
  const opened = await openFile({ path, name: "book.xlsx", folder });
  const ms = performance.now() - start;
  if (opened.sheets[0]?.records !== ROWS + 1) throw new Error(`we read ${opened.problems[0]?.found}`);
  await rm(folder, { recursive: true });
  return { ms, mebibytes: memory() };
}

/** Looks again and again at the memory of this process's children; the function it gives stops that and says the most, in MiB (Linux). */
function watchChildren(): () => number {
  let most = 0;
  const look = (): void => {
    for (const id of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        const status = readFileSync(`/proc/${id}/status`, "latin1");
        if (!status.includes(`\nPPid:\t${process.pid}\n`)) continue;
        most = Math.max(most, Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) / 1024);
      } catch {
        // It has just ended.
      }
    }
  };
  const timer = setInterval(look, 40);
  return () => {
    clearInterval(timer);
    return most;
  };
}

const folder = await mkdtemp(join(tmpdir(), "everycase-bench-"));
const path = join(folder, "book.xlsx");
await writeBook(path);
const [raw, read, most]: [number[], number[], number[]] = [[], [], []];
for (let round = 0; round < ROUNDS; round++) {
  raw.push(await plain(path));
  const { ms, mebibytes } = await ours(path, join(folder, `job-${round}`));
  read.push(ms);
  most.push(mebibytes);
}
const size = statSync(path).size / MEBIBYTE;
await rm(folder, { recursive: true, force: true });
const ratio = median(read.map((ms, round) => ms / (raw[round] ?? 1)));
report(`open a workbook of ${size.toFixed(1)} MiB (${ROWS + 1} rows of 9 cells)`, [
  `the library's streaming read       ${median(raw).toFixed(0)} ms`,
  `our openFile, whole                ${median(read).toFixed(0)} ms`,
  `ratio                              ${ratio.toFixed(2)} (at most ${LIMIT})`,
  `our child's peak memory            ${Math.max(...most).toFixed(0)} MiB (at most ${LIMIT_MEBIBYTES})`,
]);
