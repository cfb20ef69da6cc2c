// Size and rate: which forces lie further from the rate of all than chance would put them, and what that can and cannot mean.

import { withCommas } from "../standard/numbers.ts";
import { exactFunnelLimits, exactSignificance, exactTails } from "../statistics/funnel-exact.ts";
import type { Interval } from "../statistics/interval.ts";
import { overdispersedLimits, overdispersion } from "../statistics/overdispersion.ts";
import type { FunnelChart, WorkingStep } from "./answer.ts";
import type { Askable } from "./askable.ts";
import { comparableSet, type Member } from "./comparable-set.ts";
import { FUNNEL } from "./definitions/funnel.ts";
import { lineCell } from "./figures.ts";
import { shareOf } from "./rate.ts";
import { percent } from "./sentences.ts";
import { type Finding, memberAsked, needMembers, setAnswer } from "./set-answer.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import { significant } from "./significant.ts";

/** Below this many forces the spread between them cannot be told from chance. */
const LEAST_FORCES = 5;
/** Drawn sizes of a curve. */
const STEPS = 60;

/** A force in the funnel. */
interface Point extends Member {
  readonly limits998: Interval;
  readonly spread998: Interval | null;
  readonly outside: "above" | "below" | null;
  readonly outsideSpread: "above" | "below" | null;
  /** The smaller exact tail of its count at the rate of all. */
  readonly tail: number;
}

interface Funnel {
  readonly centre: number;
  readonly phi: number;
  readonly tau2: number;
  readonly points: readonly Point[];
}

/** The funnel of any share. */
export const FUNNEL_MEASURE: Askable = {
  definition: FUNNEL,
  options: [SHARE_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const set = await comparableSet(engine, files, { question, definition: share });
    const members = needMembers(set, LEAST_FORCES, "funnel");
    const asked = memberAsked(set, question.force);
    return setAnswer(set, FUNNEL, { question, finding: findingOf(funnelOf(members), asked) });
  },
};

/** Places each force in the funnel around the pooled rate of all of them. */
function funnelOf(members: readonly Member[]): Funnel {
  const count = members.reduce((sum, member) => sum + member.count, 0);
  const of = members.reduce((sum, member) => sum + member.of, 0);
  const centre = count / of;
  const { phi, tau2 } = overdispersion(members, { type: "proportion" });
  const points = members.map((member): Point => {
    const limits998 = exactFunnelLimits(centre, member.of, 0.998);
    const spread998 = tau2 === 0 ? null : overdispersedLimits(centre, member.of, tau2, 0.998);
    const { lower, upper } = exactTails(member.count, member.of, centre);
    // By the exact tail: the drawn line is interpolated, and calls very small forces outside too easily.
    const outside = OUTSIDE[exactSignificance(member, centre)];
    return {
      ...member,
      limits998,
      spread998,
      outside,
      outsideSpread: spread998 === null ? outside : sideOf(member.rate, spread998),
      tail: Math.min(lower, upper),
    };
  });
  return { centre, phi, tau2, points };
}

const OUTSIDE = { "low 99.8": "below", "high 99.8": "above", "low 95": null, "high 95": null, within: null } as const;

function sideOf(rate: number, [lower, upper]: Interval): "above" | "below" | null {
  return rate > upper ? "above" : rate < lower ? "below" : null;
}

function findingOf(funnel: Funnel, asked: Member | null): Finding {
  const outside = funnel.points.filter((point) => point.outside !== null);
  const of = funnel.points.length;
  const head =
    outside.length === 0
      ? `None of ${of} forces lies further from the pooled rate of ${percent(funnel.centre)} than chance would put it`
      : `${outside.length} of ${of} forces ${outside.length === 1 ? "lies" : "lie"} further from the pooled rate of ${percent(funnel.centre)} than chance would put ${outside.length === 1 ? "it" : "them"}`;
  const own = funnel.points.find(({ force }) => force === asked?.force);
  const still = funnel.points.filter(({ outsideSpread }) => outsideSpread !== null).length;
  const allowed =
    funnel.tau2 === 0 || outside.length === 0
      ? ""
      : `; once the spread between forces is allowed for, ${still === 0 ? "none does" : still === 1 ? "1 does" : `${still} do`}`;
  return {
    sentence: own === undefined ? `${head}${allowed}` : positionOf(own, funnel),
    says: [
      ...(own === undefined ? [] : [`${head}.`]),
      ...spreadWords(funnel),
      "Inside the 99.8% limits, a force's share lies as far from the pooled one as chance would put a force of its size. Outside, it strays further, for some reason; the funnel does not know which.",
    ],
    chart: chartOf(funnel),
    table: tableOf(funnel, own === undefined ? funnel.points : [own]),
    working: workingOf(funnel, own),
    method: FUNNEL.interval,
  };
}

function positionOf(point: Point, funnel: Funnel): string {
  const where = point.outside === null ? "inside" : point.outside;
  const [from, to] = point.limits998.map(percent);
  const spread =
    point.outside !== null && point.spread998 !== null
      ? `; once the spread between forces is allowed for, ${point.outsideSpread === null ? "inside" : "still outside"}`
      : "";
  return `${point.called}: ${withCommas(point.count)} of ${withCommas(point.of)}, ${percent(point.rate)}, lies ${where} the 99.8% limits of a force of its size (${from} to ${to} around the pooled ${percent(funnel.centre)})${spread}`;
}

function spreadWords({ phi, tau2, points }: Funnel): string[] {
  const number = phi.toFixed(1);
  if (tau2 === 0)
    return [
      `If chance were the only cause, the spread between forces would be below about 1 (the outer tenths are drawn in). It is ${number}, so the forces differ by no more than chance would let them.`,
    ];
  const still = points.filter(({ outsideSpread }) => outsideSpread !== null).map(({ called }) => called);
  return [
    `If chance were the only cause, the spread between forces would be below about 1 (the outer tenths are drawn in). It is ${number}. So the forces differ for reasons that this chart cannot separate: the mix of crimes, what is recorded, how soon an outcome is entered, how much is still open, and what is done. Before a force is named as unusual, those have to be looked at.`,
    still.length === 0
      ? "Once the limits allow for that spread, no force is outside."
      : `Once the limits allow for that spread, ${still.length === 1 ? "one force is" : `${still.length} forces are`} still outside: ${listed(still)}.`,
  ];
}

/** Names in a sentence: `Kent`, `Kent and Essex`, `Kent, Essex and Surrey`. */
function listed(names: readonly string[]): string {
  return names.length <= 1 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

function chartOf(funnel: Funnel): FunnelChart {
  const most = Math.max(...funnel.points.map(({ of }) => of)) * 1.05;
  const sizes = Array.from({ length: STEPS }, (_, step) => Math.max(1, Math.round(most ** ((step + 1) / STEPS))));
  return {
    kind: "funnel",
    centre: funnel.centre,
    centreSays: `pooled ${percent(funnel.centre)}`,
    points: funnel.points.map(({ force, called, count, of, rate, outside, outsideSpread }) => ({
      ...{ force, called, count, of, rate, outside, outsideSpread },
    })),
    limits: [...new Set(sizes)].map((of) => ({
      of,
      limits95: exactFunnelLimits(funnel.centre, of, 0.95),
      limits998: exactFunnelLimits(funnel.centre, of, 0.998),
      spread998: funnel.tau2 === 0 ? null : overdispersedLimits(funnel.centre, of, funnel.tau2, 0.998),
    })),
    phi: funnel.phi,
  };
}

function tableOf({ tau2 }: Funnel, points: readonly Point[]): Finding["table"] {
  const distance = ({ outside, tail }: Point): number => (outside === null ? 1 + tail : tail);
  return {
    title: "Each force with the limits at its size, those outside first",
    columns: [
      { id: "called", title: "Force", kind: "text" },
      { id: "rate", title: "Rate", kind: "share" },
      { id: "limits998", title: "99.8% limits at that size", kind: "share-interval" },
      { id: "count", title: "Counted", kind: "count" },
      { id: "of", title: "Crimes", kind: "count" },
      { id: "open", title: "Still open", kind: "share" },
      { id: "outside", title: "Outside", kind: "text" },
      ...(tau2 === 0
        ? []
        : [{ id: "outsideSpread", title: "Outside once the spread is allowed for", kind: "text" as const }]),
    ],
    rows: [...points]
      .sort((a, b) => distance(a) - distance(b))
      .map((point) => ({
        force: point.force,
        called: point.called,
        rate: point.rate,
        limits998: point.limits998,
        count: point.count,
        of: point.of,
        open: shareOf(lineCell(point.gathered.figures, "open"), point.gathered.figures.total).share,
        outside: point.outside ?? "no",
        outsideSpread: point.outsideSpread ?? "no",
      })),
  };
}

function workingOf({ centre, phi, tau2, points }: Funnel, own: Point | undefined): WorkingStep[] {
  const count = points.reduce((sum, point) => sum + point.count, 0);
  const of = points.reduce((sum, point) => sum + point.of, 0);
  return [
    {
      says: "The centre: all counts over all crimes",
      signs: `${withCommas(count)} ÷ ${withCommas(of)} = ${significant(centre)}`,
    },
    ...(own === undefined
      ? []
      : [
          {
            says: `The chance of a count as far out as ${own.called}'s at the centre's rate (one side, exact)`,
            signs: `P = ${significant(own.tail)}`,
          },
        ]),
    {
      says: "The spread: the mean of the squared z scores on the arcsine scale, the outer tenths drawn in",
      signs: `φ = ${significant(phi)}`,
    },
    {
      says: "The variance between forces that chance does not explain (DerSimonian and Laird)",
      signs: `τ² = ${significant(tau2)}`,
    },
  ];
}
