// The book of a data package, read back on any machine: entries whose chain holds, originals whose bytes give their names.
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../ground/digest.ts";
import { parseStrictJson } from "../ground/strict-json.ts";
import type { Head } from "../ledger/entry.ts";
import { openPartialLedger, type PartEntry, readPart, verifyPart } from "../ledger/partial-ledger.ts";
import type { KeptBack } from "../measures/plan.ts";
import type { Difference } from "./_site-check.ts";
import { FILE_ADDED } from "./catalogue.ts";
import type { HeldBack, SaidBefore } from "./held-back-file.ts";
import type { Program } from "./program.ts";
import { publicPapers } from "./public-book.ts";
import { digestOfFile } from "./site-manifest.ts";
import type { Tools } from "./tools.ts";

/** How a package says that it was made. */
export interface Publication {
  /** The program that made it, as it says. */
  readonly madeBy: Program;
  readonly asOf: number;
  readonly base: string | null;
  readonly scopes: readonly string[];
  /** Whether a site stands around the data. */
  readonly hasSite: boolean;
  readonly withoutOriginals: boolean;
}

/** What could be read of a package: its book, or why there is none. */
export type PackageBook =
  | {
      readonly part: readonly PartEntry[];
      readonly publication: Publication;
      readonly unread: readonly Unread[];
      readonly heldBack: readonly HeldBack[];
    }
  | { readonly differences: readonly Difference[] };

/** A document in which nothing could be read, and the account of that. */
export interface Unread {
  readonly sha256: string;
  readonly reading: Json;
}

/** Where a package tells of documents that are not handed on whole; there is no such file where all are whole. */
export const KEPT_BACK = "kept-back.json";

/** Where the cells lie that may be had of such a document. */
export function heldCells(sha256: string): string {
  return `kept-back/${sha256}.parquet`;
}

/** The largest file of entries that is read. */
const MOST_BYTES = 512 * 2 ** 20;

/** Reads the entries of a package and checks their chain, against a head noted elsewhere where one is given. */
export async function readPackageBook(data: string, noted: Head | undefined): Promise<PackageBook> {
  const text = await textOf(join(data, "book.jsonl"));
  const fault = (file: string, where: string | null, found: string, wanted: string): PackageBook => ({
    differences: [{ file: `data/${file}`, kind: "altered", where, found, wanted }],
  });
  if (text === null) return fault("book.jsonl", null, "no file that can be read", "the entries of the book");
  const part = readPart(text);
  if ("line" in part) return fault("book.jsonl", `line ${part.line}`, part.found, part.wanted);
  const chain = verifyPart(part, noted);
  if (!chain.ok) return fault("book.jsonl", `line ${chain.at}`, chain.what, "a chain of entries that holds");
  const publication = publicationOf(await jsonOf(join(data, "publication.json")));
  if (publication === null)
    return fault("publication.json", null, "no account of how the site was made", "the version and the settings");
  const unread = unreadOf(await jsonOf(join(data, "unread.json")));
  if (unread === null) return fault("unread.json", null, "no list of documents", "documents without figures");
  const heldBack = await heldBackIn(data);
  if (heldBack === null)
    return fault(KEPT_BACK, null, "no list of documents", "documents that are not handed on whole");
  return { part, publication, unread, heldBack };
}

async function textOf(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  if (found === null || !found.isFile() || found.size > MOST_BYTES) return null;
  return await readFile(path, "utf8");
}

async function jsonOf(path: string): Promise<Json | undefined> {
  const text = await textOf(path);
  if (text === null) return undefined;
  const read = parseStrictJson(Buffer.from(text), { depth: 40, characters: 200_000 });
  // With ordinary objects, as the rest of the house has them.
  return "fault" in read ? undefined : (JSON.parse(JSON.stringify(read.value)) as Json);
}

type Fields = { readonly [key: string]: Json };

function fieldsOf(value: Json | undefined): Fields | null {
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Fields) : null; // an object that is no list
}

function publicationOf(value: Json | undefined): Publication | null {
  const fields = fieldsOf(value);
  const settings = fieldsOf(fields?.["settings"]);
  const [everycase, asOf] = [fields?.["everycase"], fields?.["asOf"]];
  if (typeof everycase !== "string" || everycase.length > 40 || typeof asOf !== "number") return null;
  if (fields?.["settings"] !== null && settings === null) return null;
  const [base, scopes] = [settings?.["base"] ?? null, settings?.["scopes"] ?? []];
  if (base !== null && !(typeof base === "string" && /^https?:\/\/[^\s]{1,2000}\/$/u.test(base))) return null;
  if (!Array.isArray(scopes) || !scopes.every((one) => typeof one === "string")) return null;
  const digest = fields?.["program"] ?? null;
  if (digest !== null && !(typeof digest === "string" && /^[0-9a-f]{64}$/u.test(digest))) return null;
  const withoutOriginals = fields?.["withoutOriginals"] === true;
  return {
    madeBy: { version: everycase, digest },
    asOf,
    base,
    scopes: scopes as readonly string[],
    hasSite: settings !== null,
    withoutOriginals,
  };
}

function unreadOf(value: Json | undefined): readonly Unread[] | null {
  if (!Array.isArray(value)) return null;
  const list = (value as readonly Json[]).map((one) => {
    const { sha256, reading } = fieldsOf(one) ?? {};
    return typeof sha256 === "string" && fieldsOf(reading) !== null ? { sha256, reading: reading as Json } : null;
  });
  return list.some((one) => one === null) ? null : (list as readonly Unread[]);
}

/** What a package says of documents that are not handed on whole; `null` where it cannot be read. */
async function heldBackIn(data: string): Promise<readonly HeldBack[] | null> {
  const path = join(data, KEPT_BACK);
  if ((await lstat(path).catch(() => null)) === null) return [];
  const value = await jsonOf(path);
  if (!Array.isArray(value)) return null;
  const list = (value as readonly Json[]).map(heldFrom);
  return list.some((one) => one === null) ? null : (list as readonly HeldBack[]);
}

function heldFrom(value: Json): HeldBack | null {
  const { sha256 = null, name, order, from = null, keptBack, before = [], reading = null } = fieldsOf(value) ?? {};
  if (typeof name !== "string" || typeof order !== "number" || !Array.isArray(before)) return null;
  if (sha256 !== null && !(typeof sha256 === "string" && /^[0-9a-f]{64}$/u.test(sha256))) return null;
  if (from !== null && typeof from !== "string") return null;
  if (reading !== null && (fieldsOf(reading) === null || sha256 === null)) return null;
  const kept = keptBackFrom(keptBack);
  const said = (before as readonly Json[]).map((one): SaidBefore | null => {
    const { asOf, keptBack: then } = fieldsOf(one) ?? {};
    const all = keptBackFrom(then);
    return typeof asOf === "number" && all !== null ? { asOf, keptBack: all } : null;
  });
  if (kept === null || said.some((one) => one === null)) return null;
  return { sha256, name, order, from, keptBack: kept, before: said as readonly SaidBefore[], reading };
}

function keptBackFrom(value: Json | undefined): readonly KeptBack[] | null {
  if (!Array.isArray(value)) return null;
  const kept = (value as readonly Json[]).map((one) => {
    const { force, scope, unit, basis, says } = fieldsOf(one) ?? {};
    if ([force, scope, unit, basis, says].some((word) => typeof word !== "string")) return null;
    return { force, scope, unit, basis, says } as KeptBack; // texts all of them
  });
  return kept.some((one) => one === null) ? null : (kept as readonly KeptBack[]);
}

/** An original that is needed to compute again, and is nowhere. */
export interface Needed {
  readonly sha256: string;
  readonly name: string;
}

/** What became of the originals. */
export interface Originals {
  readonly differences: readonly Difference[];
  readonly needed: readonly Needed[];
  readonly taken: number;
}

/** Puts every original of a package into the archive of the tools. Where the package has none, `archive` is looked through. */
export async function takeOriginals(
  tools: Tools,
  data: string,
  {
    part,
    unread,
    heldBack,
    archive,
  }: {
    readonly part: readonly PartEntry[];
    readonly unread: readonly Unread[];
    readonly heldBack: readonly HeldBack[];
    readonly archive: string | null;
  },
): Promise<Originals> {
  const ledger = openPartialLedger(part);
  const silent = new Set<string | null>([...unread, ...heldBack].map(({ sha256 }) => sha256));
  const files = ledger
    .entries({ kind: FILE_ADDED })
    .filter(({ subject }) => !silent.has(subject))
    .map(({ subject, body }) => ({ sha256: subject, name: String(fieldsOf(body)?.["name"] ?? subject) }));
  const papers = publicPapers({ ...tools, ledger }).map(({ sha256, name }) => ({ sha256, name }));
  const differences: Difference[] = [];
  const needed: Needed[] = [];
  for (const one of [...files, ...papers]) {
    const path = await placeOf(one.sha256, data, archive);
    if (path === null) {
      needed.push(one);
      continue;
    }
    const found = await digestOfFile(path);
    if (found === one.sha256) await tools.archive.put(path);
    else differences.push(otherBytes(one.sha256, found));
  }
  return { differences, needed, taken: files.length + papers.length - needed.length - differences.length };
}

function otherBytes(sha256: string, found: string): Difference {
  return { file: `data/archive/${sha256}`, kind: "altered", where: "the hash of its bytes", found, wanted: sha256 };
}

/** Where an original lies: in the package, or in a folder of originals (flat, or as the archive of a book). */
async function placeOf(sha256: string, data: string, archive: string | null): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/u.test(sha256)) return null;
  const places = [
    join(data, "archive", sha256),
    ...(archive === null ? [] : [join(archive, sha256), join(archive, sha256.slice(0, 2), sha256)]),
  ];
  for (const path of places) if ((await lstat(path).catch(() => null))?.isFile() === true) return path;
  return null;
}
