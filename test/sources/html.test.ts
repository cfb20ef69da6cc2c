// Web pages: tables cell by cell, words line by line, and nothing that a browser would run, fetch or hide.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseCsv } from "../../src/sources/sheet/csv-text.ts";
import { htmlTokens } from "../../src/sources/sheet/html-tokens.ts";
import type { OpenedFile } from "../../src/sources/sheet/opened.ts";
import { opened } from "./opening.ts";

const open = (body: string): Promise<OpenedFile> =>
  opened("reply.html", `<!DOCTYPE html><html><body>${body}</body></html>`);
const rowsOf = (file: OpenedFile) => file.sheets.map(({ path }) => parseCsv(readFileSync(path, "utf8"), ","));

const MERGES: Readonly<Record<string, readonly string[]>> = {
  "with wide and high cells": ["A1:A2", "B1:C1"],
  "with a high cell in the middle": ["B1:B2"],
};

describe("a table of a web page is read", () => {
  const tables: readonly (readonly [what: string, html: string, rows: readonly (readonly string[])[]])[] = [
    [
      "with heads",
      "<table><tr><th>Force</th><th>Crimes</th></tr><tr><td>Kent</td><td>40</td></tr></table>",
      [
        ["Force", "Crimes"],
        ["Kent", "40"],
      ],
    ],
    [
      "with end tags left out",
      "<TABLE><TR><TH>Force<TH>Crimes<TR><TD>Kent<TD>40</TABLE>",
      [
        ["Force", "Crimes"],
        ["Kent", "40"],
      ],
    ],
    [
      "with wide and high cells",
      "<table><tr><th rowspan=2>Force<th colspan=2>Year<tr><th>2018<th>2019<tr><td>Kent<td>1<td>2</table>",
      [
        ["Force", "Year"],
        ["", "2018", "2019"],
        ["Kent", "1", "2"],
      ],
    ],
    [
      "with a high cell in the middle",
      "<table><tr><td>a<td rowspan=2>b<td>c<tr><td>d<td>e</table>",
      [
        ["a", "b", "c"],
        ["d", "", "e"],
      ],
    ],
    [
      "with references",
      "<table><tr><td>&lt;5<td>&#163;1&nbsp;204<tr><td>A &amp; B<td>&#x2013; &rsquo;&unknown; &#0; &#150;</table>",
      [
        ["<5", "£1 204"],
        ["A & B", "– ’&unknown; \u{FFFD} –"],
      ],
    ],
    [
      "with line breaks and spaces in a cell",
      "<table><tr><td> a \n b<br>c <td>1<tr><td>d<td>2</table>",
      [
        ["a b\nc", "1"],
        ["d", "2"],
      ],
    ],
    [
      "with parts",
      "<table><caption>C</caption><thead><tr><td>a<td>b</thead><tbody><tr><td>1<td>2</tbody></table>",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "without its end",
      "<table><tr><td>a<td>b<tr><td>1<td>2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "with a comment and a script in it",
      "<table><tr><td>a<!-- <td>x --><td>b<script>'<td>'</script><tr><td>1<td>2</table>",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
  ];
  test.each(tables)("%s", async (what, html, rows) => {
    const file = await open(html);
    expect(file).toMatchObject({
      format: "html",
      problems: [],
      sheets: [{ name: "Table", part: null, hidden: false }],
    });
    expect(rowsOf(file)).toEqual([rows]);
    expect(file.sheets[0]?.merges).toEqual(MERGES[what] ?? []);
  });

  test("inside another, each as its own; what only lays the page out is none", async () => {
    const file = await open("<table><tr><td><table><tr><td>a<td>b<tr><td>1<td>2</table><td>side</table>");
    expect(rowsOf(file)).toEqual([
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ]);
    const two = await open("<table><tr><td>x<td>y<tr><td>z<td>w<table><tr><td>a<td>b<tr><td>1<td>2</table></table>");
    expect(rowsOf(two)).toEqual([
      [
        ["a", "b"],
        ["1", "2"],
      ],
      [
        ["x", "y"],
        ["z", "w"],
      ],
    ]);
  });

  test("of a cell that claims more room than there is, without taking it", async () => {
    const file = await open("<table><tr><td rowspan=99999 colspan=1000>a<td>b<tr><td>c<td>d</table>");
    expect(file.sheets[0]?.merges).toEqual(["A1:ALL2"]);
    const wide = await open(`<table><tr>${"<td colspan=1000>x".repeat(17)}<tr><td>a<td>b</table>`);
    expect(wide).toMatchObject({ sheets: [], problems: [{ code: "too-large" }] });
  });

  test("in Windows-1252, where the page says so or is not UTF-8", async () => {
    const page = "<table><tr><td>a<td>\u00a35<tr><td>1<td>2</table>";
    const said = await opened("a.html", Buffer.from(`<html><meta charset="windows-1252">${page}`, "latin1"));
    expect([rowsOf(said)[0]?.[0], said.signals]).toEqual([["a", "£5"], []]);
    const assumed = await opened("a.html", Buffer.from(`<html>${page}`, "latin1"));
    expect([rowsOf(assumed)[0]?.[0], assumed.signals]).toMatchObject([["a", "£5"], [{ kind: "encoding-assumed" }]]);
  });
});

describe("the words of a web page are read", () => {
  test("line by line, with the cells of a row on one line", async () => {
    const file = await open(
      "<h1>Reply</h1><p>There were <b>540</b> crimes.<br>See below.</p><ul><li>one<li>two</ul><table><tr><td>a<td>b<tr><td>1<td>2</table>",
    );
    expect(file.text).toEqual(["Reply", "There were 540 crimes.", "See below.", "one", "two", "a  b", "1  2"]);
  });

  test("as text even where a sign looks like a tag", async () => {
    expect((await open("<p>5 < 6 and 7 > 3 & so on")).text).toEqual(["5 < 6 and 7 > 3 & so on"]);
  });
});

describe("what a web page hides or would run", () => {
  const signs: readonly (readonly [html: string, kind: string])[] = [
    ["<script>fetch('http://127.0.0.1:9')</script>", "active-content"],
    ["<p onclick='x()'>a</p>", "active-content"],
    ["<a href='javascript:x()'>a</a>", "active-content"],
    ["<meta http-equiv=refresh content='0;url=http://127.0.0.1:9'>", "active-content"],
    ["<iframe src='http://127.0.0.1:9'></iframe>", "embedded-object"],
    ["<p style='display: none'>secret</p>", "hidden-text"],
    ["<p hidden>secret</p>", "hidden-text"],
    ["<table style='visibility:hidden'><tr><td>secret<td>secret<tr><td>secret<td>secret</table>", "hidden-text"],
    ["<span style='font-size:0'>secret</span>", "hidden-text"],
  ];
  test.each(signs)("is told and left out: %s", async (html, kind) => {
    const file = await open(`<p>There were 540 crimes.</p>${html}`);
    expect(file.signals).toMatchObject([{ kind }]);
    expect(JSON.stringify([file.text, file.sheets])).not.toMatch(/secret|fetch/);
  });
});

describe("a web page is refused", () => {
  test.each([
    ["that shows nothing", "<html><script>document.write('x')</script></html>", "unsupported-format"],
    ["that is nested without end", `<html>${"<div>".repeat(600)}x`, "unreadable-file"],
    ["that holds NUL letters", "<html><p>a\u0000b", "unreadable-file"],
    [
      "with a cell that is no cell for people",
      `<table><tr><td>${"x".repeat(40_000)}<td>b<tr><td>c<td>d</table>`,
      "too-large",
    ],
  ])("%s", async (_what, html, code) => {
    expect(await opened("a.html", html)).toMatchObject({ sheets: [], text: null, problems: [{ code }] });
  });

  test("under a name that claims a table, with what to do", async () => {
    const { problems } = await opened("reply.xls", "<html><table><tr><td>force</td></tr></table></html>");
    expect(problems).toMatchObject([
      { found: "a web page under the name of a workbook", hint: expect.stringContaining(".html") },
    ]);
  });
});

test("a page is taken apart in time that grows with its length alone", () => {
  for (const piece of ["<", "<!--", "<a ", "<a b='", "&#", "<script>", "<td", "</"]) {
    const start = performance.now();
    for (const _token of htmlTokens(piece.repeat(200_000)));
    expect(performance.now() - start, piece).toBeLessThan(3000);
  }
});
