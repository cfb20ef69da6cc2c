// A figure that adds many cells: every cell that is not 0 by its address, and how many hold 0 or are not listed.
import type { VNode } from "preact";
import type { FigurePassport, TracedCell } from "../../measures/result.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { originalHref } from "../links.ts";
import { capital, cellWords, count, counted, isExact } from "../words.ts";
import { SheetBar } from "./sheet.tsx";

type SourceFile = FigurePassport["files"][number];

interface CellSumsProps {
  readonly file: SourceFile;
  /** The denominator of the figure, where this file alone holds it. */
  readonly whole: CellJson | null;
}

/** The cells of a file behind a figure, by what they are to it. */
export function CellSums({ file, whole }: CellSumsProps): VNode {
  const roles = [...new Set(file.cells.map(({ role }) => role))];
  const sums = new Map(roles.map((role) => [role, sumOf(file, role)]));
  return (
    <div class="sheet top-3">
      <SheetBar file={file} cell={null} />
      <div class="sheet-cells">
        {roles.map((role) => (
          <RoleSum
            role={role}
            cells={file.cells.filter((cell) => cell.role === role)}
            sum={sums.get(role) ?? null}
            isCut={file.moreCells > 0}
            withNumerator={role === "denominator" ? togetherWith(sums, whole) : null}
          />
        ))}
        {file.moreCells === 0 ? null : (
          <p class="source top-2">
            {`And ${counted(file.moreCells, "more cell", "more cells")} not listed here; `}
            <a href={originalHref(file.sha256)}>{`the file ${file.file} holds them`}</a>.
          </p>
        )}
        {file.zeroCells === 0 ? null : (
          <p class="source top-2">
            {`And ${counted(file.zeroCells, "cell that holds", "cells that hold")} 0. Zero is a number: they count.`}
          </p>
        )}
      </div>
    </div>
  );
}

/** What the listed cells of a role add up to; `null` where not all are listed or not all are exact. */
function sumOf({ cells, moreCells }: SourceFile, role: string): number | null {
  const mine = cells.filter((cell) => cell.role === role);
  if (moreCells > 0 || !mine.every(({ value }) => isExact(value))) return null;
  return mine.reduce((sum, { value }) => sum + Number(value), 0);
}

/** The denominator, where it is made of its own cells and those of the numerator together. */
function togetherWith(sums: ReadonlyMap<string, number | null>, whole: CellJson | null): number | null {
  const [own, numerator] = [sums.get("denominator") ?? null, sums.get("numerator") ?? null];
  if (own === null || numerator === null || whole === own) return null;
  return whole === own + numerator ? own + numerator : null;
}

interface RoleSumProps {
  readonly role: string;
  readonly cells: readonly TracedCell[];
  readonly sum: number | null;
  /** Whether cells of the file are not listed. */
  readonly isCut: boolean;
  readonly withNumerator: number | null;
}

function RoleSum({ role, cells, sum, isCut, withNumerator }: RoleSumProps): VNode {
  const told = cells.filter(({ value }) => value !== 0);
  return (
    <>
      <h3>{`${capital(role)}: ${isCut ? "the first " : ""}${counted(told.length, "cell", "cells")}`}</h3>
      <p class="cells">
        {told.map(({ cell, value }, index) => (
          <>
            {index === 0 ? null : " + "}
            <span class="nb">
              {`${cell}\u202f`}
              <b>{cellWords(value)}</b>
            </span>
          </>
        ))}
        {sum === null ? null : (
          <>
            {" = "}
            <b>{count(sum)}</b>
          </>
        )}
        {withNumerator === null ? null : `, and with the numerator ${count(withNumerator)}`}
      </p>
    </>
  );
}
