// Adding: folders are walked, each file gets one report, the book says what it holds, and its check finds what is wrong.
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { downloadComparison, downloadForce } from "../../src/actions/download.ts";
import { exportTables } from "../../src/actions/export-tables.ts";
import { listChoices } from "../../src/actions/list-choices.ts";
import { listForces } from "../../src/actions/list-forces.ts";
import { listSources, showSource } from "../../src/actions/list-sources.ts";
import { originalOf } from "../../src/actions/original.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { sha256 } from "../../src/ground/digest.ts";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { officialCsv } from "../sources/official.ts";
import { NOW, withHome } from "./home.ts";

const KENT = returnOf(lines("Kent", { total: 400, charged: 10, open: "withheld (s.40(2))" }));
const ESSEX = returnOf(lines("Essex", { total: 300, charged: "<5" }));

test("a folder is walked in the order of names; hidden files and folders are left alone", () =>
  withHome(async (tools, { write }) => {
    const inbox = dirname(await write("b.csv", KENT));
    await mkdir(join(inbox, "a/.hidden"), { recursive: true });
    await writeFile(join(inbox, "a/x.csv"), ESSEX);
    await writeFile(join(inbox, "a/.hidden/y.csv"), "secret");
    await writeFile(join(inbox, ".z.csv"), "secret");
    const told: string[] = [];
    const reports = await addFiles(tools, { paths: [inbox] }, ({ file }) => told.push(file));
    expect(reports.map(({ file, state }) => [file, state])).toEqual([
      ["x.csv", "added"],
      ["b.csv", "added"],
    ]);
    expect(told).toEqual(["x.csv", "b.csv"]);
  }));

test("a path that does not exist refuses the whole, before anything is added", () =>
  withHome(async (tools, { write }) => {
    const there = await write("kent.csv", KENT);
    await expect(addFiles(tools, { paths: [there, `${there}.missing`] })).rejects.toMatchObject({ code: "notFound" });
    expect(await listSources(tools)).toEqual([]);
  }));

test("the book's own folder is not added to itself", () =>
  withHome(async (tools, { add, folder }) => {
    await add("kent.csv", KENT);
    await expect(addFiles(tools, { paths: [join(folder, "book.sqlite")] })).rejects.toMatchObject({ code: "usage" });
    await expect(addFiles(tools, { paths: [folder] })).rejects.toMatchObject({ code: "usage" });
    expect(await addFiles(tools, { paths: [dirname(folder)] })).toMatchObject([
      { file: "kent.csv", state: "already here" },
    ]);
  }));

test("a report names the file, its hash, its entry and when it came; the original comes back byte for byte", () =>
  withHome(async (tools, { add }) => {
    const report = await add("kent.csv", KENT);
    expect(report).toMatchObject({
      file: "kent.csv",
      sha256: sha256(KENT),
      bytes: KENT.length,
      state: "added",
      addedAt: NOW,
      rows: 3,
    });
    const { path, name } = await originalOf(tools, report.sha256);
    expect([name, await readFile(path, "utf8")]).toEqual(["kent.csv", KENT]);
    await expect(originalOf(tools, sha256("nothing"))).rejects.toMatchObject({ code: "notFound" });
  }));

test("sources are listed newest first, and one is found by name or by the start of its hash", () =>
  withHome(async (tools, { add }) => {
    const [kent, essex] = [await add("kent.csv", KENT), await add("essex.csv", ESSEX)];
    expect((await listSources(tools)).map(({ file }) => file)).toEqual(["essex.csv", "kent.csv"]);
    expect(await showSource(tools, "kent.csv")).toEqual(kent);
    expect(await showSource(tools, essex.sha256.slice(0, 8).toUpperCase())).toEqual(essex);
    await expect(showSource(tools, "surrey.csv")).rejects.toMatchObject({ code: "notFound" });
    await expect(showSource(tools, essex.sha256.slice(0, 3))).rejects.toMatchObject({ code: "notFound" });
  }));

test("only what has figures can be chosen, with its periods, bases and number of forces", () =>
  withHome(async (tools, { add }) => {
    expect(await listChoices(tools)).toMatchObject({ files: 0, scopes: [] });
    await add("kent.csv", KENT);
    await add("essex.csv", ESSEX);
    await add("table.csv", officialCsv([{ outcome: 1, recorded: 3, closed: 1 }]));
    const { files, scopes } = await listChoices(tools);
    expect(files).toBe(3);
    expect(
      scopes.map(({ id, periods }) => [id, periods.map((period) => [period.id, period.bases, period.forces])]),
    ).toEqual([
      ["flag:CSE", [["2023/24", ["recorded"], 2]]],
      ["child-titled", [["2018/19", ["closed", "recorded"], 1]]],
      ["sexual-offences", [["2018/19", ["closed", "recorded"], 1]]],
      ["rape", [["2018/19", ["closed", "recorded"], 1]]],
    ]);
    const forces = await listForces(tools);
    expect(forces).toHaveLength(46);
    expect(forces.filter(({ questions }) => questions > 0).map(({ id }) => id)).toEqual([
      "essex",
      "kent",
      "south-yorkshire",
    ]);
  }));

describe("the check of the book", () => {
  test("finds nothing wrong in a book that is as it was", () =>
    withHome(async (tools, { add }) => {
      await add("kent.csv", KENT);
      await add("unread.csv", "a,b\n1,2\n");
      expect(await verifyBook(tools)).toMatchObject({
        ok: true,
        unclaimed: [],
        toDerive: [],
        archive: { checked: 2, damaged: [], missing: [] },
      });
    }));

  test("finds an original that was changed, and a head that is not the noted one", () =>
    withHome(async (tools, { add }) => {
      const { sha256: hash } = await add("kent.csv", KENT);
      const head = tools.ledger.head();
      expect((await verifyBook(tools, head)).ok).toBe(true);
      expect((await verifyBook(tools, { ...head, sequence: head.sequence + 1 })).ok).toBe(false);
      const { path } = await originalOf(tools, hash);
      const { chmod } = await import("node:fs/promises");
      await chmod(path, 0o644);
      await appendFile(path, "x");
      const verified = await verifyBook(tools);
      expect(verified.ok).toBe(false);
      expect(verified.archive.damaged).toHaveLength(1);
    }));
});

describe("downloads", () => {
  test("of a comparison are the rows that are shown, in CSV, JSON and Parquet, with the passport in each row", () =>
    withHome(async (tools, { add }) => {
      await add("kent.csv", KENT);
      await add("essex.csv", ESSEX);
      const csv = await downloadComparison(tools, { scope: "flag:CSE" }, "csv");
      expect(csv.name).toBe("compare-flag-cse-2023-24-recorded-all.csv");
      const [header = [], ...rows] = parseCsv(Buffer.from(csv.bytes).toString(), ",");
      const of = (row: readonly string[] | undefined, column: string): string | undefined =>
        row?.[header.indexOf(column)];
      expect(rows.map((row) => of(row, "force") || of(row, "row"))).toEqual([
        "essex",
        "kent",
        "pooled",
        "mean of forces",
      ]);
      expect([
        of(rows[0], "charged"),
        of(rows[0], "charged_at_most"),
        of(rows[0], "rate"),
        of(rows[1], "rate"),
      ]).toEqual(["1", "4", "", "0.025"]);
      expect(rows.every((row) => of(row, "basis") === "recorded" && of(row, "unit") === "crimes")).toBe(true);
      const json = await downloadComparison(tools, { scope: "flag:CSE" }, "json");
      expect(JSON.parse(Buffer.from(json.bytes).toString())).toMatchObject({
        measure: "charge-rate",
        scope: "flag:CSE",
      });
      const parquet = await downloadComparison(tools, { scope: "flag:CSE" }, "parquet");
      expect(Buffer.from(parquet.bytes).subarray(0, 4).toString()).toBe("PAR1");
    }));

  test("of a force hold its balance and its rates; an absence stays in words", () =>
    withHome(async (tools, { add }) => {
      await add("kent.csv", KENT);
      const { bytes, name } = await downloadForce(tools, "Kent", {}, "csv");
      expect(name).toBe("kent-flag-cse-2023-24-recorded.csv");
      const [header = [], ...rows] = parseCsv(Buffer.from(bytes).toString(), ",");
      const open = rows.find((row) => row[header.indexOf("line")] === "open");
      expect([open?.[header.indexOf("count")], open?.[header.indexOf("count_absent")]]).toEqual([
        "",
        "withheld (s.40(2))",
      ]);
    }));
});

test("an export names in its manifest where each figure came from", () =>
  withHome(async (tools, { add, folder }) => {
    const report = await add("kent.csv", KENT);
    const { files, rows } = await exportTables(tools, { folder: join(dirname(folder), "out"), format: "csv" });
    expect(rows).toBe(3);
    const [cells = "", manifest = ""] = files;
    const said = JSON.parse(await readFile(manifest, "utf8")) as unknown;
    expect(said).toMatchObject({
      tables: [{ file: "cells.csv", rows: 3, sha256: sha256(await readFile(cells)) }],
      sources: [{ file: "kent.csv", sha256: report.sha256, entry: report.entry, cells: 3, problems: 0 }],
      ledger: tools.ledger.head(),
    });
  }));

test("words that a spreadsheet would run stand behind an apostrophe in every column of an exported CSV", () =>
  withHome(async (tools, { add, folder }) => {
    await add(
      "return.csv",
      returnOf(lines("Kent", { total: 4, "other: =2+2": 1 }, { period: "=1+1", rule: "@rule", edition: "+edition" })),
    );
    await add("table.csv", officialCsv([{ group: "=group", subgroup: "-subgroup", code: "=code", recorded: "@x" }]));
    const { files } = await exportTables(tools, { folder: join(dirname(folder), "out"), format: "csv" });
    const [, ...rows] = parseCsv(await readFile(files[0] ?? "", "utf8"), ",");
    expect(rows.flat().filter((cell) => /^[=+@]|^-\D/u.test(cell))).toEqual([]);
    expect(rows.flat()).toEqual(expect.arrayContaining(["'=1+1", "'@rule", "'+edition", "'=group", "'-subgroup"]));
  }));
