// Entering by hand through the book: independence of the two readers, decisions, and figures that can be asked, traced and rebuilt.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { decideFigure } from "../../src/actions/decide-figure.ts";
import { type EnterRequest, enterFigure, enterFile } from "../../src/actions/enter-figure.ts";
import { exportTables } from "../../src/actions/export-tables.ts";
import { listEntered } from "../../src/actions/list-entered.ts";
import { showSource } from "../../src/actions/list-sources.ts";
import { originalOf } from "../../src/actions/original.ts";
import { rebuildWarehouse } from "../../src/actions/rebuild-warehouse.ts";
import { showForce } from "../../src/actions/show-force.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { withHome } from "./home.ts";

const LETTER = "In 2023/24 there were 540 crimes with a CSE marker, of which 16 led to a charge.\n";

function figure(as: string, line: string, value: string, more: Partial<EnterRequest> = {}): EnterRequest {
  const fields = {
    force: "Kent",
    period: "2023/24",
    unit: "crimes",
    scope: "flag:CSE",
    basis: "recorded",
    line,
    value,
  };
  return {
    as,
    document: "letter.txt",
    page: "1",
    words: `there were ${value} crimes`,
    ...more,
    fields: { ...fields, flag_rule: "set by the officer", ...more.fields },
  };
}

/** Two people read total and charges alike. */
function readTwice(tools: Tools): void {
  for (const as of ["Reader one", "Reader two"]) {
    enterFigure(tools, figure(as, "total", "540"));
    enterFigure(tools, figure(as, "charged", "16"));
  }
}

test("figures that two people agree on can be asked, and a waiting one cannot", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    readTwice(tools);
    enterFigure(tools, figure("Reader one", "open", "99"));
    const { balance } = await showForce(tools, "Kent", { scope: "flag:CSE" });
    expect(balance.total).toBe(540);
    expect(balance.lines.find(({ line }) => line === "charged")?.count).toBe(16);
    expect(balance.lines.find(({ line }) => line === "open")?.count).toBeUndefined();
    const { forces } = await compareForces(tools, { scope: "flag:CSE" });
    expect(forces.map(({ force, total }) => [force, total])).toEqual([["kent", 540]]);
  });
});

test("what waits for the second reader shows who read and what it is about, and nothing of the reading", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    enterFigure(tools, figure("Reader one", "charged", "4711", { words: "4711 charges were laid", page: "77" }));
    const list = listEntered(tools);
    expect(list.figures[0]).toMatchObject({ state: "waiting", persons: ["Reader one"], line: "charged", readings: [] });
    expect(JSON.stringify(list)).not.toMatch(/4711|77/u);
  });
});

test("the second reader is told that it is kept, and of a difference, but no value", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    enterFigure(tools, figure("Reader one", "charged", "4711"));
    const entered = enterFigure(tools, figure("Reader two", "charged", "16"));
    expect(entered).toMatchObject({ kept: true, state: "different" });
    expect(JSON.stringify(entered)).not.toContain("4711");
  });
});

test("a difference is no figure until somebody who is neither decides", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    readTwice(tools);
    enterFigure(tools, figure("Reader one", "open", "10"));
    const entered = enterFigure(tools, figure("Reader two", "open", "100"));
    const id = entered.kept ? entered.figure : "";
    const open = async () => {
      const { balance } = await showForce(tools, "Kent", { scope: "flag:CSE" });
      return balance.lines.find(({ line }) => line === "open")?.count;
    };
    expect(await open()).toBeUndefined();
    expect(listEntered(tools)).toMatchObject({ agreement: { agreed: 2, of: 3 }, different: 1, waiting: 0 });
    expect(() => decideFigure(tools, { as: "reader ONE", figure: id, value: "10" })).toThrow(
      "made one of the two readings",
    );
    expect(() => decideFigure(tools, { as: "Third", figure: id, value: "tne" })).toThrow("Cannot read the value");
    decideFigure(tools, { as: "Third", figure: id.slice(0, 6), value: "100", why: "a zero in the fold" });
    expect(await open()).toBe(100);
    expect(listEntered(tools).agreement).toEqual({ agreed: 2, of: 3 });
  });
});

test("nobody decides what is agreed, waiting or unknown, and nobody reads a third time", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    readTwice(tools);
    enterFigure(tools, figure("Reader one", "open", "10"));
    const [total, , open] = listEntered(tools).figures;
    const decide = (id = "") => decideFigure(tools, { as: "Third", figure: id, value: "1" });
    expect(() => decide(total?.figure)).toThrow("Both readings of this figure agree.");
    expect(() => decide(open?.figure)).toThrow("One person has read this figure so far.");
    expect(() => decide("ffffffffffff")).toThrow('No one figure is called "ffffffffffff".');
    expect(() => enterFigure(tools, figure("Third", "total", "541"))).toThrow(
      "Two people have read this figure already.",
    );
    expect(() => enterFigure(tools, figure("Reader one", "total", "541"))).toThrow("yours stays as it is");
  });
});

test("a difference in the flag rule must be decided as well", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    enterFigure(tools, figure("Reader one", "total", "540"));
    const entered = enterFigure(tools, figure("Reader two", "total", "540", { fields: { flag_rule: "keywords" } }));
    const id = entered.kept ? entered.figure : "";
    expect(() => decideFigure(tools, { as: "Third", figure: id, value: "540" })).toThrow("differ in the flag rule");
    decideFigure(tools, { as: "Third", figure: id, value: "540", flagRule: "keywords" });
    const { forces } = await compareForces(tools, { scope: "flag:CSE" });
    expect(forces[0]).toMatchObject({ total: 540, flagRule: "keywords" });
  });
});

test("the passport of such a figure shows page, words and who read it", async () => {
  await withHome(async (tools, home) => {
    const { sha256 } = await home.add("letter.txt", LETTER);
    readTwice(tools);
    const passport = await traceFigure(tools, { figure: "charged", force: "Kent", scope: "flag:CSE" });
    const [file] = passport.files;
    expect(passport.value).toBe(16);
    expect(file).toMatchObject({ file: "letter.txt", sha256, columnHeader: "Value" });
    expect(file?.cells.map(({ cell, found, role }) => [cell, found, role])).toEqual([
      ["C3", "16", "numerator"],
      ["C2", "540", "denominator"],
    ]);
    expect(file?.window?.rows.map((row) => row?.cells)).toEqual([
      ["Page", "Words around it", "Value", "Entered by"],
      ["1", "there were 540 crimes", "540", "Reader one, Reader two"],
      ["1", "there were 16 crimes", "16", "Reader one, Reader two"],
    ]);
    const note = passport.facts.find(({ term }) => term === "Note on the figure")?.says ?? "";
    expect(note).toContain("Entered by hand from page 1 of letter.txt: “there were 16 crimes”.");
    expect(note).toContain("Reader one and Reader two read the same");
  });
});

test("the figures come back after a rebuild, and the book verifies", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    readTwice(tools);
    const before = await compareForces(tools, { scope: "flag:CSE" });
    await rebuildWarehouse(tools);
    expect(await compareForces(tools, { scope: "flag:CSE" })).toEqual(before);
    expect(await verifyBook(tools)).toMatchObject({ ok: true, toDerive: [] });
  });
});

test("figures entered by hand are exported with the others, and the manifest says where they came from", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    readTwice(tools);
    const folder = join(home.folder, "..", "out");
    const { rows } = await exportTables(tools, { folder, format: "csv" });
    const manifest = JSON.parse(await readFile(join(folder, "manifest.json"), "utf8")) as { sources: unknown[] };
    expect(rows).toBe(2);
    expect(await readFile(join(folder, "cells.csv"), "utf8")).toContain("Entered by hand from page 1 of letter.txt");
    expect(manifest.sources).toContainEqual(
      expect.objectContaining({ file: "letter.txt", readAs: "Figures entered by hand", cells: 2 }),
    );
  });
});

test("a paper letter needs no file", async () => {
  await withHome(async (tools) => {
    const paper = { document: "", paper: "letter of 3 May 2024" };
    enterFigure(tools, figure("Reader one", "total", "54", paper));
    enterFigure(tools, figure("Reader two", "total", "54", paper));
    const passport = await traceFigure(tools, { figure: "total", force: "Kent", scope: "flag:CSE" });
    expect(passport.files[0]).toMatchObject({ file: "letter of 3 May 2024" });
    expect(passport.files[0]?.window).not.toBeNull();
    const digest = passport.files[0]?.sha256 ?? "";
    await expect(showSource(tools, digest)).rejects.toThrow("“letter of 3 May 2024” is no file");
    await expect(originalOf(tools, digest)).rejects.toThrow("“letter of 3 May 2024” is no file");
  });
});

test("what cannot be read is told field by field, and nothing is kept", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    const { sequence } = tools.ledger.head();
    const entered = enterFigure(tools, figure("A", "total", "lots", { words: " ", fields: { force: "Kant" } }));
    expect(entered.kept).toBe(false);
    expect(entered.problems.map(({ cell, code }) => [cell, code])).toEqual([
      ["words", "blank"],
      ["force", "unknown-force"],
      ["value", "value-not-understood"],
    ]);
    expect(() => enterFigure(tools, figure(" ", "total", "1"))).toThrow("Nobody is named");
    expect(() => enterFigure(tools, figure("A", "total", "1", { document: "no.pdf" }))).toThrow('No file "no.pdf"');
    expect(() => enterFigure(tools, figure("A", "total", "1", { paper: "also" }))).toThrow("Two documents are named.");
    expect(tools.ledger.head().sequence).toBe(sequence);
  });
});

test("a file of entries is entered row by row, each row with its own account", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    const path = await home.write(
      "entries.csv",
      [
        "force,period,unit,scope,line,value,page,words",
        'Kent,2023/24,crimes,flag:CSE,total,540,1,"there were 540 crimes, of which"',
        "Kent,2023/24,crimes,flag:CSE,charged,sixteen or so,1,of which",
        "Kent,2023/24,crimes,flag:CSE,total,541,1,",
      ].join("\n"),
    );
    const rows = await enterFile(tools, { path, as: "A", document: "letter.txt" });
    expect(rows.map(({ row, entered }) => [row, entered.kept])).toEqual([
      [2, true],
      [3, false],
      [4, false],
    ]);
    expect(listEntered(tools)).toMatchObject({ waiting: 1 });
    await expect(enterFile(tools, { path: `${path}.no`, as: "A" })).rejects.toThrow("There is no file");
    const other = await home.write("other.csv", "force,period\nKent,2023/24\n");
    await expect(enterFile(tools, { path: other, as: "A" })).rejects.toThrow('no column "words"');
  });
});

test("figures read by machine and figures entered by hand stand side by side, each from its own document", async () => {
  await withHome(async (tools, home) => {
    await home.add("letter.txt", LETTER);
    readTwice(tools);
    await home.add(
      "return.csv",
      "force,period,unit,scope,basis,flag_rule,line,value\nEssex,2023/24,crimes,flag:CSE,recorded,set by the officer,total,100\nEssex,2023/24,crimes,flag:CSE,recorded,set by the officer,charged,5\n",
    );
    const { forces } = await compareForces(tools, { scope: "flag:CSE" });
    expect(forces.map(({ force, total, sources }) => [force, total, sources[0]?.file])).toEqual([
      ["essex", 100, "return.csv"],
      ["kent", 540, "letter.txt"],
    ]);
  });
});
