// Fetches from a landing page, says how far each download has come, and what came of it. Meant to be killed.
import { fetchPublished } from "../../../src/actions/fetch-published.ts";
import { openTools } from "../../../src/actions/tools.ts";

const [home = "", landing = ""] = process.argv.slice(2);
const tools = await openTools({ home, progress: ({ act }) => process.stdout.write(`${act}\n`) });
const { files } = await fetchPublished(tools, { source: "home-office", landing, years: "2018/19" });
for (const { name, state, sha256 } of files) process.stdout.write(`end ${name} ${state} ${sha256}\n`);
tools.close();
