// Every hostile and awkward file of the shared folder through our own readers. Alone: `npm run test:nasty`.
import { writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { nastyFolder, readManifest } from "./entries.ts";
import { reportLines } from "./report.ts";
import { type Run, runAll } from "./run.ts";

const folder = nastyFolder();
const entries = folder === null ? [] : readManifest(folder);

describe.skipIf(folder === null)("hostile and awkward files", () => {
  let run: Run;
  beforeAll(async () => {
    run = await runAll(folder ?? "", entries);
    const report = process.env.EVERYCASE_NASTY_REPORT;
    if (report !== undefined) writeFileSync(report, JSON.stringify({ run, lines: reportLines(run) }));
  }, 600_000);

  test.each([...new Set(entries.map(({ cls }) => cls))].sort())(
    "of the class %s do what is expected of them",
    (cls) => {
      const missed = run.results.filter((one) => one.cls === cls && one.wrong.length > 0);
      expect(missed.map(({ path, wrong }) => `${path}: ${wrong.join("; ")}`)).toEqual([]);
    },
  );
});
