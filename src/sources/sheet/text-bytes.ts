// The bytes of a text file, gunzipped on the way when need be, never more than the limit.
import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { ASK_AGAIN, damaged, Fault, tooLarge } from "./fault.ts";
import { isZlibError } from "./zip-part.ts";

const CHUNK_BYTES = 256 * 1024;

/** How much of a file is looked at to tell what it is. */
const HEAD_BYTES = 256 * 1024;

/** A file to read as bytes. */
export interface TextSource {
  readonly path: string;
  readonly gzip: boolean;
  /** The most bytes it may inflate to; only for gzip. */
  readonly inflatedBytes: number;
}

/** The beginning of a file. */
export interface HeadBytes {
  readonly bytes: Buffer;
  /** Whether that is all there is. */
  readonly complete: boolean;
}

/** The file's bytes in chunks. Throws a `Fault` for a gzip file that is cut off, damaged or inflates to too much. */
export async function* textChunks(source: TextSource): AsyncGenerator<Buffer, void, undefined> {
  const file = createReadStream(source.path, { highWaterMark: CHUNK_BYTES });
  if (!source.gzip) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  file.once("error", (error) => gunzip.destroy(error));
  let bytes = 0;
  try {
    for await (const chunk of file.pipe(gunzip) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > source.inflatedBytes)
        throw tooLarge(`a compressed file of more than ${source.inflatedBytes} bytes`, "a smaller file");
      yield chunk;
    }
  } catch (error) {
    throw isZlibError(error) ? gzipFault(error.code) : error;
  } finally {
    file.destroy();
    gunzip.destroy();
  }
}

function gzipFault(code: string): Fault {
  if (code !== "Z_BUF_ERROR") return damaged("a compressed file that cannot be unpacked");
  return new Fault({
    code: "truncated-file",
    found: "a compressed file whose end is missing, as after a download that broke off",
    wanted: "the whole file",
    hint: ASK_AGAIN,
  });
}

/** The first 256 KiB or so of the (inflated) file. */
export async function readHead(source: TextSource): Promise<HeadBytes> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of textChunks(source)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > HEAD_BYTES) break;
  }
  const bytes = Buffer.concat(chunks);
  return { bytes: bytes.subarray(0, HEAD_BYTES), complete: length <= HEAD_BYTES };
}
