// `npm run bench`: bundles each bench/*.bench.ts as the build would, and runs one after the other. `npm run bench -- WORD`
// runs those with WORD in their name.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { buildIfStale } from "./build.mjs";
import { run } from "./child.mjs";
import { ROOT, ready } from "./ready.mjs";

await ready();
if (!(await buildIfStale())) process.exit(1);
const { build } = await import("esbuild");
const wanted = process.argv[2] ?? "";
const folder = join(ROOT, "bench");
const names = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith(".bench.ts") && name.includes(wanted))
  .sort();
if (names.length === 0)
  console.log(`There is no bench/*.bench.ts${wanted === "" ? "" : ` with “${wanted}” in its name`}.`);

for (const name of names) {
  // In dist/, because the code looks for the spreadsheet child and the static files beside itself.
  const outfile = join(ROOT, "dist", name.replace(/\.ts$/, ".js"));
  console.log(`\n── ${name}`);
  const bundling = build({
    absWorkingDir: ROOT,
    entryPoints: [join("bench", name)],
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: "inline",
  });
  if ((await bundling.catch(() => null)) === null) {
    process.exitCode = 1; // esbuild has said why
    continue;
  }
  const { code } = await run(process.execPath, ["--enable-source-maps", outfile], { show: true, cwd: ROOT });
  rmSync(outfile, { force: true });
  if (code !== 0) process.exitCode = 1;
}
