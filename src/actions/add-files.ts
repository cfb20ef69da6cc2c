// Adds files: the archive keeps the bytes, the ledger one entry, the warehouse the cells; each file gets one report.
import { readdir, stat } from "node:fs/promises";
import { basename, isAbsolute, join, relative, resolve } from "node:path";
import type { Json } from "../ground/digest.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import type { FileReport } from "../measures/result.ts";
import { refuseAtDoor } from "./_extract-guard.ts";
import { type BookFile, bookFile, derive, FILE_ADDED, type FileAdded } from "./catalogue.ts";
import { reportOf } from "./file-report.ts";
import type { Tools } from "./tools.ts";

/** What to add. `edition`: which publication the files are, as somebody states it (`2020-01`, `23 July 2026`). */
export interface AddRequest {
  readonly paths: readonly string[];
  readonly edition?: string;
  readonly origin?: FileAdded["origin"];
  /** Where a fetched file came from. */
  readonly cite?: FileAdded["cite"];
  /** Names to keep for paths that do not bear the file's own name (uploads). */
  readonly names?: ReadonlyMap<string, string>;
  /** Filled reply forms are taken as returns: where the counts of one are looked at, in a book that is gone afterwards. */
  readonly takeForms?: boolean;
}

/**
 * Adds every file of the paths (folders are walked). A file is acknowledged by its report: by then its bytes and its
 * entry are durable. Refuses (`notFound`) a path that does not exist and (`notPossible`) an extract of cases or a filled reply form,
 * before anything is added.
 */
export async function addFiles(
  tools: Tools,
  request: AddRequest,
  onReport: (report: FileReport) => void = () => undefined,
): Promise<readonly FileReport[]> {
  const paths = (await Promise.all(request.paths.map((path) => filesUnder(path, tools.home)))).flat();
  if (paths.length === 0)
    throw new Refusal(
      "notFound",
      "There is no file to add in what was given.",
      "Give files or folders: everycase add replies/",
    );
  await refuseAtDoor(tools.home, paths, { names: request.names ?? new Map(), takeForms: request.takeForms ?? false });
  const reports: FileReport[] = [];
  for (const [index, path] of paths.entries()) {
    const name = request.names?.get(path) ?? basename(path);
    tools.progress({ act: `Reading ${name}`, done: index, of: paths.length });
    const report = await addFile(tools, {
      path,
      name,
      edition: request.edition ?? null,
      origin: request.origin ?? "given",
      cite: request.cite ?? null,
    });
    reports.push(report);
    onReport(report);
  }
  tools.progress({ act: "Done", done: paths.length, of: paths.length });
  return reports;
}

async function addFile(
  tools: Tools,
  { path, name, edition, origin, cite }: Omit<FileAdded, "bytes"> & { readonly path: string },
): Promise<FileReport> {
  const { sha256, bytes } = await tools.archive.put(path);
  const at = tools.now();
  const body: FileAdded = { name: name.normalize("NFC").toWellFormed(), bytes, edition, origin, cite };
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
  const warehouse = await tools.warehouse();
  const stored = (await warehouse.find(sha256)) ?? (await derive(tools, entry));
  const file = bookFile(entry, stored);
  if (appended) return reportOf(file);
  const report = reportOf(file, "already here");
  return edition === null || edition === file.body.edition
    ? report
    : { ...report, problems: [...report.problems, editionKept(file, edition)] };
}

/** The same bytes said to be another edition: what was said first stands, and that is told. */
function editionKept({ entry, body }: BookFile, said: string): Problem {
  return {
    file: body.name,
    code: "edition-kept",
    found: `the edition "${said}" for a file that is already here`,
    wanted: body.edition === null ? "a file that is not here yet" : `"${body.edition}", as entry ${entry.id} says`,
    hint: "Nothing was changed: the edition said when the file was first added stands.",
  };
}

/** The files of a path. The book's own folder is never one of them: reading a ledger that is open would loosen its locks. */
async function filesUnder(path: string, home: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null)
    throw new Refusal(
      "notFound",
      `There is no file or folder ${path}.`,
      "Check the name, or give a folder: everycase add replies/",
    );
  if (isInside(path, home))
    throw new Refusal(
      "usage",
      `${path} belongs to the book itself.`,
      "Give files that came from somebody: everycase add replies/",
    );
  if (!found.isDirectory()) return [path];
  const names = await readdir(path, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile() && !entry.name.startsWith(".") && !hidden(entry.parentPath.slice(path.length)))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !isInside(file, home))
    .sort();
}

function hidden(folders: string): boolean {
  return folders.split("/").some((part) => part.startsWith("."));
}

/** Uploads wait in `incoming` and downloads in `fetch`: the book's folders too, but they hold what came from somebody. */
function isInside(path: string, home: string): boolean {
  const from = relative(resolve(home), resolve(path));
  return !from.startsWith("..") && !isAbsolute(from) && !/^(?:incoming|fetch)(?:[/\\]|$)/u.test(from);
}
