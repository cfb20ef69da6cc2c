// The layouts of the book: the list of them, and the way out to reviewed files and back.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Layout } from "../sources/replies/layout.ts";
import { layoutText, parseLayout } from "../sources/replies/layout-text.ts";
import { makeWritable } from "./_folders.ts";
import { knownLayouts, type SavedLayout, savedLayouts } from "./_layouts.ts";
import { readAgain } from "./_read-again.ts";
import { layoutName } from "./_read-reply.ts";
import { type BookFile, bookFiles } from "./catalogue.ts";
import { keepLayout, nextVersion } from "./save-layout.ts";
import type { Tools } from "./tools.ts";

/** One layout as it is listed. */
export interface ListedLayout {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly made: Layout["made"];
  /** The files that are read with it now. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
  /** Who saved it; `null` for one that comes with Everycase. */
  readonly who: string | null;
  /** When, ISO 8601; `null` for one that comes with Everycase. */
  readonly when: string | null;
  readonly entry: string | null;
  /** Whether it is the newest of its id; an older one is listed while files are still read with it. */
  readonly newest: boolean;
}

/** Every layout that is the newest of its id or still reads a file: the saved ones, newest first, then those that come with Everycase. */
export async function listLayouts(tools: Tools): Promise<readonly ListedLayout[]> {
  const books = await bookFiles(tools);
  const saved = new Map(savedLayouts(tools).map((one) => [one.entry, one]));
  return (await knownLayouts(tools)).flatMap((one) => {
    const files = filesOf(books, layoutName(one.layout));
    if (!one.newest && files.length === 0) return [];
    const said = "entry" in one ? saved.get(String(one.entry)) : undefined;
    const { id, version, title, made } = one.layout;
    const from = { who: said?.who ?? null, when: said?.when ?? null, entry: said?.entry ?? null };
    return [{ id, version, title, made, files, ...from, newest: one.newest }];
  });
}

function filesOf(books: readonly BookFile[], name: string): ListedLayout["files"] {
  return books
    .filter(({ note }) => note.layout?.split(", ").includes(name) === true)
    .map(({ entry, body }) => ({ file: body.name, sha256: entry.subject }));
}

/** Beside the layouts: which file each was saved for, so that another book reads the same files the same way. */
const FOR_FILES = "files.json";

interface ForFile {
  readonly layout: string;
  readonly file: string;
  readonly part: string | null;
}

/** Writes the saved layouts that are in use to a folder, one file each, and `files.json`. Returns the names written. Refuses (`surroundings`) a folder that cannot be written. */
export async function writeLayouts(tools: Tools, folder: string): Promise<readonly string[]> {
  await makeWritable(folder, "Give a folder that can be written: --out layouts");
  await mkdir(folder, { recursive: true });
  const kept = inUse(tools);
  const names: string[] = [];
  const files: ForFile[] = [];
  for (const { layout, file, part, newest } of kept.toReversed()) {
    const name = newest ? `${layout.id}.json` : `${layout.id}.v${layout.version}.json`;
    await writeFile(join(folder, name), layoutText(layout));
    names.push(name);
    if (file !== null) files.push({ layout: layoutName(layout), file, part });
  }
  if (kept.length === 0) return [];
  await writeFile(join(folder, FOR_FILES), `${JSON.stringify(files, null, 2)}\n`);
  return [...names, FOR_FILES];
}

/** The newest of each id, and of each sheet of a file the newest that was saved for it. */
function inUse(tools: Tools): readonly SavedLayout[] {
  const seen = new Set<string>();
  return savedLayouts(tools).filter(({ newest, file, part, layout }) => {
    const key = JSON.stringify([file, part, layout.sheet]);
    const isFirst = file !== null && !seen.has(key);
    seen.add(key);
    return newest || isFirst;
  });
}

/** What taking layouts in gave. */
export interface Taken {
  /** As `id@version`, in the order of the files' names. */
  readonly taken: readonly string[];
  /** Layouts that were here already, word for word. */
  readonly known: readonly string[];
  /** Files of the book that are read anew with them. */
  readonly read: readonly string[];
  readonly problems: readonly Problem[];
}

/** A layout file to take in: its name and its text. */
export interface LayoutFile {
  readonly name: string;
  readonly text: string;
}

/** Takes the layout files of a folder into the book. Refuses (`notFound`) a folder that is not there or holds none. */
export async function takeLayouts(tools: Tools, folder: string, who = "operator"): Promise<Taken> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(".json")).sort();
  if (names.length === 0)
    throw new Refusal(
      "notFound",
      `There is no layout file in ${folder}.`,
      "Write them first: everycase layouts --out layouts",
    );
  const files = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(folder, name), "utf8") })),
  );
  return await takeLayoutFiles(tools, files, who);
}

/** Takes layout files into the book: each a new version of its id unless it is there word for word. One that cannot be read is a problem, and the others are taken. */
export async function takeLayoutFiles(tools: Tools, files: readonly LayoutFile[], who = "operator"): Promise<Taken> {
  const [problems, taken, known]: [Problem[], string[], string[]] = [[], [], []];
  const bound = boundFiles(files, problems);
  for (const { name, text } of files) {
    if (name === FOR_FILES) continue;
    const read = parseLayout(text, name);
    if ("problems" in read) {
      problems.push(...read.problems);
      continue;
    }
    const { layout } = read;
    const targets = bound.filter((one) => one.layout === layoutName(layout));
    for (const { file, part } of targets.length === 0 ? [{ file: null, part: null }] : targets) {
      if (isHere(tools, layout, file)) known.push(layoutName(layout));
      else {
        const version = Math.max(layout.version, nextVersion(tools, layout.id));
        keepLayout(tools, { layout: { ...layout, version }, file, part }, who);
        taken.push(`${layout.id}@${version}`);
      }
    }
  }
  return { taken, known, read: taken.length === 0 ? [] : await readAgain(tools, []), problems };
}

function isHere(tools: Tools, layout: Layout, file: string | null): boolean {
  const plain = (one: Layout): string => layoutText({ ...one, version: 1 });
  return savedLayouts(tools).some(
    (one) => one.layout.id === layout.id && one.file === file && plain(one.layout) === plain(layout),
  );
}

function boundFiles(files: readonly LayoutFile[], problems: Problem[]): readonly ForFile[] {
  const found = files.find(({ name }) => name === FOR_FILES);
  if (found === undefined) return [];
  const value = parsed(found.text);
  if (Array.isArray(value) && value.every(isForFile)) return value;
  problems.push({
    code: "layout-not-read",
    file: FOR_FILES,
    found: "text that is no list of layouts and files",
    wanted: 'a list of {"layout", "file", "part"}',
    hint: "The layouts are taken in for any file that fits.",
  });
  return [];
}

function isForFile(value: unknown): value is ForFile {
  if (typeof value !== "object" || value === null) return false;
  const { layout, file, part } = value as Partial<ForFile>;
  return (
    typeof layout === "string" && /^[0-9a-f]{64}$/u.test(String(file)) && (part === null || typeof part === "string")
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
