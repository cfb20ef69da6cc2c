// The figures pages of a question: each figure with every cell behind it, from the book as it is, or as an earlier release kept it.
import { madeFrom } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import type { ForceAnswer } from "../measures/result.ts";
import { type FigureTrace, traceMany } from "../measures/trace-many.ts";
import type { Snapshot, SnapshotQuestion } from "../releases/snapshot.ts";
import { BALANCE_LINES } from "../standard/balance-lines.ts";
import { DENOMINATORS } from "../standard/bases.ts";
import type { SiteFigure } from "../web/pages/figures.tsx";
import { figureAnchor } from "../web/site/address.ts";
import { catalogue } from "./catalogue.ts";
import type { Tools } from "./tools.ts";

/** The figures of a question by force; `null` is all forces together. */
export type FiguresByForce = ReadonlyMap<string | null, Published<readonly SiteFigure[]>>;

/** Every figure of a question, traced to all of its cells in a few statements. */
export async function tracedFigures(
  tools: Tools,
  snapshot: Published<Snapshot>,
  { scope, period, basis }: SnapshotQuestion,
): Promise<FiguresByForce> {
  const { engine } = await tools.warehouse();
  const every = Number.MAX_SAFE_INTEGER;
  const traces = await traceMany(engine, await catalogue(tools), { scope, period, basis }, { listed: every });
  const forces = [...new Set(traces.map(({ force }) => force))];
  return new Map(
    forces.map((force) => {
      const mine = traces.filter((one) => one.force === force).map(figureOfTrace);
      return [force, madeFrom(snapshot, () => mine)];
    }),
  );
}

function figureOfTrace({ figure, denominator, trace }: FigureTrace): SiteFigure {
  return {
    anchor: figureAnchor(figure, denominator),
    title: titleOf(figure, denominator),
    words: sentenceOf(trace.words),
    value: trace.value,
    rate: figure === "rate" ? trace.rate : null,
    files: trace.files.map(({ file, sheet, cells, zeroCells, moreCells }) => ({
      file: file.name,
      sha256: file.sha256,
      sheet,
      cells,
      first: cells[0]?.cell ?? "",
      all: cells.length + moreCells,
      zeroCells,
    })),
    working: trace.working,
    command: trace.passport.command,
  };
}

/** The figures of a force as a release kept them: the file, the number of cells and the first of them. */
export function keptFigures(snapshot: Published<Snapshot>, answer: ForceAnswer): Published<readonly SiteFigure[]> {
  const rates = answer.rates.map((rate): SiteFigure => {
    const [charged] = answer.figures.filter(({ figure }) => figure === "charged");
    return {
      anchor: figureAnchor("rate", rate.under),
      title: titleOf("rate", rate.under),
      words: sentenceOf(rate.says),
      value: rate.numerator,
      rate,
      files: (charged?.sources ?? []).map(fileOf),
      working: [],
      command: answer.passport.command,
    };
  });
  const counts = answer.figures.map(
    ({ figure, title, count, sources, note }): SiteFigure => ({
      anchor: figure,
      title,
      words: sources.length === 0 || note === null ? "" : sentenceOf(note),
      value: count,
      rate: null,
      files: sources.map(fileOf),
      working: sources.length === 0 && note !== null ? [note] : [],
      command: answer.passport.command,
    }),
  );
  return madeFrom(snapshot, () => [...rates, ...counts]);
}

function fileOf({
  file,
  sha256,
  cells,
  first,
}: ForceAnswer["figures"][number]["sources"][number]): SiteFigure["files"][number] {
  return { file, sha256, sheet: null, cells: [], first, all: cells, zeroCells: 0 };
}

function titleOf(figure: string, denominator: SnapshotQuestion["denominator"]): string {
  if (figure === "rate") {
    const under = DENOMINATORS.find(({ id }) => id === denominator)?.title ?? denominator;
    return denominator === "all" ? "Rate" : `Rate, ${under.toLowerCase()}`;
  }
  if (figure === "total") return "Recorded";
  return BALANCE_LINES.find(({ id }) => id === figure)?.title ?? "Not accounted for";
}

function sentenceOf(words: string): string {
  return words === "" || /[.:]$/u.test(words) ? words : `${words}.`;
}
