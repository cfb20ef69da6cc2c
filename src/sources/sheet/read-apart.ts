// Reads an untrusted file in a confined child process and takes its answer.
import { realpathSync } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ApartFormat, ChildAnswer, ChildRequest } from "./child-answer.ts";
import { type Ending, runConfined } from "./confined.ts";
import { ASK_AGAIN, Fault } from "./fault.ts";
import type { OpenLimits } from "./opened.ts";

const MOST_ANSWER_BYTES = 64 * 1024 ** 2;
/** What a child may hold in memory beside its JavaScript heap, in MiB. */
const BESIDE_HEAP_MEBIBYTES = 112;

/** The child programs; each stands in the file of its name. */
type Program = "sheet-child" | "pdf-child" | "xls-child";

const READS: Readonly<Record<ApartFormat, { readonly program: Program; readonly what: string }>> = {
  xlsx: { program: "sheet-child", what: "a workbook" },
  ods: { program: "sheet-child", what: "a workbook" },
  html: { program: "sheet-child", what: "a web page" },
  xls: { program: "xls-child", what: "an old Excel workbook" },
  pdf: { program: "pdf-child", what: "a PDF document" },
  "article-html": { program: "sheet-child", what: "a web page" },
  "article-pdf": { program: "pdf-child", what: "a PDF document" },
  "article-docx": { program: "sheet-child", what: "a Word document" },
};

/** What the child found in the file at `path`; its CSV files are in `folder`. Throws a `Fault` when the child died or was too slow. */
export async function readApart(request: ChildRequest): Promise<ChildAnswer> {
  const { format } = request;
  const { program: name, what } = READS[format];
  const { cpuSeconds, ...limits } = allowance(request.limits, (await stat(request.path)).size);
  const [path, folder, program] = [
    realpathSync(request.path),
    realpathSync(request.folder),
    realpathSync(await childProgram(name)),
  ];
  const ending = await runConfined({
    program,
    args: [path, folder, format, JSON.stringify(limits)],
    reads: [path, program],
    writes: [folder],
    heapMebibytes: limits.heapMebibytes,
    residentMebibytes: limits.heapMebibytes + BESIDE_HEAP_MEBIBYTES,
    timeoutMs: limits.timeoutMs,
    cpuSeconds,
  });
  if (ending !== "done") throw gaveUp(`${what} ${WHY[ending](limits)}`, what);
  return readAnswer(join(folder, "result.json"), what);
}

/** A small file has little time, so that a hostile one is given up soon; a large one up to all that the limits allow. */
const LEAST_MS = 9000;
const LEAST_CPU_SECONDS = 5;
const BYTES_A_SECOND = 50 * 1024;

function allowance(limits: OpenLimits, bytes: number): OpenLimits & { readonly cpuSeconds: number } {
  const seconds = bytes / BYTES_A_SECOND;
  const timeoutMs = Math.min(limits.timeoutMs, LEAST_MS + Math.round(seconds * 1000));
  // Collecting garbage takes further threads, and so up to twice the wall time.
  const cpuSeconds = Math.ceil(Math.min(LEAST_CPU_SECONDS + seconds, limits.timeoutMs / 1000) * (seconds > 1 ? 2 : 1));
  return { ...limits, timeoutMs, cpuSeconds };
}

const WHY: Readonly<Record<Exclude<Ending, "done">, (limits: OpenLimits) => string>> = {
  late: ({ timeoutMs }) => `that takes more than ${Math.ceil(timeoutMs / 1000)} s to read`,
  "out-of-memory": ({ heapMebibytes }) => `that needs more than ${heapMebibytes} MiB of memory to read`,
  failed: () => "that cannot be read",
};

async function readAnswer(file: string, what: string): Promise<ChildAnswer> {
  if ((await stat(file)).size > MOST_ANSWER_BYTES) throw gaveUp(`${what} whose first rows are too long`, what);
  // Our own child wrote this file, from values of this very type.
  return JSON.parse(await readFile(file, "utf8")) as ChildAnswer;
}

function gaveUp(found: string, what: string): Fault {
  return new Fault({ code: "unreadable-file", found, wanted: `${what} of ordinary size and make`, hint: ASK_AGAIN });
}

const bundled = new Map<Program, Promise<string>>();

/** A child's program, one file: built beside this one, or, when this runs from source, bundled once a process into the cache of node_modules. */
function childProgram(name: Program): Promise<string> {
  if (!import.meta.url.endsWith(".ts")) {
    return Promise.resolve(fileURLToPath(new URL(`./${name}.mjs`, import.meta.url)));
  }
  const ready = bundled.get(name) ?? bundleChild(name);
  bundled.set(name, ready);
  return ready;
}

async function bundleChild(name: Program): Promise<string> {
  // There only while developing: the built program keeps this import as it is and never comes here.
  const { build } = await import("esbuild");
  const entry = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const cache = fileURLToPath(new URL("../../../node_modules/.cache/everycase/", import.meta.url));
  const program = join(cache, `${name}.mjs`);
  const { outputFiles } = await build({ ...BUNDLE, entryPoints: [entry], outfile: program });
  await mkdir(cache, { recursive: true });
  // Several test processes do this at once: each renames a whole file into place.
  const fresh = `${program}.${process.pid}`;
  await writeFile(fresh, outputFiles[0]?.contents ?? "");
  await rename(fresh, program);
  return program;
}

const BUNDLE = {
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  write: false,
  logLevel: "silent",
} as const;
