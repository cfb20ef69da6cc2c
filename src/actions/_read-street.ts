// Reads what data.police.uk publishes, single CSVs and whole archives. It is rows and no cells, so it has a way of its own.
import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { Json } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import type { StreetPart } from "../measures/street-result.ts";
import { columnRoles, readStreetHeader, type StreetHeader } from "../sources/police-uk/headers.ts";
import { readMemberName, type StreetKind } from "../sources/police-uk/member-names.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { sniffDelimiter } from "../sources/sheet/delimiter.ts";
import { Fault } from "../sources/sheet/fault.ts";
import { openFile } from "../sources/sheet/open.ts";
import { OPEN_LIMITS } from "../sources/sheet/opened.ts";
import { sniff } from "../sources/sheet/sniff.ts";
import { readHead } from "../sources/sheet/text-bytes.ts";
import { type ArchiveMember, listArchive } from "../sources/sheet/zip-members.ts";
import { columnLetters } from "../standard/address.ts";
import { parseEdition } from "../standard/editions.ts";
import { fillStreetPart, joinStreetParts, streetOutcomeWords } from "../warehouse/street-fill.ts";
import { describeStreet } from "../warehouse/street-holdings.ts";
import type { StoredFile } from "../warehouse/warehouse.ts";
import type { RowsFile } from "./_rows-file.ts";
import { forcesSaid, type Named, partsOf, streetProblems, unknownOutcomes } from "./_street-account.ts";
import { type NamedMember, readMembers, type StreetGathered } from "./_street-members.ts";
import { mendShortRows } from "./_street-mend.ts";
import type { ReadingNote } from "./reading-note.ts";

const TITLE = "data.police.uk";
const NO_FLAG = {
  kind: "no-flag",
  says: "It carries no CSE flag and merges sexual offences with violence: it is never used for CSE rates, and never compared.",
};

/** Reads a file of data.police.uk and keeps its rows; `null` where it is none, and somebody else may look at it. */
export async function readStreet(work: RowsFile): Promise<StoredFile | null> {
  const head = await readHead({ path: work.path, gzip: false, inflatedBytes: OPEN_LIMITS.inflatedBytes }).catch(
    () => null,
  );
  if (head === null) return null;
  const kind = sniff(head);
  if (kind === "zip") return await readArchive(work);
  return kind === "text" || kind === "gzip" ? await readSingle(work, kind === "gzip") : null;
}

async function readArchive(work: RowsFile): Promise<StoredFile | null> {
  const members = await listed(work.path);
  const known = members.flatMap((member) => {
    const label = readMemberName(member.name);
    return label === null ? [] : [{ member, label }];
  });
  const named = known.flatMap(({ member, label }) => {
    const { kind } = label;
    return kind === "stop-and-search" ? [] : [{ member, label: { ...label, kind } }];
  });
  if (named.length === 0 || known.length < members.length / 2) return null;
  const inOrder = named.toSorted((a, b) => compare(orderOf(a), orderOf(b)));
  const { engine } = work.warehouse;
  const found = await readMembers({ engine, archive: work.path, name: work.name, job: work.job }, inOrder);
  const others = members.filter((member) => !known.some((one) => one.member === member));
  const searches = known.length - named.length;
  const names = new Map(inOrder.map(({ member, label }) => [member.index, { name: member.name, label }]));
  const problems = others.length === 0 ? [] : [strangers(work.name, others)];
  return await keep(work, { found, names, format: "zip", searches, problems });
}

async function listed(path: string): Promise<readonly ArchiveMember[]> {
  try {
    return await listArchive(path);
  } catch (error) {
    // What is wrong with the archive is told when it is opened as any other file.
    if (error instanceof Fault) return [];
    throw error;
  }
}

/** Street files first, then outcomes; each by force and month. */
function orderOf({ label, member }: NamedMember): string {
  return [label.kind === "street" ? 0 : 1, label.force ?? `~${label.slug}`, label.month, member.name].join("\u001f");
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function strangers(file: string, others: readonly ArchiveMember[]): Problem {
  return {
    file,
    code: "not-read",
    found: `${others.length} ${others.length === 1 ? "file" : "files"} of other names, such as ${others[0]?.name.slice(0, 80)}`,
    wanted: "files named like 2024-01-kent-street.csv",
    hint: "They were left out. Add them as files of their own if they are tables.",
  };
}

async function readSingle(work: RowsFile, gzip: boolean): Promise<StoredFile | null> {
  const source = { path: work.path, gzip, inflatedBytes: OPEN_LIMITS.inflatedBytes };
  const head = await readHead(source).catch(() => null);
  // A mark at the beginning of the text is no part of the first header.
  const text = (head?.bytes.toString("utf8") ?? "").replace(/^\uFEFF/u, "");
  const header = parseCsv(text, sniffDelimiter(text), 1)[0] ?? [];
  const reading = readStreetHeader(header);
  if (reading === null) return null;
  const found = await fillSingle(work, reading, header);
  const label = readMemberName(work.name);
  const names: ReadonlyMap<number, Named> = new Map([[0, { name: null, label, kind: streetKind(reading) }]]);
  return await keep(work, { found, names, format: gzip ? "csv.gz" : "csv", searches: 0, problems: [] });
}

function streetKind({ kind }: StreetHeader): StreetKind {
  return kind === "stop-and-search" ? "street" : kind;
}

async function fillSingle(work: RowsFile, reading: StreetHeader, header: readonly string[]): Promise<StreetGathered> {
  const none = { parts: [], counts: [], read: new Set<number>(), headers: new Map(), mended: 0 };
  const problem = headerProblem(work.name, reading);
  if (problem !== null || reading.columns === null || reading.kind === "stop-and-search")
    return { ...none, problems: problem === null ? [] : [problem] };
  const opened = await openFile({ path: work.path, name: work.name, folder: work.job });
  const [sheet] = opened.sheets;
  if (sheet === undefined) return { ...none, problems: opened.problems };
  const target = join(work.job, "part-0.parquet");
  const force = readMemberName(work.name)?.force ?? null;
  const { path, gzip, delimiter } = sheet;
  const file = { path, gzip, delimiter, headerRow: 1, member: 0, kind: reading.kind, force, columns: reading.columns };
  const { engine } = work.warehouse;
  const counts = await fillStreetPart(engine, { files: [file], target });
  const mended = await mendShortRows(engine, { files: [file], counts, job: work.job, name: "mended" });
  const headers = new Map([[reading.kind, header]]);
  const parts = [target, ...mended.parts];
  return { parts, counts: mended.counts, read: new Set([0]), headers, problems: opened.problems, mended: mended.rows };
}

function headerProblem(file: string, { kind, missing }: StreetHeader): Problem | null {
  if (kind === "stop-and-search")
    return {
      file,
      code: "not-read",
      found: "stop and search records of data.police.uk",
      wanted: "street or outcomes files",
      hint: "They hold no crimes and no outcomes. The file is archived as received; no row was read.",
    };
  if (missing.length === 0) return null;
  return {
    file,
    code: "column-missing",
    cell: "1",
    found: `no column named ${missing.join(", ")}`,
    wanted: "the headers of data.police.uk",
    hint: "Nothing was read: columns are found by name, never by position.",
  };
}

interface Found {
  readonly found: StreetGathered;
  readonly names: ReadonlyMap<number, Named>;
  readonly format: string;
  readonly searches: number;
  readonly problems: readonly Problem[];
}

async function keep(work: RowsFile, all: Found): Promise<StoredFile> {
  const { found, names } = all;
  const { engine } = work.warehouse;
  const forces = forcesSaid(found.counts, names);
  const parts = partsOf(found, names);
  const joined = join(work.job, "joined.parquet");
  const inOrder =
    forces.size === 0 &&
    found.mended === 0 &&
    parts.every(({ index, month }) => (names.get(index)?.label?.month ?? month) === month);
  if (found.parts.length > 0) await joinStreetParts(engine, { parts: found.parts, target: joined, inOrder, forces });
  const words = found.parts.length === 0 ? [] : await streetOutcomeWords(engine, joined);
  const problems = [
    ...all.problems,
    ...found.problems,
    ...streetProblems(work.name, found.counts, names),
    ...unknownOutcomes(work.name, words, names),
  ];
  const note = noteOf(work, { ...all, problems }, parts);
  const write = found.parts.length === 0 ? null : (target: string) => rename(joined, target);
  return await work.warehouse.keep(work.sha256, note as unknown as Json, write, describeStreet);
}

function noteOf(
  work: RowsFile,
  { found, format, searches, problems }: Found,
  parts: readonly StreetPart[],
): ReadingNote {
  // An archive is named by its newest month; a CSV by the month of its crimes, which says nothing of when it was published.
  const named = /^(\d{4}-\d{2})\.zip$/u.exec(work.name)?.[1];
  const { id, title, day } = parseEdition(work.editionSaid ?? named ?? "");
  const read = found.parts.length > 0;
  const unread = found.problems.filter(({ sheet }) => sheet !== undefined).length;
  return {
    reader: read ? "police-uk" : null,
    holds: "street",
    layout: null,
    title: read ? TITLE : null,
    rule: read ? "headers of data.police.uk" : null,
    format,
    fullTable: false,
    records: parts.reduce((sum, { rows }) => sum + rows, 0),
    sheets: [],
    columns: [...found.headers].flatMap(([kind, header]) => columnsOf(kind, header)),
    signals: [
      NO_FLAG,
      ...(searches === 0 ? [] : [searchesLeft(searches)]),
      ...(found.mended === 0 ? [] : [mendedSays(found.mended)]),
    ],
    problems: [...problems],
    edition: { id, title, day },
    incomplete: unread === 0 ? null : `${unread} ${unread === 1 ? "file" : "files"} of the archive could not be read.`,
    street: parts,
  };
}

function columnsOf(kind: StreetKind, header: readonly string[]): ReadingNote["columns"] {
  const columns = readStreetHeader(header)?.columns ?? null;
  if (columns === null) return [];
  const roles = columnRoles(header, columns);
  return header.map((text, index) => ({
    sheet: kind,
    column: columnLetters(index),
    header: text,
    role: roles[index] ?? "not used",
  }));
}

function mendedSays(rows: number): ReadingNote["signals"][number] {
  const lack = rows === 1 ? "1 row lacks its last cells" : `${rows} rows lack their last cells`;
  return { kind: "ragged-row", says: `${lack}, none of which is read: counted as any other row.` };
}

function searchesLeft(searches: number): ReadingNote["signals"][number] {
  const files = `${searches} stop and search ${searches === 1 ? "file" : "files"}`;
  return { kind: "not-read", says: `${files} in the archive: not read, because they hold no crimes and no outcomes.` };
}
