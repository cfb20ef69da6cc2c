// A grid as it is hunted in: its texts on one line, what kind each is, and merged cells filled.
import { columnIndex } from "../../../standard/address.ts";
import { parseCellText } from "../../../standard/cell-text.ts";
import type { Grid } from "../grid.ts";
import { GRID_LIMITS } from "../grid.ts";
import { oneLine } from "../words/marks.ts";
import { periodOf } from "../words/periods.ts";

/** What a text looks like, before anything says what it means. A `year` may be a count too. */
export type TextKind = "blank" | "figure" | "mark" | "year" | "decimal" | "period" | "text";

/** A grid with its kinds and merges; rows and columns count from 0. */
export interface Sheet {
  readonly height: number;
  readonly width: number;
  /** The text of a cell on one line; empty outside the grid. */
  text(row: number, column: number): string;
  /** The text, or in a merged range the text of its first cell. */
  filled(row: number, column: number): string;
  /** Whether the cell is in a merged range and not its first cell. */
  covered(row: number, column: number): boolean;
  kind(row: number, column: number): TextKind;
  /** The columns of a row with a text of their own. */
  used(row: number): readonly number[];
}

interface Range {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The grid as a sheet to hunt in, cut to `GRID_LIMITS`; records may be ragged. */
export function sheetOf(grid: Grid): Sheet {
  const rows = grid.rows.slice(0, GRID_LIMITS.rows).map((row) => row.slice(0, GRID_LIMITS.columns).map(oneLine));
  const width = rows.reduce((most, row) => Math.max(most, row.findLastIndex((text) => text !== "") + 1), 0);
  const origins = originsOf(grid.merges, rows.length, width);
  const text = (row: number, column: number): string => rows[row]?.[column] ?? "";
  const kinds = new Map<string, TextKind>();
  const used = rows.map((row) => row.flatMap((written, column) => (written === "" ? [] : [column])));
  return {
    height: rows.length,
    width,
    text,
    filled: (row, column) => {
      const origin = origins.get(row * GRID_LIMITS.columns + column);
      return origin === undefined ? text(row, column) : text(origin.top, origin.left);
    },
    covered: (row, column) => {
      const origin = origins.get(row * GRID_LIMITS.columns + column);
      return origin !== undefined && (origin.top !== row || origin.left !== column);
    },
    kind: (row, column) => {
      const written = text(row, column);
      const known = kinds.get(written);
      if (known !== undefined) return known;
      const kind = kindOf(written);
      kinds.set(written, kind);
      return kind;
    },
    used: (row) => used[row] ?? [],
  };
}

function originsOf(merges: readonly string[], height: number, width: number): ReadonlyMap<number, Range> {
  const origins = new Map<number, Range>();
  for (const merge of merges) {
    const range = rangeOf(merge);
    if (range === null) continue;
    for (let row = range.top; row <= Math.min(range.bottom, height - 1); row += 1) {
      for (let column = range.left; column <= Math.min(range.right, width - 1); column += 1) {
        origins.set(row * GRID_LIMITS.columns + column, range);
      }
    }
  }
  return origins;
}

function rangeOf(merge: string): Range | null {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/u.exec(merge);
  if (match === null) return null;
  const [, left = "", top = "", right = "", bottom = ""] = match;
  return { top: Number(top) - 1, left: columnIndex(left), bottom: Number(bottom) - 1, right: columnIndex(right) };
}

/** What a text looks like. */
function kindOf(text: string): TextKind {
  if (text === "") return "blank";
  if (/^(?:19|20)\d{2}$/u.test(text)) return "year";
  if (text.length > 60) return "text";
  const cell = parseCellText(text);
  if (cell.kind !== "absent") return /^[<>≤≥]|[a-z]/iu.test(text) && !/\d/u.test(text) ? "mark" : "figure";
  if (/^[+-]?[\d,]*\.?\d+ ?%?$/u.test(text)) return "decimal";
  if (periodOf(text) !== null) return "period";
  return cell.absence === "not understood" ? "text" : "mark";
}

/** Whether a kind may stand in a column of figures. */
export function isFigureKind(kind: TextKind): boolean {
  return kind === "figure" || kind === "mark" || kind === "year";
}
