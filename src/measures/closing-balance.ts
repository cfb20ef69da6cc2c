// Closing balance: which forces' balances close, and how many crimes nobody accounts for.
import type { Cell } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { forceById } from "../standard/forces.ts";
import type { AnswerTable, DotsChart, WorkingStep } from "./answer.ts";
import type { Askable } from "./askable.ts";
import { sumInSigns } from "./balance-sum.ts";
import { type ComparableSet, comparableSet, type Draft, whyApart } from "./comparable-set.ts";
import { CLOSING_BALANCE } from "./definitions/closing-balance.ts";
import type { ForceFigures } from "./figures.ts";
import { asKnown } from "./known-on.ts";
import { pooledCell, rateOf } from "./rate.ts";
import type { Rate } from "./result.ts";
import { countWords, nounOf, percent } from "./sentences.ts";
import { type Finding, setAnswer } from "./set-answer.ts";
import { draftOf, inReadingOrder } from "./share.ts";

/** A force's closing line with its share of the total. */
interface Closed {
  readonly draft: Draft;
  readonly rest: Cell;
  readonly rate: Rate;
  readonly state: "closes" | "does not close" | "adds up to more than its total" | "cannot be told";
}

const METHOD = "The total less every stated line. No interval: chance has no part in a plain sum.";

/** The closing balance of all forces, or of one. */
export const CLOSING_BALANCE_MEASURE: Askable = {
  definition: CLOSING_BALANCE,
  options: [],
  force: "may",
  answer: async (engine, files, given) => {
    const question = { ...given, denominator: "all" };
    const set = await comparableSet(engine, files, { question, definition: CLOSING_BALANCE });
    const all = set.drafts.map(closedOf);
    const one = question.force === undefined ? null : closedOf(draftOf(set, question.force));
    return setAnswer(set, CLOSING_BALANCE, { question, finding: findingOf(all, { one, set }) });
  },
};

function closedOf(draft: Draft): Closed {
  const { figures } = draft.gathered;
  const rest = figures.notAccountedFor;
  return { draft, rest, rate: rateUnder(rest, figures.total), state: stateOf(rest) };
}

function rateUnder(rest: Cell, total: Cell): Rate {
  return rateOf(rest, total, { noun: "not accounted for" });
}

function stateOf(rest: Cell): Closed["state"] {
  if (rest.kind !== "exact") return rest.kind === "interval" && rest.from > 0 ? "does not close" : "cannot be told";
  if (rest.count < 0) return "adds up to more than its total";
  return rest.count === 0 ? "closes" : "does not close";
}

interface About {
  readonly one: Closed | null;
  readonly set: ComparableSet;
}

function findingOf(all: readonly Closed[], { one, set }: About): Finding {
  const pooled = pooledRest(set);
  return {
    sentence: asKnown(one === null ? allWords(all, pooled, set) : forceWords(one, set), set.plan.asKnownOn),
    says: [...byConstruction(all), ...whyNot(one === null ? all : [one])],
    chart: chartOf(all, pooled, set),
    table: tableOf(one === null ? all : [one, ...all.filter(({ draft }) => draft !== one.draft)]),
    working: one === null ? [] : workingOf(one),
    method: METHOD,
  };
}

/** All that is not accounted for over all crimes, of the like forces whose both ends are stated. */
function pooledRest({ like, group }: ComparableSet): Rate | null {
  const stated = like.filter(
    ({ gathered: { figures } }) => figures.total.kind === "exact" && figures.notAccountedFor.kind === "exact",
  );
  const rest = pooledCell(stated.map(({ gathered }) => gathered.figures.notAccountedFor));
  const total = pooledCell(stated.map(({ gathered }) => gathered.figures.total));
  return !group.comparable || rest === null || total === null ? null : rateUnder(rest, total);
}

function allWords(all: readonly Closed[], pooled: Rate | null, { plan }: ComparableSet): string {
  const count = (state: Closed["state"]): number => all.filter((one) => one.state === state).length;
  const parts = (["closes", "does not close", "adds up to more than its total", "cannot be told"] as const)
    .map((state) => [state, count(state)] as const)
    .filter(([, forces]) => forces > 0);
  const rest =
    pooled?.rate == null || pooled.rate === 0
      ? ""
      : `; ${countWords(pooled.numerator)} of ${countWords(pooled.denominator)} crimes are not accounted for, ${percent(pooled.rate)}`;
  return `Of ${all.length} balances of ${nounOf(plan.scope)}, ${parts.map(([state, forces]) => `${forces} ${STATES[state][forces === 1 ? 0 : 1]}`).join(", ")}${rest}`;
}

const STATES: Readonly<Record<Closed["state"], readonly [string, string]>> = {
  closes: ["closes", "close"],
  "does not close": ["does not close", "do not close"],
  "adds up to more than its total": ["adds up to more than its total", "add up to more than their total"],
  "cannot be told": ["cannot be told", "cannot be told"],
};

function forceWords({ draft, rest, rate, state }: Closed, { plan }: ComparableSet): string {
  const { figures } = draft.gathered;
  const head = `${calledOf(figures)}: of ${countWords(cellToJson(figures.total))} ${nounOf(plan.scope)}`;
  if (state === "closes") return `${head}, all are accounted for`;
  if (state === "adds up to more than its total")
    return `${head}, the lines account for ${countWords(rest.kind === "exact" ? -rest.count : 0)} more than there are`;
  const share = rate.rate === null ? "" : `, ${percent(rate.rate)}`;
  if (rest.kind === "interval" && rest.from < 0)
    return `${head}, ${rest.to === null ? "nobody can say how many" : `at most ${countWords(Math.max(0, rest.to))}`} are not accounted for`;
  return rest.kind === "absent"
    ? `${head}, how many are not accounted for cannot be said: ${rate.why ?? ""}`
    : `${head}, ${countWords(cellToJson(rest))} are not accounted for${share}`;
}

function byConstruction(all: readonly Closed[]): string[] {
  const sums = all.filter(({ draft: { gathered } }) => gathered.figures.fullTable && !gathered.figures.totalStated);
  if (sums.length === 0) return [];
  return [
    `${sums.length === all.length ? "Every total here" : `The total of ${sums.length} of these`} is the sum of the table's own lines, so it closes by construction. Hold it against the crimes recorded: everycase reconcile.`,
  ];
}

function whyNot(all: readonly Closed[]): string[] {
  const over = all.filter(({ state }) => state === "adds up to more than its total");
  const names = over.map(({ draft }) => calledOf(draft.gathered.figures)).join(", ");
  return over.length === 0
    ? []
    : [`The lines add up to more than the total that the source states: ${names}. Neither is changed.`];
}

function chartOf(all: readonly Closed[], pooled: Rate | null, { group }: ComparableSet): DotsChart {
  const rows = all.map(({ draft, rate }) => ({
    force: draft.gathered.figures.force,
    called: calledOf(draft.gathered.figures),
    value: rate.rate,
    // A range of counts is drawn; chance has no part in a plain sum.
    interval: rate.rate === null ? rangeOf(draft.gathered.figures) : null,
    other: null,
    why: rate.rate === null ? (rate.why ?? null) : whyApart(draft),
  }));
  const line =
    group.comparable && pooled?.rate != null ? { value: pooled.rate, says: "all forces together (pooled)" } : null;
  return { kind: "dots", unit: "share", marks: ["not accounted for"], rows: inReadingOrder(rows), line };
}

function tableOf(all: readonly Closed[]): AnswerTable {
  return {
    title: "Each force's balance and its closing line",
    columns: [
      { id: "called", title: "Force", kind: "text" },
      { id: "total", title: "Recorded", kind: "count" },
      { id: "rest", title: "Not accounted for", kind: "count" },
      { id: "share", title: "Share", kind: "share" },
      { id: "state", title: "Balance", kind: "text" },
      { id: "sum", title: "In signs", kind: "text" },
      { id: "why", title: "Why", kind: "text" },
    ],
    rows: all.map(({ draft, rest, rate, state }) => ({
      force: draft.gathered.figures.force,
      called: calledOf(draft.gathered.figures),
      total: cellToJson(draft.gathered.figures.total),
      rest: cellToJson(rest),
      share: rate.rate,
      state,
      sum: sumInSigns(draft.gathered.figures),
      why: whyApart(draft),
    })),
  };
}

function workingOf({ draft: { gathered }, rate }: Closed): readonly WorkingStep[] {
  const sum = sumInSigns(gathered.figures);
  const { numerator: count, denominator: of } = rate;
  return [
    ...(sum === null ? [] : [{ says: "The total less every stated line", signs: sum }]),
    ...(rate.rate === null
      ? []
      : [{ says: "Its share of all", signs: `${countWords(count)} ÷ ${countWords(of)} = ${rate.rate.toFixed(4)}` }]),
  ];
}

/** The share that a range of counts allows; `null` where the rest is no range that ends. */
function rangeOf({ notAccountedFor: rest, total }: ForceFigures): readonly [number, number] | null {
  if (rest.kind !== "interval" || rest.to === null || rest.to < 0 || total.kind !== "exact" || total.count === 0)
    return null;
  return [Math.max(0, rest.from) / total.count, rest.to / total.count];
}

function calledOf({ force }: ForceFigures): string {
  return forceById(force)?.called ?? force;
}
