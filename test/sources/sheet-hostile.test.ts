// Hostile workbooks, each with one planted fault: every guard of the archive, the XML scanner and the sheet readers is seen to refuse.
import { describe, expect, test } from "vitest";
import type { WorkbookAnswer } from "../../src/sources/sheet/workbook.ts";
import { kept, opened, readHere } from "./opening.ts";
import { type Part, part, worksheet, xlsxParts, zip } from "./zip.ts";

describe("a hostile workbook is refused", () => {
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const sheet = worksheet(one);
  const replaced = (text: string, lies: Partial<Part> = {}) =>
    zip(xlsxParts(sheet, [part("xl/worksheets/sheet1.xml", text, lies)]));
  const cell = (xml: string) => zip(xlsxParts(worksheet(`<row r="1">${xml}</row>`)));
  const archives: readonly (readonly [what: string, bytes: Buffer, code: string])[] = [
    ["more than 200 parts", zip(Array.from({ length: 201 }, (_, i) => part(`xl/${i}.xml`, "<x/>"))), "too-large"],
    ["two parts of one name", zip([...xlsxParts(sheet), part("XL/worksheets/sheet1.xml", "<x/>")]), "unsafe-file"],
    ["parts that share their bytes", zip([part("xl/a", "x"), part("xl/b", "x")], { pointAllTo: 0 }), "unsafe-file"],
    ["a part under a password", replaced(sheet, { flags: 1 }), "protected-file"],
    ["more declared bytes than allowed", replaced(sheet, { declaredBytes: 0xfffffffe }), "too-large"],
    ["an unknown packing method", replaced(sheet, { method: 12 }), "unsafe-file"],
    [
      "a name that differs in the part itself",
      replaced(sheet, { localName: "xl/worksheets/sheet2.xml" }),
      "unsafe-file",
    ],
    [
      "bytes before the archive",
      Buffer.concat([Buffer.from("PK\u0003\u0004#!/bin/sh\n"), zip(xlsxParts(sheet))]),
      "unsafe-file",
    ],
    ["a name that climbs out of its folder", zip([...xlsxParts(sheet), part("xl/../../x.xml", "<x/>")]), "unsafe-file"],
    ["a name that begins at a root", zip([...xlsxParts(sheet), part("C:\\x.xml", "<x/>")]), "unsafe-file"],
    ["a name with a letter that cannot be seen", zip([...xlsxParts(sheet), part("xl/\u0000/x", "x")]), "unsafe-file"],
    [
      "a link to another file",
      zip([...xlsxParts(sheet), part("xl/link", "/etc/x", { mode: 0o120777 })]),
      "unsafe-file",
    ],
    ["a size in the part that differs from the directory's", replaced(sheet, { localDeclaredBytes: 7 }), "unsafe-file"],
    ["bytes behind the archive", Buffer.concat([zip(xlsxParts(sheet)), Buffer.from("more")]), "unsafe-file"],
  ];
  test.each(archives)("for its archive: %s", async (_what, bytes, code) => {
    const file = await opened("a.xlsx", bytes);
    expect(file).toMatchObject({ format: "zip", sheets: [], problems: [{ code }] });
  });

  test("and a file that only ends as an archive is told for what it is", async () => {
    const file = await opened("a.xlsx", Buffer.concat([Buffer.from("MZ"), zip(xlsxParts(sheet))]));
    expect(file).toMatchObject({ sheets: [], problems: [{ code: "unsafe-file" }], signals: [{ kind: "polyglot" }] });
    // Another file that merely holds the four letters of an archive's end is none.
    expect((await opened("a.csv", "a,b\nPK\u0005\u0006,1\n")).sheets).toHaveLength(1);
  });

  const texts: readonly (readonly [what: string, bytes: Buffer, code: string])[] = [
    ["a part longer than declared", replaced(`${sheet}${" ".repeat(5000)}`, { declaredBytes: 100 }), "unsafe-file"],
    ["a wrong checksum", replaced(sheet, { declaredCrc: 1 }), "unreadable-file"],
    ["a DOCTYPE", replaced(sheet.replace("<worksheet", "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet")), "unsafe-file"],
    ["a doctype in small letters", replaced(sheet.replace("<worksheet", "<!doctype x><worksheet")), "unsafe-file"],
    [
      "a DOCTYPE in a part that holds no cells",
      zip(xlsxParts(sheet, [part("docProps/app.xml", "<!DOCTYPE x><x/>")])),
      "unsafe-file",
    ],
    [
      "a DOCTYPE in UTF-16 in a part that holds no cells",
      zip(xlsxParts(sheet, [{ name: "customXml/item1.xml", bytes: Buffer.from("\uFEFF<!DOCTYPE x><x/>", "utf16le") }])),
      "unsafe-file",
    ],
    [
      "UTF-16",
      zip(xlsxParts(sheet, [{ name: "xl/worksheets/sheet1.xml", bytes: Buffer.from(`\uFEFF${sheet}`, "utf16le") }])),
      "unsafe-file",
    ],
    ["another declared encoding", replaced(sheet.replace("UTF-8", "UTF-7")), "unsafe-file"],
    [
      "bytes that are not UTF-8",
      zip(xlsxParts(sheet, [{ name: "xl/worksheets/sheet1.xml", bytes: Buffer.from(`${sheet}\xff`, "latin1") }])),
      "unreadable-file",
    ],
    [
      "nesting without end",
      replaced(sheet.replace("<sheetData>", `${"<a>".repeat(65)}${"</a>".repeat(65)}<sheetData>`)),
      "unreadable-file",
    ],
    [
      "attributes without end",
      replaced(
        sheet.replace("<sheetData>", `<sheetData ${Array.from({ length: 300 }, (_, i) => `a${i}=""`).join(" ")}>`),
      ),
      "unreadable-file",
    ],
    ["an attribute twice", cell('<c r="A1" r="B1"><v>1</v></c>'), "unreadable-file"],
    [
      "a tag that does not end within a million characters",
      replaced(sheet.replace("<row", `<row x="${"y".repeat(2_000_000)}"`)),
      "unreadable-file",
    ],
    ["an end tag left out", replaced(sheet.replace("</row>", "")), "unreadable-file"],
    ["an end left out", replaced(sheet.replace("</worksheet>", "")), "unreadable-file"],
    ["two roots", replaced(`${sheet}<x/>`), "unreadable-file"],
    ["text behind the root", replaced(`${sheet}x`), "unreadable-file"],
    ["an entity of its own", cell('<c r="A1" t="str"><v>&lol;</v></c>'), "unreadable-file"],
    ["a reference to no character", cell('<c r="A1" t="str"><v>&#0;</v></c>'), "unreadable-file"],
    ["a raw control character", cell('<c r="A1" t="str"><v>\u0001</v></c>'), "unreadable-file"],
    ["a program", zip(xlsxParts(sheet, [part("xl/vbaProject.bin", "x")])), "unsafe-file"],
    ["a sheet that is no sheet", replaced("<workbook/>"), "unreadable-file"],
    ["a sheet that is missing", zip(xlsxParts(sheet).slice(0, 4)), "unreadable-file"],
    [
      "a workbook that lies elsewhere",
      zip(
        xlsxParts(sheet, [
          part(
            "_rels/.rels",
            '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="http://127.0.0.1:9/" TargetMode="External"/></Relationships>',
          ),
        ]),
      ),
      "unsafe-file",
    ],
    ["a cell twice", cell('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>'), "unreadable-file"],
    ["a cell in the wrong row", cell('<c r="A2"><v>1</v></c>'), "unreadable-file"],
    ["a cell beyond the sheet", cell('<c r="XFE1"><v>1</v></c>'), "unreadable-file"],
    ["a row beyond the sheet", zip(xlsxParts(worksheet('<row r="1048577"/>'))), "too-large"],
    ["rows out of order", zip(xlsxParts(worksheet('<row r="2"/><row r="1"/>'))), "unreadable-file"],
    ["a number that is none", cell("<c><v>1e999</v></c>"), "unreadable-file"],
    ["a shared text that does not exist", cell('<c t="s"><v>-1</v></c>'), "unreadable-file"],
    ["a cell longer than Excel allows", cell(`<c t="str"><v>${"x".repeat(32_768)}</v></c>`), "too-large"],
    ["a cell of a million references", cell(`<c t="str"><v>${"&#97;".repeat(1_000_000)}</v></c>`), "too-large"],
  ];
  test.each(texts)("for its parts: %s", async (_what, bytes, code) => {
    const answer: WorkbookAnswer = await readHere("xlsx", kept("a.xlsx", bytes));
    expect(answer).toMatchObject({ sheets: [], fault: { code } });
    expect(answer.fault?.found).not.toContain("/tmp");
  });

  test("for more cells, or more text, than the limits allow", async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`).join(
      "",
    );
    const path = kept("a.xlsx", zip(xlsxParts(worksheet(rows))));
    expect((await readHere("xlsx", path, { cells: 29 })).fault?.code).toBe("too-large");
    expect((await readHere("xlsx", path, { writtenBytes: 100_000 })).fault?.code).toBe("too-large");
    expect((await readHere("xlsx", path)).fault).toBeNull();
  });
});
