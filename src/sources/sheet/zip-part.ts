// Inflates one part of an archive in chunks, and checks on the way that it is as long and as intact as its directory says.
import { createReadStream } from "node:fs";
import { crc32, createInflateRaw } from "node:zlib";
import { damaged, unsafe } from "./fault.ts";
import type { ZipEntry } from "./zip-directory.ts";

const CHUNK_BYTES = 256 * 1024;

/** The bytes of one part. Throws a `Fault` as soon as it inflates to more than it declares, and at the end when it is shorter or its checksum differs. */
export async function* inflatePart(path: string, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  let bytes = 0;
  let sum = 0;
  for await (const chunk of rawChunks(path, entry)) {
    bytes += chunk.length;
    if (bytes > entry.inflatedBytes)
      throw unsafe(`a part ${entry.name} that is longer than it declares`, "sizes that are true");
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (bytes !== entry.inflatedBytes || sum !== entry.crc32)
    throw damaged(`a part ${entry.name} whose checksum is wrong`);
}

async function* rawChunks(path: string, entry: ZipEntry): AsyncGenerator<Buffer, void, undefined> {
  if (entry.packedBytes === 0) return;
  const end = entry.dataStart + entry.packedBytes - 1;
  const source = createReadStream(path, { start: entry.dataStart, end, highWaterMark: CHUNK_BYTES });
  if (entry.method === 0) {
    yield* source as AsyncIterable<Buffer>;
    return;
  }
  const inflater = createInflateRaw({ chunkSize: CHUNK_BYTES });
  source.once("error", (error) => inflater.destroy(error));
  source.pipe(inflater);
  try {
    yield* inflater as AsyncIterable<Buffer>;
  } catch (error) {
    throw isZlibError(error) ? damaged(`a part ${entry.name} that cannot be unpacked`) : error;
  } finally {
    source.destroy();
  }
}

/** Whether an error comes from zlib: the packed bytes are broken or cut off. */
export function isZlibError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}
