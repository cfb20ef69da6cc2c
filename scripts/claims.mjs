// `npm run test:claims`: the finder of the claim bench held against its sentences; precision and recall by set and kind, and by
// folder of whole articles with verdicts and sums. `--verbose` names every miss. EVERYCASE_SENTENCES takes another file of sentences, EVERYCASE_ARTICLES
// another folder of articles. Ends with 1 where the sentences are below 0.98 and 0.90.
import { resolve } from "node:path";
import { ready } from "./ready.mjs";
import { runReported } from "./reported.mjs";

await ready();
const given = ["EVERYCASE_SENTENCES", "EVERYCASE_ARTICLES"].filter((name) => process.env[name]);
const env = {
  ...Object.fromEntries(given.map((name) => [name, resolve(process.env[name])])),
  ...(process.argv.includes("--verbose") ? { EVERYCASE_CLAIMS_VERBOSE: "1" } : {}),
};
const isMet = await runReported({ name: "EVERYCASE_CLAIMS", test: "test/claims/finder-score.test.ts", env });
process.exitCode = isMet ? 0 : 1;
