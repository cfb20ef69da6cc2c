// Writes one answer to the file that somebody named: the ending says the format.
import { stat, writeFile } from "node:fs/promises";
import { extname, resolve } from "node:path";
import { Refusal } from "../ground/refusal.ts";
import type { Download } from "./download.ts";

/** The format that the ending of a file names. Refuses (`usage`) any other ending. Example: `formatNamed("a.CSV", ["csv"])` is `csv`. */
export function formatNamed<Format extends string>(path: string, formats: readonly Format[]): Format {
  const ending = extname(path).slice(1).toLowerCase();
  const format = formats.find((one) => one === ending);
  if (format !== undefined) return format;
  throw new Refusal(
    "usage",
    `Cannot tell the format of "${path}": found ${ending === "" ? "no ending" : `".${ending}"`}, wanted ${formats.map((one) => `.${one}`).join(", ")}.`,
  );
}

/** Writes the bytes. Refuses (`surroundings`) a place that cannot be written. */
export async function saveFile({ bytes }: Download, path: string): Promise<{ readonly bytes: number }> {
  const written = await writeFile(resolve(path), bytes).then(
    () => true,
    () => false,
  );
  const found = written ? null : await stat(resolve(path)).catch(() => null);
  if (found?.isDirectory()) throw new Refusal("usage", `Cannot write ${path}: found a folder, wanted a file.`);
  if (!written)
    throw new Refusal("surroundings", `Cannot write ${path}.`, "Its folder must be there, and open to be written to.");
  return { bytes: bytes.byteLength };
}
