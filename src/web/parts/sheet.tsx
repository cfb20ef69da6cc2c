// A window of a source document as a grid: the very cell filled, other cells of the figure outlined, heads inverted.
import type { VNode } from "preact";
import type { FigurePassport, SheetWindow } from "../../measures/result.ts";
import { originalHref } from "../links.ts";
import { bytesWords } from "../words.ts";
import { Scroller } from "./scroller.tsx";

type SourceFile = FigurePassport["files"][number];
type WindowRow = NonNullable<SheetWindow["rows"][number]>;

/** The bar above a grid or a list of cells: file, sheet, cell, size, hash. */
export function SheetBar({ file, cell }: { readonly file: SourceFile; readonly cell: string | null }): VNode {
  return (
    <div class="sheet-bar">
      <span>
        <b>File</b> {file.file}
      </span>
      <span>
        <b>Sheet</b> {file.sheet ?? "none"}
      </span>
      {cell === null ? null : (
        <span>
          <b>Cell</b> {cell}
        </span>
      )}
      {file.columnHeader === "" ? null : (
        <span>
          <b>Column</b> {`“${file.columnHeader}”`}
        </span>
      )}
      <span>
        <b>Size</b> {bytesWords(file.bytes)}
      </span>
      <span class="whole-line">
        <b>SHA-256</b> <span class="hash">{file.sha256}</span>
      </span>
    </div>
  );
}

/** How one column of the window is drawn. */
interface Column {
  /** Its place in the window's rows. */
  readonly index: number;
  readonly letters: string;
  /** Columns lie between it and the one drawn before. */
  readonly afterGap: boolean;
  /** It holds the very cell: it stays in sight while the rest scrolls. */
  readonly marked: boolean;
  /** A narrow screen leaves it out. */
  readonly wide: boolean;
}

/** The grid around the very cell. */
export function SheetGrid({ file, window }: { readonly file: SourceFile; readonly window: SheetWindow }): VNode {
  const marked = markedCells(window, "cell")[0] ?? null;
  const cell = marked === null ? (file.cells[0]?.cell ?? null) : marked.address;
  const used = markedCells(window, "used").map(({ address }) => address);
  const columns = columnsOf(window, marked?.index ?? null);
  const cuts = columns.length + columns.filter(({ afterGap }) => afterGap).length;
  return (
    <>
      <div class="sheet top-2">
        <SheetBar file={file} cell={cell} />
        <Scroller label={`The source document around cell ${cell ?? "shown"}, ${file.file}`}>
          <table class="grid-sheet">
            <GridHead columns={columns} />
            <tbody>
              {window.rows.map((row) =>
                row === null ? (
                  <CutRow span={cuts} />
                ) : (
                  <GridRow row={row} columns={columns} isMarked={row.row === marked?.row} />
                ),
              )}
            </tbody>
          </table>
        </Scroller>
      </div>
      <p class="source top-2">
        {cell === null ? null : `Filled: ${roleWords(file, cell)}, ${cell}. `}
        {used.length === 0 ? null : `Outlined: other cells it uses, ${used.join(", ")}. `}
        <a href={originalHref(file.sha256)}>{`Open the whole file ${file.file}`}</a>, as it was archived.
      </p>
    </>
  );
}

interface MarkedCell {
  readonly index: number;
  readonly row: number;
  readonly address: string;
}

function markedCells({ columns, rows }: SheetWindow, wanted: string): readonly MarkedCell[] {
  return rows.flatMap((row) =>
    row === null
      ? []
      : row.marks.flatMap((mark, index) =>
          mark === wanted ? [{ index, row: row.row, address: `${columns[index] ?? ""}${row.row}` }] : [],
        ),
  );
}

/** What the filled cell is to the figure. */
function roleWords({ cells }: SourceFile, address: string): string {
  const role = cells.find(({ cell }) => cell === address)?.role;
  if (role === "numerator") return "the numerator";
  if (role === "denominator") return "the denominator";
  return cells.length === 1 ? "the figure" : "a cell it adds";
}

/** The columns to draw: those with something in them. Empty ones are cut, as are those the window leaves out. */
function columnsOf({ columns, rows }: SheetWindow, marked: number | null): readonly Column[] {
  const filled = columns.map((_, index) =>
    rows.some((row) => row !== null && !row.head && (row.cells[index] ?? "") !== ""),
  );
  const shown = [...columns.keys()].filter((index) => filled[index] || index === marked);
  const markedPlace = marked === null ? -1 : shown.indexOf(marked);
  return shown.map((index, place) => {
    const before = columns[shown[place - 1] ?? -1];
    const letters = columns[index] ?? "";
    return {
      index,
      letters,
      afterGap: before !== undefined && columnNumber(letters) - columnNumber(before) > 1,
      marked: index === marked,
      wide: markedPlace >= 0 && (place < markedPlace - 2 || place > markedPlace),
    };
  });
}

/** Letters as in spreadsheets: A to Z, then AA. */
function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function classOf({ marked, wide }: Column, also = ""): string | undefined {
  const names = [also, marked ? "stays" : "", wide ? "col-wide" : ""].filter((name) => name !== "");
  return names.length === 0 ? undefined : names.join(" ");
}

function GridHead({ columns }: { readonly columns: readonly Column[] }): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span class="visually-hidden">Row</span>
        </th>
        {columns.map((column) => (
          <>
            {column.afterGap ? (
              <th scope="col" class={column.wide ? "gap col-wide" : "gap"}>
                <span class="visually-hidden">columns not shown </span>…
              </th>
            ) : null}
            <th scope="col" class={classOf(column, column.marked ? "is-row-head" : "")}>
              {column.letters}
            </th>
          </>
        ))}
      </tr>
    </thead>
  );
}

interface GridRowProps {
  readonly row: WindowRow;
  readonly columns: readonly Column[];
  readonly isMarked: boolean;
}

function GridRow({ row, columns, isMarked }: GridRowProps): VNode {
  const quiet = !row.head && row.marks.every((mark) => mark === null);
  return (
    <tr class={row.head ? "is-head" : quiet ? "is-quiet" : undefined}>
      <th scope="row" class={isMarked ? "is-row-head" : undefined}>
        {row.row}
      </th>
      {columns.map((column) => (
        <>
          {column.afterGap ? <td class={column.wide ? "gap col-wide" : "gap"} /> : null}
          <GridCell text={row.cells[column.index] ?? ""} mark={row.marks[column.index] ?? null} column={column} />
        </>
      ))}
    </tr>
  );
}

function GridCell({ text, mark, column }: { text: string; mark: string | null; column: Column }): VNode {
  if (mark !== "cell" && mark !== "used") return <td class={classOf(column)}>{text}</td>;
  const isCell = mark === "cell";
  return (
    <td class={classOf({ ...column, wide: false }, isCell ? "is-cell" : "is-used")}>
      {text}
      <span class="visually-hidden">{isCell ? " (the cell of this figure)" : " (used by this figure)"}</span>
    </td>
  );
}

function CutRow({ span }: { readonly span: number }): VNode {
  return (
    <tr class="is-cut">
      <th scope="row">
        <span class="visually-hidden">rows not shown</span>⋮
      </th>
      <td colSpan={span} />
    </tr>
  );
}
