// `npm run test:nasty`: every hostile and awkward file through our own readers, a table by class, and each miss with its reason.
// The files are those of EVERYCASE_NASTY, or of ../shared/nasty. Ends with 1 on any miss, and where there are no files.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./child.mjs";
import { ROOT, ready } from "./ready.mjs";

const files = process.env.EVERYCASE_NASTY || join(process.env.EVERYCASE_SHARED || join(ROOT, "..", "shared"), "nasty");

await ready();
process.exitCode = (await tryAll()) ? 0 : 1;

async function tryAll() {
  if (!existsSync(join(files, "manifest.json"))) {
    console.log(`There are no hostile files: looked for ${join(files, "manifest.json")} (set EVERYCASE_NASTY).`);
    return false;
  }
  const folder = mkdtempSync(join(tmpdir(), "everycase-nasty-report-"));
  const report = join(folder, "report.json");
  const env = { ...process.env, NO_COLOR: "1", EVERYCASE_NASTY: files, EVERYCASE_NASTY_REPORT: report };
  const vitest = [join(ROOT, "node_modules", "vitest", "vitest.mjs"), "run", "test/nasty/nasty.test.ts"];
  const { code, output } = await run(process.execPath, vitest, { cwd: ROOT, env });
  try {
    const { lines } = JSON.parse(readFileSync(report, "utf8"));
    console.log(lines.join("\n"));
    // A class without a miss and a run that failed all the same: its words say why.
    if (code !== 0 && !lines.some((line) => line.startsWith("missed:"))) console.log(output);
  } catch {
    console.log(`The run left no report.\n${output}`);
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return code === 0;
}
