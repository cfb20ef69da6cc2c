// `npm run test:nasty`: every hostile and awkward file through our own readers, a table by class, and each miss with its reason.
// The files are those of EVERYCASE_NASTY, or of ../shared/nasty. Ends with 1 on any miss, and where there are no files.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ready } from "./ready.mjs";
import { givenFolder, runReported } from "./reported.mjs";

const files = givenFolder("EVERYCASE_NASTY", "nasty");

await ready();
if (existsSync(join(files, "manifest.json"))) {
  const env = { EVERYCASE_NASTY: files };
  process.exitCode = (await runReported({ name: "EVERYCASE_NASTY", test: "test/nasty/nasty.test.ts", env })) ? 0 : 1;
} else {
  console.log(`There are no hostile files: looked for ${files} (set EVERYCASE_NASTY).`);
  process.exitCode = 1;
}
