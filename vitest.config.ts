// How the tests run: in UTC, in a few processes, JSX by preact as in the build.
import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// Before any worker starts, so that no test depends on the zone of the machine.
process.env.TZ = "UTC";

// The slowest first: begun last, one file of minutes would run alone while the other cores wait.
const SLOW_FIRST = ["test/browser/", "test/actions/", "test/replies/", "test/cli/"];

class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number =>
      SLOW_FIRST.findIndex((folder) => moduleId.includes(folder)) + 1 || SLOW_FIRST.length + 1;
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, ...(process.env.EVERYCASE_LONG === "1" ? [] : ["**/*.long.test.{ts,tsx}"])],
    pool: "forks",
    // A worker keeps its modules from file to file: loading them anew took as long as a fifth of all tests.
    isolate: false,
    setupFiles: ["test/after-each-file.ts"],
    sequence: { sequencer: SlowFirst },
    // One more than a small machine has cores, since tests wait for browsers, children and disks; left to itself, the runner would leave
    // one of two cores idle.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
