import { describe, expect, test } from "vitest";
import { columnLetters } from "../../src/standard/address.ts";
import { BALANCE_LINES } from "../../src/standard/balance-lines.ts";
import { absent, type Cell, exact, interval } from "../../src/standard/cell.ts";
import { readReturnJson } from "../../src/standard/open-format/json.ts";
import { looksLikeReturn, readReturnCsv } from "../../src/standard/open-format/rows.ts";
import { HEADER, inShort, read } from "./returns.ts";

describe("a return in CSV", () => {
  test("is read row by row", () => {
    const { rows, problems, columns } = read(
      `Force,Area,Period,Unit,Scope,Flag Rule,FLAG_ORIGIN,Basis,Edition,Line,Value,Note,Source
South Yorkshire Police,,2023/24,crimes,flag:CSE,set by the recording officer,officer,recorded,2024-06-30,total,540,,Reply 1
SYP,Rotherham,FY 2023/24,Offences,FLAG:cse,,,,,Outcome 18,<5,"small, so hidden",`,
    );
    expect(problems).toEqual([]);
    expect(columns.map(({ column, role }) => `${column} ${role}`).slice(0, 3)).toEqual([
      "A force",
      "B area",
      "C period",
    ]);
    expect(rows).toEqual([
      {
        row: 2,
        column: "K",
        force: "south-yorkshire",
        area: null,
        period: "2023/24",
        periodFrom: "2023-04-01",
        periodTo: "2024-03-31",
        unit: "crimes",
        scope: "flag:CSE",
        flagRule: "set by the recording officer",
        flagOrigin: "officer",
        basis: "recorded",
        edition: "2024-06-30",
        line: "total",
        cell: exact(540),
        note: null,
        cite: "Reply 1",
      },
      {
        row: 3,
        column: "K",
        force: "south-yorkshire",
        area: "Rotherham",
        period: "2023/24",
        periodFrom: "2023-04-01",
        periodTo: "2024-03-31",
        unit: "crimes",
        scope: "flag:CSE",
        flagRule: null,
        flagOrigin: null,
        basis: "not stated",
        edition: null,
        line: "outcome:18",
        cell: interval(1, 4),
        note: "small, so hidden",
        cite: null,
      },
    ]);
  });

  test("may have its columns in any order, and only those it needs", () => {
    const { rows, problems } = read("VALUE,line,s c o p e,Unit,period,Force\n16,charged,flag:CSE,crimes,2018,Kent");
    expect(problems).toEqual([]);
    expect(rows).toMatchObject([{ column: "A", force: "kent", line: "charged", cell: exact(16) }]);
  });

  test("is no return with fewer than four of its columns", () => {
    expect(readReturnCsv([["force", "period", "unit", "count"]], "x.csv")).toBeNull();
    expect(readReturnCsv([["force", "force", "force", "force"]], "x.csv")).toBeNull();
    expect(readReturnCsv([], "x.csv")).toBeNull();
    expect(looksLikeReturn(["force", "period", "unit", "value"])).toBe(true);
  });

  test("skips blank records, and counts them as rows", () => {
    const reading = readReturnCsv(
      [HEADER.split(","), ["", " "], [], ["Kent", "2018", "crimes", "flag:CSE", "total", "7"]],
      "x.csv",
    );
    expect(reading?.rows).toMatchObject([{ row: 4 }]);
    expect(reading?.problems).toEqual([]);
  });

  test("from a sheet names the sheet in its problems", () => {
    const reading = readReturnCsv(
      [HEADER.split(","), ["Kant", "2018", "crimes", "flag:CSE", "total", "7"]],
      "x.xlsx",
      "Data",
    );
    expect(reading?.problems).toMatchObject([{ file: "x.xlsx", sheet: "Data", cell: "A2", suggestions: ["Kent"] }]);
  });
});

describe("a line", () => {
  const lineOf = (text: string): string | null => {
    const { rows, problems } = read(`${HEADER}\nKent,2018,crimes,flag:CSE,"${text}",5`);
    expect(problems.length).toBe(rows.length === 1 ? 0 : 1);
    return rows[0]?.line ?? null;
  };

  test.each([
    ["total", "total"],
    ["Total", "total"],
    ["1", "outcome:1"],
    ["outcome 1", "outcome:1"],
    ["Outcome: 18", "outcome:18"],
    ["outcome:18", "outcome:18"],
    ["18", "outcome:18"],
    ["Investigation complete – no suspect identified", "outcome:18"],
    ["Charged/Summonsed", "outcome:1"],
    ["0", "outcome:0"],
    ["1A", "of-which:1A"],
    ["of-which:1a", "of-which:1A"],
    ["charged", "charged"],
    ["Charged", "charged"],
    ["no-suspect", "no-suspect"],
    ["No suspect identified", "no-suspect"],
    ["Victim did not support", "victim-does-not-support"],
    ["transferred", "transferred"],
    ["C1", "outcome:20"],
    ["other: arrests of adults", "other:arrests of adults"],
    ["Other :  live   investigations", "other:live investigations"],
  ])("%j is stored as %j", (text, line) => {
    expect(lineOf(text)).toBe(line);
  });

  test.each(BALANCE_LINES.map(({ id, title }) => [id, title] as const))(
    "%s is found by its id and its title",
    (id, title) => {
      expect(lineOf(id)).toBe(id);
      expect([
        id,
        ...BALANCE_LINES.filter((one) => one.id === id).flatMap(({ types }) => types.map((type) => `outcome:${type}`)),
      ]).toContain(lineOf(title));
    },
  );

  test.each([
    "",
    "NFA?",
    "23",
    "4A",
    "Cautions",
    "Out-of-court (formal)",
    "C2",
    "other:",
    "evidential difficulties",
    "Prosecution prevented or not in the public interest (OC5/9/10/11/12/13/17/21/22)",
    "totals",
  ])("%j names none", (text) => {
    expect(lineOf(text)).toBeNull();
  });

  test("that is a part of a line is told with its types", () => {
    const { problems } = read(`${HEADER}\nKent,2018,crimes,flag:CSE,Cautions,5`);
    expect(problems).toMatchObject([{ cell: "E2", suggestions: ["outcome:2", "outcome:3"] }]);
  });
});

/** one row each: force, period, unit, scope, line, value → problems, figures kept */
const FAULTS: readonly (readonly [string, readonly string[], readonly (Cell | null)[]])[] = [
  ["Kant,2018,crimes,flag:CSE,total,5", ['A2 unknown-force "Kant"'], []],
  [",2018,crimes,flag:CSE,total,5", ['A2 blank ""'], []],
  ["Kent,,crimes,flag:CSE,total,5", ['B2 blank ""'], []],
  ["Kent,2018,crims,flag:CSE,total,5", ['C2 unknown-unit "crims"'], []],
  ["Kent,2018,crimes,CSE,total,5", ['D2 unknown-scope "CSE"'], []],
  ["Kent,2018,crimes,flag:CSE,NFA?,5", ['E2 unknown-line "NFA?"'], []],
  ["Kent,2018,crimes,flag:CSE,total,NFA?", ['F2 value-not-understood "NFA?"'], [absent("not understood", "NFA?")]],
  ["Kent,2018,crimes,flag:CSE,total,31/12", ['F2 value-not-understood "31/12"'], [absent("not understood", "31/12")]],
  ["Kent,2018,crimes,flag:CSE,total,not understood (31/12)", [], [absent("not understood", "31/12")]],
  ["Kent,2018,crimes,flag:CSE,total,", [], [absent("not stated", "blank")]],
  ["Kent,2018,crimes,flag:CSE,total,0", [], [exact(0)]],
  ["Kent,2018,crimes,flag:CSE,total", ['2 ragged-row "5 cells"'], []],
  ["Kent,2018,crimes,flag:CSE,total,1,204", ['2 ragged-row "7 cells"'], []],
  ["Kent,2018,crimes,flag:CSE,total,5,,", [], [exact(5)]],
  [
    "Kant,,x,y,z,?",
    [
      'A2 unknown-force "Kant"',
      'B2 blank ""',
      'C2 unknown-unit "x"',
      'D2 unknown-scope "y"',
      'E2 unknown-line "z"',
      'F2 value-not-understood "?"',
    ],
    [],
  ],
  ["kent,last recorded financial year,crimes,flag:CSE,total,5", [], [exact(5)]],
  ["COPFS,2014/2015,charges,other: reported to COPFS,total,3957", [], [exact(3957)]],
];

describe("what is not understood", () => {
  test.each(FAULTS)("%s", (row, problems, cells) => {
    const reading = read(`${HEADER}\n${row}`);
    expect(inShort(reading.problems)).toEqual(problems);
    expect(reading.rows.map(({ cell }) => cell)).toEqual(cells);
  });

  test("in a column that a row can do without counts as not said, and is told", () => {
    const { rows, problems } = read(`${HEADER},basis,flag_origin\nKent,2018,crimes,flag:CSE,total,5,cohort,computer`);
    expect(inShort(problems)).toEqual(['H2 unknown-flag-origin "computer"', 'G2 unknown-basis "cohort"']);
    expect(rows).toMatchObject([{ basis: "not stated", flagOrigin: null, cell: exact(5) }]);
  });

  test("many times over is told once, with how many cells share it", () => {
    const row = "Kent,2018,crims,flag:CSE,total,5";
    const { problems } = read([HEADER, row, row, row].join("\n"));
    expect(problems).toMatchObject([{ cell: "C2", code: "unknown-unit", cells: 3 }]);
  });

  test("a long text is told in short, and half a letter is replaced", () => {
    const { problems } = read(`${HEADER},\ud800\n${"K".repeat(5000)},2018,crimes,flag:CSE,total,\ud800`);
    expect(problems.map(({ found }) => found)).toEqual(["\ufffd", `${"K".repeat(80)}…`, "\ufffd"]);
  });
});

describe("the header", () => {
  test("that lacks a column is told with the columns found and the nearest, and no row is read", () => {
    const { rows, problems } = read("force,period,units,scope,line,value\nKent,2018,crimes,flag:CSE,total,5");
    expect(rows).toEqual([]);
    expect(inShort(problems)).toEqual([
      'C unknown-column "units"',
      '1 missing-column "force, period, units, scope, line, value"',
    ]);
    expect(problems[0]?.suggestions).toEqual(["unit"]);
    expect(problems[1]).toMatchObject({ wanted: "a column unit", suggestions: ["units"] });
  });

  test("with a column that is not of the format is told, and everything else is read", () => {
    const { rows, problems, columns } = read(`${HEADER},officer name\nKent,2018,crimes,flag:CSE,total,5,—`);
    expect(inShort(problems)).toEqual(['G unknown-column "officer name"']);
    expect(rows).toHaveLength(1);
    expect(columns.at(-1)).toEqual({ column: "G", header: "officer name", role: "not read" });
  });

  test("with a column twice reads neither", () => {
    const { rows, problems } = read(`${HEADER},Value\nKent,2018,crimes,flag:CSE,total,5,6`);
    expect(rows).toEqual([]);
    expect(inShort(problems)).toEqual([
      'F column-twice "value"',
      'G column-twice "Value"',
      '1 missing-column "force, period, unit, scope, line, value, Value"',
    ]);
  });

  test("with an optional column twice reads the rest", () => {
    const { rows, problems } = read(`${HEADER},note,note\nKent,2018,crimes,flag:CSE,total,5,a,b`);
    expect(problems).toMatchObject([
      { cell: "G", code: "column-twice", hint: "It stands in G and H; neither is read.", cells: 2 },
    ]);
    expect(rows).toMatchObject([{ note: null, cell: exact(5) }]);
  });

  test("with letters that only look alike, invisible ones or words of the language itself names no column", () => {
    const hostile = ["f\u043erce", "val\u200bue", "\u202eeulav\u202c", "__proto__", "constructor", "toString"];
    expect(hostile.map((text) => looksLikeReturn([text, "period", "unit", "scope"]))).toEqual(hostile.map(() => false));
    const { rows, problems } = read(`${HEADER},${hostile.join(",")}\nKent,2018,crimes,flag:CSE,total,5,1,2,3,{},5,6`);
    expect(rows).toHaveLength(1);
    expect(problems.map(({ code, cell }) => `${cell} ${code}`)).toEqual(
      "GHIJKL".split("").map((cell) => `${cell} unknown-column`),
    );
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test("may begin with the mark of its encoding", () => {
    expect(read(`\ufeff${HEADER}\nKent,2018,crimes,flag:CSE,total,5`).rows).toHaveLength(1);
  });

  test("names columns beyond Z as spreadsheets do", () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnLetters)).toEqual([
      "A",
      "Z",
      "AA",
      "AB",
      "AZ",
      "BA",
      "ZZ",
      "AAA",
    ]);
  });
});

describe("the same thing said twice", () => {
  const row = (line: string, value: string): string => `Kent,2018,crimes,flag:CSE,${line},${value}`;

  test("with one figure counts once", () => {
    const { rows, problems } = read([HEADER, row("charged", "5"), row("Charged", "5")].join("\n"));
    expect(rows).toMatchObject([{ row: 2, cell: exact(5) }]);
    expect(inShort(problems)).toEqual(['F3 said-twice "5"']);
    expect(problems[0]?.hint).toContain("F2");
  });

  test("with two figures counts as not understood, both times", () => {
    const { rows, problems } = read([HEADER, row("total", "5"), row("total", "6"), row("charged", "1")].join("\n"));
    const unclear = absent("not understood", "two different figures");
    expect(rows.map(({ cell }) => cell)).toEqual([unclear, unclear, exact(1)]);
    expect(inShort(problems)).toEqual(['F2 two-figures "5"', 'F3 two-figures "6"']);
    expect(problems.map(({ hint }) => hint)).toMatchObject([
      expect.stringContaining("F3"),
      expect.stringContaining("F2"),
    ]);
  });

  test("three times with one other figure counts as not understood three times", () => {
    const { rows, problems } = read([HEADER, row("total", "5"), row("total", "5"), row("total", "<5")].join("\n"));
    expect(rows.every(({ cell }) => cell.kind === "absent")).toBe(true);
    expect(rows).toHaveLength(3);
    expect(problems.reduce((all, { cells = 1 }) => all + cells, 0)).toBe(3);
  });

  test("is not another period, unit, scope, area, basis, edition, line or flag rule", () => {
    const csv = `${HEADER},area,basis,edition,flag_rule
Kent,2018,crimes,flag:CSE,total,1,,,,
Kent,2019,crimes,flag:CSE,total,2,,,,
Kent,2018,reports,flag:CSE,total,3,,,,
Kent,2018,crimes,flag:CSA,total,4,,,,
Kent,2018,crimes,flag:CSE,total,5,Medway,,,
Kent,2018,crimes,flag:CSE,total,6,,closed,,
Kent,2018,crimes,flag:CSE,total,7,,,July 2026,
Kent,2018,crimes,flag:CSE,charged,8,,,,
Kent,2018,crimes,flag:CSE,total,9,,,,early
Essex,2018,crimes,flag:CSE,total,10,,,,`;
    expect(read(csv).problems).toEqual([]);
    expect(read(csv).rows.map(({ cell }) => cell)).toEqual(Array.from({ length: 10 }, (_, index) => exact(index + 1)));
  });

  test("is told in JSON with its address", () => {
    const figure = { force: "kent", period: "2018", unit: "crimes", scope: "flag:CSE", line: "total", value: 5 };
    const reading = readReturnJson(
      { everycase: "return", version: 1, rows: [figure, { ...figure, value: 6 }] },
      "r.json",
    );
    expect(inShort(reading?.problems ?? [])).toEqual([
      'rows[0].value two-figures "5"',
      'rows[1].value two-figures "6"',
    ]);
  });
});
