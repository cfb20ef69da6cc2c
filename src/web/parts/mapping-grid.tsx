// The table of a reply as it stands in its file, with what each row, column and label was read as. Every one of them opens to say it otherwise.
import type { VNode } from "preact";
import type { Grid, GridReading, RowReading, UnknownLabel } from "../../sources/replies/grid.ts";
import type { ColumnLayout, Dimension, LabelMeaning, RowKind } from "../../sources/replies/layout.ts";
import { columnIndex, columnLetters } from "../../standard/address.ts";
import { ROWS_SHOWN } from "../mapping-links.ts";
import { ROW_WORDS, roleWords } from "../mapping-words.ts";
import { capital } from "../words.ts";
import {
  columnGroups,
  type DraftOf,
  draftAction,
  isCount,
  Pick,
  SmallForm,
  Use,
  WordsField,
} from "./mapping-forms.tsx";
import { LabelForm } from "./mapping-unknown.tsx";

interface GridProps {
  readonly grid: Grid;
  readonly reading: GridReading;
  readonly draft: DraftOf;
  /** How many rows are drawn. */
  readonly rows: number;
  /** Whether anything can be said of it: a hidden sheet is only shown. */
  readonly isFixed: boolean;
}

/** What is known of every cell, found once. */
interface Known {
  readonly figures: ReadonlyMap<string, boolean>;
  readonly unknown: ReadonlyMap<string, UnknownLabel>;
  readonly totals: ReadonlySet<string>;
  readonly rows: ReadonlyMap<number, RowReading>;
  readonly width: number;
}

/** The drawn table in a region of its own that scrolls both ways; heads stay in sight. */
export function MappingGrid(props: GridProps): VNode {
  const { grid, reading, draft } = props;
  const known = knownOf(grid, reading);
  const [only, ...others] = reading.layout.tables;
  const columns = others.length === 0 ? (only?.columns ?? []) : [];
  return (
    <>
      {/* Every button of a row belongs to this form, so that the draft stands in the page once. */}
      <form id="draft" action={draftAction(draft, "table")} method="get" hidden>
        {draft.said.map((text) => (
          <input type="hidden" name="set" value={text} />
        ))}
      </form>
      <section class="scroller map-scroller" aria-label={`The table of ${grid.file}, row by row`} tabindex={0}>
        <table class="map-grid grid-sheet">
          <caption class="visually-hidden">{`The table as it stands in ${grid.file}, and what it was read as`}</caption>
          <thead>
            <tr>
              <td class="corner" />
              {Array.from({ length: known.width }, (_, index) => (
                <ColumnHead index={index} table={0} column={columns[index]} {...props} />
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.slice(0, props.rows).map((texts, index) => (
              <>
                {others.length === 0 ? null : <TableHead row={index + 1} {...props} known={known} />}
                <GridRow texts={texts} row={index + 1} known={known} {...props} />
              </>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}

function knownOf(grid: Grid, reading: GridReading): Known {
  const complete = new Set(reading.cells.map(({ column, row }) => `${column}${row}`));
  return {
    figures: new Map(reading.figures.map(({ cell }) => [cell, complete.has(cell)])),
    unknown: new Map(reading.unknown.map((label) => [label.cell, label])),
    totals: new Set(reading.checks.map(({ total }) => total)),
    rows: new Map(reading.rows.map((row) => [row.row, row])),
    width: grid.rows.reduce((most, row) => Math.max(most, row.length), 1),
  };
}

type HeadProps = GridProps & {
  readonly index: number;
  readonly table: number;
  readonly column: ColumnLayout | undefined;
};

/** A column with what somebody said its heading means, which the layout keeps among the labels. */
function asSaid(column: ColumnLayout, labels: readonly LabelMeaning[]): ColumnLayout {
  if (column.role !== "count") return column;
  const heading = column.header.toLowerCase();
  const said = labels.filter(({ text, means }) => means !== "" && text.toLowerCase() === heading);
  const means = Object.fromEntries(said.map(({ dimension, means: id }) => [dimension, id]));
  return { ...column, means: { ...column.means, ...means } };
}

function ColumnHead({ index, table, column: proposed, draft, isFixed, reading }: HeadProps): VNode {
  const letters = columnLetters(index);
  const column = proposed === undefined ? undefined : asSaid(proposed, reading.layout.labels);
  if (column === undefined) {
    return (
      <th scope="col">
        <span class="letter">{letters}</span>
      </th>
    );
  }
  const prefix = reading.layout.tables.length > 1 || table > 0 ? `${table + 1}:${letters}` : letters;
  const says = roleWords(column.role, column.means);
  const dimension = dimensionOf(column);
  return (
    <th scope="col" class={dimension === null ? `role-${roleClass(column)}` : `dim dim-${dimension}`}>
      <span class="letter">{letters}</span>
      {isFixed ? (
        <span class="role">{says}</span>
      ) : (
        <details name="say">
          <summary aria-label={`Column ${letters}: ${says}. Say it otherwise`}>{says}</summary>
          <div class="menu">
            {column.header === "" ? null : <p class="note">{`Its heading: “${column.header}”.`}</p>}
            <SmallForm draft={draft} anchor="table">
              <Pick
                id={`c-${table}-${letters}`}
                label={`Column ${letters} holds`}
                groups={columnGroups(prefix)}
                isRequired
              />
              <Use about={`column ${letters}`} />
            </SmallForm>
            {isCount(column.role) ? (
              <SmallForm draft={draft} anchor="table">
                <WordsField id={`p-${table}-${letters}`} label="Its period" what={`${prefix}=period:`} />
                <Use about={`period of column ${letters}`} />
              </SmallForm>
            ) : null}
          </div>
        </details>
      )}
    </th>
  );
}

/** The dimension that colours a column: the one it names, or the first that its heading says. */
function dimensionOf({ role, means }: ColumnLayout): Dimension | null {
  if (typeof role === "object") return role.label;
  if (role !== "count") return null;
  const order: readonly Dimension[] = ["line", "period", "force", "area", "unit", "scope", "basis", "flagRule"];
  return order.find((dimension) => means[dimension] !== undefined) ?? null;
}

function roleClass({ role }: ColumnLayout): string {
  return typeof role === "object" ? "label" : role;
}

/** Where a sheet holds several tables, each says above its first row what its columns are. */
function TableHead(props: GridProps & { readonly row: number; readonly known: Known }): VNode | null {
  const { reading, row, known } = props;
  const at = reading.tables.findIndex((table) => table !== null && (table.headerRows[0] ?? table.first) === row);
  const columns = reading.layout.tables[at]?.columns;
  if (columns === undefined) return null;
  return (
    <tr class="map-roles">
      <th scope="row">{`Table ${at + 1}`}</th>
      {Array.from({ length: known.width }, (_, index) => (
        <ColumnHead {...props} index={index} table={at} column={columns[index]} />
      ))}
    </tr>
  );
}

type RowProps = GridProps & { readonly texts: readonly string[]; readonly row: number; readonly known: Known };

function GridRow(props: RowProps): VNode {
  const { texts, row, known, isFixed, reading } = props;
  const kind = known.rows.get(row)?.is ?? "blank";
  const table = tableAt(reading, row);
  return (
    <tr class={`row-${kind}`} id={`row-${row}`}>
      <th scope="row">
        <span class="letter">{row}</span>
        {isFixed || reading.layout.tables.length === 0 ? (
          <span class="role">{ROW_WORDS[kind]}</span>
        ) : (
          <RowMenu row={row} kind={kind} why={known.rows.get(row)?.why ?? ""} />
        )}
      </th>
      {spans(texts, kind) ? (
        <td id={`cell-A${row}`} colSpan={known.width}>
          {texts.join(" ").trim()}
        </td>
      ) : (
        Array.from({ length: known.width }, (_, index) => (
          <GridCell {...props} index={index} text={texts[index] ?? ""} kind={kind} table={table} />
        ))
      )}
    </tr>
  );
}

/** A title, a note or a blank row of one text is drawn across the table, as a spreadsheet shows it. */
function spans(texts: readonly string[], kind: RowKind): boolean {
  return (
    (kind === "title" || kind === "note" || kind === "blank") && texts.filter((text) => text.trim() !== "").length <= 1
  );
}

/** The table a row belongs to. */
function tableAt(reading: GridReading, row: number): number {
  return reading.tables.findIndex(
    (table) => table !== null && (table.headerRows[0] ?? table.first) <= row && row <= table.last,
  );
}

const ROW_CHOICES: readonly RowKind[] = ["data", "total", "header", "note", "title", "blank"];

function RowMenu({ row, kind, why }: { readonly row: number; readonly kind: RowKind; readonly why: string }): VNode {
  return (
    <details name="say">
      <summary aria-label={`Row ${row}: ${ROW_WORDS[kind]}. Say it otherwise`}>{ROW_WORDS[kind]}</summary>
      <div class="menu">
        <p class="note">{why === "" ? `Row ${row} was read as ${ROW_WORDS[kind]}.` : capital(why)}</p>
        <p class="menu-says">{`Row ${row} is`}</p>
        <ul class="choices">
          {ROW_CHOICES.filter((one) => one !== kind).map((one) => (
            <li>
              <button class="choice" type="submit" form="draft" name="set" value={`row:${row}=${one}`}>
                <span class="visually-hidden">{`Row ${row} is `}</span>
                {ROW_WORDS[one]}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}

type CellProps = RowProps & {
  readonly index: number;
  readonly text: string;
  readonly kind: RowKind;
  readonly table: number;
};

function GridCell({ index, text, kind, table, row, known, reading, draft, isFixed }: CellProps): VNode {
  const address = `${columnLetters(index)}${row}`;
  const column = reading.layout.tables[table]?.columns[index];
  const unknown = known.unknown.get(address);
  const figure = known.figures.get(address);
  const name = cellClass({ column, kind, figure, isTotal: known.totals.has(address) });
  return (
    <td id={`cell-${address}`} class={name}>
      {unknown === undefined || isFixed ? (
        text
      ) : (
        <details name="say" class="unknown">
          <summary aria-label={`${text}: not understood. Say what it means`}>{text}</summary>
          <div class="menu">
            <LabelForm label={unknown} id={`u-${address}`} draft={draft} />
          </div>
        </details>
      )}
      {figure === false ? <span class="visually-hidden"> (not complete yet)</span> : null}
    </td>
  );
}

function cellClass({
  column,
  kind,
  figure,
  isTotal,
}: {
  column: ColumnLayout | undefined;
  kind: RowKind;
  figure: boolean | undefined;
  isTotal: boolean;
}): string | undefined {
  if (figure !== undefined) return figure ? "is-figure" : "is-figure is-open";
  if (isTotal) return "is-figure is-sum";
  if (column === undefined || kind === "blank" || kind === "title" || kind === "note") return undefined;
  if (column.role === "ignore") return "is-ignored";
  const dimension = dimensionOf(column);
  const isCoded = dimension !== null && (kind === "header" || typeof column.role === "object");
  return isCoded ? `dim dim-${dimension}` : undefined;
}

/** What the colours stand for; every one of them stands as a word in a head too. */
export function MappingLegend({ reading }: { readonly reading: GridReading }): VNode {
  const columns = reading.layout.tables.flatMap((table) => table.columns);
  const met = new Set(columns.map(dimensionOf));
  const dims: readonly (readonly [Dimension, string])[] = [
    ["force", "force"],
    ["area", "part of the force"],
    ["period", "period"],
    ["line", "what became of them"],
    ["unit", "unit"],
    ["scope", "scope"],
  ];
  return (
    <ul class="map-legend" aria-label="What the colours stand for">
      {dims.flatMap(([dimension, says]) =>
        met.has(dimension)
          ? [
              <li>
                <span class={`chip dim dim-${dimension}`} aria-hidden="true" />
                {says}
              </li>,
            ]
          : [],
      )}
      <li>
        <span class="chip is-figure" aria-hidden="true">
          12
        </span>
        figure
      </li>
      {reading.figures.length === reading.cells.length ? null : (
        <li>
          <span class="chip is-figure is-open" aria-hidden="true">
            12
          </span>
          figure of which something is left to say
        </li>
      )}
      {reading.unknown.length === 0 ? null : (
        <li>
          <span class="chip is-unknown" aria-hidden="true">
            ?
          </span>
          not understood
        </li>
      )}
    </ul>
  );
}

/** How many rows are drawn: as many as usual, more where they are asked for, and always up to a cell that is linked to. */
export function rowsToDraw(grid: Grid, asked: number | undefined): number {
  return Math.min(grid.rows.length, Math.max(ROWS_SHOWN, asked ?? 0));
}

/** Whether an address lies in the drawn rows. */
export function isDrawn(address: string, rows: number): boolean {
  return Number(/\d+$/u.exec(address)?.[0] ?? 0) <= rows && columnIndex(/^[A-Z]+/u.exec(address)?.[0] ?? "A") >= 0;
}
