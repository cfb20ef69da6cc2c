// Adds the files of a folder one after the other, and says each one's hash when it is acknowledged. Meant to be killed.
import { addFiles } from "../../../src/actions/add-files.ts";
import { openTools } from "../../../src/actions/tools.ts";

const [home = "", folder = ""] = process.argv.slice(2);
const tools = await openTools({ home });
await addFiles(tools, { paths: [folder] }, (report) => process.stdout.write(`${report.sha256} ${report.state}\n`));
process.stdout.write("end\n");
tools.close();
