// Layouts: what a person says goes into them, they fit the files they are for and no others, and replay gives the same again.
import { describe, expect, test } from "vitest";
import { correct } from "../../../src/sources/replies/correct.ts";
import { fits } from "../../../src/sources/replies/fits.ts";
import type { Grid } from "../../../src/sources/replies/grid.ts";
import type { Correction, Layout } from "../../../src/sources/replies/layout.ts";
import { layoutText, parseLayout } from "../../../src/sources/replies/layout-text.ts";
import { propose } from "../../../src/sources/replies/propose.ts";
import { readGrid } from "../../../src/sources/replies/read-grid.ts";
import { cellsOf, columnsOf, drawn, problemsOf, unknownOf } from "./drawn.ts";

const TABLE = `
Outcome               | 2018/19 | 2019/20
Charged               | 16      | 18
No suspect identified | 169     | 170
NFA                   | 3       | 4`;

function corrected(grid: Grid, ...corrections: readonly Correction[]): Layout {
  return corrections.reduce((layout, one) => correct(layout, grid, one), propose(grid));
}

describe("a correction", () => {
  const grid = drawn(TABLE, { file: "kent.csv" });
  const said: Correction = {
    kind: "means",
    means: { unit: "crimes", scope: "flag:CSE", flagRule: "set by an officer" },
  };

  test("says for the whole file what the words leave out, and only then the figures are complete", () => {
    const before = readGrid(grid, propose(grid));
    expect([before.cells.length, before.missing]).toEqual([0, ["unit", "scope"]]);
    const after = readGrid(grid, corrected(grid, said));
    expect(after.missing).toEqual([]);
    expect(cellsOf(after)).toEqual([
      "B2 kent 2018/19 crimes flag:CSE charged 16",
      "C2 kent 2019/20 crimes flag:CSE charged 18",
      "B3 kent 2018/19 crimes flag:CSE no-suspect 169",
      "C3 kent 2019/20 crimes flag:CSE no-suspect 170",
    ]);
  });

  test("a scope of a flag without its rule leaves the rule to be said", () => {
    const reading = readGrid(grid, corrected(grid, { kind: "means", means: { unit: "crimes", scope: "flag:CSE" } }));
    expect([reading.cells.length, reading.missing]).toEqual([0, ["flagRule"]]);
  });

  test("of a label holds wherever it stands; without a meaning it leaves the row out", () => {
    const named: Correction = { kind: "label", dimension: "line", text: "nfa", means: "other:NFA" };
    const reading = readGrid(grid, corrected(grid, said, named));
    expect(cellsOf(reading).slice(-2)).toEqual([
      "B4 kent 2018/19 crimes flag:CSE other:NFA 3",
      "C4 kent 2019/20 crimes flag:CSE other:NFA 4",
    ]);
    const left = readGrid(grid, corrected(grid, said, { ...named, means: "" }));
    expect(left.rows[3]).toMatchObject({ is: "note", why: "A person said that this row is no figure." });
    expect(unknownOf(left)).toEqual([]);
  });

  test("of a column changes what it is; what was said stays with its header", () => {
    const layout = corrected(grid, { kind: "column", table: 0, column: "C", role: "ignore" });
    expect(columnsOf(layout)).toEqual(["Outcome: line", "2018/19: count", "2019/20: ignore"]);
    expect(problemsOf(readGrid(grid, layout)).filter((one) => one.startsWith("column"))).toEqual([]);
  });

  test("of a column settles words in its header that nobody knows", () => {
    const odd = drawn("Kent Police, crimes with a CSE flag, 2018/19\nDistrict | Grand haul\nMedway | 5");
    expect(unknownOf(readGrid(odd, propose(odd)))).toEqual(["line Grand haul"]);
    const means = { line: "total", unit: "crimes" };
    const layout = corrected(odd, { kind: "column", table: 0, column: "B", role: "count", means });
    expect(cellsOf(readGrid(odd, layout))).toEqual(["B3 kent/Medway 2018/19 crimes flag:CSE total 5"]);
    const label: Correction = { kind: "label", dimension: "line", text: "Grand haul", means: "total" };
    expect(readGrid(odd, corrected(odd, label)).unknown).toEqual([]);
  });

  test("of a row makes it a header, and the table is another", () => {
    const odd = drawn(`
Kent Police, crimes with a CSE flag
Group 1  | 2018 | 1999
Charged  | 16   | 18
NSI      | 5    | 6`);
    const layout = corrected(odd, { kind: "row", row: 2, is: "note" });
    expect(layout.rows).toEqual([{ text: "Group 1", is: "note" }]);
    expect(columnsOf(layout)).toEqual([": line", ": count", ": count"]);
    const back = correct(layout, odd, { kind: "row", row: 2, is: "header" });
    expect(columnsOf(back)).toEqual(["Group 1: line", "2018: count", "1999: count"]);
  });

  test("of a row makes a total of a label that nobody knows as one", () => {
    const odd = drawn(
      "Kent Police, number of crimes with a CSE flag, 2018/19\nOutcome | Number\nCharged | 5\nEverything | 5",
    );
    const layout = corrected(odd, { kind: "row", row: 4, is: "total" });
    const reading = readGrid(odd, layout);
    expect(reading.rows[3]).toMatchObject({ is: "total", why: "A person said so." });
    expect(reading.checks).toHaveLength(1);
  });

  test("for the whole file goes before what a title above a table says", () => {
    const two = drawn(`
Kent Police, crimes with a CSE flag

Table 1: request of 2017/18
Outcome | Crimes
Charged | 5

Year    | Crimes
2018/19 | 6`);
    const layout = corrected(two, { kind: "means", means: { period: "2016/17" } });
    expect(cellsOf(readGrid(two, layout))).toEqual([
      "B5 kent 2016/17 crimes flag:CSE charged 5",
      "B8 kent 2018/19 crimes flag:CSE total 6",
    ]);
  });

  test("an empty text takes a meaning away again", () => {
    const layout = corrected(grid, said, { kind: "means", means: { unit: "" } });
    expect(layout.means.unit).toBeUndefined();
    expect(readGrid(grid, layout).missing).toEqual(["unit"]);
  });

  test("made on another document is said of that one: a layout of another force's file serves, and asks nothing again", () => {
    const other = propose(drawn(`Essex Police, crimes with a CSE flag\n${TABLE}`));
    const silent = drawn(`Crimes with a CSE marker\n${TABLE}`, { file: "book1.csv" });
    const layout = correct(other, silent, { kind: "means", means: { force: "gwent" } });
    const reading = readGrid(silent, layout);
    expect([reading.missing, problemsOf(reading).filter((one) => one.startsWith("said"))]).toEqual([[], []]);
    expect(reading.cells[0]).toMatchObject({ force: "gwent", flagRule: "CSE marker" });
    expect(fits(silent, layout)).toBe(true);
  });

  test("of a table, column or row that is not there changes nothing but who made it", () => {
    const proposal = propose(grid);
    const far: readonly Correction[] = [
      { kind: "column", table: 7, column: "A", role: "count" },
      { kind: "column", table: 0, column: "ZZ", role: "count" },
      { kind: "row", row: 99, is: "header" },
    ];
    for (const one of far) expect(correct(proposal, grid, one)).toEqual({ ...proposal, made: "corrected" });
  });
});

describe("a layout fits", () => {
  const kent = drawn(TABLE, { file: "kent.csv" });
  const layout = corrected(kent, { kind: "means", means: { unit: "crimes" } });

  test("the file that it was made from, and next year's file of the same force", () => {
    expect(fits(kent, layout)).toBe(true);
    const next = drawn(TABLE.replaceAll("2019/20", "2020/21").replaceAll("2018/19", "2019/20"), { file: "kent 2.csv" });
    expect(fits(next, layout)).toBe(true);
    expect(readGrid(next, layout).figures.map(({ means }) => means.period)).toEqual([
      ...["2019/20", "2020/21", "2019/20", "2020/21", "2019/20", "2020/21"],
    ]);
  });

  test("headers that differ in case, white space and note marks", () => {
    const other = TABLE.replace("Outcome  ", "OUTCOME [note 1]").replace("2018/19", " 2018/19*");
    expect(fits(drawn(other, { file: "kent.csv" }), layout)).toBe(true);
  });

  test("no file with another header, another order of columns or another sheet", () => {
    for (const [from, to] of [
      ["Outcome", "Disposal"],
      ["Outcome               | 2018/19 | 2019/20", "2018/19 | Outcome | 2019/20"],
      ["2019/20", "Total"],
    ] as const) {
      expect(fits(drawn(TABLE.replace(from, to), { file: "kent.csv" }), layout)).toBe(false);
    }
    expect(fits(drawn(TABLE, { file: "kent.csv", sheet: "Data" }), { ...layout, sheet: "Other" })).toBe(false);
    expect(fits(drawn("just words"), layout)).toBe(false);
    expect(fits(drawn("just words"), propose(drawn("just words")))).toBe(false);
  });

  test("no file of another force, whether the force stands in the name or in the words", () => {
    expect(fits(drawn(TABLE, { file: "essex.csv" }), layout)).toBe(false);
    expect(fits(drawn(`Essex Police\n${TABLE}`), layout)).toBe(false);
    expect(fits(drawn(TABLE, { file: "response.csv" }), layout)).toBe(false);
  });

  test("where a person said the force, only a file of the same name, years aside", () => {
    const silent = drawn(TABLE, { file: "response 2019.csv" });
    const own = corrected(silent, { kind: "means", means: { force: "kent" } });
    expect(fits(silent, own)).toBe(true);
    expect(fits(drawn(TABLE, { file: "response 2020.csv" }), own)).toBe(true);
    expect(fits(drawn(TABLE, { file: "response 7.csv" }), own)).toBe(false);
    expect(fits(drawn(TABLE, { file: "essex.csv" }), own)).toBe(false);
  });

  test("any force's file where the force stands in the table", () => {
    const table = (force: string): Grid => drawn(`Force | Crimes\n${force} | 5`);
    expect(fits(table("Essex"), propose(table("Kent")))).toBe(true);
  });

  test("no document about another flag", () => {
    const about = (flag: string): Grid => drawn(`Kent Police, crimes with a ${flag} flag, 2018/19\n${TABLE}`);
    expect(fits(about("CSE"), propose(about("CSE")))).toBe(true);
    expect(fits(about("CSA"), propose(about("CSE")))).toBe(false);
  });
});

describe("replay", () => {
  const page = (year: string, force = "Kent Police"): Grid =>
    drawn(`${force}, crimes with a CSE marker, ${year}\nOutcome | Crimes\nCharged | 5`);

  test("believes a document that names another year than the one the layout was made from", () => {
    const layout = propose(page("2018/19"));
    expect(cellsOf(readGrid(page("2021/22"), layout))).toEqual(["B3 kent 2021/22 crimes flag:CSE charged 5"]);
  });

  test("asks again for what a person said in place of other words", () => {
    const layout = correct(propose(page("2018/19")), page("2018/19"), { kind: "means", means: { period: "2017/18" } });
    expect(cellsOf(readGrid(page("2018/19"), layout))).toEqual(["B3 kent 2017/18 crimes flag:CSE charged 5"]);
    const other = readGrid(page("2021/22"), layout);
    expect([other.cells.length, other.missing, problemsOf(other)]).toEqual([0, ["period"], ["said-of-another-file"]]);
  });

  test("a title above a table that names another year is believed too", () => {
    const two = (year: string): Grid =>
      drawn(
        `Kent Police, crimes with a CSE flag\n\nTable 1: ${year}\nOutcome | Crimes\nCharged | 5\n\nYear | Crimes\n2018/19 | 6`,
      );
    const layout = propose(two("2016/17"));
    expect(fits(two("2017/18"), layout)).toBe(true);
    expect(cellsOf(readGrid(two("2017/18"), layout))[0]).toBe("B5 kent 2017/18 crimes flag:CSE charged 5");
  });

  test("a table that is not there any more, and one that is new, are problems", () => {
    const layout = propose(page("2018/19"));
    const other = drawn("Kent Police, crimes with a CSE marker, 2018/19\nDisposal | Crimes\nCharged | 5");
    expect(readGrid(other, layout)).toMatchObject({ tables: [null], cells: [] });
    expect(problemsOf(readGrid(other, layout))).toEqual(["table-not-found", "table-not-in-layout 2"]);
  });
});

describe("a layout as a file", () => {
  const grid = drawn(TABLE, { file: "kent.csv" });
  const layout = corrected(
    grid,
    { kind: "means", means: { unit: "crimes", scope: "flag:CSE", flagRule: "set by an officer" } },
    { kind: "label", dimension: "line", text: "NFA", means: "" },
    { kind: "row", row: 4, is: "note" },
    { kind: "column", table: 0, column: "C", role: "count" },
  );

  test("is small, in a fixed order, and comes back the same", () => {
    const text = layoutText(layout);
    expect(text).toBe(`{
  "layout": 1,
  "id": "kent",
  "version": 1,
  "title": "kent.csv",
  "made": "corrected",
  "sheet": null,
  "means": { "force": "kent", "unit": "crimes", "scope": "flag:CSE", "flagRule": "set by an officer" },
  "from": { "file": "kent.csv", "means": { "force": "kent" } },
  "tables": [
    {
      "headerRows": 1,
      "means": {},
      "columns": [
        { "header": "Outcome", "role": { "label": "line" }, "means": {} },
        { "header": "2018/19", "role": "count", "means": { "period": "2018/19" } },
        { "header": "2019/20", "role": "count", "means": { "period": "2019/20" }, "said": true }
      ]
    }
  ],
  "labels": [{ "dimension": "line", "text": "NFA", "means": "" }],
  "rows": [{ "text": "NFA", "is": "note" }]
}
`);
    expect(parseLayout(text, "kent.json")).toEqual({ layout });
  });

  test.each([
    ["an unknown key", `"id": `, `"madeBy": "x", "id": `, "madeBy", "one of layout, id"],
    [
      "an unknown force",
      `"means": { "force": "kent", `,
      `"means": { "force": "yorkshire", `,
      "means.force",
      "the id of a force",
    ],
    ["an unknown unit", `"unit": "crimes"`, `"unit": "crime"`, "means.unit", "one of crimes"],
    ["an unknown scope", `"flag:CSE"`, `"flag:cse"`, "means.scope", "a scope"],
    ["an unknown line", `"unit": "crimes"`, `"line": "outcome:23"`, "means.line", "total, a line"],
    ["an unknown dimension", `"unit": "crimes"`, `"colour": "red"`, "means.colour", "one of force"],
    ["an unknown role", `"role": "count"`, `"role": "counts"`, "tables[0].columns[1].role", "one of count"],
    ["an unknown kind of row", `"is": "note"`, `"is": "remark"`, "rows[0].is", "one of blank"],
  ])("%s is named at its place", (_, from, to, at, wanted) => {
    const parsed = parseLayout(layoutText(layout).replace(from, to), "kent.json");
    if (!("problems" in parsed)) throw new Error("it was read");
    expect(parsed.problems[0]).toMatchObject({ code: "layout-not-understood", file: "kent.json", cell: at });
    expect(parsed.problems[0]?.wanted).toContain(wanted);
  });

  test("a text that is no JSON is one problem", () => {
    expect(parseLayout("{", "kent.json")).toMatchObject({ problems: [{ code: "layout-not-json", file: "kent.json" }] });
  });

  test("missing keys and wrong kinds of values are named, each", () => {
    const parsed = parseLayout(`{"layout": 2, "tables": [{"columns": [{"role": {"label": "mood"}}]}], "rows": 5}`, "x");
    const places = "problems" in parsed ? parsed.problems.map(({ cell }) => cell) : [];
    for (const place of [
      "layout",
      "id",
      "means",
      "rows",
      "tables[0].means",
      "tables[0].columns[0].header",
      "tables[0].columns[0].role.label",
    ]) {
      expect(places).toContain(place);
    }
  });
});
