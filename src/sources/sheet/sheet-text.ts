// The whole text of a small opened sheet.
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import type { OpenedSheet } from "./opened.ts";

const LIMIT_BYTES = 64 * 1024 * 1024;

/** Reads an opened sheet as text, without a byte order mark. For small human files: at most 64 MiB after inflating (a larger one throws). */
export async function readSheetText(sheet: OpenedSheet): Promise<string> {
  const bytes = await readFile(sheet.path);
  const plain = sheet.gzip ? gunzipSync(bytes, { maxOutputLength: LIMIT_BYTES }) : bytes;
  return plain.toString("utf8").replace(/^\uFEFF/u, "");
}
