// Whether what came is the file that was meant, and all of it: unpacked where the line packed it, no web page, no archive without its end.
import { createReadStream, createWriteStream } from "node:fs";
import { open, rm, stat } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";

/** What is wrong with a file, as found and wanted. */
export interface FileFault {
  readonly found: string;
  readonly wanted: string;
}

/** Unpacks bytes that the line packed (`gzip` or `br`) to `target`, up to `mostBytes`. Gives what is wrong, or `null`. */
export async function unpack(
  path: string,
  { packing, target, mostBytes }: { packing: string; target: string; mostBytes: number },
): Promise<FileFault | null> {
  const wanted = "the file as it is, or packed with gzip or br";
  if (packing !== "gzip" && packing !== "br") return { found: `bytes packed with "${packing.slice(0, 40)}"`, wanted };
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      done(bytes > mostBytes ? new RangeError("too large") : null, chunk);
    },
  });
  try {
    const unpacker = packing === "gzip" ? createGunzip() : createBrotliDecompress();
    await pipeline(createReadStream(path), unpacker, counted, createWriteStream(target, { mode: 0o600 }));
    return null;
  } catch {
    await rm(target, { force: true });
    if (bytes > mostBytes) return { found: `more than ${mostBytes} bytes once unpacked`, wanted: "a smaller file" };
    return { found: `bytes that are said to be packed with ${packing} and cannot be unpacked`, wanted };
  }
}

const ZIPPED = ["xlsx", "ods", "zip"];
const END_RECORD = 0x06054b50;
const DIRECTORY_HEADER = 0x02014b50;
const END_RECORD_BYTES = 22;
const MOST_COMMENT_BYTES = 0xffff;
const FULL_32 = 0xffffffff;

/** Looks at a file that came: a web page in its place, another kind of file, an archive that breaks off. `null` when it is whole. */
export async function wholeFault(path: string, name: string): Promise<FileFault | null> {
  const ending = (/\.(\w+)$/u.exec(name)?.[1] ?? "").toLowerCase();
  const { size } = await stat(path);
  const file = await open(path, "r");
  try {
    const head = await readAt(file, 0, Math.min(size, 512));
    if (size === 0) return { found: "nothing", wanted: `a file (${name})` };
    if (/^[\ufeff\s]*<(?:!doctype html|html|head|body)/iu.test(head.toString("utf8")))
      return { found: "a web page", wanted: `the file ${name}` };
    if (!ZIPPED.includes(ending)) return null;
    if (!head.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004")))
      return { found: "bytes that are no zip archive", wanted: `the file ${name}` };
    return (await hasEnd(file, size)) ? null : { found: "an archive whose end is missing", wanted: "the whole file" };
  } finally {
    await file.close();
  }
}

type File = Awaited<ReturnType<typeof open>>;

/** Whether a zip archive has its end record, and the directory that the record names (APPNOTE.TXT 4.3.16). */
async function hasEnd(file: File, size: number): Promise<boolean> {
  const start = Math.max(0, size - END_RECORD_BYTES - MOST_COMMENT_BYTES);
  const tail = await readAt(file, start, size - start);
  for (let at = tail.length - END_RECORD_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END_RECORD) continue;
    if (start + at + END_RECORD_BYTES + tail.readUInt16LE(at + 20) !== size) continue;
    const directory = tail.readUInt32LE(at + 16);
    // A longer archive keeps the place elsewhere; its reader will look at it closely.
    if (directory === FULL_32) return true;
    if (directory + 4 > size) return false;
    const entries = tail.readUInt16LE(at + 10);
    return entries === 0 || (await readAt(file, directory, 4)).readUInt32LE(0) === DIRECTORY_HEADER;
  }
  return false;
}

async function readAt(file: File, position: number, bytes: number): Promise<Buffer> {
  const buffer = Buffer.alloc(bytes);
  const { bytesRead } = await file.read(buffer, 0, bytes, position);
  return buffer.subarray(0, bytesRead);
}
