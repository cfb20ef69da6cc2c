// A table of the data package: its columns with their meaning and limits, its keys, and its rows.

/** A value of a table; `null` where there is none. */
export type TableValue = string | number | null;

/** One column. `integer` and `number` hold numbers, the others text. */
export interface PackageColumn {
  readonly name: string;
  readonly type: "string" | "integer" | "number" | "date" | "datetime";
  readonly says: string;
  /** Whether every row has a value. */
  readonly required?: boolean;
  /** The only values there may be. */
  readonly among?: readonly string[];
  /** A regular expression for the whole text. */
  readonly pattern?: string;
  readonly least?: number;
  readonly most?: number;
}

/** Columns whose values stand in the key of another table. */
export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly key: readonly string[];
}

/** The question of a row. */
export const TO_QUESTIONS: ForeignKey = { columns: ["question"], table: "questions", key: ["question"] };
/** The force of a row. */
export const TO_FORCES: ForeignKey = { columns: ["force"], table: "forces", key: ["force"] };

/** What a table is, without its rows. */
export interface TableShape {
  /** Its name in the package, and of its files. */
  readonly name: string;
  readonly title: string;
  readonly says: string;
  readonly columns: readonly PackageColumn[];
  /** The columns that name a row. */
  readonly key: readonly string[];
  readonly foreign?: readonly ForeignKey[];
}

/** A table with its rows, in the order of its columns. */
export interface PackageTable extends TableShape {
  readonly rows: readonly (readonly TableValue[])[];
}

/** A row by the names of its columns; what is left out is `null`. */
export type Fields = Readonly<Record<string, TableValue | undefined>>;

/** A table of a shape from rows by name. */
export function tableFrom(shape: TableShape, records: readonly Fields[]): PackageTable {
  return { ...shape, rows: records.map((fields) => shape.columns.map(({ name }) => fields[name] ?? null)) };
}

/** A text column. */
export function text(name: string, says: string, more: Partial<PackageColumn> = {}): PackageColumn {
  return { name, type: "string", says, ...more };
}

/** A column of whole numbers. */
export function whole(name: string, says: string, more: Partial<PackageColumn> = {}): PackageColumn {
  return { name, type: "integer", says, ...more };
}

/** A column of fractions from 0 to 1. */
export function share(name: string, says: string): PackageColumn {
  return { name, type: "number", says, least: 0, most: 1 };
}

/** Every row has a value. */
export const ALWAYS = { required: true } as const;
/** Text of 64 hex digits. */
export const SHA256 = { pattern: "[0-9a-f]{64}" } as const;
