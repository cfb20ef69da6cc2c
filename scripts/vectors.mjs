// `npm run test:vectors`: every reference answer held against ours; cases, numeric comparisons and worst error by file, and the total.
// The files are those of EVERYCASE_VECTORS, or of ../shared/vectors. Ends with 1 on any miss, and where there are no files.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "./child.mjs";
import { ROOT, ready } from "./ready.mjs";

const files = resolve(
  process.env.EVERYCASE_VECTORS || join(process.env.EVERYCASE_SHARED || join(ROOT, "..", "shared"), "vectors"),
);

await ready();
process.exitCode = (await compareAll()) ? 0 : 1;

async function compareAll() {
  if (!existsSync(files)) {
    console.log(`There are no vectors: looked for ${files} (set EVERYCASE_VECTORS).`);
    return false;
  }
  const folder = mkdtempSync(join(tmpdir(), "everycase-vectors-report-"));
  const report = join(folder, "report.json");
  const asked = process.env.EVERYCASE_VECTORS ? { EVERYCASE_VECTORS: files } : {};
  const env = { ...process.env, NO_COLOR: "1", ...asked, EVERYCASE_VECTORS_REPORT: report };
  const vitest = [join(ROOT, "node_modules", "vitest", "vitest.mjs"), "run", "test/vectors/vectors.test.ts"];
  const { code, output } = await run(process.execPath, vitest, { cwd: ROOT, env });
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
