// Rows that say the same thing twice: told, and never chosen between.
import type { Problem } from "../../ground/problem.ts";
import { absent, sameCell } from "../cell.ts";
import { cellText } from "../cell-text.ts";
import { foldLabel } from "../label.ts";
import type { Reported } from "../reported.ts";
import { type Document, problemAt } from "./_problems.ts";

/** A reported figure and the address of its cell. */
export interface PlacedRow {
  readonly reported: Reported;
  readonly address: string;
}

const TWO_FIGURES = absent("not understood", "two different figures");

/**
 * Keeps each figure once. The same figure again is left out with a problem; different figures for one thing all become
 * "not understood", each with a problem, because nothing says which is right.
 */
export function settleRepeats(
  placed: readonly PlacedRow[],
  document: Document,
): { rows: Reported[]; problems: Problem[] } {
  const alike = new Map<string, PlacedRow[]>();
  for (const row of placed) {
    const key = whatItSays(row.reported);
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [row]);
    else others.push(row);
  }
  const rows: Reported[] = [];
  const problems: Problem[] = [];
  for (const row of placed) {
    const group = alike.get(whatItSays(row.reported)) ?? [row];
    const settled = settle(row, group);
    if (settled.keep !== null) rows.push(settled.keep);
    if (settled.complaint !== null) problems.push(problemAt(document, row.address, settled.complaint));
  }
  return { rows, problems };
}

type Settled = { readonly keep: Reported | null; readonly complaint: Parameters<typeof problemAt>[2] | null };

function settle(row: PlacedRow, group: readonly PlacedRow[]): Settled {
  const [first] = group;
  if (first === undefined || group.length === 1) return { keep: row.reported, complaint: null };
  const found = cellText(row.reported.cell);
  const other = first === row ? group[1] : first;
  if (group.some(({ reported }) => !sameCell(reported.cell, first.reported.cell))) {
    const wanted = "one figure for one thing";
    const hint = `The same thing stands in ${other?.address} too; the figures differ, so neither counts.`;
    return {
      keep: { ...row.reported, cell: TWO_FIGURES },
      complaint: { column: "value", code: "two-figures", found, wanted, hint },
    };
  }
  if (first === row) return { keep: row.reported, complaint: null };
  const hint = `The same figure stands in ${first.address}; it counts once.`;
  return { keep: null, complaint: { column: "value", code: "said-twice", found, wanted: "each figure once", hint } };
}

function whatItSays({
  force,
  area,
  period,
  unit,
  scope,
  basis,
  edition,
  line,
  flagRule,
  flagOrigin,
}: Reported): string {
  const said = [force, area, period, unit, scope, basis, edition, line, flagRule, flagOrigin];
  return said.map((part) => foldLabel(part ?? "")).join("\u001f");
}
