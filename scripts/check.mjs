// `npm run check`: types, format and lint, the walls of the house, unused code; one line each, and the words of those that failed.
// Changes nothing; `npm run fix` (`--fix`) first mends format and lint.
import { join } from "node:path";
import { run } from "./child.mjs";
import { ROOT, ready } from "./ready.mjs";

const fix = process.argv.includes("--fix");
const tool = (...path) => join(ROOT, "node_modules", ...path);

const CHECKS = [
  { name: "types", args: [tool("typescript", "bin", "tsc"), "-p", ".", "--noEmit"] },
  {
    name: fix ? "format and lint (mended)" : "format and lint",
    args: [tool("@biomejs", "biome", "bin", "biome"), "check", "--error-on-warnings", ...(fix ? ["--write"] : []), "."],
  },
  { name: "walls of the house", args: [tool("vitest", "vitest.mjs"), "run", "test/house", "--reporter=dot"] },
  { name: "unused code", args: [tool("knip", "bin", "knip.js"), "--no-progress", "--no-config-hints"] },
];

await ready();
const results = await (fix ? inTurn(CHECKS) : Promise.all(CHECKS.map(check)));
for (const { name, output } of results.filter((result) => result.failed)) console.log(`\n── ${name}\n${output.trim()}`);
if (results.some((result) => result.failed)) process.exitCode = 1;

/** The mending comes first, so that the others see what it leaves. */
async function inTurn(checks) {
  const [types, lint, ...others] = checks;
  const mended = await check(lint);
  return [mended, ...(await Promise.all([types, ...others].map(check)))];
}

async function check({ name, args }) {
  const began = performance.now();
  const { code, output } = await run(process.execPath, args, { cwd: ROOT, env: { ...process.env, NO_COLOR: "1" } });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "failed"} ${name} (${seconds} s)`);
  return { name, failed: code !== 0, output };
}
