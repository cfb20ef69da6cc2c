// What `everycase add`, `sources`, `problems` and `verify` print, as drawn text that can be checked by hand.
import { expect, test } from "vitest";
import { endingOf } from "../../src/cli/add.ts";
import { lengthOf, paint } from "../../src/cli/lines.ts";
import { allProblemLines, problemLines, problemTable } from "../../src/cli/show/problems.ts";
import { cellsWords, columnsWords, editionSays, reportLines, summaryWords } from "../../src/cli/show/report.ts";
import { sourcesLines, sourcesTable } from "../../src/cli/show/sources.ts";
import { verificationLines, verificationTable } from "../../src/cli/show/verification.ts";
import { headOf } from "../../src/cli/verify.ts";
import { REPORT, VERIFICATION } from "./samples.ts";

const text = (lines: Parameters<typeof paint>[0]): readonly string[] => paint(lines, false).trimEnd().split("\n");

test("a report says what a file was read as, cell by cell, and shows the first ten problems", () => {
  const lines = text(reportLines(REPORT, 100));
  expect(lines.slice(0, 10)).toEqual([
    "kent reply.csv: added",
    "  Read as   Figures in the open format (open format, version 1); 24 rows; edition July 2026",
    "  Cells     24 read: 20 exact, 2 ranges, 1 withheld, 1 not understood",
    "  Columns   A force, B “Offences” as value; not read: C “Comments”",
    "  Note      The text is not UTF-8; it is read as Windows-1252.",
    "  Archived  1,204 bytes, SHA-256 5f5f5f5f…, entry e3, 2026-11-20 09:30 UTC",
    "  Problems  12",
    "    A2, 3 cells: unknown force",
    "      Found Kant; wanted a police force.",
    "      Nearest: Kent. The row is not kept.",
  ]);
  expect(lines.filter((line) => line.includes("unknown force"))).toHaveLength(10);
  expect(lines.at(-1)).toBe("    and 2 more: everycase problems 'kent reply.csv'");
});

test("a file that could not be read is told to be kept, and nothing is said of its cells", () => {
  const unread = { ...REPORT, state: "kept unread" as const, source: null, columns: [], problems: [] };
  expect(text(reportLines(unread, 100)).slice(0, 2)).toEqual([
    "kent reply.csv: kept unread",
    "  Read as   nothing: no cell could be read. It is archived as received.",
  ]);
  expect(summaryWords([REPORT, unread])).toBe("2 files: 1 read, 1 kept unread; 12 problems to look at.");
});

test("a problem about a whole file does not repeat the file's name", () => {
  const problem = { code: "empty-file", file: "kent.csv", found: "an empty file", wanted: "a CSV file" };
  expect(text(problemLines(problem, 100))).toEqual([
    "  the whole file: empty file",
    "    Found an empty file; wanted a CSV file.",
  ]);
});

test("a hostile file name gives the terminal no order and makes no line too wide", () => {
  const hostile = { ...REPORT, file: `\u001B[2J${"x".repeat(200)}\u202Evsc.exe` };
  for (const lines of [
    reportLines(hostile, 100),
    allProblemLines([hostile], 100),
    sourcesLines({ reports: [hostile], scopes: [], home: "x" }, 100),
  ]) {
    const shown = text(lines);
    expect(shown.filter((line) => lengthOf(line) > 100 && !line.includes("everycase problems"))).toEqual([]);
    expect(shown.join("")).not.toMatch(/[\u001B\u202E]/u);
  }
});

test("the files stand in one table, and what can be asked of them below it", () => {
  const period = { id: "2023/24", title: "2023/24", bases: ["recorded"], forces: 34 };
  const scopes = [{ id: "flag:CSE", title: "Crimes with the CSE flag", says: "", periods: [period] }];
  expect(text(sourcesLines({ reports: [REPORT], scopes, home: "x" }, 100))).toEqual([
    "File            Read as                     Edition    Cells  Problems  Added       SHA-256",
    "─".repeat(93),
    "kent reply.csv  Figures in the open format  July 2026     24        12  2026-11-20  5f5f5f5f…",
    "",
    "What can be asked of them",
    "- Crimes with the CSE flag: 2023/24 (34 forces)",
    "  everycase compare --scope flag:CSE",
  ]);
});

test("an empty book says where it lies and how to begin", () => {
  expect(text(sourcesLines({ reports: [], scopes: [], home: "./everycase-data" }, 100))).toEqual([
    "No file has been added yet (book in ./everycase-data).",
    "",
    "To begin",
    "  everycase add replies/",
    "  everycase start",
  ]);
});

test("words for cells, columns and editions", () => {
  expect(cellsWords({ read: 0, exact: 0, interval: 0, absent: {}, notUnderstood: 0 })).toBe("none read");
  expect(columnsWords([])).toBe("");
  expect(editionSays(null)).toBe("edition not stated");
  expect(editionSays("edition not stated")).toBe("edition not stated");
  expect(editionSays("July 2026")).toBe("edition July 2026");
});

test("adding ends in problems when there are some, and in unreadable only when no file could be read", () => {
  const good = { source: "x", problems: [] };
  const troubled = { source: "x", problems: REPORT.problems };
  const unread = { source: null, problems: REPORT.problems };
  expect(endingOf([good, good])).toBe("done");
  expect(endingOf([good, troubled])).toBe("problems");
  expect(endingOf([good, unread])).toBe("problems");
  expect(endingOf([unread, unread])).toBe("unreadable");
});

test("a sound book gives the head to note down, a damaged one says where it does not hold", () => {
  expect(text(verificationLines(VERIFICATION, 100)).slice(0, 7)).toEqual([
    "The book holds.",
    "Ledger     2 entries, the chain is whole",
    "Tree       6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "Archive    2 originals are as received",
    "Damaged    none",
    "Missing    none",
    "Warehouse  1 file is read again at the next question",
  ]);
  const damaged = text(
    verificationLines(
      {
        ...VERIFICATION,
        ok: false,
        ledger: { ok: false, at: 2, what: "its digest is another one", entriesChecked: 1 },
        archive: {
          checked: 2,
          damaged: [{ sha256: "ab".repeat(32), what: "its 3 bytes give another hash" }],
          missing: [],
        },
      },
      100,
    ),
  );
  expect(damaged[0]).toBe("The book is damaged.");
  expect(damaged[1]).toBe("Ledger     entry 2 does not hold: its digest is another one. 1 entry before it are sound");
  expect(damaged).toContain("- abababab…: its 3 bytes give another hash");
  expect(damaged.join("\n")).not.toContain("--head");
});

test("a head is a sequence and a digest; any other text is refused", () => {
  const digest = "Ab".repeat(32);
  expect(headOf(`12:${digest}`)).toEqual({ sequence: 12, digest: digest.toLowerCase() });
  for (const wrong of ["", "12", `12:${digest.slice(1)}`, `x:${digest}`, `-1:${digest}`]) {
    expect(() => headOf(wrong)).toThrow(/Cannot read --head/u);
  }
});

test("flat rows have a value for each of their columns", () => {
  for (const { columns, rows } of [sourcesTable([REPORT]), problemTable([REPORT]), verificationTable(VERIFICATION)]) {
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((row) => row.length !== columns.length)).toEqual([]);
  }
});
