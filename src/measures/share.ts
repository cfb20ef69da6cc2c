// Every share of the crimes, answered one way: all forces with their intervals, both averages named, and one force against the rest.
import { Refusal } from "../ground/refusal.ts";
import { exact } from "../standard/cell.ts";
import { forceById } from "../standard/forces.ts";
import { homogeneity } from "../statistics/homogeneity.ts";
import { meanInterval } from "../statistics/mean-interval.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { DotsChart, MeasureAnswer, WorkingStep } from "./answer.ts";
import type { Askable, MeasureOption, MeasureQuestion } from "./askable.ts";
import { type ComparableSet, comparableSet, type Draft } from "./comparable-set.ts";
import type { Definition } from "./definition.ts";
import { INTERVAL_METHODS } from "./interval-method.ts";
import { asKnown } from "./known-on.ts";
import { methodWords } from "./passport.ts";
import type { CatalogueFile } from "./plan.ts";
import { rateOf } from "./rate.ts";
import { restOf } from "./rest.ts";
import type { Rate } from "./result.ts";
import { countWords, findingOf, forceFindingOf, lowerFirst, percent } from "./sentences.ts";
import { type Finding, setAnswer } from "./set-answer.ts";
import type { ShareDefinition, ShareFound } from "./share-found.ts";
import { shareTable } from "./share-table.ts";
import { shareWords } from "./share-words.ts";
import { intervalSteps } from "./working.ts";

/** The option that names the method of the interval. */
export const METHOD_OPTION: MeasureOption = {
  name: "method",
  says: `the method for the interval: ${INTERVAL_METHODS.map(({ id }) => id).join(", ")}; Wilson if left out`,
  example: "clopper-pearson",
  choices: INTERVAL_METHODS.map(({ id, title }) => ({ id, title })),
  leftOut: "wilson",
};

/** A share as a measure that can be asked. */
export function askableShare(definition: ShareDefinition): Askable {
  return {
    definition,
    options: [METHOD_OPTION],
    force: "may",
    answer: async (engine, files, question) => await answerShare(engine, files, { question, definition }),
  };
}

/** Answers a share. Refuses (`usage`) a denominator that the share cannot stand on, (`notFound`) a force without a figure. */
export async function answerShare(
  engine: Engine,
  files: readonly CatalogueFile[],
  { question: given, definition }: { readonly question: MeasureQuestion; readonly definition: ShareDefinition },
): Promise<MeasureAnswer> {
  const question = withMethod(given);
  const set = await comparableSet(engine, files, { question, definition });
  const { denominator } = set.plan;
  if (!Object.hasOwn(definition.denominators, denominator)) throw noSuchWhole(definition, denominator);
  const one = question.force === undefined ? null : draftOf(set, question.force);
  const found: ShareFound = {
    set,
    definition,
    one,
    rest: one === null ? null : shareOfRest(set, one),
    averages: averagesOf(set),
    otherBasis: await otherBasisOf(engine, files, { question, set, definition }),
  };
  const answer = setAnswer(set, definition, { question, finding: findingOfShare(found) });
  return { ...answer, asked: { ...answer.asked, method: set.plan.method } };
}

/** The method is a part of every question; a measure takes it as an option too. */
export function withMethod({ options = {}, ...question }: MeasureQuestion): MeasureQuestion {
  const { method = question.method, ...others } = options;
  return { ...question, options: others, ...(method === undefined ? {} : { method }) };
}

function noSuchWhole({ title, denominators }: Definition, denominator: string): Refusal {
  return new Refusal(
    "usage",
    `The share “${title}” cannot stand on the denominator ${denominator}: the crimes it counts are not among those.`,
    `Denominators: ${Object.keys(denominators).join(", ")}.`,
  );
}

/** The figures of one force in a set. Refuses (`notFound`) a force that has none there. */
export function draftOf(set: ComparableSet, force: string): Draft {
  const found = set.drafts.find(({ gathered }) => gathered.figures.force === force);
  if (found !== undefined) return found;
  throw new Refusal(
    "notFound",
    `No figure of ${set.plan.scope.title} for ${forceById(force)?.called ?? force} here. That does not mean zero.`,
    `See what there is of this force: everycase force ${JSON.stringify(forceById(force)?.called ?? force)}`,
  );
}

/** The share of all others, where the force is compared. */
function shareOfRest(set: ComparableSet, { gathered }: Draft): Rate | null {
  const member = set.members.find(({ force }) => force === gathered.figures.force);
  const rest = member === undefined ? null : restOf(set, member);
  return rest === null ? null : rateOf(exact(rest.count), exact(rest.of), { method: set.plan.method });
}

/** Over the same forces as the pooled share, as far as each has a share of its own. */
function averagesOf({ like }: ComparableSet): ShareFound["averages"] {
  const units = like.flatMap(({ rate: { numerator: count, denominator: of, rate } }) =>
    rate !== null && typeof count === "number" && typeof of === "number" ? [{ count, of, rate }] : [],
  );
  if (units.length < 2) return null;
  const { mean, interval } = meanInterval(units.map(({ rate }) => rate));
  return { mean, interval, median: homogeneity(units).medianOfRates, forces: units.length };
}

/** The share on the other basis, where the same period has figures of it in what was known. */
async function otherBasisOf(
  engine: Engine,
  files: readonly CatalogueFile[],
  { question, set, definition }: { question: MeasureQuestion; set: ComparableSet; definition: ShareDefinition },
): Promise<Rate | null> {
  const { plan, group } = set;
  const basis = group.basis === "recorded" ? "closed" : "recorded";
  const there = plan.others.some((pick) => pick.period.id === plan.period?.id && pick.basis === basis);
  if (plan.period === null || plan.edition !== null || !there) return null;
  const other = await comparableSet(engine, files, {
    question: { ...question, period: plan.period.id, basis },
    definition,
  });
  if (question.force === undefined) return other.group.comparable ? other.pooled : null;
  return other.drafts.find(({ gathered }) => gathered.figures.force === question.force)?.rate ?? null;
}

function findingOfShare(found: ShareFound): Finding {
  const { set } = found;
  return {
    sentence: asKnown(sentenceOf(found), set.plan.asKnownOn),
    says: shareWords(found),
    chart: chartOf(found),
    table: shareTable(found),
    working: workingOfShare(found),
    method: methodWords(set.plan),
  };
}

function sentenceOf({ set, definition, one, rest }: ShareFound): string {
  const { plan, group, pooled, apart } = set;
  if (one === null)
    return group.comparable ? findingOf(plan.scope, group.basis, pooled, definition.words) : group.sentence;
  const { figures, pick } = one.gathered;
  const called = forceById(figures.force)?.called ?? figures.force;
  const own = `${called}: ${lowerFirst(forceFindingOf(plan.scope, pick.basis, one.rate, definition.words))}`;
  const why = apart.find(({ force }) => force === figures.force)?.why;
  if (why !== undefined)
    return why === one.rate.why
      ? `${own.replace(/\.$/u, "")}; so it is not put beside the others`
      : `${own.replace(/\.$/u, "")}. It is not put beside the others: ${lowerFirst(why)}`;
  return rest === null ? own : `${own}; of all other forces together, ${shareInWords(rest)}`;
}

/** A rate as a part of a sentence: `one in 21 (one in 21 to one in 22)`, or its percentage with the interval. */
function shareInWords({ oneIn, rate, interval, why }: Rate): string {
  if (oneIn !== null && oneIn.from !== oneIn.to) return oneIn.words;
  if (rate === null || interval === null) return `it cannot be said: ${lowerFirst(why ?? "the counts are not known")}`;
  return `${percent(rate)} (${percent(interval[0])} to ${percent(interval[1])})`;
}

function chartOf({ set, one, rest }: ShareFound): DotsChart | null {
  const rows = set.drafts.map(({ gathered: { figures }, rate }) => ({
    force: figures.force,
    called: forceById(figures.force)?.called ?? figures.force,
    value: rate.rate,
    interval: rate.interval,
    other: null,
    why: set.apart.find(({ force }) => force === figures.force)?.why ?? null,
  }));
  const line = one !== null && rest !== null ? rest : set.group.comparable ? set.pooled : null;
  return {
    kind: "dots",
    unit: "share",
    marks: ["share"],
    rows: inReadingOrder(rows),
    line:
      line?.rate == null
        ? null
        : {
            value: line.rate,
            says: one !== null && rest !== null ? "all other forces together" : "all forces together (pooled)",
          },
  };
}

/** Compared forces by their share, falling; those that stand apart follow by name. */
export function inReadingOrder<Row extends { readonly value: number | null; readonly why: string | null }>(
  rows: readonly Row[],
): readonly Row[] {
  const compared = rows.filter(({ why }) => why === null);
  return [...compared.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)), ...rows.filter(({ why }) => why !== null)];
}

function workingOfShare({ set, one, rest, averages }: ShareFound): readonly WorkingStep[] {
  const rate = one?.rate ?? (set.group.comparable ? set.pooled : null);
  return [
    ...stepsOf(rate, one === null ? "All counted over all crimes of the like forces" : "Counted over crimes", set),
    ...(rest === null
      ? []
      : [
          {
            says: "All other forces together: all less this one",
            signs: `${countWords(rest.numerator)} ÷ ${countWords(rest.denominator)} = ${(rest.rate ?? 0).toFixed(4)}`,
          },
        ]),
    ...(one === null ? meanSteps(averages) : []),
  ];
}

function stepsOf(rate: Rate | null, says: string, { plan }: ComparableSet): readonly WorkingStep[] {
  if (rate?.rate == null || rate.interval === null) return [];
  const { numerator: count, denominator: of } = rate;
  if (typeof count !== "number" || typeof of !== "number") return [];
  return [
    { says, signs: `${countWords(count)} ÷ ${countWords(of)} = ${rate.rate.toFixed(4)}` },
    ...intervalSteps({ count, of }, rate.interval, plan.method),
  ];
}

function meanSteps(averages: ShareFound["averages"]): readonly WorkingStep[] {
  if (averages === null) return [];
  const { forces, mean } = averages;
  const says = "The mean of the forces' own shares, each counted once";
  return [{ says, signs: `the sum of ${forces} shares ÷ ${forces} = ${mean.toFixed(4)}` }];
}
