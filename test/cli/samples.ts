// Small results, typed as the measures give them, for tests of what the terminal shows. The figures are made up, except South Yorkshire's.
import type { BookVerification } from "../../src/actions/verify-book.ts";
import type {
  Comparison,
  FigurePassport,
  FileReport,
  ForceAnswer,
  ForceRow,
  Passport,
} from "../../src/measures/result.ts";

const SHA = "5f".repeat(32);

export const PASSPORT: Passport = {
  measure: { id: "charge-rate", title: "Charge rate", version: 1, digest: "d1".repeat(32) },
  unit: { id: "crimes", says: "One recorded crime each." },
  scope: { id: "flag:CSE", title: "Crimes with the CSE flag", says: "Crimes that a force marked.", codes: [] },
  period: { id: "2023/24", title: "April 2023 to March 2024" },
  basis: { id: "recorded", says: "Outcomes so far." },
  denominator: { id: "all", says: "Every crime counts." },
  edition: { id: "July 2026", title: "July 2026" },
  method: "Numerator over denominator; interval: Wilson score, 95%.",
  sources: [{ file: "replies.csv", sha256: SHA, source: "Figures in the open format", entry: "e1" }],
  command: "everycase compare --scope flag:CSE --period 2023/24 --basis recorded --denominator all",
};

/** A row of a comparison; what is left out is plain and exact. */
export function rowOf(row: Pick<ForceRow, "force" | "called"> & Partial<ForceRow>): ForceRow {
  return {
    name: row.called,
    code: null,
    total: 540,
    charged: 16,
    outOf: 540,
    rate: 16 / 540,
    interval: [0.0183, 0.0476],
    interval998: [0.014, 0.06],
    oneIn: { n: 34, from: 21, to: 55, words: "one in 34 (one in 21 to one in 55)" },
    transferred: 170,
    open: 54,
    openShare: 0.1,
    notAccountedFor: 110,
    standing: "same",
    why: null,
    verdict: "comparable",
    reasons: [],
    notes: [],
    period: "2023/24",
    basis: "recorded",
    flagRule: null,
    flagOrigin: null,
    sources: [{ file: "replies.csv", sha256: SHA, cells: 2, first: "K2" }],
    ...row,
  };
}

const ABSENT_RATE = { rate: null, interval: null, interval998: null, oneIn: null } as const;

const NO_GROUPS = { interval: null, above: [], same: [], below: [], apart: [], moved: [] } as const;

export const COMPARISON: Comparison = {
  measure: "charge-rate",
  scope: "flag:CSE",
  period: "2023/24",
  basis: "recorded",
  denominator: "all",
  edition: "July 2026",
  unit: "crimes",
  sentence: "Of the crimes with the CSE flag, one in 20 had led to a charge (one in 17 to one in 24)",
  forces: [
    rowOf({
      force: "kent",
      called: "Kent",
      standing: "below",
      rate: 0.011,
      interval: [0.007, 0.015],
      charged: 29,
      outOf: 2746,
      total: 2746,
    }),
    rowOf({ force: "south-yorkshire", called: "South Yorkshire", notes: ["No figures for Q4."] }),
    rowOf({ force: "south-wales", called: "South Wales", standing: "above", rate: 0.179, interval: [0.161, 0.2] }),
    rowOf({
      force: "gwent",
      called: "Gwent",
      standing: "apart",
      ...ABSENT_RATE,
      charged: { from: 1, to: 4 },
      interval: [0.001, 0.02],
      why: "A count is a range, so there is no single rate.",
    }),
    rowOf({
      force: "dorset",
      called: "Dorset",
      standing: "apart",
      ...ABSENT_RATE,
      charged: { absent: "withheld", why: "s.40(2)" },
      why: "The number charged is withheld.",
    }),
  ],
  pooled: {
    numerator: 307,
    denominator: 6140,
    rate: 0.05,
    interval: [0.0448, 0.0557],
    interval998: [0.042, 0.059],
    oneIn: { n: 20, from: 17, to: 24, words: "one in 20 (one in 17 to one in 24)" },
    forces: 3,
    open: 614,
    openShare: 0.1,
  },
  meanOfForces: { rate: 0.073, interval: [0.02, 0.126], forces: 3 },
  underEach: [
    { denominator: "all", rate: 0.05, ...NO_GROUPS },
    { denominator: "less-transferred", rate: 0.06, ...NO_GROUPS },
    { denominator: "concluded-only", rate: null, ...NO_GROUPS },
  ],
  verdicts: {
    comparable: 3,
    withCaveat: 0,
    not: 2,
    says: "3 comparable, 0 comparable with a caveat, 2 not comparable.",
  },
  notes: [],
  coverage: {
    outOf: 45,
    answered: 5,
    compared: 3,
    bodies: 5,
    missing: [
      { force: "psni", called: "PSNI", absence: "not asked", why: "That is not evidence of anything." },
      { force: "surrey", called: "Surrey", absence: "no reply", why: "" },
    ],
    crimesCompared: 6140,
    crimesAll: 7220,
    says: "5 of the 45 territorial forces of the United Kingdom have a figure here; 3 are compared.",
  },
  caveats: ["Crimes are counted, not children and not suspects."],
  editions: [
    { id: "July 2026", title: "July 2026", file: "replies.csv", sha256: SHA, shown: true },
    { id: "January 2026", title: "January 2026", file: "older.csv", sha256: SHA, shown: false },
  ],
  passport: PASSPORT,
};

const line = (
  id: string,
  title: string,
  count: ForceAnswer["balance"]["total"],
  first: string | null,
): ForceAnswer["balance"]["lines"][number] => ({
  line: id,
  title,
  note: null,
  state: "concluded",
  count,
  share: typeof count === "number" ? count / 540 : null,
  interval: typeof count === "number" ? [count / 600, count / 500] : null,
  types: [],
  sources: first === null ? [] : [{ file: "replies.csv", sha256: SHA, cells: 1, first }],
});

export const FORCE: ForceAnswer = {
  measure: "charge-rate",
  force: "south-yorkshire",
  name: "South Yorkshire",
  called: "South Yorkshire",
  code: "E23000011",
  scope: "flag:CSE",
  period: "2023/24",
  basis: "recorded",
  denominator: "all",
  edition: "July 2026",
  unit: "crimes",
  sentence: "One in 34 flagged crimes had led to a charge (one in 21 to one in 55)",
  balance: {
    total: 540,
    lines: [
      line("not-accounted-for", "Not accounted for", 110, null),
      line("charged", "Charged", 16, "K3"),
      {
        ...line("victim-does-not-support", "Victim does not support action", 75, "K5"),
        types: [
          { type: 14, title: "Suspect not identified; victim does not support", count: 0 },
          { type: 16, title: "Suspect identified; victim does not support", count: 75 },
        ],
      },
      line("transferred", "With another agency", { absent: "not held", why: "s.1(1)" }, "K6"),
    ],
    notAccountedFor: 110,
    sum: "540 − 16 − 169 − 75 − 170 = 110",
    sources: [{ file: "replies.csv", sha256: SHA, cells: 5, first: "K2" }],
  },
  rates: [
    {
      under: "all",
      title: "All",
      says: "Every crime counts.",
      numerator: 16,
      denominator: 540,
      rate: 16 / 540,
      interval: [0.0183, 0.0476],
      interval998: [0.014, 0.06],
      oneIn: { n: 34, from: 21, to: 55, words: "one in 34 (one in 21 to one in 55)" },
    },
    {
      under: "concluded-only",
      title: "Concluded only",
      says: "Leaves out every crime without a stated ending.",
      numerator: 16,
      denominator: { absent: "not stated" },
      ...ABSENT_RATE,
      why: "The whole is not stated.",
    },
  ],
  bounds: { lowest: 16 / 540, highest: 0.344, withUnaccounted: 0.548 },
  flag: { rule: "set by the recording officer", origin: null },
  besides: [
    {
      unit: "arrests",
      line: "other:arrests in the year",
      period: "2023/24",
      count: { from: 1, to: 4 },
      note: null,
      source: { file: "replies.csv", sha256: SHA, cells: 1, first: "K9" },
    },
  ],
  others: [
    {
      scope: "rape",
      scopeTitle: "Rape",
      period: "2018/19",
      basis: "closed",
      says: "All crimes of the subgroup “Rape”.",
    },
  ],
  editions: [],
  caveats: ["Crimes are counted, not children and not suspects."],
  figures: [],
  passport: { ...PASSPORT, command: "everycase force 'South Yorkshire' --scope flag:CSE --denominator all" },
};

export const FIGURE: FigurePassport = {
  figure: "charged",
  title: "16 of 540 crimes charged, South Yorkshire",
  words: "One in 34 flagged crimes had led to a charge (one in 21 to one in 55)",
  value: 16,
  rate: null,
  force: { id: "south-yorkshire", called: "South Yorkshire", code: "E23000011" },
  passport: { ...PASSPORT, command: 'everycase passport charged --force "South Yorkshire" --scope flag:CSE' },
  facts: [{ term: "Unit", says: "Crimes", note: "One recorded crime each." }],
  files: [
    {
      file: "replies.csv",
      sha256: SHA,
      bytes: 7015,
      sheet: null,
      columnHeader: "value",
      cells: [
        { cell: "K3", row: 3, column: "K", found: "16", value: 16, role: "numerator" },
        { cell: "K2", row: 2, column: "K", found: "540", value: 540, role: "denominator" },
      ],
      zeroCells: 1,
      moreCells: 0,
      window: {
        columns: ["A", "B", "J", "K"],
        rows: [
          { row: 1, head: true, cells: ["force", "area", "line", "value"], marks: [null, null, null, null] },
          null,
          { row: 2, head: false, cells: ["South Yorkshire", "", "total", "540"], marks: [null, null, null, "used"] },
          { row: 3, head: false, cells: ["South Yorkshire", "", "charged", "16"], marks: [null, null, null, "cell"] },
        ],
      },
    },
  ],
  working: ["16 ÷ 540 = 0.0296"],
  caveats: ["Crimes are counted, not children and not suspects."],
};

export const REPORT: FileReport = {
  file: "kent reply.csv",
  sha256: SHA,
  bytes: 1204,
  state: "added",
  source: "Figures in the open format",
  title: "open format, version 1",
  edition: "July 2026",
  entry: "e3",
  addedAt: "2026-11-20T09:30:00.000Z",
  cells: { read: 24, exact: 20, interval: 2, absent: { withheld: 1 }, notUnderstood: 1 },
  rows: 24,
  columns: [
    { column: "A", header: "force", role: "force" },
    { column: "B", header: "Offences", role: "value" },
    { column: "C", header: "Comments", role: "not read" },
  ],
  signals: [{ kind: "encoding", says: "The text is not UTF-8; it is read as Windows-1252." }],
  problems: Array.from({ length: 12 }, (_, index) => ({
    code: "unknown-force",
    file: "kent reply.csv",
    cell: `A${index + 2}`,
    cells: index === 0 ? 3 : 1,
    found: "Kant",
    wanted: "a police force",
    suggestions: ["Kent"],
    hint: "The row is not kept.",
  })),
};

export const VERIFICATION: BookVerification = {
  tree: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  ok: true,
  ledger: { ok: true, entries: 2, head: { sequence: 2, digest: "cc".repeat(32) } },
  archive: { checked: 2, damaged: [], missing: [] },
  unclaimed: [],
  toDerive: [SHA],
};
