// Makes a folder and what is missing above it, or says in one line why it cannot.
import { existsSync } from "node:fs";
import { access, constants, mkdir, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Refusal } from "../ground/refusal.ts";

/** Makes sure that `folder` is there and can be written. Refuses (`surroundings`) otherwise; `hint` says what to do. (Node's recursive mkdir never ends below /proc, so each level is made by itself.) */
export async function makeWritable(folder: string, hint: string): Promise<void> {
  try {
    for (const missing of missingFolders(folder)) await mkdir(missing);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    if (code === "EEXIST" && existsSync(folder)) return await makeWritable(folder, hint);
    const found = await stat(folder).catch(() => null);
    if (found !== null && !found.isDirectory())
      throw new Refusal("usage", `Cannot write in ${folder}: found a file, wanted a folder.`, hint);
    throw new Refusal("surroundings", `Cannot write in the folder ${folder} (${code}).`, hint);
  }
}

/** The folders to make, the highest first. */
function missingFolders(folder: string): readonly string[] {
  if (existsSync(folder)) return [];
  const above = dirname(folder);
  return above === folder ? [folder] : [...missingFolders(above), folder];
}
