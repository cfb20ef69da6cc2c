// Bounds: worst and best case of every share over small counts, withheld parts and silent forces, and of all forces together.
import { Refusal } from "../ground/refusal.ts";
import { forceById } from "../standard/forces.ts";
import { withCommas } from "../standard/numbers.ts";
import { rateBounds } from "../statistics/count-bounds.ts";
import type { Counts, Interval } from "../statistics/interval.ts";
import { silentBounds } from "../statistics/silent-bounds.ts";
import type { AnswerTable, BoundsChart, WorkingStep } from "./answer.ts";
import type { Askable, MeasureOption } from "./askable.ts";
import { type ComparableSet, comparableSet, type Draft, whyApart } from "./comparable-set.ts";
import { coverageOf } from "./coverage.ts";
import { BOUNDS } from "./definitions/bounds.ts";
import { asKnown } from "./known-on.ts";
import type { MissingForce } from "./result.ts";
import { countWords, nounOf, percent, upperFirst } from "./sentences.ts";
import { type Finding, setAnswer } from "./set-answer.ts";
import { draftOf } from "./share.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import type { ShareDefinition } from "./share-found.ts";
import { type RangeOf, type ShareRange, type StillMoving, shareRange } from "./share-range.ts";

const MOVING: readonly StillMoving[] = ["none", "open", "moving", "unaccounted"];

const OPEN_OPTION: MeasureOption = {
  name: "open",
  says: "what the upper end counts too: open (crimes without an outcome), moving (also those with another agency), unaccounted (also those nobody accounts for); none if left out",
  example: "moving",
  choices: [
    { id: "none", title: "Counted so far alone" },
    { id: "open", title: "Also crimes without an outcome" },
    { id: "moving", title: "Also those with another agency" },
    { id: "unaccounted", title: "Also those nobody accounts for" },
  ],
  leftOut: "none",
};

/** A force's bounds, or why it has none. */
interface Bounded {
  readonly draft: Draft;
  readonly called: string;
  readonly range: ShareRange | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  /** From Wilson's lower end at worst to its upper end at best. */
  readonly envelope: Interval | null;
  /** Whether a count behind it is hidden, so that the share has two ends even with nothing still open. */
  readonly hides: boolean;
  readonly why: string | null;
}

/** The country's bounds with who is silent. */
interface Country {
  readonly answered: Interval;
  readonly worst: Counts;
  readonly best: Counts;
  readonly forces: number;
  readonly hides: boolean;
  readonly silent: readonly MissingForce[];
  /** What it would be if each silent force had as many crimes as the middle one of those that answered. */
  readonly supposed: { readonly size: number; readonly national: Interval; readonly coverage: number } | null;
}

/** The bounds of any share. */
export const BOUNDS_MEASURE: Askable = {
  definition: BOUNDS,
  options: [SHARE_OPTION, OPEN_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const set = await comparableSet(engine, files, { question, definition: share });
    const asked = {
      definition: share,
      denominator: set.plan.denominator,
      moving: movingAsked(question.options?.["open"]),
    };
    if (asked.moving !== "none" && asked.denominator !== "all") throw movingNeedsAll();
    const all = set.drafts.map((draft) => boundedOf(draft, asked));
    const one = question.force === undefined ? null : boundedOf(draftOf(set, question.force), asked);
    return setAnswer(set, BOUNDS, { question, finding: findingOf(all, { one, share, set, moving: asked.moving }) });
  },
};

function movingAsked(text: string | undefined): StillMoving {
  const found = MOVING.find((one) => one === (text ?? "none"));
  if (found !== undefined) return found;
  throw new Refusal("usage", `Unknown word "${text}" for open.`, `Wanted: ${MOVING.join(", ")}.`);
}

function movingNeedsAll(): Refusal {
  return new Refusal(
    "usage",
    "Crimes that are still moving stand in the whole of all crimes alone.",
    "Ask with --denominator all, or leave out open.",
  );
}

function boundedOf(draft: Draft, asked: RangeOf): Bounded {
  const { figures } = draft.gathered;
  const called = forceById(figures.force)?.called ?? figures.force;
  const none = { draft, called, range: null, lowest: null, highest: null, envelope: null, hides: false };
  const range = shareRange(figures, asked);
  if ("why" in range) return { ...none, why: range.why };
  const [worst, best] = [atCounts(range.worst), atCounts(range.best)];
  if (worst === null || best === null) return { ...none, why: "There are no crimes to count." };
  return {
    ...{ draft, called, range, why: whyApart(draft) },
    lowest: worst.lowest,
    highest: best.highest,
    envelope: [worst.envelope[0], best.envelope[1]],
    hides: hasTwoEnds(shareRange(figures, { ...asked, moving: "none" })),
  };
}

function hasTwoEnds(range: ReturnType<typeof shareRange>): boolean {
  return "worst" in range && range.worst.count * range.best.of !== range.best.count * range.worst.of;
}

function atCounts({ count, of }: Counts): ReturnType<typeof rateBounds> {
  return rateBounds([count, count], [of, of]);
}

interface About {
  readonly one: Bounded | null;
  readonly share: ShareDefinition;
  readonly set: ComparableSet;
  readonly moving: StillMoving;
}

function findingOf(all: readonly Bounded[], about: About): Finding {
  const { one, set, moving } = about;
  const country = countryOf(all, set);
  return {
    sentence: asKnown(one === null ? countryWords(country, about) : forceWords(one, about), set.plan.asKnownOn),
    says: [...MOVING_WORDS[moving], ...silentWords(country, set), ...exactWords(one === null ? all : [one])],
    chart: chartOf(all, country),
    table: tableOf(one === null ? all : [one, ...all.filter(({ draft }) => draft !== one.draft)], country),
    working: workingOf(one?.range ?? country),
    method: BOUNDS.interval,
  };
}

/** The like forces together. The two ends are sharp: each force's least and most are reached independently of the others'. */
function countryOf(all: readonly Bounded[], { group, like, plan }: ComparableSet): Country | null {
  const ranges = all.flatMap(({ draft, range }) => (range !== null && like.includes(draft) ? [range] : []));
  if (!group.comparable || ranges.length === 0) return null;
  const [worst, best] = [sumOf(ranges.map((range) => range.worst)), sumOf(ranges.map((range) => range.best))];
  const silent = silentForces(all, plan);
  return {
    ...{ worst, best, silent },
    answered: [worst.count / worst.of, best.count / best.of],
    forces: ranges.length,
    hides: all.some(({ draft, range, hides }) => range !== null && like.includes(draft) && hides),
    supposed: silent.length === 0 ? null : supposedOf(ranges, silent.length),
  };
}

function sumOf(counts: readonly Counts[]): Counts {
  return counts.reduce((sum, { count, of }) => ({ count: sum.count + count, of: sum.of + of }), { count: 0, of: 0 });
}

/** Forces that the publication covers and that have no figure, or none that bounds anything. */
function silentForces(all: readonly Bounded[], plan: ComparableSet["plan"]): readonly MissingForce[] {
  const rows = all.map(({ draft: { gathered } }) => ({
    force: gathered.figures.force,
    standing: "same" as const,
    total: 0,
  }));
  const missing = coverageOf(rows, plan, []).missing.filter(({ absence }) => absence !== "not applicable");
  const unbounded = all.flatMap(({ draft, called, range, why }) =>
    range === null ? [{ force: draft.gathered.figures.force, called, absence: "not stated", why: why ?? "" }] : [],
  );
  return [...missing, ...unbounded];
}

function supposedOf(ranges: readonly ShareRange[], silent: number): Country["supposed"] {
  const sizes = ranges.map(({ worst }) => worst.of).toSorted((a, b) => a - b);
  const size = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const hidden = Array.from({ length: silent }, (): Interval => [size, size]);
  const at = (counts: readonly Counts[]): ReturnType<typeof silentBounds> =>
    silentBounds(
      counts.map(({ count, of }) => ({ numerator: [count, count], denominator: [of, of] })),
      hidden,
    );
  const [worst, best] = [at(ranges.map((range) => range.worst)), at(ranges.map((range) => range.best))];
  if (worst.national === null || best.national === null || worst.coverage === null) return null;
  return { size, national: [worst.national[0], best.national[1]], coverage: worst.coverage[0] };
}

const MOVING_WORDS: Readonly<Record<StillMoving, readonly string[]>> = {
  none: [],
  open: ["The upper end counts every crime without an outcome, as if each still came to it; the lower end none."],
  moving: [
    "The upper end counts every crime without an outcome or with another agency, as if each still came to it; the lower end none.",
  ],
  unaccounted: [
    "The upper end counts every crime without an outcome, with another agency or not accounted for, as if each came to it; the lower end none.",
  ],
};

function betweenWords(from: number, to: number): string {
  return percent(from) === percent(to) ? percent(from) : `between ${percent(from)} and ${percent(to)}`;
}

function countryWords(country: Country | null, { share, set, moving }: About): string {
  if (country === null)
    return set.group.comparable ? `No figure here bounds the share ${share.words.noun}` : set.group.sentence;
  const [from, to] = country.answered;
  const said = `${betweenWords(from, to)} of the ${nounOf(set.plan.scope)} of ${country.forces} forces ${verbOf({ share, set, moving })}`;
  return country.hides ? `Whatever the hidden counts are, ${said}` : upperFirst(said);
}

function forceWords({ called, lowest, highest, range, why }: Bounded, about: About): string {
  if (lowest === null || highest === null || range === null)
    return `${called}: the share has no bounds. ${why ?? ""}`.trim();
  const at = ({ count, of }: Counts): string => `${withCommas(count)} of ${withCommas(of)}`;
  const [least, most] = [at(range.worst), at(range.best)];
  const counts = least === most ? least : `${least} at the least, ${most} at the most`;
  return `${called}: ${betweenWords(lowest, highest)} of ${nounOf(about.set.plan.scope)} ${verbOf(about)} (${counts})`;
}

/** What the crimes did; where those still moving are counted too, what they could do. */
function verbOf({ share: { words }, set, moving }: Pick<About, "share" | "set" | "moving">): string {
  if (moving === "none") return (set.group.basis === "closed" ? (words.closed ?? words) : words).many;
  const { noun } = words;
  if (noun.startsWith("as ")) return `could in the end stand ${noun}`;
  return `could in the end be ${/^(?:with|in which) /u.test(noun) ? "crimes " : ""}${noun}`;
}

function silentWords(country: Country | null, { group }: ComparableSet): string[] {
  if (country === null) return group.comparable ? [] : [group.why];
  const { silent, supposed } = country;
  if (silent.length === 0) return ["Every force that the publication covers has a figure here, so nobody is silent."];
  const names = silent.map(({ called }) => called).join(", ");
  return [
    `Silent: ${silent.length} ${silent.length === 1 ? "force has" : "forces have"} no figure that bounds anything (${names}). How many crimes they hold nobody says, so the country as a whole has no bounds from figures alone.`,
    ...(supposed === null
      ? []
      : [
          `If each of them had ${withCommas(supposed.size)} crimes, as the middle one of those that answered, the answers would cover ${percent(supposed.coverage)} of all crimes and the share of the country would lie ${betweenWords(...supposed.national)}.`,
        ]),
  ];
}

function exactWords(all: readonly Bounded[]): string[] {
  const open = all.filter(({ lowest, highest }) => lowest !== null && highest !== null && lowest < highest);
  return open.length === 0
    ? ["Every share here stands on exact counts: its bounds meet."]
    : [
        `${open.length} of ${all.length} ${all.length === 1 ? "share lies" : "shares lie"} between two ends that whole numbers reach; the ends are not chance, and no interval is in them.`,
      ];
}

function chartOf(all: readonly Bounded[], country: Country | null): BoundsChart {
  return {
    kind: "bounds",
    rows: all.map(({ draft: { gathered, rate }, called, lowest, highest, why }) => ({
      ...{ force: gathered.figures.force, called, lowest, highest, why },
      stated: rate.rate,
    })),
    all:
      country === null
        ? null
        : { lowest: country.answered[0], highest: country.answered[1], says: `${country.forces} forces together` },
  };
}

function tableOf(all: readonly Bounded[], country: Country | null): AnswerTable {
  return {
    title: "The least and the most that each share can be",
    columns: [
      { id: "called", title: "Force", kind: "text" },
      { id: "count", title: "Counted, as stated", kind: "count" },
      { id: "of", title: "Out of, as stated", kind: "count" },
      { id: "stated", title: "Share, as stated", kind: "share" },
      { id: "least", title: "At the least", kind: "share" },
      { id: "most", title: "At the most", kind: "share" },
      { id: "envelope", title: "With chance, 95%", kind: "share-interval" },
      { id: "why", title: "Why", kind: "text" },
    ],
    rows: [
      ...all.map(({ draft: { gathered, rate }, called, lowest: least, highest: most, envelope, why }) => ({
        ...{ force: gathered.figures.force, called, least, most, envelope, why },
        count: rate.numerator,
        of: rate.denominator,
        stated: rate.rate,
      })),
      ...(country === null
        ? []
        : [
            {
              called: `${country.forces} forces together`,
              ...{ count: null, of: null, stated: null, envelope: null, why: null },
              least: country.answered[0],
              most: country.answered[1],
            },
          ]),
    ],
  };
}

function workingOf(range: ShareRange | null): readonly WorkingStep[] {
  if (range === null) return [];
  const { worst, best } = range;
  const signs = ({ count, of }: Counts): string =>
    `${countWords(count)} ÷ ${countWords(of)} = ${(count / of).toFixed(4)}`;
  if (worst.count === best.count && worst.of === best.of)
    return [{ says: "At the least and at the most: every count is exact", signs: signs(worst) }];
  return [
    { says: "At the least: the fewest counted, and the whole that goes with it", signs: signs(worst) },
    { says: "At the most: the most counted, and the whole that goes with it", signs: signs(best) },
  ];
}
