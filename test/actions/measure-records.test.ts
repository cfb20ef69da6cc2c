// Shares from an extract: counted, protected, and only then a rate; no small count leaves, whatever is asked.
import { describe, expect, test } from "vitest";
import { addCases } from "../../src/actions/add-cases.ts";
import { explainRecords, measureRecords, type RecordsQuestion } from "../../src/actions/measure-records.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { caseRow, extractOf, MAPPING } from "./extracts.ts";
import { type Home, withHome } from "./home.ts";

/** Crimes of Kent: year, outcome word, how many, flag. */
const DRAWN = `
  2018 1    40 CSE
  2018 18  100 CSE
  2018 16   60 CSE
  2018 20   30 CSE
  2018 14   20 CSE
  2019 1    20 CSE
  2019 18   90 CSE
  2019 16    3 CSE
  2019 20   50 CSE
  2019 C2    9 CSE
  2018 1    70 no
`;

const ROWS = DRAWN.trim()
  .split("\n")
  .flatMap((line) => {
    const [year = "", outcome = "", count = "", flag = ""] = line.trim().split(/\s+/u);
    return Array.from({ length: Number(count) }, () => `14/05/${year},${outcome},,${flag},13`);
  })
  .map((rest, index) => caseRow(index, rest));

async function put(tools: Tools, home: Home): Promise<void> {
  await addCases(tools, { path: await home.write("extract.csv", extractOf(ROWS)), mapping: MAPPING });
}

const asked = (more: Partial<RecordsQuestion> = {}): RecordsQuestion => ({ measure: "charge-rate", ...more });

test("the charge rate of flagged crimes, with its interval, its table and its passport", async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    const answer = await measureRecords(tools, asked());
    expect(answer.sentence).toBe("Kent: one in 7 flagged crimes had led to a charge (one in 5 to one in 9)");
    expect(answer.asked).toEqual({ from: "records", scope: "flag:CSE", by: "year", denominator: "all" });
    const rows = answer.table.rows.map(({ period, count, of }) => ({ period, count, of }));
    expect(rows).toContainEqual({ period: "2018/19", count: 40, of: 250 });
    expect(rows).toContainEqual({ period: "all periods", count: 60, of: 413 });
    expect(answer.chart).toMatchObject({ kind: "dots", line: { value: 60 / 413 } });
    expect(answer.passport.command).toBe(
      "everycase measure charge-rate --from records --scope flag:CSE --by year --denominator all",
    );
    expect(answer.passport.sources).toMatchObject([{ file: "extract.csv" }]);
    expect(answer.asking?.[0]?.sql).toContain("archive/");
    expect(answer.asking?.[0]?.sql).not.toContain(home.folder);
  });
});

test("three crimes are told by nothing in the answer, nor by another denominator or share of them", {
  timeout: 60_000,
}, async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    const small = await measureRecords(tools, asked({ measure: "victim-does-not-support" }));
    const year = small.table.rows.find(({ period }) => period === "2019/20");
    expect(year).toMatchObject({ count: { absent: "withheld" }, share: null, interval: null });
    expect(year?.["why"]).toMatch(/withheld/u);
    const others = [
      await measureRecords(tools, asked({ denominator: "concluded-only" })),
      await measureRecords(tools, asked({ measure: "no-suspect" })),
    ];
    // All of them stand on one release.
    expect(tools.ledger.entries({ kind: "table-protected" })).toHaveLength(1);
    for (const { table } of others) expect(table.rows.map(({ count }) => count)).not.toContain(3);
  });
});

test("one outcome type is counted where the words say it", { timeout: 60_000 }, async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    const answer = await measureRecords(tools, asked({ measure: "share", of: "outcome:14", scope: "all" }));
    expect(answer.passport.command).toContain("--option of=outcome:14");
    expect(answer.table.rows.find(({ period }) => period === "2018/19")).toMatchObject({ of: 320 });
  });
});

test("after the flagged crimes, all crimes of the same extract are declined: their difference is hidden by no table", async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    await measureRecords(tools, asked());
    await expect(measureRecords(tools, asked({ scope: "all" }))).rejects.toThrow(
      /flag:CSE of it were released before/u,
    );
    expect((await measureRecords(tools, asked({ denominator: "less-transferred" }))).table.rows.length).toBeGreaterThan(
      2,
    );
  });
});

test("nothing is counted or released when only the statement is asked for", async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    const [shown] = await explainRecords(tools, asked({ scope: "all", by: "quarter" }), true);
    expect(shown?.sql).toContain("GROUP BY 1, 2, 3");
    expect(shown?.steps?.join("\n")).toMatch(/PARQUET/u);
    expect(tools.ledger.entries({ kind: "table-protected" })).toEqual([]);
  });
});

describe("what is declined", () => {
  test.each<[Partial<RecordsQuestion>, RegExp]>([
    [{ measure: "charge-rat" }, /Unknown measure "charge-rat"/u],
    [{ measure: "balance" }, /cannot be worked out from records/u],
    [{ measure: "share" }, /needs to know of what/u],
    [{ scope: "other:anything" }, /Unknown scope/u],
    [{ scope: "rape" }, /no column of offence codes/u],
    [{ by: "month" }, /wanted year or quarter/u],
    [{ denominator: "half" }, /no denominator "half"/u],
    [{ scope: "flag:CSA" }, /No row of extract.csv is of the scope flag:CSA/u],
    [{ label: "other.csv" }, /No extract of cases is called/u],
  ])("%j", async (more, message) => {
    await withHome(async (tools, home) => {
      await put(tools, home);
      await expect(measureRecords(tools, asked(more))).rejects.toThrow(message);
    });
  });
});
