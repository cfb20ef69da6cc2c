// Finds the browser that the page tests drive, and on Debian as root installs it.
import { findProgram } from "./child.mjs";
import { canInstall, installPackages } from "./debian.mjs";
import { progress } from "./progress.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** Resolves to the browser's path (EVERYCASE_CHROMIUM, PATH, or newly installed), or to `null` where there is none: the browser tests are then skipped. */
export async function provideChromium() {
  const found = find();
  if (found !== null || !canInstall()) return found;
  const done = progress("Installing Chromium for the browser tests (once)");
  const { code, output } = await installPackages(["chromium", "fonts-liberation"]);
  done();
  if (code !== 0) process.stderr.write(`${output}\nChromium could not be installed; apt-get's words are above.\n`);
  return find();
}

function find() {
  if (process.env.EVERYCASE_CHROMIUM) return process.env.EVERYCASE_CHROMIUM;
  return NAMES.map(findProgram).find((path) => path !== null) ?? null;
}
