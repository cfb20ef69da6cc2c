// The files inside a zip archive: listed without unpacking, and taken out one at a time. For archives of many tables.
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { tooLarge, unsafe } from "./fault.ts";
import { OPEN_LIMITS } from "./opened.ts";
import { readZipDirectory, type ZipEntry } from "./zip-directory.ts";
import { inflatePart } from "./zip-part.ts";

/** One file inside an archive. `name` is a label from outside: it is shown, and never used as a path. */
export interface ArchiveMember {
  readonly name: string;
  /** Its inflated size in bytes, as declared; taking it out checks that it is true. */
  readonly bytes: number;
  /** Its place among the archive's files, from 0, in the order in which they stand there. */
  readonly index: number;
  /** Where its packed bytes are. */
  readonly entry: ZipEntry;
}

/** How much an archive may hold. */
export interface ArchiveLimits {
  /** The most files, folders included. */
  readonly members: number;
  /** The most bytes that all files may inflate to together. */
  readonly inflatedBytes: number;
  /** The longest name, in characters. */
  readonly nameCharacters: number;
}

/** The limits for an archive of months of tables: three years of data.police.uk are about 4,700 files and 6 GiB. */
const ARCHIVE_LIMITS: ArchiveLimits = { members: 9_000, inflatedBytes: 64 * 1024 ** 3, nameCharacters: 500 };

/**
 * The files of the zip archive at `path`, folders left out, nothing inflated. Throws a `Fault` for an archive that is cut
 * off, encrypted, overlapping or otherwise tricky, for two files of one name, for a name that leads out of a folder, and for
 * more files, bytes or longer names than the limits allow.
 */
export async function listArchive(
  path: string,
  limits: Partial<ArchiveLimits> = {},
): Promise<readonly ArchiveMember[]> {
  const { members, inflatedBytes, nameCharacters } = { ...ARCHIVE_LIMITS, ...limits };
  const entries = await readZipDirectory(path, { ...OPEN_LIMITS, zipEntries: members, workbookBytes: inflatedBytes });
  return entries
    .filter(({ name }) => !name.endsWith("/"))
    .map((entry, index) => {
      checkName(entry.name, nameCharacters);
      return { name: entry.name, bytes: entry.inflatedBytes, index, entry };
    });
}

/** A name that climbs, starts at a root or holds control letters is no name that an honest program gives. */
function checkName(name: string, most: number): void {
  if (name.length > most) throw tooLarge("an archive with a very long file name", `names of at most ${most} letters`);
  const climbs = name.split("/").includes("..");
  if (climbs || /^\/|^[A-Za-z]:|[\u0000-\u001f\u007f]/u.test(name))
    throw unsafe("an archive with a file name that leads out of its folder", "plain file names");
}

/**
 * Writes one file of the archive at `path` to `target`, which must not exist, without holding it in memory. Throws a `Fault`
 * when it inflates to more or less than it declares, or its checksum is wrong; `target` is then taken away again.
 */
export async function extractMember(path: string, member: ArchiveMember, target: string): Promise<void> {
  const file = createWriteStream(target, { flags: "wx" });
  try {
    await pipeline(Readable.from(inflatePart(path, member.entry)), file);
  } catch (error) {
    // A target that was there before is not ours to take away.
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) await rm(target, { force: true });
    throw error;
  }
}
