// Runs the vector files of a folder through their adapters: every file, every case, every expected key.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { shared } from "../shared.ts";
import type { Adapter, VectorCase, VectorFile } from "./adapter.ts";
import { emptyTally, hold, type Tally } from "./compare.ts";
import { readTolerance, type Tolerance } from "./tolerance.ts";

const ADAPTERS = fileURLToPath(new URL("./adapters/", import.meta.url));

/** What became of one vector file. */
export interface FileResult extends Tally {
  readonly name: string;
  readonly cases: number;
  /** Keys of `notOurs` that no case has, and fields with a tolerance that no number fell under. */
  readonly idle: readonly string[];
}

/** The folder of the vectors: that of EVERYCASE_VECTORS, which must then be there, or of the shared folder; `null` without either. */
export function vectorsFolder(): { readonly path: string; readonly isOurs: boolean } | null {
  const asked = process.env.EVERYCASE_VECTORS;
  if (asked !== undefined && asked !== "") return { path: asked, isOurs: false };
  const path = shared("vectors");
  return path === null ? null : { path, isOurs: true };
}

/** The vector files of a folder by name without ending, and what else is in it that nobody knows. Folders, dot files and the README stand aside. */
export function listVectors(folder: string): {
  readonly names: readonly string[];
  readonly unknown: readonly string[];
} {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "README.md")
    .map((entry) => entry.name)
    .sort();
  const names = files.filter((file) => file.endsWith(".json")).map((file) => file.slice(0, -".json".length));
  return { names, unknown: files.filter((file) => !file.endsWith(".json")) };
}

/** The names of all adapters. */
export function listAdapters(): readonly string[] {
  return readdirSync(ADAPTERS)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length));
}

/** The adapter of a vector file, or `null` where nobody wrote one. */
export async function loadAdapter(name: string): Promise<Adapter | null> {
  if (!listAdapters().includes(name)) return null;
  const loaded: { readonly adapter?: Adapter } = await import(
    /* @vite-ignore */ pathToFileURL(join(ADAPTERS, `${name}.ts`)).href
  );
  return loaded.adapter ?? null;
}

/** Runs one vector file. What is wrong stands in `wrong`; nothing is thrown. */
export async function runFile(folder: string, name: string, adapter: Adapter | null): Promise<FileResult> {
  const tally = emptyTally();
  const wrong = (words: string): FileResult => ({
    ...tally,
    name,
    cases: 0,
    idle: [],
    wrong: [...tally.wrong, words],
  });
  if (adapter === null) return wrong("nobody knows this file: there is no adapter of its name");
  const read = readVectors(folder, name);
  if (typeof read === "string") return wrong(read);
  const { file, said } = read;
  const tolerance = readTolerance(said.tolerance);
  tally.wrong.push(...tolerance.wrong);
  if (typeof said.n_cases === "number" && said.n_cases !== file.cases.length) {
    tally.wrong.push(`the file tells of ${said.n_cases} cases, found ${file.cases.length}`);
  }
  const notOurs = new NotOurs(Object.keys(adapter.notOurs ?? {}));
  for (const one of file.cases) await runCase(one, { file, adapter, tolerance, tally, notOurs });
  const idle = [
    ...notOurs.idle().map((key) => `${key} is not ours, and in no case`),
    ...tolerance.unused().map((field) => `the tolerance of ${field} belongs to no number`),
  ];
  return { ...tally, name, cases: file.cases.length, idle };
}

interface Running {
  readonly file: VectorFile;
  readonly adapter: Adapter;
  readonly tolerance: Tolerance;
  readonly tally: Tally;
  readonly notOurs: NotOurs;
}

async function runCase(one: VectorCase, { file, adapter, tolerance, tally, notOurs }: Running): Promise<void> {
  const before = tally.numeric + tally.other + tally.wrong.length;
  try {
    const answers = await adapter.answer(one, file);
    const own = Object.entries(adapter.compare ?? {}).filter(([key]) => key in one.expected);
    const isNotOurs = (keys: readonly string[]) => own.some(([key]) => key === keys.join(".")) || notOurs.has(keys);
    hold({ got: answers, want: one.expected, keys: [] }, { id: one.id, tolerance, tally, isNotOurs });
    for (const [key, compare] of own) {
      const { wrong, compared } = compare(answers[key], one.expected[key], one);
      tally.numeric += compared;
      tally.other += compared === 0 ? 1 : 0;
      if (wrong !== null) tally.wrong.push(`${one.id} ${key}: ${wrong}`);
    }
  } catch (error) {
    tally.wrong.push(`${one.id}: not run: ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  const after = tally.numeric + tally.other + tally.wrong.length;
  if (after === before) tally.wrong.push(`${one.id}: not run: nothing of it was compared`);
}

/** Reads a vector file, or says why it is none. */
function readVectors(
  folder: string,
  name: string,
): { readonly file: VectorFile; readonly said: Readonly<Record<string, unknown>> } | string {
  let said: Readonly<Record<string, unknown>>;
  try {
    said = JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Readonly<Record<string, unknown>>;
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  const cases: unknown = said?.cases;
  if (!Array.isArray(cases) || cases.length === 0) return "holds no cases";
  const odd = cases.findIndex((one) => typeof one?.id !== "string" || !isKeyed(one.input) || !isKeyed(one.expected));
  if (odd >= 0) return `case ${odd + 1} lacks an id, an input or an expected answer`;
  const tolerance = isKeyed(said.tolerance) ? (said.tolerance as VectorFile["tolerance"]) : {};
  return { file: { name, tolerance, cases: cases as readonly VectorCase[] }, said };
}

function isKeyed(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The keys that an adapter leaves to others, and which of them occurred. */
class NotOurs {
  readonly #met = new Set<string>();
  readonly #keys: readonly string[];

  constructor(keys: readonly string[]) {
    this.#keys = keys;
  }

  /** Whether the key that these lead to stands aside; the places in lists count for nothing. */
  has(keys: readonly string[]): boolean {
    const path = keys.filter((key) => !/^\d+$/.test(key)).join(".");
    const found = this.#keys.find((key) => (key.endsWith("*") ? path.startsWith(key.slice(0, -1)) : key === path));
    if (found !== undefined) this.#met.add(found);
    return found !== undefined;
  }

  /** The keys that no case had. */
  idle(): readonly string[] {
    return this.#keys.filter((key) => !this.#met.has(key));
  }
}
