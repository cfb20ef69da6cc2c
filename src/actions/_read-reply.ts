// Reads the tables of a reply, each with the layout that is for it. What is complete is kept; what is left to say is one problem a sheet.
import type { Problem } from "../ground/problem.ts";
import type { ColumnReading } from "../sources/reading.ts";
import { type Chosen, chooseLayout, type KnownLayout } from "../sources/replies/choose.ts";
import type { GridReading } from "../sources/replies/grid.ts";
import type { Dimension, Layout } from "../sources/replies/layout.ts";
import { readGrid } from "../sources/replies/read-grid.ts";
import { type LetterReading, readLetter } from "../sources/replies/refused.ts";
import type { OpenedFile } from "../sources/sheet/opened.ts";
import { columnLetters } from "../standard/address.ts";
import { mapHref } from "../web/mapping-links.ts";
import { roleWords, sayWords } from "../web/mapping-words.ts";
import { counted } from "../web/words.ts";
import type { ReplySheet } from "./_reply-sheets.ts";
import { type SheetRead, sayTheSame, sheetTwice } from "./_sheet-read.ts";

/** The name of this way of reading, in notes. */
export const REPLY_READER = "reply";
const REPLY_TITLE = "Reply to a request";

/** One visible sheet of a reply: the layout it was read with, and what came of it. */
export interface ReadSheet {
  readonly sheet: ReplySheet;
  readonly chosen: Chosen;
  readonly reading: GridReading;
}

/** What came of a reply. `layout`: the layouts used, as `id@version`; `null` where no table was found. */
export interface ReplyReading {
  readonly sheets: readonly ReadSheet[];
  readonly read: readonly SheetRead[];
  readonly problems: readonly Problem[];
  readonly layout: string | null;
}

/** Whose reply it is and what may be used on it. `draft`: a layout not saved yet, for one sheet. */
export interface ReplyWork {
  readonly sha256: string;
  readonly name: string;
  readonly known: readonly KnownLayout[];
  readonly draft?: { readonly number: number; readonly layout: Layout };
}

/** Without these no figure of a table may be kept: it would say something of nobody, or of nothing. */
const NEEDED: readonly Dimension[] = ["force", "unit", "scope", "flagRule"];

/** Problems of sheets that no reader knows; with any other, the file is not a reply but a table that is damaged. */
const UNKNOWN_SHEET: readonly string[] = ["unknown-table", "hidden-sheet"];

/** A file that no fixed reader knows, read as a reply; `null` where there is nothing in it that looks like one. Its problems take the place of those before. */
export function asReply(
  { opened, sheets }: { readonly opened: OpenedFile; readonly sheets: readonly ReplySheet[] },
  problems: readonly Problem[],
  work: ReplyWork,
): ReplyReading | null {
  const told = problems.filter((problem) => !opened.problems.includes(problem));
  if (told.some(({ code }) => !UNKNOWN_SHEET.includes(code))) return null;
  const tables = readReply(sheets, work);
  const reading = opened.text === null ? tables : withLetter(tables, opened.text, work);
  if (reading.read.length === 0 && reading.problems.length === 0) return null;
  const isRead = reading.read.length > 0 || tables.layout !== null;
  const kept = isRead ? problems.filter(({ code }) => code !== "unknown-table") : problems;
  return { ...reading, problems: [...kept, ...reading.problems] };
}

/** The reading with what the words around the tables say: a refusal is an absence, and figures in sentences are left to two people. */
function withLetter(tables: ReplyReading, text: readonly string[], work: ReplyWork): ReplyReading {
  const { name, sha256 } = work;
  const figures = tables.sheets.reduce((sum, { reading }) => sum + reading.figures.length, 0);
  const letter = readLetter({ file: name, text, figures, force: forceSaid(work) });
  const problems = [...tables.problems, ...letter.problems];
  if (figures === 0 && letter.rows.length === 0 && letter.problems.length === 0)
    problems.push({
      file: name,
      code: "enter-by-hand",
      found: "words, and no table that can be read",
      wanted: "a table, or figures entered by hand",
      hint: `Two people enter them by hand: /enter?file=${sha256.slice(0, 12)} or everycase enter`,
    });
  return letter.rows.length === 0
    ? { ...tables, problems }
    : { ...tables, read: [...tables.read, letterRead(letter)], problems };
}

/** The force that somebody said for this file, whatever sheet it was said on. */
function forceSaid({ sha256, known, draft }: ReplyWork): string | null {
  const said = known.find(({ file, layout }) => file === sha256 && layout.means.force !== undefined);
  return draft?.layout.means.force ?? said?.layout.means.force ?? null;
}

function letterRead({ rows, problems, decision }: LetterReading): SheetRead {
  const way = { kind: "rows", read: () => ({ rows, problems }) } as const;
  const rule = `letter: ${decision.decision ?? "no decision"}`;
  return {
    recognised: { reader: REPLY_READER, title: REPLY_TITLE, rule, columns: [], problems, way },
    sheet: null,
    problems,
    rows,
    records: rows.length,
    filled: null,
    periods: [],
    incomplete: null,
  };
}

/** Reads every visible small table of a file. Sheets without a figure that says anything of itself are left out. */
export function readReply(all: readonly ReplySheet[], work: ReplyWork): ReplyReading {
  const sheets = all.flatMap((sheet): readonly ReadSheet[] => {
    if (sheet.hidden || sheet.grid === null) return [];
    const chosen = chooseLayout(sheet.grid, work.sha256, work.known);
    const layout = work.draft?.number === sheet.number ? work.draft.layout : chosen.layout;
    const reading = readGrid(sheet.grid, layout);
    return saysSomething(reading) ? [{ sheet, chosen: { ...chosen, layout }, reading }] : [];
  });
  const read: SheetRead[] = [];
  const problems: Problem[] = [];
  for (const one of sheets) {
    const next = sheetRead(one);
    const twice = read.find((other) => sayTheSame(other.rows, next.rows));
    if (twice === undefined) read.push(next);
    else problems.push(sheetTwice(placeOf(one, work.name), "a figure of this sheet", twice));
    problems.push(...leftToSay(one, work), ...next.problems);
  }
  const layouts = [...new Set(sheets.map(({ chosen }) => chosenName(chosen)))];
  return { sheets, read, problems, layout: layouts.length === 0 ? null : layouts.join(", ") };
}

/** Numbers of which not one word is understood are no reply yet: a table, and nobody knows of what. */
function saysSomething({ figures }: GridReading): boolean {
  return figures.some(({ means }) => Object.keys(means).length > 0);
}

/** A layout as passports and notes name it. Example: `kent-outcomes@2`. */
export function layoutName({ id, version }: Layout): string {
  return `${id}@${version}`;
}

/** The same for the layout of a sheet; what only the machine proposed has no version yet. Example: `kent-outcomes@proposed`. */
function chosenName({ layout, how }: Chosen): string {
  return how === "proposed" ? `${layout.id}@proposed` : layoutName(layout);
}

/** Whether every figure of a sheet is complete. */
export function isComplete({ missing, unknown }: GridReading): boolean {
  return missing.length === 0 && unknown.length === 0;
}

function sheetRead({ sheet, chosen: { layout, how }, reading }: ReadSheet): SheetRead {
  const rows = reading.missing.some((dimension) => NEEDED.includes(dimension)) ? [] : reading.cells;
  const ofAnother = how === "saved" || how === "shipped" ? ", made for another file of this shape" : "";
  const rule = `layout ${chosenName({ layout, how })}${how === "proposed" ? "" : `, ${layout.made}`}${ofAnother}`;
  const { problems } = reading;
  const columns = columnsOf(layout);
  return {
    recognised: {
      reader: REPLY_READER,
      title: REPLY_TITLE,
      rule,
      columns,
      problems,
      way: { kind: "rows", read: () => ({ rows, problems }) },
    },
    sheet: sheet.name,
    problems,
    rows,
    records: reading.rows.filter(({ is }) => is === "data").length,
    filled: null,
    periods: [],
    incomplete:
      reading.unknown.length === 0
        ? null
        : `${counted(reading.unknown.length, "label of this reply is", "labels of this reply are")} not understood, so figures of it are missing here.`,
  };
}

function columnsOf({ tables }: Layout): readonly ColumnReading[] {
  return tables.flatMap(({ columns }) =>
    columns.map(({ header, role, means }, index) => ({
      column: columnLetters(index),
      header,
      role: roleWords(role, means),
    })),
  );
}

/** What one thing would make the figures of a sheet complete. */
function leftToSay({ sheet, reading }: ReadSheet, { sha256, name, draft }: ReplyWork): readonly Problem[] {
  const { missing, unknown, figures, cells } = reading;
  if (isComplete(reading) || draft !== undefined) return [];
  const say = [
    ...(missing.length === 0 ? [] : [sayWords(missing)]),
    ...(unknown.length === 0 ? [] : [`Say what ${labelsWords(unknown.map(({ text }) => text))}.`]),
  ].join(" ");
  const left = figures.length - cells.length;
  return [
    {
      ...placeOf({ sheet }, name),
      code: "needs-a-word",
      found: `${counted(figures.length, "figure", "figures")}, ${left === figures.length ? "none" : `${cells.length}`} of them complete`,
      wanted: say,
      hint: `Say it once, on the page ${mapHref(sha256.slice(0, 12), { sheet: sheet.number })} or with: everycase map ${sha256.slice(0, 12)} --set … --save`,
    },
  ];
}

function labelsWords(texts: readonly string[]): string {
  const named = texts.slice(0, 3).map((text) => `“${text.slice(0, 40)}”`);
  const more = texts.length > 3 ? ` and ${texts.length - 3} more labels` : "";
  return `${named.join(", ")}${more} ${texts.length === 1 ? "means" : "mean"}`;
}

function placeOf({ sheet }: Pick<ReadSheet, "sheet">, file: string): { file: string; sheet?: string } {
  return sheet.name === null ? { file } : { file, sheet: sheet.name };
}
