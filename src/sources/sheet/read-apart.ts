// Reads a workbook in a confined child process and takes its answer.
import { realpathSync } from "node:fs";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Ending, runConfined } from "./confined.ts";
import { ASK_AGAIN, Fault } from "./fault.ts";
import type { OpenLimits } from "./opened.ts";
import type { WorkbookAnswer } from "./workbook.ts";

const MOST_ANSWER_BYTES = 64 * 1024 ** 2;

/** What the child found in the workbook at `path`; its CSV files are in `folder`. Throws a `Fault` when the child died or was too slow. */
export async function readWorkbookApart(request: {
  readonly path: string;
  readonly folder: string;
  readonly format: "xlsx" | "ods";
  readonly limits: OpenLimits;
}): Promise<WorkbookAnswer> {
  const { format, limits } = request;
  const [path, folder, program] = [
    realpathSync(request.path),
    realpathSync(request.folder),
    realpathSync(await childProgram()),
  ];
  const ending = await runConfined({
    program,
    args: [path, folder, format, JSON.stringify(limits)],
    // Node reads the package.json above a program to know what kind of module it is.
    reads: [path, dirname(program), join(dirname(dirname(program)), "package.json")],
    writes: [folder],
    heapMebibytes: limits.heapMebibytes,
    timeoutMs: limits.timeoutMs,
  });
  if (ending !== "done") throw gaveUp(WHY[ending](limits));
  return readAnswer(join(folder, "result.json"));
}

const WHY: Readonly<Record<Exclude<Ending, "done">, (limits: OpenLimits) => string>> = {
  late: ({ timeoutMs }) => `a workbook that takes more than ${Math.ceil(timeoutMs / 1000)} s to read`,
  "out-of-memory": ({ heapMebibytes }) => `a workbook that needs more than ${heapMebibytes} MiB of memory to read`,
  failed: () => "a workbook that cannot be read",
};

async function readAnswer(file: string): Promise<WorkbookAnswer> {
  if ((await stat(file)).size > MOST_ANSWER_BYTES) throw gaveUp("a workbook whose first rows are too long");
  // Our own child wrote this file, from values of this very type.
  return JSON.parse(await readFile(file, "utf8")) as WorkbookAnswer;
}

function gaveUp(found: string): Fault {
  return new Fault({ code: "unreadable-file", found, wanted: "a workbook of ordinary size and make", hint: ASK_AGAIN });
}

let bundled: Promise<string> | null = null;

/** The child's program: built beside this one, or, when this runs from source, bundled once a process into the cache of node_modules. */
function childProgram(): Promise<string> {
  if (!import.meta.url.endsWith(".ts")) {
    return Promise.resolve(fileURLToPath(new URL("./sheet-child.js", import.meta.url)));
  }
  bundled ??= bundleChild();
  return bundled;
}

async function bundleChild(): Promise<string> {
  // There only while developing: the built program keeps this import as it is and never comes here.
  const { build } = await import("esbuild");
  const entry = fileURLToPath(new URL("./child.ts", import.meta.url));
  const cache = fileURLToPath(new URL("../../../node_modules/.cache/everycase/", import.meta.url));
  const program = join(cache, "sheet-child.mjs");
  const { outputFiles } = await build({ ...BUNDLE, entryPoints: [entry], outfile: program });
  await mkdir(cache, { recursive: true });
  // Several test processes do this at once: each renames a whole file into place.
  const fresh = `${program}.${process.pid}`;
  await writeFile(fresh, outputFiles[0]?.contents ?? "");
  await rename(fresh, program);
  return program;
}

const BUNDLE = { bundle: true, platform: "node", format: "esm", target: "node20", write: false } as const;
