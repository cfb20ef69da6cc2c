// Row numbers hold over whole tables: every cell the warehouse keeps is what stands at its address in the file.

import { once } from "node:events";
import { createWriteStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Tools } from "../../src/actions/tools.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { withHome } from "../actions/home.ts";
import { shared } from "../shared.ts";
import { officialCsv } from "../sources/official.ts";

const LONG = process.env["EVERYCASE_LONG"] === "1";

/** The kept cells of a file whose number is not what `textAt` says of their address; at most ten. */
async function misplaced(
  tools: Tools,
  file: string,
  textAt: (row: number, column: string) => string,
): Promise<readonly unknown[]> {
  const { engine, find } = await tools.warehouse();
  const path = (await find(file))?.path ?? "";
  const rows = await engine.rows(`SELECT row, col, lowest, kind FROM read_parquet('${path}') WHERE kind = 'exact'`);
  expect(rows.length).toBeGreaterThan(100_000);
  return rows.filter(({ row, col, lowest }) => Number(textAt(Number(row), String(col))) !== lowest).slice(0, 10);
}

const path = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");

test.skipIf(path === null)("of a real year: 132,529 rows of 44 forces", { timeout: 60_000 }, () =>
  withHome(async (tools, { addPath }) => {
    const report = await addPath(path ?? "");
    expect(report).toMatchObject({ rows: 132_529, problems: [], cells: { read: 265_058, notUnderstood: 0 } });
    const records = parseCsv(gunzipSync(readFileSync(path ?? "")).toString("utf8"), ",");
    expect(
      await misplaced(tools, report.sha256, (row, column) => records[row - 1]?.[column.charCodeAt(0) - 65] ?? ""),
    ).toEqual([]);
  }),
);

test(
  `of a large table read in pieces, with broken rows and line breaks inside cells (${LONG ? "120" : "40"} MB)`,
  { timeout: 300_000 },
  () =>
    withHome(async (tools, { write, addPath }) => {
      const file = await write("large.csv", "");
      const filler = "x".repeat(60);
      const size = LONG ? 600_000 : 200_000;
      const out = createWriteStream(file);
      out.write(officialCsv([]));
      // Each row holds its own number as its count; every 997th is short, every 1,499th too long, every 7th breaks inside a cell.
      let broken = 0;
      for (let row = 2; row <= size; row += 1) {
        const description = row % 7 === 0 ? `"${filler}\n${filler}, ""${row}"""` : `${filler}${filler}`;
        // Every row another figure, of few distinct labels.
        const [code, year, quarter, outcome] = [
          1 + (row % 999),
          2000 + (Math.floor(row / 999) % 20),
          1 + (Math.floor(row / 19_980) % 4),
          1 + Math.floor(row / 79_920),
        ];
        const labels = `${year}/${String((year + 1) % 100).padStart(2, "0")},${quarter},Kent,${description},Sexual offences,Other sexual offences,${code},,,,${outcome}`;
        const isBroken = row % 997 === 0 || row % 1_499 === 0;
        if (isBroken) broken += 1;
        const line =
          row % 997 === 0
            ? "2018/19,1,Kent\n"
            : row % 1_499 === 0
              ? `${labels},1,2,3,4\n`
              : `${labels},${row},${-row}\n`;
        if (!out.write(line)) await once(out, "drain");
      }
      out.end();
      await once(out, "finish");
      const report = await addPath(join(file));
      expect(report.rows).toBe(size - 1 - broken);
      expect(report.problems.map(({ code, cell }) => [code, cell])).toEqual([
        ["broken-row", "997"],
        ["broken-row", "1499"],
      ]);
      expect(await misplaced(tools, report.sha256, (row, column) => String(column === "L" ? row : -row))).toEqual([]);
    }),
);
