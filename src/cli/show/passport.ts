// The passport of one figure as text: what it says, the cells it stands on as they stand in their files, and how it follows from them.
import type { Published } from "../../disclosure/published.ts";
import type { FigurePassport, SheetWindow, TracedCell } from "../../measures/result.ts";
import { bytesWords, counted } from "../../web/words.ts";
import { bullets, type Line, lengthOf, section, shortened, terms, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";
import { cellSays, fullStop } from "./cells.ts";
import { commandLines } from "./passport-foot.ts";

/** How many cells of a file are listed; JSON and CSV hold them all. */
const LISTED = 40;
/** How much of a cell the window of the file shows. */
const MOST_OF_A_CELL = 24;
const ROW_NUMBER_WIDTH = 8;

/** The lines of a passport, each at most `width` columns wide; `beside`: what was corrected and replied. */
export function passportLines(
  figure: Published<FigurePassport>,
  width: number,
  beside: readonly Line[] = [],
): readonly Line[] {
  const { passport } = figure;
  return [
    ...wrapped(figure.title, width).map((bold) => ({ bold })),
    ...wrapped(fullStop(figure.words), width),
    ...beside,
    ...section("What it is", factLines(figure, width)),
    ...figure.files.flatMap((file) => fileLines(file, width)),
    ...section(
      "How it follows from the cells",
      figure.working.flatMap((step) => wrapped(step, width)),
    ),
    ...section("What to keep in mind", bullets(figure.caveats, width)),
    ...section("This again", commandLines([passport.command], width)),
    ...wrapped(
      `Measure ${passport.measure.id}, version ${passport.measure.version}, digest ${passport.measure.digest}`,
      width,
    ).map((dim) => ({ dim })),
  ];
}

function factLines({ facts }: FigurePassport, width: number): readonly Line[] {
  return terms(
    facts.map(({ term, says, note }) => [term, note === null ? says : `${fullStop(says)} ${note}`]),
    width,
  );
}

type TracedFile = FigurePassport["files"][number];

function fileLines(file: TracedFile, width: number): readonly Line[] {
  const sheet = file.sheet === null ? "" : `, sheet ${file.sheet}`;
  const more = file.cells.length - LISTED + file.moreCells;
  return section(`Stands in ${file.file}${sheet}`, [
    ...wrapped(`SHA-256 ${file.sha256}, ${bytesWords(file.bytes)}`, width).map((dim) => ({ dim })),
    ...windowLines(file.window, width),
    "",
    ...cellLines(file.cells.slice(0, LISTED), width),
    ...(more > 0 ? [`and ${counted(more, "more cell", "more cells")}: --format json`] : []),
    ...(file.zeroCells > 0
      ? [`${counted(file.zeroCells, "more cell holds", "more cells hold")} 0: counted, not listed.`]
      : []),
  ]);
}

function cellLines(cells: readonly TracedCell[], width: number): readonly Line[] {
  const rows = cells.map(({ cell, found, value, role }) => [cell, role, cellSays(value), found]);
  const columns = [
    { head: "Cell" },
    { head: "Part it plays" },
    { head: "Read as", gives: "wrap" },
    { head: "As it stands there", gives: "wrap" },
  ] as const;
  return drawTable({ columns, rows }, width);
}

/** The rows around the first cell as they stand in the file: the cell itself in square brackets, others in use in round ones. */
function windowLines(window: SheetWindow | null, width: number): readonly Line[] {
  if (window === null) return [];
  const shown = columnsThatFit(window, width);
  const left = window.columns.filter((_, index) => !shown.includes(index));
  const rows = window.rows.map((row) =>
    row === null
      ? ["…", ...shown.map(() => "…")]
      : [String(row.row), ...shown.map((index) => marked(textAt(row, index), row.marks[index] ?? null))],
  );
  const columns = [{ head: "Row" }, ...shown.map((index) => ({ head: window.columns[index] ?? "" }))];
  const signs = "In square brackets the cell itself, in round ones other cells of this figure.";
  const note =
    left.length === 0
      ? signs
      : `${signs} Left out here: ${left.length === 1 ? "column" : "columns"} ${left.join(", ")}.`;
  return ["", ...drawTable({ columns, rows }, width), ...wrapped(note, width)];
}

type WindowRow = NonNullable<SheetWindow["rows"][number]>;

/** The columns to draw: those with a mark always; of the others, those that tell the rows apart stay longest. */
function columnsThatFit({ columns, rows }: SheetWindow, width: number): readonly number[] {
  const drawn = rows.filter((row) => row !== null);
  const body = drawn.filter(({ head }) => !head);
  const about = columns.map((_, index) => ({
    index,
    isMarked: body.some(({ marks }) => (marks[index] ?? null) !== null),
    isBlank: body.every((row) => textAt(row, index) === ""),
    kinds: new Set(body.map((row) => textAt(row, index))).size,
    width: Math.max(1, ...drawn.map((row) => lengthOf(marked(textAt(row, index), row.marks[index] ?? null)))),
  }));
  let shown = about.filter(({ isMarked, isBlank }) => isMarked || !isBlank);
  const total = (): number => shown.reduce((sum, one) => sum + one.width + 2, ROW_NUMBER_WIDTH);
  while (total() > width) {
    const spare = shown.filter(({ isMarked }) => !isMarked);
    const least = Math.min(...spare.map(({ kinds }) => kinds));
    const gone = spare.findLast(({ kinds }) => kinds === least);
    if (gone === undefined) break;
    shown = shown.filter((one) => one !== gone);
  }
  return shown.map(({ index }) => index);
}

function textAt(row: WindowRow, index: number): string {
  return shortened(row.cells[index] ?? "", MOST_OF_A_CELL);
}

function marked(text: string, mark: string | null): string {
  if (mark === "cell") return `[${text}]`;
  return mark === "used" ? `(${text})` : text;
}
