// Case rows inside the engine: words that come late are never lost, memory is bounded, and the engine reads no other file.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { dateFormats } from "../../src/sources/case-extracts/date-formats.ts";
import { fillCases, forgetBrokenCases, readCaseLabels } from "../../src/warehouse/case-rows.ts";
import type { CaseSheet } from "../../src/warehouse/case-table.ts";
import { openEngine } from "../../src/warehouse/engine.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-rows-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEY = { inner: "36".repeat(64), outer: "5c".repeat(64) };

function sheetOf(path: string, order: Parameters<typeof dateFormats>[0] = "day-month-year"): CaseSheet {
  const none = { victimReference: null, suspectReference: null, outcomeOn: null, force: null };
  const columns = {
    ...none,
    crimeReference: 0,
    recordedOn: 1,
    outcome: 2,
    flag: null,
    flagOrigin: null,
    offenceCode: null,
  };
  return {
    path,
    gzip: false,
    delimiter: ",",
    width: 3,
    headerRow: 1,
    padded: false,
    columns: { ...columns, victimAge: null },
    dateFormats: dateFormats(order),
    force: "kent",
  };
}

test("a word that stands beyond the first rows is noticed, and a second pass over all rows has it", async () => {
  const path = join(folder, "late.csv");
  writeFileSync(path, "ref,on,outcome\nA1,01/02/2020,1\nA2,02/02/2020,1\nA3,03/02/2020,18\n");
  const engine = await openEngine({ folder });
  const sheet = sheetOf(path);
  const target = join(folder, "late.parquet");
  const some = await readCaseLabels(engine, sheet, 2);
  expect(await fillCases(engine, { sheet, labels: some, key: KEY, account: "{}", target })).toEqual({
    rows: 3,
    unlisted: 1,
  });
  await forgetBrokenCases(engine);
  const all = await readCaseLabels(engine, sheet, null);
  expect(await fillCases(engine, { sheet, labels: all, key: KEY, account: "{}", target })).toEqual({
    rows: 3,
    unlisted: 0,
  });
  engine.close();
});

test("dates are read in the order the mapping says, and a date that fits no form is not understood", async () => {
  const path = join(folder, "dates.csv");
  const texts = [
    ..."03/04/2019|2019-04-03|03-04-2019 10:11|3 Apr 2019|03-Apr-2019 23:59|2019-04-03T01:02:03".split("|"),
    ..."13/13/2019|43567|yesterday|03/04/19".split("|"),
  ];
  writeFileSync(path, `ref,on,outcome\n${texts.map((text, index) => `A${index},${text},1\n`).join("")}`);
  const engine = await openEngine({ folder });
  const days = async (order: Parameters<typeof dateFormats>[0]): Promise<string> => {
    const sheet = sheetOf(path, order);
    const target = join(folder, `${order}.parquet`);
    const labels = await readCaseLabels(engine, sheet, null);
    await fillCases(engine, { sheet, labels, key: KEY, account: "{}", target });
    const rows = await engine.rows(
      `SELECT recorded_on::VARCHAR AS day, count(*) AS n, max(unread) AS unread FROM read_parquet('${target}') GROUP BY 1 ORDER BY 1`,
    );
    return rows.map(({ day, n, unread }) => `${day} ${n} ${unread}`).join("; ");
  };
  expect(await days("day-month-year")).toBe("2019-04-03 6 0; null 4 1");
  expect(await days("month-day-year")).toBe("2019-03-04 2 0; 2019-04-03 4 0; null 4 1");
  engine.close();
});

test("an engine at the door reads the one file it was given, and no other beside it", async () => {
  const outside = mkdtempSync(join(tmpdir(), "everycase-outside-"));
  const [given, other] = [join(outside, "given.csv"), join(outside, "other.csv")];
  for (const path of [given, other]) writeFileSync(path, "ref,on,outcome\nA1,01/02/2020,1\n");
  const engine = await openEngine({ folder, files: [given] });
  expect((await readCaseLabels(engine, sheetOf(given), null)).get("outcome")).toEqual([{ label: "1", rows: 1 }]);
  await expect(readCaseLabels(engine, sheetOf(other), null)).rejects.toThrow(/permission|disabled/iu);
  engine.close();
  rmSync(outside, { recursive: true });
});
