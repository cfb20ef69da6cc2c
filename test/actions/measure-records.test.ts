// Shares from an extract: counted, protected, and only then a rate; no small count leaves, whatever is asked.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addCases } from "../../src/actions/add-cases.ts";
import { auditBook } from "../../src/actions/audit-releases.ts";
import { saveMeasure } from "../../src/actions/measure-download.ts";
import { explainRecords, measureRecords, type RecordsQuestion } from "../../src/actions/measure-records.ts";
import { proposeRelease } from "../../src/actions/propose-release.ts";
import { approveRelease, checkRelease, publishRelease } from "../../src/actions/step-release.ts";
import type { Tools } from "../../src/actions/tools.ts";
import type { ShownTable } from "../../src/disclosure/count-table.ts";
import { knownOf, policyFrom, ROUND_TO_10 } from "../../src/disclosure/policy.ts";
import { NOT_RELEASED } from "../../src/web/release-words.ts";
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

/** The rows of crimes drawn so, with references from a number on. */
function rowsOf(drawn: string, first: number): readonly string[] {
  return drawn
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [year = "", outcome = "", count = "", flag = ""] = line.trim().split(/\s+/u);
      return Array.from({ length: Number(count) }, () => `14/05/${year},${outcome},,${flag},13`);
    })
    .map((rest, index) => caseRow(first + index, rest));
}

const ROWS = rowsOf(DRAWN, 0);

async function put(tools: Tools, home: Home, rows: readonly string[] = ROWS): Promise<void> {
  await addCases(tools, { path: await home.write("extract.csv", extractOf(rows)), mapping: MAPPING });
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

test("after the flagged crimes, all crimes of the same extract are told, and the difference of the two stays hidden", {
  timeout: 120_000,
}, async () => {
  await withHome(async (tools, home) => {
    await put(tools, home, [...ROWS, ...rowsOf("2019 18 60 no\n2019 1 4 no", 5_000)]);
    const flagged = await measureRecords(tools, asked());
    const all = await measureRecords(tools, asked({ scope: "all" }));
    expect(all.table.rows.map(({ period }) => period)).toEqual(["2018/19", "2019/20", "all periods"]);
    expect(all.table.rows[0]).toMatchObject({ force: "kent", count: 110, of: 320 });
    // 20 of the flagged and 24 of all would tell of four that are not flagged.
    const charged = [flagged, all].map(({ table }) => table.rows.find(({ period }) => period === "2019/20")?.["count"]);
    expect(charged).not.toEqual([20, 24]);
    const { holds, cells } = await auditBook(tools);
    expect(holds).toBe(true);
    expect(cells.some(({ universe, id }) => universe.includes("flag:none") && id === "kent|2019/20|charged")).toBe(
      true,
    );
    // Each is given again as it was.
    expect(await measureRecords(tools, asked())).toEqual(flagged);
    expect(await measureRecords(tools, asked({ scope: "all" }))).toEqual(all);
    expect(tools.ledger.entries({ kind: "table-protected" })).toHaveLength(2);
  });
});

test("of a later extract of the same crimes every count leaves seven values, so that the two tell of no single crime", {
  timeout: 120_000,
}, async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    const first = await measureRecords(tools, asked());
    const path = await home.write("later.csv", extractOf([...ROWS, ...rowsOf("2018 1 2 CSE", 7_000)]));
    await addCases(tools, { path, mapping: MAPPING });
    const later = await measureRecords(tools, asked({ label: "later.csv" }));
    expect(later.says.join(" ")).toMatch(/rounded to 10/u);
    expect(later.table.rows.find(({ period }) => period === "2018/19")).toMatchObject({ count: 40 });
    const [, entry] = tools.ledger.entries({ kind: "table-protected" });
    const { table } = (entry?.body ?? {}) as unknown as { table: ShownTable };
    const policy = policyFrom(table.policy);
    expect(policy).toEqual(ROUND_TO_10);
    for (const { shown } of table.cells) {
      if (shown.kind !== "hidden" && shown.count === 0) continue;
      const { from, to } = knownOf(policy, shown, { isTotal: false });
      expect((to ?? Number.POSITIVE_INFINITY) - from).toBeGreaterThanOrEqual(6);
    }
    // What was first stays as it was.
    expect(await measureRecords(tools, asked({ label: "extract.csv" }))).toMatchObject({ table: first.table });
  });
});

test("a very small extract is answered with its total, and with nothing small", { timeout: 120_000 }, async () => {
  await withHome(async (tools, home) => {
    const drawn = "2018 1 2 CSE\n2018 18 2 CSE\n2018 16 2 CSE\n2018 14 3 CSE\n2018 20 2 CSE\n2018 15 2 CSE";
    await put(tools, home, rowsOf(drawn, 0));
    const { table } = await measureRecords(tools, asked());
    expect(table.rows.at(-1)).toMatchObject({ of: 13, count: { absent: "withheld" } });
    expect(JSON.stringify(table.rows)).not.toMatch(/"(?:count|of)":[1-7]\b/u);
    expect((await auditBook(tools)).holds).toBe(true);
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

test("a file of figures that are not released says so in every row, sheet and picture, and how they are released", {
  timeout: 120_000,
}, async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    const answer = await measureRecords(tools, asked());
    expect(answer.caveats).toContain(NOT_RELEASED);
    const at = (name: string): string => join(home.folder, name);
    for (const name of ["a.csv", "a.json", "a.svg", "a.xlsx"]) await saveMeasure(tools, answer, at(name));
    const [, ...rows] = (await readFile(at("a.csv"), "utf8")).trimEnd().split("\n");
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter((row) => !row.includes("Not released: "))).toEqual([]);
    for (const name of ["a.json", "a.svg"]) {
      const words = (await readFile(at(name), "utf8")).replaceAll(/<[^>]+>/gu, " ");
      expect(words.replaceAll(/\s+/gu, " "), name).toContain("everycase release propose --from records");
    }
    // The release takes the figures from there.
    await proposeRelease(tools, { who: "AB", title: "Records of Kent", from: "records" });
    checkRelease(tools, { release: "1", who: "CD" });
    approveRelease(tools, { release: "1", who: "CD" });
    publishRelease(tools, { release: "1", who: "AB" });
    const released = await measureRecords(tools, asked());
    expect(released.caveats).not.toContain(NOT_RELEASED);
    await saveMeasure(tools, released, at("a.csv"));
    expect(await readFile(at("a.csv"), "utf8")).not.toContain("Not released");
  });
});
