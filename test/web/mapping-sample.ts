// A mapped reply, drawn by hand: one force's outcomes by year, with a label nobody knows and a total that is wrong.

import { assert } from "../../src/ground/assert.ts";
import type { Grid, GridReading } from "../../src/sources/replies/grid.ts";
import type { Layout } from "../../src/sources/replies/layout.ts";
import { exact } from "../../src/standard/cell.ts";
import type { Reported } from "../../src/standard/reported.ts";
import type { Effect, MappingView } from "../../src/web/mapping-view.ts";
import { forceAnswerOf } from "./sample.ts";

/** The table as it stands. */
export const grid: Grid = {
  file: "foi-761.csv",
  part: null,
  sheet: null,
  merges: [],
  text: null,
  rows: [
    ["Crimes with a CSE marker by outcome"],
    [],
    ["Outcome", "2021/22", "2022/23", "Comment"],
    ["Charged", "16", "12", ""],
    ["No suspect identified", "169", "140", ""],
    ["NFA", "75", "80", "various"],
    ["Total", "261", "232", ""],
    ["Source: crime system, 3 May 2023"],
  ],
};

const layout: Layout = {
  layout: 1,
  id: "foi-761",
  version: 1,
  title: "foi-761.csv",
  made: "proposed",
  sheet: null,
  means: { scope: "flag:CSE", unit: "crimes", basis: "recorded" },
  tables: [
    {
      headerRows: 1,
      means: {},
      columns: [
        { header: "Outcome", role: { label: "line" }, means: {} },
        { header: "2021/22", role: "count", means: { period: "2021/22" } },
        { header: "2022/23", role: "count", means: { period: "2022/23" } },
        { header: "Comment", role: "note", means: {} },
      ],
    },
  ],
  labels: [],
  rows: [],
};

const KINDS = ["title", "blank", "header", "data", "data", "data", "total", "note"] as const;
const CELLS = ["B4", "C4", "B5", "C5", "B6", "C6"] as const;

function cellAt(address: string): Reported {
  const [column, row] = [address.slice(0, 1), Number(address.slice(1))];
  return {
    row,
    column,
    force: "kent",
    area: null,
    period: column === "B" ? "2021/22" : "2022/23",
    periodFrom: null,
    periodTo: null,
    unit: "crimes",
    scope: "flag:CSE",
    flagRule: "CSE marker",
    flagOrigin: null,
    basis: "recorded",
    edition: null,
    line: row === 4 ? "charged" : "no-suspect",
    cell: exact(Number(grid.rows[row - 1]?.[column === "B" ? 1 : 2])),
    note: null,
    cite: null,
  };
}

/** The reading; with `said`, force and flag rule are known. */
export function reading(said: boolean): GridReading {
  const facts = said ? { force: "kent", flagRule: "CSE marker" } : {};
  return {
    layout: { ...layout, means: { ...layout.means, ...facts } },
    rows: KINDS.map((is, index) => ({ row: index + 1, is, why: `it looks like ${is}` })),
    tables: [{ headerRows: [3], first: 4, last: 8 }],
    figures: CELLS.map((cell) => ({ cell, table: 0, means: {} })),
    cells: said ? CELLS.filter((cell) => !cell.endsWith("6")).map(cellAt) : [],
    checks: [
      { total: "B7", parts: ["B4", "B5", "B6"], stated: "261", sum: "260", agrees: false },
      { total: "C7", parts: ["C4", "C5", "C6"], stated: "232", sum: "232", agrees: true },
    ],
    missing: said ? [] : ["force", "flagRule"],
    unknown: [{ dimension: "line", text: "NFA", cell: "A6", suggestions: [] }],
    problems: [
      {
        file: "foi-761.csv",
        code: "total-differs",
        cell: "B7",
        found: "261",
        wanted: "260, the sum of its parts",
        hint: "Both are kept as they stand.",
      },
    ],
  };
}

const answer = forceAnswerOf();
const [rate] = answer.rates;
assert(rate !== undefined, "the sample has a rate");
const said = { balance: answer.balance, rate, file: "foi-761.csv", sha256: "a".repeat(64) };

const effect: Effect = {
  force: "south-yorkshire",
  called: "South Yorkshire",
  scope: "flag:CSE",
  scopeTitle: "Crimes with the CSE flag",
  period: "2021/22",
  periodTitle: "April 2021 to March 2022",
  basis: "recorded",
  before: null,
  after: said,
};

/** The page's view: before anything was said, or with force and flag rule said. */
export function mappingView(isSaid: boolean): MappingView {
  return {
    file: "foi-761.csv",
    sha256: "a".repeat(64),
    sheets: [{ number: 1, title: "Sheet 1", hidden: false, state: "to say", figures: 6 }],
    sheet: 1,
    grid,
    reading: reading(isSaid),
    why: null,
    hidden: false,
    how: "proposed",
    ofLetter: [],
    said: isSaid ? ["force=kent", "flagRule=CSE marker"] : [],
    complete: false,
    effects: isSaid ? [effect] : [],
    moreEffects: 0,
    besides: [],
    problems: reading(isSaid).problems,
    name: "foi-761.csv",
    id: "foi-761",
  };
}
