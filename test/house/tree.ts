// Reads the real tree from disk: every text file of the project that people write.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { File } from "./survey.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const NOT_OURS = new Set(["node_modules", "dist", ".git", "everycase-data", "package-lock.json"]);
const TEXT = /(?:\.(?:ts|tsx|mjs|js|json|md|css|html|sh|sql|txt|yml|yaml|svg)|^[^.]+|^\.[^.]+)$/;

/** All text files of the project, with paths from its root. */
export function readTree(folder = ""): readonly File[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name) || entry.name.endsWith(".tmp")) return [];
    if (entry.isDirectory()) return readTree(path);
    return entry.isFile() && TEXT.test(entry.name) ? [{ path, text: readFileSync(join(ROOT, path), "utf8") }] : [];
  });
}
