// The sheet of a flag audit: written for readers who must not know the flag, read back strictly.
import { open, readFile, realpath, rm } from "node:fs/promises";
import { basename, dirname, isAbsolute, relative, resolve } from "node:path";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import { AUDIT_WORDS, type AuditSays } from "../measures/flag-audit-result.ts";
import { parseCsv } from "../sources/sheet/csv-text.ts";
import { sniffDelimiter } from "../sources/sheet/delimiter.ts";
import { columnLetters } from "../standard/address.ts";
import { foldLabel } from "../standard/label.ts";
import { withoutGuard } from "../standard/open-format/formula-guard.ts";
import { referencesOf, tokensOf } from "../warehouse/case-references.ts";
import { openEngine } from "../warehouse/engine.ts";
import { mapSheet } from "./_case-sheet.ts";
import { withDoorFolder } from "./_door-folder.ts";
import { openPlain } from "./_extract-file.ts";
import type { BookAudit, BookLine } from "./_flag-audit-book.ts";
import { tokenKey } from "./_secrets.ts";
import { doorEngine } from "./add-cases.ts";
import type { CaseFile } from "./case-files.ts";
import { flatCsv } from "./flat-csv.ts";
import { noFile } from "./no-file.ts";
import type { Tools } from "./tools.ts";

/** Where a sheet is written and where the references for it come from. Without `extract` it carries tokens. */
export interface SheetWish {
  readonly out: string;
  readonly extract?: string;
}

/** Refuses (`usage`) a place inside the book, by whatever way: a sheet may hold references, and the book never does. */
export async function refuseInsideBook(tools: Tools, { out }: SheetWish): Promise<void> {
  const folder = dirname(resolve(out));
  const way = relative(await realpath(tools.home), await realpath(folder).catch(() => folder));
  if (way.startsWith("..") || isAbsolute(way)) return;
  throw new Refusal("usage", `${out} is inside the book, which never holds a reference.`, "Name a place outside it.");
}

/**
 * The text of a sheet: the audit, a number, the crime and two empty columns; nothing that says how the crime was chosen.
 * Refuses (`notFound`) an extract that is not there, (`notPossible`) one that lacks drawn crimes.
 */
export async function sheetText(
  tools: Tools,
  {
    id,
    lines,
    extract,
    file,
  }: {
    readonly id: string;
    readonly lines: readonly Pick<BookLine, "line" | "token">[];
    readonly extract?: string;
    readonly file: CaseFile;
  },
): Promise<string> {
  const references = extract === undefined ? null : await foundAgain(tools, { path: extract, file, lines });
  return flatCsv({
    columns: ["audit", "line", references === null ? "token" : "crime", "exploited", "note"].map((name) => [
      name,
      "VARCHAR",
    ]),
    rows: lines.map(({ line, token }) => [id, line, references?.get(token) ?? token, null, null]),
  });
}

async function foundAgain(
  tools: Tools,
  {
    path,
    file,
    lines,
  }: { readonly path: string; readonly file: CaseFile; readonly lines: readonly Pick<BookLine, "token">[] },
): Promise<ReadonlyMap<string, string>> {
  const name = basename(path);
  const tokens = lines.map(({ token }) => token);
  const found = await withDoorFolder(tools.home, async (folder) => {
    const engine = await doorEngine(tools, folder, path).catch(async () => {
      throw await noFile(path);
    });
    try {
      const sheets = await openPlain(await realpath(path), name, folder);
      const { sheet } = mapSheet(sheets, file.account.mapping, name);
      return await referencesOf(engine, sheet, { key: await tokenKey(tools), tokens });
    } catch (error) {
      // What the engine says may hold words of the extract.
      if (error instanceof Refusal) throw error;
      throw new Refusal("unreadable", `Cannot read the rows of ${name}. Nothing was written.`);
    } finally {
      engine.close();
    }
  });
  if (found.size === tokens.length) return found;
  throw new Refusal(
    "notPossible",
    `${tokens.length - found.size} of the ${tokens.length} drawn crimes are not in ${name}. Nothing was written.`,
    `Give the original of ${file.book.body.name}.`,
  );
}

/** Writes a sheet that its owner alone can read. Refuses (`notPossible`) to write over a file, (`surroundings`) where it cannot write. */
export async function writeSheet(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600).catch((error: { code?: string }) => {
    if (error.code === "EEXIST")
      throw new Refusal("notPossible", `${path} is there already; nothing was written.`, "Give another name.");
    throw new Refusal("surroundings", `Cannot write ${path} (${error.code ?? "unknown"}).`);
  });
  try {
    await file.writeFile(text);
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** What stands in a sheet that came back. */
export interface SheetSaid {
  /** Filled lines with what is said of them. */
  readonly said: readonly { readonly line: BookLine; readonly says: AuditSays; readonly cell: string }[];
  /** Lines of the sample of which the sheet says nothing that can be taken. */
  readonly notRead: number;
  readonly problems: readonly Problem[];
}

const COLUMNS = ["audit", "line", "crime", "token", "exploited"] as const;
type SheetColumn = (typeof COLUMNS)[number];

/** One row of a sheet: where it stands, its cells by column, and the place of each. */
interface SheetRow {
  readonly cells: ReadonlyMap<SheetColumn, string>;
  readonly at: (column: SheetColumn) => string;
}

/** The audit that a sheet names in its first row; `undefined` where it names none. Refuses as `readSheet` does. */
export async function auditOfSheet(path: string): Promise<string | undefined> {
  const [first] = rowsOf(await textOf(path), basename(path));
  return first?.cells.get("audit") || undefined;
}

async function textOf(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) throw await noFile(path);
  return text;
}

/** Reads a filled sheet of an audit. References become tokens and are forgotten. Refuses (`notFound`) no file, (`usage`) missing columns. */
export async function readSheet(tools: Tools, audit: BookAudit, path: string): Promise<SheetSaid> {
  const text = await textOf(path);
  const rows = rowsOf(text, basename(path));
  const file = basename(path);
  const tokens = await rowTokens(tools, rows);
  const times = new Map<string, number>();
  for (const { cells } of rows) times.set(lineText(cells), (times.get(lineText(cells)) ?? 0) + 1);
  const said: SheetSaid["said"][number][] = [];
  const problems: Problem[] = [];
  for (const [index, row] of rows.entries()) {
    const found = rowSays(row, {
      audit,
      file,
      token: tokens[index] ?? null,
      twice: (times.get(lineText(row.cells)) ?? 0) > 1,
    });
    if (found === null) continue;
    if ("code" in found) problems.push(found);
    else said.push({ ...found, cell: row.at("exploited") });
  }
  return { said, notRead: audit.lines.length - said.length, problems };
}

function rowsOf(text: string, name: string): readonly SheetRow[] {
  const plain = text.replace(/^\uFEFF/u, "");
  const [header = [], ...records] = parseCsv(plain, sniffDelimiter(plain));
  const columns = new Map<SheetColumn, number>();
  for (const [at, title] of header.entries()) {
    const column = COLUMNS.find((one) => one === foldLabel(title));
    if (column === undefined) continue;
    if (columns.has(column)) throw new Refusal("usage", `${name} has two columns "${column}".`, "Keep one of them.");
    columns.set(column, at);
  }
  const needed = ["line", columns.has("token") ? "token" : "crime", "exploited"] as const;
  const missing = needed.find((one) => !columns.has(one));
  if (missing !== undefined)
    throw new Refusal(
      "usage",
      `${name} has no column "${missing}".`,
      "Fill the sheet as it was written: everycase flag-audit sheet",
    );
  return records.flatMap((record, index) => {
    if (record.every((one) => one.trim() === "")) return [];
    const cells = new Map([...columns].map(([column, at]) => [column, withoutGuard(record[at] ?? "").trim()]));
    return [{ cells, at: (column) => `${columnLetters(columns.get(column) ?? 0)}${index + 2}` }];
  });
}

function lineText(cells: SheetRow["cells"]): string {
  return (cells.get("line") ?? "").replace(/\.0+$/u, "");
}

/** The token of each row, made at the door where the row carries a reference. */
async function rowTokens(tools: Tools, rows: readonly SheetRow[]): Promise<readonly (string | null)[]> {
  const given = rows.map(({ cells }) => cells.get("token")?.toLowerCase() ?? null);
  if (given.some((one) => one !== null && one !== "")) return given;
  const references = rows.map(({ cells }) => cells.get("crime") ?? "");
  const key = await tokenKey(tools);
  return await withDoorFolder(tools.home, async (folder) => {
    const engine = await openEngine({ folder, memoryLimit: tools.memoryLimit });
    try {
      return await tokensOf(engine, key, references);
    } catch {
      throw new Refusal("unreadable", "Cannot make tokens of the references of the sheet. Nothing was kept.");
    } finally {
      engine.close();
    }
  });
}

interface RowPlace {
  readonly audit: BookAudit;
  readonly file: string;
  readonly token: string | null;
  readonly twice: boolean;
}

/** What a row says, what is wrong with it, or `null` where it says nothing. What stands for a crime is never repeated. */
function rowSays(
  { cells, at }: SheetRow,
  { audit, file, token, twice }: RowPlace,
): { readonly line: BookLine; readonly says: AuditSays } | Problem | null {
  const text = cells.get("exploited") ?? "";
  if (text === "") return null;
  const problem = (column: SheetColumn, code: string, found: string, wanted: string, hint?: string): Problem => ({
    ...{ file, cell: at(column), code, found: found.slice(0, 40), wanted },
    ...(hint === undefined ? {} : { hint }),
  });
  const named = cells.get("audit") ?? audit.id;
  if (named !== "" && named !== audit.id)
    return problem("audit", "another-audit", named, audit.id, `Read it with --audit ${named.slice(0, 12)}`);
  const line = audit.lines.find((one) => String(one.line) === lineText(cells));
  if (line === undefined)
    return problem("line", "unknown-line", lineText(cells), `a line from 1 to ${audit.lines.length}`);
  if (twice)
    return problem(
      "line",
      "line-twice",
      `line ${line.line} on more than one row`,
      "one row a line",
      "Neither is taken.",
    );
  const mark = cells.has("token") ? "token" : "crime";
  if (token !== line.token) {
    const other = audit.lines.find((one) => one.token === token);
    const found =
      token === null || token === ""
        ? "nothing"
        : other === undefined
          ? "a crime that was not drawn"
          : `the crime of line ${other.line}`;
    return problem(
      mark,
      "another-crime",
      found,
      `the crime of line ${line.line}`,
      "Put back what the sheet had there.",
    );
  }
  const says = AUDIT_WORDS.find((one) => one === foldLabel(text));
  return says === undefined ? problem("exploited", "unknown-word", text, AUDIT_WORDS.join(", ")) : { line, says };
}
