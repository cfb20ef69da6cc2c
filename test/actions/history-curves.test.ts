// From an extract's rows to histories: every row is followed or told, whatever its days and words; and the curves made of them.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { historyCurves } from "../../src/actions/charged-within.ts";
import { type HistoryQuestion, historiesOf } from "../../src/actions/history-curves.ts";
import type { Histories } from "../../src/measures/history-counts.ts";
import type { CaseMapping } from "../../src/sources/case-extracts/mapping.ts";
import { type Engine, openEngine, quote } from "../../src/warehouse/engine.ts";
import { withHome } from "./home.ts";

const MAPPING: CaseMapping = {
  caseMapping: 1,
  id: "kent-rms",
  version: 1,
  force: null,
  dateOrder: "year-month-day",
  columns: {
    crimeReference: "Ref",
    recordedOn: "Recorded",
    outcome: "Outcome",
    outcomeOn: "On",
    force: "Force",
    flag: "Flag",
  },
  outcomes: [],
  flags: [],
};
const ACCOUNT = { account: 1, mapping: MAPPING, addedOn: "2020-06-01", broken: 0, columns: [] } as const;

type Case = readonly [
  force: string | null,
  recorded: string | null,
  outcome: string | null,
  on: string | null,
  flag: string | null,
];

let folder = "";
let engine: Engine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "everycase-histories-"));
  engine = await openEngine({ folder });
});
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

let files = 0;
async function histories(
  cases: readonly Case[],
  question: HistoryQuestion = {},
  account = ACCOUNT,
): Promise<Histories> {
  files += 1;
  const path = join(folder, `cases-${files}.parquet`);
  const text = (value: string | null): string => (value === null ? "NULL" : quote(value));
  const rows = cases.map(
    ([force, recorded, outcome, on, flag]) =>
      `(${text(force)}, ${text(recorded)}::DATE, ${text(outcome)}, ${text(on)}::DATE, ${text(flag)})`,
  );
  await engine.run(
    `COPY (SELECT * FROM (VALUES ${rows.join(", ")}) AS t(force, recorded_on, outcome, outcome_on, flag)) TO ${quote(path)} (FORMAT parquet)`,
  );
  return await historiesOf(engine, { path, account }, question);
}

const KENT: readonly Case[] = [
  ["Kent", "2018-04-01", "Charged/Summonsed", "2018-04-01", "CSE"],
  ["Kent Police", "2018-04-01", "16", "2018-04-11", null],
  ["Kent", "2019-03-31", "With another agency", "2019-04-02", null],
  ["Kent", "2019-01-01", "Not yet assigned an outcome", null, "CSE"],
  ["Kent", "2019-01-01", null, null, null],
  ["Kent", "2018-03-31", "1", "2018-06-30", null],
  ["Kent", "2020-03-31", "18", "2020-04-30", null],
];

/** The counts of one list that are not 0, by day. */
function days(counts: ArrayLike<number> | undefined): Readonly<Record<number, number>> {
  return Object.fromEntries(Array.from(counts ?? []).flatMap((count, day) => (count === 0 ? [] : [[day, count]])));
}

test("rows become counts by day, by force whatever it is called and by financial year", async () => {
  const { cohorts, followedTo } = await histories(KENT);
  expect(followedTo).toBe("2020-04-30");
  expect(cohorts.map(({ force, year }) => [force, year])).toEqual([
    ["kent", "2017/18"],
    ["kent", "2018/19"],
    ["kent", "2019/20"],
  ]);
  const [before, year, after] = cohorts;
  expect([days(year?.ended.charged), days(year?.ended.other), days(year?.ended.transferred), days(year?.open)]).toEqual(
    [{ 0: 1 }, { 10: 1 }, { 2: 1 }, { 485: 2 }],
  );
  expect(year).toMatchObject({ blank: 1, unfollowed: {}, chargesInYear: { own: 1, earlier: 1 } });
  expect([days(before?.ended.charged), days(after?.ended.other)]).toEqual([{ 91: 1 }, { 30: 1 }]);
});

test("a flag keeps its crimes alone, and an extract without flags is refused", async () => {
  const { cohorts } = await histories(KENT, { scope: "flag:CSE" });
  expect(cohorts).toHaveLength(1);
  expect([days(cohorts[0]?.ended.charged), days(cohorts[0]?.open)]).toEqual([{ 0: 1 }, { 485: 1 }]);
  const { flag: _flag, ...columns } = MAPPING.columns;
  const without = { ...ACCOUNT, mapping: { ...MAPPING, columns } };
  await expect(histories(KENT, { scope: "flag:CSE" }, without)).rejects.toThrow("no column of flags");
});

test("followed to an earlier day, later outcomes are not known yet and later crimes are told", async () => {
  const { cohorts } = await histories(KENT, { followedTo: "2019-04-01" });
  const year = cohorts.find((one) => one.year === "2018/19");
  expect([days(year?.ended.charged), days(year?.ended.other), days(year?.ended.transferred), days(year?.open)]).toEqual(
    [{ 0: 1 }, { 10: 1 }, {}, { 1: 1, 90: 2 }],
  );
  expect(cohorts.find((one) => one.year === "2019/20")?.unfollowed).toEqual({ recordedLater: 1 });
});

describe("rows that cannot be followed are counted, none is lost", () => {
  const odd: readonly Case[] = [
    ["Kent", null, "Charged", "2018-05-01", null],
    ["Kent", "2018-05-02", "Charged", "2018-05-01", null],
    ["Kent", "2018-05-02", "Charged", "2031-05-01", null],
    ["Kent", "2018-05-02", "Charged", null, null],
    ["Kent", "2018-05-02", " ", "2018-06-01", null],
    ["Kent", "2018-05-02", "Zebra", "2018-06-01", null],
    ["Kent", "2018-05-02", "C2", "2018-06-01", null],
    ["Kent", "2030-05-02", "Not yet assigned an outcome", null, null],
    ["Kent", "2018-05-02", "Not yet assigned an outcome", "2018-06-01", null],
    ["Kent", "2018-05-02", "Not yet assigned an outcome", "2031-06-01", null],
    ["Atlantis", "2018-05-02", "16", "2018-06-01", null],
    ["Kent", "1969-12-01", "16", "1970-01-05", null],
    ["Kent", "1969-12-01", "Not yet assigned an outcome", null, null],
  ];

  test("each with why", async () => {
    const { cohorts, followedTo } = await histories(odd);
    expect(followedTo).toBe("2018-06-01");
    const year = cohorts.find((one) => one.year === "2018/19" && one.force === "kent");
    expect(year?.unfollowed).toEqual({
      outcomeBefore: 1,
      outcomeLater: 1,
      outcomeWithoutDay: 1,
      dayWithoutOutcome: 1,
      notUnderstood: 1,
      notACrime: 1,
    });
    // An open crime is open, whatever day stands beside the word.
    expect(days(year?.open)).toEqual({ 30: 2 });
    expect(cohorts.find((one) => one.year === null)?.unfollowed).toEqual({ noRecordDay: 1 });
    expect(cohorts.find((one) => one.year === "2030/31")?.unfollowed).toEqual({ recordedLater: 1 });
    expect(cohorts.find((one) => one.force === null)).toMatchObject({ called: "force not known" });
    expect(days(cohorts.find((one) => one.year === "1969/70")?.ended.other)).toEqual({ 35: 1 });
  });

  test("and all add up to the rows of the extract", async () => {
    const { cohorts } = await histories(odd);
    const all = cohorts.flatMap(({ ended, open, unfollowed }) => [
      ...Object.values(ended).flatMap((counts) => Object.values(days(counts))),
      ...Object.values(days(open)),
      ...Object.values(unfollowed),
    ]);
    expect(all.reduce((sum, count) => sum + count, 0)).toBe(odd.length);
  });
});

test("what is no day is refused, and an extract without one", async () => {
  await expect(histories(KENT, { followedTo: "2019-02-30" })).rejects.toThrow('Cannot follow crimes to "2019-02-30"');
  await expect(histories([["Kent", null, "1", null, null]])).rejects.toThrow("it holds no day");
});

test("without an extract there is nothing to follow", async () => {
  await withHome(async (tools) => {
    await expect(historyCurves(tools)).rejects.toThrow("No extract of cases has been added");
  });
});
