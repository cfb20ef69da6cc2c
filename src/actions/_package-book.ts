// The book of a data package, read back on any machine: entries whose chain holds, originals whose bytes give their names.
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../ground/digest.ts";
import { parseStrictJson } from "../ground/strict-json.ts";
import type { Head } from "../ledger/entry.ts";
import { openPartialLedger, type PartEntry, readPart, verifyPart } from "../ledger/partial-ledger.ts";
import { heldFrom, type Misfit, misfitEntry, type Unread, unreadFrom } from "./_package-shapes.ts";
import type { Difference } from "./_site-check.ts";
import { FILE_ADDED } from "./catalogue.ts";
import type { HeldBack } from "./held-back-file.ts";
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

const BOOK = "book.jsonl";
const UNREAD = "unread.json";

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
  const text = await textOf(join(data, BOOK));
  const fault = (file: string, { where, found, wanted }: Misfit): PackageBook => ({
    differences: [{ file: `data/${file}`, kind: "altered", where, found, wanted }],
  });
  if (text === null)
    return fault(BOOK, { where: null, found: "no file that can be read", wanted: "the entries of the book" });
  const part = readPart(text);
  if ("line" in part) return fault(BOOK, { ...part, where: `line ${part.line}` });
  const chain = verifyPart(part, noted);
  if (!chain.ok)
    return fault(BOOK, { where: `line ${chain.at}`, found: chain.what, wanted: "a chain of entries that holds" });
  const odd = misfitEntry(part);
  if (odd !== null) return fault(BOOK, odd);
  const publication = publicationOf(await jsonOf(join(data, "publication.json")));
  if (publication === null)
    return fault("publication.json", {
      where: null,
      found: "no account of how the site was made",
      wanted: "the version and the settings",
    });
  const [unread, heldBack] = [
    unreadFrom(await jsonOf(join(data, UNREAD))),
    heldFrom((await isThere(join(data, KEPT_BACK))) ? await jsonOf(join(data, KEPT_BACK)) : []),
  ];
  if ("found" in unread) return fault(UNREAD, unread);
  if ("found" in heldBack) return fault(KEPT_BACK, heldBack);
  return { part, publication, unread, heldBack };
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
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
