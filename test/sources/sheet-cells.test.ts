// What the cells of XLSX and ODS sheets become, and that every one keeps its place.
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { job, kept, odsHere, readHere, xlsxHere } from "./opening.ts";
import { writeOds, writeXlsx } from "./workbooks.ts";
import { part, worksheet, xlsxParts, zip } from "./zip.ts";

describe("cells of an XLSX sheet", () => {
  const STYLES = [14, 22, 21, 46, 164, 165].map((id) => `<xf numFmtId="${id}"/>`).join("");
  const formats =
    '<numFmts><numFmt numFmtId="164" formatCode="0.0&quot;days&quot;"/><numFmt numFmtId="165" formatCode="[$-809]dd\\ mmmm"/></numFmts>';
  const styles = part(
    "xl/styles.xml",
    `<styleSheet>${formats}<cellXfs><xf numFmtId="0"/>${STYLES}</cellXfs></styleSheet>`,
  );
  const strings = part(
    "xl/sharedStrings.xml",
    "<sst><si><t>plain</t></si><si><r><t>r</t></r><r><t>uns</t></r><rPh><t>PHONETIC</t></rPh></si><si><t>a_x000D_b</t></si></sst>",
  );
  const cases: readonly (readonly [cell: string, text: string])[] = [
    ['<c r="A1"><v>12</v></c>', "12"],
    ['<c r="A1"><v>12.0</v></c>', "12"],
    ['<c r="A1"><v>-0.5</v></c>', "-0.5"],
    ['<c r="A1"><v>1E21</v></c>', "1000000000000000000000"],
    ['<c r="A1"><v>1.5E-7</v></c>', "0.00000015"],
    ['<c r="A1"><v> 5 </v></c>', "5"],
    ['<c r="A1" t="b"><v>1</v></c>', "TRUE"],
    ['<c r="A1" t="b"><v>0</v></c>', "FALSE"],
    ['<c r="A1" t="e"><v>#N/A</v></c>', "#N/A"],
    ['<c r="A1" t="s"><v>0</v></c>', "plain"],
    ['<c r="A1" t="s"><v>1</v></c>', "runs"],
    ['<c r="A1" t="s"><v>2</v></c>', "a\rb"],
    ['<c r="A1" t="str"><v>007</v></c>', "007"],
    ['<c r="A1" t="inlineStr"><is><t>5 &lt; 6 &#163;</t></is></c>', "5 < 6 £"],
    ['<c r="A1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r><rPh><t>NO</t></rPh></is></c>', "two runs"],
    ['<c r="A1" t="inlineStr"><is><t><![CDATA[<b>&amp;</b>]]></t></is></c>', "<b>&amp;</b>"],
    ['<c r="A1" t="d"><v>2019-03-31T00:00:00</v></c>', "2019-03-31"],
    ['<c r="A1" s="1"><v>43555</v></c>', "2019-03-31"],
    ['<c r="A1" s="2"><v>43555.5</v></c>', "2019-03-31T12:00:00"],
    ['<c r="A1" s="1"><v>59</v></c>', "1900-02-28"],
    ['<c r="A1" s="1"><v>60</v></c>', "60"],
    ['<c r="A1" s="1"><v>61</v></c>', "1900-03-01"],
    ['<c r="A1" s="1"><v>-1</v></c>', "-1"],
    ['<c r="A1" s="1"><v>2958466</v></c>', "2958466"],
    ['<c r="A1" s="3"><v>0.25</v></c>', "06:00:00"],
    ['<c r="A1" s="4"><v>1.5</v></c>', "36:00:00"],
    ['<c r="A1" s="5"><v>43555</v></c>', "43555"],
    ['<c r="A1" s="6"><v>43555</v></c>', "2019-03-31"],
    ['<c r="A1" s="999"><v>7</v></c>', "7"],
  ];
  test.each(cases)("%s reads %j", async (cell, text) => {
    const { rows, fault } = await xlsxHere(`<row r="1">${cell}</row>`, [styles, strings]);
    expect(fault).toBeNull();
    expect(rows).toEqual([[[text]]]);
  });

  test("days count from 1904 where the workbook says so", async () => {
    const book = part(
      "xl/workbook.xml",
      '<workbook xmlns:q="q"><workbookPr date1904="1"/><sheets><sheet name="D" q:id="rId1"/></sheets></workbook>',
    );
    expect((await xlsxHere('<row><c s="1"><v>42093</v></c></row>', [styles, book])).rows).toEqual([[["2019-03-31"]]]);
  });

  test("rows and columns keep their places, stated or not", async () => {
    const { rows } = await xlsxHere(
      '<row r="2"><c r="B2"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row r="5"><c r="AB5"><v>4</v></c></row>',
    );
    expect(rows).toEqual([[[""], ["", "1", "2"], ["3"], [""], [...Array<string>(27).fill(""), "4"]]]);
  });

  test("cells without content widen nothing and hidden things are told with their first place", async () => {
    const xml =
      '<row r="1"><c r="A1"><v>1</v></c><c r="Z1" s="1"/></row><row r="2" hidden="1"/><row r="3" hidden="1"><c r="B3"><f>A1+1</f><v>2</v></c></row><row r="4"><c r="A4"><f>B9</f></c></row>';
    const answer = await xlsxHere(
      xml,
      [],
      '<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>',
    );
    expect(answer.rows).toEqual([[["1"], [""], ["", "2"]]]);
    expect(answer.signals.map(({ kind, sheet, cell }) => [kind, sheet, cell])).toEqual([
      ["formula", "Data", "B3"],
      ["hidden-row", "Data", "3"],
      ["hidden-column", "Data", "B"],
    ]);
    expect(answer.problems).toMatchObject([{ code: "formula-without-result", sheet: "Data", cell: "A4", cells: 1 }]);
  });

  test("a link to another file is told and not followed; a hyperlink is nothing to tell", async () => {
    const link = (type: string) =>
      part(
        "xl/worksheets/_rels/sheet1.xml.rels",
        `<Relationships><Relationship Id="x" Type="o/${type}" Target="http://127.0.0.1:9/" TargetMode="External"/></Relationships>`,
      );
    expect((await xlsxHere("", [link("oleObject")])).signals).toMatchObject([{ kind: "external-link" }]);
    expect((await xlsxHere("", [link("hyperlink")])).signals).toEqual([]);
  });

  test("any texts and numbers come back as they were written", async () => {
    const text = fc
      .string({ unit: "grapheme", maxLength: 12 })
      .map((one) => one.replace(/[\u0000-\u001f\ufffe\uffff]|_x[0-9a-f]{4}_/gi, " "));
    const cell = fc.oneof(
      text,
      fc.integer(),
      fc.constant(null),
      fc.constantFrom('"', ",", "a\nb", ' "x" ', "'", "=1+1"),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          for (const [format, write] of [
            ["xlsx", writeXlsx],
            ["ods", writeOds],
          ] as const) {
            const path = join(job(), `any.${format}`);
            await write(path, [{ name: "Any", rows }]);
            const answer = await readHere(format, path);
            expect(answer.fault).toBeNull();
            expect(answer.rows[0]?.map(trimmed)).toEqual(trimmedRows(rows));
          }
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });

  test("part names may have backslashes, and what Power Query leaves in UTF-16 does not matter", async () => {
    const notes = {
      name: "customXml/item1.xml",
      bytes: Buffer.from('\uFEFF<?xml version="1.0" encoding="utf-16"?><x>é</x>', "utf16le"),
    };
    const parts = [...xlsxParts(worksheet("<row><c><v>1</v></c></row>")), notes].map((one) => ({
      ...one,
      name: one.name.replaceAll("/", "\\"),
    }));
    expect((await readHere("xlsx", kept("a.xlsx", zip(parts)))).rows).toEqual([[["1"]]]);
  });
});

function trimmed(row: readonly string[]): string[] {
  const last = row.findLastIndex((cell) => cell !== "");
  return row.slice(0, last + 1);
}

function trimmedRows(rows: readonly (readonly (string | number | null)[])[]): string[][] {
  const all = rows.map((row) => trimmed(row.map((cell) => (cell === null ? "" : String(cell)))));
  return all.slice(0, all.findLastIndex((row) => row.length > 0) + 1);
}

describe("cells of an ODS sheet", () => {
  const row = (cells: string) =>
    `<table:table table:name="T"><table:table-row>${cells}</table:table-row></table:table>`;
  const cases: readonly (readonly [cell: string, text: string])[] = [
    [
      '<table:table-cell office:value-type="float" office:value="1204"><text:p>1,204</text:p></table:table-cell>',
      "1204",
    ],
    [
      '<table:table-cell office:value-type="percentage" office:value="0.034"><text:p>3.4%</text:p></table:table-cell>',
      "0.034",
    ],
    [
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>',
      "TRUE",
    ],
    [
      '<table:table-cell office:value-type="date" office:date-value="2019-03-31"><text:p>31 March</text:p></table:table-cell>',
      "2019-03-31",
    ],
    ['<table:table-cell office:value-type="time" office:time-value="PT12H30M00S"/>', "12:30:00"],
    [
      '<table:table-cell office:value-type="string"><text:p>two</text:p><text:p>lines</text:p></table:table-cell>',
      "two\nlines",
    ],
    [
      '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/>b<text:tab/><text:span>c</text:span></text:p></table:table-cell>',
      "a  b\tc",
    ],
    [
      '<table:table-cell office:value-type="string"><office:annotation><text:p>a comment</text:p></office:annotation><text:p>kept</text:p></table:table-cell>',
      "kept",
    ],
    [
      '<table:table-cell office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>',
      "#N/A",
    ],
    ["<table:table-cell><text:p>5</text:p></table:table-cell>", "5"],
  ];
  test.each(cases)("%s reads %j", async (cell, text) => {
    expect((await odsHere(row(cell))).rows).toEqual([[[text]]]);
  });

  test("repeated cells and rows, header rows and covered cells keep their places", async () => {
    const one = '<table:table-cell office:value-type="float" office:value="1"/>';
    const twice = '<table:table-cell table:number-columns-repeated="2" office:value-type="float" office:value="2"/>';
    const xml = `<table:table table:name="T"><table:table-header-rows><table:table-row>${one}<table:covered-table-cell/>${twice}</table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row-group><table:table-row table:number-rows-repeated="2" table:visibility="collapse"><table:table-cell/>${one}</table:table-row></table:table-row-group><table:table-row table:number-rows-repeated="1048571"><table:table-cell/></table:table-row></table:table>`;
    const { rows, signals } = await odsHere(xml);
    expect(rows).toEqual([[["1", "", "2", "2"], [""], [""], ["", "1"], ["", "1"]]]);
    expect(signals).toMatchObject([{ kind: "hidden-row", cell: "4" }]);
  });

  test("a table inside a cell is no sheet, and another file's cells are not fetched", async () => {
    const xml = `<table:table table:name="T"><table:table-row><table:table-cell><table:table><table:table-row/></table:table><text:p>x</text:p></table:table-cell></table:table-row><table:table-source xlink:href="http://127.0.0.1:9/"/></table:table>`;
    const { rows, signals } = await odsHere(xml);
    expect(rows).toEqual([[["x"]]]);
    expect(signals).toMatchObject([{ kind: "external-link", sheet: "T" }]);
  });

  const hostile: readonly (readonly [what: string, tables: string, code: string])[] = [
    [
      "seventeen billion cells in a line",
      row(
        '<table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="7"/>',
      ).replace("<table:table-row>", '<table:table-row table:number-rows-repeated="1048576">'),
      "too-large",
    ],
    [
      "a count beyond any sheet",
      row("").replace("<table:table-row>", '<table:table-row table:number-rows-repeated="99999999999999999999">'),
      "unreadable-file",
    ],
    ["a negative count", row('<table:table-cell table:number-columns-repeated="-1"/>'), "unreadable-file"],
    [
      "two billion spaces",
      row('<table:table-cell><text:p><text:s text:c="2000000000"/></text:p></table:table-cell>'),
      "too-large",
    ],
    [
      "a number that is none",
      row('<table:table-cell office:value-type="float" office:value="0x10"/>'),
      "unreadable-file",
    ],
  ];
  test.each(hostile)("%s is refused", async (_what, tables, code) => {
    expect(await odsHere(tables)).toMatchObject({ sheets: [], fault: { code } });
  });

  test.each([
    ["a program", part("Basic/Standard/Module1.xml", "<x/>"), "unsafe-file"],
    [
      "a password",
      part("META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry></manifest>"),
      "protected-file",
    ],
    ["a DOCTYPE in a part that holds no cells", part("settings.xml", "<!DOCTYPE x><x/>"), "unsafe-file"],
  ])("a workbook with %s is refused", async (_what, extra, code) => {
    expect(await odsHere(row(""), { more: [extra] })).toMatchObject({ sheets: [], fault: { code } });
  });
});
