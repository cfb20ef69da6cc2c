// What the funnel draws, worked out once: how far it reaches, which points have a name, and what its lines are called.
import type { FunnelChart } from "../../measures/answer.ts";
import { percent } from "../words.ts";
import { roundUp } from "./linear.ts";

type Point = FunnelChart["points"][number];

/** The funnel as values, without any place on paper. */
export interface Funnel {
  readonly chart: FunnelChart;
  /** The rate at the top of the plane. */
  readonly end: number;
  /** The size at its right end. */
  readonly far: number;
  /** The points that have a name: the one asked about, those outside the limits, and the largest. */
  readonly named: readonly Point[];
  readonly focus: string | null;
  readonly title: string;
  readonly description: string;
}

/** Works out the funnel. */
export function funnelOf(chart: FunnelChart, focus: string | null): Funnel {
  const { points, limits, centre } = chart;
  const outside = points.filter((point) => point.outside !== null);
  const largest = points.reduce<Point | null>((top, next) => (top === null || next.of > top.of ? next : top), null);
  const asked = points.filter(({ force }) => force === focus);
  const named = [...new Set([...asked, ...byRate(outside), ...(largest === null ? [] : [largest])])];
  const far = Math.max(...points.map(({ of }) => of), ...limits.map(({ of }) => of), 1);
  const highest = Math.max(...points.map(({ rate }) => rate), 0);
  const last = limits.at(-1);
  const lines = Math.max(last?.spread998?.[1] ?? 0, last?.limits998[1] ?? 0, 1.6 * centre);
  return {
    chart,
    end: Math.min(roundUp(Math.max(highest * 1.06, lines * 1.06, 0.01)), 1),
    far: roundUp(far * 1.03),
    named,
    focus,
    title: "Rate against size, with limits around the rate of all",
    description: `${points.length} ${points.length === 1 ? "mark" : "marks"}, one a force; ${outside.length} outside the 99.8% limits: ${wordsOf(outside)}. The limits show how far a force of that size would stray from ${percent(centre)} by chance alone. The table holds every value.`,
  };
}

function byRate(points: readonly Point[]): readonly Point[] {
  return [...points].sort((a, b) => b.rate - a.rate);
}

function wordsOf(outside: readonly Point[]): string {
  if (outside.length === 0) return "none";
  return byRate(outside)
    .map(({ called, rate, outside: side }) => `${called} ${percent(rate)} ${side ?? ""}`.trim())
    .join(", ");
}

/** A line of the funnel with its name and where it ends at the right. */
export interface FunnelLine {
  readonly class: string;
  readonly says: string;
  readonly strong: boolean;
  /** The upper and the lower course; the line of all has one. */
  readonly courses: readonly (readonly (readonly [number, number])[])[];
}

/** The lines from the outermost in. */
export function funnelLines({ chart: { limits, centre, centreSays }, far }: Funnel): readonly FunnelLine[] {
  const course = (of: (one: FunnelChart["limits"][number]) => readonly [number, number] | null) =>
    [1, 0].map((side) =>
      limits.flatMap((one) => {
        const ends = of(one);
        return ends === null ? [] : [[one.of, ends[side] ?? 0] as const];
      }),
    );
  const hasSpread = limits.some(({ spread998 }) => spread998 !== null);
  const some = limits.length > 0;
  return [
    ...(hasSpread
      ? [
          {
            class: "limit-od",
            says: "99.8%, allowing for the spread itself",
            strong: false,
            courses: course((one) => one.spread998),
          },
        ]
      : []),
    ...(some
      ? [{ class: "limit998", says: "99.8% by chance alone", strong: false, courses: course((one) => one.limits998) }]
      : []),
    ...(some
      ? [{ class: "limit95", says: "95% by chance alone", strong: false, courses: course((one) => one.limits95) }]
      : []),
    {
      class: "pooled",
      says: centreSays,
      strong: true,
      courses: [
        [
          [0, centre],
          [far, centre],
        ],
      ],
    },
  ];
}
