// Revisions as flat rows, one header for CSV and Parquet: a row is one figure of one force in two editions.
import type { Published } from "../disclosure/published.ts";
import type { EditionPair, ForceRevision, RevisedFigure, Revisions } from "../measures/revisions-result.ts";
import type { CellJson } from "../standard/cell-json.ts";
import type { FlatTable } from "./flat-rows.ts";

const COLUMNS = [
  ["before_edition", "VARCHAR"],
  ["after_edition", "VARCHAR"],
  ["force", "VARCHAR"],
  ["name", "VARCHAR"],
  ["part", "VARCHAR"],
  ["line", "VARCHAR"],
  ["outcome_type", "BIGINT"],
  ["title", "VARCHAR"],
  ["before", "BIGINT"],
  ["before_at_most", "BIGINT"],
  ["before_absent", "VARCHAR"],
  ["after", "BIGINT"],
  ["after_at_most", "BIGINT"],
  ["after_absent", "VARCHAR"],
  ["change", "BIGINT"],
  ["kind", "VARCHAR"],
  ["why_not_compared", "VARCHAR"],
  ["notes", "VARCHAR"],
  ["scope", "VARCHAR"],
  ["period", "VARCHAR"],
  ["basis", "VARCHAR"],
  ["as_known_on", "VARCHAR"],
  ["unit", "VARCHAR"],
  ["before_sha256", "VARCHAR"],
  ["after_sha256", "VARCHAR"],
  ["measure_digest", "VARCHAR"],
] as const satisfies FlatTable["columns"];

/** Revisions as rows, the newest pair of editions first. `all` also tells what did not change. */
export function revisionRows(revisions: Published<Revisions>, all: boolean): FlatTable {
  const rows = revisions.pairs.flatMap((pair) =>
    pair.forces.flatMap((force) =>
      force.figures
        .filter(({ kind }) => all || kind !== "unchanged")
        .map((figure) => rowOf(revisions, pair, { force, figure })),
    ),
  );
  return { columns: COLUMNS, rows };
}

function rowOf(
  { scope, period, basis, unit, passport }: Revisions,
  { before, after, notes }: EditionPair,
  { force, figure }: { force: ForceRevision; figure: RevisedFigure },
): FlatTable["rows"][number] {
  return [
    before.id,
    after.id,
    force.force,
    force.called,
    figure.part,
    figure.line,
    figure.type,
    figure.title,
    ...cellValues(figure.before),
    ...cellValues(figure.after),
    figure.change,
    figure.kind,
    force.why,
    [...notes, ...force.notes].join(" ") || null,
    scope,
    period,
    basis,
    passport.asKnownOn ?? null,
    unit,
    before.sha256,
    after.sha256,
    passport.measure.digest,
  ];
}

/** The number when exact (the lower end of a range), its upper end, or the words of an absence; nothing where nothing stands. */
function cellValues(cell: CellJson | null): readonly [number | null, number | null, string | null] {
  if (cell === null) return [null, null, null];
  if (typeof cell === "number") return [cell, cell, null];
  if ("from" in cell) return [cell.from, cell.to, null];
  return [null, null, cell.why === undefined ? cell.absent : `${cell.absent} (${cell.why})`];
}
