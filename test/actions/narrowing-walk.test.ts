// The whole walk: a force's reply that hides a count beside its total, and another file of the book that closes the sum.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withoutNarrowing } from "../../src/actions/_kept-back.ts";
import { auditBook } from "../../src/actions/audit-releases.ts";
import { balanceFiles, catalogue } from "../../src/actions/catalogue.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { exportReturn } from "../../src/actions/export-return.ts";
import { exportTables } from "../../src/actions/export-tables.ts";
import { askMeasure } from "../../src/actions/measure.ts";
import { downloadMeasure } from "../../src/actions/measure-download.ts";
import { showForce } from "../../src/actions/show-force.ts";
import { takeSnapshot } from "../../src/actions/take-snapshot.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { answerForce } from "../../src/measures/force.ts";
import { forceNamed } from "../../src/standard/force-named.ts";
import { withHome } from "./home.ts";

const HEADER = "force,period,unit,scope,flag_rule,flag_origin,basis,edition,line,value,note";

function rows(edition: string, ...figures: readonly (readonly [string, string])[]): string {
  const start = `Kent,2023/24,crimes,flag:CSE,set by the officer,officer,recorded,${edition}`;
  return [HEADER, ...figures.map(([line, value]) => `${start},${line},${value},`), ""].join("\n");
}

const REPLY = rows("2024-06-30", ["total", "20"], ["charged", "fewer than 5"], ["no-suspect", "8"]);
const LATER = rows("2024-09-30", ["total", "20"], ["no-suspect", "8"], ["victim-does-not-support", "10"]);

test("a reply by itself narrows nothing, and its force page shows the range that the reply shows", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    const answer = await showForce(tools, "Kent", { scope: "flag:CSE", period: "2023/24", basis: "recorded" });
    expect(answer.balance.lines.find(({ line }) => line === "charged")?.count).toEqual({ from: 1, to: 4 });
    const audit = await auditBook(tools);
    expect(audit).toMatchObject({ holds: true, narrowed: [], documents: 1 });
    const out = join(home.folder, "return.csv");
    expect(await exportReturn(tools, { scope: "flag:CSE", period: "2023/24", out })).toMatchObject({ rows: 3 });
  });
});

test("another file that closes the sum is found, with the cell and both files", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    await home.add("later.csv", LATER);
    const { holds, narrowed, says } = await auditBook(tools);
    expect(holds).toBe(false);
    expect(narrowed).toMatchObject([
      {
        document: "reply.csv",
        id: "2023/24 charged",
        bySource: { from: 1, to: 4 },
        besideOurs: { from: 1, to: 2 },
        because: ["later.csv"],
      },
    ]);
    expect(says).toContain("1 counts that a published file hides can be narrowed");
  });
});

test("a return that would close the sum of a reply is refused, naming the cell, the reply and the return", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    await home.add("later.csv", LATER);
    const out = join(home.folder, "return.csv");
    await expect(exportReturn(tools, { scope: "flag:CSE", period: "2023/24", out })).rejects.toThrow(
      "Cannot release figures that tell more than their source: reply.csv shows 2023/24 charged as 1 to 4, and with this return it is 1 to 2.",
    );
  });
});

test("quarters that add up to a year close its sum as well", async () => {
  await withHome(async (tools, home) => {
    const quarters = ["Q1", "Q2", "Q3", "Q4"].map(
      (quarter, index) =>
        `Kent,2023/24 ${quarter},crimes,flag:CSE,set by the officer,officer,recorded,2024-09-30,charged,${index % 2},`,
    );
    await home.add("reply.csv", REPLY);
    await home.add("quarters.csv", [HEADER, ...quarters, ""].join("\n"));
    const { narrowed } = await auditBook(tools);
    expect(narrowed).toMatchObject([
      { id: "2023/24 charged", besideOurs: { from: 2, to: 2 }, because: ["quarters.csv"] },
    ]);
  });
});

const ASKED = { scope: "flag:CSE", period: "2023/24", basis: "recorded" } as const;
const KEPT =
  "Figures of Kent in later.csv are kept back: together with reply.csv they would tell more of a count that reply.csv hides.";

test("a file that closes the sum is kept back from every page, export and release, and each says so without the number", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    const before = await showForce(tools, "Kent", ASKED);
    await home.add("later.csv", LATER);
    const page = await showForce(tools, "Kent", ASKED);
    expect(page.balance).toEqual(before.balance);
    expect(page.caveats).toContain(KEPT);
    const compared = await compareForces(tools, ASKED);
    expect(compared.forces.map(({ sources }) => sources.map(({ file }) => file))).toEqual([["reply.csv"]]);
    const bounds = await askMeasure(tools, { measure: "bounds", question: ASKED });
    const { bytes } = await downloadMeasure(tools, { measure: "charge-rate", question: ASKED }, "json");
    const { files } = await traceFigure(tools, { figure: "charged", force: "Kent", ...ASKED });
    expect(files.map(({ file }) => file)).toEqual(["reply.csv"]);
    const told =
      JSON.stringify([page, compared, bounds, await takeSnapshot(tools)]) + Buffer.from(bytes).toString("utf8");
    expect(told.replaceAll(KEPT, "")).not.toContain("later.csv");
    expect(told).not.toContain("1 to 2");
  });
});

test("without the place that all pass through, the same page would show the figures that close the sum", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    await home.add("later.csv", LATER);
    const { engine } = await tools.warehouse();
    const unguarded = await answerForce(engine, await balanceFiles(tools), forceNamed("Kent"), ASKED);
    expect(unguarded.balance.lines.find(({ line }) => line === "victim-does-not-support")?.count).toBe(10);
    const guarded = await answerForce(engine, await catalogue(tools), forceNamed("Kent"), ASKED);
    expect(guarded.balance.lines.some(({ line }) => line === "victim-does-not-support")).toBe(false);
  });
});

test("the export of all cells leaves them out, and says so; the other file's stand in it", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    await home.add("later.csv", LATER);
    const folder = join(home.folder, "out");
    expect(await exportTables(tools, { folder, format: "csv" })).toMatchObject({ rows: 3 });
    const [cells, manifest] = await Promise.all(
      ["cells.csv", "manifest.json"].map((name) => readFile(join(folder, name), "utf8")),
    );
    expect(cells).not.toContain("victim-does-not-support");
    expect(JSON.parse(manifest ?? "")).toMatchObject({ keptBack: [KEPT] });
  });
});

test("where nothing else answers, the refusal says what is kept back; other forces of the file are shown as ever", async () => {
  await withHome(async (tools, home) => {
    const essex = LATER.split("\n")
      .filter((row) => row.startsWith("Kent"))
      .map((row) => row.replace("Kent", "Essex"));
    await home.add("reply.csv", REPLY);
    await home.add("later.csv", [LATER.trim(), ...essex, ""].join("\n"));
    await expect(showForce(tools, "Kent", { ...ASKED, edition: "later.csv" })).rejects.toMatchObject({
      code: "notFound",
    });
    const compared = await compareForces(tools, ASKED);
    const files = compared.forces.map(({ force, sources }) => [force, ...sources.map(({ file }) => file)]);
    expect(files).toEqual([
      ["essex", "later.csv"],
      ["kent", "reply.csv"],
    ]);
  });
});

test("a file that states the very count shows it itself, and is shown", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    await home.add("later.csv", rows("2024-09-30", ["total", "20"], ["charged", "3"], ["no-suspect", "8"]));
    const page = await showForce(tools, "Kent", ASKED);
    expect(page.balance.lines.find(({ line }) => line === "charged")?.count).toBe(3);
    expect(page.caveats.join(" ")).not.toContain("kept back");
  });
});

test("the check is made once for a state of the book, and again when a file comes", async () => {
  await withHome(async (tools, home) => {
    await home.add("reply.csv", REPLY);
    const first = await withoutNarrowing(tools, await balanceFiles(tools));
    expect(first.every(({ keptBack }) => keptBack === undefined)).toBe(true);
    await home.add("later.csv", LATER);
    const [before, after] = [await catalogue(tools), await catalogue(tools)];
    expect(before.map(({ keptBack = [] }) => keptBack.length)).toEqual([0, 1]);
    // The very values of the time before: nothing was looked through again.
    expect(after[1]?.keptBack).toBe(before[1]?.keptBack);
  });
});
