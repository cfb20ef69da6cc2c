// Takes single files out of a zip archive on the web without getting the whole of it: its end, its directory, then only the parts wanted.
// Source: APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.14 to 4.3.16 (end records).
import { crc32, inflateRawSync } from "node:zlib";
import { askWeb, WebFailure, type WebRules } from "./_web.ts";

/** One file in the archive. */
export interface RemoteMember {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly inflatedBytes: number;
  readonly packedBytes: number;
  /** Where its record begins, and where the next one does. */
  readonly start: number;
  readonly end: number;
}

/** The directory of an archive on the web, and what the server said of it. */
export interface RemoteArchive {
  readonly address: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly members: readonly RemoteMember[];
}

/** What cannot be done with an archive, in words that follow "found". */
export class RemoteFault extends Error {}

/** How the archive is asked. */
export interface RemoteWays {
  readonly rules: WebRules;
  readonly wait: (ms: number) => Promise<void>;
}

const END_RECORD = 0x06054b50;
const LONG_END_RECORD = 0x06064b50;
const LONG_LOCATOR = 0x07064b50;
const DIRECTORY_HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const FULL_32 = 0xffffffff;
const TAIL_BYTES = 66_000;
const MOST_DIRECTORY_BYTES = 16_000_000;
const MOST_MEMBER_BYTES = 400_000_000;
const MOST_TRIES = 5;

/** Reads the directory of the archive at `address`. Throws a `RemoteFault` for what is no archive or a server that gives no parts, a `WebFailure` when there is no way to it. */
export async function openRemoteArchive(address: string, ways: RemoteWays): Promise<RemoteArchive> {
  const tail = await rangeOf(address, `bytes=-${TAIL_BYTES}`, null, ways);
  const { bytes: total, etag, lastModified } = tail;
  const { start, size, count } = directoryPlace(tail.body, total);
  if (size > MOST_DIRECTORY_BYTES || start + size > total) throw new RemoteFault("an archive with a damaged directory");
  const validator = etag !== null && !etag.startsWith("W/") ? etag : lastModified;
  const inTail = start - (total - tail.body.length);
  const directory =
    inTail >= 0
      ? tail.body.subarray(inTail, inTail + size)
      : (await rangeOf(address, `bytes=${start}-${start + size - 1}`, validator, ways)).body;
  const members = membersIn(directory, start);
  if (members.length !== count) throw new RemoteFault("an archive with a damaged directory");
  return { address, etag, lastModified, members };
}

/** The bytes of one file, inflated, with its length and checksum checked. Throws like `openRemoteArchive`. */
export async function takeMember(archive: RemoteArchive, member: RemoteMember, ways: RemoteWays): Promise<Buffer> {
  if (member.inflatedBytes > MOST_MEMBER_BYTES || member.packedBytes > MOST_MEMBER_BYTES)
    throw new RemoteFault(`${member.inflatedBytes} bytes in ${member.name}`);
  const validator = archive.etag !== null && !archive.etag.startsWith("W/") ? archive.etag : archive.lastModified;
  const { body } = await rangeOf(archive.address, `bytes=${member.start}-${member.end - 1}`, validator, ways);
  const damaged = new RemoteFault(`damaged bytes in ${member.name}`);
  if (body.length < 30 || body.readUInt32LE(0) !== LOCAL_HEADER) throw damaged;
  const from = 30 + body.readUInt16LE(26) + body.readUInt16LE(28);
  const packed = body.subarray(from, from + member.packedBytes);
  if (packed.length !== member.packedBytes || ![0, 8].includes(member.method)) throw damaged;
  const bytes = member.method === 0 ? packed : inflated(packed, member);
  if (bytes.length !== member.inflatedBytes || crc32(bytes) !== member.crc) throw damaged;
  return bytes;
}

function inflated(packed: Buffer, { name, inflatedBytes }: RemoteMember): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, inflatedBytes) });
  } catch {
    throw new RemoteFault(`damaged bytes in ${name}`);
  }
}

interface Range {
  readonly body: Buffer;
  /** How many bytes the whole archive has. */
  readonly bytes: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Asks for a part of the archive, several times where the line breaks or the server asks for patience. */
async function rangeOf(address: string, range: string, validator: string | null, ways: RemoteWays): Promise<Range> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await askRange(address, range, validator, ways.rules);
    } catch (error) {
      const isPatient = error instanceof WebFailure && !["forbidden", "redirects"].includes(error.fault);
      if (!isPatient || tries === MOST_TRIES) throw error;
      await ways.wait(1000 * 2 ** (tries - 1));
    }
  }
}

async function askRange(address: string, range: string, validator: string | null, rules: WebRules): Promise<Range> {
  const answer = await askWeb(
    address,
    { "Accept-Encoding": "identity", Range: range, ...(validator === null ? {} : { "If-Range": validator }) },
    rules,
  );
  const total = /^bytes \d+-\d+\/(\d+)$/u.exec(answer.header("content-range") ?? "")?.[1];
  if (answer.status !== 206 || total === undefined) {
    answer.drop();
    if ([408, 429, 500, 502, 503, 504].includes(answer.status))
      throw new WebFailure("silent", `the server answers ${answer.status}`);
    throw new RemoteFault(
      answer.status === 200 && validator !== null
        ? "an archive that has changed meanwhile"
        : answer.status === 200
          ? "a server that gives whole files only"
          : `the answer ${answer.status}`,
    );
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer.body()) {
    bytes += chunk.byteLength;
    if (bytes > MOST_MEMBER_BYTES + TAIL_BYTES) throw new RemoteFault("more bytes than were asked for");
    chunks.push(chunk);
  }
  return {
    body: Buffer.concat(chunks),
    bytes: Number(total),
    etag: answer.header("etag"),
    lastModified: answer.header("last-modified"),
  };
}

function directoryPlace(tail: Buffer, total: number): { start: number; size: number; count: number } {
  for (let at = tail.length - 22; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_RECORD || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const short = {
      count: tail.readUInt16LE(at + 10),
      size: tail.readUInt32LE(at + 12),
      start: tail.readUInt32LE(at + 16),
    };
    if (short.start !== FULL_32 && short.size !== FULL_32 && short.count !== 0xffff) return short;
    const locator = at - 20;
    if (locator < 0 || tail.readUInt32LE(locator) !== LONG_LOCATOR) break;
    const long = Number(tail.readBigUInt64LE(locator + 8)) - (total - tail.length);
    if (long < 0 || long + 56 > tail.length || tail.readUInt32LE(long) !== LONG_END_RECORD) break;
    return {
      count: Number(tail.readBigUInt64LE(long + 32)),
      size: Number(tail.readBigUInt64LE(long + 40)),
      start: Number(tail.readBigUInt64LE(long + 48)),
    };
  }
  throw new RemoteFault("bytes that are no zip archive");
}

function membersIn(directory: Buffer, directoryStart: number): readonly RemoteMember[] {
  const found: Omit<RemoteMember, "end">[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== DIRECTORY_HEADER) throw new RemoteFault("an archive with a damaged directory");
    const [name, extra, comment] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]; // three places in, three numbers out
    found.push({
      name: directory.subarray(at + 46, at + 46 + name).toString("utf8"),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packedBytes: directory.readUInt32LE(at + 20),
      inflatedBytes: directory.readUInt32LE(at + 24),
      start: startOf(directory, at, { name, extra }),
    });
    at += 46 + name + extra + comment;
  }
  const starts = [...found.map(({ start }) => start), directoryStart].sort((a, b) => a - b);
  return found.map((member) => ({ ...member, end: starts.find((start) => start > member.start) ?? directoryStart }));
}

/** Where a member's record begins; beyond 4 GB it stands in the extra field 1, behind whichever of the two lengths are there too. */
function startOf(directory: Buffer, at: number, { name, extra }: { name: number; extra: number }): number {
  const short = directory.readUInt32LE(at + 42);
  if (short !== FULL_32) return short;
  const fields = directory.subarray(at + 46 + name, at + 46 + name + extra);
  for (let field = 0; field + 4 <= fields.length; field += 4 + fields.readUInt16LE(field + 2)) {
    if (fields.readUInt16LE(field) !== 1) continue;
    const lengths = [20, 24].filter((place) => directory.readUInt32LE(at + place) === FULL_32).length;
    if (field + 4 + lengths * 8 + 8 <= fields.length) return Number(fields.readBigUInt64LE(field + 4 + lengths * 8));
  }
  throw new RemoteFault("an archive with a damaged directory");
}
