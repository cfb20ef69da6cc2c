// A reconciliation on the command line: as text, as a table, and what it says where one of the two tables is not there.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lengthOf } from "../../src/cli/lines.ts";
import { crimeCsv } from "../sources/crime-tables.ts";
import { officialCsv } from "../sources/official.ts";
import { hear } from "./listening.ts";

const folder = mkdtempSync(join(tmpdir(), "everycase-reconcile-"));

beforeAll(() => {
  process.env.EVERYCASE_HOME = join(folder, "book");
  writeFileSync(
    join(folder, "outcomes.csv"),
    officialCsv(
      ["Kent", "South Yorkshire"].flatMap((force) => [
        { force, outcome: 0, recorded: 30 },
        { force, outcome: 1, recorded: 10 },
      ]),
    ),
  );
  writeFileSync(
    join(folder, "crimes.csv"),
    crimeCsv([{ force: "Kent", count: 43 }, { count: 40 }, { force: "Norfolk", count: 2 }]),
  );
});

afterAll(() => {
  delete process.env.EVERYCASE_HOME;
  rmSync(folder, { recursive: true, force: true });
});

test("says what to add while there is one table only, then tells every difference, then leads to its code", async () => {
  await hear(["add", join(folder, "outcomes.csv"), "--edition", "2020-01"]);
  const before = await hear(["reconcile"]);
  expect(before).toMatchObject({ code: 0, err: "" });
  expect(before.out).toContain("What to add");
  expect(before.out).toContain("The Home Office police recorded crime by force");

  await hear(["add", join(folder, "crimes.csv"), "--edition", "2026-07"]);
  const { code, out } = await hear(["reconcile"]);
  expect(code).toBe(0);
  expect(out.split("\n").filter((line) => lengthOf(line) > 100)).toEqual([]);
  expect(out).toContain("The two tables differ for 1 of 2 forces in both: 80 outcomes beside 83 crimes, −3 together.");
  expect(out).toMatch(/^Kent +40 +43 +−3 +differs$/mu);
  expect(out).toMatch(/^Norfolk +no row +2 +Crimes only\. The table of outcomes has no row/mu);
  expect(out).toContain("outcomes.csv, edition January 2020");
  expect(out).toContain("crimes.csv, edition July 2026");

  const csv = await hear(["reconcile", "--by", "code", "--force", "Kent", "--format", "csv"]);
  expect(csv.out.split("\n").slice(0, 2)).toEqual([
    "force,name,offence_group,offence_code,outcomes,recorded_crimes,difference,verdict,why,period,scope,outcomes_file,outcomes_edition,crimes_file,crimes_edition",
    "kent,Kent,,19D,40,43,-3,differs,,2018/19,all,outcomes.csv,January 2020,crimes.csv,July 2026",
  ]);
  const json = JSON.parse((await hear(["reconcile", "--format", "json"])).out) as { counts: unknown };
  expect(json.counts).toEqual({ equal: 1, differs: 1, cannotBeTold: 0, outcomesOnly: 0, crimesOnly: 1 });
});

test.each([
  [["--by", "street"], 2],
  [["--scope", "flag:CSE"], 2],
  [["--period", "2011/12"], 3],
])("the options %j end in %i", async (options, code) => {
  expect((await hear(["reconcile", ...options])).code).toBe(code);
});
