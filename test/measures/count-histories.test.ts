// Shares from records: definition, plan, engine, table; the table closes, coarser tables stand in finer ones, and what is hidden stays so.
import { expect, test } from "vitest";
import type { ShownTable } from "../../src/disclosure/count-table.ts";
import type { Published } from "../../src/disclosure/published.ts";
import { historyPlan, historyTable } from "../../src/measures/count-histories.ts";
import { BALANCE } from "../../src/measures/definitions/balance.ts";
import { CHARGE_RATE } from "../../src/measures/definitions/charge-rate.ts";
import { ratesOf } from "../../src/measures/history-rates.ts";
import type { CountRow } from "../../src/warehouse/count-plan.ts";
import { cellRounds, expectClosed, MEANINGS, recordRounds, shownAsIs } from "./definition-trial.ts";

test("random definitions over random records: both engines and plain loops agree in 120 rounds", {
  timeout: 120_000,
}, async () => {
  await recordRounds({ rounds: 120, seed: 11 });
});

test("random definitions over random cells: both engines agree in 120 rounds", { timeout: 120_000 }, async () => {
  await cellRounds({ rounds: 120, seed: 11 });
});

/** Crimes of Kent as an extract may have them: force, quarter of recording, outcome word, how many. */
const DRAWN = `
  K  2018/19-Q1  1     16
  K  2018/19-Q1  18   169
  K  2018/19-Q2  16    75
  K  2018/19-Q2  20   170
  K  2018/19-Q2  NFA? 110
  K  2018/19-Q2  C2     9
`;

const ROWS: readonly CountRow[] = DRAWN.trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/u))
  .map(([force = "", period = "", outcome = "", count]) => ({
    dimensions: [force, period, outcome],
    counts: [Number(count)],
  }));

const about = { id: "drawn", universe: "drawn", definition: CHARGE_RATE, meanings: MEANINGS };

test("sixteen of 540 crimes, of which 170 are with another agency and 110 are not accounted for", () => {
  const found = historyTable(ROWS, about);
  expectClosed(found);
  const cell = (id: string) => found.table.cells.find((one) => one.id === id)?.count;
  expect(cell("kent|2018/19|total")).toBe(540);
  expect(cell("kent|all|not-accounted-for")).toBe(110);
  expect(cell("kent|2018/19-Q2|transferred")).toBe(170);
  expect(found.table.cells.some(({ id }) => id.startsWith("all|"))).toBe(false);
  const rate = (denominator: "all" | "less-transferred" | "concluded-only") =>
    ratesOf(shownAsIs(found), { definition: CHARGE_RATE, denominator }).at(-1)?.rate;
  expect(rate("all")).toMatchObject({ numerator: 16, denominator: 540, oneIn: { n: 34, from: 21, to: 55 } });
  expect(rate("less-transferred")).toMatchObject({ numerator: 16, denominator: 370, oneIn: { n: 23 } });
  expect(rate("concluded-only")).toMatchObject({ numerator: 16, denominator: 260 });
});

test("the cells of a table by year all stand in the table by quarter, under the same ids and with the same counts", () => {
  const quarters = new Map(historyTable(ROWS, about).table.cells.map(({ id, count }) => [id, count]));
  const years = ROWS.map((row) => ({
    ...row,
    dimensions: row.dimensions.map((word) => word?.replace(/-Q\d$/u, "") ?? null),
  }));
  const { cells } = historyTable(years, about).table;
  expect(cells.length).toBeGreaterThan(20);
  for (const { id, count } of cells) expect(quarters.get(id)).toBe(count);
});

test("a hidden count is withheld in every rate that needs it, and in no other", () => {
  const shown = shownAsIs(historyTable(ROWS, about));
  const hide = (id: string): Published<ShownTable> =>
    ({
      ...shown,
      cells: shown.cells.map((cell) => (cell.id === id ? { id, shown: { kind: "hidden" } } : cell)),
    }) as unknown as Published<ShownTable>;
  const rates = (table: Published<ShownTable>) =>
    ratesOf(table, { definition: CHARGE_RATE, denominator: "less-transferred" }).map(({ period, rate }) => [
      period,
      rate.rate,
    ]);
  expect(rates(hide("kent|2018/19-Q1|charged"))).toEqual([
    ["2018/19", 16 / 370],
    ["2018/19-Q1", null],
    ["2018/19-Q2", 0],
    ["all", 16 / 370],
  ]);
  const hidden = ratesOf(hide("kent|2018/19-Q2|transferred"), {
    definition: CHARGE_RATE,
    denominator: "less-transferred",
  });
  expect(hidden.find(({ period }) => period === "2018/19-Q2")?.rate).toMatchObject({
    rate: null,
    interval: null,
    denominator: { absent: "withheld" },
  });
});

test("a measure that is no share is declined, since nothing says what to count", () => {
  expect(() => historyPlan(BALANCE, { files: ["x.parquet"], cut: "financial-year" })).toThrow(
    /cannot be worked out from records/u,
  );
});
