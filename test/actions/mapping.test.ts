// From an unknown reply to figures in the book: what is left to say, saying it, saving it, and the same again without a word.
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { listLayouts, takeLayouts, writeLayouts } from "../../src/actions/list-layouts.ts";
import { showSource } from "../../src/actions/list-sources.ts";
import { mapFile } from "../../src/actions/map-file.ts";
import { rebuildWarehouse } from "../../src/actions/rebuild-warehouse.ts";
import { saveLayout } from "../../src/actions/save-layout.ts";
import { showForce } from "../../src/actions/show-force.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { withHome } from "./home.ts";

/** Outcomes by year, of a force and with a flag that nobody names. */
const UNNAMED = `Crimes by outcome and financial year recorded
Outcome,2021/22,2022/23
Charged/Summonsed,16,12
No suspect identified,169,140
Victim does not support,75,61
Total,540,400
`;
const WORDS = [
  "force=south-yorkshire",
  "scope=flag:CSE",
  "flagRule=CSE marker set by the recording officer",
  "basis=recorded",
  "unit=crimes",
];

async function chargedOf(tools: Tools, force: string, period: string): Promise<unknown> {
  const { balance } = await showForce(tools, force, { scope: "flag:CSE", period });
  return balance.lines.find(({ line }) => line === "charged")?.count;
}

describe("a reply that does not say whose crimes it counts", () => {
  test("is archived, keeps no figure, and names the one thing to say with the page and the command", async () => {
    await withHome(async (_tools, home) => {
      const report = await home.add("reply.csv", UNNAMED);
      const problem = report.problems.find(({ code }) => code === "needs-a-word");
      expect(report.state).toBe("kept unread");
      expect(report.cells.read).toBe(0);
      expect(problem?.wanted).toContain("which force these figures are of");
      expect(problem?.hint).toContain(`/map/${report.sha256.slice(0, 12)}`);
      expect(problem?.hint).toContain(`everycase map ${report.sha256.slice(0, 12)}`);
    });
  });

  test("shows what the book would say before anything is saved, and saves nothing by being looked at", async () => {
    await withHome(async (tools, home) => {
      const { sha256 } = await home.add("reply.csv", UNNAMED);
      const head = tools.ledger.head();
      const view = await mapFile(tools, { file: sha256.slice(0, 8), said: WORDS });
      expect(view.complete).toBe(true);
      expect(
        view.effects.map(({ force, period, before, after }) => [force, period, before, after?.balance.total]),
      ).toEqual([
        ["south-yorkshire", "2022/23", null, 400],
        ["south-yorkshire", "2021/22", null, 540],
      ]);
      expect(view.effects[1]?.after?.balance.notAccountedFor).toBe(280);
      expect(tools.ledger.head()).toEqual(head);
      await expect(showForce(tools, "south-yorkshire", { scope: "flag:CSE" })).rejects.toThrow("No figure");
    });
  });

  test("gives its figures once it is said, with the layout in the report and in the passport", async () => {
    await withHome(async (tools, home) => {
      const { sha256 } = await home.add("reply.csv", UNNAMED);
      const saved = await saveLayout(tools, { file: sha256, said: WORDS, who: "AB", title: "Outcomes by year" });
      expect(saved.layout).toBe("reply@1");
      expect(saved.report.title).toContain("layout reply@1, corrected");
      expect(saved.report.problems.filter(({ code }) => code === "needs-a-word")).toEqual([]);
      expect(await chargedOf(tools, "south-yorkshire", "2021/22")).toBe(16);
      const { passport } = await showForce(tools, "south-yorkshire", { scope: "flag:CSE", period: "2021/22" });
      expect(passport.sources[0]?.source).toContain("layout reply@1");
      expect((await listLayouts(tools)).map(({ id, version, who, files }) => [id, version, who, files.length])).toEqual(
        [["reply", 1, "AB", 1]],
      );
    });
  });

  test("gives the same after a rebuild, from the ledger and the archive alone", async () => {
    await withHome(async (tools, home) => {
      const { sha256 } = await home.add("reply.csv", UNNAMED);
      await saveLayout(tools, { file: sha256, said: WORDS });
      const before = await showSource(tools, sha256);
      await rebuildWarehouse(tools);
      expect(await showSource(tools, sha256)).toEqual(before);
      expect(await chargedOf(tools, "south-yorkshire", "2022/23")).toBe(12);
    });
  });
});

describe("the next reply of the same shape", () => {
  const NEXT = UNNAMED.replace(/16,12/u, "20,21").replace("540,400", "300,310");

  test("is asked for its own force: what was said of one file is not said of another", async () => {
    await withHome(async (tools, home) => {
      const first = await home.add("reply.csv", UNNAMED);
      await saveLayout(tools, { file: first.sha256, said: WORDS });
      const report = await home.add("next.csv", NEXT);
      const problem = report.problems.find(({ code }) => code === "needs-a-word");
      expect(problem?.wanted).toContain("which force");
      expect(report.cells.read).toBe(0);
    });
  });

  test("is read by itself where it names the force, whose flag rule is known by then", async () => {
    await withHome(async (tools, home) => {
      const named = (text: string): string =>
        text.replace("Crimes by outcome", "South Yorkshire Police: crimes by outcome");
      const first = await home.add("sy.csv", named(UNNAMED));
      await saveLayout(tools, { file: first.sha256, said: WORDS.slice(1) });
      const report = await home.add("sy-2.csv", named(NEXT).replace("2021/22,2022/23", "2022/23,2023/24"));
      expect(report.problems.map(({ code }) => code)).not.toContain("needs-a-word");
      expect(await chargedOf(tools, "south-yorkshire", "2023/24")).toBe(21);
    });
  });
});

test("a correction of a saved layout is a new version, and its file is read with it at once", async () => {
  await withHome(async (tools, home) => {
    const { sha256 } = await home.add("reply.csv", UNNAMED);
    await saveLayout(tools, { file: sha256, said: WORDS });
    const view = await mapFile(tools, { file: sha256, said: ["force=kent"] });
    expect(
      view.effects.map(({ force, before, after }) => [force, before?.balance.total, after?.balance.total]),
    ).toContainEqual(["south-yorkshire", 540, undefined]);
    const saved = await saveLayout(tools, { file: sha256, said: ["force=kent"] });
    expect(saved.layout).toBe("reply@2");
    expect(await chargedOf(tools, "kent", "2021/22")).toBe(16);
    await expect(showForce(tools, "south-yorkshire", { scope: "flag:CSE" })).rejects.toThrow("No figure");
  });
});

test("layouts go out as files and into another book, where the same file needs no word", async () => {
  const folder = await mkdtemp(join(tmpdir(), "everycase-layouts-"));
  try {
    await withHome(async (tools, home) => {
      const { sha256 } = await home.add("reply.csv", UNNAMED);
      await saveLayout(tools, { file: sha256, said: WORDS });
      expect(await writeLayouts(tools, folder)).toEqual(["reply.json", "files.json"]);
    });
    expect((await readdir(folder)).sort()).toEqual(["files.json", "reply.json"]);
    expect(JSON.parse(await readFile(join(folder, "reply.json"), "utf8"))).toMatchObject({ id: "reply", version: 1 });
    await withHome(async (tools, home) => {
      const taken = await takeLayouts(tools, folder, "CD");
      expect([taken.taken, taken.problems]).toEqual([["reply@1"], []]);
      expect((await takeLayouts(tools, folder)).known).toEqual(["reply@1"]);
      const report = await home.add("reply.csv", UNNAMED);
      expect(report.problems.map(({ code }) => code)).not.toContain("needs-a-word");
      expect(await chargedOf(tools, "south-yorkshire", "2022/23")).toBe(12);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("layouts taken in after the files read them again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "everycase-layouts-"));
  try {
    await withHome(async (tools, home) => {
      const { sha256 } = await home.add("reply.csv", UNNAMED);
      await saveLayout(tools, { file: sha256, said: WORDS });
      await writeLayouts(tools, folder);
    });
    await withHome(async (tools, home) => {
      await home.add("reply.csv", UNNAMED);
      expect((await takeLayouts(tools, folder)).read).toEqual(["reply.csv"]);
      expect(await chargedOf(tools, "south-yorkshire", "2021/22")).toBe(16);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("a layout file that is damaged is a problem, and the others are taken", async () => {
  const folder = await mkdtemp(join(tmpdir(), "everycase-layouts-"));
  try {
    await withHome(async (tools, home) => {
      const { sha256 } = await home.add("reply.csv", UNNAMED);
      await saveLayout(tools, { file: sha256, said: WORDS });
      await writeLayouts(tools, folder);
    });
    await withHome(async (tools, home) => {
      const bad = await home.write("bad.json", '{"layout": 1');
      const { takeLayoutFiles } = await import("../../src/actions/list-layouts.ts");
      const good = { name: "reply.json", text: await readFile(join(folder, "reply.json"), "utf8") };
      const taken = await takeLayoutFiles(tools, [{ name: "bad.json", text: await readFile(bad, "utf8") }, good]);
      expect(taken.taken).toEqual(["reply@1"]);
      expect(taken.problems.map(({ file }) => file)).toEqual(["bad.json"]);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

describe("what cannot be", () => {
  test.each([
    ["forc=kent", "Cannot read"],
    ["force=kentt", 'Unknown force "kentt"'],
    ["unit=apples", 'Unknown unit "apples"'],
    ["row:999=total", "no row 999"],
    ["row:1=sum", 'Unknown kind of row "sum"'],
    ["ZZ=ignore", "no column ZZ"],
    ["9:B=ignore", "no table 9"],
    ["label:=total", "Cannot read"],
    ["B=line:charge card", 'Unknown line "charge card"'],
    ["x".repeat(500), "Cannot read"],
  ])("%s is declined with what would do", async (text, says) => {
    await withHome(async (tools, home) => {
      const { sha256 } = await home.add("reply.csv", UNNAMED);
      await expect(mapFile(tools, { file: sha256, said: [text] })).rejects.toThrow(says);
    });
  });

  test("a file of a known layout has nothing to say", async () => {
    await withHome(async (tools, home) => {
      const csv = "force,period,unit,scope,line,value\nKent,2019/20,crimes,flag:CSE,total,30\n";
      const { sha256 } = await home.add("return.csv", csv);
      await expect(mapFile(tools, { file: sha256 })).rejects.toThrow("found by their headings");
    });
  });

  test("a sheet that is not there", async () => {
    await withHome(async (tools, home) => {
      const { sha256 } = await home.add("reply.csv", UNNAMED);
      await expect(mapFile(tools, { file: sha256, sheet: 7 })).rejects.toThrow("no sheet 7");
    });
  });
});

test("two forces whose flag is set by the same rule stand in one order", async () => {
  await withHome(async (tools, home) => {
    for (const [index, force] of ["south-yorkshire", "kent"].entries()) {
      const { sha256 } = await home.add(`${index}.csv`, `${UNNAMED}Extra,${index},${index}\n`);
      await saveLayout(tools, { file: sha256, said: [`force=${force}`, ...WORDS.slice(1), "label:Extra="] });
    }
    const { forces } = await compareForces(tools, { scope: "flag:CSE", period: "2021/22" });
    expect(forces.map(({ force, charged, why }) => [force, charged, why])).toEqual([
      ["kent", 16, null],
      ["south-yorkshire", 16, null],
    ]);
  });
});
