// Whether R, the second opinion of the tests in this folder, is installed on this machine.
import { spawnSync } from "node:child_process";

/** Whether `Rscript` runs here. Without it the tests against R are passed over. */
export function hasR(): boolean {
  return spawnSync("Rscript", ["--version"], { stdio: "ignore" }).status === 0;
}
