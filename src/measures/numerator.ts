// The count of a share's numerator in a force's balance.
import { absent, type Cell, sumOf } from "../standard/cell.ts";
import type { Definition } from "./definition.ts";
import { type ForceFigures, lineCell } from "./figures.ts";

/** The count of a share's numerator in a force's balance: its lines added up, or its one outcome type. */
export function numeratorCell(figures: ForceFigures, { counted = ["charged"] }: Pick<Definition, "counted">): Cell {
  if ("type" in counted) {
    const types = [...figures.lines.values()].flatMap((line) => line.types);
    return (
      types.find(({ type }) => type === counted.type)?.cell ??
      (figures.fullTable ? { kind: "exact", count: 0 } : absent("not stated"))
    );
  }
  const cells = counted.map((id) => lineCell(figures, id));
  return cells.length === 1
    ? (cells[0] ?? absent("not stated"))
    : (cells.find(({ kind }) => kind === "absent") ?? sumOf(cells).known ?? absent("not stated"));
}
