// What a person should know of an opened file beside its cells, each told once with its first place.
import { describe, expect, test } from "vitest";
import type { Signal } from "../../src/sources/sheet/opened.ts";
import { readSheetText, readShown, shownCell } from "../../src/sources/sheet/sheet-text.ts";
import { odsHere, opened, xlsxHere } from "./opening.ts";
import { type Part, part, worksheet, xlsxParts, zip } from "./zip.ts";

const CELL = '<c r="A1"><v>1</v></c>';
const ROW = `<row r="1">${CELL}</row>`;
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function told(
  signals: readonly Signal[],
): (readonly [kind: string, sheet: string | undefined, cell: string | undefined])[] {
  return signals.map(({ kind, sheet, cell }) => [kind, sheet, cell] as const);
}

describe("an XLSX workbook tells", () => {
  const styles = (...codes: string[]): Part =>
    part(
      "xl/styles.xml",
      `<styleSheet><numFmts>${codes.map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`).join("")}</numFmts><cellXfs><xf numFmtId="0"/>${codes.map((_, i) => `<xf numFmtId="${164 + i}"/>`).join("")}</cellXfs></styleSheet>`,
    );

  test.each<[what: string, more: readonly Part[], kind: string]>([
    [
      "a pivot cache",
      [part("xl/pivotCache/pivotCacheRecords1.xml", "<pivotCacheRecords><r/><r/></pivotCacheRecords>")],
      "pivot-cache",
    ],
    [
      "a pivot cache under another name",
      [part("xl/other/p.xml", '<pivotCacheDefinition recordCount="2"/>')],
      "pivot-cache",
    ],
    ["a data model", [part("xl/model/item.data", "x")], "pivot-cache"],
    ["an author", [part("docProps/core.xml", "<coreProperties><creator>N N</creator></coreProperties>")], "doc-author"],
    [
      "people who commented",
      [part("xl/persons/person.xml", '<personList><person displayName="N N"/></personList>')],
      "doc-author",
    ],
    ["a document inside", [part("xl/embeddings/oleObject1.bin", "x")], "embedded-object"],
    [
      "a data connection",
      [part("xl/connections.xml", '<connections><connection id="1"/></connections>')],
      "external-link",
    ],
    ["tracked changes", [part("xl/revisions/revisionLog1.xml", "<revisions/>")], "hidden-text"],
    ["a program from the web", [part("xl/webextensions/webextension1.xml", "<webextension/>")], "active-content"],
  ])("of %s, without naming anybody", async (_what, more, kind) => {
    const answer = await xlsxHere(ROW, more);
    expect(answer.fault).toBeNull();
    expect(told(answer.signals)).toEqual([[kind, undefined, undefined]]);
    expect(answer.signals[0]?.says).not.toContain("N N");
    expect(await xlsxHere(ROW)).toMatchObject({ signals: [] });
  });

  test("of comments, with the sheet and the cells they belong to", async () => {
    const comments =
      '<comments><authors><author>N N</author></authors><commentList><comment ref="B2"><text><t>said</t></text></comment><comment ref="C3"/></commentList></comments>';
    const relation = `<Relationships><Relationship Id="a" Type="${RELATIONS}/comments" Target="../comments1.xml"/></Relationships>`;
    const answer = await xlsxHere(ROW, [
      part("xl/comments1.xml", comments),
      part("xl/worksheets/_rels/sheet1.xml.rels", relation),
    ]);
    expect(answer.signals).toEqual([
      {
        kind: "comment",
        sheet: "Data",
        cell: "B2",
        says: "2 cells have comments (B2, C3); their text is not imported.",
      },
    ]);
    expect(answer.rows).toEqual([[["1"]]]);
  });

  test("of errors in place of values, each kind as a problem of its own", async () => {
    const answer = await xlsxHere(
      '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="e"><v>#N/A</v></c></row>',
    );
    expect(told(answer.signals)).toEqual([["error-cell", "Data", "A1"]]);
    expect(answer.problems).toMatchObject([
      { code: "error-cell", cell: "A1", cells: 2, found: "#N/A" },
      { code: "error-cell", cell: "B1", cells: 1, found: "#REF!" },
    ]);
    expect(answer.rows).toEqual([[["#N/A", "#REF!", "#N/A"]]]);
  });

  test("of numbers shown as dates that are no days, and of styles it does not have", async () => {
    const answer = await xlsxHere(
      '<row r="1"><c r="A1" s="1"><v>60</v></c><c r="B1" s="1"><v>-1</v></c><c r="C1" s="1"><v>61</v></c><c r="D1" s="9"><v>5</v></c></row>',
      [styles("dd/mm/yyyy")],
    );
    expect(answer.rows).toEqual([[["60", "-1", "1900-03-01", "5"]]]);
    expect(answer.problems).toMatchObject([
      { code: "unknown-style", cell: "D1", cells: 1 },
      { code: "not-a-day", cell: "A1", cells: 2 },
    ]);
  });

  test("of cells formatted so that nothing shows", async () => {
    const answer = await xlsxHere('<row r="1"><c r="A1" s="1"><v>5</v></c><c r="B1" s="1" t="str"><v>x</v></c></row>', [
      styles(";;;"),
    ]);
    expect(told(answer.signals)).toEqual([["hidden-text", "Data", "A1"]]);
    expect(answer.rows).toEqual([[["5", "x"]]]);
  });

  test("of rows without height and columns without width, as of hidden ones", async () => {
    const columns = '<cols><col min="1" max="1" width="0"/></cols>';
    const answer = await xlsxHere(
      `<row r="1">${CELL}</row><row r="2" ht="0" customHeight="1"><c r="A2"><v>2</v></c></row>`,
      [],
      columns,
    );
    expect(told(answer.signals)).toEqual([
      ["hidden-row", "Data", "2"],
      ["hidden-column", "Data", "A"],
    ]);
  });

  test("of merged ranges, as far as they are ranges and not too many", async () => {
    const merges = (refs: readonly string[]) =>
      zip(
        xlsxParts(
          worksheet(ROW).replace(
            "</worksheet>",
            `<mergeCells>${refs.map((ref) => `<mergeCell ref="${ref}"/>`).join("")}</mergeCells></worksheet>`,
          ),
        ),
      );
    const some = await opened("a.xlsx", merges(["B2:D2", "A1:XFE1", "A1", "A1:XFD1048576"]));
    expect(some.sheets[0]?.merges).toEqual(["B2:D2", "A1:XFD1048576"]);
    expect(some.signals).toEqual([]);
    const many = await opened(
      "a.xlsx",
      merges(Array.from({ length: 10_500 }, (_, i) => `A${2 * i + 1}:A${2 * i + 2}`)),
    );
    expect(many.sheets[0]?.merges).toHaveLength(10_000);
    expect(told(many.signals)).toEqual([["large", "Data", undefined]]);
  });

  test("of a sheet that reaches to its last corner", async () => {
    const answer = await xlsxHere('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>');
    expect(told(answer.signals)).toEqual([["large", "Data", undefined]]);
  });

  test("of a program under a name that does not tell, and refuses it", async () => {
    const types = '<Types><Override PartName="/xl/x.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>';
    expect((await xlsxHere(ROW, [part("[Content_Types].xml", types)])).fault?.code).toBe("unsafe-file");
    const relation = '<Relationships><Relationship Id="a" Type="http://x/vbaProject" Target="x.bin"/></Relationships>';
    expect((await xlsxHere(ROW, [part("xl/_rels/other.xml.rels", relation)])).fault?.code).toBe("unsafe-file");
  });
});

describe("what cells show stands beside the CSV", () => {
  test("only where the CSV does not tell", async () => {
    const sheet = worksheet(
      '<row r="1"><c r="A1"><v>540</v></c><c r="B1" s="1"><v>0.024</v></c><c r="C1" s="2"><v>44196</v></c><c r="D1" t="str"><v>007</v></c><c r="E1" t="b"><v>1</v></c><c r="F1" t="str"><v>Kent</v></c><c r="G1" t="e"><v>#N/A</v></c><c r="H1"><v>0.30000000000000004</v></c></row>',
    );
    const styles =
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>';
    const file = await opened("a.xlsx", zip(xlsxParts(sheet, [part("xl/styles.xml", styles)])));
    const [data] = file.sheets;
    if (data === undefined) throw new Error("not read");
    expect(await readSheetText(data)).toBe("540,0.024,2020-12-31,007,TRUE,Kent,#N/A,0.30000000000000004\n");
    const listed = await readShown(data);
    expect(Object.fromEntries(listed)).toEqual({
      B1: { type: "number", shown: "2.40%" },
      C1: { type: "date", shown: "31/12/2020" },
      D1: { type: "text", shown: "007" },
      G1: { type: "error", shown: "#N/A" },
      H1: { type: "number", shown: "0.3" },
    });
    expect(shownCell("540", listed.get("A1"))).toEqual({ type: "number", shown: "540" });
    expect(shownCell("TRUE", listed.get("E1"))).toEqual({ type: "boolean", shown: "TRUE" });
    expect(shownCell("Kent", listed.get("F1"))).toEqual({ type: "text", shown: "Kent" });
  });

  test("and a sheet of plain numbers and words has no such file", async () => {
    const file = await opened(
      "a.xlsx",
      zip(xlsxParts(worksheet('<row r="1"><c r="A1"><v>540</v></c><c r="B1" t="str"><v>Kent</v></c></row>'))),
    );
    expect(file.sheets[0]?.shown).toBeNull();
    expect((await opened("a.csv", "a,b\n1,2\n")).sheets[0]?.shown).toBeNull();
  });

  test("an ODS workbook says itself what its cells show", async () => {
    const cell = (type: string, value: string, text: string) =>
      `<table:table-cell office:value-type="${type}" ${value}><text:p>${text}</text:p></table:table-cell>`;
    const table = `<table:table table:name="Data"><table:table-row>${cell("percentage", 'office:value="0.024"', "2.4%")}${cell("date", 'office:date-value="2020-12-31"', "31/12/20")}${cell("float", 'office:value="5"', "5")}${cell("string", "", "12")}</table:table-row></table:table>`;
    const answer = await odsHere(table);
    expect(answer.rows).toEqual([[["0.024", "2020-12-31", "5", "12"]]]);
    expect(answer.sheets[0]?.shown).toBe("sheet-1.shown.csv");
  });
});

describe("an ODS workbook tells", () => {
  test("of comments, merged cells and errors stored as the number 0", async () => {
    const table = `<table:table table:name="Data"><table:table-row>
      <table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="string"><office:annotation><text:p>said</text:p></office:annotation><text:p>a</text:p></table:table-cell><table:covered-table-cell/>
      <table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0"><text:p>#DIV/0!</text:p></table:table-cell>
      </table:table-row></table:table>`;
    const answer = await odsHere(table);
    expect(answer.rows).toEqual([[["a", "", "#DIV/0!"]]]);
    expect(answer.sheets[0]?.merges).toEqual(["A1:B3"]);
    expect(told(answer.signals)).toEqual([
      ["formula", "Data", "C1"],
      ["error-cell", "Data", "C1"],
      ["comment", "Data", "A1"],
    ]);
    expect(answer.problems).toMatchObject([{ code: "error-cell", cell: "C1", found: "#DIV/0!" }]);
  });

  test("of authors and documents inside", async () => {
    const more = [
      part("meta.xml", "<document-meta><initial-creator>N N</initial-creator></document-meta>"),
      part("Object 1/content.xml", "<x/>"),
    ];
    const answer = await odsHere('<table:table table:name="Data"/>', { more });
    expect(told(answer.signals)).toEqual([
      ["embedded-object", undefined, undefined],
      ["doc-author", undefined, undefined],
    ]);
  });
});

describe("headings that are not what they look like are told", () => {
  test.each([
    ["a Cyrillic letter in a Latin word", "f\u043erce,charged", "A1"],
    ["a word wholly in letters drawn like Latin ones", "year,\u0441\u043e\u0440", "B1"],
    ["a space without width", "force,charged\u200b", "B1"],
    ["a turned direction", "force,\u202edegrahc\u202c", "B1"],
    ["full-width letters", "force,\uff43harged", "B1"],
    ["a mark in the middle", "force,\ufeffcharged", "B1"],
  ])("%s", async (_what, headings, cell) => {
    expect(told((await opened("a.csv", `${headings}\nKent,2\n`)).signals)).toEqual([
      ["suspicious-unicode", undefined, cell],
    ]);
    const xml = headings.split(",").map((text) => `<c t="str"><v>${text}</v></c>`);
    expect(told((await xlsxHere(`<row>${xml.join("")}</row>`)).signals)).toEqual([
      ["suspicious-unicode", "Data", cell],
    ]);
  });

  test.each(["Trafficking – “total” £", "Gwynedd â Môn", "na\u00efve", "\u2264 5", "\u03b1 level", "Москва"])(
    "“%s” is plain",
    async (heading) => {
      expect((await opened("a.csv", `force,${heading}\nKent,2\n`)).signals).toEqual([]);
    },
  );

  test("two byte order marks", async () => {
    const file = await opened("a.csv", "\uFEFF\uFEFFforce,charged\nKent,2\n");
    expect(told(file.signals)).toEqual([["suspicious-unicode", undefined, "A1"]]);
    expect(file.sheets[0]?.head[0]).toEqual(["force", "charged"]);
    expect((await opened("a.csv", "\uFEFFforce,charged\nKent,2\n")).signals).toEqual([]);
  });
});

describe("the shape of a CSV file", () => {
  test("rows that are shorter or longer are named, and nothing is shifted", async () => {
    const file = await opened("a.csv", "a,b,c\n1,2\n1,2,3,4\n1,2,3\n");
    expect(file.signals).toEqual([
      {
        kind: "ragged-row",
        cell: "2",
        says: "Not every row has 3 cells: row 2 has 2, row 3 has 4. Every cell stays in its column.",
      },
    ]);
    expect(file.sheets[0]?.head[1]).toEqual(["1", "2"]);
  });

  test("also far behind the head", async () => {
    const file = await opened("a.csv", `a,b\n${"1,2\n".repeat(200_000)}3\n`);
    expect(told(file.signals)).toEqual([["ragged-row", undefined, "200002"]]);
  });

  test.each([
    ["a title above the table", "Outcomes 2023\n\nforce,charged\nKent,2\n"],
    ["blank rows", "force,charged\n\nKent,2\n,,,\nEssex,1\n"],
    ["line ends in quotes", 'force,charged\n"Ke\n,nt",2\n'],
  ])("%s is no odd row", async (_what, text) => {
    expect((await opened("a.csv", text)).signals.filter(({ kind }) => kind === "ragged-row")).toEqual([]);
  });

  test("two columns under one heading are refused, since one would win in silence", async () => {
    const file = await opened("a.csv", "force,charged,Charged \nKent,1,2\n");
    expect(file).toMatchObject({
      sheets: [],
      problems: [{ code: "duplicate-header", cell: "C1", found: "the same heading in B1 and C1" }],
    });
    expect(file.problems).toHaveLength(1);
  });

  test.each([
    ["blank headings, as under merged group headings", "force,2023,,2024,\n,charged,nfa,charged,nfa\nKent,1,2,3,4\n"],
    ["two tables side by side", "force,charged,nfa,charged,nfa\nKent,1,2,3,4\n"],
    ["data without headings", "Kent,5,5\nEssex,1,2\n"],
    ["words alone", "yes,yes,no\nno,yes,no\n"],
  ])("%s are let pass", async (_what, text) => {
    expect((await opened("a.csv", text)).sheets).toHaveLength(1);
  });
});
