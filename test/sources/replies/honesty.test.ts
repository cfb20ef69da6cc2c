// What must not be dropped, guessed or chosen in silence.
import { expect, test } from "vitest";
import { propose } from "../../../src/sources/replies/propose.ts";
import { readGrid } from "../../../src/sources/replies/read-grid.ts";
import { cellsOf, drawn, problemsOf, readDrawn, unknownOf } from "./drawn.ts";

const HEAD = `
Kent Police
Crimes with a CSE flag, 2018/19`;

test("a file's name and its words that name two forces leave the force to be said", () => {
  const reading = readDrawn(`${HEAD}\nOutcome | Crimes\nCharged | 16`, { file: "essex.csv" });
  expect([cellsOf(reading), reading.missing, problemsOf(reading)]).toEqual([[], ["force"], ["force-contradicts"]]);
});

test("a unit is never guessed from silence", () => {
  const reading = readDrawn("Kent Police, CSE flag, 2018/19\nOutcome | Number\nCharged | 16");
  expect([cellsOf(reading), reading.missing]).toEqual([[], ["unit"]]);
});

test("CSE without a word for a flag is no flag, and a flag of the file does not cover a column of CSA", () => {
  const bare = readDrawn("Kent Police, CSE crimes, 2018/19\nOutcome | Number\nCharged | 16");
  expect(bare.missing).toEqual(["scope"]);
  const both = readDrawn(`${HEAD}\nDistrict | CSE crimes | CSA crimes\nMedway | 5 | 6`);
  expect(cellsOf(both)).toEqual(["B4 kent/Medway 2018/19 crimes flag:CSE total 5"]);
  expect(problemsOf(both)).toEqual(["scope-contradicts C4"]);
});

test("words of a title that may narrow what is counted are told", () => {
  const reading = readDrawn(
    "Kent Police: number of crimes with a CSE flag involving under 13s, 2018/19\nOutcome | Number\nCharged | 16",
  );
  expect(problemsOf(reading)).toEqual(["title-may-narrow 1"]);
});

test("a column of figures without a header is not taken for its neighbour's", () => {
  const reading = readDrawn(`${HEAD}\nDistrict | Crimes |\nMedway | 5 | 6`);
  expect(cellsOf(reading)).toEqual(["B4 kent/Medway 2018/19 crimes flag:CSE total 5"]);
  expect(problemsOf(reading)).toEqual(["unknown-line C4"]);
});

test("a list of crimes with their references is no table of counts", () => {
  const reading = readDrawn(
    `${HEAD}\nCrime reference | Outcome | Crimes\nCR1 | Charged | 1\nCR2 | Charged | 1\nCR3 | No suspect identified | 1`,
  );
  expect(cellsOf(reading)).toEqual(["C6 kent 2018/19 crimes flag:CSE no-suspect 1"]);
  expect(problemsOf(reading)).toEqual(["column-not-read A", "two-figures C4"]);
});

test("one meaning twice in a table is told, and neither figure is used", () => {
  const reading = readDrawn(`${HEAD}\nOutcome | Crimes\nCharged | 16\nCharged | 17`);
  expect([cellsOf(reading), problemsOf(reading)]).toEqual([[], ["two-figures B4"]]);
});

test("the same figure in two tables is used once, and told", () => {
  const reading = readDrawn(`${HEAD}\n\nOutcome | Crimes\nCharged | 16\n\nYear | Charged\n2018/19 | 16`);
  expect([cellsOf(reading), problemsOf(reading)]).toEqual([
    ["B5 kent 2018/19 crimes flag:CSE charged 16"],
    ["figure-twice B5"],
  ]);
});

test("a code and a title that name two outcomes leave the figure unused", () => {
  const reading = readDrawn(`${HEAD}\nOutcome code | Outcome | Crimes\n18 | Charged | 16`);
  expect([cellsOf(reading), problemsOf(reading)]).toEqual([[], ["line-contradicts C4"]]);
});

test("a label left blank beside others is not filled down where nothing says that it holds", () => {
  const reading = readDrawn(`${HEAD}\nDistrict | Crimes\nMedway | 5\n | 6\nThanet | 7`);
  expect(cellsOf(reading)).toEqual([
    "B4 kent/Medway 2018/19 crimes flag:CSE total 5",
    "B6 kent/Thanet 2018/19 crimes flag:CSE total 7",
  ]);
  expect(problemsOf(reading)).toEqual(["label-blank A5"]);
});

test("a label that is filled down says where it comes from", () => {
  const reading = readDrawn(
    "Number of crimes with a CSE flag, 2018/19\nForce | Outcome | Number\nKent | Charged | 5\n | No suspect identified | 7",
  );
  expect(reading.rows[3]?.why).toBe('Figures beside their labels; "Kent" of row 3 holds here too.');
});

test("a value by a rule of the document says so in its note", () => {
  const reading = readDrawn(`${HEAD}\nOutcome | Crimes\nCharged | *\n\n* denotes fewer than 5`);
  expect(reading.cells[0]).toMatchObject({
    cell: { kind: "interval", from: 1, to: 4 },
    note: '"*" is read by the rule of the document: * denotes fewer than 5',
  });
});

test("blank cells are not zero, and two numbers in one cell are none", () => {
  const reading = readDrawn(`${HEAD}\nOutcome | Crimes | Offences\nCharged | | 1  204`);
  expect(reading.cells.map(({ cell }) => cell.kind)).not.toContain("exact");
});

test("a sheet of words has no table, and says so", () => {
  const reading = readDrawn("Cover sheet\nPublished 12 May 2021\nContact: | foi@example.org");
  expect([reading.tables, reading.figures, problemsOf(reading)]).toEqual([[], [], ["no-table"]]);
  expect(reading.rows.map(({ is }) => is)).toEqual(["title", "title", "title"]);
});

test("a title within a table that says nothing known is told", () => {
  const reading = readDrawn(`${HEAD}\nOutcome | Crimes\nSomewhere else\nCharged | 16`);
  expect(problemsOf(reading)).toEqual(["words-not-understood 4"]);
});

test("rows and columns beyond what is drawn are told", () => {
  const grid = { ...drawn(`${HEAD}\nOutcome | Crimes\nCharged | 16`) };
  const wide = { ...grid, rows: [...grid.rows, Array.from({ length: 400 }, () => "1")] };
  expect(problemsOf(readGrid(wide, propose(wide)))).toContain("table-too-large");
});

test("every column says why it is what it is", () => {
  const grid = drawn(`${HEAD}\nOutcome | Crimes | % | Comments | Thing\nCharged | 16 | 5% | so | `);
  expect(readGrid(grid, propose(grid)).columns?.map(({ column, why }) => `${column} ${why}`)).toEqual([
    "A Its header names what the cells below are.",
    "B Figures stand in it, and its header says unit crimes, line total.",
    "C Shares, rates or days: they count nothing.",
    "D Words that go with the figures of their row.",
    "E Nothing says what it holds.",
  ]);
});

test("unknown labels come once each, with the place of the first", () => {
  const reading = readDrawn(`${HEAD}\nDistrict | Outcome | Crimes\nMedway | NFA | 5\nThanet | NFA | 6`);
  expect(unknownOf(reading)).toEqual(["line NFA"]);
  expect(reading.problems).toMatchObject([{ code: "unknown-line", cell: "B4", cells: 2 }]);
});
