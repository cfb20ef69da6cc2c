// One test file that holds many given files against ours and leaves a report: what the runs of vectors, hostile files and claims share.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./child.mjs";
import { ROOT } from "./ready.mjs";

/**
 * Runs a test file that writes `{"lines": [...]}` to the path in the variable `<NAME>_REPORT`, and prints those lines. True when nothing was missed.
 * `env`: what the test is told besides. `name`: such as `EVERYCASE_VECTORS`.
 */
export async function runReported({ name, test, env = {} }) {
  const folder = mkdtempSync(join(tmpdir(), "everycase-report-"));
  const report = join(folder, "report.json");
  const told = { ...process.env, NO_COLOR: "1", ...env, [`${name}_REPORT`]: report };
  const vitest = [join(ROOT, "node_modules", "vitest", "vitest.mjs"), "run", test];
  const { code, output } = await run(process.execPath, vitest, { cwd: ROOT, env: told });
  try {
    const { lines } = JSON.parse(readFileSync(report, "utf8"));
    console.log(lines.join("\n"));
    // Nothing missed and a run that failed all the same: its words say why.
    if (code !== 0 && !lines.some((line) => line.startsWith("missed:"))) console.log(output);
  } catch {
    console.log(`The run left no report.\n${output}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return code === 0;
}

/** A folder of the shared files: the one that the variable names, or the one of that name beside the project. */
export function givenFolder(name, folder) {
  return process.env[name] || join(process.env.EVERYCASE_SHARED || join(ROOT, "..", "shared"), folder);
}
