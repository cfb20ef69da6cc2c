// Publishes everything public, and kills itself before the nth time that it would write to the archive or the ledger.
import { publishEverythingPublic } from "../../../src/actions/publish-everything.ts";
import { openTools, type Tools } from "../../../src/actions/tools.ts";

const [home = "", nth = ""] = process.argv.slice(2);
const tools = await openTools({ home });
let writes = 0;

function count(): void {
  writes += 1;
  if (writes === Number(nth)) process.kill(process.pid, "SIGKILL");
}

const { archive, ledger } = tools;
const mortal: Tools = {
  ...tools,
  archive: {
    ...archive,
    put: (source) => {
      count();
      return archive.put(source);
    },
    putBytes: (bytes) => {
      count();
      return archive.putBytes(bytes);
    },
  },
  ledger: {
    ...ledger,
    append: (entry, options) => {
      count();
      return ledger.append(entry, options);
    },
  },
};
const { release } = await publishEverythingPublic(mortal, { who: "AB", madeBy: { version: "0.1.0", digest: null } });
process.stdout.write(`${release.id} ${writes}\n`);
process.exit(0);
