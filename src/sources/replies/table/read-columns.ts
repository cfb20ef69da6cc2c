// The columns of a table as they are read: what each says of its figures, and which columns label them.
import { columnLetters } from "../../../standard/address.ts";
import { foldLabel } from "../../../standard/label.ts";
import { DIMENSIONS, type Dimension, type LabelMeaning, type Meanings } from "../layout.ts";
import { isGrandSum } from "../words/lines.ts";
import type { YearPart } from "../words/periods.ts";
import { headerPhrases, isDoubtful, partOf } from "./columns.ts";
import { type HeaderParts, headersOf, headerText } from "./header-parts.ts";
import { columnMeans, type PlacedTable } from "./match.ts";
import type { Sheet } from "./sheet.ts";

/** A column of labels. */
export interface LabelColumn {
  readonly column: number;
  readonly dimension: Dimension;
}

/** A label or header that is not understood, and the address of its cell. */
export interface UnknownWords {
  readonly dimension: Dimension;
  readonly text: string;
  readonly cell: string;
}

/** A column of figures. */
export interface CountColumn {
  readonly column: number;
  readonly means: Meanings;
  readonly part: YearPart | null;
  /** It states sums of other columns. */
  readonly sum: boolean;
  readonly grand: boolean;
  readonly mentions: readonly ("CSE" | "CSA")[];
  /** The columns that label its figures. */
  readonly labels: readonly LabelColumn[];
  /** Words of the header that are not understood. */
  readonly unknown: UnknownWords | null;
}

/** The columns of one table, by what they are. */
export interface TableColumns {
  readonly counts: readonly CountColumn[];
  readonly labels: readonly LabelColumn[];
  readonly notes: readonly number[];
  readonly ignored: readonly number[];
}

/** Reads the columns of a placed table; meanings that a person gave to a header's words go first. */
export function readColumns(sheet: Sheet, placed: PlacedTable, said: readonly LabelMeaning[]): TableColumns {
  const { layout, hunted } = placed;
  if (hunted === null) return { counts: [], labels: [], notes: [], ignored: [] };
  const headers = headersOf(sheet, hunted);
  const isSpacer = (column: number): boolean =>
    layout.columns[column]?.role === "ignore" && layout.columns[column]?.header === "";
  const blocks = blocksOf(placed, isSpacer);
  const of = (role: "note" | "ignore"): readonly number[] =>
    layout.columns.flatMap((one, column) => (one.role === role ? [column] : []));
  const counts = layout.columns.flatMap((one, column) => {
    if (one.role !== "count") return [];
    const labels = blocks.find((block) => block.columns.includes(column))?.labels ?? [];
    return [countColumn({ placed, header: headers[column] ?? { parts: [], lowest: null }, column, labels, said })];
  });
  const siblings = counts.filter((one) => !one.sum);
  const isAlone = siblings.length === 0;
  return {
    counts: isAlone ? counts.map((one) => ({ ...one, sum: false, grand: false })) : counts,
    labels: blocks
      .flatMap(({ labels }) => labels)
      .filter((one, index, all) => all.findIndex(({ column }) => column === one.column) === index),
    notes: of("note"),
    ignored: of("ignore"),
  };
}

interface Block {
  readonly columns: readonly number[];
  readonly labels: readonly LabelColumn[];
}

/** Tables side by side: a label behind figures opens a new block where a blank column or the same kind of label says so. */
function blocksOf({ layout }: PlacedTable, isSpacer: (column: number) => boolean): readonly Block[] {
  const blocks: { columns: number[]; labels: LabelColumn[] }[] = [{ columns: [], labels: [] }];
  let counted = false;
  for (const [column, { role }] of layout.columns.entries()) {
    const open = blocks.at(-1) as (typeof blocks)[number];
    if (role === "count") {
      counted = true;
      open.columns.push(column);
    } else if (typeof role === "object") {
      const label = { column, dimension: role.label };
      const again = isSpacer(column - 1) || open.labels.some(({ dimension }) => dimension === role.label);
      if (counted && again) {
        blocks.push({ columns: [], labels: [label] });
        counted = false;
      } else open.labels.push(label);
    }
  }
  return blocks;
}

interface CountToRead {
  readonly placed: PlacedTable;
  readonly header: HeaderParts;
  readonly column: number;
  readonly labels: readonly LabelColumn[];
  readonly said: readonly LabelMeaning[];
}

function countColumn({ placed, header, column, labels, said }: CountToRead): CountColumn {
  const layout = placed.layout.columns[column] ?? { header: "", role: "count", means: {} };
  const phrases = headerPhrases(header.parts);
  const given = saidOfHeader(header, said);
  const means = { ...columnMeans(layout, header), ...given };
  const isSettled = layout.said === true || Object.keys(given).length > 0;
  const isSum = layout.said !== true && given.line === undefined && phrases.some(({ sum }) => sum);
  const isUnheaded =
    header.parts.length === 0 && placed.layout.columns.some((one) => one.role === "count" && one.header !== "");
  const doubtful = isSettled ? -1 : isUnheaded ? 0 : phrases.findIndex(isDoubtful);
  const text = header.parts[Math.max(0, doubtful)] ?? "";
  const dimension = labels.some((label) => label.dimension === "line") ? "scope" : "line";
  const place = `${columnLetters(column)}${(header.lowest ?? placed.hunted?.first ?? 0) + 1}`;
  return {
    column,
    means,
    part: partOf(header.parts),
    sum: isSum,
    grand: isSum && isGrandSum(headerText(header)),
    mentions: phrases.flatMap(({ mentions }) => mentions),
    labels,
    unknown: doubtful < 0 ? null : { dimension, text, cell: place },
  };
}

/** A meaning that a person gave to a header, or to the lowest part of it, in the list of labels. */
function saidOfHeader(header: HeaderParts, said: readonly LabelMeaning[]): Meanings {
  const texts = [headerText(header), ...header.parts].map(foldLabel);
  const means: Record<string, string> = {};
  for (const dimension of DIMENSIONS) {
    const given = said.find(
      (one) => one.dimension === dimension && one.means !== "" && texts.includes(foldLabel(one.text)),
    );
    if (given !== undefined) means[dimension] = given.means;
  }
  return means;
}
