// Outcomes on the recorded basis against recorded crime: totals that agree agree exactly, and a planted difference is found.
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { reconcileTables } from "../../src/actions/reconcile.ts";
import { reconcileRows } from "../../src/actions/reconcile-table.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { withHome } from "../actions/home.ts";
import { shared } from "../shared.ts";
import { type CrimeRow, crimeCsv } from "../sources/crime-tables.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";

const OUTCOMES: readonly OfficialRow[] = ["South Yorkshire", "Kent", "London, City of"].flatMap((force) => [
  { force, outcome: 0, recorded: 30 },
  { force, outcome: 1, recorded: 4, closed: 9 },
  { force, outcome: 18, recorded: 6, closed: 50 },
  { force, outcome: "1A", recorded: 3, closed: 2 },
  {
    force,
    outcome: 1,
    code: "86",
    group: "Miscellaneous crimes against society",
    subgroup: "Miscellaneous crimes",
    recorded: 5,
  },
]);
const CRIMES: readonly CrimeRow[] = ["South Yorkshire", "Kent", "London, City of"].flatMap((force) => [
  { force, count: 40 },
  { force, code: "86", group: "Miscellaneous crimes", subgroup: "Miscellaneous crimes", count: 5 },
]);

describe("two tables of the same crimes", () => {
  test("agree where types 0 to 22 add up to the crimes; alternate offences are parts and are not added", () =>
    withHome(async (tools, { add }) => {
      await add("outcomes.csv", officialCsv(OUTCOMES), "2026-07");
      await add("crimes.csv", crimeCsv(CRIMES), "2026-07");
      const found = await reconcileTables(tools, {});
      expect(found.counts).toEqual({ equal: 3, differs: 0, cannotBeTold: 0, outcomesOnly: 0, crimesOnly: 0 });
      expect(found.together).toEqual({ outcomes: 135, crimes: 135, difference: 0 });
      expect(found.sentence).toBe("The two tables agree for all 3 forces in both: 135 outcomes beside 135 crimes");
      expect(found).toMatchObject({
        period: { id: "2018/19" },
        scope: { id: "all" },
        outcomes: { file: "outcomes.csv", edition: "July 2026" },
        crimes: { file: "crimes.csv", edition: "July 2026" },
      });
    }));

  test("agree group by group although one of them shortens a group's name", () =>
    withHome(async (tools, { add }) => {
      await add("outcomes.csv", officialCsv(OUTCOMES));
      await add("crimes.csv", crimeCsv(CRIMES));
      const found = await reconcileTables(tools, { by: "group" });
      expect(found.counts).toMatchObject({ equal: 6, differs: 0 });
      expect(found.rows).toEqual([]);
      const one = await reconcileTables(tools, { scope: "rape", force: "SYP" });
      expect(one.rows.map(({ force, outcomes, crimes }) => [force, outcomes, crimes])).toEqual([
        ["south-yorkshire", 40, 40],
      ]);
    }));

  test("differ where a difference was planted: by force, and down to the very code", () =>
    withHome(async (tools, { add }) => {
      const planted = CRIMES.map((row) => (row.force === "Kent" && row.code === "86" ? { ...row, count: 8 } : row));
      await add("outcomes.csv", officialCsv(OUTCOMES));
      await add("crimes.csv", crimeCsv(planted));
      const found = await reconcileTables(tools, {});
      expect(found.counts).toMatchObject({ equal: 2, differs: 1 });
      expect(found.rows[0]).toMatchObject({
        force: "kent",
        outcomes: 45,
        crimes: 48,
        difference: -3,
        verdict: "differs",
      });
      expect(found.sentence).toContain("differ for 1 of 3 forces");
      const closer = await reconcileTables(tools, { by: "code", force: "Kent" });
      expect(closer.rows.map(({ code, difference }) => [code, difference])).toEqual([["86", -3]]);
      expect(reconcileRows(closer).rows[0]?.slice(0, 8)).toEqual(["kent", "Kent", null, "86", "5", "8", -3, "differs"]);
    }));

  test("name what stands in one of them only, and fraud bodies as what they are", () =>
    withHome(async (tools, { add }) => {
      await add(
        "outcomes.csv",
        officialCsv([...OUTCOMES, { force: "British Transport Police", outcome: 1, recorded: 2 }]),
      );
      const more = [
        ...CRIMES,
        { force: "Norfolk", count: 9 },
        { force: "Action Fraud", code: "NFIB1A", group: "Fraud offences", count: 700 },
      ];
      await add("crimes.csv", crimeCsv(more));
      const { rows, counts } = await reconcileTables(tools, {});
      expect(counts).toEqual({ equal: 3, differs: 0, cannotBeTold: 0, outcomesOnly: 1, crimesOnly: 2 });
      const why = new Map(rows.map((row) => [row.called, [row.verdict, row.why]]));
      expect(why.get("Norfolk")).toEqual([
        "crimes only",
        "The table of outcomes has no row of this force in this period. That does not mean zero.",
      ]);
      expect(why.get("Action fraud")?.[1]).toContain("collects reports of fraud");
      expect(why.get("British Transport Police")?.[1]).toContain("left the tables of recorded crime");
    }));

  test("cannot be told apart where a figure is not provided; that is no difference and no zero", () =>
    withHome(async (tools, { add }) => {
      const silent = OUTCOMES.map((row) =>
        row.force === "Kent" ? { ...row, recorded: "N/A - data not provided" } : row,
      );
      await add("outcomes.csv", officialCsv(silent));
      await add("crimes.csv", crimeCsv(CRIMES));
      const { rows } = await reconcileTables(tools, {});
      expect(rows[0]).toMatchObject({
        force: "kent",
        outcomes: { absent: "no reply" },
        crimes: 45,
        difference: null,
        verdict: "cannot be told",
        why: "outcomes: 4 cells no reply.",
      });
    }));

  test("of other editions or other quarters say so", () =>
    withHome(async (tools, { add }) => {
      await add("outcomes.csv", officialCsv([...OUTCOMES, { quarter: "2", outcome: 0, recorded: 1 }]), "2020-01");
      await add("crimes.csv", crimeCsv(CRIMES), "2026-07");
      const { notes } = await reconcileTables(tools, {});
      expect(notes[0]).toContain("outcomes: January 2020; recorded crime: July 2026");
      expect(notes[1]).toContain("2018/19-Q1, 2018/19-Q2");
    }));

  test("are taken in their newest edition", () =>
    withHome(async (tools, { add }) => {
      await add("outcomes.csv", officialCsv(OUTCOMES));
      await add("new.csv", crimeCsv(CRIMES), "2026-07");
      await add("old.csv", crimeCsv(CRIMES.map((row) => ({ ...row, count: 1 }))), "2020-01");
      const found = await reconcileTables(tools, {});
      expect(found.crimes?.file).toBe("new.csv");
      expect(found.counts).toMatchObject({ equal: 3, differs: 0 });
    }));
});

describe("where one of the tables is not there", () => {
  test("the answer says what to add, for either of them and for none", () =>
    withHome(async (tools, { add }) => {
      expect((await reconcileTables(tools, {})).missing).toHaveLength(2);
      await add("outcomes.csv", officialCsv(OUTCOMES));
      const found = await reconcileTables(tools, {});
      expect(found).toMatchObject({ period: null, rows: [], outcomes: null });
      expect(found.missing).toHaveLength(1);
      expect(found.missing[0]).toContain("police recorded crime by force");
      await add("crimes.csv", crimeCsv(CRIMES.map((row) => ({ ...row, year: "2019/20" }))));
      expect((await reconcileTables(tools, {})).missing[0]).toContain(
        "the outcomes have 2018/19, the recorded crimes 2019/20",
      );
    }));

  test("a table by partnership alone holds parts, and the answer says that they are not added up", () =>
    withHome(async (tools, { add }) => {
      await add("outcomes.csv", officialCsv(OUTCOMES));
      await add("csp.csv", crimeCsv(CRIMES.map((row) => ({ ...row, area: "Somewhere" }))));
      const found = await reconcileTables(tools, {});
      expect(found.counts).toMatchObject({ equal: 0, outcomesOnly: 3 });
      expect(found.notes.join(" ")).toContain("csp.csv has no row of a whole force");
    }));

  test.each([
    [{ by: "street" }, "usage"],
    [{ scope: "flag:CSE" }, "usage"],
    [{ scope: "nothing" }, "usage"],
    [{ force: "Yorkshire" }, "usage"],
    [{ period: "2011/12" }, "notFound"],
  ])("the question %j is declined", (question, code) =>
    withHome(async (tools, { add }) => {
      await add("outcomes.csv", officialCsv(OUTCOMES));
      await add("crimes.csv", crimeCsv(CRIMES));
      await expect(reconcileTables(tools, question)).rejects.toMatchObject({ code });
    }),
  );
});

const REAL = shared("data/outcomes/derived_sexual_2018-19_official_headers.csv");

describe.skipIf(REAL === null)("the real sexual offences of 2018/19", () => {
  /** The crimes that the table of outcomes implies, added by plain loops. */
  async function impliedCrimes(): Promise<readonly CrimeRow[]> {
    const [header = [], ...rows] = parseCsv(await readFile(REAL ?? "", "utf8"), ",");
    const at = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? "";
    const sums = new Map<string, CrimeRow & { count: number }>();
    for (const row of rows) {
      const recorded = at(row, "Force outcomes for offences recorded in quarter");
      if (recorded === "") continue;
      const one = {
        year: at(row, "Financial Year"),
        quarter: at(row, "Financial Quarter"),
        force: at(row, "Force Name"),
        code: at(row, "Offence Code"),
        group: at(row, "Offence Group"),
        subgroup: at(row, "Offence Subgroup"),
        description: at(row, "Offence Description"),
      };
      const key = [one.quarter, one.force, one.code].join("|");
      sums.set(key, { ...one, count: (sums.get(key)?.count ?? 0) + Number(recorded) });
    }
    return [...sums.values()];
  }

  test("agree exactly for all 44 forces, 163,737 beside 163,737, and one crime too many is found at its code", async () => {
    const crimes = await impliedCrimes();
    await withHome(async (tools, { add, addPath }) => {
      await addPath(REAL ?? "", "2020-01");
      await add("crimes.csv", crimeCsv(crimes), "2020-01");
      const found = await reconcileTables(tools, { scope: "sexual-offences" });
      expect(found.counts).toEqual({ equal: 44, differs: 0, cannotBeTold: 0, outcomesOnly: 0, crimesOnly: 0 });
      expect(found.together).toEqual({ outcomes: 163_737, crimes: 163_737, difference: 0 });
      const at = crimes.findIndex(({ force, code }) => force === "Durham" && code === "88A");
      const planted = crimes.map((row, index) => (index === at ? { ...row, count: Number(row.count) + 1 } : row));
      await add("planted.csv", crimeCsv(planted), "2026-07");
      const differing = await reconcileTables(tools, { scope: "sexual-offences", by: "code" });
      expect(differing.rows.map(({ force, code, difference }) => [force, code, difference])).toEqual([
        ["durham", "88A", -1],
      ]);
    });
  });
});
