// How the tests run: in UTC, each file in its own process, JSX by preact as in the build.
import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";

// Before any worker starts, so that no test depends on the zone of the machine.
process.env.TZ = "UTC";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, ...(process.env.EVERYCASE_LONG === "1" ? [] : ["**/*.long.test.{ts,tsx}"])],
    pool: "forks",
    // As many as a small machine has cores: left to itself, the runner would leave one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
