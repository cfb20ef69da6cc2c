// "Map a file": a table of a reply as it is read, with a draft of corrections in it, and what the draft does to the book.
import { assert } from "../ground/assert.ts";
import { Refusal } from "../ground/refusal.ts";
import { chooseLayout } from "../sources/replies/choose.ts";
import { correct } from "../sources/replies/correct.ts";
import type { GridReading } from "../sources/replies/grid.ts";
import type { Dimension, Layout } from "../sources/replies/layout.ts";
import { readGrid } from "../sources/replies/read-grid.ts";
import type { MappedSheet, MappingView } from "../web/mapping-view.ts";
import { besidesOf, effectsOf, type SheetRow } from "./_effect.ts";
import { layoutIdFor } from "./_layout-id.ts";
import { knownLayouts } from "./_layouts.ts";
import { isComplete, type ReadSheet, type ReplyReading, type ReplyWork, readReply } from "./_read-reply.ts";
import { archivedSheets, type ReplySheet } from "./_reply-sheets.ts";
import { correctionSaid, SAID_LIMITS } from "./_said.ts";
import { type BookFile, bookFiles } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** What is asked: a file by its name, SHA-256 or the start of it; a sheet from 1; the corrections as they were said. */
export interface MapRequest {
  readonly file: string;
  readonly sheet?: number;
  readonly said?: readonly string[];
}

/** A drafted layout with everything that saving it needs. `sheet` is `null` for a letter without a table. */
export interface Draft {
  readonly file: BookFile;
  readonly sheet: ReplySheet | null;
  readonly layout: Layout;
  readonly isOnly: boolean;
}

/** Reads a table with a draft. Refuses (`notFound`) an unknown file or sheet, (`usage`) corrections that cannot be read, (`notPossible`) a file that is no reply. */
export async function mapFile(tools: Tools, { file: label, sheet, said = [] }: MapRequest): Promise<MappingView> {
  const file = await fileNamed(tools, label);
  const sheets = await sheetsOf(tools, file);
  const base = { sha256: file.entry.subject, name: file.body.name, known: await knownLayouts(tools) };
  const asItIs = readReply(sheets, base);
  const here = sheetAsked(sheets, asItIs, sheet);
  const drawn = { file: file.body.name, sha256: file.entry.subject, sheets: sheetStates(sheets, asItIs), said };
  if (here === null || here.grid === null) {
    const ofLetter = leftOfLetter(file, letterDraft(file, said));
    return { ...drawn, ...nothingDrawn(here, layoutIdFor(tools, file, null)), ofLetter };
  }
  const draft = draftOf({ file, sheets, sheet: here, asItIs, said, work: base });
  const reply = readReply(sheets, { ...base, draft: { number: here.number, layout: draft.layout } });
  const rows = rowsOf(reply);
  const complete = draft.reading.figures.length > 0 && isComplete(draft.reading);
  return {
    ...drawn,
    sheet: here.number,
    grid: here.grid,
    reading: draft.reading,
    why: null,
    hidden: here.hidden,
    how: draft.how,
    ofLetter: [],
    complete,
    ...(await effectsOf(tools, file, rows)),
    besides: besidesOf(rows),
    problems: draft.reading.problems,
    name: draft.layout.title,
    id: layoutIdFor(tools, file, here),
  };
}

/** The draft of one sheet, for saving. Refuses as `mapFile` does, and (`notPossible`) a sheet that is not drawn. */
export async function draftFor(tools: Tools, { file: label, sheet, said = [] }: MapRequest): Promise<Draft> {
  const file = await fileNamed(tools, label);
  const sheets = await sheetsOf(tools, file);
  const work = { sha256: file.entry.subject, name: file.body.name, known: await knownLayouts(tools) };
  const asItIs = readReply(sheets, work);
  const here = sheetAsked(sheets, asItIs, sheet);
  if (here?.hidden === true)
    throw new Refusal("notPossible", "This sheet is hidden in the file, so it is shown and not read.");
  if (here === null && said.length > 0) return { file, sheet: null, layout: letterDraft(file, said), isOnly: true };
  if (here === null || here.grid === null)
    throw new Refusal("notPossible", `${file.body.name} has no small table whose meaning could be saved.`);
  return draftOf({ file, sheets, sheet: here, asItIs, said, work });
}

/** What is said of a letter without a table: facts alone, such as the force that refuses. */
function letterDraft({ body }: BookFile, said: readonly string[]): Layout {
  const grid = { file: body.name, part: null, sheet: null, rows: [], merges: [], text: null };
  const empty = {
    layout: 1,
    id: "letter",
    version: 1,
    title: body.name,
    made: "corrected",
    sheet: null,
    means: {},
    tables: [],
    labels: [],
    rows: [],
  } as const;
  const facts = said.map((text) => {
    const correction = correctionSaid(text, grid, readGrid(grid, empty));
    if (correction.kind === "means") return correction.means;
    throw new Refusal("usage", `There is no table of which "${text.slice(0, 60)}" could be said.`);
  });
  return { ...empty, means: Object.assign({}, ...facts) };
}

function leftOfLetter({ note }: BookFile, { means }: Layout): readonly Dimension[] {
  const isNameless = note.problems.some(({ code }) => code === "force-not-named");
  return isNameless && (means.force ?? "") === "" ? ["force"] : [];
}

async function fileNamed(tools: Tools, label: string): Promise<BookFile> {
  const files = await bookFiles(tools);
  const found = files.findLast(
    ({ entry, body }) => body.name === label || (label.length >= 6 && entry.subject.startsWith(label.toLowerCase())),
  );
  if (found === undefined)
    throw new Refusal("notFound", `No file "${label}" has been added.`, "See what there is: everycase sources");
  return found;
}

/** The sheets to draw. A file that a fixed reader knows has a layout that nobody need say. */
async function sheetsOf(tools: Tools, { entry, body, note }: BookFile): Promise<readonly ReplySheet[]> {
  if (note.reader !== null && note.layout === null && note.reader !== "reply")
    throw new Refusal(
      "notPossible",
      `${body.name} was read as ${note.title ?? "a known table"}: its columns are found by their headings.`,
      "Only tables that no reader knows are mapped.",
    );
  return await archivedSheets(tools, entry.subject, body.name);
}

/** The sheet asked for; else the first with something left to say, the first with figures, the first that can be drawn. */
function sheetAsked(
  sheets: readonly ReplySheet[],
  { sheets: read }: ReplyReading,
  asked: number | undefined,
): ReplySheet | null {
  if (asked !== undefined) {
    const found = sheets.find(({ number }) => number === asked);
    if (found === undefined)
      throw new Refusal("notFound", `There is no sheet ${asked} in the file.`, `Sheets: 1 to ${sheets.length}.`);
    return found;
  }
  const open = read.find(({ reading }) => !isComplete(reading)) ?? read[0];
  return open?.sheet ?? sheets.find(({ hidden, grid }) => !hidden && grid !== null) ?? sheets[0] ?? null;
}

function sheetStates(sheets: readonly ReplySheet[], { sheets: read }: ReplyReading): readonly MappedSheet[] {
  return sheets.map((sheet) => {
    const found = read.find((one) => one.sheet.number === sheet.number);
    return {
      number: sheet.number,
      title: titleOf(sheet),
      hidden: sheet.hidden,
      state: stateOf(sheet, found),
      figures: found?.reading.figures.length ?? 0,
    };
  });
}

function titleOf({ name, part, number }: ReplySheet): string {
  return [part, name].filter((word) => word !== null).join(", ") || `Sheet ${number}`;
}

function stateOf({ hidden, grid }: ReplySheet, read: ReadSheet | undefined): MappedSheet["state"] {
  if (hidden) return "hidden";
  if (grid === null) return "too large";
  if (read === undefined) return "no table";
  return isComplete(read.reading) ? "ready" : "to say";
}

function nothingDrawn(
  sheet: ReplySheet | null,
  id: string,
): Omit<MappingView, "file" | "sha256" | "sheets" | "said" | "ofLetter"> {
  const why =
    sheet === null
      ? "No table was found in this file, only words or nothing at all."
      : "This sheet is larger than a reply’s table, so it is not drawn.";
  const nothing = { effects: [], moreEffects: 0, besides: [], problems: [], name: "", id };
  return {
    sheet: sheet?.number ?? 0,
    grid: null,
    reading: null,
    why,
    hidden: false,
    how: "proposed",
    complete: false,
    ...nothing,
  };
}

function draftOf({
  file,
  sheets,
  sheet,
  asItIs,
  said,
  work,
}: {
  file: BookFile;
  sheets: readonly ReplySheet[];
  sheet: ReplySheet;
  asItIs: ReplyReading;
  said: readonly string[];
  work: ReplyWork;
}): Draft & { readonly sheet: ReplySheet; readonly reading: GridReading; readonly how: MappingView["how"] } {
  if (said.length > SAID_LIMITS.count)
    throw new Refusal(
      "usage",
      `One draft takes at most ${SAID_LIMITS.count} corrections.`,
      "Save it, and go on from there.",
    );
  assert(sheet.grid !== null, "a draft is of a sheet that is drawn");
  const { grid } = sheet;
  const found = asItIs.sheets.find((one) => one.sheet.number === sheet.number);
  const chosen = found?.chosen ?? chooseLayout(grid, work.sha256, work.known);
  let { layout } = chosen;
  let reading = readGrid(grid, layout);
  for (const text of said) {
    layout = correct(layout, grid, correctionSaid(text, grid, reading));
    reading = readGrid(grid, layout);
  }
  const isOnly = sheets.filter((one) => one.part === sheet.part && !one.hidden).length <= 1;
  return { file, sheet, layout, reading, isOnly, how: chosen.how };
}

function rowsOf({ read }: ReplyReading): readonly SheetRow[] {
  return read.flatMap(({ rows, sheet }) => rows.map((row) => ({ ...row, sheet })));
}
