// As known on a day: only editions of that day or before answer, and the answer says so wherever it goes.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { exportReturn } from "../../src/actions/export-return.ts";
import { showForce } from "../../src/actions/show-force.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { withHome } from "../actions/home.ts";
import { officialCsv } from "../sources/official.ts";
import { lines, returnOf } from "./returns.ts";

const asked = { scope: "code:19D", basis: "recorded" } as const;

function table(charged: number, force = "Kent"): string {
  return officialCsv([
    { force, outcome: 1, recorded: charged },
    { force, outcome: 18, recorded: 100 - charged },
  ]);
}

async function charged(tools: Tools, asKnownOn: string): Promise<unknown> {
  return (await compareForces(tools, { ...asked, asKnownOn })).forces.map((row) => row.charged)[0];
}

test("the newest edition of that day or before answers", () =>
  withHome(async (tools, { add }) => {
    await add("old.csv", table(3), "2020-01-24");
    await add("middle.csv", table(4), "July 2022");
    await add("new.csv", table(5), "23 July 2026");
    const found: unknown[] = [];
    const days = ["2020-01-24", "2022-06-30", "2022-07-01", "2026-07-22", "2026-07-23", "23 July 2026"];
    for (const day of days) found.push(await charged(tools, day));
    expect(found).toEqual([3, 3, 4, 4, 5, 5]);
  }));

test("the answer says the day in its sentence, its caveats, its passport and its command", () =>
  withHome(async (tools, { add }) => {
    await add("old.csv", table(3), "2020-01-24");
    await add("new.csv", table(5), "23 July 2026");
    const comparison = await compareForces(tools, { ...asked, asKnownOn: "1 June 2020" });
    expect(comparison.sentence).toMatch(/\(one in \d+ to one in \d+\), as known on 1 June 2020$/u);
    expect(comparison.caveats[0]).toBe(
      "As known on 1 June 2020: only editions of that day or before. One later edition is left out.",
    );
    expect(comparison.passport).toMatchObject({ asKnownOn: "2020-06-01", edition: { id: "2020-01-24" } });
    expect(comparison.passport.command).toContain(" --as-known-on 2020-06-01");
    expect(comparison.editions.map(({ id }) => id)).toEqual(["2020-01-24"]);
    const answer = await showForce(tools, "Kent", { ...asked, asKnownOn: "2020-06-01" });
    expect(answer.sentence).toContain(", as known on 1 June 2020");
    const traced = await traceFigure(tools, { figure: "charged", force: "Kent", ...asked, asKnownOn: "2020-06-01" });
    expect(traced).toMatchObject({ value: 3, passport: { asKnownOn: "2020-06-01" } });
    expect(traced.words).toContain(", as known on 1 June 2020");
    expect(traced.facts.find(({ term }) => term === "As known on")).toEqual({
      term: "As known on",
      says: "1 June 2020",
      note: "Later editions left out: 1.",
    });
  }));

test("without a day nothing is said of one", () =>
  withHome(async (tools, { add }) => {
    await add("old.csv", table(3), "2020-01-24");
    const comparison = await compareForces(tools, asked);
    expect(JSON.stringify(comparison)).not.toMatch(/known on/iu);
    expect(comparison.passport).not.toHaveProperty("asKnownOn");
  }));

test("before anything was known it is refused, and the earliest edition is named", () =>
  withHome(async (tools, { add }) => {
    await add("old.csv", table(3), "2020-01-24");
    await add("new.csv", table(5), "23 July 2026");
    for (const ask of [
      () => compareForces(tools, { ...asked, asKnownOn: "2020-01-23" }),
      () => showForce(tools, "Kent", { ...asked, asKnownOn: "2020-01-23" }),
      () => traceFigure(tools, { figure: "rate", ...asked, asKnownOn: "2020-01-23" }),
    ]) {
      await expect(ask()).rejects.toMatchObject({
        code: "notFound",
        message: "Nothing of this was known on 23 January 2020. That does not mean zero.",
        hint: "The earliest edition there is: 24 January 2020 (old.csv).",
      });
    }
  }));

test.each(["June 2020", "2020", "yesterday", "2020-02-30", ""])("%j is no day, and is refused", (asKnownOn) =>
  withHome(async (tools, { add }) => {
    await add("old.csv", table(3), "2020-01-24");
    await expect(compareForces(tools, { ...asked, asKnownOn })).rejects.toMatchObject({ code: "usage" });
  }),
);

test("an edition without a date counts from the day its file was added, and the figure says so", () =>
  withHome(async (tools, { add }) => {
    await add("undated.csv", table(3));
    // The clock of a test stands at 1 September 2026.
    expect(await charged(tools, "2026-09-01")).toBe(3);
    const { caveats } = await compareForces(tools, { ...asked, asKnownOn: "2026-09-01" });
    expect(caveats[1]).toBe(
      "The edition of undated.csv has no date: it counts as known from 1 September 2026, when the file was added.",
    );
    await expect(charged(tools, "2026-08-31")).rejects.toMatchObject({
      code: "notFound",
      hint: "The earliest there is, undated.csv, has no date and was added on 1 September 2026.",
    });
  }));

describe("a return whose rows state their editions", () => {
  const figures = (count: number): Record<string, number> => ({ total: 100, charged: count });
  const both = returnOf(
    lines("Kent", figures(3), { edition: "2024-06-30" }),
    lines("Kent", figures(5), { edition: "2025-06-30" }),
    lines("Essex", figures(7), { edition: "2025-06-30" }),
    lines("Dorset", { total: "no reply" }, { edition: "2025-06-30" }),
  );

  test("is split by them: a later row of the same file is not used, nor its silence told", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", both);
      const then = await compareForces(tools, { scope: "flag:CSE", asKnownOn: "2025-01-01" });
      expect(then.forces.map(({ force, charged: count }) => [force, count])).toEqual([["kent", 3]]);
      expect(then.coverage.missing.find(({ force }) => force === "dorset")?.absence).toBe("nothing added");
      const now = await compareForces(tools, { scope: "flag:CSE", asKnownOn: "2025-07-01" });
      expect(now.forces.map(({ force, charged: count }) => [force, count])).toContainEqual(["kent", 5]);
      expect(now.coverage.missing.find(({ force }) => force === "dorset")?.absence).not.toBe("nothing added");
    }));

  test("other questions of a force are those that could be asked then", () =>
    withHome(async (tools, { add }) => {
      await add("return.csv", both);
      await add("later.csv", returnOf(lines("Kent", figures(9), { scope: "flag:CSA", edition: "2026-01-01" })));
      const scopes = async (asKnownOn?: string): Promise<readonly string[]> =>
        (
          await showForce(tools, "Kent", { scope: "flag:CSE", ...(asKnownOn === undefined ? {} : { asKnownOn }) })
        ).others.map(({ scope }) => scope);
      expect(await scopes()).toContain("flag:CSA");
      expect(await scopes("2025-07-01")).not.toContain("flag:CSA");
    }));
});

test("a return is written as of a day, under the edition that was the newest then", () =>
  withHome(async (tools, { add, folder }) => {
    await add("old.csv", table(3), "2020-01-24");
    await add("new.csv", table(5), "23 July 2026");
    const out = join(folder, "..", "return.csv");
    await exportReturn(tools, { scope: "code:19D", period: "2018/19", out, asKnownOn: "2021-01-01" });
    const text = await readFile(out, "utf8");
    expect(text).toContain("2020-01-24");
    expect(text).not.toContain("2026-07-23");
  }));

describe("the edition that a file is listed under", () => {
  const figures = { total: 10, charged: 1 };

  test.each([
    ["one, where all its rows state it", [lines("Kent", figures, { edition: "2024-06-30" })], "30 June 2024"],
    [
      "how many, where its rows state several",
      [lines("Kent", figures, { edition: "2024-06-30" }), lines("Essex", figures, { edition: "2025-06-30" })],
      "2 editions, stated row by row",
    ],
    [
      "not stated, where a row states none",
      [lines("Kent", figures, { edition: "2024-06-30" }), lines("Essex", figures)],
      "not stated",
    ],
  ])("is %s", (_what, rows, wanted) =>
    withHome(async (_tools, { add }) => {
      expect((await add("return.csv", returnOf(...rows))).edition).toBe(wanted);
    }),
  );
});
