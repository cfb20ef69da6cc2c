// Tries every file of the list, two at a time, and watches what must hold whatever a file is.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isKnownClass, type Kind, kindOf, type NastyEntry } from "./entries.ts";
import { type BookComparison, compareBook } from "./excel-books.ts";
import { tryFile } from "./file-trial.ts";
import { tryJson } from "./json-trial.ts";
import { tryMerkle } from "./merkle-trial.ts";
import { tryNames } from "./names-trial.ts";
import { tryStrings } from "./strings-trial.tsx";
import { judge, plainTrial, type Trial } from "./trial.ts";
import { countConnections, MemoryWatch, MOST, sharedState } from "./watch.ts";

/** What came of one file. */
export interface Result {
  readonly path: string;
  readonly cls: string;
  /** Empty when everything expected was met. */
  readonly wrong: readonly string[];
  readonly ms: number;
  /** The most memory of a process that read it, in MiB; 0 for what is read in this process. */
  readonly mebibytes: number;
}

/** What came of the whole list. */
export interface Run {
  readonly results: readonly Result[];
  /** Displayed cells of the real workbooks, and how many are as Excel shows them. */
  readonly books: { readonly cells: number; readonly equal: number };
}

const AT_ONCE = 2;
const LEAST_EQUAL = 0.99;

/** Tries every entry of the list in a folder. Never throws for what a file does. */
export async function runAll(folder: string, entries: readonly NastyEntry[]): Promise<Run> {
  const place = mkdtempSync(join(tmpdir(), "everycase-nasty-"));
  const watch = new MemoryWatch();
  const connections = countConnections();
  const work: Work = { folder, place, watch, books: [], tried: connections.tried };
  const results: Result[] = [];
  const waiting = [...entries.entries()];
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift())
      results[one[0]] = await tryOne(one[1], one[0], work);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  } finally {
    watch.stop();
    connections.stop();
    rmSync(place, { recursive: true, force: true });
  }
  const books = {
    cells: work.books.reduce((sum, { cells }) => sum + cells, 0),
    equal: work.books.reduce((sum, { equal }) => sum + equal, 0),
  };
  return { results: [...results, ...booksResult(books)], books };
}

interface Work {
  readonly folder: string;
  readonly place: string;
  readonly watch: MemoryWatch;
  readonly books: BookComparison[];
  readonly tried: () => number;
}

async function tryOne(entry: NastyEntry, index: number, work: Work): Promise<Result> {
  const { folder, place, watch, tried } = work;
  const { path, cls } = entry;
  const job = join(place, `job-${index}`, "work");
  mkdirSync(job, { recursive: true });
  watch.follow(job);
  const [state, connections, start] = [sharedState(), tried(), performance.now()];
  const wrong: string[] = [];
  try {
    wrong.push(...judge(entry, await trialOf(entry, job, work)));
  } catch (error) {
    wrong.push(`it threw: ${error instanceof Error ? error.message : String(error)}`);
  }
  const ms = performance.now() - start;
  const mebibytes = watch.peak(job);
  if (ms > MOST.ms) wrong.push(`it took ${Math.round(ms)} ms`);
  if (mebibytes > MOST.mebibytes) wrong.push(`its process held ${Math.round(mebibytes)} MiB`);
  if (sharedState() !== state) wrong.push("it changed what all objects share");
  if (tried() !== connections) wrong.push("it opened a connection");
  wrong.push(...leftBehind(job, place), ...changedOriginal(join(folder, path), entry.sha256));
  rmSync(dirname(job), { recursive: true, force: true });
  return { path, cls, wrong, ms, mebibytes };
}

function trialOf(entry: NastyEntry, job: string, { folder, books }: Work): Promise<Trial> | Trial {
  if (!isKnownClass(entry.cls))
    return plainTrial(entry.expect !== "reject", [`the class ${entry.cls} is not known to this run`]);
  const kind = kindOf(entry);
  if (kind === null) return plainTrial(entry.expect !== "reject", ["a file of this kind is not known to this run"]);
  const ways: Readonly<Record<Kind, () => Promise<Trial> | Trial>> = {
    file: () => tryFile(entry, folder, job),
    book: () => tryBook(entry, folder, job, books),
    json: () => tryJson(entry, folder),
    merkle: () => tryMerkle(entry, folder),
    names: () => tryNames(entry, folder, job),
    strings: () => tryStrings(entry, folder),
  };
  return ways[kind]();
}

async function tryBook(entry: NastyEntry, folder: string, job: string, books: BookComparison[]): Promise<Trial> {
  const { oracle = "", ...plain } = entry;
  const trial = await tryFile(plain, folder, job);
  if (trial.accepted) books.push(await compareBook(join(folder, oracle)));
  return trial;
}

/** All real workbooks together are one more result: of their displayed cells, 99 in 100 must be Excel's own. */
function booksResult({ cells, equal }: Run["books"]): Result[] {
  if (cells === 0) return [];
  const wrong = equal >= cells * LEAST_EQUAL ? [] : [`${equal} of ${cells} displayed cells are as Excel shows them`];
  return [{ path: "all real workbooks together", cls: "xlsx-real", wrong, ms: 0, mebibytes: 0 }];
}

/** A file beside the job's folder, or at the places that hostile names aim at. */
function leftBehind(job: string, place: string): string[] {
  const beside = readdirSync(dirname(job)).filter((name) => name !== "work");
  const jobs = readdirSync(place).filter((name) => !/^job-\d+$/.test(name));
  const aimed = ["/", tmpdir(), process.cwd(), dirname(place)].filter((at) =>
    existsSync(join(at, "everycase-pwned.txt")),
  );
  return [...beside, ...jobs, ...aimed].map((name) => `it wrote outside its folder (${name})`);
}

function changedOriginal(path: string, sha256: string): string[] {
  const now = createHash("sha256").update(readFileSync(path)).digest("hex");
  return now === sha256 ? [] : ["the file is not the one that the list describes"];
}
