// Our own walk of a zip archive's central directory, so that bombs and tricks are refused before a byte is inflated.
// Source: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.14–16 (end records).
import { type FileHandle, open } from "node:fs/promises";
import { ASK_AGAIN, damaged, Fault, polyglot, tooLarge, unsafe } from "./fault.ts";
import type { OpenLimits } from "./opened.ts";

/** One part of an archive, as the directory and its local header agree on it. */
export interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflated; other methods are refused. */
  readonly method: 0 | 8;
  readonly crc32: number;
  readonly packedBytes: number;
  /** As declared; whoever inflates the part checks it. */
  readonly inflatedBytes: number;
  /** Where the packed bytes begin in the file. */
  readonly dataStart: number;
}

interface Listed extends Omit<ZipEntry, "dataStart" | "method"> {
  readonly method: number;
  readonly flags: number;
  /** Whether it is a link to another file rather than a file. */
  readonly isLink: boolean;
  readonly headerStart: number;
}

interface Directory {
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

const END_RECORD = 0x06054b50;
const END_RECORD_BYTES = 22;
const LONG_END_RECORD = 0x06064b50;
const LONG_LOCATOR = 0x07064b50;
const DIRECTORY_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const LONG_FIELD = 0x0001;
const FULL_32 = 0xffffffff;
const FULL_16 = 0xffff;
const ENCRYPTED = 0x0001 | 0x0040 | 0x2000;
const SIZES_BEHIND = 0x0008;
const MOST_COMMENT_BYTES = 0xffff;
const MOST_DIRECTORY_BYTES = 1 << 20;

/**
 * The parts of the archive at `path`, in the order in which they stand there. Throws a `Fault` for an empty, cut-off or encrypted archive, for
 * more parts or inflated bytes than `limits` allow, for parts that overlap or share a name, for bytes before or after the
 * archive, and for packing methods other than stored and deflated.
 */
export async function readZipDirectory(path: string, limits: OpenLimits): Promise<readonly ZipEntry[]> {
  const file = await open(path, "r");
  try {
    const size = (await file.stat()).size;
    const directory = await findDirectory(file, size);
    if (directory.count === 0) {
      throw new Fault({
        code: "empty-file",
        found: "an empty archive",
        wanted: "a CSV, XLSX or ODS file",
        hint: ASK_AGAIN,
      });
    }
    if (directory.count > limits.zipEntries) {
      throw tooLarge(`an archive of ${directory.count} parts`, `a workbook of at most ${limits.zipEntries} parts`);
    }
    const listed = await readListed(file, directory);
    refuseUnsafe(listed, limits);
    return await locate(file, listed, directory.start);
  } finally {
    await file.close();
  }
}

/**
 * Whether a file that does not begin as an archive ends as one: then programs that look from the end unpack it, whatever it
 * looks like from the front. Reads the last 64 KiB.
 */
export async function endsAsArchive(path: string): Promise<boolean> {
  const file = await open(path, "r");
  try {
    const size = (await file.stat()).size;
    const tail = await readAt(
      file,
      Math.max(0, size - END_RECORD_BYTES - MOST_COMMENT_BYTES),
      Math.min(size, END_RECORD_BYTES + MOST_COMMENT_BYTES),
    );
    for (let at = tail.length - END_RECORD_BYTES; at >= 0; at--) {
      if (tail.readUInt32LE(at) !== END_RECORD || at + END_RECORD_BYTES + tail.readUInt16LE(at + 20) !== tail.length)
        continue;
      // Its directory must stand right before it, wherever the archive is thought to begin.
      const directory = at - tail.readUInt32LE(at + 12);
      return tail.readUInt16LE(at + 10) > 0 && (directory < 0 || tail.readUInt32LE(directory) === DIRECTORY_HEADER);
    }
    return false;
  } finally {
    await file.close();
  }
}

async function findDirectory(file: FileHandle, size: number): Promise<Directory> {
  const start = Math.max(0, size - END_RECORD_BYTES - MOST_COMMENT_BYTES);
  const tail = await readAt(file, start, size - start);
  for (let at = tail.length - END_RECORD_BYTES; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== END_RECORD) continue;
    const end = start + at;
    if (end + END_RECORD_BYTES + tail.readUInt16LE(at + 20) !== size) {
      throw unsafe("bytes after the end of the archive", "an archive that ends where it says");
    }
    return directoryOf(tail.subarray(at), end, await longEndRecord(file, end));
  }
  throw new Fault({
    code: "truncated-file",
    found: "an archive whose end is missing, as after a download that broke off",
    wanted: "the whole file",
    hint: ASK_AGAIN,
  });
}

function directoryOf(record: Buffer, end: number, long: Buffer | null): Directory {
  const disks = record.readUInt16LE(4) + record.readUInt16LE(6);
  if (disks !== 0 && disks !== 2 * FULL_16) throw unsafe("one volume of a split archive", "a whole archive");
  const short = { count: record.readUInt16LE(10), bytes: record.readUInt32LE(12), start: record.readUInt32LE(16) };
  const full = short.count === FULL_16 || short.bytes === FULL_32 || short.start === FULL_32;
  if (full && long === null) throw damaged("an archive whose directory is incomplete");
  const directory =
    full && long !== null
      ? { count: long64(long, 32), bytes: long64(long, 40), start: long64(long, 48), end: end - 20 - long.length }
      : { ...short, end: long === null ? end : end - 20 - long.length };
  if (directory.start + directory.bytes < directory.end) throw polyglot();
  if (directory.start + directory.bytes > directory.end) throw damaged("an archive whose directory is incomplete");
  return { count: directory.count, start: directory.start, end: directory.end };
}

/** The zip64 end record, where there is one right before the end record; else `null`. */
async function longEndRecord(file: FileHandle, end: number): Promise<Buffer | null> {
  if (end < 20 + 56) return null;
  const locator = await readAt(file, end - 20, 20);
  if (locator.readUInt32LE(0) !== LONG_LOCATOR) return null;
  const start = long64(locator, 8);
  const bytes = end - 20 - start;
  if (bytes < 56 || bytes > MOST_COMMENT_BYTES) throw damaged("an archive whose directory is incomplete");
  const record = await readAt(file, start, bytes);
  if (record.readUInt32LE(0) !== LONG_END_RECORD) throw damaged("an archive whose directory is incomplete");
  return record;
}

async function readListed(file: FileHandle, directory: Directory): Promise<Listed[]> {
  const bytes = directory.end - directory.start;
  if (bytes < 0 || bytes > MOST_DIRECTORY_BYTES) throw damaged("an archive whose directory is incomplete");
  const block = await readAt(file, directory.start, bytes);
  const listed: Listed[] = [];
  let at = 0;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > block.length || block.readUInt32LE(at) !== DIRECTORY_HEADER)
      throw damaged("an archive whose directory is broken");
    const next = at + 46 + block.readUInt16LE(at + 28) + block.readUInt16LE(at + 30) + block.readUInt16LE(at + 32);
    if (next > block.length) throw damaged("an archive whose directory is broken");
    listed.push(listedAt(block.subarray(at, next)));
    at = next;
  }
  if (at !== block.length)
    throw unsafe("an archive whose directory hides further parts", "a directory that lists every part");
  return listed;
}

function listedAt(record: Buffer): Listed {
  const nameEnd = 46 + record.readUInt16LE(28);
  const entry = {
    name: partName(record.subarray(46, nameEnd)),
    flags: record.readUInt16LE(8),
    method: record.readUInt16LE(10),
    crc32: record.readUInt32LE(16),
    packedBytes: record.readUInt32LE(20),
    inflatedBytes: record.readUInt32LE(24),
    isLink: (record.readUInt16LE(40) & 0xf000) === 0xa000,
    headerStart: record.readUInt32LE(42),
  };
  const long = longField(record.subarray(nameEnd, nameEnd + record.readUInt16LE(30)));
  if (entry.packedBytes !== FULL_32 && entry.inflatedBytes !== FULL_32 && entry.headerStart !== FULL_32) return entry;
  let at = 0;
  const take = (short: number): number => {
    if (short !== FULL_32) return short;
    at += 8;
    if (at > long.length) throw damaged("an archive whose directory is broken");
    return long64(long, at - 8);
  };
  const inflatedBytes = take(entry.inflatedBytes);
  const packedBytes = take(entry.packedBytes);
  return { ...entry, inflatedBytes, packedBytes, headerStart: take(entry.headerStart) };
}

/** Some programs write the folders of part names with backslashes. */
function partName(bytes: Buffer): string {
  return bytes.toString("utf8").replaceAll("\\", "/");
}

/** The zip64 field among the extra fields, empty where there is none. Each field must end inside the block: one that does not would make readers disagree. */
function longField(extra: Buffer): Buffer {
  let long: Buffer = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (end > extra.length) throw damaged("an archive whose directory is broken");
    if (extra.readUInt16LE(at) === LONG_FIELD) long = extra.subarray(at + 4, end);
    at = end;
  }
  return long;
}

function refuseUnsafe(listed: readonly Listed[], limits: OpenLimits): void {
  const names = new Set<string>();
  let inflated = 0;
  for (const entry of listed) {
    if ((entry.flags & ENCRYPTED) !== 0) throw encrypted();
    if (entry.method !== 0 && entry.method !== 8)
      throw unsafe(`an archive packed by method ${entry.method}`, "a deflated archive");
    if (entry.isLink) throw unsafe("an archive that holds a link to another file", "an archive of files");
    if (leadsOut(entry.name)) throw unsafe("an archive with a name that leads out of its folder", "plain names");
    // Part names of OOXML packages are compared without regard to case (ECMA-376 part 2, 6.2.2.3).
    const name = entry.name.toLowerCase();
    if (names.has(name))
      throw unsafe("an archive that holds two parts of the same name", "parts with names of their own");
    names.add(name);
    inflated += entry.inflatedBytes;
  }
  if (inflated > limits.workbookBytes) {
    throw tooLarge(
      `an archive that unpacks to ${mebibytes(inflated)} MiB`,
      `at most ${mebibytes(limits.workbookBytes)} MiB`,
    );
  }
}

/** A name that climbs, starts at a root or holds control letters is no name that an honest program gives. */
function leadsOut(name: string): boolean {
  return name.split("/").includes("..") || /^\/|^[A-Za-z]:|[\u0000-\u001f\u007f]/u.test(name);
}

/** Reads each part's local header, and makes sure that no two parts share bytes. */
async function locate(file: FileHandle, all: readonly Listed[], directoryStart: number): Promise<ZipEntry[]> {
  const inOrder = [...all].sort((a, b) => a.headerStart - b.headerStart);
  if (inOrder[0]?.headerStart !== 0) throw polyglot();
  const entries: ZipEntry[] = [];
  for (const [i, listed] of inOrder.entries()) {
    const { name, method, crc32, packedBytes, inflatedBytes } = listed;
    const limit = inOrder[i + 1]?.headerStart ?? directoryStart;
    const dataStart = await findData(file, listed, limit);
    if (dataStart + packedBytes > limit)
      throw unsafe("an archive whose parts overlap", "parts with bytes of their own");
    entries.push({ name, method: method === 0 ? 0 : 8, crc32, packedBytes, inflatedBytes, dataStart });
  }
  return entries;
}

async function findData(file: FileHandle, listed: Listed, limit: number): Promise<number> {
  const { name, method, flags, headerStart } = listed;
  if (headerStart + 30 > limit) throw unsafe("an archive whose parts overlap", "parts with bytes of their own");
  const header = await readAt(file, headerStart, 30);
  if (header.readUInt32LE(0) !== LOCAL_HEADER) throw damaged("an archive whose directory points to nothing");
  const nameBytes = header.readUInt16LE(26);
  const nameHere = await readAt(file, headerStart + 30, nameBytes);
  const flagsHere = header.readUInt16LE(6);
  if ((flagsHere & ENCRYPTED) !== (flags & ENCRYPTED)) throw encrypted();
  if (
    partName(nameHere) !== name ||
    header.readUInt16LE(8) !== method ||
    !sizesAgree(header, listed, flags | flagsHere)
  ) {
    throw unsafe("an archive whose directory and parts disagree", "a directory that says what the parts say");
  }
  return headerStart + 30 + nameBytes + header.readUInt16LE(28);
}

/** Sizes may be stated behind the part instead (flag 3: zero before it), or in 64 bits. */
function sizesAgree(header: Buffer, { packedBytes, inflatedBytes }: Listed, flags: number): boolean {
  if ((flags & SIZES_BEHIND) !== 0) return true;
  const isSame = (here: number, there: number): boolean => here === there || here === 0 || here === FULL_32;
  return isSame(header.readUInt32LE(18), packedBytes) && isSame(header.readUInt32LE(22), inflatedBytes);
}

function encrypted(): Fault {
  return new Fault({
    code: "protected-file",
    found: "an archive protected with a password",
    wanted: "a file without a password",
    hint: "Open it with the password and save it again without one.",
  });
}

async function readAt(file: FileHandle, position: number, bytes: number): Promise<Buffer> {
  const block = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(block, 0, bytes, position);
  if (bytesRead < bytes) throw damaged("an archive whose directory points outside the file");
  return block;
}

function long64(block: Buffer, at: number): number {
  const value = block.readBigUInt64LE(at);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged("an archive with an impossible size");
  return Number(value);
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}
