// Finds tables with ruling lines: the lines make a grid, the words fall into its cells.
import { columnLetters } from "../../standard/address.ts";
import { type Line, textOfWords, type Word } from "./pdf-lines.ts";
import type { PageMarks, Rule } from "./pdf-marks.ts";
import type { PageTable } from "./pdf-table.ts";

/** Lines closer than this, in points, are one line drawn twice. */
const SAME_LINE = 3.5;
/** How far short of each other lines may end that are meant to meet. */
const MEETING = 3.5;
/** More ruling lines than this are a drawing or a map. */
const MOST_RULES = 6000;
const MOST_GRID = 200;

/** The tables that ruling lines make: of two rows and two columns or more. */
export function ruledTables(marks: PageMarks, lines: readonly Line[]): readonly PageTable[] {
  if (marks.across.length + marks.down.length > MOST_RULES) return [];
  const [across, down] = [joined(marks.across), joined(marks.down)];
  const words = lines.flatMap((line) => line.words);
  return groups(across, down).flatMap((group) => {
    const table = tableOf(group, words);
    return table === null ? [] : [table];
  });
}

interface Group {
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
}

/** Pieces of one line put together. */
function joined(rules: readonly Rule[]): readonly Rule[] {
  const inOrder = [...rules].sort((a, b) => a.at - b.at || a.from - b.from);
  const out: { at: number; from: number; to: number }[] = [];
  for (const rule of inOrder) {
    const same = out.findLast(
      (one) => rule.at - one.at <= 1 && rule.from <= one.to + MEETING && rule.to >= one.from - MEETING,
    );
    // Rules come in the order of their places: those far above cannot be met again.
    if (same === undefined || rule.at - same.at > 1) out.push({ ...rule });
    else Object.assign(same, { from: Math.min(same.from, rule.from), to: Math.max(same.to, rule.to) });
  }
  return out;
}

/** Lines that meet, each group a grid of its own. */
function groups(across: readonly Rule[], down: readonly Rule[]): readonly Group[] {
  const parent = new Map<Rule, Rule>();
  const rootOf = (rule: Rule): Rule => {
    let root = rule;
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
    return root;
  };
  for (const level of across) {
    for (const upright of down) {
      if (!meet(level, upright)) continue;
      const [one, other] = [rootOf(level), rootOf(upright)];
      if (one !== other) parent.set(one, other);
    }
  }
  const found = new Map<Rule, { across: Rule[]; down: Rule[] }>();
  const groupOf = (rule: Rule) => {
    const root = rootOf(rule);
    const group = found.get(root) ?? { across: [], down: [] };
    found.set(root, group);
    return group;
  };
  for (const rule of across) groupOf(rule).across.push(rule);
  for (const rule of down) groupOf(rule).down.push(rule);
  return [...found.values()];
}

function meet(level: Rule, upright: Rule): boolean {
  return covers(level, upright.at, MEETING) && covers(upright, level.at, MEETING);
}

function covers({ from, to }: Rule, place: number, tolerance: number): boolean {
  return place >= from - tolerance && place <= to + tolerance;
}

/** The distinct places of lines, those drawn twice taken once. */
function placesOf(rules: readonly Rule[]): readonly number[] {
  const places: number[] = [];
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    const last = places.at(-1);
    if (last === undefined || at - last > SAME_LINE) places.push(at);
  }
  return places;
}

function tableOf(group: Group, words: readonly Word[]): PageTable | null {
  const [xs, ys] = [placesOf(group.down), placesOf(group.across)];
  if (xs.length < 3 || ys.length < 3 || xs.length > MOST_GRID || ys.length > MOST_GRID) return null;
  const inside = new Map<string, Word[]>();
  for (const word of words) {
    const column = slotOf(xs, (word.left + word.right) / 2);
    const row = slotOf(ys, word.baseline - word.size * 0.3);
    if (column === -1 || row === -1) continue;
    const key = `${row} ${column}`;
    inside.set(key, [...(inside.get(key) ?? []), word]);
  }
  const { rows, merges } = cellsOf({ xs, ys, group, inside });
  if (rows.filter((row) => row.some((cell) => cell !== "")).length < 2) return null;
  const [left = 0, top = 0] = [xs[0], ys[0]];
  return { left, top, right: xs.at(-1) ?? 0, bottom: ys.at(-1) ?? 0, columns: xs.length - 1, rows, merges };
}

function slotOf(edges: readonly number[], place: number): number {
  return place > (edges.at(-1) ?? 0) ? -1 : edges.findLastIndex((edge) => edge <= place);
}

interface Grid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly group: Group;
  readonly inside: ReadonlyMap<string, readonly Word[]>;
}

/** The text of each cell; where no line parts neighbours they are one, with the text in the first. */
function cellsOf(grid: Grid): { readonly rows: readonly (readonly string[])[]; readonly merges: readonly string[] } {
  const { xs, ys, inside } = grid;
  const [columns, height] = [xs.length - 1, ys.length - 1];
  const rows = Array.from({ length: height }, () => Array.from({ length: columns }, () => ""));
  const taken = new Set<string>();
  const merges: string[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(`${row} ${column}`)) continue;
      const { right, bottom } = extent(grid, row, column, taken);
      const words: Word[] = [];
      for (let y = row; y <= bottom; y++) {
        for (let x = column; x <= right; x++) {
          taken.add(`${y} ${x}`);
          words.push(...(inside.get(`${y} ${x}`) ?? []));
        }
      }
      const line = rows[row];
      if (line !== undefined) line[column] = cellText(words);
      if (right > column || bottom > row)
        merges.push(`${columnLetters(column)}${row + 1}:${columnLetters(right)}${bottom + 1}`);
    }
  }
  return { rows, merges };
}

/** How far a cell reaches to the right and down before a line stops it. */
function extent(
  grid: Grid,
  row: number,
  column: number,
  taken: ReadonlySet<string>,
): { right: number; bottom: number } {
  const { xs, ys } = grid;
  let [right, bottom] = [column, row];
  while (right + 1 < xs.length - 1 && !isParted(grid, row, right) && !taken.has(`${row} ${right + 1}`)) right++;
  for (; bottom + 1 < ys.length - 1; bottom++) {
    for (let x = column; x <= right; x++) if (isClosed(grid, bottom, x)) return { right, bottom };
    const same = Array.from({ length: right - column }, (_, i) => !isParted(grid, bottom + 1, column + i));
    if (!same.every(Boolean)) return { right, bottom };
  }
  return { right, bottom };
}

/** Whether an upright line stands between this column and the next in this row. */
function isParted({ xs, ys, group }: Grid, row: number, column: number): boolean {
  const [x = 0, y = 0] = [xs[column + 1], ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2];
  return group.down.some((rule) => Math.abs(rule.at - x) <= SAME_LINE && covers(rule, y, 0));
}

/** Whether a level line stands below this row in this column. */
function isClosed({ xs, ys, group }: Grid, row: number, column: number): boolean {
  const [y = 0, x = 0] = [ys[row + 1], ((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2];
  return group.across.some((rule) => Math.abs(rule.at - y) <= SAME_LINE && covers(rule, x, 0));
}

/** Words of a cell as they read, line by line. */
function cellText(words: readonly Word[]): string {
  const lines: Word[][] = [];
  for (const word of [...words].sort((a, b) => a.baseline - b.baseline)) {
    const line = lines.at(-1);
    if (line?.[0] !== undefined && word.baseline - line[0].baseline <= word.size * 0.4) line.push(word);
    else lines.push([word]);
  }
  return lines.map((line) => textOfWords(line.sort((a, b) => a.left - b.left))).join(" ");
}
