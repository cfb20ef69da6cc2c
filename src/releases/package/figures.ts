// The tables of figures: one row a published figure, the questions they answer, and every balance line by line.
import type { BalanceLine, Comparison, ForceAnswer, Passport } from "../../measures/result.ts";
import { BASES, DENOMINATORS } from "../../standard/bases.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { UNITS } from "../../standard/units.ts";
import { isEachNewest, newestQuestion } from "../../web/each-newest.ts";
import type { Snapshot, SnapshotAnswer, SnapshotQuestion } from "../snapshot.ts";
import { CELL_COLUMNS, cellFields, RATE_COLUMNS, rateFields } from "./cell-columns.ts";
import { type FigureName, figureId, pageOf, questionId } from "./identity.ts";
import { newestTable, sharedTime } from "./newest.ts";
import {
  ALWAYS,
  type Fields,
  type PackageTable,
  SHA256,
  share,
  type TableShape,
  TO_FORCES,
  TO_QUESTIONS,
  tableFrom,
  text,
  whole,
} from "./table.ts";

const TO_SOURCES = { columns: ["source_sha256"], table: "sources", key: ["sha256"] } as const;

const FIGURES: TableShape = {
  name: "figures",
  title: "Published figures",
  says: "One row a published figure. A rate is a share of its denominator; a count is a cell: a number, a range, or no number and why.",
  key: ["id"],
  foreign: [TO_QUESTIONS, TO_FORCES, { columns: ["corrected_in"], table: "releases", key: ["release"] }],
  columns: [
    text("id", "names the figure, also in passports.jsonl; the same from release to release", ALWAYS),
    text("question", "the question that it answers", ALWAYS),
    text("force", "the force; empty for all alike forces together"),
    text("code", "the official code (ONS) of the force"),
    text("figure", "rate, total, not-accounted-for, mean-of-forces, or a line of the balance such as charged", ALWAYS),
    text("scope", "which crimes", ALWAYS),
    text("period", "the time; of forces together that of their figures", ALWAYS),
    text("basis", "how outcomes and crimes belong together", { required: true, among: BASES.map(({ id }) => id) }),
    text("denominator", "which crimes count as the whole of a rate; all for a count", {
      required: true,
      among: DENOMINATORS.map(({ id }) => id),
    }),
    text("unit", "what is counted", { required: true, among: UNITS.map(({ id }) => id) }),
    ...CELL_COLUMNS,
    ...RATE_COLUMNS,
    text("no_rate", "of a rate: why there is none, or no “one in”"),
    text("edition", "which publication of the source", ALWAYS),
    text("flag_rule", "by which rule the flag was set; empty where the source does not say"),
    text("flag_origin", "by whom the flag was set; empty where the source does not say"),
    text("measure", "the measure", ALWAYS),
    whole("measure_version", "the version of its definition", { required: true, least: 1 }),
    text("measure_digest", "the SHA-256 of its definition", { required: true, ...SHA256 }),
    text(
      "page",
      "where the figure's passport stands in the site, from its root; empty for what has none: a mean, and forces that are not alike",
    ),
    text(
      "corrected_in",
      "the release that corrected it last: the table changes says what stood there before; empty where it was never corrected",
    ),
  ],
};

const QUESTIONS: TableShape = {
  name: "questions",
  title: "Questions",
  says: "What was asked: a scope, a period and a basis, and how many forces answer. Each force's newest figures are a question too: the table newest has them.",
  key: ["question"],
  columns: [
    text("question", "names the question", ALWAYS),
    text("scope", "the id of the scope", ALWAYS),
    text("scope_title", "which crimes", ALWAYS),
    text("scope_says", "what the scope takes in", ALWAYS),
    text("offence_codes", "the offence codes of the scope, with spaces between; empty for a flag"),
    text("period", "the period; empty for each force's newest, whatever it is of"),
    text("basis", "the basis; empty for each force's newest", { among: BASES.map(({ id }) => id) }),
    text("sentence", "the finding in words, with its interval", ALWAYS),
    text("method", "how rates and intervals are worked out", ALWAYS),
    whole("out_of", "territorial forces of the United Kingdom", { required: true, least: 0 }),
    whole("answered", "territorial forces with a figure", { required: true, least: 0 }),
    whole("compared", "forces put in one order", { required: true, least: 0 }),
    whole("bodies", "all bodies with a figure", { required: true, least: 0 }),
    text("coverage", "who answered, in words", ALWAYS),
    text("caveats", "what must be kept in mind, a line each"),
  ],
};

const BALANCES: TableShape = {
  name: "balances",
  title: "Balances",
  says: "What became of a force's crimes: the total, and the lines that add up to it. Outcome types are parts of their line.",
  key: ["question", "force", "line"],
  foreign: [TO_QUESTIONS, TO_FORCES, TO_SOURCES],
  columns: [
    text("question", "the question", ALWAYS),
    text("force", "the force", ALWAYS),
    text("line", "total, a line of the balance, or outcome: and a type", ALWAYS),
    text("part_of", "the line that an outcome type is a part of; empty for lines and the total"),
    text("title", "the line in words", ALWAYS),
    text("line_state", "unknown, charged, concluded, moving or open; empty for the total", {
      among: ["unknown", "charged", "concluded", "moving", "open"],
    }),
    ...CELL_COLUMNS,
    share("share", "the line as a share of the total"),
    share("lower", "the lower end of its 95% interval"),
    share("upper", "the upper end of its 95% interval"),
    text("source_sha256", "the file that it stands in; empty where it stands in none", SHA256),
    text("first_cell", "the first of its cells"),
  ],
};

const MISSING: TableShape = {
  name: "missing",
  title: "Forces without a figure",
  says: "Who is not in the answer to a question, and what is known of it. Silence is not evidence.",
  key: ["question", "force"],
  foreign: [TO_QUESTIONS, TO_FORCES],
  columns: [
    text("question", "the question", ALWAYS),
    text("force", "the force", ALWAYS),
    text("absence", "the kind of silence", ALWAYS),
    text("why", "in words", ALWAYS),
  ],
};

/** A comparison with its question; of each force's newest figures period and basis are empty. */
interface Compared {
  readonly question: SnapshotQuestion;
  readonly answer: Comparison;
}
type ForceSaid = Extract<SnapshotAnswer, { readonly kind: "force" }>;

/** A count of all alike forces together, which an answer does not hold: added up when it was traced. */
export interface TogetherFigure {
  readonly figure: string;
  readonly value: CellJson;
}

/** What else is known of the figures of a snapshot. */
export interface BesideFigures {
  /** By the ids of figures, the release that corrected each last. */
  readonly corrected: ReadonlyMap<string, string>;
  /** By the ids of questions, the counts of all alike forces together. */
  readonly together: ReadonlyMap<string, readonly TogetherFigure[]>;
}

/** The tables of a snapshot. */
export function figureTables(
  { answers }: Pick<Snapshot, "answers">,
  { corrected, together }: BesideFigures,
): readonly PackageTable[] {
  const comparisons = answers.flatMap(comparedIn);
  const forces = answers.flatMap((one) => (one.kind === "force" ? [one] : []));
  const questions = comparisons.filter(({ question }) => question.denominator === "all");
  const newest = answers.flatMap((one) => (one.kind === "newest" ? [one] : []));
  return [
    tableFrom(
      FIGURES,
      [...comparisons.flatMap((one) => pooledFigures(one, together)), ...forces.flatMap(forceFigures)]
        .map((fields) => ({ ...fields, corrected_in: corrected.get(String(fields["id"])) }))
        .toSorted(byId),
    ),
    tableFrom(QUESTIONS, questions.map(questionFields)),
    newestTable(newest),
    tableFrom(BALANCES, forces.flatMap(balanceFields)),
    tableFrom(MISSING, questions.flatMap(missingFields)),
  ];
}

function comparedIn(one: SnapshotAnswer): readonly Compared[] {
  if (one.kind === "comparison") return [one];
  return one.kind === "newest" ? [{ question: newestQuestion(one.question), answer: one.answer }] : [];
}

function byId(a: Fields, b: Fields): number {
  return String(a["id"]) < String(b["id"]) ? -1 : 1;
}

function named(name: FigureName): Fields {
  const { force, figure, scope, period, basis, denominator } = name;
  return { id: figureId(name), question: questionId(name), force, figure, scope, period, basis, denominator };
}

/** What every figure of an answer carries. */
function carried(passport: Passport, { edition, unit }: { readonly edition: string; readonly unit: string }): Fields {
  const { measure } = passport;
  return {
    edition,
    unit,
    measure: measure.id,
    measure_version: measure.version,
    measure_digest: measure.digest,
  };
}

function pooledFigures({ question, answer }: Compared, together: BesideFigures["together"]): readonly Fields[] {
  const { pooled, meanOfForces, passport } = answer;
  const traced = together.get(questionId(question)) ?? [];
  // Where no two of the newest figures are alike, there is nothing of all of them together.
  if (isEachNewest(question) && traced.length === 0) return [];
  const of = (figure: string): FigureName => ({ ...question, force: null, figure });
  const common = { ...carried(passport, answer), ...(isEachNewest(question) ? sharedTime(answer) : {}) };
  const row = (figure: string, fields: Fields): Fields => ({
    ...named(of(figure)),
    ...common,
    ...fields,
    // Unlike figures are not added up: there is nothing to trace.
    page: traced.length === 0 ? null : pageOf(of(figure)),
  });
  const mean = {
    ...named(of("mean-of-forces")),
    id: `${questionId(question)}/all-forces/mean-of-forces${question.denominator === "all" ? "" : `-${question.denominator}`}`,
    ...common,
    ...cellFields({ absent: "not applicable", why: "a mean of rates has no count" }),
    rate: meanOfForces.rate,
    lower: meanOfForces.interval === null ? null : Math.max(0, meanOfForces.interval[0]),
    upper: meanOfForces.interval === null ? null : Math.min(1, meanOfForces.interval[1]),
    no_rate: meanOfForces.rate === null ? "No forces are alike." : null,
  };
  // The counts do not depend on the denominator: they are said once.
  const counts =
    question.denominator === "all" && pooled.rate !== null
      ? [row("charged", cellFields(pooled.numerator)), row("total", cellFields(pooled.denominator))]
      : [];
  const known = new Set(["rate", ...counts.map((one) => one["figure"])]);
  const lines = question.denominator === "all" ? traced : [];
  return [
    row("rate", { ...rateFields(pooled), no_rate: pooled.why }),
    mean,
    ...counts,
    ...lines.flatMap(({ figure, value }) => (known.has(figure) ? [] : [row(figure, cellFields(value))])),
  ];
}

function forceFigures({ question, answer, force }: ForceSaid): readonly Fields[] {
  const flag = { flag_rule: answer.flag?.rule, flag_origin: answer.flag?.origin, code: answer.code };
  const row = (figure: string, denominator: FigureName["denominator"], fields: Fields): Fields => {
    const name = { ...question, force, figure, denominator };
    return { ...named(name), ...carried(answer.passport, answer), ...flag, ...fields, page: pageOf(name) };
  };
  return [
    ...answer.rates.map((rate) => row("rate", rate.under, { ...rateFields(rate), no_rate: rate.why })),
    row("total", "all", cellFields(answer.balance.total)),
    ...answer.balance.lines.map(({ line, count }) => row(line, "all", cellFields(count))),
  ];
}

function questionFields({ question, answer }: Compared): Fields {
  const { passport, coverage } = answer;
  return {
    question: questionId(question),
    scope: question.scope,
    scope_title: passport.scope.title,
    scope_says: passport.scope.says,
    offence_codes: passport.scope.codes.join(" ") || null,
    period: question.period || null,
    basis: question.basis || null,
    sentence: answer.sentence,
    method: passport.method,
    out_of: coverage.outOf,
    answered: coverage.answered,
    compared: coverage.compared,
    bodies: coverage.bodies,
    coverage: coverage.says,
    caveats: answer.caveats.join("\n") || null,
  };
}

function missingFields({ question, answer }: Compared): readonly Fields[] {
  return answer.coverage.missing.map(({ force, why, absence }: Comparison["coverage"]["missing"][number]) => ({
    question: questionId(question),
    force,
    absence,
    why,
  }));
}

function balanceFields({ question, answer, force }: ForceSaid): readonly Fields[] {
  const where = { question: questionId(question), force };
  const { balance } = answer;
  const total = { ...where, line: "total", title: "Total", ...cellFields(balance.total), ...standsIn(balance) };
  return [total, ...balance.lines.flatMap((line) => lineFields(line, where))];
}

function lineFields(line: BalanceLine, where: Fields): readonly Fields[] {
  const own = {
    ...where,
    line: line.line,
    title: line.title,
    line_state: line.state,
    ...cellFields(line.count),
    share: line.share,
    lower: line.interval?.[0],
    upper: line.interval?.[1],
    ...standsIn(line),
  };
  const types = line.types.map(({ type, title, count }) => ({
    ...where,
    line: `outcome:${type}`,
    part_of: line.line,
    title,
    line_state: line.state,
    ...cellFields(count),
  }));
  return [own, ...types];
}

function standsIn({ sources: [source] }: Pick<ForceAnswer["balance"], "sources">): Fields {
  return { source_sha256: source?.sha256, first_cell: source?.first || null };
}
