// Reads one archived file into the warehouse: open, recognise, translate, fill. What could not be read is told, never dropped.
import { readFile as readBytes, rename, rm } from "node:fs/promises";
import type { Json } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import { mapProblem } from "../sources/lookups/reader.ts";
import { READERS } from "../sources/readers.ts";
import type { KnownLayout } from "../sources/replies/choose.ts";
import { readJsonReturn } from "../sources/returns/reader.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { openFile } from "../sources/sheet/open.ts";
import type { OpenedFile, Signal } from "../sources/sheet/opened.ts";
import { readSheetText } from "../sources/sheet/sheet-text.ts";
import { type Edition, editionOfCover, editionOfFileName, NOT_STATED, parseEdition } from "../standard/editions.ts";
import { firstLine } from "../warehouse/engine.ts";
import { mergeCells } from "../warehouse/merge.ts";
import { fillRows } from "../warehouse/rows.ts";
import type { StoredFile, Warehouse } from "../warehouse/warehouse.ts";
import { checkTogether } from "./_check-file.ts";
import { readBulkSheet } from "./_read-bulk.ts";
import { asReply, REPLY_READER } from "./_read-reply.ts";
import { readWhole } from "./_read-whole.ts";
import { keptSheets } from "./_reply-sheets.ts";
import { placeOf, type SheetOutcome, type SheetRead, type SheetWork, sayTheSame, sheetTwice } from "./_sheet-read.ts";
import { nothingKnown, unknownTable } from "./_unread.ts";
import type { ReadingNote } from "./reading-note.ts";

/** A file to read. `layouts`: those that may be used on a reply, newest first. */
export interface FileToRead {
  readonly path: string;
  readonly sha256: string;
  readonly name: string;
  readonly editionSaid: string | null;
  readonly layouts: readonly KnownLayout[];
}

/** Reads the file at `path` (an archived original) and keeps its cells and the account of the reading under its hash. */
export async function readFileInto(
  warehouse: Warehouse,
  { path, sha256, name, editionSaid, layouts }: FileToRead,
): Promise<StoredFile> {
  const job = await warehouse.jobFolder(`${sha256}-${process.pid}`);
  try {
    const whole = await readWhole({ warehouse, path, sha256, name, editionSaid, job });
    if (whole !== null) return whole;
    const opened = await openFile({ path, name, folder: job });
    const read: SheetRead[] = [];
    const problems: Problem[] = [...opened.problems];
    const signals: Signal[] = [...opened.signals];
    if (opened.format === "json" && opened.sheets.length === 0) read.push(...(await readJson(path, name, problems)));
    for (const [index, sheet] of opened.sheets.entries()) {
      const outcome = await readSheetOrTell({ warehouse, sheet, name, sha256, job, index, read, signals });
      if ("read" in outcome) read.push(outcome.read);
      problems.push(...outcome.problems);
    }
    problems.push(...checkTogether(read, name));
    const sheets = read.length > 0 ? [] : await keptSheets(warehouse, { opened, sha256, name });
    const reply = read.length > 0 ? null : asReply({ opened, sheets }, problems, { sha256, name, known: layouts });
    read.push(...(reply?.read ?? []));
    const all = reply === null ? problems : [...reply.problems];
    const told =
      read.length === 0 && all.length === 0 ? [nothingKnown(name, opened)] : withoutSideSheets(all, read.length > 0);
    const layout = reply?.layout ?? null;
    const note = noteOf({ opened: { ...opened, signals }, read, problems: told, name, editionSaid, layout });
    return await warehouse.keep(
      sha256,
      note as unknown as Json,
      holdsNothing(read) ? null : (target) => fillAll(warehouse, read, sha256, target),
    );
  } finally {
    await rm(job, { recursive: true, force: true });
  }
}

/** A reply of which something must be said first is read, but gives no cell yet; a look-up never does. */
function holdsNothing(read: readonly SheetRead[]): boolean {
  const silent: readonly string[] = [REPLY_READER, "lookup"];
  return read.every(({ recognised, rows }) => silent.includes(recognised.reader) && rows.length === 0);
}

/** Cover and notes are no tables, and nobody need be told so where another sheet is one, or all but one. */
function withoutSideSheets(problems: readonly Problem[], someRead: boolean): readonly Problem[] {
  const found =
    someRead ||
    problems.some(({ code }) => ["hidden-sheet", "column-missing", "column-twice", "count-not-said"].includes(code));
  return found ? problems.filter(({ code }) => code !== "unknown-table") : problems;
}

async function readJson(path: string, name: string, problems: Problem[]): Promise<SheetRead[]> {
  const bytes = await readBytes(path);
  const map = mapProblem(bytes.toString("utf8"), name);
  if (map !== null) {
    problems.splice(0, problems.length, map);
    return [];
  }
  const reading = readJsonReturn(bytes, name);
  problems.push(...reading.problems);
  if (reading.recognised === null) return [];
  problems.splice(0, problems.length, ...reading.problems);
  return [
    {
      recognised: reading.recognised,
      sheet: null,
      problems: [],
      rows: reading.rows,
      records: reading.rows.length,
      filled: null,
      periods: [],
      incomplete: null,
    },
  ];
}

/** A sheet that makes the engine fail is a problem of that file, and must not stand in the way of the rest of the book. */
async function readSheetOrTell(work: SheetWork): Promise<SheetOutcome> {
  try {
    return await readSheet(work);
  } catch (error) {
    return {
      problems: [
        {
          ...placeOf(work),
          code: "unreadable-file",
          found: firstLine(error).slice(0, 160),
          wanted: "a table that can be read",
          hint: "Nothing was read of it. Try again: everycase rebuild",
        },
      ],
    };
  }
}

async function readSheet(work: SheetWork): Promise<SheetOutcome> {
  const { sheet, name } = work;
  const place = placeOf(work);
  const found = READERS.map((reader) => reader.recognise({ file: name, sheet: sheet.name, head: sheet.head }));
  const recognised = found.flatMap((one) => (one !== null && "yes" in one ? [one.yes] : []))[0];
  if (recognised === undefined) {
    const almost = found.flatMap((one) => (one !== null && "almost" in one ? one.almost.problems : []));
    return { problems: almost.length > 0 ? almost : [unknownTable(place, sheet)] };
  }
  if (sheet.hidden) {
    return {
      problems: [
        {
          ...place,
          code: "hidden-sheet",
          found: `a hidden sheet that looks like ${recognised.title}`,
          wanted: "figures in a visible sheet",
          hint: "It was kept unread: what is hidden was perhaps not meant to be given.",
        },
      ],
    };
  }
  const [other] = work.read;
  if (other !== undefined && other.recognised.reader !== recognised.reader) {
    return {
      problems: [
        {
          ...place,
          code: "another-table",
          found: `${recognised.title}, beside ${other.recognised.title} in sheet ${other.sheet}`,
          wanted: "tables of one kind in one file",
          hint: "The first was read, this one was not. Add it as a file of its own.",
        },
      ],
    };
  }
  if (recognised.way.kind === "rows") {
    const { rows, problems } = recognised.way.read(parseCsv(await readSheetText(sheet), sheet.delimiter));
    const twice = work.read.find((one) => sayTheSame(one.rows, rows));
    if (twice !== undefined) return { problems: [sheetTwice(place, "a figure of this sheet", twice)] };
    return {
      read: {
        recognised,
        sheet: sheet.name,
        problems,
        rows,
        records: rows.length,
        filled: null,
        periods: [],
        incomplete: null,
      },
      problems,
    };
  }
  return await readBulkSheet(work, recognised, recognised.way, place);
}

async function fillAll(
  warehouse: Warehouse,
  read: readonly SheetRead[],
  sha256: string,
  target: string,
): Promise<void> {
  const parts = read.flatMap(({ filled }) => (filled === null ? [] : [filled]));
  const rows = read.flatMap((one) => one.rows.map((row) => ({ ...row, sheet: one.sheet })));
  const [only] = parts;
  if (only !== undefined && parts.length === 1 && rows.length === 0) return await rename(only, target);
  const rowsTarget = `${target}.rows`;
  if (rows.length > 0 || parts.length === 0)
    await fillRows(warehouse.engine, { rows, file: sha256, target: parts.length === 0 ? target : rowsTarget });
  if (parts.length === 0) return;
  await mergeCells(warehouse.engine, { parts: rows.length > 0 ? [...parts, rowsTarget] : parts, target });
  await rm(rowsTarget, { force: true });
}

function noteOf({
  opened,
  read,
  problems,
  name,
  editionSaid,
  layout,
}: {
  opened: OpenedFile;
  read: readonly SheetRead[];
  problems: readonly Problem[];
  name: string;
  editionSaid: string | null;
  layout: string | null;
}): ReadingNote {
  const [first] = read;
  const edition = editionOf(opened, name, editionSaid);
  return {
    reader: first?.recognised.reader ?? null,
    holds: first?.recognised.holds ?? "balances",
    layout,
    title: first?.recognised.title ?? null,
    rule: first?.recognised.rule ?? null,
    format: opened.format,
    fullTable: read.length > 0 && read.every(({ recognised }) => recognised.way.kind === "bulk"),
    records: read.reduce((sum, one) => sum + one.records, 0),
    sheets: opened.sheets.map(({ name: sheet, hidden }) => ({
      sheet,
      hidden,
      read: read.some((one) => one.sheet === sheet),
    })),
    columns: read.flatMap(({ recognised, sheet }) => recognised.columns.map((column) => ({ ...column, sheet }))),
    signals: opened.signals.map(({ kind, says }) => ({ kind, says })),
    problems: [...problems],
    edition: { id: edition.id, title: edition.title, day: edition.day },
    incomplete: read.map(({ incomplete }) => incomplete).find((words) => words !== null) ?? null,
  };
}

function editionOf(opened: OpenedFile, name: string, said: string | null): Edition {
  if (said !== null) return parseEdition(said);
  const cover = opened.sheets
    .filter(({ name: sheet }) => sheet !== null && /cover/iu.test(sheet))
    .map(({ head }) => editionOfCover(head));
  return editionOfFileName(name) ?? cover.find((edition) => edition !== null) ?? NOT_STATED;
}
