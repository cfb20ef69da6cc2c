// Results as flat rows, one header for CSV and Parquet: exactly what is shown, with the passport in columns of its own.
import type { Comparison, ForceAnswer, Passport } from "../measures/result.ts";
import type { CellJson } from "../standard/cell-json.ts";

/** A flat table: column names with SQL types, and rows of values in that order. */
export interface FlatTable {
  readonly columns: readonly (readonly [string, string])[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

const PASSPORT_COLUMNS = [
  ["period", "VARCHAR"], ["basis", "VARCHAR"], ["scope", "VARCHAR"], ["denominator", "VARCHAR"], ["edition", "VARCHAR"], ["unit", "VARCHAR"],
  ["method", "VARCHAR"], ["measure_digest", "VARCHAR"], ["source_file", "VARCHAR"], ["source_sha256", "VARCHAR"], ["caveats", "VARCHAR"],
] as const;

function passportValues(passport: Passport, { period, basis, edition, source, caveats }: {
  period: string; basis: string; edition: string; source: { file: string; sha256: string } | undefined; caveats: readonly string[];
}): (string | null)[] {
  return [
    period, basis, passport.scope.id, passport.denominator.id, edition, passport.unit.id, passport.method, passport.measure.digest,
    source?.file ?? null, source?.sha256 ?? null, caveats.join(" "),
  ];
}

/** A count as three columns: the number when exact, the ends of a range, or the words of an absence. */
function cellValues(cell: CellJson): readonly [number | null, number | null, string | null] {
  if (typeof cell === "number") return [cell, cell, null];
  if ("from" in cell) return [cell.from, cell.to, null];
  return [null, null, cell.why === undefined ? cell.absent : `${cell.absent} (${cell.why})`];
}

function cellNames(name: string): readonly (readonly [string, string])[] {
  return [[name, "BIGINT"], [`${name}_at_most`, "BIGINT"], [`${name}_absent`, "VARCHAR"]];
}

/** A comparison as rows: one a force, then the pooled rate and the mean of forces. */
export function comparisonRows(comparison: Comparison): FlatTable {
  const { passport, caveats, pooled, meanOfForces } = comparison;
  const columns = [
    ["row", "VARCHAR"], ["force", "VARCHAR"], ["name", "VARCHAR"], ["code", "VARCHAR"],
    ...cellNames("total"), ...cellNames("charged"), ...cellNames("out_of"),
    ["rate", "DOUBLE"], ["lower", "DOUBLE"], ["upper", "DOUBLE"], ["one_in", "BIGINT"],
    ...cellNames("open"), ["open_share", "DOUBLE"], ...cellNames("not_accounted_for"),
    ["standing", "VARCHAR"], ["why", "VARCHAR"], ["notes", "VARCHAR"], ...PASSPORT_COLUMNS,
  ] as const;
  const forces = comparison.forces.map((row) => [
    "force", row.force, row.name, row.code, ...cellValues(row.total), ...cellValues(row.charged), ...cellValues(row.outOf),
    row.rate, row.interval?.[0] ?? null, row.interval?.[1] ?? null, row.oneIn?.n ?? null,
    ...cellValues(row.open), row.openShare, ...cellValues(row.notAccountedFor), row.standing, row.why, row.notes.join(" ") || null,
    ...passportValues(passport, { period: row.period, basis: row.basis, edition: comparison.edition, source: row.sources[0], caveats }),
  ]);
  const blank = [null, null, null] as const;
  const shared = passportValues(passport, { period: comparison.period, basis: comparison.basis, edition: comparison.edition, source: undefined, caveats });
  const averages = [
    ["pooled", null, `${pooled.forces} forces together`, null, ...blank, ...cellValues(pooled.numerator), ...cellValues(pooled.denominator), pooled.rate,
      pooled.interval?.[0] ?? null, pooled.interval?.[1] ?? null, pooled.oneIn?.n ?? null, ...cellValues(pooled.open), pooled.openShare, ...blank, null, pooled.why ?? null, null, ...shared],
    ["mean of forces", null, `${meanOfForces.forces} forces, each counted once`, null, ...blank, ...blank, ...blank, meanOfForces.rate,
      meanOfForces.interval?.[0] ?? null, meanOfForces.interval?.[1] ?? null, null, ...blank, null, ...blank, null, null, null, ...shared],
  ];
  return { columns, rows: [...forces, ...averages] };
}

/** A force's answer as rows: the total, each line of its balance, then its rate under each denominator. */
export function forceRows(answer: ForceAnswer): FlatTable {
  const columns = [
    ["row", "VARCHAR"], ["force", "VARCHAR"], ["name", "VARCHAR"], ["code", "VARCHAR"], ["line", "VARCHAR"], ["title", "VARCHAR"],
    ...cellNames("count"), ["share", "DOUBLE"], ["lower", "DOUBLE"], ["upper", "DOUBLE"], ["one_in", "BIGINT"], ["first_cell", "VARCHAR"], ...PASSPORT_COLUMNS,
  ] as const;
  const end = passportValues(answer.passport, { period: answer.period, basis: answer.basis, edition: answer.edition, source: answer.balance.sources[0], caveats: answer.caveats });
  const who = [answer.force, answer.name, answer.code];
  const total = ["balance", ...who, "total", "Total", ...cellValues(answer.balance.total), null, null, null, null, answer.balance.sources[0]?.first ?? null, ...end];
  const lines = answer.balance.lines.map((line) => [
    "balance", ...who, line.line, line.title, ...cellValues(line.count), line.share, line.interval?.[0] ?? null, line.interval?.[1] ?? null, null, line.sources[0]?.first ?? null, ...end,
  ]);
  const rates = answer.rates.map((rate) => [
    "rate", ...who, rate.under, rate.title, ...cellValues(rate.denominator), rate.rate, rate.interval?.[0] ?? null, rate.interval?.[1] ?? null, rate.oneIn?.n ?? null, null, ...end,
  ]);
  return { columns, rows: [total, ...lines, ...rates] };
}
