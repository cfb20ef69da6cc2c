// Opening untrusted files: what they are, that workbooks are read apart, and that nothing hostile gets through or out.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openFile } from "../../src/sources/sheet/open.ts";
import { shared } from "../shared.ts";
import { job, opened } from "./opening.ts";
import { type SheetToWrite, writeOds, writeXlsx } from "./workbooks.ts";
import { part, worksheet, xlsxParts, zip } from "./zip.ts";

describe("a file is what its content says, and a name that claims another thing is refused", () => {
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
      /web page under the name of a workbook/,
    ],
    ["reply.csv", "<!DOCTYPE html><p>Not found</p>", "html", "unsupported-format", /web page/],
    ["reply.csv", '<?xml version="1.0"?><Workbook/>', "unknown", "unsupported-format", /XML/],
    ["reply.csv", '[{"force": "Kent"}]', "json", "unsupported-format", /JSON/],
    ["reply.csv", '{ "force": "Kent" }', "json", "unsupported-format", /JSON/],
    ["reply.xlsx", "%PDF-1.7\n%\u00e2\u00e3", "pdf", "unsupported-format", /PDF/],
    ["reply.xlsx", withStream("EncryptedPackage"), "xls", "protected-file", /password/],
    ["reply.xls", withStream("Workbook"), "xls", "unreadable-file", /old Excel workbook/],
    ["reply.xls", withStream("WordDocument"), "xls", "unsupported-format", /Word/],
    [
      "reply.xlsx",
      zip([part("a.csv", "1"), part("b.csv", "2")]),
      "zip",
      "unsupported-format",
      /archive of files under/,
    ],
    ["reply.pdf", Buffer.from("GIF89a\u0000\u0001%PDF-1.7"), "unknown", "unsupported-format", /GIF picture/],
    ["scan.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), "unknown", "unsupported-format", /JPEG picture/],
    ["reply.xlsx", "force,crimes\nKent,40\n", "csv", "unsupported-format", /text under the name of a workbook/],
    ["reply.pdf", "force,crimes\nKent,40\n", "csv", "unsupported-format", /text under the name of a PDF/],
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

  test.each(["reply.csv", "reply.txt", "reply.dat", "reply", "reply.csv.gz"])(
    "a CSV named %s is read",
    async (name) => {
      const file = await opened(name, "force,crimes\nKent,40\n");
      expect(file).toMatchObject({ format: "csv", problems: [], sheets: [{ name: null, records: 2 }] });
    },
  );

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
