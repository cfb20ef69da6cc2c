// Writes a small site of some words over a folder, and kills itself before its nth rename. Prints what became of it.
import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { withSiteFolder } from "../../../src/actions/_site-folder.ts";
import { Refusal } from "../../../src/ground/refusal.ts";
import { writeSmallSite } from "../small-site.ts";

const [target = "", words = "", nth = "0"] = process.argv.slice(2);
const { rename } = promises;
let renames = 0;
promises.rename = async (from, to) => {
  renames += 1;
  if (renames === Number(nth)) process.kill(process.pid, "SIGKILL");
  await rename(from, to);
};
syncBuiltinESMExports();
try {
  await withSiteFolder(target, (site) => writeSmallSite(site, words));
  process.stdout.write("written\n");
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stdout.write(`refused ${error.code} ${error.message}\n`);
}
