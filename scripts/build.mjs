// Bundles src/ into dist/. A second call with nothing changed costs a few milliseconds: esbuild is loaded only to build.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./ready.mjs";

const DIST = join(ROOT, "dist");
const STAMP = join(DIST, ".built");
/** The children that open untrusted files (src/sources/sheet/): one file each, with the library it needs, since they may read no other. */
const CHILDREN = ["sheet-child", "pdf-child", "xls-child"];
/** Besides src/ and layouts/, what the bundle depends on. */
const ALSO = ["package-lock.json", "tsconfig.json", join("scripts", "build.mjs")];
/** Chunks of an older build stay this long: a server that runs on them may still ask for one. */
const KEEP_OLD_MS = 24 * 60 * 60 * 1000;

/** Whether dist/ does not hold what src/ holds now. Compares names, sizes and times of change, not contents. */
export function isStale() {
  return !existsSync(join(DIST, "everycase.js")) || readStamp() !== fingerprint();
}

/** Builds when stale. Resolves to whether dist/ is good; what is wrong goes to standard error. */
export async function buildIfStale() {
  return isStale() ? build() : true;
}

/** Builds. Resolves to whether it succeeded; what is wrong goes to standard error. */
export async function build() {
  const stamp = fingerprint();
  const esbuild = await import("esbuild");
  const builds = [serverOptions(), browserOptions(), ...CHILDREN.map(childOptions)];
  const results = await Promise.all(builds.map((options) => settle(esbuild.build(options))));
  const errors = results.flatMap((result) => result.errors);
  if (errors.length > 0) {
    const lines = await esbuild.formatMessages(errors, { kind: "error", color: process.stderr.isTTY === true });
    process.stderr.write(
      `${lines.join("")}Everycase could not be built: ${errors.length === 1 ? "1 error" : `${errors.length} errors`}, see above.\n`,
    );
    return false;
  }
  const written = new Set();
  const entries = ["everycase.js", ...CHILDREN.map((name) => `${name}.mjs`)];
  const outputs = results.flatMap((result) => result.outputFiles);
  // Entries last: until then they point at the chunks of the build before.
  outputs.sort((a, b) => entries.includes(relative(DIST, a.path)) - entries.includes(relative(DIST, b.path)));
  const files = [...copies(), ...outputs];
  // Before the entries, which read it to say what program they are.
  written.add(put(join(DIST, "program.json"), programList(files)));
  for (const { path, contents } of files) written.add(put(path, contents));
  written.add(put(STAMP, stamp));
  sweep(written);
  return true;
}

function childOptions(name) {
  return {
    absWorkingDir: ROOT,
    entryPoints: [`src/sources/sheet/${name}.ts`],
    outfile: join(DIST, `${name}.mjs`),
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    write: false,
    logLevel: "silent",
  };
}

/** The program: the launcher's entry. */
function serverOptions() {
  return {
    absWorkingDir: ROOT,
    entryPoints: { everycase: "src/cli/main.ts" },
    outdir: DIST,
    // All in one folder, so that `import.meta.url` has one meaning wherever a file ends up.
    chunkNames: "chunk-[hash]",
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    jsxImportSource: "preact",
    sourcemap: true,
    write: false,
    logLevel: "silent",
  };
}

/** The islands: every file of src/web/client/ whose name does not begin with `_`. */
function browserOptions() {
  const folder = join("src", "web", "client");
  const names = listIfThere(join(ROOT, folder)).filter((name) => /^[^_].*\.tsx?$/.test(name));
  return {
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => join(folder, name)),
    outdir: join(DIST, "static"),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    write: false,
    logLevel: "silent",
  };
}

/** esbuild rejects with the errors in hand; here they are a result like any other. */
function settle(building) {
  return building.catch((failure) => {
    if (!Array.isArray(failure.errors)) throw failure;
    return { errors: failure.errors, outputFiles: [] };
  });
}

/** What goes over as it is: the static files of the pages, and the schemas of the open format. */
function copies() {
  const from = (folder, to) =>
    filesBelow(join(ROOT, folder)).map((path) => ({
      path: join(DIST, to, relative(join(ROOT, folder), path)),
      contents: readFileSync(path),
    }));
  return [...from(join("src", "web", "static"), "static"), ...from(join("src", "standard", "schemas"), "schemas")];
}

/**
 * What the program is made of, from the root of the package: what this build writes (not maps, which change nothing), the layouts, and which
 * packages it runs on, since they are not in the bundle.
 */
function programList(files) {
  const paths = [
    ...files.map(({ path }) => path),
    ...filesBelow(join(ROOT, "layouts")),
    join(ROOT, "package-lock.json"),
  ];
  const names = paths
    .map((path) => relative(ROOT, path).replaceAll("\\", "/"))
    .filter((name) => !name.endsWith(".map"));
  return `${JSON.stringify({ files: names.sort() }, null, 1)}\n`;
}

/** Writes a file whole or not at all, so that a start beside this one never reads half of it. */
function put(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.tmp`;
  writeFileSync(half, contents);
  renameSync(half, path);
  return path;
}

function sweep(written) {
  for (const path of filesBelow(DIST)) {
    if (!written.has(path) && Date.now() - statSync(path).mtimeMs > KEEP_OLD_MS) rmSync(path, { force: true });
  }
}

function fingerprint() {
  const paths = [
    ...["src", "layouts"].flatMap((folder) => filesBelow(join(ROOT, folder))),
    ...ALSO.map((name) => join(ROOT, name)),
  ];
  const states = paths.map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${relative(ROOT, path)} ${size} ${mtimeMs}`;
  });
  return createHash("sha256").update(states.join("\n")).digest("hex");
}

function readStamp() {
  return existsSync(STAMP) ? readFileSync(STAMP, "utf8") : null;
}

function listIfThere(folder) {
  return existsSync(folder) ? readdirSync(folder) : [];
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { ready } = await import("./ready.mjs");
  await ready();
  if (!(await build())) process.exitCode = 1;
}
