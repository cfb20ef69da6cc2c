// `npm run test:vectors`: every reference answer held against ours; cases, numeric comparisons and worst error by file, and the total.
// The files are those of EVERYCASE_VECTORS, or of ../shared/vectors. Ends with 1 on any miss, and where there are no files.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ready } from "./ready.mjs";
import { givenFolder, runReported } from "./reported.mjs";

const files = resolve(givenFolder("EVERYCASE_VECTORS", "vectors"));

await ready();
if (existsSync(files)) {
  const env = process.env.EVERYCASE_VECTORS ? { EVERYCASE_VECTORS: files } : {};
  const isMet = await runReported({ name: "EVERYCASE_VECTORS", test: "test/vectors/vectors.test.ts", env });
  process.exitCode = isMet ? 0 : 1;
} else {
  console.log(`There are no vectors: looked for ${files} (set EVERYCASE_VECTORS).`);
  process.exitCode = 1;
}
