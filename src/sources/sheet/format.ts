// What kind of file a zip archive or an old Office file is, and the words for every kind that is not read.
import { open } from "node:fs/promises";
import { Fault } from "./fault.ts";
import type { ZipEntry } from "./zip-directory.ts";
import { inflatePart } from "./zip-part.ts";

/** What an archive turns out to be: a workbook, an archive of files (`zip`), or words for what it is instead. */
export type ArchiveKind =
  | { readonly format: "xlsx" | "ods" | "zip" }
  | { readonly format: "other"; readonly found: string; readonly hint: string };

const WANTED = "a CSV, XLSX, ODS, XLS, PDF or HTML file";
const SAVE_AS = "Open it in the program that made it and save the table as CSV or XLSX.";
const SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet";
const OTHER_PACKAGES: readonly (readonly [prefix: string, found: string])[] = [
  ["word/", "a Word document"],
  ["ppt/", "a PowerPoint presentation"],
  ["visio/", "a Visio drawing"],
];

/** The stop for a file that is no table of a kind that is read. */
export function unsupported(found: string, hint: string = SAVE_AS): Fault {
  return new Fault({ code: "unsupported-format", found, wanted: WANTED, hint });
}

/** What the archive at `path` holds, told by the names of its parts. */
export async function archiveKind(path: string, parts: readonly ZipEntry[]): Promise<ArchiveKind> {
  const names = new Set(parts.map((part) => part.name.toLowerCase()));
  if (names.has("xl/workbook.bin")) return { format: "other", found: "a binary Excel workbook (XLSB)", hint: SAVE_AS };
  if (
    names.has("xl/workbook.xml") ||
    (names.has("[content_types].xml") && [...names].some((name) => name.startsWith("xl/")))
  ) {
    return { format: "xlsx" };
  }
  for (const [prefix, found] of OTHER_PACKAGES) {
    if (names.has("[content_types].xml") && [...names].some((name) => name.startsWith(prefix)))
      return { format: "other", found, hint: SAVE_AS };
  }
  const mimetype = parts.find((part) => part.name === "mimetype");
  if (mimetype === undefined && !(names.has("content.xml") && names.has("meta-inf/manifest.xml"))) {
    if (names.has("[content_types].xml")) return { format: "xlsx" };
    return { format: "zip" };
  }
  const type = mimetype === undefined ? SPREADSHEET : await shortText(path, mimetype);
  if (type === SPREADSHEET || type === `${SPREADSHEET}-template`) return { format: "ods" };
  const found = type.startsWith("application/vnd.oasis.opendocument.")
    ? "an OpenDocument file that is no spreadsheet"
    : "an archive of an unknown kind";
  return { format: "other", found, hint: SAVE_AS };
}

async function shortText(path: string, part: ZipEntry): Promise<string> {
  let text = "";
  for await (const chunk of inflatePart(path, part)) {
    text += chunk.toString("latin1", 0, 200);
    if (text.length >= 200) break;
  }
  return text.trim();
}

/** Throws a `Fault` for an OLE compound file that is no old Excel workbook, or one under a password. Source: [MS-CFB] 2.2 and 2.6. */
export async function refuseOtherOffice(path: string): Promise<void> {
  const names = await knownStreams(path);
  if (names.includes("EncryptedPackage") || names.includes("EncryptionInfo")) {
    throw new Fault({
      code: "protected-file",
      found: "a workbook protected with a password",
      wanted: "a workbook without a password",
      hint: "Open it with the password and save it again without one.",
    });
  }
  if (names.includes("Workbook") || names.includes("Book")) return;
  if (names.length === 0)
    throw unsupported("an old Office file (XLS, DOC or PPT) that is broken or of no kind that is read");
  throw unsupported(names.includes("WordDocument") ? "an old Word document" : "an old Office file that is no workbook");
}

const DIRECTORY_RECORD_BYTES = 128;
const DIRECTORY_RECORDS_READ = 64;
const KNOWN_STREAMS: readonly string[] = ["EncryptedPackage", "EncryptionInfo", "Workbook", "Book", "WordDocument"];
const SEARCHED_BYTES = 64 * 1024;

/** Which of the telling streams the compound file lists; where its directory is broken, which names stand near its beginning. */
async function knownStreams(path: string): Promise<readonly string[]> {
  const file = await open(path, "r");
  try {
    const start = Buffer.alloc(SEARCHED_BYTES);
    await file.read(start, 0, SEARCHED_BYTES, 0);
    const sectorBytes = 2 ** Math.min(start.readUInt16LE(30), 12);
    const records = Buffer.alloc(DIRECTORY_RECORD_BYTES * DIRECTORY_RECORDS_READ);
    const { bytesRead } = await file.read(records, 0, records.length, (start.readUInt32LE(48) + 1) * sectorBytes);
    const listed = namesIn(records.subarray(0, bytesRead)).filter((name) => KNOWN_STREAMS.includes(name));
    return listed.length > 0 ? listed : KNOWN_STREAMS.filter((name) => start.includes(Buffer.from(name, "utf16le")));
  } finally {
    await file.close();
  }
}

function namesIn(records: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + DIRECTORY_RECORD_BYTES <= records.length; at += DIRECTORY_RECORD_BYTES) {
    const nameBytes = Math.min(Math.max(records.readUInt16LE(at + 64) - 2, 0), 62);
    names.push(records.toString("utf16le", at, at + nameBytes));
  }
  return names;
}
