// What a clone needs before anything else can run: a Node that is new enough, and a complete node_modules.
// On the usual path this reads three small files and imports nothing more.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The exit code for a machine that is in the way. */
export const SURROUNDINGS = 5;

/** The folder of the project. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Ends the process with one clear line when this Node is too old; otherwise installs what is missing. Prints to standard error only. */
export async function ready() {
  requireNode();
  const wanted = wantedStamp();
  if (readStamp() === wanted) return;
  const { install } = await import("./install.mjs");
  const failure = await install(stampPath(), wanted).catch(
    (error) => `What is needed cannot be installed: ${error.message}`,
  );
  if (failure !== null) stop(failure);
}

function requireNode() {
  const { engines } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const wanted = engines.node.replace(">=", "");
  const [major, minor] = wanted.split(".").map(Number);
  const [ourMajor, ourMinor] = process.versions.node.split(".").map(Number);
  if (ourMajor > major || (ourMajor === major && ourMinor >= minor)) return;
  stop(`Everycase cannot start: found Node ${process.versions.node}, wanted Node ${wanted} or newer.`);
}

function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(SURROUNDINGS);
}

/** The state of node_modules that is wanted: the locked packages, compiled for this kind of Node. */
function wantedStamp() {
  const lock = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  return `${lock} ${process.platform}-${process.arch} node modules ${process.versions.modules}\n`;
}

function stampPath() {
  return join(ROOT, "node_modules", ".everycase-ready");
}

function readStamp() {
  try {
    return readFileSync(stampPath(), "utf8");
  } catch {
    return null;
  }
}
