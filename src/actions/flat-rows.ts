// Results as flat rows, one header for CSV and Parquet: exactly what is shown, with the passport in columns of its own.
import type { Published } from "../disclosure/published.ts";
import type { Comparison, ForceAnswer, ForceRow, Passport } from "../measures/result.ts";
import type { CellJson } from "../standard/cell-json.ts";

/** A flat table: column names with SQL types, and rows of values in that order. */
export interface FlatTable {
  readonly columns: readonly (readonly [string, string])[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

type Names = readonly (readonly [string, string])[];
type Values = Readonly<Record<string, string | number | null>>;

/** A count is three columns: the number when exact (the lower end of a range), its upper end, or the words of an absence. */
function cellNames(name: string): Names {
  return [
    [name, "BIGINT"],
    [`${name}_at_most`, "BIGINT"],
    [`${name}_absent`, "VARCHAR"],
  ];
}

function cellValues(name: string, cell: CellJson): Values {
  if (typeof cell === "number") return { [name]: cell, [`${name}_at_most`]: cell };
  if ("from" in cell) return { [name]: cell.from, [`${name}_at_most`]: cell.to };
  return { [`${name}_absent`]: cell.why === undefined ? cell.absent : `${cell.absent} (${cell.why})` };
}

function texts(...names: readonly string[]): Names {
  return names.map((name) => [name, "VARCHAR"] as const);
}

const RATE_NAMES: Names = [
  ["rate", "DOUBLE"],
  ["lower", "DOUBLE"],
  ["upper", "DOUBLE"],
  ["one_in", "BIGINT"],
];
const PASSPORT_NAMES: Names = [
  ...texts("period", "basis", "scope", "denominator", "edition", "unit", "method", "measure_digest"),
  ...texts("source_file", "source_sha256", "caveats"),
];
const COMPARISON_NAMES: Names = [
  ...texts("row", "force", "name", "code"),
  ...["total", "charged", "out_of"].flatMap(cellNames),
  ...RATE_NAMES,
  ...cellNames("open"),
  ["open_share", "DOUBLE"],
  ...cellNames("not_accounted_for"),
  ...texts("standing", "verdict", "why", "reasons", "notes"),
  ...PASSPORT_NAMES,
];
const FORCE_NAMES: Names = [
  ...texts("row", "force", "name", "code", "line", "title"),
  ...cellNames("count"),
  ["share", "DOUBLE"],
  ...RATE_NAMES.slice(1),
  ...texts("first_cell"),
  ...PASSPORT_NAMES,
];

function tableOf(columns: Names, records: readonly Values[]): FlatTable {
  return { columns, rows: records.map((record) => columns.map(([name]) => record[name] ?? null)) };
}

interface Rated {
  readonly rate: number | null;
  readonly interval: readonly [number, number] | null;
  readonly oneIn?: { readonly n: number } | null;
}

function rateValues({ rate, interval, oneIn }: Rated): Values {
  return { rate, lower: interval?.[0] ?? null, upper: interval?.[1] ?? null, one_in: oneIn?.n ?? null };
}

interface Stated {
  readonly period: string;
  readonly basis: string;
  readonly edition: string;
  readonly caveats: readonly string[];
  readonly source?: { readonly file: string; readonly sha256: string } | undefined;
}

function passportValues(passport: Passport, { period, basis, edition, caveats, source }: Stated): Values {
  return {
    period,
    basis,
    edition,
    scope: passport.scope.id,
    denominator: passport.denominator.id,
    unit: passport.unit.id,
    method: passport.method,
    measure_digest: passport.measure.digest,
    source_file: source?.file ?? null,
    source_sha256: source?.sha256 ?? null,
    caveats: caveats.join(" "),
  };
}

/** A comparison as rows: one a force, then the pooled rate and the mean of forces. */
export function comparisonRows(comparison: Published<Comparison>): FlatTable {
  const { passport, pooled, meanOfForces } = comparison;
  const shared = passportValues(passport, comparison);
  const averages: readonly Values[] = [
    {
      row: "pooled",
      name: `${pooled.forces} forces together`,
      ...cellValues("charged", pooled.numerator),
      ...cellValues("out_of", pooled.denominator),
      ...rateValues(pooled),
      ...cellValues("open", pooled.open),
      open_share: pooled.openShare,
      why: pooled.why ?? null,
      ...shared,
    },
    {
      row: "mean of forces",
      name: `${meanOfForces.forces} forces, each counted once`,
      ...rateValues(meanOfForces),
      ...shared,
    },
  ];
  return tableOf(COMPARISON_NAMES, [...comparison.forces.map((row) => forceRecord(row, comparison)), ...averages]);
}

function forceRecord(row: ForceRow, { passport, edition, caveats }: Comparison): Values {
  return {
    row: "force",
    force: row.force,
    name: row.name,
    code: row.code,
    ...cellValues("total", row.total),
    ...cellValues("charged", row.charged),
    ...cellValues("out_of", row.outOf),
    ...rateValues(row),
    ...cellValues("open", row.open),
    open_share: row.openShare,
    ...cellValues("not_accounted_for", row.notAccountedFor),
    standing: row.standing,
    verdict: row.verdict,
    why: row.why,
    reasons: row.reasons.map(({ says }) => says).join(" ") || null,
    notes: row.notes.join(" ") || null,
    ...passportValues(passport, { period: row.period, basis: row.basis, edition, caveats, source: row.sources[0] }),
  };
}

/** A force's answer as rows: the total, each line of its balance, then its rate under each denominator. */
export function forceRows(answer: Published<ForceAnswer>): FlatTable {
  const { balance } = answer;
  const common = {
    force: answer.force,
    name: answer.name,
    code: answer.code,
    ...passportValues(answer.passport, { ...answer, source: balance.sources[0] }),
  };
  const total = { row: "balance", line: "total", title: "Total", ...cellValues("count", balance.total) };
  const lines = balance.lines.map(({ line, title, count, share, interval, sources }) => ({
    row: "balance",
    line,
    title,
    ...cellValues("count", count),
    ...rateValues({ rate: null, interval }),
    share,
    first_cell: sources[0]?.first ?? null,
  }));
  const rates = answer.rates.map((rate) => ({
    row: "rate",
    line: rate.under,
    title: rate.title,
    ...cellValues("count", rate.denominator),
    ...rateValues(rate),
    share: rate.rate,
  }));
  const first = { first_cell: balance.sources[0]?.first ?? null };
  return tableOf(
    FORCE_NAMES,
    [{ ...total, ...first }, ...lines, ...rates].map((record) => ({ ...record, ...common })),
  );
}
