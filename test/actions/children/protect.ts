// Protects one side of each pair, as fast as it can: another process does the other side at the same time.
import { protectRecords } from "../../../src/actions/protect-records.ts";
import { openTools } from "../../../src/actions/tools.ts";
import { PAIRS, pair } from "../protect-pairs.ts";

const [home = "", side = "left"] = process.argv.slice(2);
const tools = await openTools({ home });
for (let number = 0; number < PAIRS; number += 1) {
  await protectRecords(tools, pair(number)[side === "left" ? "left" : "right"]);
}
process.stdout.write("end\n");
tools.close();
