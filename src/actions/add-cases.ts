// Adds an extract of cases: references become tokens at the door, and only the tokenised rows are archived. The extract itself never enters the book.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import type { FileReport } from "../measures/result.ts";
import type { CaseAccount } from "../sources/case-extracts/account.ts";
import type { CaseMapping } from "../sources/case-extracts/mapping.ts";
import { columnLetters } from "../standard/address.ts";
import { foldLabel } from "../standard/label.ts";
import { brokenCases, fillCases, forgetBrokenCases, readCaseLabels, withAccount } from "../warehouse/case-rows.ts";
import type { CaseSheet, TokenKey } from "../warehouse/case-table.ts";
import { type Engine, openEngine } from "../warehouse/engine.ts";
import { identityColumns, type MappedSheet, mapSheet, refuseFreeText, refuseIdentities } from "./_case-sheet.ts";
import { withDoorFolder } from "./_door-folder.ts";
import { openPlain } from "./_extract-file.ts";
import { extractToken, tokenKey } from "./_secrets.ts";
import { bookFile, derive, FILE_ADDED, type FileAdded } from "./catalogue.ts";
import { reportOf } from "./file-report.ts";
import { noFile } from "./no-file.ts";
import type { Tools } from "./tools.ts";

/** An extract to add. `leaveOut`: headers of columns that are not to be read. */
export interface CasesRequest {
  readonly path: string;
  readonly name?: string;
  readonly mapping: CaseMapping;
  readonly leaveOut?: readonly string[];
}

/**
 * Adds an extract. Refuses (`notFound`) a path that is not there, (`unreadable`) what the mapping does not fit,
 * (`notPossible`) columns that identify somebody, unless they are left out.
 */
export async function addCases(tools: Tools, request: CasesRequest): Promise<FileReport> {
  const name = (request.name ?? basename(request.path)).normalize("NFC").toWellFormed();
  const found = await stat(request.path).catch(() => null);
  if (found === null || !found.isFile()) throw await noFile(request.path);
  const extract = await extractToken(tools, `${await digestOf(request.path)} ${JSON.stringify(request.mapping)}`);
  const known = tools.ledger
    .entries({ kind: FILE_ADDED })
    .find(({ body }) => (body as unknown as FileAdded).extract === extract);
  if (known !== undefined) return await report(tools, known, "already here");
  return await withDoorFolder(tools.home, async (folder) => {
    const engine = await doorEngine(tools, folder, request.path);
    try {
      const target = join(folder, "cases.parquet");
      await tokenise(tools, engine, { ...request, name, folder, target });
      return await keep(tools, { name, extract, target });
    } finally {
      engine.close();
    }
  });
}

/** An engine of its own for the door: it may read this one extract, and writes into the folder at the door alone. */
export async function doorEngine(tools: Tools, folder: string, path: string): Promise<Engine> {
  return await openEngine({ folder, files: [await realpath(path)], memoryLimit: tools.memoryLimit });
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

interface Door extends CasesRequest {
  readonly name: string;
  readonly folder: string;
  readonly target: string;
}

async function tokenise(tools: Tools, engine: Engine, door: Door): Promise<void> {
  const { name, mapping, leaveOut = [] } = door;
  tools.progress({ act: `Looking at ${name}`, done: 0, of: 3 });
  const sheets = await openPlain(await realpath(door.path), name, door.folder);
  const mapped = mapSheet(sheets, mapping, name);
  refuseStrangeLeaveOut(name, mapped, leaveOut);
  tools.progress({ act: `Looking for what identifies somebody in ${name}`, done: 0, of: 3 });
  await atDoor(name, async () => {
    refuseIdentities(name, await identityColumns(engine, mapped, leaveOut));
    await refuseFreeText(engine, mapped, name);
  });
  tools.progress({ act: `Reading ${name}`, done: 1, of: 3 });
  const key = await tokenKey(tools);
  const account = accountOf(tools, mapped, mapping, leaveOut);
  await atDoor(name, () => fill(engine, { sheet: mapped.sheet, key, account, door }));
  tools.progress({ act: `Archiving the tokens of ${name}`, done: 2, of: 3 });
}

/** A header to leave out stands in the extract, and the mapping does not read it. */
function refuseStrangeLeaveOut(name: string, { header }: MappedSheet, leaveOut: readonly string[]): void {
  const folded = header.headers.map(foldLabel);
  for (const one of leaveOut) {
    const at = folded.indexOf(foldLabel(one));
    if (at < 0)
      throw new Refusal("usage", `${name} has no column "${one}" to leave out.`, "Give the header as it is written.");
    if ([...header.at.values()].includes(at))
      throw new Refusal(
        "usage",
        `The mapping reads the column "${one}".`,
        "Take it out of the mapping to leave it out.",
      );
  }
}

function accountOf(
  tools: Tools,
  { header }: MappedSheet,
  mapping: CaseMapping,
  leaveOut: readonly string[],
): CaseAccount {
  const out = new Set(leaveOut.map(foldLabel));
  const fields = new Map([...header.at].map(([field, at]) => [at, field]));
  const columns = header.headers.map((text, at) => ({
    column: columnLetters(at),
    header: text.trim(),
    field: fields.get(at) ?? null,
    leftOut: out.has(foldLabel(text)),
  }));
  return { account: 1, mapping, addedOn: tools.now().slice(0, 10), broken: 0, columns };
}

/** So many rows are looked at for words before all rows are read; words that come later cost a second pass. */
const FIRST_ROWS = 1_000_000;

interface Fill {
  readonly sheet: CaseSheet;
  readonly key: TokenKey;
  readonly account: CaseAccount;
  readonly door: Door;
}

async function fill(engine: Engine, { sheet, key, account, door }: Fill): Promise<void> {
  const write = async (rows: number | null) => {
    await forgetBrokenCases(engine);
    const labels = await readCaseLabels(engine, sheet, rows);
    await forgetBrokenCases(engine);
    const filled = await fillCases(engine, {
      sheet,
      labels,
      key,
      account: JSON.stringify(account),
      target: door.target,
    });
    return { ...filled, broken: await brokenCases(engine) };
  };
  let filled = await write(FIRST_ROWS);
  if (filled.unlisted > 0) filled = await write(null);
  if (filled.rows === 0) throw unreadable(door.name);
  if (filled.broken > 0) await withAccount(engine, door.target, JSON.stringify({ ...account, broken: filled.broken }));
}

/** What goes wrong at the door is told without a word of what stands in the extract. */
async function atDoor<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw told(name, error);
  }
}

function told(name: string, error: unknown): Refusal {
  return error instanceof Refusal ? error : unreadable(name);
}

function unreadable(name: string): Refusal {
  return new Refusal(
    "unreadable",
    `Cannot read the rows of ${name}. Nothing was archived.`,
    "Save it as CSV (UTF-8) or XLSX, with one header row above the cases.",
  );
}

async function keep(
  tools: Tools,
  { name, extract, target }: { readonly name: string; readonly extract: string; readonly target: string },
): Promise<FileReport> {
  const { sha256, bytes } = await tools.archive.put(target);
  const at = tools.now();
  const body: FileAdded = { name, bytes, edition: null, origin: "records", cite: null, extract };
  const { appended, entry } = tools.ledger.append(
    {
      kind: FILE_ADDED,
      subject: sha256,
      actor: "operator",
      saidAt: at,
      body: body as unknown as Json,
      schemaVersion: 2,
    },
    { recordedAt: at, expect: "newSubject" },
  );
  // The same rows may come as another file: a workbook and its CSV give the same tokens.
  return await report(tools, entry, appended ? undefined : "already here");
}

async function report(
  tools: Tools,
  entry: Parameters<typeof bookFile>[0],
  state?: FileReport["state"],
): Promise<FileReport> {
  const warehouse = await tools.warehouse();
  const stored = (await warehouse.find(entry.subject)) ?? (await derive(tools, entry));
  return reportOf(bookFile(entry, stored), state);
}
