// Finds tables without ruling lines: lines of print that leave the same white columns between their words.
import { columnLetters } from "../../standard/address.ts";
import { type Line, textOfWords, type Word } from "./pdf-lines.ts";
import { isFigure, type PageTable } from "./pdf-table.ts";

/** A gap this wide, as a part of the font's height, may part columns. */
const COLUMN_GAP = 0.9;
/** Lines further apart than this, as a part of the font's height, do not belong to one table. */
const FAR = 3.6;
/** The share of full lines that may cross a white column. */
const CROSSING = 0.15;
/** A line that follows this much closer than the rows do is a row's second line. */
const WRAPPED = 0.75;
const MOST_COLUMNS = 100;

/** Words that stand together in a line. */
interface Chunk {
  readonly left: number;
  readonly right: number;
  readonly words: readonly Word[];
}

interface Split {
  readonly line: Line;
  readonly chunks: readonly Chunk[];
}

/** The tables among these lines (those that stand in no ruled table). */
export function unruledTables(lines: readonly Line[]): readonly PageTable[] {
  const split = lines.map((line) => ({ line, chunks: chunksOf(line) }));
  return blocksOf(split).flatMap((block) => {
    const table = tableOf(block);
    return table === null ? [] : [table];
  });
}

function chunksOf(line: Line): readonly Chunk[] {
  const chunks: Word[][] = [];
  for (const word of line.words) {
    const last = chunks.at(-1)?.at(-1);
    if (last !== undefined && word.left - last.right < COLUMN_GAP * Math.min(word.size, line.size))
      chunks.at(-1)?.push(word);
    else chunks.push([word]);
  }
  return chunks.map((words) => ({ left: words[0]?.left ?? 0, right: words.at(-1)?.right ?? 0, words }));
}

/** Stretches of lines that may be tables: they begin and end with a line of several chunks. A lone chunk may stand between. */
function blocksOf(split: readonly Split[]): readonly (readonly Split[])[] {
  const blocks: Split[][] = [];
  let open: Split[] = [];
  let lone = 0;
  const close = (): void => {
    while ((open.at(-1)?.chunks.length ?? 2) < 2) open.pop();
    if (open.length > 0) blocks.push(open);
    open = [];
    lone = 0;
  };
  for (const one of split) {
    const last = open.at(-1);
    if (last !== undefined && one.line.baseline - last.line.baseline > FAR * Math.max(one.line.size, last.line.size))
      close();
    if (one.chunks.length < 2) lone++;
    else lone = 0;
    if (lone > 2) close();
    else if (one.chunks.length > 1 || open.length > 0) open.push(one);
  }
  close();
  return blocks;
}

function tableOf(block: readonly Split[]): PageTable | null {
  const most = Math.max(...block.map(({ chunks }) => chunks.length));
  const full = block.filter(({ chunks }) => chunks.length >= Math.max(2, most * 0.6));
  const edges = columnsOf(full);
  if (edges.length < 3 || edges.length > MOST_COLUMNS) return null;
  const placed = block.map((one) => ({ ...one, cells: cellsOf(one, edges) }));
  const rows = joinWrapped(placed);
  if (!looksLikeTable(rows.map(({ texts }) => texts))) return null;
  const merges = rows.flatMap(({ spans }, i) =>
    spans.map(([from, to]) => `${columnLetters(from)}${i + 1}:${columnLetters(to)}${i + 1}`),
  );
  const [first, last] = [block[0]?.line, block.at(-1)?.line];
  return {
    top: (first?.baseline ?? 0) - (first?.size ?? 0),
    bottom: last?.baseline ?? 0,
    left: edges[0] ?? 0,
    right: edges.at(-1) ?? 0,
    columns: edges.length - 1,
    rows: rows.map(({ texts }) => texts),
    merges,
  };
}

/** The edges between columns: the middles of white stretches that (nearly) no full line crosses, and both outer ends. */
function columnsOf(full: readonly Split[]): readonly number[] {
  const chunks = full.flatMap((one) => one.chunks);
  const [left, right] = [Math.min(...chunks.map((one) => one.left)), Math.max(...chunks.map((one) => one.right))];
  const allowed = Math.floor(full.length * CROSSING);
  const ends = chunks.flatMap((one) => [
    { at: one.left, step: 1 },
    { at: one.right, step: -1 },
  ]);
  // Where one chunk ends and another begins at the same place, the beginning comes first: no gap of width 0.
  ends.sort((a, b) => a.at - b.at || b.step - a.step);
  const edges = [left];
  let [crossing, since] = [0, Number.NaN];
  for (const { at, step } of ends) {
    const wasWhite = crossing <= allowed;
    crossing += step;
    const isWhite = crossing <= allowed;
    if (!wasWhite && isWhite) since = at;
    else if (wasWhite && !isWhite && at - since > 1) edges.push((since + at) / 2);
  }
  return [...edges, right];
}

interface Cells {
  readonly texts: readonly string[];
  /** First and last column of each text that reaches over several. */
  readonly spans: readonly (readonly [number, number])[];
}

/** The chunks of one line in their columns. A chunk that crosses an edge is parted there when it has a gap there, else it reaches over. */
function cellsOf({ chunks }: Split, edges: readonly number[]): Cells {
  const texts = Array.from({ length: edges.length - 1 }, () => "");
  const spans: [number, number][] = [];
  for (const chunk of chunks) {
    for (const words of partedAt(chunk.words, edges)) {
      const from = columnAt(edges, words[0]?.left ?? 0);
      const to = Math.max(from, columnAt(edges, words.at(-1)?.right ?? 0));
      texts[from] = [texts[from], textOfWords(words)].filter((text) => text !== "").join(" ");
      if (to > from) spans.push([from, to]);
    }
  }
  return { texts, spans };
}

function partedAt(words: readonly Word[], edges: readonly number[]): readonly (readonly Word[])[] {
  const parts: Word[][] = [];
  for (const word of words) {
    const last = parts.at(-1)?.at(-1);
    const isParted = last !== undefined && edges.some((edge) => edge >= last.right && edge <= word.left);
    if (last === undefined || isParted) parts.push([word]);
    else parts.at(-1)?.push(word);
  }
  return parts;
}

function columnAt(edges: readonly number[], place: number): number {
  const found = edges.findLastIndex((edge) => edge <= place);
  return Math.min(Math.max(found, 0), edges.length - 2);
}

/** Puts the second line of a row to its first: it stands clearly closer than rows do. */
function joinWrapped(placed: readonly (Split & { readonly cells: Cells })[]): readonly Cells[] {
  const gaps = placed.slice(1).map(({ line }, i) => line.baseline - (placed[i]?.line.baseline ?? 0));
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  const rows: { texts: string[]; spans: (readonly [number, number])[] }[] = [];
  for (const [i, { cells, chunks }] of placed.entries()) {
    const row = rows.at(-1);
    const gap = gaps[i - 1] ?? Number.POSITIVE_INFINITY;
    const isFull = chunks.length > 1 && cells.texts.filter((text) => text !== "").length === cells.texts.length;
    if (row === undefined || gap >= usual * WRAPPED || isFull) {
      rows.push({ texts: [...cells.texts], spans: [...cells.spans] });
      continue;
    }
    for (const [column, text] of cells.texts.entries())
      row.texts[column] = [row.texts[column], text].filter((one) => one !== "").join(" ");
  }
  return rows;
}

/** Letterheads stand in columns too: a table has figures beside its labels, or a good many columns. */
function looksLikeTable(rows: readonly (readonly string[])[]): boolean {
  const figures = rows.flatMap((row) => row.slice(1)).filter((text) => text !== "" && isFigure(text)).length;
  const filled = rows.filter((row) => row.filter((text) => text !== "").length > 1).length;
  return filled >= 2 && (figures >= 2 || (filled >= 3 && (rows[0]?.length ?? 0) >= 3));
}
