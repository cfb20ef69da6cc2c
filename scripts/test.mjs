// `npm test`: installs what is missing, checks, builds, runs every test, and ends with one line that counts. `--long` leaves out the
// check and sets EVERYCASE_LONG=1: the *.long.test.ts files run too, and searches that ask for it go on for longer. With paths,
// `npm test -- test/claims`, only the test files below them run, and nothing is checked.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "./build.mjs";
import { run } from "./child.mjs";
import { provideChromium } from "./chromium.mjs";
import { ROOT, ready } from "./ready.mjs";

const long = process.argv.includes("--long");
const only = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const total = { passed: 0, failed: 0, skipped: 0, done: false };

// Whatever ends this process, the last line counts; an end that was not reached counts as one failure.
process.on("exit", () => {
  if (!total.done) total.failed += 1;
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
  console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
  if (process.exitCode === undefined && (total.failed > 0 || total.passed === 0)) process.exitCode = 1;
});

await ready();
const chromium = await provideChromium();
if (chromium === null) console.log("No Chromium is found (EVERYCASE_CHROMIUM, PATH): the browser tests are skipped.");
if (!long && only.length === 0) await step("check", check);
await step("build", buildIfStale, { countsWhenGood: false });
add(await runTests());
total.done = true;

async function check() {
  const { code } = await run(process.execPath, [join(ROOT, "scripts", "check.mjs")], { show: true, cwd: ROOT });
  return code === 0;
}

/** Does one thing beside the tests, and counts it as one test. */
async function step(name, work, { countsWhenGood = true } = {}) {
  const good = await work();
  if (!good) console.log(`\nfailed: ${name}`);
  if (!good) total.failed += 1;
  else if (countsWhenGood) total.passed += 1;
}

async function runTests() {
  const folder = mkdtempSync(join(tmpdir(), "everycase-tests-"));
  const report = join(folder, "report.json");
  const args = ["run", ...only, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const plain = process.stdout.isTTY ? {} : { NO_COLOR: "1" };
  const env = {
    ...process.env,
    ...plain,
    EVERYCASE_CHROMIUM: chromium ?? "",
    ...(long ? { EVERYCASE_LONG: "1" } : {}),
  };
  const { code } = await run(process.execPath, [join(ROOT, "node_modules", "vitest", "vitest.mjs"), ...args], {
    show: true,
    cwd: ROOT,
    env,
  });
  const counts = readReport(report);
  rmSync(folder, { recursive: true, force: true });
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** A file that could not be loaded has no tests of its own and counts as one failure. */
function readReport(path) {
  try {
    const report = JSON.parse(readFileSync(path, "utf8"));
    const broken = report.testResults.filter(
      (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
    );
    const skipped = report.numPendingTests + report.numTodoTests;
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length, skipped };
  } catch (error) {
    console.log(`The test runner left no report: ${error.message}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function add(counts) {
  for (const key of Object.keys(counts)) total[key] += counts[key];
}
