// Compared with the rest of the country: how many times a force's share is that of all others together, and how much more or less.
import { Refusal } from "../ground/refusal.ts";
import { forceById } from "../standard/forces.ts";
import { withCommas } from "../standard/numbers.ts";
import { miettinenNurminenDifference } from "../statistics/difference-of-proportions.ts";
import type { Counts, Interval } from "../statistics/interval.ts";
import { koopmanRatio } from "../statistics/ratio-of-proportions.ts";
import type { Engine } from "../warehouse/engine.ts";
import type { AnswerTable, DotsChart, WorkingStep } from "./answer.ts";
import type { Askable, MeasureOption, MeasureQuestion } from "./askable.ts";
import { comparability } from "./comparability.ts";
import { type ComparableSet, comparableSet, type Member } from "./comparable-set.ts";
import { REST_OF_COUNTRY } from "./definitions/rest-of-country.ts";
import { kindOf } from "./kind.ts";
import type { CatalogueFile } from "./plan.ts";
import { restOf } from "./rest.ts";
import { nounOf, percent } from "./sentences.ts";
import { type Finding, memberAsked, needMembers, setAnswer } from "./set-answer.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import type { ShareDefinition } from "./share-found.ts";

const AS_OPTION: MeasureOption = {
  name: "as",
  says: "ratio (how many times the rest) or difference (how much more or less); ratio if left out",
  example: "difference",
  choices: [
    { id: "ratio", title: "Times the rest" },
    { id: "difference", title: "Difference" },
  ],
  leftOut: "ratio",
};
const AGAINST_OPTION: MeasureOption = {
  name: "against",
  says: "the scope of the other side, where a claim sets one sort of crime against another; refused where the two are not of one kind",
  example: "rape",
};

/** A force beside the rest. */
interface Beside {
  readonly member: Member;
  readonly rest: Counts;
  /** `null` where neither side has any, `Infinity` where only the rest has none. */
  readonly ratio: number | null;
  readonly ratioInterval: Interval;
  readonly difference: number;
  readonly differenceInterval: Interval;
  readonly caveats: readonly string[];
}

/** Each force, or one, against the total less the force. */
export const REST_OF_COUNTRY_MEASURE: Askable = {
  definition: REST_OF_COUNTRY,
  options: [SHARE_OPTION, AS_OPTION, AGAINST_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const as = asAsked(question.options?.["as"]);
    const set = await comparableSet(engine, files, { question, definition: share });
    await requireOneKind(engine, files, { question, share, set });
    needMembers(set, 2, "rest of the country");
    const asked = memberAsked(set, question.force);
    const all = set.members.flatMap((member) => besideRest(member, set));
    return setAnswer(set, REST_OF_COUNTRY, { question, finding: findingOf(all, { share, as, asked, set }) });
  },
};

function asAsked(text: string | undefined): "ratio" | "difference" {
  if (text === undefined || text === "ratio") return "ratio";
  if (text === "difference") return "difference";
  throw new Refusal("usage", `Unknown word "${text}" for as.`, "Wanted: ratio or difference.");
}

/** Refuses (`notPossible`) two sides that are not of one kind, with the reasons. */
async function requireOneKind(
  engine: Engine,
  files: readonly CatalogueFile[],
  { question, share, set }: { question: MeasureQuestion; share: ShareDefinition; set: ComparableSet },
): Promise<void> {
  const scope = question.options?.["against"];
  if (scope === undefined) return;
  const other = await comparableSet(engine, files, { question: { ...question, scope }, definition: share });
  const one =
    set.drafts.find(({ gathered }) => gathered.figures.force === question.force)?.gathered ?? set.drafts[0]?.gathered;
  if (one === undefined || other.group.kind === null) return;
  const { verdict, reasons } = comparability(kindOf(one, { plan: set.plan, definition: share }), other.group.kind);
  if (verdict !== "not comparable") return;
  const why = reasons.filter(({ bars }) => bars).map(({ says }) => says);
  const called = forceById(question.force ?? "")?.called;
  throw new Refusal(
    "notPossible",
    `${called === undefined ? "These" : `${called}'s`} ${nounOf(set.plan.scope)} cannot be set against ${nounOf(other.plan.scope)} of the rest of the country: ${why.join(" ")}`,
    "“So many times the national average” has a meaning only where both sides count the same crimes in the same way. Leave out against.",
  );
}

function besideRest(member: Member, set: ComparableSet): readonly Beside[] {
  const rest = restOf(set, member);
  if (rest === null) return [];
  const { ratio, interval: ratioInterval } = koopmanRatio(member, rest);
  const { difference, interval: differenceInterval } = miettinenNurminenDifference(member, rest);
  const against = set.drafts.find(({ gathered }) => gathered === member.gathered)?.against;
  const caveats = against?.reasons.map(({ says }) => says) ?? [];
  return [{ member, rest, ratio, ratioInterval, difference, differenceInterval, caveats }];
}

interface About {
  readonly share: ShareDefinition;
  readonly as: "ratio" | "difference";
  readonly asked: Member | null;
  readonly set: ComparableSet;
}

function findingOf(all: readonly Beside[], about: About): Finding {
  const { as, asked, share } = about;
  const own = all.find(({ member }) => member.force === asked?.force);
  const above = all.filter(({ differenceInterval: [from] }) => from > 0).length;
  const below = all.filter(({ differenceInterval: [, to] }) => to < 0).length;
  const byChance = (all.length * 0.05).toFixed(1);
  return {
    sentence:
      own === undefined
        ? `The share of ${nounOf(about.set.plan.scope)} that ${share.words.many} is larger than in the rest of the country in ${above} of ${all.length} forces and smaller in ${below}, each further than chance would put one force alone (95%)`
        : sentenceOf(own, about),
    says: [
      ...(about.set.pooledForces === 2
        ? ["Only two forces have figures that are alike here: the rest of the country is the one other force."]
        : []),
      ...(own === undefined
        ? []
        : [...otherWords(own, as), ...own.caveats.map((says) => `Comparable with a caveat: ${says}`)]),
      `Of ${all.length} forces held against the rest at 95%, about ${byChance} would lie outside by chance alone.`,
      "The rest of the country is no target: it is what all other forces came to, with their own ways of recording.",
    ],
    chart: chartOf(all, as),
    table: tableOf(own === undefined ? all : [own, ...all.filter((one) => one !== own)], share),
    working: own === undefined ? [] : workingOf(own),
    method: REST_OF_COUNTRY.interval,
  };
}

function sentenceOf(beside: Beside, { share, as, set }: About): string {
  const { member, rest, ratio, ratioInterval } = beside;
  const what = set.group.basis === "closed" ? (share.words.closed ?? share.words).many : share.words.many;
  const crimes = set.group.basis === "closed" ? `outcomes given to ${nounOf(set.plan.scope)}` : nounOf(set.plan.scope);
  return `${member.called}: ${percent(member.rate)} of ${crimes} ${what}, against ${percent(rest.count / rest.of)} in the rest of the country: ${as === "ratio" ? ratioWords(ratio, ratioInterval) : pointsWords(beside)}`;
}

/** A ratio in words, with its interval. Example: `0.58 times as much (0.48 to 0.70)`. */
export function ratioWords(ratio: number | null, [from, to]: Interval): string {
  if (ratio === null) return "neither side has any, so no ratio can be said";
  if (ratio === Number.POSITIVE_INFINITY)
    return `the rest has none, so it is no number of times as much; at least ${times(from)} times (95%)`;
  const ends = to === Number.POSITIVE_INFINITY ? `${times(from)} or more` : `${times(from)} to ${times(to)}`;
  return `${times(ratio)} times as much (${ends})`;
}

function times(ratio: number): string {
  return ratio >= 100 ? withCommas(Math.round(ratio)) : ratio.toFixed(ratio >= 10 ? 1 : 2);
}

/** A difference of two shares in percentage points. Example: `points(-0.0123)` is `−1.2`. */
function points(share: number, decimals = 1): string {
  const text = Math.abs(share * 100).toFixed(decimals);
  return Number(text) === 0 ? text : `${share < 0 ? "−" : "+"}${text}`;
}

/** A difference with its interval. Example: `−3.2 percentage points (−3.6 to −2.7)`. */
function pointsWords({ difference, differenceInterval }: Pick<Beside, "difference" | "differenceInterval">): string {
  return `${points(difference)} percentage points (${differenceInterval.map((end) => points(end)).join(" to ")})`;
}

/** The other way of putting it, and what the interval of the difference holds. */
function otherWords(beside: Beside, as: "ratio" | "difference"): string[] {
  const [from, to] = beside.differenceInterval;
  return [
    as === "ratio"
      ? `As a difference: ${pointsWords(beside)}.`
      : `As a ratio: ${ratioWords(beside.ratio, beside.ratioInterval)}.`,
    from <= 0 && to >= 0
      ? "The interval holds no difference at all: the two cannot be told apart."
      : "The interval leaves out no difference: it is more than chance would put there, if chance were all.",
  ];
}

function chartOf(all: readonly Beside[], as: "ratio" | "difference"): DotsChart {
  const rows = all.map(({ member: { force, called }, ratio, ratioInterval, difference, differenceInterval }) => {
    const [value, interval] = as === "ratio" ? [ratio, ratioInterval] : [difference, differenceInterval];
    const open = value === null || !Number.isFinite(value) || !Number.isFinite(interval[1]);
    return {
      ...{ force, called, other: null },
      value: value !== null && Number.isFinite(value) ? value : null,
      interval: open ? null : interval,
      why: open ? ratioWords(ratio, ratioInterval) : null,
    };
  });
  return {
    kind: "dots",
    unit: as,
    marks: [as === "ratio" ? "times the rest" : "more or less than the rest"],
    rows: rows.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0)),
    line: { value: as === "ratio" ? 1 : 0, says: "as the rest of the country" },
  };
}

function tableOf(all: readonly Beside[], share: ShareDefinition): AnswerTable {
  return {
    title: "Each force and the rest of the country",
    columns: [
      { id: "called", title: "Force", kind: "text" },
      { id: "count", title: `Counted: ${share.words.noun}`, kind: "count" },
      { id: "of", title: "Out of", kind: "count" },
      { id: "share", title: "Share", kind: "share" },
      { id: "restCount", title: `Counted, the rest`, kind: "count" },
      { id: "restOf", title: "Out of, the rest", kind: "count" },
      { id: "restShare", title: "Share of the rest", kind: "share" },
      { id: "ratio", title: "Times the rest", kind: "ratio" },
      { id: "ratioInterval", title: "95% interval (Koopman)", kind: "ratio-interval" },
      { id: "difference", title: "Difference, percentage points", kind: "points" },
      { id: "differenceInterval", title: "95% interval (Miettinen–Nurminen)", kind: "points-interval" },
      { id: "words", title: "In words", kind: "text" },
    ],
    rows: all.map(({ member, rest, ratio, ratioInterval, difference, differenceInterval }) => ({
      force: member.force,
      called: member.called,
      count: member.count,
      of: member.of,
      share: member.rate,
      restCount: rest.count,
      restOf: rest.of,
      restShare: rest.count / rest.of,
      ratio: ratio !== null && Number.isFinite(ratio) ? ratio : null,
      ratioInterval: Number.isFinite(ratioInterval[1]) && ratio !== null ? ratioInterval : null,
      difference,
      differenceInterval,
      words: ratioWords(ratio, ratioInterval),
    })),
  };
}

function workingOf({
  member,
  rest,
  ratio,
  ratioInterval,
  difference,
  differenceInterval,
}: Beside): readonly WorkingStep[] {
  const share = (count: number, of: number): string =>
    `${withCommas(count)} ÷ ${withCommas(of)} = ${(count / of).toFixed(4)}`;
  return [
    { says: member.called, signs: share(member.count, member.of) },
    { says: "The rest: the total less the force", signs: share(rest.count, rest.of) },
    { says: "How many times, with Koopman's score interval", signs: ratioWords(ratio, ratioInterval) },
    {
      says: "How much more or less, with Miettinen and Nurminen's score interval",
      signs: `${points(difference, 2)} percentage points (${differenceInterval.map((end) => points(end, 2)).join(" to ")})`,
    },
  ];
}
