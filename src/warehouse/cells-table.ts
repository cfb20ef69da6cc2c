// The one table of balances, long: a row is one cell of a source with all that says what it counts and where it stands.

/** The columns of the cells table, in order, with their SQL types. */
export const CELL_COLUMNS = [
  ["file", "VARCHAR"],
  ["sheet", "VARCHAR"],
  ["row", "INTEGER"],
  ["col", "VARCHAR"],
  ["force", "VARCHAR"],
  ["area", "VARCHAR"],
  ["period", "VARCHAR"],
  ["part", "VARCHAR"],
  ["period_from", "DATE"],
  ["period_to", "DATE"],
  ["unit", "VARCHAR"],
  ["scope", "VARCHAR"],
  ["offence_group", "VARCHAR"],
  ["offence_subgroup", "VARCHAR"],
  ["flag_rule", "VARCHAR"],
  ["flag_origin", "VARCHAR"],
  ["basis", "VARCHAR"],
  ["edition", "VARCHAR"],
  ["line", "VARCHAR"],
  ["kind", "VARCHAR"],
  ["lowest", "BIGINT"],
  ["highest", "BIGINT"],
  ["absence", "VARCHAR"],
  ["why", "VARCHAR"],
  ["note", "VARCHAR"],
  ["cite", "VARCHAR"],
] as const;

export type CellColumn = (typeof CELL_COLUMNS)[number][0];

/** The order rows are kept in: what a question asks for stands together (offences, then forces, then time), then the source's own order. It makes equal books give equal bytes. */
export const CELL_ORDER =
  "offence_group NULLS LAST, scope NULLS LAST, force NULLS LAST, period_from NULLS LAST, period NULLS LAST, file, sheet NULLS FIRST, row, col";

/** How a cells file is written. Small row groups, so that a question about one scope skips the others. */
export const PARQUET_OPTIONS = "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 32768";
