// ONS police force area tables: counts, rates and populations by force, by partnership, by offence group or by year.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import { absent, type Cell } from "../../standard/cell.ts";
import { parseCellText } from "../../standard/cell-text.ts";
import { metricCell } from "../../standard/metric-cell.ts";
import { asPrinted, type Period, parsePeriod } from "../../standard/periods.ts";
import type { Reported } from "../../standard/reported.ts";
import type { Reader, Recognised, SheetHead } from "../reading.ts";
import { type FigureColumn, readTableHeader, type TableHeader, withoutNotes } from "./columns.ts";
import { checkDenominators } from "./denominators.ts";
import { partsAgree } from "./parts.ts";
import { placeOfRow, type RowPlace } from "./places.ts";

const ID = "ons-tables";
const TITLE = "ONS police force area tables";
const ROUNDED = "A mid-year estimate. ONS rounds these to hundreds where the figure ends in 00; it is kept as stated.";

/** Reads the tables of one workbook, one sheet each: preamble, a header of one or two lines, one row an area. */
export const onsTables: Reader = {
  id: ID,
  title: TITLE,
  version: 1,
  recognise: (sheet) => {
    const header = readTableHeader(sheet.head);
    return header === null ? null : { yes: recognised(sheet, header) };
  },
  checkFile: checkDenominators,
};

function recognised(sheet: SheetHead, header: TableHeader): Recognised {
  const people = header.figures.every(({ counted }) => counted === "people");
  const table = /^table [a-z]*\d+[a-z]?/iu.exec(header.title)?.[0];
  return {
    reader: ID,
    holds: people ? "population" : "recorded-crime",
    title: TITLE,
    rule: table === undefined ? "header of areas" : `${table}, header in row ${header.row}`,
    columns: columnsRead(sheet.head[header.row - 1] ?? [], header),
    problems: [],
    way: { kind: "rows", read: (records) => readTable(records, sheet, header) },
  };
}

const PLACE_WORDS = {
  code: "area code",
  name: "area",
  partnershipCode: "partnership code",
  partnership: "part of the force",
  districtCode: "district code",
  district: "district",
} as const;

const COUNTED_WORDS = {
  crimes: "crimes recorded",
  people: "population",
  rate: "rate, no count",
  percentage: "percentage, no count",
  days: "days, no count",
  number: "no count",
} as const;

function columnsRead(row: readonly string[], { places, figures }: TableHeader): Recognised["columns"] {
  return row.flatMap((header, index) => {
    const said = header.replace(/\s+/gu, " ").trim();
    if (said === "") return [];
    const place = [...places].find(([, column]) => column === index)?.[0];
    const figure = figures.find(({ column }) => column === index);
    const role =
      place !== undefined ? PLACE_WORDS[place] : figure !== undefined ? COUNTED_WORDS[figure.counted] : "not used";
    return [{ column: columnLetters(index), header: said, role }];
  });
}

function readTable(
  records: readonly (readonly string[])[],
  { file, sheet }: SheetHead,
  header: TableHeader,
): { readonly rows: readonly Reported[]; readonly problems: readonly Problem[] } {
  const at = sheet === null ? { file } : { file, sheet };
  const problems: Problem[] = [];
  const rows: Reported[] = [];
  for (const [index, record] of records.entries()) {
    const number = index + 1;
    if (number <= header.row || record.every((cell) => cell.trim() === "")) continue;
    const placing = placeOfRow(record, header.places);
    if ("blank" in placing || isFootnote(record, header)) {
      problems.push(...strayFigures(record, number, header).map((problem) => ({ ...at, ...problem })));
    } else if ("unplaced" in placing) {
      problems.push({ ...at, ...unplacedRow(placing.unplaced, number, header) });
    } else {
      if (placing.told !== null) problems.push({ ...at, ...toldRow(placing.told, number, header) });
      rows.push(...header.figures.map((figure) => reported(record, number, { place: placing.place, figure })));
    }
  }
  problems.push(...rows.flatMap((row) => oddCell(row)).map((problem) => ({ ...at, ...problem })));
  const settled = settleTwice(rows);
  problems.push(...settled.problems.map((problem) => ({ ...at, ...problem })));
  problems.push(...partsAgree(settled.rows).map((problem) => ({ ...at, ...problem })));
  return { rows: settled.rows, problems };
}

/** Below a table notes and sources stand in the first column alone. */
function isFootnote(record: readonly string[], { places }: TableHeader): boolean {
  const filled = record.flatMap((cell, column) => (cell.trim() === "" ? [] : [column]));
  const text = record[filled[0] ?? 0] ?? "";
  return filled.length === 1 && (!/^[A-Z]\d{8}$/u.test(text.trim()) || places.get("code") !== filled[0]);
}

function reported(
  record: readonly string[],
  row: number,
  { place, figure }: { place: RowPlace; figure: FigureColumn },
): Reported {
  const period: Period = parsePeriod(figure.period) ?? asPrinted(figure.period);
  const people = figure.counted === "people";
  return {
    row,
    column: columnLetters(figure.column),
    force: place.force,
    area: place.area,
    period: period.id,
    periodFrom: period.from,
    periodTo: period.to,
    unit: people ? "people" : "crimes",
    scope: figure.scope,
    flagRule: null,
    flagOrigin: null,
    basis: figure.counted === "crimes" ? "recorded" : "not stated",
    edition: null,
    line: figure.line,
    cell: cellOf(record[figure.column] ?? "", figure),
    note: people ? ROUNDED : place.note,
    cite: null,
  };
}

function cellOf(text: string, { counted }: FigureColumn): Cell {
  const plain = withoutNotes(text);
  return counted === "crimes" || counted === "people" ? parseCellText(plain) : metricCell(counted, plain);
}

function oddCell({ row, column, cell }: Reported): Omit<Problem, "file" | "sheet">[] {
  if (cell.kind !== "absent" || cell.absence !== "not understood") return [];
  return [
    {
      code: "not-a-count",
      cell: `${column}${row}`,
      cells: 1,
      found: cell.why ?? "a blank",
      wanted: "a whole number, or a known mark such as [x]",
      hint: "The cell is kept as not understood. It was not read as 0.",
    },
  ];
}

function rangeOf(row: number, { figures }: TableHeader): string {
  return `${columnLetters(figures[0]?.column ?? 0)}${row}:${columnLetters(figures.at(-1)?.column ?? 0)}${row}`;
}

function unplacedRow(
  { found, suggestions }: { found: string; suggestions: readonly string[] },
  row: number,
  header: TableHeader,
): Omit<Problem, "file" | "sheet"> {
  return {
    code: "unknown-force",
    cell: rangeOf(row, header),
    cells: header.figures.length,
    found: `a row of ${found}`,
    wanted: "a code and a name of the same police force, or of a nation or region",
    suggestions,
    hint: "The row was left out: whose figures these are cannot be told.",
  };
}

function toldRow(found: string, row: number, header: TableHeader): Omit<Problem, "file" | "sheet"> {
  return {
    code: "codes-disagree",
    cell: `${columnLetters(header.places.get("code") ?? 0)}${row}`,
    cells: header.figures.length,
    found,
    wanted: "a code and a name of the same police force",
    hint: "The row was read by its two names, which agree. Its code was left out.",
  };
}

/** Figures beside a row without labels. */
function strayFigures(record: readonly string[], row: number, header: TableHeader): Omit<Problem, "file" | "sheet">[] {
  const cells = header.figures.filter(({ column }) => /\d/u.test(record[column] ?? "") && record[0] !== record[column]);
  const [first] = cells;
  if (first === undefined || isFootnote(record, header)) return [];
  return [
    {
      code: "unknown-force",
      cell: rangeOf(row, header),
      cells: cells.length,
      found: "figures in a row without an area",
      wanted: "the name of a police force or another area",
      hint: "The row was left out: whose figures these are cannot be told.",
    },
  ];
}

/** A figure given twice in one sheet: which is right cannot be told, so neither is. */
function settleTwice(rows: readonly Reported[]): {
  readonly rows: readonly Reported[];
  readonly problems: readonly Omit<Problem, "file" | "sheet">[];
} {
  const keyOf = (row: Reported): string =>
    JSON.stringify([row.force, row.area, row.period, row.unit, row.scope, row.line]);
  const first = new Map<string, Reported>();
  const again = new Map<string, Reported>();
  for (const row of rows) {
    const key = keyOf(row);
    if (first.has(key)) again.set(key, row);
    else first.set(key, row);
  }
  if (again.size === 0) return { rows, problems: [] };
  return {
    rows: rows.map((row) =>
      again.has(keyOf(row)) ? { ...row, cell: absent("not understood", "two cells give this figure") } : row,
    ),
    problems: [...again].map(([key, row]) => ({
      code: "figure-twice",
      cell: `${row.column}${row.row}`,
      cells: 2,
      found: `the same figure as in ${first.get(key)?.column}${first.get(key)?.row}`,
      wanted: "each figure once",
      hint: "Which of them is right cannot be told, so both are kept as not understood.",
    })),
  };
}
