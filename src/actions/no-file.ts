// What is said of a path that was given for a file and is none.
import { stat } from "node:fs/promises";
import { Refusal } from "../ground/refusal.ts";

/**
 * Why nothing can be read at a path: nothing is there (`notFound`), or something that is no plain file (`usage`), or a file that
 * may not be read (`surroundings`). `called`: the name to say, the path itself when left out.
 */
export async function noFile(path: string, hint?: string, called = path): Promise<Refusal> {
  const found = await stat(path).catch(() => null);
  if (found === null) return new Refusal("notFound", `There is no file ${called}.`, hint);
  const what = found.isDirectory() ? "a folder" : found.isFile() ? null : "no plain file";
  if (what === null) return new Refusal("surroundings", `Cannot read ${called}: it may not be opened.`, hint);
  return new Refusal("usage", `Cannot read ${called}: found ${what}, wanted a file.`, hint);
}
