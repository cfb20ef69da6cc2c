// Curves from records: counted by day, rounded, held against everything released, and true within the bound they state.
import { describe, expect, test } from "vitest";
import { addCases } from "../../src/actions/add-cases.ts";
import { auditBook } from "../../src/actions/audit-releases.ts";
import { measureRecords } from "../../src/actions/measure-records.ts";
import { protectCurves } from "../../src/actions/protect-curves.ts";
import type { Tools } from "../../src/actions/tools.ts";
import type { MeasureAnswer } from "../../src/measures/answer.ts";
import { extractOf } from "./extracts.ts";
import { type Home, withHome } from "./home.ts";
import {
  HISTORY_MAPPING,
  historyRows,
  type MadeCrime,
  type MadeYear,
  madeCrimes,
  trueShare,
} from "./made-histories.ts";

const YEARS: readonly MadeYear[] = [
  { year: 2017, crimes: 30, charged: 0.1, other: 0.6 },
  { year: 2018, crimes: 900, charged: 0.12, other: 0.7 },
  { year: 2019, crimes: 1100, charged: 0.1, other: 0.7 },
  { year: 2020, crimes: 1300, charged: 0.08, other: 0.75 },
  { year: 2021, crimes: 700, charged: 0.08, other: 0.75 },
  { year: 2022, crimes: 800, charged: 0.08, other: 0.75 },
];
const CRIMES = madeCrimes(YEARS);
const LARGE = madeCrimes(YEARS.slice(1, 5));

async function put(tools: Tools, home: Home, crimes = CRIMES): Promise<void> {
  const path = await home.write("extract.csv", extractOf(historyRows(crimes)));
  await addCases(tools, { path, mapping: HISTORY_MAPPING });
}

const rowOf = (answer: MeasureAnswer, year: string) => answer.table.rows.find((row) => row["year"] === year);

test("each year's share lies within its stated bound of the true one, and so does that of all", async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    for (const days of [91, 182, 273, 365]) {
      const answer = await protectCurves(tools, { horizonDays: days });
      for (const year of ["2018/19", "2019/20", "2020/21"]) {
        const [least, most] = (rowOf(answer, year)?.["rounding"] ?? [1, 0]) as readonly [number, number];
        const truth = trueShare(CRIMES, [year], days);
        expect([year, days, least <= truth && truth <= most && most - least < 0.02]).toEqual([year, days, true]);
        expect(Math.abs((rowOf(answer, year)?.["share"] as number) - truth)).toBeLessThan(0.008);
      }
    }
    const answer = await protectCurves(tools);
    const [, off, from, to] = /at most ([\d.]+) points.* ([\d.]+)% and ([\d.]+)%/u.exec(answer.says[1] ?? "") ?? [];
    const truth = 100 * trueShare(CRIMES, ["2018/19", "2019/20", "2020/21"], 365);
    expect(truth).toBeGreaterThanOrEqual(Number(from) - 0.05);
    expect(truth).toBeLessThanOrEqual(Number(to) + 0.05);
    expect(Number(off)).toBeLessThan(0.5);
    expect(answer.says[0]).toMatch(/middle of a group of 7, zero excepted, so that each is off by at most 3/u);
    // All of it stands on one release, and asking again is the same.
    expect(tools.ledger.entries({ kind: "table-protected" })).toHaveLength(1);
    expect(await protectCurves(tools)).toEqual(answer);
    expect(answer.asking?.[0]?.sql).not.toContain(home.folder);
    expect(answer.asked).toMatchObject({ from: "records", scope: "flag:CSE", horizon: "365 days" });
  });
});

test("a small year and one that is too young have no curve, and it is said why", async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    const answer = await protectCurves(tools);
    expect(rowOf(answer, "2017/18")).toMatchObject({
      followed: null,
      share: null,
      why: expect.stringMatching(/Fewer than 50/u),
    });
    expect(rowOf(answer, "2022/23")).toMatchObject({
      followed: null,
      why: expect.stringMatching(/not been followed/u),
    });
    expect(rowOf(answer, "2021/22")).toMatchObject({
      share: null,
      why: expect.stringMatching(/followed for 365 days yet/u),
    });
    const [entry] = tools.ledger.entries({ kind: "table-protected" });
    expect(JSON.stringify(entry?.body)).not.toContain("2017/18|charged within");
  });
});

test("every count that is shown is the middle of its group, and is audited to keep seven values", async () => {
  await withHome(async (tools, home) => {
    await put(tools, home);
    await protectCurves(tools);
    const { holds, cells } = await auditBook(tools);
    expect([holds, cells.length > 40]).toEqual([true, true]);
    expect(Math.min(...cells.map(({ from, to }) => (to ?? Number.POSITIVE_INFINITY) - from))).toBe(6);
  });
});

describe("beside the totals of the shares", { timeout: 60_000 }, () => {
  test("shares first: the curve's groups are larger where a total tells how many there can be, named, and all holds", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, LARGE);
      await measureRecords(tools, { measure: "charge-rate" });
      const answer = await protectCurves(tools);
      expect(answer.says.join(" ")).toMatch(/rounded in larger groups, because balance by force and year, flag:CSE/u);
      expect((await auditBook(tools)).holds).toBe(true);
      for (const year of ["2018/19", "2019/20", "2020/21"]) {
        const bounds = rowOf(answer, year)?.["rounding"] as readonly [number, number] | null;
        if (bounds === null || bounds === undefined) continue;
        const truth = trueShare(LARGE, [year], 365);
        expect([year, bounds[0] <= truth && truth <= bounds[1]]).toEqual([year, true]);
      }
      expect(await protectCurves(tools)).toMatchObject({ table: answer.table });
    });
  });

  test("curve first: the shares hide what would tell the curve's counts, and all holds", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, LARGE);
      await protectCurves(tools);
      await measureRecords(tools, { measure: "charge-rate" });
      expect((await auditBook(tools)).holds).toBe(true);
    });
  });
});

/** Crimes of one year: beside a total of 860 the groups are of 10, and every count stands at the upper end of its own. */
function lowest(year: number): readonly MadeCrime[] {
  const first = Date.parse(`${year}-04-05T00:00:00Z`) / 86_400_000;
  const of = (ending: MadeCrime["ending"], count: number): readonly MadeCrime[] =>
    Array.from({ length: count }, () => ({
      year: `${year}/${String((year + 1) % 100).padStart(2, "0")}`,
      recorded: first,
      ending,
      ended: first + 20,
    }));
  return [...of("charged", 50), ...of("other", 600), ...of("open", 210)];
}

async function tell(tools: Tools, home: Home, cell: string, count: number): Promise<void> {
  const [extract] = tools.ledger.entries({ kind: "file-added" });
  const universe = `crimes, flag:CSE, extract ${extract?.subject}`;
  const said = { release: "reply of May", universe, statements: [{ kind: "count", cells: [cell], count }] };
  await auditBook(tools, { files: [await home.write("said.json", JSON.stringify(said))], keep: true, who: "AB" });
}

describe("a total in print that would tell the rounded counts", { timeout: 60_000 }, () => {
  test("keeps that year back alone, naming the release", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, [...lowest(2018), ...madeCrimes([YEARS[2] as MadeYear])]);
      await tell(tools, home, "kent|2018/19|total", 860);
      const answer = await protectCurves(tools);
      expect(rowOf(answer, "2018/19")).toMatchObject({
        share: null,
        why: expect.stringMatching(/Beside earlier releases/u),
      });
      expect(answer.says.join(" ")).toMatch(
        /kent 2018\/19 is kept back: together with reply of May it would tell kent/u,
      );
      expect(rowOf(answer, "2019/20")?.["share"]).toBeGreaterThan(0.05);
      expect((await auditBook(tools)).holds).toBe(true);
    });
  });

  test("refuses where no year is left, and nothing is kept", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, lowest(2018));
      await tell(tools, home, "kent|2018/19|total", 860);
      await expect(protectCurves(tools)).rejects.toThrow(/beside earlier releases .*reply of May/u);
      expect(tools.ledger.entries({ kind: "table-protected" })).toEqual([]);
    });
  });

  test("and without it the same year is shown", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home, lowest(2018));
      expect(rowOf(await protectCurves(tools), "2018/19")?.["charges"]).toBe(53);
    });
  });
});

describe("what is declined", () => {
  test.each([
    [{ horizonDays: 200 }, /steps of months/u],
    [{ scope: "rape" }, /no column of offence codes/u],
    [{ scope: "zebra" }, /Unknown scope "zebra"/u],
    [{ scope: "flag:CSA" }, /No row of extract.csv is of the scope flag:CSA/u],
    [{ label: "other.csv" }, /No extract of cases is called/u],
  ])("%j", async (question, message) => {
    await withHome(async (tools, home) => {
      await put(tools, home);
      await expect(protectCurves(tools, question)).rejects.toThrow(message);
      expect(tools.ledger.entries({ kind: "table-protected" })).toEqual([]);
    });
  });

  test("crimes of which another scope was released, and months where the steps are quarters", async () => {
    await withHome(async (tools, home) => {
      await put(tools, home);
      await expect(protectCurves(tools, { horizonDays: 121 })).rejects.toThrow(/steps of quarters/u);
      await protectCurves(tools);
      await expect(protectCurves(tools, { scope: "all" })).rejects.toThrow(/flag:CSE of it were released before/u);
      // The shares of all crimes are refused or held together with the flag's: either way nothing is narrower than promised.
      await measureRecords(tools, { measure: "charge-rate", scope: "all" }).catch((refused: unknown) => refused);
      expect((await auditBook(tools)).holds).toBe(true);
    });
  });
});
