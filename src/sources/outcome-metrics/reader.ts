// Home Office supplementary outcome metrics: percentages and days by area, offence and quarter. No counts: kept apart, cell by cell.
import type { Problem } from "../../ground/problem.ts";
import { columnLetters } from "../../standard/address.ts";
import { findForce, isPseudoForce } from "../../standard/forces.ts";
import { type MetricKind, metricCell } from "../../standard/metric-cell.ts";
import { asPrinted, type Period, parsePeriod } from "../../standard/periods.ts";
import type { Reported } from "../../standard/reported.ts";
import { parseScope } from "../../standard/scopes.ts";
import { foldHeader } from "../home-office-outcomes/headers.ts";
import type { Reader, Recognised, SheetHead } from "../reading.ts";

const ID = "outcome-metrics";
const TITLE = "Home Office supplementary outcome metrics";

/** The columns that say what a metric is of. Real files have been seen with the names that stand first. */
const LABELS = {
  place: ["geographic area name", "area name", "force name", "police force area", "police force", "geographic area"],
  level: ["geographic granularity", "geographic level", "geography"],
  offence: ["offence level", "offence type", "offence group", "offence subgroup", "offence", "crime type"],
  metric: ["metric full name", "metric name", "metric", "measure", "metric short name"],
  year: ["year", "financial year", "year ending"],
  quarter: ["quarter", "financial quarter"],
  span: ["annual or quarterly", "annual quarterly", "time period", "period", "reporting period"],
} as const;
type Label = keyof typeof LABELS;

/** The columns that hold a figure, and what kind it is. */
const VALUES: readonly { readonly pattern: RegExp; readonly kind: MetricKind }[] = [
  { pattern: /^(?:percent(?:age)?|proportion|per cent)\b|\bpercent(?:age)?$/u, kind: "percentage" },
  { pattern: /\bmedian\b|\bdays\b/u, kind: "days" },
  { pattern: /^(?:value|metric value|figure|numerator|denominator|number|count)$/u, kind: "number" },
];

interface MetricHeader {
  readonly row: number;
  readonly labels: ReadonlyMap<Label, number>;
  readonly values: readonly { readonly column: number; readonly header: string; readonly kind: MetricKind }[];
}

/** Reads long tables: one row an area, offence, metric and time, with a column of percentages or days. */
export const outcomeMetrics: Reader = {
  id: ID,
  title: TITLE,
  version: 1,
  recognise: (sheet) => {
    const header = headerOf(sheet.head);
    if (header !== null) return { yes: recognised(sheet, header) };
    const almost = nearly(sheet);
    return almost === null ? null : { almost: { reader: ID, title: TITLE, missing: ["metric"], problems: [almost] } };
  },
};

function headerOf(head: SheetHead["head"]): MetricHeader | null {
  for (const [index, row] of head.entries()) {
    const folded = row.map(foldHeader);
    const labels = new Map<Label, number>();
    for (const [label, names] of Object.entries(LABELS) as [Label, readonly string[]][]) {
      const column = names.map((name) => folded.indexOf(name)).find((at) => at !== -1);
      if (column !== undefined) labels.set(label, column);
    }
    const values = folded.flatMap((name, column) => {
      const kind = VALUES.find(({ pattern }) => pattern.test(name))?.kind;
      const taken = [...labels.values()].includes(column);
      return kind === undefined || taken ? [] : [{ column, header: (row[column] ?? "").trim(), kind }];
    });
    const when = labels.has("year") || labels.has("span");
    const noCount = values.some(({ kind }) => kind !== "number");
    if (labels.has("place") && labels.has("metric") && when && noCount) return { row: index + 1, labels, values };
  }
  return null;
}

/** A workbook by the name of these metrics, in a shape that is not known: its columns are named, and nothing is guessed. */
function nearly({ file, sheet, head }: SheetHead): Problem | null {
  if (!/outcomes?[-_ ]metrics/iu.test(file)) return null;
  const row = head.find((cells) => cells.filter((cell) => cell.trim() !== "").length > 3);
  if (row === undefined) return null;
  return {
    file,
    ...(sheet === null ? {} : { sheet }),
    code: "column-missing",
    found: `columns ${row
      .filter((cell) => cell.trim() !== "")
      .slice(0, 12)
      .map((cell) => `"${cell.replace(/\s+/gu, " ").trim().slice(0, 40)}"`)
      .join(", ")}`,
    wanted: "columns that name the area, the metric and the time, and one of percentages or days",
    hint: "The sheet was kept unread. Percentages and days are never turned into counts.",
  };
}

function recognised(sheet: SheetHead, header: MetricHeader): Recognised {
  const named = sheet.head[header.row - 1] ?? [];
  return {
    reader: ID,
    holds: "metrics",
    title: TITLE,
    rule: `percentages and days, header in row ${header.row}`,
    columns: named.flatMap((name, index) => {
      const said = name.replace(/\s+/gu, " ").trim();
      if (said === "") return [];
      const label = [...header.labels].find(([, column]) => column === index)?.[0];
      const value = header.values.find(({ column }) => column === index);
      return [{ column: columnLetters(index), header: said, role: value?.kind ?? label ?? "not used" }];
    }),
    problems: [],
    way: { kind: "rows", read: (records) => readMetrics(records, sheet, header) },
  };
}

function readMetrics(
  records: readonly (readonly string[])[],
  { file, sheet }: SheetHead,
  header: MetricHeader,
): { readonly rows: readonly Reported[]; readonly problems: readonly Problem[] } {
  const at = sheet === null ? { file } : { file, sheet };
  const problems: Problem[] = [];
  const rows = records.flatMap((record, index) => {
    if (index < header.row || record.every((cell) => cell.trim() === "")) return [];
    const said = header.values.map((value) => reported(record, index + 1, { value, header }));
    for (const one of said)
      if (one.cell.kind === "absent" && one.cell.absence === "not understood")
        problems.push({ ...at, ...oddMetric(one) });
    return said;
  });
  return { rows, problems };
}

function reported(
  record: readonly string[],
  row: number,
  { value, header }: { value: MetricHeader["values"][number]; header: MetricHeader },
): Reported {
  const label = (name: Label): string => {
    const column = header.labels.get(name);
    return column === undefined ? "" : (record[column] ?? "").replace(/\s+/gu, " ").trim();
  };
  const period = periodOf(label("span"), label("year"), label("quarter"));
  const metric = label("metric");
  const line = header.values.length === 1 ? metric : `${metric} (${value.header})`;
  return {
    row,
    column: columnLetters(value.column),
    force: placeOf(label("place")),
    area: null,
    period: period.id,
    periodFrom: period.from,
    periodTo: period.to,
    unit: "crimes",
    scope: scopeOf(label("offence")),
    flagRule: null,
    flagOrigin: null,
    basis: "not stated",
    edition: null,
    line: `other:${line === "" ? "not stated" : line}`,
    cell: metricCell(value.kind, record[value.column] ?? ""),
    note: label("level") === "" ? null : label("level"),
    cite: null,
  };
}

/** The words of the file: which months "Rolling annual, 2018, Q4" are, it does not say. A financial year or a span in words is one. */
function periodOf(span: string, year: string, quarter: string): Period {
  const whole =
    quarter === "" && span === "" ? parsePeriod(year) : quarter === "" && year === "" ? parsePeriod(span) : null;
  return whole ?? asPrinted([span, year, quarter].filter((one) => one !== "").join(", "));
}

function scopeOf(offence: string): string {
  const plain = offence.toLowerCase();
  if (plain === "sexual offences" || plain === "rape") return plain.replace(" ", "-");
  return parseScope(offence)?.id ?? `other:${offence === "" ? "not stated" : offence}`;
}

/** A force; a nation, a region or a fraud body is held as that, and never as a force. */
function placeOf(name: string): string {
  const force = isPseudoForce(name) ? null : findForce(name);
  return (
    force?.id ??
    `not-a-force:${name
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, "-")
      .replace(/^-|-$/gu, "")}`
  );
}

function oddMetric({ row, column, cell }: Reported): Omit<Problem, "file" | "sheet"> {
  return {
    code: "not-a-metric",
    cell: `${column}${row}`,
    cells: 1,
    found: (cell.kind === "absent" ? cell.why : undefined) ?? "a blank",
    wanted: "a number, or a known mark such as [x]",
    hint: "The cell is kept as not understood. It was not read as 0.",
  };
}
