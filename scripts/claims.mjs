// `npm run test:claims`: the finder of the claim bench held against its sentences; precision and recall by set and kind. `--verbose` names every
// miss. EVERYCASE_SENTENCES takes another file of the same shape. Ends with 1 below 0.98 and 0.90.
import { resolve } from "node:path";
import { ready } from "./ready.mjs";
import { runReported } from "./reported.mjs";

await ready();
const given = process.env.EVERYCASE_SENTENCES;
const env = {
  ...(given ? { EVERYCASE_SENTENCES: resolve(given) } : {}),
  ...(process.argv.includes("--verbose") ? { EVERYCASE_CLAIMS_VERBOSE: "1" } : {}),
};
const isMet = await runReported({ name: "EVERYCASE_CLAIMS", test: "test/claims/finder-score.test.ts", env });
process.exitCode = isMet ? 0 : 1;
