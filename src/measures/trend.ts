// A share period by period, with the test for a steady rise or fall.
import { trendInProportions } from "../statistics/trend-in-proportions.ts";
import { wilson } from "../statistics/wilson.ts";
import type { WorkingStep } from "./answer.ts";
import type { Askable } from "./askable.ts";
import { TREND } from "./definitions/trend.ts";
import { percent } from "./sentences.ts";
import { periodSeries, type Series, type SeriesPoint } from "./series.ts";
import { type Finding, setAnswer } from "./set-answer.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import { significant } from "./significant.ts";

/** Two points make a line whatever they are. */
const LEAST_POINTS = 3;

/** The trend of any share. */
export const TREND_MEASURE: Askable = {
  definition: TREND,
  options: [SHARE_OPTION],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const series = await periodSeries(engine, files, { question, definition: share });
    return setAnswer(series.set, TREND, { question, finding: findingOf(series, share.words.many) });
  },
};

function findingOf(series: Series, words: string): Finding {
  const { points } = series;
  const test =
    points.length < LEAST_POINTS
      ? null
      : trendInProportions(
          points,
          points.map((_, at) => at),
        );
  return {
    sentence: sentenceOf(series, { words, p: test?.p ?? null, slope: test?.slope ?? null }),
    says: [
      ...(points.length < LEAST_POINTS
        ? [
            `${points.length === 1 ? "One period has" : `${points.length} periods have`} figures. A trend needs ${LEAST_POINTS} or more, so none is tested.`,
          ]
        : []),
      ...openWords(points),
      ...leftWords(series),
    ],
    chart: points.length === 0 ? null : seriesChart(points, null),
    table: seriesTable("Each period", points),
    working: testWorking(test),
    method: TREND.interval,
  };
}

function sentenceOf(
  { of, points }: Series,
  { words, p, slope }: { readonly words: string; readonly p: number | null; readonly slope: number | null },
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return `There is no period with figures of ${of}`;
  const ends =
    first === last
      ? `Of the crimes of ${of} in ${first.period}, ${rangeOf(first)} ${words}`
      : `From ${first.period} to ${last.period} the share of crimes of ${of} that ${words} went from ${rangeOf(first)} to ${rangeOf(last)}`;
  if (p === null || slope === null) return ends;
  const verdict =
    p < 0.05
      ? `a ${slope > 0 ? "rise" : "fall"} over the periods that chance alone seldom makes (p ${p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`})`
      : `no rise or fall over the periods that chance would not make (p = ${p.toFixed(2)})`;
  return `${ends}: ${verdict}${openInSentence(points)}`;
}

/** Where more of the last period than of the first is still open, the sentence must not stand without it. */
function openInSentence(points: readonly SeriesPoint[]): string {
  const [first, last] = [points[0]?.openShare ?? null, points.at(-1)?.openShare ?? null];
  if (first === null || last === null || last <= first) return "";
  return `, while what is still open went from ${percent(first)} to ${percent(last)}, which alone can make a fall`;
}

function rangeOf({ count, of }: SeriesPoint): string {
  const [from, to] = wilson(count, of).map(percent);
  return `${percent(count / of)} (${from} to ${to})`;
}

/** How much later points still have to come, from the figures. */
export function openWords(points: readonly SeriesPoint[]): string[] {
  const known = points.flatMap(({ period, openShare }) => (openShare === null ? [] : [{ period, openShare }]));
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  return [
    `Still open: ${percent(first.openShare)} in ${first.period}, ${percent(last.openShare)} in ${last.period}. ${
      last.openShare > first.openShare
        ? "The later share can still grow by more than the earlier."
        : "What is open does not make the later share smaller."
    }`,
  ];
}

/** Points that are not there, with the reason. */
export function leftWords({ left }: Series): string[] {
  return left.map(({ period, why }) => `No point for ${period}: ${why}`);
}

/** The drawing of a series without or with limits. */
export function seriesChart(
  points: readonly SeriesPoint[],
  control: {
    readonly centre: number | null;
    readonly limits: readonly (readonly [number, number] | null)[];
    readonly marked: readonly (readonly string[])[];
  } | null,
): NonNullable<Finding["chart"]> {
  return {
    kind: "control",
    unit: "share",
    centre: control?.centre ?? null,
    points: points.map(({ period, count, of }, at) => ({
      period,
      value: count / of,
      of,
      marked: control?.marked[at] ?? [],
      limits: control === null ? null : (control.limits[at] ?? null),
      // Limits tell what all points share; without them each point tells of itself.
      interval: control === null ? wilson(count, of) : null,
    })),
  };
}

/** The twin of the drawing. */
export function seriesTable(title: string, points: readonly SeriesPoint[]): Finding["table"] {
  return {
    title,
    columns: [
      { id: "period", title: "Period", kind: "text" },
      { id: "rate", title: "Share", kind: "share" },
      { id: "interval", title: "95% interval", kind: "share-interval" },
      { id: "count", title: "Counted", kind: "count" },
      { id: "of", title: "Crimes", kind: "count" },
      { id: "open", title: "Still open", kind: "share" },
    ],
    rows: points.map(({ period, count, of, openShare }) => ({
      ...{ period, rate: count / of, interval: wilson(count, of), count, of, open: openShare },
    })),
  };
}

function testWorking(test: ReturnType<typeof trendInProportions> | null): WorkingStep[] {
  if (test === null || test.chiSquare === null || test.p === null || test.slope === null) return [];
  const signs = `χ² = ${significant(test.chiSquare)}, p = ${significant(test.p)}`;
  const says = "The change of the share from one period to the next (weighted least squares)";
  return [
    { says: "Cochran–Armitage χ² for trend, one degree of freedom", signs },
    { says, signs: `${significant(test.slope * 100)} percentage points` },
  ];
}
