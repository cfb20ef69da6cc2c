// Cells that somebody else handed on: those of this house come out as they went in, and whatever is wrong with others is told in words of ours.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FORCES } from "../../src/standard/forces.ts";
import { writeWithout } from "../../src/warehouse/cells-without.ts";
import { type Engine, openEngine, quote } from "../../src/warehouse/engine.ts";
import { type CellsFault, takeForeignCells } from "../../src/warehouse/foreign-cells.ts";
import { withHome } from "../actions/home.ts";
import { lines, returnOf } from "../measures/returns.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";

let folder = "";
let own = "";
let file = "";
let engine: Engine;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "everycase-foreign-"));
  own = join(folder, "own.parquet");
  engine = await openEngine({ folder });
  await withHome(async (tools, { add }) => {
    const counts = { total: 400, charged: "<5", "no-suspect": "withheld (s.40(2))", open: 0 };
    const { sha256 } = await add("kent.csv", returnOf(lines("Kent", counts)));
    file = sha256;
    const stored = await (await tools.warehouse()).find(sha256);
    await writeFile(own, await readFile(stored?.path ?? ""));
  });
}, 60_000);

afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

const BOUNDS = { bytes: 1e6, footer: 1e5, rows: 1000, text: 1000, texts: 1e5, memory: "256MB" };
let turn = 0;

async function taken(source: string, bounds = {}): Promise<{ fault: CellsFault | null; bytes: Buffer | null }> {
  const job = await mkdtemp(join(folder, `job-${turn++}-`));
  const target = join(job, "cells.parquet");
  const places = { source, file, given: join(job, "given.parquet"), target };
  const fault = await takeForeignCells(places, { ...BOUNDS, ...bounds });
  return { fault, bytes: await readFile(target).catch(() => null) };
}

/** The cells of the house, with something replaced in a statement over them. */
async function planted(select: string): Promise<string> {
  const path = join(folder, `planted-${turn++}.parquet`);
  await engine.run(`COPY (SELECT ${select} FROM read_parquet(${quote(own)})) TO ${quote(path)} (FORMAT parquet)`);
  return path;
}

test("cells of this house come out byte for byte", async () => {
  const { fault, bytes } = await taken(own);
  expect(fault).toBeNull();
  expect(bytes?.equals(await readFile(own))).toBe(true);
});

test("so do those of an official table of many rows from which figures were left out", async () => {
  const rows: readonly OfficialRow[] = FORCES.slice(0, 30).flatMap(({ called }, place) =>
    ["20A", "19D", "88E"].flatMap((code) =>
      Array.from({ length: 22 }, (_, outcome) => outcome).flatMap((outcome) =>
        ["1", "2", "3", "4"].map((quarter) => {
          return { force: called, code, outcome, quarter, recorded: outcome * place, closed: "<5" };
        }),
      ),
    ),
  );
  await withHome(async (tools, { add }) => {
    const { sha256 } = await add("official.csv", officialCsv(rows));
    const warehouse = await tools.warehouse();
    const path = (await warehouse.find(sha256))?.path ?? "";
    const without = [{ force: "kent", scope: "code:20A", unit: "crimes", basis: "recorded" }];
    const left = join(tools.home, "warehouse", "left.parquet");
    await writeWithout(warehouse.engine, { path, without, target: left });
    const kept = join(folder, "official.parquet");
    await writeFile(kept, await readFile(left));
    const [count] = await engine.rows(`SELECT count(*) AS n FROM read_parquet(${quote(kept)})`);
    expect(Number(count?.["n"])).toBeGreaterThan(10_000);
    const before = file;
    file = sha256;
    const { fault, bytes } = await taken(kept, { rows: 1e6, texts: 1e9, bytes: 1e8 });
    file = before;
    expect(fault).toBeNull();
    expect(bytes?.equals(await readFile(kept))).toBe(true);
  });
}, 60_000);

describe("planted:", () => {
  test.each([
    ["a force that is none", "* REPLACE ('atlantis' AS force)", /"atlantis" in the column force/u],
    ["no force", "* REPLACE (NULL::VARCHAR AS force)", /of 4 rows without/u],
    ["a line that is none", "* REPLACE ('=cmd' AS line)", /"=cmd" in the column line/u],
    ["a unit that is none", "* REPLACE ('sheep' AS unit)", /rows without/u],
    ["a basis that is none", "* REPLACE ('guessed' AS basis)", /rows without/u],
    ["a kind that is none", "* REPLACE ('maybe' AS kind)", /rows without/u],
    ["an absence that is none", "* REPLACE ('lost' AS absence)", /rows without/u],
    ["counts beyond what a cell may hold", "* REPLACE (9007199254740993 AS lowest)", /rows without/u],
    ["the least whole number there is", "* REPLACE ((-9223372036854775808)::BIGINT AS lowest)", /within bounds/u],
    ["cells of another document", `* REPLACE ('${"0".repeat(64)}' AS file)`, /rows without/u],
    ["a row before the first", '* REPLACE (0 AS "row")', /rows without/u],
    ["a column that is no address", "* REPLACE ('../x' AS col)", /rows without/u],
    [
      "days that run backwards",
      "* REPLACE (DATE '2030-01-01' AS period_from, DATE '2020-01-01' AS period_to)",
      /without/u,
    ],
    ["a column more", "*, 1 AS more", /the columns file/u],
    ["a column less", "* EXCLUDE (cite)", /the columns file/u],
    ["a column of another type", "* REPLACE (lowest::VARCHAR AS lowest)", /the columns file/u],
    ["a text without end", "* REPLACE (repeat('x', 5000) AS note)", /a text of 5000 characters/u],
  ])("%s is named", async (_, select, found) => {
    const { fault, bytes } = await taken(await planted(select));
    expect(fault?.found).toMatch(found);
    expect(fault?.wanted).not.toBe("");
    expect(bytes).toBeNull();
  });

  test("more rows than the bound, though the file is small", async () => {
    const path = join(folder, "many.parquet");
    await engine.run(
      `COPY (SELECT o.* FROM read_parquet(${quote(own)}) o, range(5000)) TO ${quote(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    expect((await taken(path)).fault).toEqual({ found: "20000 rows", wanted: "at most 1000" });
  });

  test("texts that unpack to more than the bound", async () => {
    const path = join(folder, "bomb.parquet");
    await engine.run(
      `COPY (SELECT o.* REPLACE (repeat('x', 900) AS note) FROM read_parquet(${quote(own)}) o, range(200)) TO ${quote(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    expect((await taken(path)).fault?.found).toMatch(/^\d+ characters$/u);
  });

  test("a text that unpacks to more memory than there is to be", async () => {
    const path = join(folder, "large.parquet");
    await engine.run(
      `COPY (SELECT * REPLACE (repeat('x', 300000000) AS note) FROM read_parquet(${quote(own)}) LIMIT 1) TO ${quote(path)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    const { fault } = await taken(path, { bytes: 1e9, footer: 1e9, memory: "64MB" });
    expect(fault?.found).toMatch(/within bounds|a text of|a description/u);
  }, 60_000);

  test.each([
    ["no Parquet", () => Buffer.from("no Parquet at all"), /no Parquet/u],
    ["an empty file", () => Buffer.alloc(0), /no Parquet/u],
    ["marks around nothing", () => Buffer.from("PAR1\0\0\0\0PAR1"), /within bounds/u],
    [
      "a description longer than the file",
      () => Buffer.from("PAR1\xff\xff\xff\x7fPAR1", "latin1"),
      /a description of/u,
    ],
    [
      "junk between the marks",
      () => Buffer.from(`PAR1${"\x15\x04\x19".repeat(20)}\x3c\0\0\0PAR1`, "latin1"),
      /within/u,
    ],
  ])("%s", async (_, bytes, found) => {
    const path = join(folder, `raw-${turn++}.parquet`);
    await writeFile(path, bytes());
    expect((await taken(path)).fault?.found).toMatch(found);
  });

  test("a file with any one byte altered is told, or is a table of cells all the same", async () => {
    const whole = await readFile(own);
    const path = join(folder, "bits.parquet");
    for (let at = 3; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 0x15;
      await writeFile(path, bytes);
      const { fault } = await taken(path);
      expect(fault?.found ?? "").not.toMatch(/Error|duckdb|read_parquet|\/tmp/iu);
    }
  }, 120_000);

  test("one byte more than the bound", async () => {
    const { length } = await readFile(own);
    expect((await taken(own, { bytes: length - 1 })).fault).toEqual({
      found: `${length} bytes`,
      wanted: `at most ${length - 1}`,
    });
  });
});
