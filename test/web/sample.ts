// Results made of a few literal numbers, so that pages and charts can be looked at without a warehouse. The figures are
// real: Home Office outcomes open data, 2018/19, eleven codes whose title names a child; South Yorkshire's flagged crimes
// as printed in a newspaper article. Contains public sector information licensed under the Open Government Licence v3.0.
import { passPublic } from "../../src/disclosure/protect.ts";
import type { Published } from "../../src/disclosure/published.ts";
import type {
  BalanceLine,
  Comparison,
  FigurePassport,
  FileReport,
  ForceAnswer,
  ForceRow,
  OneIn,
  Passport,
  Rate,
  SourceRef,
} from "../../src/measures/result.ts";
import { DENOMINATORS } from "../../src/standard/bases.ts";
import type { CellJson } from "../../src/standard/cell-json.ts";
import type { Choices, Question } from "../../src/web/views.ts";

/** One force in a few numbers; what is left out follows from them. */
export interface SampleForce {
  readonly force: string;
  readonly called: string;
  readonly charged: CellJson;
  readonly total: CellJson;
  readonly open: CellJson;
  readonly transferred: CellJson;
  /** Set for a force that is not compared. */
  readonly why?: string;
  readonly notes?: readonly string[];
  readonly flagRule?: string;
  readonly period?: string;
}

const force = (id: string, called: string, ...counts: readonly [number, number, number, number]): SampleForce => {
  const [total, charged, open, transferred] = counts;
  return { force: id, called, total, charged, open, transferred };
};

/** A dozen forces: recorded, charged on the recorded basis, no outcome yet, with another agency. */
export const DOZEN: readonly SampleForce[] = [
  {
    ...force("south-wales", "South Wales", 1461, 262, 140, 1),
    notes: ["The file gives 262 charges for crimes recorded in the year, and 144 charges given in the year."],
  },
  force("gloucestershire", "Gloucestershire", 363, 37, 69, 6),
  force("north-wales", "North Wales", 1303, 98, 344, 119),
  force("cumbria", "Cumbria", 841, 61, 99, 9),
  force("greater-manchester", "Greater Manchester", 3865, 223, 830, 6),
  force("metropolitan", "Metropolitan Police", 4905, 249, 940, 315),
  force("west-midlands", "West Midlands", 3029, 148, 538, 152),
  force("devon-and-cornwall", "Devon and Cornwall", 1773, 71, 262, 27),
  force("west-yorkshire", "West Yorkshire", 3738, 136, 1017, 103),
  force("south-yorkshire", "South Yorkshire", 1649, 41, 493, 226),
  force("humberside", "Humberside", 1543, 34, 545, 114),
  force("kent", "Kent", 2746, 29, 632, 259),
  {
    ...force("north-yorkshire", "North Yorkshire", 983, 16, 850, 0),
    why: "Too much is open. Once all are concluded the rate could lie anywhere from 1.6% to 88.1%.",
  },
  {
    ...force("city-of-london", "City of London", 2, 0, 1, 0),
    why: "2 crimes carry no rate that can be compared (fewer than 10).",
  },
  {
    ...force("british-transport-police", "British Transport Police", 36, 5, 8, 0),
    why: "Not a territorial force: railways in three countries, a different mix of crimes.",
  },
];

/** Forces whose replies are not alike: ranges, a withheld count, silences, flag rules. None may be put in one order. */
export const UNLIKE: readonly SampleForce[] = [
  { ...force("south-yorkshire", "South Yorkshire", 540, 16, 0, 170), why: "Nobody has said how the flag was set." },
  { ...force("kent", "Kent", 60, 3, 5, 0), charged: { from: 1, to: 4 }, why: "Another period.", period: "2017/18" },
  {
    ...force("essex", "Essex", 84, 1, 0, 0),
    charged: { absent: "withheld", why: "s.40(2)" },
    why: "The number charged is withheld.",
    flagRule: "keyword rule",
  },
  { ...force("norfolk", "Norfolk", 23, 0, 2, 0), why: "Another flag rule, or the only force with this one." },
  {
    ...force("gwent", "Gwent", 41, 0, 0, 0),
    charged: { absent: "not held" },
    open: { absent: "not held" },
    why: "The number charged is not held.",
  },
];

const Z95 = 1.959964;
const Z998 = 3.090232;

/** The Wilson interval of x of n, as fractions. */
export function wilson(x: number, n: number, z: number): readonly [number, number] {
  const middle = (x + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  return [Math.max(middle - half, 0), Math.min(middle + half, 1)];
}

function oneInOf(x: number, n: number): OneIn | null {
  if (x === 0 || x / n > 0.5) return null;
  const [low, high] = wilson(x, n, Z95);
  const [middle, from, to] = [n / x, 1 / high, 1 / low].map(Math.round) as [number, number, number];
  return { n: middle, from, to, words: `one in ${middle} (one in ${from} to one in ${to})` };
}

/** A rate from two cells. */
export function rateOf(numerator: CellJson, denominator: CellJson): Rate {
  const none = { numerator, denominator, rate: null, interval: null, interval998: null, oneIn: null };
  if (typeof denominator !== "number" || denominator === 0)
    return { ...none, why: "The denominator is not one number." };
  if (typeof numerator === "number") {
    const interval = wilson(numerator, denominator, Z95);
    const interval998 = wilson(numerator, denominator, Z998);
    const rate = numerator / denominator;
    return { numerator, denominator, rate, interval, interval998, oneIn: oneInOf(numerator, denominator) };
  }
  if ("absent" in numerator) return { ...none, why: `The numerator is ${numerator.absent}.` };
  const ends = [numerator.from, numerator.to ?? denominator].map((x) => wilson(x, denominator, Z95));
  return { ...none, interval: [ends[0]?.[0] ?? 0, ends[1]?.[1] ?? 1], why: "The numerator is a range." };
}

const FILE = {
  file: "derived_sexual_2018-19_official_headers.csv",
  sha256: "50300af710bc518939942e83713e44cd58e0e364adc1db5d4bdccbc0ca3a3f75",
};
const ARTICLE = {
  file: "foi_facts.csv",
  sha256: "02f942510041f1ba035691c70e4b4103bb2487d80ee40517086b43f94c930f7a",
};
const cellAt = (first: string, cells = 1): SourceRef => ({ ...ARTICLE, cells, first });

/** A question, as the pages carry it. */
export const QUESTION: Question = {
  scope: "child-titled",
  period: "2018/19",
  basis: "recorded",
  denominator: "all",
  edition: null,
};

/** What can be chosen. */
export const CHOICES: Choices = {
  scopes: [
    { id: "child-titled", title: "Eleven codes that name a child" },
    { id: "flag:CSE", title: "Crimes with the CSE flag" },
    { id: "rape", title: "Rape, all ages" },
    { id: "sexual-offences", title: "All sexual offences" },
  ],
  periods: [
    { id: "2018/19", title: "2018/19" },
    { id: "2017/18", title: "2017/18" },
  ],
  bases: [
    { id: "recorded", title: "Recorded" },
    { id: "closed", title: "Closed" },
  ],
  denominators: DENOMINATORS.map(({ id, title }) => ({ id, title })),
  editions: [{ id: "January 2020", title: "January 2020" }],
};

/** What a figure of the eleven codes carries with it. */
export const PASSPORT: Passport = {
  measure: { id: "charge-rate", title: "Charge rate", version: 1, digest: "9".repeat(64) },
  unit: { id: "crimes", says: "One recorded crime each." },
  scope: {
    id: "child-titled",
    title: "Sexual offences whose title names a child",
    says: "Not the CSE flag: crimes of eleven codes whose title names a child.",
    codes: ["17B", "19D", "19E", "19G", "19H", "20B", "21", "22B", "71", "73", "88A"],
  },
  period: { id: "2018/19", title: "April 2018 to March 2019" },
  basis: { id: "recorded", says: "Outcomes so far of the crimes recorded in the period." },
  denominator: { id: "all", says: "Every crime counts, whatever became of it." },
  edition: { id: "January 2020", title: "about January 2020" },
  method: "Numerator over denominator; interval: Wilson score, 95%.",
  sources: [{ ...FILE, source: "Home Office outcomes open data", entry: "1" }],
  command: "everycase compare --scope child-titled --period 2018/19 --basis recorded --denominator all",
};

const NO_GROUPS = { interval: null, above: [], same: [], below: [], apart: [], moved: [] } as const;

function rowOf(sample: SampleForce, rest: readonly SampleForce[]): ForceRow {
  const rate = rateOf(sample.charged, sample.total);
  return {
    force: sample.force,
    name: sample.called,
    called: sample.called,
    code: null,
    total: sample.total,
    charged: sample.charged,
    outOf: sample.total,
    rate: rate.rate,
    interval: rate.interval,
    interval998: rate.interval998,
    oneIn: rate.oneIn,
    transferred: sample.transferred,
    open: sample.open,
    openShare: typeof sample.open === "number" && typeof sample.total === "number" ? sample.open / sample.total : null,
    notAccountedFor: 0,
    standing: sample.why === undefined ? standingOf(rate, rest) : "apart",
    why: sample.why ?? null,
    verdict: sample.why === undefined ? "comparable" : "not comparable",
    reasons: sample.why === undefined ? [] : [{ about: "coverage", says: sample.why }],
    notes: sample.notes ?? [],
    period: sample.period ?? "2018/19",
    basis: "recorded",
    flagRule: sample.flagRule ?? null,
    flagOrigin: null,
    sources: [{ ...FILE, cells: 32, first: "L4090" }],
  };
}

function standingOf({ interval998 }: Rate, rest: readonly SampleForce[]): ForceRow["standing"] {
  const pooled = sumOf(rest, "charged") / sumOf(rest, "total");
  if (interval998 === null) return "same";
  if (interval998[0] > pooled) return "above";
  return interval998[1] < pooled ? "below" : "same";
}

function sumOf(rows: readonly SampleForce[], field: "charged" | "total" | "open"): number {
  return rows.reduce((sum, row) => sum + (typeof row[field] === "number" ? row[field] : 0), 0);
}

/** A comparison of these forces. */
export function comparisonOf(
  samples: readonly SampleForce[] = DOZEN,
  changes: Partial<Comparison> = {},
): Published<Comparison> {
  return passPublic(madeComparisonOf(samples, changes));
}

function madeComparisonOf(samples: readonly SampleForce[], changes: Partial<Comparison>): Comparison {
  const rows = samples.map((one) =>
    rowOf(
      one,
      samples.filter((other) => other !== one),
    ),
  );
  const compared = rows.filter(({ standing }) => standing !== "apart");
  const [charged, total, open] = [sumOf(samples, "charged"), sumOf(samples, "total"), sumOf(samples, "open")];
  const pooled = rateOf(charged, total);
  const rates = rows.flatMap(({ rate }) => rate ?? []);
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  const spread = Math.sqrt(
    rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / (rates.length - 1) / rates.length,
  );
  const comparable = compared.length > 0;
  return {
    measure: "charge-rate",
    scope: "child-titled",
    period: "2018/19",
    basis: "recorded",
    denominator: "all",
    edition: "January 2020",
    unit: "crimes",
    sentence: comparable
      ? `Of the sexual offences whose title names a child, one in ${pooled.oneIn?.n} had led to a charge (one in ${pooled.oneIn?.from} to one in ${pooled.oneIn?.to})`
      : `${rows.length} forces published figures of crimes with the CSE flag. They cannot be put in one order`,
    forces: rows,
    pooled: {
      ...(comparable ? pooled : { ...pooled, rate: null, interval: null, interval998: null, oneIn: null }),
      forces: comparable ? rows.length : 0,
      open,
      openShare: comparable ? open / total : null,
    },
    meanOfForces: comparable
      ? { rate: mean, interval: [mean - 2.02 * spread, mean + 2.02 * spread], forces: rates.length }
      : { rate: null, interval: null, forces: 0 },
    underEach: [
      { denominator: "all", rate: pooled.rate, ...NO_GROUPS },
      { denominator: "less-transferred", rate: 0.0533, ...NO_GROUPS },
      { denominator: "concluded-only", rate: 0.067, ...NO_GROUPS },
    ],
    verdicts: {
      comparable: compared.length,
      withCaveat: 0,
      not: rows.length - compared.length,
      says: `${compared.length} comparable, 0 comparable with a caveat, ${rows.length - compared.length} not comparable.`,
    },
    notes: [],
    coverage: {
      outOf: 45,
      answered: rows.length - 1,
      compared: compared.length,
      bodies: rows.length,
      missing: [
        { force: "scotland", called: "Police Scotland", why: "Outside this publication.", absence: "not applicable" },
        { force: "northern-ireland", called: "PSNI", why: "Outside this publication.", absence: "not applicable" },
      ],
      crimesCompared: sumOf(
        samples.filter(({ why }) => why === undefined),
        "total",
      ),
      crimesAll: total,
      says: `${rows.length - 1} of the 45 territorial forces of the United Kingdom have a figure here; ${compared.length} are compared.`,
    },
    caveats: [
      "Crimes are counted, not children and not suspects. A count does not measure harm.",
      "These are not the crimes with the CSE flag. The flag is set crime by crime, and forces set it differently.",
    ],
    editions: [{ id: "January 2020", title: "about January 2020", ...FILE, shown: true }],
    passport: PASSPORT,
    ...changes,
  };
}

const FLAG_PASSPORT: Passport = {
  ...PASSPORT,
  scope: {
    id: "flag:CSE",
    title: "Crimes with the CSE flag",
    says: "Crimes that carry the marker, whatever the offence.",
    codes: [],
  },
  period: { id: "last recorded financial year", title: "“last recorded financial year”" },
  basis: { id: "not stated", says: "The source does not say how outcomes and crimes belong together." },
  edition: { id: "not stated", title: "not stated" },
  sources: [{ ...ARTICLE, source: "Press report", entry: "2" }],
  command: "everycase force 'South Yorkshire' --scope flag:CSE --denominator all",
};

function line(id: string, title: string, state: BalanceLine["state"], number: CellJson, first: string): BalanceLine {
  const rate = rateOf(number, 540);
  const note = state === "unknown" ? "nobody has said what became of them" : null;
  const sources = first === "" ? [] : [cellAt(first)];
  return { line: id, title, note, state, count: number, share: rate.rate, interval: rate.interval, types: [], sources };
}

const LINES: readonly BalanceLine[] = [
  line("not-accounted-for", "Not accounted for", "unknown", 110, ""),
  line("charged", "Charged", "charged", 16, "K28"),
  line("no-suspect", "No suspect identified", "concluded", 169, "K29"),
  line("victim-does-not-support", "Victim does not support action", "concluded", 75, "K30"),
  line("transferred", "With another agency", "moving", 170, "K31"),
];

/** South Yorkshire's 540 flagged crimes: 16 charged, 169, 75, 170, and 110 that nobody has accounted for. */
export function forceAnswerOf(changes: Partial<ForceAnswer> = {}): Published<ForceAnswer> {
  return passPublic(madeForceAnswerOf(changes));
}

function madeForceAnswerOf(changes: Partial<ForceAnswer>): ForceAnswer {
  const wholes = { all: 540, "less-transferred": 370, "concluded-only": 260 };
  return {
    measure: "charge-rate",
    force: "south-yorkshire",
    name: "South Yorkshire",
    called: "South Yorkshire",
    code: "E23000011",
    scope: "flag:CSE",
    period: "last recorded financial year",
    basis: "not stated",
    denominator: "all",
    edition: "not stated",
    unit: "crimes",
    sentence: "One in 34 flagged crimes had led to a charge (one in 21 to one in 55)",
    balance: {
      total: 540,
      lines: LINES,
      notAccountedFor: 110,
      sum: "540 − 16 − 169 − 75 − 170 = 110",
      sources: [cellAt("K27", 5)],
    },
    rates: DENOMINATORS.map(({ id, title, says }) => ({ ...rateOf(16, wholes[id]), under: id, title, says })),
    bounds: { lowest: 16 / 540, highest: 186 / 540, withUnaccounted: 296 / 540 },
    flag: { rule: null, origin: null },
    besides: [
      {
        unit: "arrests",
        line: "arrests",
        period: "2014-01/2019-06",
        count: 2016,
        note: "The districts add to 1,957.",
        source: cellAt("K26"),
      },
    ],
    others: [
      {
        scope: "child-titled",
        scopeTitle: "Sexual offences whose title names a child",
        period: "2018/19",
        basis: "recorded",
        says: "Crimes of eleven codes whose title names a child.",
      },
    ],
    editions: [{ id: "not stated", title: "not stated", ...ARTICLE, shown: true }],
    caveats: ["Which crimes carry the flag is each force's own practice. It is part of the denominator."],
    figures: [
      {
        figure: "total",
        title: "Recorded with the flag",
        count: 540,
        sources: [cellAt("K27")],
        note: null,
        cite: null,
      },
      ...LINES.map(({ line: figure, title, count, sources, state }) => ({
        figure,
        title,
        count,
        sources,
        note: state === "unknown" ? "K27 − K28 − K29 − K30 − K31" : null,
        cite: null,
      })),
    ],
    passport: FLAG_PASSPORT,
    ...changes,
  };
}

/** The same force in the Home Office table: eight lines that close to 1,649. */
export function closingAnswerOf(changes: Partial<ForceAnswer> = {}): Published<ForceAnswer> {
  return passPublic(madeClosingAnswerOf(changes));
}

function madeClosingAnswerOf(changes: Partial<ForceAnswer>): ForceAnswer {
  const counts: readonly (readonly [string, string, BalanceLine["state"], number])[] = [
    ["not-accounted-for", "Not accounted for", "unknown", 0],
    ["charged", "Charged", "charged", 41],
    ["no-suspect", "No suspect identified", "concluded", 230],
    ["evidential-difficulties", "Evidential difficulties, victim supports action", "concluded", 175],
    ["victim-does-not-support", "Victim does not support action", "concluded", 398],
    ["out-of-court", "Dealt with out of court", "concluded", 21],
    ["prosecution-prevented", "Prosecution prevented or not in the public interest", "concluded", 40],
    ["not-in-public-interest", "Further investigation not in the public interest", "concluded", 25],
    ["transferred", "With another agency", "moving", 226],
    ["open", "No outcome yet", "open", 493],
  ];
  const lines = counts.map(([id, title, state, number]): BalanceLine => {
    const rate = rateOf(number, 1649);
    const sources = [{ ...FILE, cells: 32, first: "L4090" }];
    return {
      line: id,
      title,
      note: null,
      state,
      count: number,
      share: rate.rate,
      interval: rate.interval,
      types: [],
      sources,
    };
  });
  return forceAnswerOf({
    scope: "child-titled",
    period: "2018/19",
    basis: "recorded",
    edition: "January 2020",
    sentence: "One in 40 sexual offences whose title names a child had led to a charge (one in 30 to one in 54)",
    balance: { total: 1649, lines, notAccountedFor: 0, sum: null, sources: [{ ...FILE, cells: 700, first: "L4090" }] },
    rates: DENOMINATORS.map(({ id, title, says }, index) => ({
      ...rateOf(41, [1649, 1423, 930][index] ?? 0),
      under: id,
      title,
      says,
    })),
    bounds: { lowest: 41 / 1649, highest: 760 / 1649, withUnaccounted: 760 / 1649 },
    flag: null,
    besides: [],
    passport: PASSPORT,
    ...changes,
  });
}

const GRID = [
  [1, "body", "period", "unit", "measure", "value"],
  null,
  [26, "South Yorkshire Police", "2014-01/2019-06", "arrests", "CSE", "2016"],
  [27, "South Yorkshire Police", "last recorded financial year", "crimes", "CSE-flagged", "540"],
  [28, "South Yorkshire Police", "last recorded financial year", "charges", "CSE-flagged", "16"],
  [29, "South Yorkshire Police", "last recorded financial year", "crimes", "no suspect identified", "169"],
] as const;

/** The passport of 16 of 540, with the very cell. */
export function figurePassportOf(changes: Partial<FigurePassport> = {}): Published<FigurePassport> {
  return passPublic(madeFigurePassportOf(changes));
}

function madeFigurePassportOf(changes: Partial<FigurePassport>): FigurePassport {
  const rows = GRID.map((row) => {
    if (row === null) return null;
    const [number, ...cells] = row;
    const mark = number === 28 ? "cell" : number === 27 ? "used" : null;
    return { row: number, cells, head: number === 1, marks: [null, null, null, null, mark] };
  });
  return {
    figure: "charged",
    title: "16 of 540 crimes charged, South Yorkshire",
    words: "One in 34 flagged crimes had led to a charge (one in 21 to one in 55)",
    value: 16,
    rate: rateOf(16, 540),
    force: { id: "south-yorkshire", called: "South Yorkshire", code: "E23000011" },
    passport: FLAG_PASSPORT,
    facts: [
      { term: "Unit", says: "Crimes", note: "One recorded crime each." },
      { term: "Scope", says: "Crimes with the CSE flag", note: "Flag rule and origin: not stated in the source." },
      {
        term: "Period",
        says: "“last recorded financial year”",
        note: "As printed. Which year that is, the source does not say.",
      },
    ],
    files: [
      {
        ...ARTICLE,
        bytes: 7015,
        sheet: null,
        columnHeader: "value",
        cells: [
          { cell: "K28", row: 28, column: "K", found: "16", value: 16, role: "numerator" },
          { cell: "K27", row: 27, column: "K", found: "540", value: 540, role: "denominator" },
        ],
        zeroCells: 0,
        moreCells: 0,
        window: { columns: ["B", "H", "I", "J", "K"], rows },
      },
    ],
    working: [
      "Wilson, with x = 16, n = 540, z = 1.96:",
      "middle = (x + z²/2) ÷ (n + z²)",
      "       = 17.92 ÷ 543.84 = 0.0330",
      "half   = z ÷ (n + z²) × √(x(n−x)/n + z²/4)",
      "       = 1.96 ÷ 543.84 × √16.49 = 0.0146",
      "from 0.0183 to 0.0476: one in 55 to one in 21",
    ],
    caveats: ["Which crimes carry the flag is each force's own practice."],
    ...changes,
  };
}

/** The passport of a figure that adds the cells of 19 rows. */
export function sumPassportOf(): Published<FigurePassport> {
  return passPublic(madeSumPassportOf());
}

function madeSumPassportOf(): FigurePassport {
  const values = [2, 2, 2, 2, 3, 1, 1, 3, 3, 1, 6, 5, 1, 1, 1, 1, 2, 2, 2];
  const cells = values.map((value, index) => {
    const row = 4090 + 51 * index;
    return { cell: `L${row}`, row, column: "L", found: String(value), value, role: "numerator" };
  });
  return figurePassportOf({
    title: "41 of 1,649 crimes charged, South Yorkshire",
    words: "One in 40 sexual offences whose title names a child had led to a charge (one in 30 to one in 54)",
    value: 41,
    rate: rateOf(41, 1649),
    passport: PASSPORT,
    files: [
      {
        ...FILE,
        bytes: 4_210_000,
        sheet: null,
        columnHeader: "Force outcomes for offences recorded in quarter",
        cells,
        zeroCells: 13,
        moreCells: 1204,
        window: null,
      },
    ],
  });
}

/** What adding a reply gave: most cells understood, some not. */
export function fileReportOf(changes: Partial<FileReport> = {}): FileReport {
  return {
    file: "Ashdale-reply.xlsx",
    sha256: "a".repeat(64),
    bytes: 48_213,
    state: "added",
    source: "Return in the open format",
    title: "Ashdale reply",
    edition: "2026-11-12",
    entry: "7",
    addedAt: "2026-11-20T09:30:00Z",
    cells: { read: 42, exact: 33, interval: 4, absent: { withheld: 1 }, notUnderstood: 4 },
    rows: 14,
    columns: [
      { column: "A", header: "Outcome", role: "line" },
      { column: "D", header: "Number", role: "count" },
    ],
    signals: [{ kind: "hidden sheet", says: "Sheet3 is hidden. It was not read." }],
    problems: [
      {
        code: "unknown-outcome",
        file: "Ashdale-reply.xlsx",
        sheet: "Sheet2",
        cell: "C14",
        found: "NFA?",
        wanted: "an outcome type of the 2014 framework",
        hint: "Ask the force which outcome is meant.",
        suggestions: ["No suspect identified"],
      },
      {
        code: "not-a-number",
        file: "Ashdale-reply.xlsx",
        sheet: "Sheet2",
        cell: "D9",
        found: "12 (3)",
        wanted: "one number",
        cells: 3,
      },
    ],
    ...changes,
  };
}
