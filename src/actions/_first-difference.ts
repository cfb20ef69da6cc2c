// The first place at which two texts of one file differ, in the terms of what the file is: row and column, path, line, words or byte.
import { open, stat } from "node:fs/promises";
import { extname } from "node:path";
import { parseStrictJson, type StrictJson } from "../ground/strict-json.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";

/** Where two files part. `found` stands in the one that was given, `wanted` in the one that was computed again. */
export interface Parting {
  readonly where: string;
  readonly found: string;
  readonly wanted: string;
}

/** How much of two files is read to find where they part; beyond it the byte is told. */
const MOST_READ = 64 * 2 ** 20;

/** The first place at which two files differ; `null` where they are equal. */
export async function firstDifference(given: string, made: string): Promise<Parting | null> {
  const at = await firstByte(given, made);
  if (at === null) return null;
  const sizes = await Promise.all([given, made].map(async (path) => (await stat(path)).size));
  const kind = extname(given).toLowerCase();
  const read =
    TEXTS.has(kind) && Math.max(...sizes) <= MOST_READ ? await Promise.all([textOf(given), textOf(made)]) : null;
  const parting = read === null ? null : partingOf(kind, read[0] ?? "", read[1] ?? "");
  return parting ?? { where: `byte ${at.at + 1}`, found: byteWords(at.given), wanted: byteWords(at.made) };
}

const TEXTS: ReadonlySet<string> = new Set([
  ".csv",
  ".json",
  ".jsonl",
  ".html",
  ".svg",
  ".xml",
  ".atom",
  ".txt",
  ".md",
  ".css",
  ".js",
  ".sha256",
]);

async function textOf(path: string): Promise<string> {
  const handle = await open(path, "r");
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await handle.readFile());
  } finally {
    await handle.close();
  }
}

interface FirstByte {
  readonly at: number;
  readonly given: number | null;
  readonly made: number | null;
}

const CHUNK = 1 << 20;

async function firstByte(given: string, made: string): Promise<FirstByte | null> {
  const [one, other] = [await open(given, "r"), await open(made, "r")];
  try {
    const [a, b] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
    for (let base = 0; ; base += CHUNK) {
      const [left, right] = [
        (await one.read(a, 0, CHUNK, base)).bytesRead,
        (await other.read(b, 0, CHUNK, base)).bytesRead,
      ];
      const length = Math.max(left, right);
      if (a.subarray(0, left).equals(b.subarray(0, right))) {
        if (length < CHUNK) return null;
        continue;
      }
      for (let at = 0; at < length; at++) {
        const [x, y] = [at < left ? (a[at] ?? null) : null, at < right ? (b[at] ?? null) : null];
        if (x !== y) return { at: base + at, given: x, made: y };
      }
    }
  } finally {
    await one.close();
    await other.close();
  }
}

function byteWords(byte: number | null): string {
  return byte === null ? "the end of the file" : `0x${byte.toString(16).padStart(2, "0")}`;
}

/** Where two texts of a kind part; `null` where they read the same and only their bytes differ. */
export function partingOf(kind: string, given: string, made: string): Parting | null {
  const found =
    kind === ".csv"
      ? csvParting(given, made)
      : kind === ".json"
        ? jsonParting(given, made, "")
        : kind === ".jsonl"
          ? lineByLine(given, made)
          : kind === ".html"
            ? htmlParting(given, made)
            : null;
  return found ?? lineParting(given, made);
}

function csvParting(given: string, made: string): Parting | null {
  const [a, b] = [parseCsv(given, ","), parseCsv(made, ",")];
  const head = b[0] ?? [];
  for (let row = 0; row < Math.max(a.length, b.length); row++) {
    const [x, y] = [a[row], b[row]];
    if (x === undefined || y === undefined)
      return { where: `row ${row + 1}`, found: shown(x?.join(",")), wanted: shown(y?.join(",")) };
    const at = Array.from({ length: Math.max(x.length, y.length) }, (_, index) => index).find(
      (index) => x[index] !== y[index],
    );
    if (at === undefined) continue;
    const key = row > 0 && at > 0 ? ` (${y[0] ?? ""})` : "";
    return { where: `row ${row + 1}${key}, column ${head[at] ?? at + 1}`, found: shown(x[at]), wanted: shown(y[at]) };
  }
  return null;
}

function lineByLine(given: string, made: string): Parting | null {
  const [a, b] = [given.split("\n"), made.split("\n")];
  const at = a.findIndex((line, index) => line !== b[index]);
  if (at === -1) return null;
  const inside = b[at] === undefined ? null : jsonParting(a[at] ?? "", b[at] ?? "", `line ${at + 1}`);
  return inside ?? { where: `line ${at + 1}`, found: shown(a[at]), wanted: shown(b[at]) };
}

const LIMITS = { depth: 200, characters: 2 ** 24, items: 10_000_000 } as const;

function jsonParting(given: string, made: string, before: string): Parting | null {
  const [a, b] = [given, made].map((text) => parseStrictJson(Buffer.from(text), LIMITS));
  if (a === undefined || b === undefined || "fault" in a || "fault" in b) return null;
  return valueParting(a.value, b.value, before);
}

function valueParting(given: StrictJson | undefined, made: StrictJson | undefined, path: string): Parting | null {
  const [a, b] = [branches(given), branches(made)];
  if (a === null || b === null) {
    if (a === null && b === null && given === made) return null;
    const say = (value: StrictJson | undefined): string =>
      shown(value === undefined ? undefined : JSON.stringify(value));
    return { where: path === "" ? "the whole" : path, found: say(given), wanted: say(made) };
  }
  const id = typeof b["id"] === "string" ? ` (${b["id"]})` : "";
  for (const name of new Set([...Object.keys(b), ...Object.keys(a)])) {
    const here = `${path}${id}${path + id === "" ? "" : " › "}${name}`;
    const found = valueParting(a[name], b[name], here);
    if (found !== null) return found;
  }
  return null;
}

function branches(value: StrictJson | undefined): { readonly [key: string]: StrictJson } | null {
  if (typeof value !== "object" || value === null) return null;
  return Array.isArray(value)
    ? Object.fromEntries(value.map((item, index) => [String(index + 1), item as StrictJson]))
    : (value as { readonly [key: string]: StrictJson }); // an object that is no list
}

/** The words of a page, where these differ. */
function htmlParting(given: string, made: string): Parting | null {
  const [a, b] = [wordsOf(given), wordsOf(made)];
  const at = a.findIndex((word, index) => word !== b[index]);
  const from = at === -1 && b.length > a.length ? a.length : at;
  if (from === -1) return null;
  const around = (words: readonly string[]): string => shown(words.slice(Math.max(0, from - 4), from + 4).join(" "));
  return { where: `word ${from + 1}`, found: around(a), wanted: around(b) };
}

function wordsOf(html: string): readonly string[] {
  return html
    .replace(/<[^>]*>/gu, " ")
    .split(/\s+/u)
    .filter((word) => word !== "");
}

function lineParting(given: string, made: string): Parting | null {
  const [a, b] = [given.split("\n"), made.split("\n")];
  for (let line = 0; line < Math.max(a.length, b.length); line++) {
    const [x, y] = [a[line], b[line]];
    if (x === y) continue;
    const at = firstCharacter(x ?? "", y ?? "");
    const around = (text: string | undefined): string => shown(text?.slice(Math.max(0, at - 20), at + 30));
    return { where: `line ${line + 1}, character ${at + 1}`, found: around(x), wanted: around(y) };
  }
  return null;
}

function firstCharacter(given: string, made: string): number {
  let at = 0;
  while (at < given.length && given[at] === made[at]) at++;
  return at;
}

const MOST_SHOWN = 80;

/** A text of a file as it may stand in a message: short, and with letters that cannot be seen by their numbers. */
function shown(text: string | undefined): string {
  if (text === undefined) return "nothing";
  const short = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  const plain = short
    .toWellFormed()
    .replace(
      /[\p{C}\p{Zl}\p{Zp}]/gu,
      (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
    );
  return `"${plain}"`;
}
