// Answers made by hand, one or more of each kind of chart, with what is awkward in it: zeros, all of all, hidden counts, the
// longest names, many forces, one force, too few points. No figure in them is real.
import { passPublic } from "../../src/disclosure/protect.ts";
import type { Published } from "../../src/disclosure/published.ts";
import type {
  AnswerTable,
  BoundsChart,
  Chart,
  ControlChart,
  CurveChart,
  DotsChart,
  FunnelChart,
  MeasureAnswer,
  RanksChart,
} from "../../src/measures/answer.ts";
import type { Passport } from "../../src/measures/result.ts";
import { territorialForces } from "../../src/standard/forces.ts";
import { wilson, Z95 } from "../../src/statistics/wilson.ts";

/** Force names as long as they come, and longer. */
const LONGEST = [
  { id: "psni", called: "Police Service of Northern Ireland" },
  { id: "btp", called: "British Transport Police" },
  { id: "longest", called: "The Hampshire and Isle of Wight Constabulary" },
] as const;

/** 44 forces with made counts that never change. */
const FORCES = territorialForces()
  .slice(0, 41)
  .map(({ id, called }) => ({ id: id as string, called }))
  .concat(LONGEST)
  .map(({ id, called }, index) => {
    const of = 90 + ((index * 7919) % 4700);
    const spread = [0.4, 0.7, 0.9, 1, 1.1, 1.3, 2.1][(index * 5) % 7] ?? 1;
    return { force: id, called, of, count: Math.round(of * 0.05 * spread) };
  });

/** The passport that all made answers carry. */
export const MADE_PASSPORT: Passport = {
  measure: { id: "made", title: "Made", version: 1, digest: "0".repeat(64) },
  unit: { id: "crimes", says: "Recorded crimes." },
  scope: {
    id: "child-titled",
    title: "Offences whose title names a child",
    says: "Eleven codes.",
    codes: ["17A", "19C"],
  },
  period: { id: "2018/19", title: "April 2018 to March 2019" },
  basis: { id: "recorded", says: "Outcomes so far of the crimes recorded in the period." },
  denominator: { id: "all", says: "Every crime counts." },
  edition: { id: "2020-01", title: "January 2020" },
  method: "Wilson score interval, 95%.",
  sources: [{ file: "made.csv", sha256: "a".repeat(64), source: "A made table", entry: "e1" }],
  command: "everycase measure made --scope child-titled --period 2018/19 --basis recorded",
};

interface Made {
  readonly measure: string;
  readonly title: string;
  readonly sentence: string;
  readonly chart: Chart | null;
  readonly table: AnswerTable;
  readonly force?: string;
  readonly says?: readonly string[];
}

function made({
  measure,
  title,
  sentence,
  chart,
  table,
  force,
  says = ["These figures are made."],
}: Made): MeasureAnswer {
  return {
    measure,
    title,
    asked: {
      scope: "child-titled",
      period: "2018/19",
      basis: "recorded",
      denominator: "all",
      ...(force === undefined ? {} : { force }),
    },
    sentence,
    says,
    chart,
    table,
    working: [{ says: "All charges over all crimes.", signs: "2,400 ÷ 48,000 = 0.0500" }],
    apart: [
      {
        force: "city-of-london",
        called: "City of London",
        why: "2 crimes carry no rate that can be compared (fewer than 10).",
      },
    ],
    caveats: ["A charge is not always the right outcome.", "Forces differ in what they record."],
    method: "Made for looking at: Wilson score interval, 95%.",
    passport: { ...MADE_PASSPORT, measure: { ...MADE_PASSPORT.measure, id: measure, title } },
    asking: [{ says: "Counts by force and line.", sql: "SELECT force, line, sum(lowest)\nFROM cells\nGROUP BY ALL" }],
  };
}

type Counted = (typeof FORCES)[number];

function funnelOf(forces: readonly Counted[]): FunnelChart {
  const [count, of] = [forces.reduce((sum, one) => sum + one.count, 0), forces.reduce((sum, one) => sum + one.of, 0)];
  const centre = of === 0 ? 0 : count / of;
  const limit = (size: number, z: number, extra = 0): readonly [number, number] => {
    const half = z * Math.sqrt((centre * (1 - centre)) / size + extra);
    return [Math.max(centre - half, 0), Math.min(centre + half, 1)];
  };
  const far = Math.max(...forces.map((one) => one.of));
  const sizes = Array.from({ length: 60 }, (_, index) => Math.max(1, Math.round((far * (index + 1) ** 2) / 3600)));
  return {
    kind: "funnel",
    centre,
    centreSays: `pooled ${(centre * 100).toFixed(1)}%`,
    points: forces.map((one) => {
      const rate = one.count / one.of;
      const beyond = (ends: readonly [number, number]): "above" | "below" | null =>
        rate > ends[1] ? "above" : rate < ends[0] ? "below" : null;
      return { ...one, rate, outside: beyond(limit(one.of, 3.09)), outsideSpread: beyond(limit(one.of, 3.09, 0.0003)) };
    }),
    limits: sizes.map((size) => ({
      of: size,
      limits95: limit(size, 1.96),
      limits998: limit(size, 3.09),
      spread998: limit(size, 3.09, 0.0003),
    })),
    phi: 4.6,
  };
}

function funnelTable({ points }: FunnelChart): AnswerTable {
  return {
    title: "Every force",
    columns: [
      { id: "force", title: "Force", kind: "text" },
      { id: "rate", title: "Rate", kind: "share" },
      { id: "charged", title: "Charged", kind: "count" },
      { id: "of", title: "Crimes", kind: "count" },
      { id: "outside", title: "Outside the 99.8% limits", kind: "text" },
    ],
    rows: points.map(({ called, rate, count, of, outside }) => ({ force: called, rate, charged: count, of, outside })),
  };
}

function dotsTable({ rows, unit, marks }: DotsChart): AnswerTable {
  const kind = unit === "ratio" ? "ratio" : unit === "share" ? "share" : "number";
  const interval = unit === "ratio" ? "ratio-interval" : "share-interval";
  return {
    title: "Every force",
    columns: [
      { id: "force", title: "Force", kind: "text" },
      { id: "value", title: marks[0], kind },
      { id: "interval", title: "95% interval", kind: interval },
      ...(marks.length === 2 ? [{ id: "other", title: marks[1], kind } as const] : []),
      { id: "why", title: "Why not", kind: "text" },
    ],
    rows: rows.map(({ called, value, interval: ends, other, why }) => ({
      force: called,
      value,
      interval: ends,
      other: other?.value ?? null,
      why,
    })),
  };
}

function rowOf({ force, called, count, of }: Counted): DotsChart["rows"][number] {
  return { force, called, value: count / of, interval: wilson(count, of, Z95), other: null, why: null };
}

const AWKWARD: readonly DotsChart["rows"][number][] = [
  rowOf({ force: "none", called: "None of 40", count: 0, of: 40 }),
  rowOf({ force: "every", called: "All of 12", count: 12, of: 12 }),
  {
    force: "range",
    called: "Counts as a range",
    value: null,
    interval: [0.004, 0.12],
    other: null,
    why: "A count is a range.",
  },
  {
    force: "hidden",
    called: "Withheld",
    value: null,
    interval: null,
    other: null,
    why: "The number charged is withheld (s.40(2)): it could be anywhere, and is not 0.",
  },
  {
    force: "hampshire",
    called: "The Hampshire and Isle of Wight Constabulary",
    value: null,
    interval: null,
    other: null,
    why: "The force says that finding the number would cost more than the law asks for; it names no number of crimes, no period and no rule for the flag, so nothing can be drawn and nothing is guessed in its place.",
  },
];

const DOTS_MANY: DotsChart = {
  kind: "dots",
  unit: "share",
  marks: ["charge rate"],
  rows: FORCES.map(rowOf),
  line: { value: 0.05, says: "pooled 5.0%" },
};
const DOTS_AWKWARD: DotsChart = {
  kind: "dots",
  unit: "share",
  marks: ["charge rate"],
  rows: AWKWARD,
  line: { value: 0.05, says: "pooled rate of all like forces 5.0%" },
};
const BESIDE: DotsChart = {
  kind: "dots",
  unit: "share",
  marks: ["standardised for offence mix", "as recorded"],
  rows: [...FORCES.slice(0, 9), ...FORCES.slice(-3)].map((one, index) => {
    const raw = one.count / one.of;
    const value = raw * (index % 2 === 0 ? 1.18 : 0.86);
    const [from, to] = wilson(one.count, one.of, Z95);
    return {
      ...rowOf(one),
      value,
      interval: [from * 0.95, to * 1.08] as const,
      other: { value: raw, interval: wilson(one.count, one.of, Z95) },
    };
  }),
  line: { value: 0.05, says: "pooled 5.0%" },
};
const RATIO: DotsChart = {
  kind: "dots",
  unit: "ratio",
  marks: ["ratio to the rest of the country"],
  rows: [
    {
      force: "south-yorkshire",
      called: "South Yorkshire",
      value: 0.51,
      interval: [0.38, 0.69],
      other: null,
      why: null,
    },
    { force: "south-wales", called: "South Wales", value: 3.83, interval: [3.42, 4.28], other: null, why: null },
    { force: "none", called: "No charge at all", value: 0, interval: [0, 1.9], other: null, why: null },
    { force: "tiny", called: "One of two", value: 10.4, interval: [1.4, 41], other: null, why: null },
    {
      force: "hidden",
      called: "Withheld",
      value: null,
      interval: null,
      other: null,
      why: "The number charged is withheld.",
    },
  ],
  line: { value: 1, says: "as the rest of the country" },
};
const DIFFERENCE: DotsChart = {
  kind: "dots",
  unit: "difference",
  marks: ["difference to the rest of the country"],
  rows: RATIO.rows.map((row, index) => ({
    ...row,
    value: row.value === null ? null : ([-0.0242, 0.137, -0.049, 0.45][index] ?? 0),
    interval:
      row.interval === null
        ? null
        : ((
            [
              [-0.032, -0.015],
              [0.118, 0.157],
              [-0.05, 0.04],
              [0.1, 0.86],
            ] as const
          )[index] ?? null),
  })),
  line: { value: 0, says: "as the rest of the country" },
};

const RANKS: RanksChart = {
  kind: "ranks",
  of: FORCES.length,
  rows: [...FORCES]
    .sort((a, b) => a.count / a.of - b.count / b.of)
    .map(({ force, called, count, of }, index, all) => {
      const width = Math.max(0, Math.round(2400 / of ** 0.75));
      const [from, to] = [Math.max(1, index + 1 - width), Math.min(all.length, index + 1 + width)];
      return {
        force,
        called,
        rate: count / of,
        expected: index + 1,
        from,
        to,
        lowest: index === 0 ? 0.97 : 0.01,
        highest: 0.02,
      };
    }),
};

function curveOf(title: string, rate: number, size: number, horizon = 730): CurveChart["series"][number] {
  const points = Array.from({ length: 25 }, (_, index) => {
    const at = Math.round((horizon * index) / 24);
    const share = rate * (1 - Math.exp(-at / 220));
    const followed = Math.max(Math.round(size * Math.exp(-at / 160)), 0);
    const half = 1.96 * Math.sqrt((share * (1 - share)) / size);
    return { at, share, interval: [Math.max(share - half, 0), share + half] as const, followed };
  });
  return { id: title, title, points };
}

const CURVE_ONE: CurveChart = {
  kind: "curve",
  lag: "days",
  horizon: 730,
  series: [curveOf("Recorded 2022/23", 0.11, 220)],
  naive: {
    share: 0.071,
    says: "charges given in the year over crimes recorded in it. They are not the same crimes, and recording grew by a third, so it is too low.",
  },
};
const CURVE_MANY: CurveChart = {
  kind: "curve",
  lag: "days",
  horizon: 365,
  series: [
    curveOf("Recorded 2018/19", 0.11, 2200, 365),
    curveOf("Recorded 2019/20", 0.105, 2400, 365),
    curveOf("Recorded 2020/21, with the months of the first lockdown", 0.08, 1900, 365),
    curveOf("Recorded 2021/22", 0.06, 3000, 365),
    curveOf("Recorded 2022/23", 0.055, 3100, 365),
  ],
  naive: null,
};
const CURVE_QUARTERS: CurveChart = {
  kind: "curve",
  lag: "quarters",
  horizon: 8,
  series: [
    {
      id: "all",
      title: "All quarters together",
      points: Array.from({ length: 9 }, (_, at) => ({
        at,
        share: 0.02 * at ** 0.6,
        interval: at === 0 ? null : ([0.018 * at ** 0.6, 0.023 * at ** 0.6] as const),
        followed: 900 - 100 * at,
      })),
    },
  ],
  naive: null,
};

function controlOf(values: readonly number[], limited: boolean): ControlChart {
  const centre = values.reduce((sum, one) => sum + one, 0) / Math.max(values.length, 1);
  return {
    kind: "control",
    unit: "share",
    points: values.map((value, index) => {
      const half = 0.018 + 0.002 * (index % 3);
      const outside = limited && Math.abs(value - centre) > half;
      return {
        period: `${2012 + Math.floor(index / 4)}/${13 + Math.floor(index / 4)} Q${(index % 4) + 1}`,
        value,
        of: 400 + index,
        marked: outside ? [`beyond the ${value > centre ? "upper" : "lower"} limit`] : [],
        limits: limited ? [Math.max(centre - half, 0), centre + half] : null,
        interval: limited ? null : wilson(Math.round(value * (400 + index)), 400 + index),
      };
    }),
    centre: limited ? centre : null,
  };
}

const CONTROL_MANY = controlOf(
  Array.from(
    { length: 28 },
    (_, index) => 0.06 + 0.011 * Math.sin(index * 1.7) + (index === 9 ? 0.03 : 0) - (index === 22 ? 0.024 : 0),
  ),
  true,
);
const CONTROL_FEW: ControlChart = {
  ...controlOf([0.061, 0.055, 0, 0.049], false),
  points: controlOf([0.061, 0.055, 0, 0.049], false).points.map((point, index) => ({
    ...point,
    period: `201${5 + index}/1${6 + index}`,
  })),
};

const BOUNDS: BoundsChart = {
  kind: "bounds",
  rows: [
    {
      force: "south-yorkshire",
      called: "South Yorkshire",
      lowest: 16 / 540,
      highest: 186 / 540,
      stated: 16 / 540,
      why: null,
    },
    { force: "kent", called: "Kent", lowest: 1 / 60, highest: 4 / 60, stated: null, why: "1 to 4 charged." },
    { force: "essex", called: "Essex", lowest: 0, highest: 1, stated: null, why: "Withheld." },
    { force: "exact", called: "Norfolk", lowest: 0.05, highest: 0.05, stated: 0.05, why: null },
    { force: "none", called: "No charge at all", lowest: 0, highest: 0, stated: 0, why: null },
    {
      force: "hampshire",
      called: "The Hampshire and Isle of Wight Constabulary",
      lowest: null,
      highest: null,
      stated: null,
      why: "No reply, and no number of crimes is known.",
    },
  ],
  all: {
    lowest: 0.024,
    highest: 0.31,
    says: "Over all forces the rate lies between 2.4% and 31.0%, whatever the silent ones hold.",
  },
};

const SIMPLE_TABLE: AnswerTable = {
  title: "Every value",
  columns: [
    { id: "period", title: "Period", kind: "text" },
    { id: "count", title: "Charged", kind: "count" },
    { id: "share", title: "Share", kind: "share" },
    { id: "interval", title: "95% interval", kind: "share-interval" },
    { id: "times", title: "Against the rest", kind: "ratio" },
    { id: "phi", title: "Spread", kind: "number" },
  ],
  rows: [
    { period: "2018/19", count: 16, share: 0.0296, interval: [0.018, 0.048], times: 0.51, phi: 4.6 },
    { period: "2019/20", count: { from: 1, to: 4 }, share: null, interval: [0.004, 0.12], times: null, phi: null },
    {
      period: "2020/21",
      count: { absent: "withheld", why: "s.40(2)" },
      share: null,
      interval: null,
      times: null,
      phi: 0,
    },
  ],
};

const one = FORCES.slice(3, 4);

const ANSWERS: Readonly<Record<string, MeasureAnswer>> = {
  "funnel-many": made({
    measure: "funnel",
    title: "Funnel",
    sentence: "11 of 44 forces lie further from the pooled rate than chance would put them",
    chart: funnelOf(FORCES),
    table: funnelTable(funnelOf(FORCES)),
    force: "hampshire",
  }),
  "funnel-one": made({
    measure: "funnel",
    title: "Funnel",
    sentence: "One force is shown, so it stands against nobody",
    chart: funnelOf(one),
    table: funnelTable(funnelOf(one)),
  }),
  "funnel-ends": made({
    measure: "funnel",
    title: "Funnel",
    sentence: "Two forces lie as far out as a rate can",
    chart: {
      ...funnelOf([
        ...FORCES.slice(0, 5),
        { force: "none", called: "None of 900", of: 900, count: 0 },
        { force: "every", called: "All of 30", of: 30, count: 30 },
      ]),
      phi: null,
    },
    table: SIMPLE_TABLE,
  }),
  "intervals-many": made({
    measure: "charge-rate",
    title: "Charge rate",
    sentence: "Of the offences, one in 20 had led to a charge (one in 19 to one in 21)",
    chart: DOTS_MANY,
    table: dotsTable(DOTS_MANY),
    force: "psni",
  }),
  "intervals-awkward": made({
    measure: "charge-rate",
    title: "Charge rate",
    sentence: "Five forces, each awkward in its own way",
    chart: DOTS_AWKWARD,
    table: dotsTable(DOTS_AWKWARD),
  }),
  "standardised-beside-raw": made({
    measure: "standardised",
    title: "Standardised",
    sentence: "With the same mix of offences the rates move by up to a point",
    chart: BESIDE,
    table: dotsTable(BESIDE),
  }),
  "ratio-to-the-rest": made({
    measure: "rest-of-country",
    title: "Against the rest of the country",
    sentence: "South Yorkshire’s rate is 0.51 times that of the rest of the country (0.38 to 0.69)",
    chart: RATIO,
    table: dotsTable(RATIO),
    force: "south-yorkshire",
  }),
  "difference-to-the-rest": made({
    measure: "rest-of-country",
    title: "Against the rest of the country",
    sentence: "South Yorkshire’s rate is 2.4 points below that of the rest of the country (1.5 to 3.2)",
    chart: DIFFERENCE,
    table: dotsTable(DIFFERENCE),
  }),
  "ranks-many": made({
    measure: "rank-certainty",
    title: "Rank certainty",
    sentence: "Of 44 forces, most cannot be put in an order",
    chart: RANKS,
    table: SIMPLE_TABLE,
  }),
  "ranks-one": made({
    measure: "rank-certainty",
    title: "Rank certainty",
    sentence: "One force has no rank",
    chart: {
      kind: "ranks",
      of: 1,
      rows: [{ force: "kent", called: "Kent", rate: 0.01, expected: 1, from: 1, to: 1, lowest: 1, highest: 1 }],
    },
    table: SIMPLE_TABLE,
  }),
  "curve-one": made({
    measure: "charged-within",
    title: "Charged within a time",
    sentence: "11.0% of the crimes had led to a charge within two years (7.1 to 15.0)",
    chart: CURVE_ONE,
    table: SIMPLE_TABLE,
  }),
  "curve-many": made({
    measure: "charged-within",
    title: "Charged within a time",
    sentence: "The share charged within a year fell from 9.0% to 4.5%",
    chart: CURVE_MANY,
    table: SIMPLE_TABLE,
  }),
  "curve-quarters": made({
    measure: "charged-within",
    title: "Charged within a time",
    sentence: "7.0% had led to a charge within eight quarters",
    chart: CURVE_QUARTERS,
    table: SIMPLE_TABLE,
  }),
  "control-many": made({
    measure: "control-chart",
    title: "Control chart",
    sentence: "Two of 28 quarters stand out",
    chart: CONTROL_MANY,
    table: SIMPLE_TABLE,
  }),
  "control-few": made({
    measure: "control-chart",
    title: "Control chart",
    sentence: "Four years are too few to set limits by",
    chart: CONTROL_FEW,
    table: SIMPLE_TABLE,
    says: ["A chart needs at least 13 points for limits."],
  }),
  bounds: made({
    measure: "bounds",
    title: "Bounds",
    sentence: "Whatever the silent cells hold, between 2.4% and 31.0% had led to a charge",
    chart: BOUNDS,
    table: SIMPLE_TABLE,
  }),
  "nothing-drawn": made({
    measure: "trend",
    title: "Trend",
    sentence: "There is no trend to be told from one year",
    chart: null,
    table: SIMPLE_TABLE,
  }),
};

/** Every made answer, by the name of its pictures. */
export const MADE: Readonly<Record<string, Published<MeasureAnswer>>> = Object.fromEntries(
  Object.entries(ANSWERS).map(([name, answer]) => [name, passPublic(answer)]),
);
