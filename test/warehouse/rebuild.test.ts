// The warehouse is derived: thrown away, damaged or built elsewhere, the same files give the same bytes.
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addFiles } from "../../src/actions/add-files.ts";
import { compareForces } from "../../src/actions/compare-forces.ts";
import { exportTables } from "../../src/actions/export-tables.ts";
import { rebuildWarehouse } from "../../src/actions/rebuild-warehouse.ts";
import { openTools, type Tools } from "../../src/actions/tools.ts";
import { traceFigure } from "../../src/actions/trace-figure.ts";
import { verifyBook } from "../../src/actions/verify-book.ts";
import { type Home, NOW, withHome } from "../actions/home.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";

const asked = { scope: "sexual-offences", basis: "recorded" } as const;
const TABLE: readonly OfficialRow[] = ["Kent", "London, City of", "Essex"].flatMap((force, place) =>
  ["20A", "19D", "88E"].flatMap((code) =>
    [0, 1, 16, 18].map((outcome) => ({
      force,
      code,
      outcome,
      quarter: String(1 + (outcome % 4)),
      recorded: outcome * 7 + place,
      closed: outcome === 0 ? "" : "<5",
    })),
  ),
);
const LATER = officialCsv(TABLE.map((row) => ({ ...row, year: "2019/20", recorded: 3 })));
const RETURN = [
  "force,period,unit,scope,flag_rule,basis,line,value,note",
  'Kent,2018/19,crimes,flag:CSE,"set by ""the officer"", at once",recorded,total,120,"=1+1, a note',
  'over two lines"',
  'Kent,2018/19,crimes,flag:CSE,"set by ""the officer"", at once",recorded,charged,<5,',
  "",
].join("\n");
const UNREAD = "nothing,to,see\n1,2,3\n";

const FILES = [
  ["table.csv", officialCsv(TABLE)],
  ["later.csv", LATER],
  ["return.csv", RETURN],
  ["unread.csv", UNREAD],
] as const;

async function addAll({ add }: Home, files: readonly (readonly [string, string])[] = FILES): Promise<void> {
  for (const [name, text] of files) await add(name, text);
}

/** The bytes of an export in each format, and the number of cells. */
async function exported(tools: Tools): Promise<Readonly<Record<string, Buffer>>> {
  const folder = await mkdtemp(join(tmpdir(), "everycase-export-"));
  try {
    const found: Record<string, Buffer> = {};
    for (const format of ["csv", "json", "parquet"] as const) {
      await exportTables(tools, { folder, format });
      found[format] = await readFile(join(folder, `cells.${format}`));
    }
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("deleted and rebuilt, the warehouse exports the same bytes in every format", () =>
  withHome(async (tools, home) => {
    await addAll(home);
    const before = await exported(tools);
    await rm(join(home.folder, "warehouse"), { recursive: true });
    const rebuilt = await rebuildWarehouse(tools);
    expect(rebuilt).toEqual({ files: 4, cells: 2 * TABLE.length * 2 + 2 });
    expect(await exported(tools)).toEqual(before);
    expect(before["csv"]?.toString().split("\n").length).toBeGreaterThan(rebuilt.cells);
  }));

test("two homes that added the same files, in another order, export the same bytes", async () => {
  const one = await withHome(async (tools, home) => {
    await addAll(home);
    return await exported(tools);
  });
  const other = await withHome(async (tools, home) => {
    await addAll(home, [...FILES].reverse());
    return await exported(tools);
  });
  expect(other).toEqual(one);
});

test("adding the same file again, under any name, changes nothing: not the ledger, not the figures, not the exports", () =>
  withHome(async (tools, home) => {
    await addAll(home);
    const [head, before] = [tools.ledger.head(), await exported(tools)];
    const again = await home.add("another-name.csv", officialCsv(TABLE), "July 2030");
    expect(again).toMatchObject({ state: "already here", file: "table.csv", edition: "not stated" });
    expect(tools.ledger.head()).toEqual(head);
    expect(await exported(tools)).toEqual(before);
  }));

describe("a file of the warehouse that is not as it was is derived again by itself", () => {
  /** Damages the warehouse while no tools are open, then looks at the book with new tools. */
  async function damaged(damage: (folder: string, file: string) => Promise<void>): Promise<void> {
    await withHome(async (tools, home) => {
      const report = await home.add("table.csv", officialCsv(TABLE));
      const [comparison, before] = [await compareForces(tools, asked), await exported(tools)];
      await damage(join(home.folder, "warehouse"), report.sha256);
      const later = await openTools({ home: home.folder, now: () => NOW });
      try {
        expect((await verifyBook(later)).toDerive).toEqual([report.sha256]);
        expect(await compareForces(later, asked)).toEqual(comparison);
        expect(await exported(later)).toEqual(before);
        expect((await verifyBook(later)).toDerive).toEqual([]);
      } finally {
        later.close();
      }
    });
  }

  const CASES: readonly (readonly [string, (folder: string, file: string) => Promise<void>])[] = [
    ["all of it missing", (folder) => rm(folder, { recursive: true })],
    ["cells missing", (folder, file) => rm(join(folder, `${file}.parquet`))],
    ["description missing", (folder, file) => rm(join(folder, `${file}.json`))],
    ["cells cut off", (folder, file) => truncate(join(folder, `${file}.parquet`), 200)],
    ["cells empty", (folder, file) => writeFile(join(folder, `${file}.parquet`), "")],
    [
      "one byte of the cells turned",
      async (folder, file) => {
        const bytes = await readFile(join(folder, `${file}.parquet`));
        bytes[Math.floor(bytes.length / 3)] = (bytes[Math.floor(bytes.length / 3)] ?? 0) ^ 1;
        await writeFile(join(folder, `${file}.parquet`), bytes);
      },
    ],
    ["description cut off", (folder, file) => truncate(join(folder, `${file}.json`), 100)],
    [
      "a number in the description changed",
      async (folder, file) => {
        const text = await readFile(join(folder, `${file}.json`), "utf8");
        expect(text).toContain('"read":72');
        await writeFile(join(folder, `${file}.json`), text.replace('"read":72', '"read":73'));
      },
    ],
    [
      "written under another version",
      async (folder, file) => {
        const text = await readFile(join(folder, `${file}.json`), "utf8");
        await writeFile(join(folder, `${file}.json`), text.replace(/"tableVersion":\d+/u, '"tableVersion":0'));
      },
    ],
  ];

  test.each(CASES)("%s", (_, damage) => damaged(damage));
});

test("cells that go missing or change under open tools are derived again as well", () =>
  withHome(async (tools, home) => {
    const { sha256 } = await home.add("table.csv", officialCsv(TABLE));
    const path = join(home.folder, "warehouse", `${sha256}.parquet`);
    const comparison = await compareForces(tools, asked);
    await rm(path);
    expect(await compareForces(tools, asked)).toEqual(comparison);
    await truncate(path, 300);
    await utimes(path, new Date(0), new Date(0));
    expect(await compareForces(tools, asked)).toEqual(comparison);
    expect((await stat(path)).size).toBeGreaterThan(300);
  }));

test("no scratch folder is left behind by adding, comparing, tracing and exporting", () =>
  withHome(async (tools, home) => {
    await addAll(home);
    await compareForces(tools, { ...asked, period: "2018/19" });
    await traceFigure(tools, { figure: "charged", force: "Kent", ...asked, period: "2018/19" });
    await traceFigure(tools, { figure: "open", force: "Kent", ...asked, basis: "closed", period: "2018/19" });
    await exported(tools);
    expect(await readdir(join(home.folder, "warehouse/jobs"))).toEqual([]);
  }));

test("files added at the same time by one process do not mix", () =>
  withHome(async (tools, home) => {
    const texts = Array.from({ length: 6 }, (_, year) =>
      officialCsv(TABLE.map((row) => ({ ...row, year: `201${year}/1${year + 1}`, recorded: 10 ** year }))),
    );
    const paths = await Promise.all(texts.map((text, index) => home.write(`year-${index}.csv`, text)));
    const reports = await Promise.all(paths.map((path) => addFiles(tools, { paths: [path] })));
    expect(reports.flat().map(({ problems, cells }) => [problems.length, cells.exact])).toEqual(
      texts.map(() => [0, TABLE.length]),
    );
    for (const year of texts.keys()) {
      const { forces } = await compareForces(tools, { ...asked, period: `201${year}/1${year + 1}` });
      expect(forces.map(({ total }) => total)).toEqual([12, 12, 12].map((count) => count * 10 ** year));
    }
  }));

test("questions asked at the same time over a missing warehouse all get the same answer", () =>
  withHome(async (tools, home) => {
    await addAll(home);
    const wanted = await compareForces(tools, asked);
    await rm(join(home.folder, "warehouse"), { recursive: true });
    const answers = await Promise.all(Array.from({ length: 5 }, () => compareForces(tools, asked)));
    expect(answers).toEqual(answers.map(() => wanted));
  }));

test("an original that is gone refuses the rebuild and names it; the rest of the book is not lost", () =>
  withHome(async (tools, home) => {
    await addAll(home);
    const { sha256 } = await home.add("one-more.csv", officialCsv(TABLE.map((row) => ({ ...row, year: "2020/21" }))));
    const path = tools.archive.pathOf(sha256);
    await rm(path, { force: true });
    expect(existsSync(path)).toBe(false);
    await expect(rebuildWarehouse(tools)).rejects.toMatchObject({
      code: "damaged",
      message: expect.stringContaining("one-more.csv"),
    });
    expect(await verifyBook(tools)).toMatchObject({
      ok: false,
      archive: { missing: [{ sha256, name: "one-more.csv" }] },
    });
  }));

test("an export in CSV keeps words that a spreadsheet would run from running, and gives letters back", () =>
  withHome(async (tools, home) => {
    await addAll(home, [["return.csv", RETURN]]);
    const { csv, json } = await exported(tools);
    expect(csv?.toString()).toContain(`"'=1+1, a note\nover two lines"`);
    const [first] = JSON.parse(json?.toString() ?? "[]") as { note: string; flag_rule: string }[];
    expect(first).toMatchObject({ note: "=1+1, a note\nover two lines", flag_rule: 'set by "the officer", at once' });
  }));
