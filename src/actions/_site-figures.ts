// The figures pages of a question: each figure with every cell behind it, from the book as it is, or as an earlier release kept it.
import { madeFrom } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { canonicalJson, harmlessJson, type Json } from "../ground/digest.ts";
import { Refusal } from "../ground/refusal.ts";
import { openPartialLedger, partIn, partUpTo } from "../ledger/partial-ledger.ts";
import type { ForceAnswer } from "../measures/result.ts";
import { type FigureTrace, traceMany } from "../measures/trace-many.ts";
import { byRole } from "../releases/package/passports.ts";
import type { Snapshot, SnapshotQuestion } from "../releases/snapshot.ts";
import { BALANCE_LINES } from "../standard/balance-lines.ts";
import { DENOMINATORS } from "../standard/bases.ts";
import { isEachNewest } from "../web/each-newest.ts";
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
  question: SnapshotQuestion,
): Promise<FiguresByForce> {
  const traces = await tracesOf(tools, question);
  const forces = [...new Set(traces.map(({ force }) => force))];
  return new Map(
    forces.map((force) => {
      const mine = traces.filter((one) => one.force === force).map(figureOfTrace);
      return [force, madeFrom(snapshot, () => mine)];
    }),
  );
}

/** Every figure of a question with all of its cells. Of each force's newest figures those together: a force's own answer another question. */
export async function tracesOf(
  tools: Tools,
  { scope, period, basis }: Omit<SnapshotQuestion, "denominator">,
): Promise<readonly FigureTrace[]> {
  const { engine } = await tools.warehouse();
  const files = await catalogue(tools);
  const listed = Number.MAX_SAFE_INTEGER;
  if (isEachNewest({ period, basis })) return await traceMany(engine, files, { scope }, { listed, together: true });
  return await traceMany(engine, files, { scope, period, basis }, { listed });
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

/**
 * The figures of an earlier release with all of their cells: traced in the book as it was then, and taken where the traced figure is the one that
 * the release kept. Where a file is read otherwise since, a figure has what the release kept of it: the number of cells and the first.
 */
export function earlierFigures(
  tools: Tools,
  snapshot: Published<Snapshot>,
): (question: SnapshotQuestion) => Promise<FiguresByForce> {
  const part = partIn(tools.ledger) ?? tools.ledger.entries();
  const then: Tools = { ...tools, ledger: openPartialLedger(partUpTo(part, snapshot.asOf)) };
  return async (question) => {
    const traced = await tracedThen(then, snapshot, question);
    const own = snapshot.answers.flatMap((one) =>
      one.kind === "force" && isSameAsked(one.question, question) ? [one] : [],
    );
    return new Map(
      own.map(({ force, answer }) => {
        const cells = new Map((traced.get(force) ?? []).map((one) => [one.anchor, one]));
        const kept = keptFigures(snapshot, answer);
        return [force, madeFrom(snapshot, () => kept.map((one) => agreed(one, cells.get(one.anchor))))];
      }),
    );
  };
}

function isSameAsked(one: SnapshotQuestion, other: SnapshotQuestion): boolean {
  return one.scope === other.scope && one.period === other.period && one.basis === other.basis;
}

/** What the book as it was then gives; nothing where it no longer answers, since a file is read otherwise. */
async function tracedThen(
  tools: Tools,
  snapshot: Published<Snapshot>,
  question: SnapshotQuestion,
): Promise<FiguresByForce> {
  try {
    return await tracedFigures(tools, snapshot, question);
  } catch (error) {
    if (error instanceof Refusal) return new Map();
    throw error;
  }
}

/** A figure that was kept, with the cells of the traced one where both are the same: its number, and the files with their numbers of cells. */
function agreed(kept: SiteFigure, traced: SiteFigure | undefined): SiteFigure {
  if (traced === undefined) return kept;
  const said = ({ value, rate }: SiteFigure): string =>
    canonicalJson([value, rate?.denominator ?? null, rate?.interval ?? null] as unknown as Json); // plain values
  const behind = new Map<string, number>();
  for (const { sha256, all, zeroCells } of traced.files)
    behind.set(sha256, (behind.get(sha256) ?? 0) + all + zeroCells);
  // The kept account of a rate names the cells of its numerator alone.
  const hasCells = kept.files.every(({ sha256, all }) => (behind.get(sha256) ?? 0) >= all);
  if (said(kept) !== said(traced) || !hasCells) return kept;
  return { ...kept, files: traced.files, working: traced.working, command: kept.command };
}

/** The cells of figures as JSON: each by its role and address, as in the passports of the data package. */
export function figureCells(figures: readonly SiteFigure[]): string {
  const said = figures.map(({ anchor, title, value, files }) => ({
    figure: anchor,
    title,
    value,
    files: files.map(({ file, sha256, sheet, cells, first, all, zeroCells }) => ({
      file,
      sha256,
      sheet,
      all,
      zeroCells,
      ...(cells.length === 0 ? { first } : { cells: byRole(cells) }),
    })),
  }));
  return harmlessJson(`[\n${said.map((one) => JSON.stringify(one)).join(",\n")}\n]\n`);
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
