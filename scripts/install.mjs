// Fills node_modules from the lock file, once. Loaded only when something is missing.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findProgram, run } from "./child.mjs";
import { canInstall, installPackages } from "./debian.mjs";
import { progress } from "./progress.mjs";
import { ROOT } from "./ready.mjs";

/** Fills node_modules and leaves `stamp` in it at `stampPath`. Resolves to `null`, or to what is in the way and what to do. */
export async function install(stampPath, stamp) {
  const release = await takeTurn();
  try {
    if (readIfThere(stampPath) === stamp) return null;
    const failure = isComplete() && (await nativeFault()) === null ? null : await installWithProgress();
    if (failure === null) writeFileSync(stampPath, stamp);
    return failure;
  } finally {
    release();
  }
}

/** Two starts at the same time must not fill one folder: the second waits until the first is done or gone. Resolves to what ends the turn. */
async function takeTurn() {
  const turn = join(ROOT, ".installing.tmp");
  let told = null;
  while (!claim(turn)) {
    const holder = Number(readIfThere(turn));
    if (holder > 0 && !isRunning(holder)) rmSync(turn, { force: true });
    else told ??= progress("Waiting for another start, which installs what is needed");
    await wait(300);
  }
  told?.();
  const free = () => rmSync(turn, { force: true });
  const leave = () => process.exit(130);
  process.once("exit", free).once("SIGINT", leave).once("SIGTERM", leave);
  return () => {
    process.off("exit", free).off("SIGINT", leave).off("SIGTERM", leave);
    free();
  };
}

function claim(turn) {
  try {
    writeFileSync(turn, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether node_modules already holds just what the lock file says, as after somebody's own `npm install`. */
function isComplete() {
  const locked = packagesIn("package-lock.json");
  const present = packagesIn(join("node_modules", ".package-lock.json"));
  if (locked === null || present === null) return false;
  return Object.entries(locked).every(([place, entry]) => {
    if (place === "") return true;
    if (present[place] === undefined) return entry.optional === true;
    return present[place].version === entry.version && existsSync(join(ROOT, place, "package.json"));
  });
}

function packagesIn(file) {
  const text = readIfThere(join(ROOT, file));
  return text === null ? null : JSON.parse(text).packages;
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

async function installWithProgress() {
  const done = progress("Installing what is needed (once, about 2 minutes)");
  return installAll().finally(done);
}

/** Installs; where compiling fails for want of tools, gets the tools where it may and tries once more. */
async function installAll() {
  const failure = await attempt();
  const missing = failure !== null && /gyp|better-sqlite3/.test(failure) ? missingTools() : [];
  if (missing.length === 0) return failure;
  const named = `better-sqlite3 must be compiled here and ${missing.join(", ")} cannot be found`;
  if (!canInstall()) return `${named}. Install them, then start again.`;
  const tools = await installPackages(["make", "g++", "python3"]);
  return tools.code === 0 ? attempt() : `${tools.output}\n${named}; apt-get's words are above.`;
}

/** Resolves to `null`, or to what went wrong. */
async function attempt() {
  const { code, output } = await npmInstall();
  if (code !== 0) return `${output}\nThe packages could not be installed; npm's words are above.`;
  const fault = await nativeFault();
  return fault === null ? null : `${output}\n${fault}\nThe packages are installed, but a compiled part does not load.`;
}

/** `npm ci`; where the lock file leaves out packages of other kinds of machine, which `npm ci` refuses, the same versions by `npm install`. */
async function npmInstall() {
  const env = npmEnvironment();
  const quiet = ["--no-fund", "--no-audit", "--no-progress"];
  const clean = await run("npm", ["ci", ...quiet], { cwd: ROOT, env });
  if (clean.code === 127) return { ...clean, output: `npm cannot be started: ${clean.output}` };
  if (clean.code === 0 || !/Missing: .+ from lock file/.test(clean.output)) return clean;
  return run("npm", ["install", "--no-save", ...quiet], { cwd: ROOT, env });
}

/** npm with the very Node that runs now, and with its own headers where they lie beside it, so that compiling needs no download. */
function npmEnvironment() {
  const folder = dirname(process.execPath);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ""}` };
  const prefix = dirname(folder);
  if (headersVersion(prefix) === process.versions.node) env.npm_config_nodedir = prefix;
  return env;
}

function headersVersion(prefix) {
  const header = join(prefix, "include", "node", "node_version.h");
  if (!existsSync(header)) return null;
  const text = readFileSync(header, "utf8");
  return ["MAJOR", "MINOR", "PATCH"].map((part) => new RegExp(`NODE_${part}_VERSION (\\d+)`).exec(text)?.[1]).join(".");
}

function missingTools() {
  return ["make", "g++", "python3"].filter((tool) => findProgram(tool) === null);
}

/** What better-sqlite3 or DuckDB says when its compiled part does not load; `null` when both do. Asked in a child, which a broken one may take down. */
async function nativeFault() {
  const question = `new (require("better-sqlite3"))(":memory:").close(); require("@duckdb/node-api");`;
  const { code, output } = await run(process.execPath, ["-e", question], { cwd: ROOT });
  return code === 0 ? null : output;
}
