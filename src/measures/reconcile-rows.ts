// One row of a reconciliation: two figures of the same crimes, their difference, and why it cannot be told where it cannot.
import { type Cell, cellOfSum, highest, lowest, type Sum } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { forceById } from "../standard/forces.ts";
import { withCommas } from "../standard/numbers.ts";
import type { CrimeGrain, CrimeSum } from "../warehouse/sum-crimes.ts";
import type { ReconcileCounts, ReconcileRow, Reconciliation, Verdict } from "./reconcile-result.ts";

/** The forces that each table has any row of. */
interface ForcesIn {
  readonly outcomes: ReadonlySet<string>;
  readonly crimes: ReadonlySet<string>;
}

/** Holds two sums against each other; one of them may be missing. */
export function rowOf(
  pair: { readonly outcomes: CrimeSum | null; readonly crimes: CrimeSum | null },
  forces: ForcesIn,
  by: CrimeGrain,
): ReconcileRow {
  const [one, other] = [cellOf(pair.outcomes), cellOf(pair.crimes)];
  const { force, group, code } = pair.outcomes ?? pair.crimes ?? { force: "", group: null, code: null };
  const exact = one?.kind === "exact" && other?.kind === "exact";
  const verdict = verdictOf(one, other);
  return {
    force,
    called: forceById(force)?.called ?? calledBody(force),
    group,
    code,
    outcomes: one === null ? null : cellToJson(one),
    crimes: other === null ? null : cellToJson(other),
    difference: exact ? one.count - other.count : null,
    verdict,
    why: whyOf(verdict, { force, pair, forces, by }),
  };
}

function cellOf(sum: CrimeSum | null): Cell | null {
  return sum === null ? null : cellOfSum(sum.sum);
}

/** `not-a-force:action-fraud` as people write it. */
function calledBody(force: string): string {
  const words = force.replace(/^not-a-force:/u, "").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Tables list combinations that occurred: no row beside a 0 says the same. */
function verdictOf(one: Cell | null, other: Cell | null): Verdict {
  if (one === null || other === null) {
    const there = one ?? other;
    if (there?.kind === "exact" && there.count === 0) return "equal";
    return one === null ? "crimes only" : "outcomes only";
  }
  if (one.kind === "absent" || other.kind === "absent") return "cannot be told";
  if (one.kind === "exact" && other.kind === "exact") return one.count === other.count ? "equal" : "differs";
  const [most, otherMost] = [highest(one), highest(other)];
  const apart = (most !== null && most < lowest(other)) || (otherMost !== null && otherMost < lowest(one));
  return apart ? "differs" : "cannot be told";
}

function whyOf(
  verdict: Verdict,
  {
    force,
    pair,
    forces,
    by,
  }: { force: string; pair: { outcomes: CrimeSum | null; crimes: CrimeSum | null }; forces: ForcesIn; by: CrimeGrain },
): string | null {
  if (verdict === "crimes only" || verdict === "outcomes only")
    return oneSided(verdict, { force, hasForce: forces.outcomes.has(force) && forces.crimes.has(force), by });
  if (verdict === "equal") return null;
  const silent = [...silences("outcomes", pair.outcomes?.sum), ...silences("recorded crime", pair.crimes?.sum)];
  return silent.length === 0 ? null : `${silent.join("; ")}.`;
}

function oneSided(
  verdict: Verdict,
  { force, hasForce, by }: { force: string; hasForce: boolean; by: CrimeGrain },
): string {
  const lacking = verdict === "crimes only" ? "outcomes" : "recorded crime";
  if (hasForce && by !== "force") return `The table of ${lacking} has rows of this force, and none of this ${by}.`;
  if (force.startsWith("not-a-force:")) return "No police force: a body that collects reports of fraud. Kept apart.";
  if (force === "british-transport-police" && lacking === "recorded crime")
    return "British Transport Police left the tables of recorded crime by force after 2014/15.";
  return `The table of ${lacking} has no row of this force in this period. That does not mean zero.`;
}

/** Cells without a figure; those that do not apply say nothing of a difference. */
function silences(table: string, sum: Sum | undefined): readonly string[] {
  return (sum?.absent ?? [])
    .filter(({ absence }) => absence !== "not applicable")
    .map(({ absence, cells }) => `${table}: ${withCommas(cells)} ${cells === 1 ? "cell" : "cells"} ${absence}`);
}

/** How many rows there are of each verdict. */
export function countsOf(rows: readonly ReconcileRow[]): ReconcileCounts {
  const of = (verdict: Verdict): number => rows.filter((row) => row.verdict === verdict).length;
  return {
    equal: of("equal"),
    differs: of("differs"),
    cannotBeTold: of("cannot be told"),
    outcomesOnly: of("outcomes only"),
    crimesOnly: of("crimes only"),
  };
}

/** The sums over the rows in which both figures are exact. */
export function togetherOf(rows: readonly ReconcileRow[]): Reconciliation["together"] {
  const both = rows.filter(({ difference }) => difference !== null);
  const add = (of: (row: ReconcileRow) => unknown): number => both.reduce((sum, row) => sum + Number(of(row)), 0);
  const [outcomes, crimes] = [add((row) => row.outcomes), add((row) => row.crimes)];
  return { outcomes, crimes, difference: outcomes - crimes };
}

const NOUNS = {
  force: ["force", "forces"],
  group: ["offence group", "offence groups"],
  code: ["offence code", "offence codes"],
} as const;

/** The finding as a sentence that can stand alone; `called` is the one force that was asked for. */
export function sentenceOf({
  rows,
  together,
  by,
  called,
}: {
  readonly rows: readonly ReconcileRow[];
  readonly together: Reconciliation["together"];
  readonly by: CrimeGrain;
  readonly called: string | null;
}): string {
  const { equal, differs } = countsOf(rows);
  const of = equal + differs;
  if (of === 0) return "Nothing stands in both tables with a figure, so nothing can be said of how they agree.";
  const figures = `${withCommas(together.outcomes)} outcomes beside ${withCommas(together.crimes)} crimes`;
  const what = whatWords(of, by, called);
  if (differs === 0) return `The two tables agree for ${of === 1 ? what : `all ${what}`} in both: ${figures}`;
  const signed = `${together.difference < 0 ? "−" : "+"}${withCommas(Math.abs(together.difference))}`;
  return `The two tables differ for ${of === 1 ? what : `${withCommas(differs)} of ${what}`} in both: ${figures}, ${signed} together`;
}

/** `43 forces`, `Kent`, `the one offence code of Kent`, `12 offence codes of Kent`, `300 offence codes by force`. */
function whatWords(of: number, by: CrimeGrain, called: string | null): string {
  if (by === "force" && called !== null) return called;
  const whose = by === "force" ? "" : called === null ? " by force" : ` of ${called}`;
  const [one, many] = NOUNS[by];
  return of === 1 ? `the one ${one}${whose}` : `${withCommas(of)} ${many}${whose}`;
}
