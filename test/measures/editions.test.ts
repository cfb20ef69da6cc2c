// Which publication answers: the newest edition unless another is asked for, whole tables before cut ones, and every other one named.
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { showForce } from "../../src/actions/show-force.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { editionOfCover, editionOfFileName, newerFirst, parseEdition } from "../../src/standard/editions.ts";
import { withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { lines, returnOf } from "./returns.ts";

const asked = { scope: "code:19D", basis: "recorded" } as const;

/** A table in which so many of a hundred crimes of Kent were charged. */
function table(charged: number, force = "Kent"): string {
  return officialCsv([
    { force, outcome: 1, recorded: charged },
    { force, outcome: 18, recorded: 100 - charged },
  ]);
}

async function charged(tools: Tools, edition?: string): Promise<unknown> {
  const { forces } = await compareForces(tools, { ...asked, ...(edition === undefined ? {} : { edition }) });
  return forces.map((row) => row.charged)[0];
}

describe("between two editions of one table", () => {
  test("the newer one answers, in whatever order they were added; the older one is named beside it", async () => {
    const files = [
      ["old.csv", table(3), "January 2020"],
      ["new.csv", table(5), "23 July 2026"],
    ] as const;
    for (const order of [files, [...files].reverse()]) {
      await withHome(async (tools, { add }) => {
        for (const [name, text, edition] of order) await add(name, text, edition);
        const comparison = await compareForces(tools, asked);
        expect(comparison.forces[0]).toMatchObject({ charged: 5, total: 100, sources: [{ file: "new.csv" }] });
        expect(comparison.edition).toBe("2026-07-23");
        expect(comparison.editions.map(({ id, title, file, shown }) => [id, title, file, shown])).toEqual([
          ["2026-07-23", "23 July 2026", "new.csv", true],
          ["2020-01", "January 2020", "old.csv", false],
        ]);
      });
    }
  });

  test("any can be asked for: by day, by the words it goes by, by file name, by the start of its hash", () =>
    withHome(async (tools, { add }) => {
      const old = await add("old.csv", table(3), "January 2020");
      await add("new.csv", table(5), "23 July 2026");
      for (const wish of [
        "2020-01",
        "January 2020",
        "january 2020",
        "old.csv",
        old.sha256.slice(0, 8),
        old.sha256.slice(0, 12).toUpperCase(),
        old.sha256,
      ]) {
        expect(await charged(tools, wish), wish).toBe(3);
      }
      for (const wish of ["2026-07-23", "23 July 2026"]) expect(await charged(tools, wish), wish).toBe(5);
      expect(
        (await showForce(tools, "Kent", { ...asked, edition: "2020-01" })).balance.lines.find(
          ({ line }) => line === "charged",
        )?.count,
      ).toBe(3);
      expect((await traceFigure(tools, { figure: "charged", force: "Kent", ...asked, edition: "2020-01" })).value).toBe(
        3,
      );
    }));

  test("one that nobody added is refused, and those there are named", () =>
    withHome(async (tools, { add }) => {
      const old = await add("old.csv", table(3), "January 2020");
      await add("new.csv", table(5), "23 July 2026");
      for (const wish of ["2020-02", "older.csv", "0000000000", "", old.sha256.slice(0, 3)]) {
        await expect(charged(tools, wish), wish).rejects.toMatchObject({
          code: "notFound",
          message: `No edition "${wish}" answers this question.`,
          hint: expect.stringContaining(`"2026-07-23" (new.csv`),
        });
      }
    }));

  test("without a date the one added last answers, and is told by its hash", () =>
    withHome(async (tools, { add }) => {
      const first = await add("first.csv", table(3));
      await add("second.csv", table(5));
      expect(await charged(tools)).toBe(5);
      const { editions } = await compareForces(tools, asked);
      expect(editions).toMatchObject([
        { file: "second.csv", title: "not stated", shown: true },
        { file: "first.csv", id: first.sha256.slice(0, 12), shown: false },
      ]);
      expect(await charged(tools, editions[1]?.id)).toBe(3);
    }));

  test("a dated one comes before one without a date", () =>
    withHome(async (tools, { add }) => {
      await add("dated.csv", table(3), "2016-01-01");
      await add("undated.csv", table(5));
      expect(await charged(tools)).toBe(3);
    }));

  test("a force that the newer one lacks is answered by the older, and both are counted", () =>
    withHome(async (tools, { add }) => {
      await add("old.csv", table(3, "Essex"), "January 2020");
      await add("new.csv", table(5), "23 July 2026");
      const comparison = await compareForces(tools, asked);
      expect(comparison.forces.map(({ force, sources }) => [force, sources[0]?.file])).toEqual([
        ["essex", "old.csv"],
        ["kent", "new.csv"],
      ]);
      expect(comparison.edition).toBe("2 editions");
    }));
});

describe("a return whose rows state their editions", () => {
  const figures = (count: number): Record<string, number> => ({ total: 100, charged: count });
  const both = returnOf(
    lines("Kent", figures(3), { edition: "2024-06-30" }),
    lines("Kent", figures(5), { edition: "2025-06-30" }),
    lines("Essex", figures(7), { edition: "2024-06-30" }),
  );

  test("holds several: the newest of each force is shown under its own date, and nothing is added twice", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", both);
      const kent = await showForce(tools, "Kent", { scope: "flag:CSE" });
      expect(kent).toMatchObject({ edition: "2025-06-30", balance: { total: 100 }, rates: [{ numerator: 5 }, {}, {}] });
      expect((await showForce(tools, "Essex", { scope: "flag:CSE" })).edition).toBe("2024-06-30");
      const traced = await traceFigure(tools, { figure: "total", force: "Kent", scope: "flag:CSE" });
      expect(traced.files.flatMap(({ cells }) => cells.map(({ value }) => value))).toEqual([100]);
    }));

  test("gives the older one when it is asked for", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", both);
      const { forces, edition } = await compareForces(tools, { scope: "flag:CSE", edition: "30 June 2024" });
      expect(edition).toBe("2024-06-30");
      expect(forces.map(({ force, charged: count }) => [force, count])).toEqual([
        ["essex", 7],
        ["kent", 3],
      ]);
    }));
});

describe("a table cut to some offences", () => {
  // Two of the codes that name a child; the other nine are in use in 2018/19 and stand in no row.
  const cut: readonly OfficialRow[] = ["71", "88A"].map((code) => ({
    force: "Kent",
    code,
    subgroup: "Other sexual offences",
    outcome: 18,
    recorded: 20,
  }));
  const CODES = ["17B", "19D", "19E", "19G", "19H", "20B", "21", "22B", "71", "73", "88A"];
  const whole: readonly OfficialRow[] = CODES.map((code) => ({ force: "Kent", code, outcome: 18, recorded: 10 }));
  const childTitled = { scope: "child-titled", period: "2018/19", basis: "recorded" } as const;

  test("answers with a caveat that names every code it lacks", () =>
    withHome(async (tools, { add }) => {
      await add("cut.csv", officialCsv(cut));
      const comparison = await compareForces(tools, childTitled);
      expect(comparison.forces[0]?.total).toBe(40);
      expect(comparison.caveats.join(" ")).toContain(
        "cut.csv has no row of codes 19D, 19E, 19G, 19H, 17B, 20B, 21, 22B, 73, which this scope takes in: it may have been cut to some offences.",
      );
    }));

  test("gives way to a whole table, even an older one; asked for by name it still answers", () =>
    withHome(async (tools, { add }) => {
      await add("whole.csv", officialCsv(whole), "January 2020");
      await add("cut.csv", officialCsv(cut), "July 2026");
      expect((await compareForces(tools, childTitled)).forces[0]).toMatchObject({
        total: 110,
        sources: [{ file: "whole.csv" }],
      });
      expect((await compareForces(tools, { ...childTitled, edition: "cut.csv" })).forces[0]?.total).toBe(40);
      // For a code that it holds, it is no cut table, and it is the newer one.
      expect((await compareForces(tools, { ...childTitled, scope: "code:71" })).forces[0]).toMatchObject({
        total: 20,
        sources: [{ file: "cut.csv" }],
      });
      // And a force's other questions name that code, as everything that can be asked does.
      const kent = await showForce(tools, "Kent", { ...childTitled, edition: "cut.csv" });
      expect(kent.others.map(({ scope }) => scope)).toContain("code:71");
    }));

  test("without a missing code there is no such caveat", () =>
    withHome(async (tools, { add }) => {
      await add("whole.csv", officialCsv(whole));
      expect((await compareForces(tools, childTitled)).caveats.join(" ")).not.toContain("has no row of");
    }));
});

test("the newest period that most forces have is shown when none is asked for", () =>
  withHome(async (tools, { add }) => {
    const old = ["Kent", "Essex", "Surrey", "Sussex"].map((force) => ({ force, outcome: 18, recorded: 10 }));
    await add("old.csv", officialCsv(old));
    await add("new.csv", officialCsv([{ year: "2025/26", force: "Kent", outcome: 18, recorded: 90 }]));
    expect((await compareForces(tools, asked)).period).toBe("2018/19");
    expect((await compareForces(tools, { ...asked, period: "2025/26" })).forces.map(({ total }) => total)).toEqual([
      90,
    ]);
    // For one force, its own newest year.
    expect((await showForce(tools, "Kent", asked)).period).toBe("2025/26");
  }));

describe("an edition", () => {
  test.each([
    ["2026-07-23", "2026-07-23", "23 July 2026"],
    ["23 July 2026", "2026-07-23", "23 July 2026"],
    ["23rd July, 2026", "2026-07-23", "23 July 2026"],
    ["2020-01", "2020-01", "January 2020"],
    ["January 2020", "2020-01", "January 2020"],
    ["about January 2020", "about January 2020", "about January 2020"],
    ["31 June 2020", "31 June 2020", "31 June 2020"],
    ["2020-13", "2020-13", "2020-13"],
    ["", "not stated", "not stated"],
    ["  Not Stated ", "not stated", "not stated"],
  ])("said as “%s” goes by %s and is called %s", (said, id, title) => {
    expect(parseEdition(said)).toMatchObject({ id, title });
  });

  test.each([
    ["prc-outcomes-open-data-mar2026-tables-230726.xlsx", "2026-07-23"],
    ["tables_240724.csv.gz", "2024-07-24"],
    ["outcomes-201819.csv", null],
    ["outcomes_2018-19.csv", null],
    ["table.csv", null],
  ])("in the file name %s is %s", (name, id) => {
    expect(editionOfFileName(name)?.id ?? null).toBe(id);
  });

  test.each([
    [[["Published: 23 July 2026"]], "2026-07-23"],
    [[["Date of publication", "", "2026-07-23"]], "2026-07-23"],
    [[["Next update: 22 October 2026"], ["Released 23 July 2026"]], "2026-07-23"],
    [[["Published 23 July 2026; next update 22 October 2026"]], "2026-07-23"],
    [[["Year ending 31 March 2026"], ["Published soon"]], null],
  ])("on the cover %j is %s", (rows, id) => {
    expect(editionOfCover(rows)?.id ?? null).toBe(id);
  });

  test("of a later day comes first, and those without a date last", () => {
    const said = ["not stated", "2020-01", "2026-07-23", "about May", "2020-01-15"].map(parseEdition);
    expect([...said].sort(newerFirst).map(({ id }) => id)).toEqual([
      "2026-07-23",
      "2020-01-15",
      "2020-01",
      "not stated",
      "about May",
    ]);
  });
});
