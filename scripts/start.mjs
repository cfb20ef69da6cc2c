// `npm start`: everything that is needed, then `everycase start` in this same process. `npm start -- --port 5000` hands options on.
import { join } from "node:path";
import { buildIfStale } from "./build.mjs";
import { ROOT, ready } from "./ready.mjs";

await ready();
if (!(await buildIfStale())) process.exit(1);
process.argv = [process.argv[0], join(ROOT, "everycase"), "start", ...process.argv.slice(2)];
await import("../dist/everycase.js");
