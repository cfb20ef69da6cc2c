// One million made histories: the very figures of R's survfit by force and year, and the truth inside the interval as often as stated.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { historiesOf } from "../../src/actions/history-curves.ts";
import type { HistoryCounts } from "../../src/measures/history-counts.ts";
import { type AalenJohansen, aalenJohansen } from "../../src/statistics/aalen-johansen.ts";
import { lastAt, lifeTable, lifeTableOfDays } from "../../src/statistics/life-table.ts";
import { type Engine, openEngine, quote } from "../../src/warehouse/engine.ts";
import { MADE, MADE_ACCOUNT, MADE_FORCES, makeHistories, singleTimesSql, trueShare } from "./made-histories.ts";
import { type CellOfR, hasSurvival, readCells, runR } from "./survival.ts";

const ROWS = 1_000_000;
const MINUTES = 60_000;
/** As often as an interval of 95% should hold the truth, less and more than which it is not what it says. */
const COVERS = { least: 0.93, most: 0.97 } as const;

let folder = "";
let engine: Engine;
let cohorts: readonly HistoryCounts[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "everycase-made-"));
  engine = await openEngine({ folder });
  const path = join(folder, "cases.parquet");
  await makeHistories(engine, { rows: ROWS, target: path });
  ({ cohorts } = await historiesOf(engine, { path, account: MADE_ACCOUNT }));
}, 10 * MINUTES);
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

function curveOf({ ended: { charged, other, transferred }, open }: HistoryCounts): AalenJohansen {
  return aalenJohansen(lifeTableOfDays([charged, other, transferred], open));
}

test("every made crime is in one cohort, followed", () => {
  expect(cohorts).toHaveLength(MADE.forces * MADE.years);
  const followed = cohorts.flatMap(({ ended, open }) =>
    [...Object.values(ended), open].map((counts) => Array.from(counts)),
  );
  expect(followed.flat().reduce((sum, count) => sum + count, 0)).toBe(ROWS);
  expect(cohorts.every(({ unfollowed }) => Object.keys(unfollowed).length === 0)).toBe(true);
});

describe.skipIf(!hasSurvival())("against survival::survfit", () => {
  test("each share and standard error of each force, year and cause is equal to 1e-9", {
    timeout: 20 * MINUTES,
  }, async () => {
    const [times, answer] = [join(folder, "times.csv"), join(folder, "r.bin")];
    await engine.run(`COPY (${singleTimesSql(join(folder, "cases.parquet"))}) TO ${quote(times)} (FORMAT csv, HEADER)`);
    runR("aalen-johansen.R", [times, answer]);
    const cells = await readCells(answer, 3);
    expect(cells).toHaveLength(cohorts.length);
    expect(Math.max(...cells.map(differenceOf))).toBeLessThanOrEqual(1e-9);
  });
});

/** The largest difference of any share or standard error of a cell; infinite where its times are others. */
function differenceOf({ cell, times, shares, errors }: CellOfR): number {
  const force = MADE_FORCES[Math.floor(cell / 100)]?.id;
  const cohort = cohorts.find((one) => one.force === force && one.year?.startsWith(String(2000 + (cell % 100))));
  const curve = cohort === undefined ? null : curveOf(cohort);
  if (curve?.times.length !== times.length) return Number.POSITIVE_INFINITY;
  let largest = 0;
  const hold = (got: number | undefined, want: number | undefined): void => {
    const difference = Math.abs((got ?? Number.NaN) - (want ?? Number.NaN));
    largest = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(largest, difference);
  };
  for (const [row, time] of times.entries()) {
    hold(curve.times[row], time);
    for (const [cause, { share, standardError }] of curve.causes.entries()) {
      hold(share[row], shares[cause]?.[row]);
      hold(standardError[row], errors[cause]?.[row]);
    }
  }
  return largest;
}

test.each([30, 90, 180, 365])(
  "the true share at %i days lies inside the interval of about 95 in 100 cohorts",
  (day) => {
    // Of the last year some crimes are followed for days only; the others reach the horizon whole or censored.
    const whole = cohorts.filter(({ year }) => year !== "2023/24");
    const held = whole.filter((cohort) => holds(curveOf(cohort), { day, truth: trueShare(forceNumber(cohort), day) }));
    expect(held.length / whole.length).toBeGreaterThan(COVERS.least - 0.01);
    expect(held.length / whole.length).toBeLessThan(COVERS.most + 0.015);
  },
);

function forceNumber({ force }: HistoryCounts): number {
  return MADE_FORCES.findIndex(({ id }) => id === force);
}

function holds(curve: AalenJohansen, { day, truth }: { readonly day: number; readonly truth: number }): boolean {
  const row = lastAt(curve.times, day);
  const charged = curve.causes[0];
  return truth >= (charged?.lower[row] ?? 1) && truth <= (charged?.upper[row] ?? 0);
}

test("in 4,000 simulated cohorts of 300 crimes, heavily censored, the interval holds the truth about 95 times in 100", {
  timeout: 5 * MINUTES,
}, () => {
  const random = mulberry(20260901);
  const [charge, mean, other, horizon] = [0.12, 150, 60, 180];
  const truth = charge * (1 - Math.exp(-(horizon + 1) / mean));
  let held = 0;
  for (let round = 0; round < 4000; round++) {
    const crimes = Array.from({ length: 300 }, () => {
      const cause = random() < charge ? 1 : 2;
      const lag = Math.floor(-Math.log(1 - random()) * (cause === 1 ? mean : other));
      const followed = Math.floor(random() * 365);
      return lag <= followed ? { time: lag, status: cause } : { time: followed, status: 0 };
    });
    const table = lifeTable({ time: crimes.map(({ time }) => time), status: crimes.map(({ status }) => status) }, 2);
    if (holds(aalenJohansen(table), { day: horizon, truth })) held += 1;
  }
  expect(held / 4000).toBeGreaterThan(0.94);
  expect(held / 4000).toBeLessThan(0.96);
});

/** Small repeatable dice (mulberry32, public domain). */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
