// The answer of a measure as flat rows: its table, who stands apart and why, and the passport in columns of its own.
import type { Published } from "../disclosure/published.ts";
import type { AnswerColumn, AnswerValue, MeasureAnswer } from "../measures/answer.ts";
import type { CellJson } from "../standard/cell-json.ts";
import type { FlatTable } from "./flat-rows.ts";

type Value = string | number | null;
type Values = Readonly<Record<string, Value>>;
type Names = readonly (readonly [string, string])[];

const APART: Names = [
  ["apart_force", "VARCHAR"],
  ["apart_why", "VARCHAR"],
];
const PASSPORT: Names = [
  "measure",
  "scope",
  "period",
  "basis",
  "denominator",
  "edition",
  "unit",
  "method",
  "measure_digest",
  "source_files",
  "source_sha256",
  "sentence",
  "caveats",
  "command",
].map((name) => [name, "VARCHAR"] as const);

/** An answer as rows: each row of its table (`row` is `answer`), then each force that stands apart (`row` is `apart`). */
export function measureRows(answer: Published<MeasureAnswer>): FlatTable {
  const { table, apart } = answer;
  const own = ownColumns(answer);
  const held = [["row", "VARCHAR"] as const, ...own.flatMap(columnNames), ...APART];
  const taken = new Set(held.map(([name]) => name));
  // A table may have a column of its own by such a name; then the passport's says that it is the question's.
  const passport = PASSPORT.map(([name, type]) => [taken.has(name) ? `question_${name}` : name, type] as const);
  const stated = passportValues(answer, (name) => (taken.has(name) ? `question_${name}` : name));
  const columns = [...held, ...passport];
  const records: readonly Values[] = [
    ...table.rows.map((row) => ({
      row: "answer",
      ...Object.fromEntries(own.flatMap((column) => columnValues(column, row[column.id] ?? null))),
      ...stated,
    })),
    ...apart.map(({ force, why }) => ({ row: "apart", apart_force: force, apart_why: why, ...stated })),
  ];
  return { columns, rows: records.map((record) => columns.map(([name]) => record[name] ?? null)) };
}

/** The columns of the table; with the force's id in front where the rows have one and no column shows it. */
function ownColumns({ table: { columns, rows } }: MeasureAnswer): readonly AnswerColumn[] {
  const shown = columns.some(({ id }) => id === "force");
  const there = rows.some((row) => typeof row["force"] === "string");
  return shown || !there ? columns : [{ id: "force", title: "Force", kind: "text" }, ...columns];
}

/** A count is three columns: the number when exact (the lower end of a range), its upper end, or the words of an absence. An interval is two. */
function columnNames({ id, kind }: AnswerColumn): Names {
  switch (kind) {
    case "text":
      return [[id, "VARCHAR"]];
    case "count":
      return [
        [id, "BIGINT"],
        [`${id}_at_most`, "BIGINT"],
        [`${id}_absent`, "VARCHAR"],
      ];
    case "share-interval":
    case "points-interval":
    case "ratio-interval":
      return [
        [`${id}_lower`, "DOUBLE"],
        [`${id}_upper`, "DOUBLE"],
      ];
    default:
      return [[id, "DOUBLE"]];
  }
}

function columnValues({ id, kind }: AnswerColumn, value: AnswerValue): readonly (readonly [string, Value])[] {
  if (value === null) return [];
  if (kind === "count") return typeof value === "string" ? [[`${id}_absent`, value]] : cellValues(id, value);
  if (kind === "share-interval" || kind === "ratio-interval" || kind === "points-interval") {
    if (!Array.isArray(value)) return [];
    return [
      [`${id}_lower`, value[0]],
      [`${id}_upper`, value[1]],
    ];
  }
  if (kind === "text") return [[id, typeof value === "string" ? value : JSON.stringify(value)]];
  return typeof value === "number" ? [[id, value]] : [];
}

function cellValues(id: string, value: Exclude<AnswerValue, string | null>): readonly (readonly [string, Value])[] {
  // A column of counts holds cells alone: an interval would be an array.
  const cell = value as CellJson;
  if (typeof cell === "number")
    return [
      [id, cell],
      [`${id}_at_most`, cell],
    ];
  if ("from" in cell)
    return [
      [id, cell.from],
      [`${id}_at_most`, cell.to],
    ];
  return [[`${id}_absent`, cell.why === undefined ? cell.absent : `${cell.absent} (${cell.why})`]];
}

function passportValues(
  { measure, sentence, passport, caveats, method }: MeasureAnswer,
  nameOf: (name: string) => string,
): Values {
  const values: Values = {
    measure,
    scope: passport.scope.id,
    period: passport.period.id,
    basis: passport.basis.id,
    denominator: passport.denominator.id,
    edition: passport.edition.title,
    unit: passport.unit.id,
    method,
    measure_digest: passport.measure.digest,
    source_files: passport.sources.map(({ file }) => file).join("; "),
    source_sha256: passport.sources.map(({ sha256 }) => sha256).join("; "),
    sentence,
    caveats: caveats.join(" "),
    command: passport.command,
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [nameOf(name), value]));
}
