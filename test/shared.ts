// The one place that finds the shared folder of real data, vectors and hostile files (EVERYCASE_SHARED, default ../shared).
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = process.env.EVERYCASE_SHARED ?? fileURLToPath(new URL("../../shared", import.meta.url));
let told = false;

/** The absolute path of a file or folder in the shared folder, or `null` where it is not there (the test is then skipped, said once in plain words). */
export function shared(path: string): string | null {
  const full = join(ROOT, path);
  if (existsSync(full)) return full;
  if (!told)
    process.stderr.write(`Skipped: tests that need the shared folder (looked for ${path}; set EVERYCASE_SHARED).\n`);
  told = true;
  return null;
}
