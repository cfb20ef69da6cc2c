// What changed between two snapshots, figure by figure: counts and rates with their intervals, in words.
import { canonicalJson, type Json } from "../ground/digest.ts";
import type { Comparison, ForceAnswer, ForceRow, Rate } from "../measures/result.ts";
import { BASES, DENOMINATORS, type Denominator } from "../standard/bases.ts";
import type { CellJson } from "../standard/cell-json.ts";
import { EACH_NEWEST, NO_FIGURE } from "../web/release-words.ts";
import { cellWords, isAbsent, rateWords } from "../web/words.ts";
import type { FigureChange, FigureRef } from "./release.ts";
import { linesFrom, object, oneOf, orNull, words } from "./shape.ts";
import type { NewestQuestion, Snapshot, SnapshotAnswer, SnapshotQuestion } from "./snapshot.ts";

/** A figure of a snapshot with what it says. */
export interface SaidFigure {
  readonly figure: FigureRef;
  readonly says: string;
}

/**
 * Every figure of a snapshot: of each force its counts and its rate under each denominator, the pooled ones, and which figure of each
 * force is the newest; in the snapshot's order.
 */
export function figuresIn({ answers }: Pick<Snapshot, "answers">): readonly SaidFigure[] {
  return answers.flatMap((one) => figuresOf(one));
}

function figuresOf(one: SnapshotAnswer): readonly SaidFigure[] {
  if (one.kind === "comparison") return pooledFigures(one.question, one.answer);
  if (one.kind === "newest") return newestFigures(one.question, one.answer);
  return one.kind === "force" ? forceFigures(one.question, one.force, one.answer) : [];
}

function pooledFigures(question: SnapshotQuestion, { pooled }: Comparison): readonly SaidFigure[] {
  const ref = (figure: string): FigureRef => refOf(question, { force: null, figure });
  const rate = { figure: ref("rate"), says: rateInWords(pooled) };
  // The counts do not depend on the denominator: they are said once.
  if (question.denominator !== "all") return [rate];
  return [
    rate,
    { figure: ref("charged"), says: cellInWords(pooled.numerator) },
    { figure: ref("total"), says: cellInWords(pooled.denominator) },
  ];
}

/** The pooled figures where some forces are alike, and each force's newest rate, with the period and basis that are its own. */
function newestFigures({ scope, denominator }: NewestQuestion, answer: Comparison): readonly SaidFigure[] {
  // Its name stays the same whatever the bases of the figures are.
  const question: SnapshotQuestion = { scope, period: EACH_NEWEST, basis: "not stated", denominator };
  const pooled = isAbsent(answer.pooled.numerator) ? [] : pooledFigures(question, answer);
  // A force's rates under other denominators change with the figures of its own question.
  if (denominator !== "all") return pooled;
  const rows = answer.forces.map((row) => ({
    figure: refOf(question, { force: row.force, figure: "rate" }),
    says: newestWords(row),
  }));
  return [...pooled, ...rows];
}

/** `16 of 540, 3.0% (1.8% to 4.8%); 2018/19, recorded basis`. */
function newestWords({ charged, outOf, rate, interval, period, basis }: ForceRow): string {
  const counts = `${cellInWords(charged)} of ${cellInWords(outOf)}`;
  const share = rate === null && interval === null ? "" : `, ${rateWords({ rate, interval })}`;
  return `${counts}${share}; ${period}, ${basis === "not stated" ? "basis not stated" : `${basis} basis`}`;
}

function forceFigures(question: SnapshotQuestion, force: string, answer: ForceAnswer): readonly SaidFigure[] {
  const ref = (figure: string, denominator: Denominator = "all"): FigureRef =>
    refOf({ ...question, denominator }, { force, figure });
  return [
    ...answer.rates.map((rate) => ({ figure: ref("rate", rate.under), says: rateInWords(rate) })),
    { figure: ref("total"), says: cellInWords(answer.balance.total) },
    ...answer.balance.lines.map(({ line, count }) => ({ figure: ref(line), says: cellInWords(count) })),
  ];
}

function refOf(
  { scope, period, basis, denominator }: SnapshotQuestion,
  { force, figure }: Pick<FigureRef, "force" | "figure">,
): FigureRef {
  return { force, figure, scope, period, basis, denominator };
}

/** A rate in words, with its interval: `16 of 540, 3.0% (1.8% to 4.8%)`; without a rate, why there is none. */
export function rateInWords(rate: Pick<Rate, "numerator" | "denominator" | "rate" | "interval" | "why">): string {
  // Without any rate the reason alone: the counts are figures of their own.
  if (rate.rate === null && rate.interval === null) return (rate.why ?? "no rate").replace(/\.$/u, "");
  const counts = `${cellInWords(rate.numerator)} of ${cellInWords(rate.denominator)}`;
  return `${counts}, ${rateWords(rate)}`;
}

/** A count, range or silence in words, with the reason of a silence: `1,204`, `1 to 4`, `withheld (s.40)`. */
function cellInWords(cell: CellJson): string {
  const why = isAbsent(cell) && cell.why !== undefined ? ` (${cell.why})` : "";
  return `${cellWords(cell)}${why}`;
}

/** What names a figure: equal for two references to the same one. */
export function figureKey({ force, figure, scope, period, basis, denominator }: FigureRef): string {
  return canonicalJson([force, figure, scope, period, basis, denominator]);
}

/**
 * What changed from one snapshot to a later one: figures that say something else first, then those that are gone, then those that were
 * added, each in the snapshots' order. Two figures are the same when their words are, intervals included.
 */
export function changesBetween(
  before: Pick<Snapshot, "answers">,
  after: Pick<Snapshot, "answers">,
): readonly FigureChange[] {
  return changesOf(figuresIn(before), figuresIn(after));
}

/** `changesBetween` over figures that are listed already. */
export function changesOf(before: readonly SaidFigure[], after: readonly SaidFigure[]): readonly FigureChange[] {
  const earlier = new Map(before.map(({ figure, says }) => [figureKey(figure), says]));
  const later = new Map(after.map(({ figure, says }) => [figureKey(figure), says]));
  const changed = after.flatMap(({ figure, says }) => {
    const said = earlier.get(figureKey(figure));
    return said === undefined || said === says ? [] : [{ figure, before: said, after: says }];
  });
  const gone = before.flatMap(({ figure, says }) =>
    later.has(figureKey(figure)) ? [] : [{ figure, before: says, after: NO_FIGURE }],
  );
  const added = after.flatMap(({ figure, says }) =>
    earlier.has(figureKey(figure)) ? [] : [{ figure, before: NO_FIGURE, after: says }],
  );
  return [...changed, ...gone, ...added];
}

/** The changes as text, one a line: the same changes give the same bytes. */
export function changesText(changes: readonly FigureChange[]): string {
  // Plain JSON by its type.
  return changes.map((change) => `${canonicalJson(change as unknown as Json)}\n`).join("");
}

const said = words(20_000);
const change = object({
  figure: object({
    force: orNull(said),
    figure: said,
    scope: said,
    period: said,
    basis: oneOf(...BASES.map(({ id }) => id)),
    denominator: oneOf(...DENOMINATORS.map(({ id }) => id)),
  }),
  before: said,
  after: said,
});

/** The changes that `changesText` wrote. Refuses (`damaged`) a text that holds anything else. */
export function changesFrom(text: string): readonly FigureChange[] {
  return linesFrom(text, change, { what: "the changes of a release" });
}
