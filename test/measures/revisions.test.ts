// What changed between editions, told figure by figure, with nothing hidden; test/measures/revisions.spec.md is the drawn table.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareEditions } from "../../src/actions/compare-editions.ts";
import type { Tools } from "../../src/actions/tools.ts";
import type { EditionPair, RevisedFigure, Revisions } from "../../src/measures/revisions-result.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { lines, returnOf } from "./returns.ts";

const asked = { scope: "code:19D", period: "2018/19", basis: "recorded" } as const;
const [OLD, NEW] = ["2020-01-24", "2026-07-23"];

/** Recorded and closed counts of Avon and Somerset, all sexual offences 2018/19, as published in January 2020 and in July 2026. */
const THEN: readonly OfficialRow[] = [
  { force: "Avon & Somerset", outcome: 1, recorded: 194, closed: 268 },
  { force: "Avon & Somerset", outcome: 0, recorded: 900 },
  { force: "Avon & Somerset", outcome: 18, recorded: 1000, closed: 990 },
];
const NOW: readonly OfficialRow[] = [
  { force: "Avon & Somerset", outcome: 1, recorded: 336, closed: 269 },
  { force: "Avon & Somerset", outcome: 0, recorded: 20 },
  { force: "Avon & Somerset", outcome: 18, recorded: 1738, closed: 990 },
];

function figure(
  pair: EditionPair | undefined,
  force: string,
  line: string,
  type: number | null = null,
): RevisedFigure | undefined {
  return pair?.forces
    .find((one) => one.force === force)
    ?.figures.find((one) => one.line === line && one.type === type && one.part === null);
}

async function between(tools: Tools, more: Parameters<typeof compareEditions>[1] = {}): Promise<Revisions> {
  return await compareEditions(tools, { ...asked, ...more });
}

describe("late charges", () => {
  test("make the recorded basis rise, and the finding says by how much between which editions", () =>
    withHome(async (tools, { add }) => {
      await add("old.csv", officialCsv(THEN), OLD);
      await add("new.csv", officialCsv(NOW), NEW);
      const found = await between(tools);
      expect(found.sentence).toBe(
        "Between the edition of 24 January 2020 and that of 23 July 2026, charges of crimes of offence code 19D recorded in 2018/19 rose from 194 to 336 in one force",
      );
      const [pair] = found.pairs;
      expect(figure(pair, "avon-and-somerset", "charged")).toMatchObject({
        before: 194,
        after: 336,
        change: 142,
        kind: "changed",
      });
      expect(figure(pair, "avon-and-somerset", "open")).toMatchObject({ before: 900, after: 20, change: -880 });
      expect(figure(pair, "avon-and-somerset", "total")).toMatchObject({
        before: 2094,
        after: 2094,
        kind: "unchanged",
      });
      const one = await between(tools, { force: "Avon and Somerset" });
      expect(one.sentence).toMatch(/rose from 194 to 336 in Avon and Somerset$/u);
    }));

  test("hardly move the closed basis, and the explanation is worked out from the same two files", () =>
    withHome(async (tools, { add }) => {
      await add("old.csv", officialCsv(THEN), OLD);
      await add("new.csv", officialCsv(NOW), NEW);
      const [pair] = (await between(tools)).pairs;
      expect(pair?.bases).toEqual([
        {
          basis: "recorded",
          forces: 1,
          total: { before: 2094, after: 2094 },
          charged: { before: 194, after: 336 },
          open: { before: 900, after: 20 },
        },
        {
          basis: "closed",
          forces: 1,
          total: { before: 1258, after: 1259 },
          charged: { before: 268, after: 269 },
          open: null,
        },
      ]);
      expect(pair?.explanation.join("\n")).toMatch(
        /charges rose from 194 to 336 \(\+142\)\. Crimes with no outcome yet fell from 900 to 20 \(−880\)\..*rose from 268 to 269 \(\+1\).*\+73\.2% on the recorded basis, \+0\.4% on the closed basis/su,
      );
      const closed = await between(tools, { basis: "closed" });
      expect(closed.sentence).toContain("charges given to crimes of offence code 19D in 2018/19 rose from 268 to 269");
    }));
});

describe("what is not a change of a number is told too", () => {
  test("a force that is in one of the editions only, a line without a row, and types that change places", () =>
    withHome(async (tools, { add }) => {
      await add(
        "old.csv",
        officialCsv([
          ...THEN,
          { force: "Essex", outcome: 18, recorded: 10 },
          { force: "Kent", outcome: 14, recorded: 4 },
          { force: "Kent", outcome: 16, recorded: 6 },
        ]),
        OLD,
      );
      await add(
        "new.csv",
        officialCsv([
          ...NOW,
          { force: "Dorset", outcome: 18, recorded: 7 },
          { force: "Kent", outcome: 14, recorded: 6 },
          { force: "Kent", outcome: 16, recorded: 4 },
          { force: "Kent", outcome: 1, recorded: 3 },
        ]),
        NEW,
      );
      const [pair] = (await between(tools)).pairs;
      expect(pair?.forces.map(({ force, why }) => [force, why])).toEqual([
        ["avon-and-somerset", null],
        ["kent", null],
        ["dorset", "It does not stand in the earlier edition."],
        ["essex", "It does not stand in the later edition."],
      ]);
      expect(figure(pair, "essex", "total")).toMatchObject({
        before: 10,
        after: null,
        change: null,
        kind: "disappeared",
      });
      expect(figure(pair, "dorset", "total")).toMatchObject({ before: null, after: 7, change: null, kind: "appeared" });
      expect(figure(pair, "kent", "charged")).toMatchObject({ before: 0, after: 3, change: 3, kind: "changed" });
      expect(figure(pair, "kent", "victim-does-not-support")).toMatchObject({
        before: 10,
        after: 10,
        kind: "unchanged",
      });
      expect(figure(pair, "kent", "victim-does-not-support", 14)).toMatchObject({ before: 4, after: 6, change: 2 });
      expect(figure(pair, "kent", "victim-does-not-support", 16)).toMatchObject({ before: 6, after: 4, change: -2 });
      // Only forces of both editions are added up.
      expect(pair?.bases[0]).toMatchObject({ forces: 2, charged: { before: 194, after: 339 } });
    }));

  test.each([
    ["N/A - data not provided", 7, { kind: "became a number", after: 7, change: null }],
    [7, "withheld (s.40(2))", { kind: "became silent", before: 7, change: null }],
    ["withheld (s.40(2))", "no reply", { kind: "another silence", change: null }],
    ["<5", 3, { kind: "changed", before: { from: 1, to: 4 }, after: 3, change: null }],
    [3, 3, { kind: "unchanged", change: 0 }],
  ])("from %s to %s", (was, is, wanted) =>
    withHome(async (tools, { add }) => {
      await add("old.csv", returnOf(lines("Kent", { total: 100, charged: was }, { edition: OLD })));
      await add("new.csv", returnOf(lines("Kent", { total: 100, charged: is }, { edition: NEW })));
      const { pairs } = await compareEditions(tools, { scope: "flag:CSE" });
      expect(figure(pairs[0], "kent", "charged")).toMatchObject(wanted);
    }),
  );

  test("in a return a line without a row is no 0: it appeared, or it disappeared", () =>
    withHome(async (tools, { add }) => {
      await add("old.csv", returnOf(lines("Kent", { total: 100, charged: 3 }, { edition: OLD })));
      await add("new.csv", returnOf(lines("Kent", { total: 100, open: 5 }, { edition: NEW })));
      const { pairs } = await compareEditions(tools, { scope: "flag:CSE" });
      expect(figure(pairs[0], "kent", "charged")).toMatchObject({ before: 3, after: null, kind: "disappeared" });
      expect(figure(pairs[0], "kent", "open")).toMatchObject({ before: null, after: 5, kind: "appeared" });
      expect(pairs[0]?.sentence).toContain("cannot be added up");
    }));

  test("another flag rule makes other crimes: told with the reason, and not added up", () =>
    withHome(async (tools, { add }) => {
      await add("old.csv", returnOf(lines("Kent", { total: 100, charged: 3 }, { edition: OLD, rule: "by keyword" })));
      await add("new.csv", returnOf(lines("Kent", { total: 90, charged: 9 }, { edition: NEW })));
      const { pairs } = await compareEditions(tools, { scope: "flag:CSE" });
      expect(pairs[0]?.forces[0]?.why).toBe("The flag was set by another rule, so these are not the same crimes.");
      expect(pairs[0]?.bases[0]).toMatchObject({ forces: 0, charged: null });
    }));
});

describe("which editions are compared", () => {
  const withCharges = (charged: number): string =>
    officialCsv([
      { force: "Kent", outcome: 1, recorded: charged },
      { force: "Kent", outcome: 18, recorded: 100 - charged },
    ]);

  test("each with the next one by its day, in whatever order they were added, the newest pair first", () =>
    withHome(async (tools, { add }) => {
      await add("c.csv", withCharges(9), "2026-07-23");
      await add("a.csv", withCharges(3), "2020-01-24");
      await add("b.csv", withCharges(5), "2022-07-21");
      const { pairs, editions } = await between(tools);
      expect(pairs.map(({ before, after }) => [before.file, after.file])).toEqual([
        ["b.csv", "c.csv"],
        ["a.csv", "b.csv"],
      ]);
      expect(pairs.map((pair) => figure(pair, "kent", "charged")?.change)).toEqual([4, 2]);
      expect(editions.map(({ id }) => id)).toEqual(["2020-01-24", "2022-07-21", "2026-07-23"]);
    }));

  test("one alone is an answer without pairs", () =>
    withHome(async (tools, { add }) => {
      await add("a.csv", withCharges(3), OLD);
      const found = await between(tools);
      expect(found).toMatchObject({ pairs: [], editions: [{ id: OLD }] });
      expect(found.sentence).toBe("Only one edition of these figures is in the book, so nothing can be compared");
    }));

  test("as known on a day, later ones are left out, and the finding says the day", () =>
    withHome(async (tools, { add }) => {
      await add("a.csv", withCharges(3), "2020-01-24");
      await add("b.csv", withCharges(5), "2022-07-21");
      await add("c.csv", withCharges(9), "2026-07-23");
      const then = await between(tools, { asKnownOn: "2023-01-01" });
      expect(then.pairs.map(({ after }) => after.file)).toEqual(["b.csv"]);
      expect(then.sentence).toMatch(/rose from 3 to 5 in one force, as known on 1 January 2023$/u);
      expect((await between(tools, { asKnownOn: "2020-02-01" })).pairs).toEqual([]);
      await expect(between(tools, { asKnownOn: "2019-01-01" })).rejects.toMatchObject({ code: "notFound" });
    }));

  test("one without a date stands by the day it was added, which is said", () =>
    withHome(async (tools, { add }) => {
      await add("undated.csv", withCharges(3));
      await add("new.csv", withCharges(5), "2026-07-23");
      const [pair] = (await between(tools)).pairs;
      expect(pair?.after).toMatchObject({ file: "undated.csv", dated: false, knownFrom: "2026-09-01" });
      expect(pair?.notes[0]).toContain("undated.csv has no date");
    }));

  test("of two files of one edition the one added last, of cut and whole tables the whole ones; the others are named", () =>
    withHome(async (tools, { add }) => {
      await add("old.csv", withCharges(3), OLD);
      await add("first.csv", withCharges(5), NEW);
      await add("again.csv", withCharges(6), NEW);
      const found = await between(tools);
      expect(figure(found.pairs[0], "kent", "charged")?.change).toBe(3);
      expect(found.passedOver).toMatchObject([
        { file: "first.csv", why: "again.csv bears the same edition and was added later." },
      ]);
      const scope = "child-titled";
      const codes = ["17B", "19D", "19E", "19G", "19H", "20B", "21", "22B", "71", "73", "88A"];
      const whole = (count: number): string =>
        officialCsv(codes.map((code) => ({ force: "Essex", year: "2017/18", code, outcome: 1, recorded: count })));
      await add("whole-old.csv", whole(1), OLD);
      await add("whole-new.csv", whole(2), NEW);
      await add(
        "cut.csv",
        officialCsv([{ force: "Essex", year: "2017/18", code: "71", outcome: 1, recorded: 9 }]),
        "2023-01-01",
      );
      const child = await compareEditions(tools, { scope, period: "2017/18", basis: "recorded" });
      expect(child.pairs.map((pair) => figure(pair, "essex", "charged")?.change)).toEqual([11]);
      expect(child.passedOver.map(({ file }) => file)).toEqual(["cut.csv"]);
    }));

  test("returns of different forces are paired force by force, and a table's rows may state several editions", () =>
    withHome(async (tools, { add }) => {
      await add(
        "kent.csv",
        returnOf(
          lines("Kent", { total: 10, charged: 1 }, { edition: "2024-01-01" }),
          lines("Kent", { total: 10, charged: 2 }, { edition: "2025-01-01" }),
        ),
      );
      await add("essex.csv", returnOf(lines("Essex", { total: 20, charged: 5 }, { edition: "2024-06-01" })));
      const { pairs } = await compareEditions(tools, { scope: "flag:CSE" });
      expect(pairs.map(({ before, after, forces }) => [before.id, after.id, forces.map(({ force }) => force)])).toEqual(
        [["2024-01-01", "2025-01-01", ["kent"]]],
      );
    }));

  test("without a period the newest of which two editions are known", () =>
    withHome(async (tools, { add }) => {
      await add("a.csv", withCharges(3), OLD);
      await add("b.csv", withCharges(5), NEW);
      await add("later.csv", officialCsv([{ year: "2025/26", force: "Kent", outcome: 18, recorded: 90 }]), NEW);
      expect(await compareEditions(tools, { scope: "code:19D" })).toMatchObject({ period: "2018/19", pairs: [{}] });
    }));
});

test("quarter by quarter, only what changed, and a quarter that is new is told", () =>
  withHome(async (tools, { add }) => {
    const rows = (q1: number, q2: number): OfficialRow[] => [
      { force: "Kent", quarter: "1", outcome: 1, recorded: q1 },
      { force: "Kent", quarter: "2", outcome: 1, recorded: q2 },
    ];
    await add("old.csv", officialCsv(rows(3, 4)), OLD);
    await add("new.csv", officialCsv([...rows(3, 6), { force: "Kent", quarter: "3", outcome: 1, recorded: 1 }]), NEW);
    const kent = (await between(tools, { byQuarter: true })).pairs[0]?.forces[0];
    expect(
      kent?.figures
        .filter(({ part }) => part !== null)
        .map(({ part, line, change, kind }) => [part, line, change, kind]),
    ).toEqual([
      ["2018/19-Q2", "total", 2, "changed"],
      ["2018/19-Q2", "charged", 2, "changed"],
      ["2018/19-Q3", "total", null, "appeared"],
      ["2018/19-Q3", "charged", null, "appeared"],
    ]);
    expect(kent?.notes).toEqual(["2018/19-Q3: only in the later edition."]);
  }));

test("an obvious comparison with plain loops finds the same changes", { timeout: 120_000 }, async () => {
  const cell = fc.record({
    force: fc.constantFrom("Kent", "Essex", "Dorset"),
    outcome: fc.constantFrom(0, 1, 14, 16, 18),
    quarter: fc.constantFrom("1", "2"),
    recorded: fc.integer({ min: -3, max: 30 }),
  });
  const edition = fc.uniqueArray(cell, {
    selector: ({ force, outcome, quarter }) => `${force} ${outcome} ${quarter}`,
    minLength: 1,
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(edition, edition, (before, after) =>
      withHome(async (tools, { add }) => {
        // The same bytes twice are one file.
        fc.pre(officialCsv(before) !== officialCsv(after));
        await add("before.csv", officialCsv(before), OLD);
        await add("after.csv", officialCsv(after), NEW);
        const [pair] = (await between(tools)).pairs;
        const sum = (rows: typeof before, force: string, types: readonly number[] | null): number | null => {
          if (!rows.some((row) => row.force === force)) return null;
          return rows
            .filter((row) => row.force === force && (types === null || types.includes(row.outcome)))
            .reduce((total, row) => total + row.recorded, 0);
        };
        const together = ["Kent", "Essex", "Dorset"].filter(
          (force) => before.some((row) => row.force === force) && after.some((row) => row.force === force),
        );
        if (together.length === 0) return void expect(pair).toBeUndefined();
        for (const force of ["Kent", "Essex", "Dorset"]) {
          for (const [line, types] of [
            ["total", null],
            ["charged", [1]],
            ["open", [0]],
            ["victim-does-not-support", [14, 16]],
            ["no-suspect", [18]],
          ] as const) {
            const [was, is] = [sum(before, force, types), sum(after, force, types)];
            const found = figure(pair, force.toLowerCase(), line);
            const alone = was === null || is === null;
            const stands = before
              .concat(after)
              .some(
                (row) => row.force === force && (types as readonly number[] | null)?.includes(row.outcome) !== false,
              );
            if ((was === null && is === null) || (alone && !stands)) expect(found).toBeUndefined();
            else expect([force, line, found?.before, found?.after]).toEqual([force, line, was, is]);
          }
        }
      }),
    ),
    { numRuns: 25 },
  );
});
