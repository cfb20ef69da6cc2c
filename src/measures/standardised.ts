// Standardised for offence mix: what a force's share would be if its crimes had the mix of all compared forces.
import { Refusal } from "../ground/refusal.ts";
import { withCommas } from "../standard/numbers.ts";
import type { Counts, Interval } from "../statistics/interval.ts";
import { standardisedProportion } from "../statistics/standardised-proportion.ts";
import { wilson } from "../statistics/wilson.ts";
import type { Askable } from "./askable.ts";
import { comparableSet, type Member } from "./comparable-set.ts";
import { STANDARDISED } from "./definitions/standardised.ts";
import { type OffenceMix, offenceMix } from "./offence-mix.ts";
import { percent } from "./sentences.ts";
import { type Finding, memberAsked, needMembers, setAnswer } from "./set-answer.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import { significant } from "./significant.ts";

/** A share of fewer crimes than this, weighted up to a whole stratum, says little. */
const THIN = 20;
const MOST_NAMED = 5;

/** The standardised share of each force. */
export const STANDARDISED_MEASURE: Askable = {
  definition: STANDARDISED,
  options: [SHARE_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const set = await comparableSet(engine, files, { question, definition: share });
    const members = needMembers(set, 2, "standardised share");
    const asked = memberAsked(set, question.force);
    const mix = await offenceMix(engine, set, share);
    if (mix === null || mix.counts.size === 0) throw noMix(set.plan.scope.title);
    const rows = members.flatMap((member) => rowOf(member, mix));
    const left = set.members.flatMap(({ force, called }) => {
      const why = mix.without.get(force);
      return why === undefined ? [] : [{ force, called, why }];
    });
    const finding = findingOf(rows, { mix, asked, words: share.words.many });
    return setAnswer({ ...set, apart: [...left, ...set.apart] }, STANDARDISED, { question, finding });
  },
};

function noMix(scope: string): Refusal {
  return new Refusal(
    "notFound",
    `The offence mix of ${scope} is not known: it takes counts by two or more offence codes for each force.`,
    "Ask of a scope of several codes, such as child-titled or sexual-offences, in a table that states codes.",
  );
}

interface Row {
  readonly member: Member;
  readonly strata: readonly Counts[];
  readonly standardised: number;
  readonly interval: Interval | null;
}

function rowOf(member: Member, mix: OffenceMix): readonly Row[] {
  const strata = mix.counts.get(member.force);
  if (strata === undefined) return [];
  const { standardised, logit } = standardisedProportion(strata, weightsOf(mix));
  return [{ member, strata, standardised, interval: logit }];
}

/** The crimes of all forces in each stratum. */
function weightsOf({ strata, counts }: OffenceMix): readonly number[] {
  return strata.map((_, at) => [...counts.values()].reduce((sum, one) => sum + (one[at]?.of ?? 0), 0));
}

function findingOf(
  rows: readonly Row[],
  { mix, asked, words }: { readonly mix: OffenceMix; readonly asked: Member | null; readonly words: string },
): Finding {
  const own = rows.find(({ member }) => member.force === asked?.force);
  if (asked !== null && own === undefined)
    throw new Refusal("notFound", `${asked.called} has no standardised share here.`, mix.without.get(asked.force));
  const moved = rows.filter(({ standardised, member }) => Math.abs(standardised - member.rate) >= 0.01).length;
  return {
    sentence:
      own === undefined
        ? `Given one mix of offences, the share of ${moved} of ${rows.length} forces moves by a percentage point or more`
        : ownSentence(own, words),
    says: [
      `The standard is the mix of the ${rows.length} forces together, in ${mix.strata.length} ${mix.strata.length === 1 ? "stratum" : "strata"} by offence code.`,
      ...(mix.taken.length === 0
        ? []
        : [`Taken together as one stratum, because a larger force has no crime of them: ${mix.taken.join(", ")}.`]),
      ...thinWords(own === undefined ? rows : [own], mix),
      "What is left after standardising is not the work of a force alone: it still holds what is recorded, how soon outcomes are entered, and how much is open.",
    ],
    chart: {
      kind: "dots",
      unit: "share",
      marks: ["standardised", "as recorded"],
      rows: rows.map(({ member: { force, called, count, of, rate }, standardised, interval }) => ({
        ...{ force, called, value: standardised, interval, why: null },
        other: { value: rate, interval: wilson(count, of) },
      })),
      line: { value: pooledOf(rows), says: `pooled ${percent(pooledOf(rows))}` },
    },
    table: tableOf(own === undefined ? rows : [own]),
    working: own === undefined ? [] : workingOf(own, mix),
    method: `Direct standardisation of a proportion by offence code. ${STANDARDISED.interval}`,
  };
}

/** Strata in which a force has few crimes: there one outcome more or less moves its standardised share. */
function thinWords(rows: readonly Row[], mix: OffenceMix): string[] {
  const thin = rows.flatMap(({ member, strata }) => {
    const few = strata.flatMap(({ of }, at) => (of < THIN ? [`${of} of ${mix.strata[at]}`] : []));
    return few.length === 0 ? [] : [`${member.called} (${few.join(", ")})`];
  });
  if (thin.length === 0) return [];
  const more = thin.length > MOST_NAMED ? ` and ${thin.length - MOST_NAMED} more` : "";
  return [
    `Fewer than ${THIN} crimes stand in a stratum of ${thin.slice(0, MOST_NAMED).join("; ")}${more}. One outcome more or less there moves the standardised share of the force.`,
  ];
}

function pooledOf(rows: readonly Row[]): number {
  const [count, of] = rows.reduce(([c, n], { member }) => [c + member.count, n + member.of], [0, 0]);
  return of === 0 ? 0 : count / of;
}

function ownSentence({ member, standardised, interval }: Row, words: string): string {
  const range = interval === null ? "" : ` (${percent(interval[0])} to ${percent(interval[1])})`;
  return `With the offence mix of all forces together, the share of ${member.called}'s crimes that ${words} would be ${percent(standardised)}${range}; as recorded it is ${percent(member.rate)}`;
}

function tableOf(rows: readonly Row[]): Finding["table"] {
  return {
    title: "Each force's share with one mix of offences, and as recorded",
    columns: [
      { id: "called", title: "Force", kind: "text" },
      { id: "standardised", title: "Standardised", kind: "share" },
      { id: "standardisedInterval", title: "95% interval", kind: "share-interval" },
      { id: "rate", title: "As recorded", kind: "share" },
      { id: "interval", title: "95% interval as recorded", kind: "share-interval" },
      { id: "count", title: "Counted", kind: "count" },
      { id: "of", title: "Crimes", kind: "count" },
      { id: "thinnest", title: "Fewest crimes in a stratum", kind: "count" },
    ],
    rows: rows.map(({ member, strata, standardised, interval }) => ({
      force: member.force,
      called: member.called,
      standardised,
      standardisedInterval: interval,
      rate: member.rate,
      interval: wilson(member.count, member.of),
      count: member.count,
      of: member.of,
      thinnest: Math.min(...strata.map(({ of }) => of)),
    })),
  };
}

function workingOf({ strata, standardised }: Row, mix: OffenceMix): Finding["working"] {
  const weights = weightsOf(mix);
  return [
    ...strata.map(({ count, of }, at) => ({
      says: `Stratum ${mix.strata[at]}: its share, weighted by the crimes of all forces`,
      signs: `${withCommas(count)} ÷ ${withCommas(of)} × ${withCommas(weights[at] ?? 0)}`,
    })),
    {
      says: "Added, over the crimes of all forces",
      signs: `÷ ${withCommas(weights.reduce((sum, one) => sum + one, 0))} = ${significant(standardised)}`,
    },
  ];
}
