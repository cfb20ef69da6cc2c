// Adds an extract of cases again and again under new names. Meant to be killed at the door.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { addCases } from "../../../src/actions/add-cases.ts";
import { openTools } from "../../../src/actions/tools.ts";
import { extractOf, MAPPING } from "../extracts.ts";

const [home = "", folder = "", rows = "1000"] = process.argv.slice(2);
const tools = await openTools({ home });
for (let round = 0; ; round += 1) {
  const path = join(folder, `extract-${process.pid}-${round}.csv`);
  // Under another encoding, so that a copy of it is made at the door.
  const text = extractOf(
    Array.from(
      { length: Number(rows) },
      (_, index) =>
        `46/ZQX${process.pid}-${round}-${index}/19,14/04/2019,Investigation complete \u0096 no suspect identified,,CSE,13`,
    ),
  );
  writeFileSync(path, Buffer.from(text, "latin1"));
  process.stdout.write(`begin ${round}\n`);
  const { sha256 } = await addCases(tools, { path, mapping: MAPPING });
  process.stdout.write(`${sha256}\n`);
}
