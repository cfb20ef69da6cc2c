// One force's figures in two editions, figure by figure. Nothing is hidden: what appeared, disappeared or fell silent is told.
import { BALANCE_LINES, type BalanceLineId } from "../standard/balance-lines.ts";
import { type Cell, exact, sameCell } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { outcomeOf } from "../standard/outcomes.ts";
import type { ForceFigures } from "./figures.ts";
import type { RevisedFigure, RevisionKind } from "./revisions-result.ts";

/** The figures of one force in the earlier and the later edition; `null` where the edition has none of it. */
export interface TwoEditions {
  readonly before: ForceFigures | null;
  readonly after: ForceFigures | null;
}

/** Compares a force's total, every line of its balance, what is not accounted for, and the outcome types that changed inside a line. */
export function revisedFigures(two: TwoEditions, part: string | null): readonly RevisedFigure[] {
  const rows = [
    revised({ line: "total", title: "Total", type: null, part }, two, totalCell),
    ...BALANCE_LINES.flatMap(({ id, title, types }) => [
      revised({ line: id, title, type: null, part }, two, (figures, both) => lineCell(figures, id, both)),
      ...(types.length < 2 ? [] : types).map((type) =>
        onlyChanged(
          revised({ line: id, title: outcomeOf(type).title, type, part }, two, (figures, both) =>
            typeCell(figures, { id, type, both }),
          ),
        ),
      ),
    ]),
    revised({ line: "not-accounted-for", title: "Not accounted for", type: null, part }, two, restCell),
  ];
  return rows.filter((row) => row !== null);
}

function onlyChanged(row: RevisedFigure | null): RevisedFigure | null {
  return row === null || row.kind === "unchanged" ? null : row;
}

type Named = Pick<RevisedFigure, "line" | "title" | "type" | "part">;

/** One figure in both editions; `null` where it stands in neither. */
function revised(
  named: Named,
  { before, after }: TwoEditions,
  cellOf: (figures: ForceFigures, both: boolean) => Cell | null,
): RevisedFigure | null {
  // What a full table does not list is 0 beside the other edition; alone it is nothing that appeared or disappeared.
  const both = before !== null && after !== null;
  const was = before === null ? null : cellOf(before, both);
  const is = after === null ? null : cellOf(after, both);
  if (was === null && is === null) return null;
  return {
    ...named,
    before: was === null ? null : cellToJson(was),
    after: is === null ? null : cellToJson(is),
    change: was?.kind === "exact" && is?.kind === "exact" ? is.count - was.count : null,
    kind: kindOf(was, is),
  };
}

function kindOf(was: Cell | null, is: Cell | null): RevisionKind {
  if (was === null) return "appeared";
  if (is === null) return "disappeared";
  if (sameCell(was, is)) return "unchanged";
  if (was.kind === "absent") return is.kind === "absent" ? "another silence" : "became a number";
  return is.kind === "absent" ? "became silent" : "changed";
}

function totalCell({ total, totalStated, fullTable }: ForceFigures): Cell | null {
  return totalStated || fullTable ? total : null;
}

/** A full table is silent about zeros; a return that has no row of a line says nothing of it. */
function lineCell({ lines, fullTable }: ForceFigures, id: BalanceLineId, both: boolean): Cell | null {
  const line = lines.get(id);
  if (line === undefined || (line.cell.kind === "absent" && line.cell.absence === "not applicable")) return null;
  return line.stated || (fullTable && both) ? line.cell : null;
}

function typeCell(
  figures: ForceFigures,
  { id, type, both }: { id: BalanceLineId; type: number; both: boolean },
): Cell | null {
  const found = figures.lines.get(id)?.types.find((one) => one.type === type);
  return found?.cell ?? (figures.fullTable && both && lineCell(figures, id, both) !== null ? exact(0) : null);
}

function restCell({ notAccountedFor, fullTable }: ForceFigures, both: boolean): Cell | null {
  if (notAccountedFor.kind === "absent" || (fullTable && !both)) return null;
  return notAccountedFor;
}
