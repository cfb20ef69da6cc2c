// Old Excel workbooks: read as XLSX ones are, with what they hide; broken and protected ones are refused by kind.
import { readFileSync } from "node:fs";
import { CFB, utils, type WorkBook, type WorkSheet, write } from "@e965/xlsx";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { readShown } from "../../src/sources/sheet/sheet-text.ts";
import { opened } from "./opening.ts";

type Values = readonly (readonly (string | number | boolean | null)[])[];

function sheetOf(rows: Values, change: (sheet: WorkSheet) => void = () => {}): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map((row) => [...row]));
  change(sheet);
  return sheet;
}

function xls(sheets: Readonly<Record<string, WorkSheet>>, workbook: WorkBook["Workbook"] = {}): Buffer {
  const book = utils.book_new();
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name);
  book.Workbook = workbook;
  return Buffer.from(write(book, { bookType: "biff8", type: "buffer" }) as Uint8Array);
}

/** The same file with one more stream in it. */
function withStream(bytes: Buffer, name: string): Buffer {
  const container = CFB.read(bytes, { type: "buffer" });
  CFB.utils.cfb_add(container, name, Buffer.from("x"));
  return Buffer.from(CFB.write(container, { type: "buffer" }) as Uint8Array);
}

describe("an old Excel workbook is read", () => {
  test("cell by cell: numbers in full, days as ISO 8601, errors by name, merged cells told", async () => {
    const sheet = sheetOf(
      [
        ["Force", "Crimes", "Share", "When", "Yes"],
        ["Kent", 1204, 0.024, 43_861, true],
        [null, 12.5, null, 43_861.5, false],
        ["Æthel & Co", null, null, null, null],
      ],
      (one) => {
        one.C2 = { t: "n", v: 0.024, z: "0.0%" };
        one.D2 = { t: "n", v: 43_861, z: "dd/mm/yyyy" };
        one.D3 = { t: "n", v: 43_861.5, z: "dd/mm/yyyy hh:mm" };
        one.B4 = { t: "e", v: 7 };
        one["!merges"] = [{ s: { r: 3, c: 0 }, e: { r: 3, c: 1 } }];
      },
    );
    const file = await opened("reply.xls", xls({ Data: sheet }));
    expect(file).toMatchObject({ format: "xls", sheets: [{ name: "Data", merges: ["A4:B4"], hidden: false }] });
    const [first] = file.sheets;
    expect(parseCsv(readFileSync(first?.path ?? "", "utf8"), ",")).toEqual([
      ["Force", "Crimes", "Share", "When", "Yes"],
      ["Kent", "1204", "0.024", "2020-01-31", "TRUE"],
      ["", "12.5", "", "2020-01-31T12:00:00", "FALSE"],
      ["Æthel & Co", "#DIV/0!"],
    ]);
    expect(file.problems).toMatchObject([{ code: "error-cell", sheet: "Data", cell: "B4", found: "#DIV/0!" }]);
    if (first === undefined) throw new Error("there is a sheet");
    expect([...(await readShown(first))].map(([cell, { shown }]) => `${cell} ${shown}`)).toContain("C2 2.4%");
  });

  test("with the days of a workbook that counts from 1904", async () => {
    const sheet = sheetOf([["When", "a"]], (one) => {
      one.A2 = { t: "n", v: 1, z: "dd/mm/yyyy" };
      one["!ref"] = "A1:B2";
    });
    const file = await opened("a.xls", xls({ Data: sheet }, { WBProps: { date1904: true } }));
    expect(file.sheets[0]?.head[1]).toEqual(["1904-01-02"]);
  });

  test("and says what is hidden in it", async () => {
    const data = sheetOf(
      [
        ["Force", "Crimes"],
        ["Kent", 40],
      ],
      (one) => {
        one["!cols"] = [{}, { hidden: true }];
        one.A2 = { t: "s", v: "Kent", c: [{ a: "x", t: "secret" }] };
      },
    );
    const file = await opened(
      "a.xls",
      xls(
        { Data: data, Secret: sheetOf([["a"]]), Deep: sheetOf([["b"]]) },
        { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] },
      ),
    );
    expect(file.sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ["Data", false],
      ["Secret", true],
      ["Deep", true],
    ]);
    expect(new Set(file.signals.map(({ kind }) => kind))).toEqual(
      new Set(["hidden-column", "comment", "hidden-sheet"]),
    );
    expect(JSON.stringify(file)).not.toContain("secret");
  });

  test("and the rows behind a pivot table are told, not read", async () => {
    const bytes = withStream(
      xls({
        Data: sheetOf([
          ["a", "b"],
          [1, 2],
        ]),
      }),
      "/_SX_DB_CUR/0001",
    );
    expect((await opened("a.xls", bytes)).signals).toMatchObject([{ kind: "pivot-cache" }]);
  });
});

describe("an old Excel workbook is refused", () => {
  const good = xls({
    Data: sheetOf([
      ["Force", "Crimes"],
      ["Kent", 40],
    ]),
  });
  test("with a program in it", async () => {
    const file = await opened("a.xls", withStream(good, "/_VBA_PROJECT_CUR/VBA/dir"));
    expect(file).toMatchObject({ sheets: [], problems: [{ code: "unsafe-file" }] });
  });

  test("when it is cut off, with advice", async () => {
    const file = await opened("a.xls", good.subarray(0, 1500));
    expect(file).toMatchObject({
      sheets: [],
      problems: [{ found: expect.stringContaining("XLS"), hint: expect.stringContaining("XLSX") }],
    });
  });
});
