// A window of a source document as a grid: the very cell filled, other cells of the figure outlined, heads inverted.
import type { VNode } from "preact";
import type { FigurePassport, SheetWindow } from "../../measures/result.ts";
import { originalHref } from "../links.ts";
import { bytesWords } from "../words.ts";
import { Scroller } from "./scroller.tsx";

type SourceFile = FigurePassport["files"][number];

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

/** The grid around the very cell. */
export function SheetGrid({ file, window }: { readonly file: SourceFile; readonly window: SheetWindow }): VNode {
  const cells = markedCells(window);
  const marked = cells.find(({ mark }) => mark === "cell") ?? null;
  const cell = marked === null ? (file.cells[0]?.cell ?? null) : `${marked.column}${marked.row}`;
  const used = cells.filter(({ mark }) => mark === "used").map(({ column, row }) => `${column}${row}`);
  const wide = wideColumns(window.columns, cells);
  const gaps = window.columns.map((column, index) => index > 0 && gapBetween(window.columns[index - 1] ?? "", column));
  return (
    <>
      <div class="sheet top-2">
        <SheetBar file={file} cell={cell} />
        <Scroller label={`The source document around cell ${cell ?? "shown"}, ${file.file}`}>
          <table class="grid-sheet">
            <GridHead columns={window.columns} wide={wide} gaps={gaps} marked={marked?.column ?? null} />
            <tbody>
              {window.rows.map((row) =>
                row === null ? (
                  <CutRow span={window.columns.length + gaps.filter(Boolean).length} />
                ) : (
                  <GridRow row={row} wide={wide} gaps={gaps} isMarked={row.row === marked?.row} />
                ),
              )}
            </tbody>
          </table>
        </Scroller>
      </div>
      <p class="source top-2">
        {cell === null ? null : `Filled: the figure, ${cell}. `}
        {used.length === 0 ? null : `Outlined: other cells it uses, ${used.join(", ")}. `}
        <a href={originalHref(file.sha256)}>{`Open the whole file ${file.file}`}</a>, as it was archived.
      </p>
    </>
  );
}

interface MarkedCell {
  readonly mark: string;
  readonly column: string;
  readonly row: number;
}

function markedCells({ columns, rows }: SheetWindow): readonly MarkedCell[] {
  return rows.flatMap((row) =>
    row === null
      ? []
      : row.marks.flatMap((mark, index) =>
          mark === null ? [] : [{ mark, column: columns[index] ?? "", row: row.row }],
        ),
  );
}

/** The columns that a narrow screen leaves out: all but the marked ones and the two before the first of them. */
function wideColumns(columns: readonly string[], cells: readonly MarkedCell[]): readonly boolean[] {
  const marked = columns.map((column) => cells.some((cell) => cell.column === column));
  const first = marked.indexOf(true);
  return columns.map((_, index) => first >= 0 && !marked[index] && (index < first - 2 || index > first));
}

/** Whether columns lie between two that are shown. Letters as in spreadsheets: A to Z, then AA. */
function gapBetween(before: string, after: string): boolean {
  return columnNumber(after) - columnNumber(before) > 1;
}

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

interface GridHeadProps {
  readonly columns: readonly string[];
  readonly wide: readonly boolean[];
  readonly gaps: readonly boolean[];
  readonly marked: string | null;
}

function GridHead({ columns, wide, gaps, marked }: GridHeadProps): VNode {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span class="visually-hidden">Row</span>
        </th>
        {columns.map((column, index) => (
          <>
            {gaps[index] ? (
              <th scope="col" class="gap">
                <span class="visually-hidden">columns not shown </span>…
              </th>
            ) : null}
            <th scope="col" class={column === marked ? "is-row-head" : wideClass(wide[index])}>
              {column}
            </th>
          </>
        ))}
      </tr>
    </thead>
  );
}

interface GridRowProps {
  readonly row: NonNullable<SheetWindow["rows"][number]>;
  readonly wide: readonly boolean[];
  readonly gaps: readonly boolean[];
  readonly isMarked: boolean;
}

function GridRow({ row, wide, gaps, isMarked }: GridRowProps): VNode {
  const quiet = !row.head && row.marks.every((mark) => mark === null);
  return (
    <tr class={row.head ? "is-head" : quiet ? "is-quiet" : undefined}>
      <th scope="row" class={isMarked ? "is-row-head" : undefined}>
        {row.row}
      </th>
      {row.cells.map((cell, index) => (
        <>
          {gaps[index] ? <td class="gap" /> : null}
          <GridCell text={cell} mark={row.marks[index] ?? null} class={wideClass(wide[index])} />
        </>
      ))}
    </tr>
  );
}

function wideClass(wide: boolean | undefined): string | undefined {
  return wide ? "col-wide" : undefined;
}

function GridCell(props: { text: string; mark: string | null; class: string | undefined }): VNode {
  const { text, mark, class: name } = props;
  if (mark === "cell")
    return (
      <td class="is-cell">
        {text}
        <span class="visually-hidden"> (this figure)</span>
      </td>
    );
  if (mark === "used")
    return (
      <td class="is-used">
        {text}
        <span class="visually-hidden"> (used by this figure)</span>
      </td>
    );
  return <td class={name}>{text}</td>;
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
