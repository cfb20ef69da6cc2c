// The columns of counts in the tables of a text: rows of cells between tabs or upright lines.

/** A column of whole counts, without the rows of totals. */
export interface Column {
  readonly header: string;
  readonly values: readonly number[];
}

const MOST_LINES = 4000;
const MOST_COLUMNS = 200;
const COUNT = /^\**(\d{1,3}(?:,\d{3}){1,3}|\d{1,9})\**$/u;
const TOTAL = /^\**(?:all|totals?|sum|together|overall)\b/iu;
const RULE = /^[\s|:-]+$/u;

const KNOWN: { text: string; columns: readonly Column[] } = { text: "", columns: [] };

/** Every column of a text's tables that holds a count in each row. The last text asked for is kept. */
export function columnsOf(text: string): readonly Column[] {
  if (KNOWN.text !== text) {
    KNOWN.text = text;
    KNOWN.columns = tablesIn(text).flatMap(columnsOfTable).slice(0, MOST_COLUMNS);
  }
  return KNOWN.columns;
}

type Row = readonly string[];

function tablesIn(text: string): readonly (readonly Row[])[] {
  const tables: Row[][] = [];
  let rows: Row[] = [];
  for (const line of text.split("\n").slice(0, MOST_LINES)) {
    const cells = cellsOf(line);
    if (cells.length > 1) {
      if (!RULE.test(line)) rows.push(cells);
      continue;
    }
    if (rows.length > 1) tables.push(rows);
    rows = [];
  }
  return rows.length > 1 ? [...tables, rows] : tables;
}

function cellsOf(line: string): Row {
  if (line.includes("|"))
    return line
      .replace(/^\s*\|/u, "")
      .replace(/\|\s*$/u, "")
      .split("|")
      .map((cell) => cell.trim());
  return line.includes("\t") ? line.split("\t").map((cell) => cell.trim()) : [];
}

function columnsOfTable([head = [], ...rows]: readonly Row[]): readonly Column[] {
  const own = rows.filter(([first = ""]) => !TOTAL.test(first));
  return head.slice(1).flatMap((header, at) => {
    const values = own.map((row) => countIn(row[at + 1] ?? ""));
    return values.length > 1 && values.every((one) => one !== null) ? [{ header, values }] : [];
  });
}

function countIn(cell: string): number | null {
  const digits = COUNT.exec(cell)?.[1];
  return digits === undefined ? null : Number(digits.replaceAll(",", ""));
}
