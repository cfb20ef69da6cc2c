// A share quarter by quarter with control limits; with too few points none are drawn, and it says so.
import { Refusal } from "../ground/refusal.ts";
import { withCommas } from "../standard/numbers.ts";
import { runOfSeven, type Side, trendOfSeven } from "../statistics/chart-rules.ts";
import type { Interval } from "../statistics/interval.ts";
import { laneyPChart, pChart } from "../statistics/p-chart.ts";
import { xmrChart } from "../statistics/xmr-chart.ts";
import type { Askable, MeasureQuestion } from "./askable.ts";
import { CONTROL_CHART } from "./definitions/control-chart.ts";
import { percent } from "./sentences.ts";
import { quarterSeries, type Series, type SeriesPoint } from "./series.ts";
import { type Finding, setAnswer } from "./set-answer.ts";
import { SHARE_OPTION, shareAsked } from "./share-asked.ts";
import { significant } from "./significant.ts";
import { leftWords, openWords, seriesChart, seriesTable } from "./trend.ts";

const CHARTS = {
  laney: "Laney p′ chart, 3 sigma",
  p: "p chart, 3 sigma",
  xmr: "XmR chart, mean ± 2.66 × average moving range, ranges beyond 3.267 × their mean left out once",
} as const;
type ChartName = keyof typeof CHARTS;

/** The control chart of any share. */
export const CONTROL_CHART_MEASURE: Askable = {
  definition: CONTROL_CHART,
  options: [
    SHARE_OPTION,
    {
      name: "chart",
      says: "laney (for counts of crimes that vary), p, or xmr; laney if left out",
      example: "xmr",
      choices: Object.entries(CHARTS).map(([id, title]) => ({ id, title: title.split(",")[0] ?? id })),
      leftOut: "laney",
    },
  ],
  force: "may",
  answer: async (engine, files, question) => {
    const share = shareAsked(question);
    const chart = chartAsked(question);
    const series = await quarterSeries(engine, files, { question, definition: share });
    return setAnswer(series.set, CONTROL_CHART, { question, finding: findingOf(series, chart) });
  },
};

function chartAsked({ options }: MeasureQuestion): ChartName {
  const name = options?.["chart"] ?? "laney";
  if (name in CHARTS) return name as ChartName;
  throw new Refusal("usage", `"${name}" is no control chart.`, `Charts: ${Object.keys(CHARTS).join(", ")}.`);
}

interface Limits {
  readonly centre: number;
  readonly limits: readonly (Interval | null)[];
  readonly marked: readonly (readonly string[])[];
  readonly drawn: boolean;
  readonly leastPoints: number;
}

/** The limits of a series by one of the charts, kept within 0 and 1. */
function limitsOf(points: readonly SeriesPoint[], chart: ChartName): Limits {
  const values = points.map(({ count, of }) => count / of);
  if (chart === "xmr") {
    const found = xmrChart(values);
    // Limits of no width say nothing: every later quarter would stand out.
    const drawn = found.limits !== null && found.limits[0] < found.limits[1];
    return {
      centre: found.mean,
      limits: found.points.map(({ limits }) => (drawn ? within(limits) : null)),
      marked: found.points.map(({ signal }) => (signal === null ? [] : [RULES[signal]])),
      drawn,
      leastPoints: found.leastPoints,
    };
  }
  const found = (chart === "p" ? pChart : laneyPChart)(points);
  const drawn = found.limits !== null;
  const sides = values.map((value): Side => (value > found.centre ? 1 : value < found.centre ? -1 : 0));
  const [runs, trends] = [runOfSeven(sides), trendOfSeven(values)];
  return {
    centre: found.centre,
    limits: points.map((_, at) => within(found.limits?.[at] ?? null)),
    marked: points.map((_, at) =>
      drawn
        ? [
            ...(found.outside[at] === true ? [RULES.outside] : []),
            ...(isMarked(trends[at]) ? [RULES.trend] : []),
            ...(isMarked(runs[at]) ? [RULES.run] : []),
          ]
        : [],
    ),
    drawn,
    leastPoints: found.leastPoints,
  };
}

const RULES = {
  outside: "outside the limits",
  trend: "one of seven rising or falling",
  "two of three": "two of three near a limit",
  run: "one of seven on one side",
} as const;

function isMarked(found: boolean | Side | undefined): boolean {
  return found !== undefined && found !== false && found !== 0;
}

function within(limits: Interval | null): Interval | null {
  return limits === null ? null : [Math.max(0, limits[0]), Math.min(1, limits[1])];
}

function findingOf(series: Series, chart: ChartName): Finding {
  const { points, of } = series;
  if (points.length === 0)
    throw new Refusal(
      "notFound",
      `There is no quarter with figures of ${of}.`,
      series.left[0]?.why ?? "A control chart needs a source that states quarters.",
    );
  const found = limitsOf(points, chart);
  const marked = found.marked.filter((rules) => rules.length > 0).length;
  const quarters = `${points.length} ${points.length === 1 ? "quarter" : "quarters"}`;
  return {
    sentence: found.drawn
      ? `${marked === 0 ? "None" : marked} of ${quarters} of ${of} ${marked === 1 ? "stands" : "stand"} out from what the other quarters would lead one to expect`
      : `${of}: ${quarters}, around ${percent(found.centre)}`,
    says: [
      ...(found.drawn ? [] : [tooFew(points, found.leastPoints)]),
      ...openWords(points),
      "A mark says that something changed or is recorded otherwise; it does not say what.",
      ...leftWords(series),
    ],
    chart: seriesChart(points, found),
    table: controlTable(points, found),
    working: [
      {
        says: "The centre: all counts over all crimes of the quarters",
        signs:
          chart === "xmr"
            ? `mean of the shares = ${significant(found.centre)}`
            : `${withCommas(sum(points, "count"))} ÷ ${withCommas(sum(points, "of"))} = ${significant(found.centre)}`,
      },
    ],
    method: CHARTS[chart],
  };
}

function tooFew(points: readonly SeriesPoint[], least: number): string {
  return points.length < least
    ? `No limits are drawn: they need ${least} points or more, and there ${points.length === 1 ? "is one" : `are ${points.length}`}.`
    : "No limits are drawn: the quarters do not vary, so there is no spread to draw them from.";
}

function sum(points: readonly SeriesPoint[], what: "count" | "of"): number {
  return points.reduce((total, point) => total + point[what], 0);
}

function controlTable(points: readonly SeriesPoint[], { limits, marked }: Limits): Finding["table"] {
  const plain = seriesTable("Each quarter", points);
  return {
    ...plain,
    columns: [
      ...plain.columns,
      { id: "limits", title: "Control limits", kind: "share-interval" },
      { id: "marked", title: "Marked", kind: "text" },
    ],
    rows: plain.rows.map((row, at) => ({
      ...row,
      limits: limits[at] ?? null,
      marked: marked[at]?.join("; ") ?? "",
    })),
  };
}
