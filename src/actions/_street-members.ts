// The CSVs of a data.police.uk archive, taken out a batch at a time and read by the engine, so that gigabytes pass over a small piece of disk.
import { isUtf8 } from "node:buffer";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../ground/problem.ts";
import { readStreetHeader } from "../sources/police-uk/headers.ts";
import type { MemberName, StreetKind } from "../sources/police-uk/member-names.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { Fault, problemOf } from "../sources/sheet/fault.ts";
import { type ArchiveMember, extractMember } from "../sources/sheet/zip-members.ts";
import { type Engine, firstLine } from "../warehouse/engine.ts";
import { fillStreetPart, type StreetPartCounts } from "../warehouse/street-fill.ts";
import type { StreetFile } from "../warehouse/street-table.ts";
import { mendShortRows } from "./_street-mend.ts";

/** One CSV of an archive whose name says what it is. */
export interface NamedMember {
  readonly member: ArchiveMember;
  readonly label: MemberName & { readonly kind: StreetKind };
}

/** What reading gave: tables in order, what they hold, and what could not be read. */
export interface StreetGathered {
  readonly parts: readonly string[];
  readonly counts: readonly StreetPartCounts[];
  /** Members that were read, with or without rows. */
  readonly read: ReadonlySet<number>;
  /** The header row of the first CSV of each kind. */
  readonly headers: ReadonlyMap<StreetKind, readonly string[]>;
  readonly problems: readonly Problem[];
  /** Rows that lack their last cells, and are counted. */
  readonly mended: number;
}

/** So many bytes of CSV lie on the disk at once, twice: one batch is read while the next is taken out. */
const BATCH_BYTES = 160 * 1024 * 1024;
/** The longest header row that is looked at, in bytes. */
const HEADER_BYTES = 4096;

interface Work {
  readonly engine: Engine;
  readonly archive: string;
  readonly name: string;
  readonly job: string;
}

interface Gathering extends StreetGathered {
  mended: number;
  readonly parts: string[];
  readonly counts: StreetPartCounts[];
  readonly read: Set<number>;
  readonly headers: Map<StreetKind, readonly string[]>;
  readonly problems: Problem[];
}

/** Reads members in the order given; `member.index` is their number in the table. A CSV that is damaged is a problem, and the rest is read. */
export async function readMembers(work: Work, members: readonly NamedMember[]): Promise<StreetGathered> {
  const found: Gathering = { parts: [], counts: [], read: new Set(), headers: new Map(), problems: [], mended: 0 };
  const batches = batchesOf(members);
  let next = takeOut(work, batches[0] ?? [], found);
  for (const index of batches.keys()) {
    const files = await next;
    next = takeOut(work, batches[index + 1] ?? [], found);
    // A fault of the next batch is met when its turn comes.
    next.catch(() => undefined);
    for (const group of alike(files)) await readGroup(work, group, found);
    for (const { path } of files) await rm(path, { force: true });
  }
  await next;
  return found;
}

/** Members in batches of one kind. */
function batchesOf(members: readonly NamedMember[]): readonly (readonly NamedMember[])[] {
  const batches: NamedMember[][] = [];
  let bytes = 0;
  for (const one of members) {
    const last = batches.at(-1);
    const fits = last?.[0]?.label.kind === one.label.kind && bytes + one.member.bytes <= BATCH_BYTES;
    bytes = fits ? bytes + one.member.bytes : one.member.bytes;
    if (fits) last?.push(one);
    else batches.push([one]);
  }
  return batches;
}

/** Takes members out, two at a time, and finds their columns. */
async function takeOut(work: Work, batch: readonly NamedMember[], found: Gathering): Promise<readonly StreetFile[]> {
  const files = new Map<number, StreetFile>();
  const waiting = [...batch.entries()];
  const worker = async (): Promise<void> => {
    for (let turn = waiting.shift(); turn !== undefined; turn = waiting.shift()) {
      const file = await takeOne(work, turn[1], found);
      if (file !== null) files.set(turn[0], file);
    }
  };
  await Promise.all([worker(), worker()]);
  return [...files].sort(([a], [b]) => a - b).map(([, file]) => file);
}

async function takeOne(work: Work, { member, label }: NamedMember, found: Gathering): Promise<StreetFile | null> {
  const path = join(work.job, `member-${member.index}.csv`);
  const place = { file: work.name, sheet: member.name };
  try {
    await extractMember(work.archive, member, path);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    found.problems.push({ ...problemOf(error.facts, work.name), sheet: member.name });
    return null;
  }
  if (member.bytes === 0) {
    found.read.add(member.index);
    return null;
  }
  if (!isUtf8(await readFile(path))) {
    // The engine gives up for good when it meets such a letter in a file of which it reads some columns.
    await rm(path, { force: true });
    found.problems.push({
      ...place,
      code: "unreadable-file",
      found: "text that is not UTF-8",
      wanted: "CSV files in UTF-8, as data.police.uk publishes them",
      hint: "This file was left out: its month counts as not there. Add it as a file of its own.",
    });
    return null;
  }
  const header = await headerRow(path);
  const reading = readStreetHeader(header);
  if (reading === null || reading.columns === null || reading.kind !== label.kind) {
    await rm(path, { force: true });
    const missing = reading?.missing ?? [];
    found.problems.push({
      ...place,
      code: "column-missing",
      cell: "1",
      found:
        missing.length > 0 ? `no column named ${missing.join(", ")}` : "headers of another table than its name says",
      wanted: `the headers of a file of ${label.kind}`,
      hint: "This file was left out: its month counts as not there. The rest of the archive was read.",
    });
    return null;
  }
  found.read.add(member.index);
  if (!found.headers.has(label.kind)) found.headers.set(label.kind, header);
  const { kind, force } = label;
  const layout = { gzip: false, delimiter: ",", headerRow: 1, columns: reading.columns };
  return { path, member: member.index, kind, force, ...layout };
}

async function headerRow(path: string): Promise<readonly string[]> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    return parseCsv(buffer.toString("utf8", 0, bytesRead), ",", 1)[0] ?? [];
  } finally {
    await file.close();
  }
}

/** Files of one layout that stand together: nearly always all of them. */
function alike(files: readonly StreetFile[]): readonly (readonly StreetFile[])[] {
  const groups: StreetFile[][] = [];
  for (const file of files) {
    const last = groups.at(-1);
    if (JSON.stringify(last?.[0]?.columns) === JSON.stringify(file.columns)) last?.push(file);
    else groups.push([file]);
  }
  return groups;
}

async function readGroup(work: Work, files: readonly StreetFile[], found: Gathering): Promise<void> {
  const target = join(work.job, `part-${found.parts.length}.parquet`);
  try {
    const counts = await fillStreetPart(work.engine, { files, target });
    const mended = await mendShortRows(work.engine, {
      files,
      counts,
      job: work.job,
      name: `mended-${found.parts.length}`,
    });
    found.counts.push(...mended.counts);
    found.parts.push(target, ...mended.parts);
    found.mended += mended.rows;
  } catch (error) {
    for (const { member } of files) found.read.delete(member);
    found.problems.push({
      file: work.name,
      code: "unreadable-file",
      found: `${files.length} files that the engine cannot read: ${firstLine(error).slice(0, 120)}`,
      wanted: "CSV files in UTF-8",
      hint: "Their months count as not there. Get the archive again, or add the CSVs one by one.",
    });
  }
}
