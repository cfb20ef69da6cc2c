// `npm test -- PATH`: only the tests below the path run, nothing is checked, and the last line counts all the same.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Runs the script as `npm test --` does, without the settings of the runner that this test itself runs in. */
function npmTest(...words: readonly string[]): { readonly code: number | null; readonly lines: readonly string[] } {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:VITEST|TEST$|NODE_ENV$|DEV$|PROD$|MODE$|SSR$)/u.test(name),
  );
  const env = { ...Object.fromEntries(kept), NO_COLOR: "1" };
  const ended = spawnSync(process.execPath, [join(ROOT, "scripts", "test.mjs"), ...words], { encoding: "utf8", env });
  return { code: ended.status, lines: ended.stdout.trimEnd().split("\n") };
}

test("with a path only the tests below it run, and the last line counts them", { timeout: 120_000 }, () => {
  const { code, lines } = npmTest("test/ground/strict-json.test.ts");
  expect(lines.at(-1)).toMatch(/^[1-9]\d* passed, 0 failed$/u);
  expect(lines.join("\n")).toMatch(/Test Files +1 passed \(1\)/u);
  expect(code).toBe(0);
});

test("with a path below which there is no test it ends as failed", { timeout: 120_000 }, () => {
  const { code, lines } = npmTest("test/no-such-room");
  expect(lines.at(-1)).toMatch(/^0 passed, 1 failed$/u);
  expect(code).toBe(1);
});
