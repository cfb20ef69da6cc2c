// The answer of a share from records, made of a protected table and of nothing else.

import type { ShownTable } from "../disclosure/count-table.ts";
import type { Published } from "../disclosure/published.ts";
import { BASES, DENOMINATORS, type Denominator } from "../standard/bases.ts";
import { forceById } from "../standard/forces.ts";
import type { Scope } from "../standard/scopes.ts";
import { UNITS } from "../standard/units.ts";
import type { AnswerTable, DotsChart, MeasureAnswer } from "./answer.ts";
import { type AskedPlan, askingOf } from "./asking.ts";
import { ALL, NOT_KNOWN } from "./count-histories.ts";
import { type Definition, digestOfDefinition } from "./definition.ts";
import { type HistoryRate, ratesOf } from "./history-rates.ts";
import type { Passport } from "./result.ts";
import { countWords, findingOf, forceFindingOf } from "./sentences.ts";

/** What an answer from records is made of. */
export interface HistoryFound {
  readonly definition: Definition;
  readonly denominator: Denominator;
  readonly scope: Scope;
  /** How periods are cut: `year` or `quarter`. */
  readonly by: string;
  readonly shown: Published<ShownTable>;
  /** The plan that counted the records. */
  readonly asked: AskedPlan;
  readonly source: Passport["sources"][number];
  /** The command that gives it again. */
  readonly command: string;
}

const METHOD =
  "Counts of records, protected before anything is worked out from them; numerator over denominator; interval: Wilson score, 95%.";

/** Words the shares of a protected table: the finding is of all its forces and periods together. */
export function historyAnswer(found: HistoryFound): MeasureAnswer {
  const { definition, denominator, scope, by, shown, asked } = found;
  const rates = ratesOf(shown, { definition, denominator });
  const whole = rates.at(-1);
  return {
    measure: definition.id,
    title: definition.title,
    asked: { from: "records", scope: scope.id, by, denominator },
    sentence: whole === undefined ? "" : sentenceOf(whole, found),
    says: saysOf(rates, shown),
    chart: chartOf(rates),
    table: tableOf(rates, definition),
    working: whole?.rate.rate == null ? [] : [workingOf(whole)],
    apart: [],
    caveats: [...definition.caveats, ...CAVEATS],
    method: METHOD,
    passport: passportOfRecords(found, rates),
    asking: askingOf([asked]),
  };
}

const CAVEATS = [
  "The figures are of one extract of a records system, as its words were read by its mapping; no other force is put beside them.",
  "They are outcomes so far of the crimes recorded in each period: later periods have had less time.",
];

function calledOf(force: string): string {
  if (force === ALL) return "All forces";
  return force === NOT_KNOWN ? "Force not known" : (forceById(force)?.called ?? force);
}

function sentenceOf({ force, rate }: HistoryRate, { definition, scope }: HistoryFound): string {
  if (force === ALL || force === NOT_KNOWN) return findingOf(scope, "recorded", rate, definition.words);
  const own = forceFindingOf(scope, "recorded", rate, definition.words);
  return `${calledOf(force)}: ${own.charAt(0).toLowerCase()}${own.slice(1)}`;
}

function saysOf(rates: readonly HistoryRate[], shown: ShownTable): readonly string[] {
  const silent = rates.filter(({ rate }) => rate.rate === null).length;
  const some = silent === 1 ? "1 share is" : `${silent} shares are`;
  return [
    ...shown.says,
    ...(silent === 0
      ? []
      : [`${some} not said, out of ${rates.length}: a count in it is hidden, or there are no crimes to count.`]),
  ];
}

/** Every force and period by itself; all of them together are the line. */
function chartOf(rates: readonly HistoryRate[]): DotsChart | null {
  const single = rates.filter(({ force, period }) => force !== ALL && period !== ALL);
  const whole = rates.at(-1)?.rate.rate ?? null;
  if (single.every(({ rate }) => rate.rate === null)) return null;
  return {
    kind: "dots",
    unit: "share",
    marks: ["share"],
    rows: single.map(({ force, period, rate }) => ({
      force,
      called: `${calledOf(force)}, ${period}`,
      value: rate.rate,
      interval: rate.interval,
      other: null,
      why: rate.rate === null ? (rate.why ?? null) : null,
    })),
    line: whole === null ? null : { value: whole, says: "all of the extract together" },
  };
}

function tableOf(rates: readonly HistoryRate[], { title }: Definition): AnswerTable {
  return {
    title: `${title}, by force and period of recording`,
    columns: [
      { id: "called", title: "Force", kind: "text" },
      { id: "period", title: "Recorded in", kind: "text" },
      { id: "count", title, kind: "count" },
      { id: "of", title: "Out of", kind: "count" },
      { id: "share", title: "Share", kind: "share" },
      { id: "interval", title: "95% interval", kind: "share-interval" },
      { id: "why", title: "Why there is none", kind: "text" },
    ],
    rows: rates.map(({ force, period, rate }) => ({
      force,
      called: calledOf(force),
      period: period === ALL ? "all periods" : period,
      count: rate.numerator,
      of: rate.denominator,
      share: rate.rate,
      interval: rate.interval,
      why: rate.rate === null ? (rate.why ?? null) : null,
    })),
  };
}

function workingOf({ rate }: HistoryRate): MeasureAnswer["working"][number] {
  const { numerator, denominator } = rate;
  return {
    says: "All counted over all crimes of the extract, as they are shown",
    signs: `${countWords(numerator)} ÷ ${countWords(denominator)} = ${(rate.rate ?? 0).toFixed(4)}`,
  };
}

function passportOfRecords(
  { definition, denominator, scope, source, command }: HistoryFound,
  rates: readonly HistoryRate[],
): Passport {
  const periods = [...new Set(rates.map(({ period }) => period))].filter((one) => one !== ALL && one !== NOT_KNOWN);
  const [first, last] = [periods.at(0), periods.at(-1)];
  const title =
    first === undefined || last === undefined ? "not known" : first === last ? first : `${first} to ${last}`;
  const { id, version } = definition;
  return {
    measure: { id, title: definition.title, version, digest: digestOfDefinition(definition) },
    unit: { id: "crimes", says: UNITS.find((unit) => unit.id === "crimes")?.says ?? "" },
    scope: {
      id: scope.id,
      title: scope.title,
      says: scope.says,
      codes: scope.kind === "offences" ? scope.codes : [],
    },
    period: { id: first === last ? (first ?? "") : "", title },
    basis: { id: "recorded", says: BASES.find((basis) => basis.id === "recorded")?.says ?? "" },
    denominator: { id: denominator, says: DENOMINATORS.find((one) => one.id === denominator)?.says ?? "" },
    edition: { id: "not stated", title: "not stated" },
    method: METHOD,
    sources: [source],
    command,
  };
}
