// A cell as it stands in a table or a sentence: a number, a range with its bracket, `withheld` on hatch, or an absence in italics.
import type { VNode } from "preact";
import type { CellJson } from "../../standard/cell-json.ts";
import { cellWords, count, isAbsent, isExact } from "../words.ts";

interface CellProps {
  readonly cell: CellJson;
  /** Adds the exemption or the mark as written, where the cell has one. */
  readonly withWhy?: boolean;
}

/** A cell in words; never a dash, never blank, never 0 for a silence. */
export function CellView({ cell, withWhy = false }: CellProps): VNode {
  if (isExact(cell)) return <span class="num">{count(cell)}</span>;
  if (!isAbsent(cell)) return <span class="c-interval num">{cellWords(cell)}</span>;
  const why = withWhy && cell.why !== undefined ? <span class="soft"> ({cell.why})</span> : null;
  if (cell.absent !== "withheld")
    return (
      <>
        <span class="c-absent">{cell.absent}</span>
        {why}
      </>
    );
  return (
    <>
      <span class="c-hidden">
        <span>withheld</span>
      </span>
      {why}
    </>
  );
}
