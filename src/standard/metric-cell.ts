// Figures that are no counts (rates, percentages, days): kept as cells without a count, with the figure in their words, so that no sum can take them in.
import { absent, type Cell } from "./cell.ts";
import { parseCellText } from "./cell-text.ts";

/** The sorts of figures that are no counts, with the words that stand before the figure. */
const METRICS = [
  { id: "rate", words: "a rate per 1,000 population, not a count" },
  { id: "percentage", words: "a percentage, not a count" },
  { id: "days", words: "days, not a count" },
  { id: "number", words: "a figure that is no count" },
] as const;
export type MetricKind = (typeof METRICS)[number]["id"];

/** A figure that is no count. `text` is as the source writes it, without a percent sign. */
export interface Metric {
  readonly kind: MetricKind;
  readonly value: number;
  readonly text: string;
}

const NUMBER = /^[-+\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/u;

/**
 * The cell of a figure that is no count: not applicable, with the figure in the reason. Marks such as `[u]` and blanks
 * are read as in any cell; other text is not understood. Example: `metricCell("percentage", "8.2%")` is not applicable
 * (a percentage, not a count: 8.2).
 */
export function metricCell(kind: MetricKind, text: string): Cell {
  const written = text.trim().replace(/ ?%$/u, "");
  if (written !== "" && NUMBER.test(written) && /\d/u.test(written))
    return absent("not applicable", `${wordsOf(kind)}: ${written}`);
  const mark = parseCellText(text);
  return mark.kind === "absent" ? mark : absent("not understood", text.trim().slice(0, 120));
}

/** The figure of a cell that `metricCell` made; `null` for every other cell. */
export function metricOf(cell: Cell): Metric | null {
  if (cell.kind !== "absent" || cell.absence !== "not applicable" || cell.why === undefined) return null;
  const why = cell.why;
  for (const { id, words } of METRICS) {
    if (!why.startsWith(`${words}: `)) continue;
    const text = why.slice(words.length + 2);
    return { kind: id, value: Number(text.replaceAll(",", "").replace("\u2212", "-")), text };
  }
  return null;
}

function wordsOf(kind: MetricKind): string {
  return METRICS.find(({ id }) => id === kind)?.words ?? "";
}
