// A reconciliation as flat rows: one a force (and offence group or code), with both figures and where they are from.
import type { Published } from "../disclosure/published.ts";
import type { Reconciliation } from "../measures/reconcile-result.ts";
import type { CellJson } from "../standard/cell-json.ts";
import type { FlatTable } from "./flat-rows.ts";

const COLUMNS: FlatTable["columns"] = [
  ["force", "VARCHAR"],
  ["name", "VARCHAR"],
  ["offence_group", "VARCHAR"],
  ["offence_code", "VARCHAR"],
  ["outcomes", "VARCHAR"],
  ["recorded_crimes", "VARCHAR"],
  ["difference", "BIGINT"],
  ["verdict", "VARCHAR"],
  ["why", "VARCHAR"],
  ["period", "VARCHAR"],
  ["scope", "VARCHAR"],
  ["outcomes_file", "VARCHAR"],
  ["outcomes_edition", "VARCHAR"],
  ["crimes_file", "VARCHAR"],
  ["crimes_edition", "VARCHAR"],
];

/** The rows of a reconciliation; a figure that is no exact count is written in words. */
export function reconcileRows({ rows, period, scope, outcomes, crimes }: Published<Reconciliation>): FlatTable {
  return {
    columns: COLUMNS,
    rows: rows.map((row) => [
      row.force,
      row.called,
      row.group,
      row.code,
      figure(row.outcomes),
      figure(row.crimes),
      row.difference,
      row.verdict,
      row.why,
      period?.id ?? null,
      scope.id,
      outcomes?.file ?? null,
      outcomes?.edition ?? null,
      crimes?.file ?? null,
      crimes?.edition ?? null,
    ]),
  };
}

function figure(cell: CellJson | null): string | null {
  if (cell === null || typeof cell === "number") return cell === null ? null : String(cell);
  if ("absent" in cell) return cell.why === undefined ? cell.absent : `${cell.absent} (${cell.why})`;
  return cell.to === null ? `at least ${cell.from}` : `${cell.from} to ${cell.to}`;
}
