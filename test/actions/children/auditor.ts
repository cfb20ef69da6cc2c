// Reads the sheet of a flag audit again and again, each time with another word for every line. Meant to be killed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readFlagAudit } from "../../../src/actions/read-flag-audit.ts";
import { openTools } from "../../../src/actions/tools.ts";
import { filled } from "../audit-extract.ts";

const [home = "", folder = ""] = process.argv.slice(2);
const tools = await openTools({ home });
const sheet = readFileSync(join(folder, "sheet.csv"), "utf8");
const known = tools.ledger.entries({ kind: "flag-audit-read" }).length;
for (let round = known; ; round += 1) {
  const path = join(folder, `filled-${process.pid}.csv`);
  writeFileSync(
    path,
    filled(sheet, () => (round % 2 === 0 ? "yes" : "no")),
  );
  process.stdout.write("begin\n");
  const { entry, taken } = await readFlagAudit(tools, { as: "AB", path });
  process.stdout.write(`${entry} ${taken}\n`);
}
