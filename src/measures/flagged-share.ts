// Flagged crimes against recorded sexual offences against children, or against people: how widely a force flags.
import { Refusal } from "../ground/refusal.ts";
import type { Cell } from "../standard/cell.ts";
import { forceNamed } from "../standard/force-named.ts";
import { forceById } from "../standard/forces.ts";
import { withCommas } from "../standard/numbers.ts";
import { parseScope } from "../standard/scopes.ts";
import type { Interval } from "../statistics/interval.ts";
import { exactPoisson } from "../statistics/poisson-interval.ts";
import { exactRateRatio } from "../statistics/rate-ratio.ts";
import type { Engine } from "../warehouse/engine.ts";
import { findPopulations, type Population } from "../warehouse/populations.ts";
import type { ApartForce } from "./answer.ts";
import { likeGroup } from "./apart.ts";
import type { Askable, BesideFiles, MeasureQuestion } from "./askable.ts";
import { comparability } from "./comparability.ts";
import { sortedSet } from "./comparable-set.ts";
import { FLAGGED_SHARE } from "./definitions/flagged-share.ts";
import { type Gathered, gather } from "./gather.ts";
import { kindOf } from "./kind.ts";
import { type CatalogueFile, planOf } from "./plan.ts";
import { nounOf } from "./sentences.ts";
import { type Finding, setAnswer } from "./set-answer.ts";
import { significant } from "./significant.ts";

const PEOPLE = "population";
const PER = 100_000;

/** Flagged crimes against what is asked. */
export const FLAGGED_SHARE_MEASURE: Askable = {
  definition: FLAGGED_SHARE,
  options: [
    {
      name: "against",
      says: "what the flagged crimes are held against: child-titled, sexual-offences or population; child-titled if left out",
      example: "population",
      choices: [
        { id: "child-titled", title: "Sexual offences whose title names a child" },
        { id: "sexual-offences", title: "All sexual offences" },
        { id: PEOPLE, title: "People who live in the force's area" },
      ],
      leftOut: "child-titled",
    },
  ],
  force: "may",
  answer: async (engine, files, question, beside) => {
    const against = againstAsked(question);
    const plan = planOf(files, { ...question, scope: question.scope ?? "flag:CSE" });
    if (plan.scope.kind !== "flag")
      throw new Refusal("usage", `${plan.scope.title} is no flag.`, "Ask with --scope flag:CSE or flag:CSA.");
    const all = await gather(engine, plan);
    const group = likeGroup(all, { plan, definition: FLAGGED_SHARE });
    const wholes =
      against === PEOPLE ? await peopleOf(engine, beside) : await crimesOf(engine, files, { all, against });
    const rows = all.map((one) => rowOf(one, wholes));
    const asked = question.force === undefined ? null : forceNamed(question.force).id;
    if (asked !== null && !rows.some(({ force }) => force === asked))
      throw new Refusal("notFound", `There is no figure of ${forceNamed(asked).called} for this question.`);
    const kinds = all.map((one) => kindOf(one, { plan, definition: FLAGGED_SHARE }));
    const apart = rows.flatMap((row, at): readonly ApartForce[] => {
      const kind = kinds[at];
      const bar =
        kind === undefined || group.kind === null
          ? null
          : comparability(kind, group.kind).reasons.find(({ bars }) => bars);
      const why = !group.comparable ? group.why : (bar?.says ?? null);
      return why === null ? [] : [{ force: row.force, called: row.called, why }];
    });
    const set = { ...sortedSet(all, { plan, group, definition: FLAGGED_SHARE }), apart };
    const shown = rows.filter(({ force }) => asked === null || force === asked);
    const finding = findingOf(shown, { apart, against, flag: plan.scope.flag, one: asked !== null });
    return setAnswer(set, FLAGGED_SHARE, { question, finding });
  },
};

function againstAsked({ options }: MeasureQuestion): string {
  const found = options?.["against"] ?? "child-titled";
  const scope = parseScope(found);
  if (found === PEOPLE || scope?.kind === "offences") return found === PEOPLE ? PEOPLE : (scope?.id ?? found);
  throw new Refusal(
    "usage",
    `Flagged crimes cannot be held against "${found}".`,
    "Against: child-titled, sexual-offences, another scope of offences such as rape or code:19D, or population.",
  );
}

/** What a force's flagged crimes are held against, or why there is nothing. */
interface Whole {
  readonly count: number | null;
  readonly of: string;
  /** The same after "for each of 1,080". */
  readonly noun: string;
  readonly why: string | null;
}

/** The whole for each force and period. */
type Wholes = (one: Gathered) => Whole;

interface Row {
  readonly force: string;
  readonly called: string;
  readonly period: string;
  readonly rule: string | null;
  readonly flagged: number | null;
  readonly whole: Whole;
  readonly ratio: number | null;
  readonly interval: Interval | null;
  readonly why: string | null;
}

async function crimesOf(
  engine: Engine,
  files: readonly CatalogueFile[],
  { all, against }: { readonly all: readonly Gathered[]; readonly against: string },
): Promise<Wholes> {
  const totals = new Map<string, ReadonlyMap<string, Cell | null>>();
  for (const period of new Set(all.map(({ pick }) => pick.period.id)))
    totals.set(period, await totalsIn(engine, files, { period, against }));
  return ({ figures, pick }) => {
    const total = totals.get(pick.period.id)?.get(figures.force);
    const scope = parseScope(against);
    const of = `${scope?.title ?? against}, ${pick.period.title}`;
    const noun = scope === null ? against : nounOf(scope);
    if (total?.kind === "exact" && total.count > 0) return { count: total.count, of, noun, why: null };
    return { count: null, of, noun, why: `No exact count of ${of} is here for it.` };
  };
}

/** The crimes of a scope recorded in a period, by force; empty where nothing answers. */
async function totalsIn(
  engine: Engine,
  files: readonly CatalogueFile[],
  { period, against }: { readonly period: string; readonly against: string },
): Promise<ReadonlyMap<string, Cell | null>> {
  try {
    const found = await gather(engine, planOf(files, { scope: against, period, basis: "recorded" }));
    return new Map(found.map(({ figures: { force, total } }) => [force, total.kind === "absent" ? null : total]));
  } catch (error) {
    if (error instanceof Refusal && error.code === "notFound") return new Map();
    throw error;
  }
}

async function peopleOf(engine: Engine, { population }: BesideFiles): Promise<Wholes> {
  const found = await findPopulations(
    engine,
    population.flatMap(({ stored }) => stored.path ?? []),
  );
  return ({ figures, pick }) => {
    const of = found.filter(({ force }) => force === figures.force);
    const until = pick.period.to ?? "";
    const newest = of.filter(({ to, period }) => (to ?? midYear(period)) <= until).at(-1);
    if (newest?.cell.kind === "exact" && newest.cell.count > 0)
      return { count: newest.cell.count, of: `people, ${newest.period}`, noun: `people (${newest.period})`, why: null };
    return { count: null, of: "people", noun: "people", why: noPeople(of) };
  };
}

/** The day a mid-year estimate stands for: `mid-2024` is 30 June 2024; words without a year stand for no day that has come. */
function midYear(period: string): string {
  const year = /\b\d{4}\b/u.exec(period)?.[0];
  return year === undefined ? "9999-12-31" : `${year}-06-30`;
}

function noPeople(of: readonly Population[]): string {
  return of.length === 0
    ? "No population of its area has been added."
    : "No population that is not later than the period has been added.";
}

function rowOf(one: Gathered, wholes: Wholes): Row {
  const { figures, pick } = one;
  const whole = wholes(one);
  const flagged = figures.total.kind === "exact" ? figures.total.count : null;
  const common = {
    force: figures.force,
    called: forceById(figures.force)?.called ?? figures.force,
    period: pick.period.title,
    rule: figures.flagRule,
    flagged,
    whole,
  };
  if (flagged === null)
    return { ...common, ratio: null, interval: null, why: "The number of flagged crimes is not stated as a number." };
  if (whole.count === null) return { ...common, ratio: null, interval: null, why: whole.why };
  if (whole.of.startsWith("people")) {
    const [lower, upper] = exactPoisson(flagged);
    const scale = PER / whole.count;
    return { ...common, ratio: flagged * scale, interval: [lower * scale, upper * scale], why: null };
  }
  const { ratio, interval } = exactRateRatio({ events: flagged, exposure: 1 }, { events: whole.count, exposure: 1 });
  return { ...common, ratio, interval, why: null };
}

function findingOf(
  rows: readonly Row[],
  {
    apart,
    against,
    flag,
    one,
  }: { readonly apart: readonly ApartForce[]; readonly against: string; readonly flag: string; readonly one: boolean },
): Finding {
  const known = rows.filter(({ ratio }) => ratio !== null);
  const [only] = known;
  const rules = new Set(rows.map(({ rule }) => rule ?? "")).size;
  return {
    sentence:
      one && only !== undefined
        ? sentenceOf(only, against)
        : `${known.length} of ${rows.length} ${rows.length === 1 ? "force has" : "forces have"} figures of crimes with the ${flag} flag and of what they are held against`,
    says: [
      ...(rules > 1
        ? [`The ${rows.length} forces flag by ${rules} different rules, so these numbers are not put in one order.`]
        : []),
      ...(apart.length > 0 && !one ? ["Each force is shown for itself; the reason it stands apart is beside it."] : []),
    ],
    chart: chartOf(rows, against),
    table: tableOf(rows, against),
    working: known.slice(0, one ? 1 : 0).map(({ flagged, whole, ratio }) => ({
      says: `Flagged crimes over ${whole.of}`,
      signs: `${withCommas(flagged ?? 0)} ÷ ${withCommas(whole.count ?? 0)}${against === PEOPLE ? ` × ${PER}` : ""} = ${significant(ratio ?? 0)}`,
    })),
    method: FLAGGED_SHARE.interval,
  };
}

function chartOf(rows: readonly Row[], against: string): Finding["chart"] {
  return {
    kind: "dots",
    unit: "ratio",
    marks: [against === PEOPLE ? "per 100,000 people" : "per recorded offence"],
    rows: rows.map(({ force, called, ratio, interval, why }) => ({
      force,
      called,
      value: ratio,
      interval,
      other: null,
      why,
    })),
    line: null,
  };
}

function tableOf(rows: readonly Row[], against: string): Finding["table"] {
  return {
    title: against === PEOPLE ? "Flagged crimes for each 100,000 people" : "Flagged crimes for each recorded offence",
    columns: [
      { id: "called", title: "Force", kind: "text" },
      { id: "ratio", title: against === PEOPLE ? "Per 100,000 people" : "Per offence", kind: "ratio" },
      { id: "interval", title: "95% interval", kind: "ratio-interval" },
      { id: "flagged", title: "Flagged", kind: "count" },
      { id: "whole", title: "Against", kind: "count" },
      { id: "of", title: "Of what", kind: "text" },
      { id: "rule", title: "Flag rule", kind: "text" },
      { id: "why", title: "Why there is none", kind: "text" },
    ],
    rows: rows.map((row) => ({
      ...{ force: row.force, called: row.called, ratio: row.ratio, interval: row.interval, flagged: row.flagged },
      ...{ whole: row.whole.count, of: row.whole.of, rule: row.rule ?? "not stated", why: row.why ?? "" },
    })),
  };
}

function sentenceOf({ called, flagged, period, whole, ratio, interval }: Row, against: string): string {
  const digits = (value: number): string => (value >= 10 ? value.toFixed(0) : value.toFixed(2));
  const range = interval === null ? "" : ` (${digits(interval[0])} to ${digits(interval[1])})`;
  const each = against === PEOPLE ? "for each 100,000 of" : "for each of";
  return `${called} flagged ${withCommas(flagged ?? 0)} crimes in ${period}, ${digits(ratio ?? 0)}${range} ${each} ${withCommas(whole.count ?? 0)} ${whole.noun}`;
}
