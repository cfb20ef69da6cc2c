// What a balance from records is merged into: every form adds up, says what was merged, and rates of merged lines are withheld.
import { expect, test } from "vitest";
import { auditReleases } from "../../src/disclosure/audit.ts";
import type { ShownTable } from "../../src/disclosure/count-table.ts";
import { SUPPRESS_1_TO_7 } from "../../src/disclosure/policy.ts";
import { protectBeside } from "../../src/disclosure/protect-beside.ts";
import type { Release } from "../../src/disclosure/release-store.ts";
import { historyTable } from "../../src/measures/count-histories.ts";
import { CHARGE_RATE } from "../../src/measures/definitions/charge-rate.ts";
import { groupsTogether, withAllPlaces } from "../../src/measures/groups-together.ts";
import { ratesOf } from "../../src/measures/history-rates.ts";
import type { CountRow } from "../../src/warehouse/count-plan.ts";
import { MEANINGS, shownAsIs } from "./definition-trial.ts";

function rowsOf(drawn: string): readonly CountRow[] {
  return drawn
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/u))
    .map(([period = "", outcome = "", count]) => ({ dimensions: ["K", period, outcome], counts: [Number(count)] }));
}

const FLAGGED = rowsOf("2018/19-Q1 1 16\n2018/19-Q1 18 169\n2018/19-Q2 16 75\n2018/19-Q2 20 170\n2019/20-Q1 NFA? 110");
const OTHERS = rowsOf("2018/19-Q1 1 4\n2018/19-Q1 18 300\n2019/20-Q1 1 30\n2019/20-Q1 16 60");
const about = { definition: CHARGE_RATE, meanings: MEANINGS };
const found = historyTable(FLAGGED, { id: "drawn", universe: "drawn", ...about });

test("forms run from years to the grand total, each smaller than the table, and every sum in them holds", () => {
  const forms = found.table.coarser ?? [];
  expect(forms.map(({ says }) => says?.[0])).toEqual([
    "Quarters are merged to years.",
    "The lines are merged to charged, not charged (concluded) and still open (with another agency, open or not accounted for too).",
    "All periods are merged.",
    expect.stringMatching(/^All periods are merged. The lines are merged to charged/u),
    "All lines are merged: only totals are given.",
    "Everything is merged into the grand total.",
  ]);
  for (const { cells, sums } of forms) {
    const counts = new Map(cells.map(({ id, count }) => [id, count]));
    expect(cells.length).toBeLessThan(found.table.cells.length);
    for (const { total, parts } of sums)
      expect(parts.reduce((sum, part) => sum + (counts.get(part) ?? Number.NaN), 0)).toBe(counts.get(total));
  }
  const lines = new Map(forms[1]?.cells.map(({ id, count }) => [id, count]));
  expect(["charged", "not charged", "still open", "total"].map((line) => lines.get(`kent|all|${line}`))).toEqual([
    16, 244, 280, 540,
  ]);
  expect(forms.at(-1)?.cells).toEqual([{ id: "kent|all|total", count: 540 }]);
});

test("a rate needs only what a form still tells: the charge rate of merged lines is said, of merged periods for all of them", () => {
  const [, lines, periods] = found.table.coarser ?? [];
  const rates = (table: typeof lines) =>
    table === undefined
      ? []
      : ratesOf(shownAsIs({ ...found, table }), { definition: CHARGE_RATE, denominator: "all" }).map(
          ({ period, rate }) => [period, rate.rate],
        );
  expect(rates(lines)).toContainEqual(["2018/19", 16 / 430]);
  expect(rates(periods)).toEqual([["all", 16 / 540]]);
});

test("a group and the whole share their cells: the second is protected beside the first, and rates read only their own", async () => {
  const all = [...FLAGGED, ...OTHERS];
  const tableOf = (universe: string, rows: readonly CountRow[]) =>
    historyTable(rows, { id: universe, universe, ...about }).table;
  const groups = [tableOf("flagged", withAllPlaces(FLAGGED, all)), tableOf("others", withAllPlaces(OTHERS, all))];
  const whole = tableOf("all", all);
  const first = await protectBeside([], tableOf("flagged", FLAGGED), SUPPRESS_1_TO_7);
  if (first.verdict !== "released") throw new Error("the first is released");
  const earlier: Release[] = [{ kind: "table", release: "first", table: first.table }];
  const second = await protectBeside(earlier, groupsTogether(whole, { whole, groups }), SUPPRESS_1_TO_7);
  if (second.verdict !== "released") throw new Error("the second is released");
  const audit = await auditReleases([...earlier, { kind: "table", release: "second", table: second.table }]);
  expect(audit.holds).toBe(true);
  expect(audit.cells).toContainEqual(expect.objectContaining({ universe: "others", id: "kent|2018/19|charged" }));
  const rates = ratesOf(second.table, { definition: CHARGE_RATE, denominator: "all" });
  expect(new Set(rates.map(({ force }) => force))).toEqual(new Set(["kent"]));
  // Without the groups the same two tables tell the four crimes by subtraction: 20 less 16.
  const careless = await protectBeside(earlier, whole, SUPPRESS_1_TO_7);
  if (careless.verdict !== "released") throw new Error("nothing is small in either table");
  const charged = ({ cells }: ShownTable) => cells.find(({ id }) => id === "kent|2018/19|charged")?.shown;
  expect([charged(first.table), charged(careless.table)]).toEqual([
    { kind: "count", count: 16 },
    { kind: "count", count: 20 },
  ]);
  expect(charged(second.table)).toEqual({ kind: "hidden" });
});
