// What a chart of two editions is drawn from: rows with a count before and after, on one axis of counts that begins at 0.
import type { EditionPair, ForceRevision, RevisedFigure } from "../../measures/revisions-result.ts";
import { count, isExact } from "../words.ts";

/** One row: a name and its count in both editions. */
export interface MoveRow {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** A chart of moves. `left` is how many more rows moved than are drawn. */
export interface Moves {
  readonly title: string;
  readonly description: string;
  readonly rows: readonly MoveRow[];
  readonly left: number;
  readonly end: number;
  readonly ticks: readonly number[];
}

const MOST_ROWS = 24;

/** The moves of charges by force; with one force alone, of its lines. `null` where nothing moved that is exact in both editions. */
export function movesOf(pair: EditionPair, oneForce: boolean): Moves | null {
  const moved = oneForce ? pair.forces.flatMap(linesOf) : pair.forces.flatMap(chargesOf);
  if (moved.length === 0) return null;
  const rows = moved.slice(0, MOST_ROWS);
  const { end, step } = axisFor(Math.max(...rows.flatMap(({ before, after }) => [before, after])));
  const what = oneForce ? "Lines of the balance" : "Charges by force";
  return {
    title: `${what}: edition of ${pair.before.title}, and of ${pair.after.title}`,
    description: rows.map(({ name, before, after }) => `${name}: ${count(before)}, then ${count(after)}`).join("; "),
    rows,
    left: moved.length - rows.length,
    end,
    ticks: Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step),
  };
}

function chargesOf({ called, why, figures }: ForceRevision): readonly MoveRow[] {
  const charged = figures.find(({ line, type, part }) => line === "charged" && type === null && part === null);
  return why === null && charged !== undefined ? moveOf(called, charged) : [];
}

function linesOf({ figures }: ForceRevision): readonly MoveRow[] {
  return figures
    .filter(({ type, part }) => type === null && part === null)
    .flatMap((figure) => moveOf(figure.title, figure));
}

function moveOf(name: string, { before, after, kind }: RevisedFigure): readonly MoveRow[] {
  const exact = before !== null && after !== null && isExact(before) && isExact(after);
  return exact && kind === "changed" ? [{ name, before, after }] : [];
}

/** A round end above the greatest count, and a step of 1, 2 or 5 times a power of ten that gives three to six ticks. */
function axisFor(most: number): { readonly end: number; readonly step: number } {
  const rough = Math.max(most, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power);
  return { step, end: Math.max(step, Math.ceil(most / step) * step) };
}
