// Opens an archive of files: each file in it as if it had come alone, with its name as the part that its sheets stand in.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Problem } from "../../ground/problem.ts";
import { Fault, problemOf, tooLarge } from "./fault.ts";
import type { OpenedFile, OpenedSheet, OpenLimits, Signal } from "./opened.ts";
import { type ArchiveMember, extractMember, listArchive } from "./zip-members.ts";

/** An archive of more files is one of months of tables, not a reply: it is read another way (zip-members.ts). */
const MOST_FILES = 60;
const MOST_BYTES = 512 * 1024 ** 2;
const MOST_LINES = 20_000;
/** What file managers leave in archives, and nobody sent. */
const LEFTOVERS = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/i;

/** How one file of the archive is opened. */
export type OpenOne = (request: {
  readonly path: string;
  readonly name: string;
  readonly folder: string;
}) => Promise<OpenedFile>;

/** What all files of the archive gave together. Problems still lack the archive's own name. */
export interface OpenedMembers {
  readonly sheets: readonly OpenedSheet[];
  readonly text: readonly string[] | null;
  readonly signals: readonly Signal[];
  readonly problems: readonly Omit<Problem, "file">[];
}

/** Opens each file of the archive at `path`. Throws a `Fault` when there are too many, or when none of them can be read. */
export async function openMembers(request: {
  readonly path: string;
  readonly folder: string;
  readonly limits: OpenLimits;
  readonly open: OpenOne;
}): Promise<OpenedMembers> {
  const { path, folder, limits } = request;
  const inflatedBytes = Math.min(MOST_BYTES, limits.inflatedBytes);
  const members = (await listArchive(path, { inflatedBytes })).filter(({ name }) => !LEFTOVERS.test(name));
  if (members.length > MOST_FILES)
    throw tooLarge(`an archive of ${members.length} files`, `at most ${MOST_FILES} files in one archive`);
  const opened: { readonly member: ArchiveMember; readonly file: OpenedFile }[] = [];
  for (const member of members) opened.push({ member, file: await openMember(member, { ...request, folder }) });
  const readable = opened.filter(({ file }) => file.sheets.length > 0 || file.text !== null);
  if (readable.length === 0) throw nothingIn(opened.map(({ file }) => file));
  const text = readable.flatMap(({ file }) => file.text ?? []).slice(0, MOST_LINES);
  return {
    sheets: readable.flatMap(({ member, file }) => file.sheets.map((sheet) => placed(member.name, sheet))),
    text: text.length === 0 ? null : text,
    signals: opened.flatMap(({ member, file }) =>
      file.signals.map((one) => ({ ...one, sheet: sheetName(member.name, one.sheet ?? null) })),
    ),
    problems: opened.flatMap(({ member, file }) =>
      file.problems.map(({ file: _file, ...rest }) => ({ ...rest, sheet: sheetName(member.name, rest.sheet ?? null) })),
    ),
  };
}

async function openMember(
  member: ArchiveMember,
  { path, folder, open }: { readonly path: string; readonly folder: string; readonly open: OpenOne },
): Promise<OpenedFile> {
  const place = join(folder, `member-${member.index + 1}`);
  const work = join(place, "sheets");
  await mkdir(work, { recursive: true });
  // Its name in the archive is never a path here.
  const file = join(place, "original");
  try {
    await extractMember(path, member, file);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const problems = [problemOf(error.facts, member.name)];
    return { format: "unknown", sheets: [], text: null, signals: [], problems };
  }
  return await open({ path: file, name: member.name, folder: work });
}

/** The name of a sheet in an archive: unique in it, since figures are traced by it. */
function sheetName(member: string, sheet: string | null): string {
  return sheet === null ? member : `${member}: ${sheet}`;
}

function placed(member: string, sheet: OpenedSheet): OpenedSheet {
  const part = sheet.part === null ? member : `${member}, ${sheet.part}`;
  return { ...sheet, name: sheetName(member, sheet.name), part };
}

function nothingIn(files: readonly OpenedFile[]): Fault {
  const [first] = files.flatMap((file) => file.problems);
  const many = files.length === 1 ? "1 file" : `${files.length} files`;
  // Where there is but one file, its own refusal says it best.
  if (first !== undefined && files.length === 1) {
    const { code, found, wanted, hint } = first;
    const known = { code: code as Fault["facts"]["code"], found: `an archive with ${found} in it`, wanted };
    return new Fault(hint === undefined ? known : { ...known, hint });
  }
  return new Fault({
    code: "unsupported-format",
    found: `an archive of ${many} without a table or letter that can be read${first === undefined ? "" : ` (one is ${first.found})`}`,
    wanted: "an archive of CSV, XLSX, ODS, XLS, PDF or HTML files",
    hint: "Unpack it and add what is inside one by one.",
  });
}
