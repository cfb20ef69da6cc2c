// Opening untrusted files: what they are, that workbooks are read apart, and that nothing hostile gets through or out.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { runConfined } from "../../src/sources/sheet/confined.ts";
import { openFile } from "../../src/sources/sheet/open.ts";
import type { OpenedFile } from "../../src/sources/sheet/opened.ts";
import { shared } from "../shared.ts";
import { job, kept, opened } from "./opening.ts";
import { type SheetToWrite, writeOds, writeXlsx } from "./workbooks.ts";
import { part, worksheet, xlsxParts, zip } from "./zip.ts";

describe("a file is what its content says, whatever its name says", () => {
  const CFB = Buffer.alloc(2048);
  CFB.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  CFB.writeUInt16LE(9, 30);
  const withStream = (name: string) => {
    const bytes = Buffer.from(CFB);
    bytes.write(name, 512, "utf16le");
    bytes.writeUInt16LE(name.length * 2 + 2, 512 + 64);
    return bytes;
  };
  const cases: readonly (readonly [
    name: string,
    content: string | Buffer,
    format: string,
    code: string,
    found: RegExp,
  ])[] = [
    ["reply.csv", "", "empty", "empty-file", /empty file/],
    ["reply.csv", "\uFEFF \r\n\t", "empty", "empty-file", /empty file/],
    [
      "reply.xls",
      "\r\n<HTML><body><table><tr><td>540</td></tr></table>",
      "html",
      "unsupported-format",
      /web page saved under that name/,
    ],
    ["reply.csv", "<!DOCTYPE html><p>Not found</p>", "html", "unsupported-format", /web page/],
    ["reply.csv", '<?xml version="1.0"?><Workbook/>', "unknown", "unsupported-format", /XML/],
    ["reply.csv", '[{"force": "Kent"}]', "json", "unsupported-format", /JSON/],
    ["reply.csv", '{ "force": "Kent" }', "json", "unsupported-format", /JSON/],
    ["reply.xlsx", "%PDF-1.7\n%\u00e2\u00e3", "pdf", "unsupported-format", /PDF/],
    ["reply.xlsx", withStream("EncryptedPackage"), "xls", "protected-file", /password/],
    ["reply.xlsx", withStream("Workbook"), "xls", "unsupported-format", /old Excel workbook/],
    ["reply.xls", withStream("WordDocument"), "xls", "unsupported-format", /Word/],
    ["reply.xlsx", zip([part("a.csv", "1"), part("b.csv", "2")]), "zip", "unsupported-format", /archive of 2 files/],
    [
      "reply.xlsx",
      zip([part("[Content_Types].xml", "<Types/>"), part("word/document.xml", "<w/>")]),
      "zip",
      "unsupported-format",
      /Word document/,
    ],
    [
      "reply.ods",
      zip([part("mimetype", "application/vnd.oasis.opendocument.text")]),
      "zip",
      "unsupported-format",
      /no spreadsheet/,
    ],
    ["reply.xlsx", zip([]), "zip", "empty-file", /empty archive/],
    ["reply.xlsx", zip(xlsxParts(worksheet(""))).subarray(0, 300), "zip", "truncated-file", /end is missing/],
    ["reply.csv", Buffer.from([7, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0, 0]), "unknown", "unsupported-format", /unknown kind/],
    [
      "reply.csv.gz",
      gzipSync(zip([part("a", "b")])),
      "unknown",
      "unsupported-format",
      /compressed file with a workbook/,
    ],
    ["reply.csv.gz", gzipSync(""), "empty", "empty-file", /empty/],
  ];
  test.each(cases)("%s holding %j is %s and gives one problem", async (name, content, format, code, found) => {
    const file = await opened(name, content);
    expect(file.format).toBe(format);
    expect(file.sheets).toEqual([]);
    expect(file.problems).toHaveLength(1);
    expect(file.problems[0]).toMatchObject({
      code,
      file: name,
      found: expect.stringMatching(found),
      wanted: expect.any(String),
      hint: expect.any(String),
    });
  });

  test("a CSV named .xlsx is read as the CSV it is", async () => {
    const file = await opened("reply.xlsx", "force,crimes\nKent,40\n");
    expect(file).toMatchObject({ format: "csv", problems: [], sheets: [{ name: null, records: 2 }] });
  });

  test("a text that begins with a bracket or a brace is not yet JSON", async () => {
    expect((await opened("a.csv", "[note 1],b\n1,2\n")).format).toBe("csv");
    expect((await opened("a.csv", "{a},b\n1,2\n")).format).toBe("csv");
  });
});

describe("workbooks made by others are read in a process of their own", () => {
  const sheets: readonly SheetToWrite[] = [
    { name: "Cover", rows: [["Outcomes, year ending March"], [null], [null, "Table", 3]] },
    {
      name: "Data 2018_19",
      rows: [
        ["force", "crimes"],
        ["Kent", 1204],
        ["Ærø “City”", 0.5],
        ["a,b", null, "x\ny"],
      ],
    },
    { name: "Notes", rows: [["not seen"]], hidden: true },
  ];
  test.each([
    ["xlsx", writeXlsx],
    ["ods", writeOds],
  ] as const)("%s: every cell where it stood", async (format, write) => {
    const path = join(job(), `book.${format}`);
    await write(path, sheets);
    const folder = job();
    const file = await openFile({ path, name: `book.${format}`, folder });
    expect(file).toMatchObject({ format, problems: [] });
    expect(file.signals).toEqual([{ kind: "hidden-sheet", sheet: "Notes", says: expect.any(String) }]);
    expect(file.sheets.map(({ name, hidden, records }) => [name, hidden, records])).toEqual([
      ["Cover", false, 3],
      ["Data 2018_19", false, 4],
      ["Notes", true, 1],
    ]);
    expect(file.sheets[0]?.head).toEqual([["Outcomes, year ending March"], [""], ["", "Table", "3"]]);
    expect(readFileSync(file.sheets[0]?.path ?? "", "utf8")).toBe('"Outcomes, year ending March"\n""\n,Table,3\n');
    expect(readFileSync(file.sheets[1]?.path ?? "", "utf8")).toBe(
      'force,crimes\nKent,1204\nÆrø “City”,0.5\n"a,b",,"x\ny"\n',
    );
    expect(readdirSync(folder).sort()).toEqual(["result.json", "sheet-1.csv", "sheet-2.csv", "sheet-3.csv"]);
  });

  test("a workbook that takes too long is given up", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => [i, i + 1, i + 2, `row ${i}`]);
    const path = join(job(), "slow.xlsx");
    await writeXlsx(path, [{ name: "Data", rows }]);
    const file = await openFile({ path, name: "slow.xlsx", folder: job(), limits: { timeoutMs: 5 } });
    expect(file).toMatchObject({
      sheets: [],
      problems: [{ code: "unreadable-file", found: expect.stringContaining("takes more than 1 s") }],
    });
  });

  test("a workbook that needs more memory than allowed is given up, and this process lives on", async () => {
    const strings = Array.from({ length: 300_000 }, (_, i) => `<si><t>text number ${i}</t></si>`).join("");
    const book = zip(xlsxParts(worksheet(""), [part("xl/sharedStrings.xml", `<sst>${strings}</sst>`)]));
    const file = await opened("large.xlsx", book, { heapMebibytes: 24 });
    expect(file).toMatchObject({
      sheets: [],
      problems: [{ code: "unreadable-file", found: expect.stringContaining("memory") }],
    });
  });

  test("a fault found by the child comes back with its place", async () => {
    const file = await opened("a.xlsx", zip(xlsxParts(worksheet('<row r="7"><c r="C7" t="s"><v>9</v></c></row>'))));
    expect(file).toMatchObject({
      format: "xlsx",
      sheets: [],
      problems: [{ code: "unreadable-file", file: "a.xlsx", sheet: "Data", cell: "C7" }],
    });
  });
});

describe("the process that reads workbooks is confined", () => {
  const run = (code: string, timeoutMs = 10_000) => {
    const folder = job();
    const program = kept("program.mjs", code);
    const ending = runConfined({
      program,
      args: [folder],
      reads: [program],
      writes: [folder],
      heapMebibytes: 64,
      timeoutMs,
    });
    return { folder, ending };
  };
  const denied = (act: string) => `
    import fs from "node:fs"; import { spawnSync } from "node:child_process"; import { Worker } from "node:worker_threads";
    let outcome = "it did"; try { ${act}; } catch (error) { outcome = error.code; }
    fs.writeFileSync(process.argv[2] + "/outcome", outcome);`;

  test("it may write to its folder", async () => {
    const { folder, ending } = run('import fs from "node:fs"; fs.writeFileSync(process.argv[2] + "/a", "");');
    expect(await ending).toBe("done");
    expect(readdirSync(folder)).toEqual(["a"]);
  });

  test.each([
    ["read another file", 'fs.readFileSync("/etc/passwd")'],
    ["write elsewhere", 'fs.writeFileSync(process.argv[2] + "-elsewhere", "")'],
    ["write elsewhere by a crooked path", 'fs.writeFileSync(process.argv[2] + "/../elsewhere", "")'],
    ["start a process", 'spawnSync("true")'],
    ["start a worker", 'new Worker("1", { eval: true })'],
  ])("it may not %s", async (_what, act) => {
    const { folder, ending } = run(denied(act));
    expect(await ending).toBe("done");
    expect(readFileSync(join(folder, "outcome"), "utf8")).toBe("ERR_ACCESS_DENIED");
    expect(readdirSync(join(folder, "..")).filter((name) => name.includes("elsewhere"))).toEqual([]);
  });

  test("it sees no environment", async () => {
    const { ending } = run("process.exit(Object.keys(process.env).length === 0 ? 0 : 1);");
    expect(await ending).toBe("done");
  });

  test("it ends at its deadline and at the end of its heap", async () => {
    expect(await run("for (;;);", 300).ending).toBe("late");
    expect(
      await run("const all = []; for (;;) all.push(Array.from({ length: 1000 }, (_, i) => ({ i })));").ending,
    ).toBe("out-of-memory");
  });
});

describe("the corpus of hostile and awkward files", () => {
  const nasty = shared("nasty/manifest.json");
  interface Entry {
    readonly path: string;
    readonly expect: "exact" | "accept" | "either" | "reject";
    readonly oracle?: string;
  }

  test.skipIf(nasty === null)(
    "does no harm: every file gives a typed answer in time, what must be read is read, and what must be refused is",
    { timeout: 60_000 },
    async () => {
      const all = (JSON.parse(readFileSync(nasty ?? "", "utf8")) as { entries: Entry[] }).entries;
      const entries = all.filter(({ path }) => /^generated\/(?:csv|xlsx|ods)\//.test(path));
      expect(entries.length).toBeGreaterThan(100);
      const waiting = [...entries];
      const outcomes: { entry: Entry; file: OpenedFile; ms: number }[] = [];
      const work = async () => {
        for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
          const start = performance.now();
          const path = shared(`nasty/${entry.path}`) ?? "";
          const file = await openFile({ path, name: basename(path), folder: job() });
          outcomes.push({ entry, file, ms: performance.now() - start });
        }
      };
      await Promise.all([work(), work()]);
      for (const { entry, file, ms } of outcomes) {
        expect(ms, entry.path).toBeLessThan(20_000);
        if (file.sheets.length === 0) expect(file.problems, entry.path).toHaveLength(1);
        if (entry.expect === "exact" || entry.expect === "accept")
          expect(file.sheets.length, entry.path).toBeGreaterThan(0);
        if (entry.oracle?.endsWith(".expected.json"))
          expect(
            file.sheets.map((sheet) => sheet.head),
            entry.path,
          ).toEqual(oracleRows(entry.oracle));
      }
      const accepted = outcomes.filter(({ entry, file }) => entry.expect === "reject" && file.sheets.length > 0);
      // A CSV under another name is a CSV here, and headers are judged by whoever looks for them.
      expect(accepted.map(({ entry }) => basename(entry.path)).sort()).toEqual(["csv-renamed.xlsx", "dup-headers.csv"]);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  function oracleRows(oracle: string): string[][][] {
    const told = JSON.parse(readFileSync(shared(`nasty/${oracle}`) ?? "", "utf8")) as
      | unknown[][]
      | { sheets: { rows: unknown[][] }[] };
    const sheets = Array.isArray(told) ? [told] : told.sheets.map((sheet) => sheet.rows);
    return sheets.map((rows) => rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))));
  }
});

const table = shared("data/outcomes/ho_outcomes_2018-19_nonzero.csv.gz");
test.skipIf(table === null)("a compressed table of 132,530 records is opened in milliseconds", async () => {
  const path = table ?? "";
  const first = await openFile({ path, name: "outcomes.csv.gz", folder: job() });
  let fastestMs = Number.POSITIVE_INFINITY;
  for (let i = 0; i < 10; i++) {
    const start = performance.now();
    await openFile({ path, name: "outcomes.csv.gz", folder: job() });
    fastestMs = Math.min(fastestMs, performance.now() - start);
  }
  expect(fastestMs).toBeLessThan(50);
  expect(first).toMatchObject({
    format: "csv.gz",
    problems: [],
    signals: [],
    sheets: [{ path, gzip: true, delimiter: ",", records: null }],
  });
  expect(first.sheets[0]?.head).toHaveLength(60);
  expect(first.sheets[0]?.head[0]?.[0]).toBe("financial_year");
});
