// The tables of figures: one row a published figure, the questions they answer, and every balance line by line.
import type { BalanceLine, Comparison, ForceAnswer, Passport, Rate } from "../../measures/result.ts";
import { BASES, DENOMINATORS } from "../../standard/bases.ts";
import type { CellJson } from "../../standard/cell-json.ts";
import { UNITS } from "../../standard/units.ts";
import type { Snapshot, SnapshotAnswer } from "../snapshot.ts";
import { CELL_COLUMNS, cellFields } from "./cell-columns.ts";
import { type FigureName, figureId, pageOf, questionId } from "./identity.ts";
import {
  ALWAYS,
  type Fields,
  type PackageTable,
  SHA256,
  share,
  type TableShape,
  tableFrom,
  text,
  whole,
} from "./table.ts";

const TO_QUESTIONS = { columns: ["question"], table: "questions", key: ["question"] } as const;
const TO_FORCES = { columns: ["force"], table: "forces", key: ["force"] } as const;
const TO_SOURCES = { columns: ["source_sha256"], table: "sources", key: ["sha256"] } as const;

const FIGURES: TableShape = {
  name: "figures",
  title: "Published figures",
  says: "One row a published figure. A rate is a share of its denominator; a count is a cell: a number, a range, or no number and why.",
  key: ["id"],
  foreign: [TO_QUESTIONS, TO_FORCES],
  columns: [
    text("id", "names the figure, also in passports.jsonl; the same from release to release", ALWAYS),
    text("question", "the question that it answers", ALWAYS),
    text("force", "the force; empty for all alike forces together"),
    text("code", "the official code (ONS) of the force"),
    text("figure", "rate, total, not-accounted-for, mean-of-forces, or a line of the balance such as charged", ALWAYS),
    text("scope", "which crimes", ALWAYS),
    text("period", "the time", ALWAYS),
    text("basis", "how outcomes and crimes belong together", { required: true, among: BASES.map(({ id }) => id) }),
    text("denominator", "which crimes count as the whole of a rate; all for a count", {
      required: true,
      among: DENOMINATORS.map(({ id }) => id),
    }),
    text("unit", "what is counted", { required: true, among: UNITS.map(({ id }) => id) }),
    ...CELL_COLUMNS,
    share("rate", "of a rate: charged of its denominator, as a fraction"),
    share("lower", "the lower end of the 95% interval"),
    share("upper", "the upper end of the 95% interval"),
    text("out_of", "of a rate: its denominator, a number or in words"),
    text("one_in", "of a rate: one in so many, with its interval; never of a zero"),
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
  ],
};

const QUESTIONS: TableShape = {
  name: "questions",
  title: "Questions",
  says: "What was asked: a scope, a period and a basis, and how many forces answer.",
  key: ["question"],
  columns: [
    text("question", "names the question", ALWAYS),
    text("scope", "the id of the scope", ALWAYS),
    text("scope_title", "which crimes", ALWAYS),
    text("scope_says", "what the scope takes in", ALWAYS),
    text("offence_codes", "the offence codes of the scope, with spaces between; empty for a flag"),
    text("period", "the period", ALWAYS),
    text("basis", "the basis", { required: true, among: BASES.map(({ id }) => id) }),
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

type ComparisonAnswer = Extract<SnapshotAnswer, { readonly kind: "comparison" }>;
type ForceSaid = Extract<SnapshotAnswer, { readonly kind: "force" }>;

/** The tables of a snapshot. */
export function figureTables({ answers }: Pick<Snapshot, "answers">): readonly PackageTable[] {
  const comparisons = answers.flatMap((one) => (one.kind === "comparison" ? [one] : []));
  const forces = answers.flatMap((one) => (one.kind === "force" ? [one] : []));
  const questions = comparisons.filter(({ question }) => question.denominator === "all");
  return [
    tableFrom(FIGURES, [...comparisons.flatMap(pooledFigures), ...forces.flatMap(forceFigures)].toSorted(byId)),
    tableFrom(QUESTIONS, questions.map(questionFields)),
    tableFrom(BALANCES, forces.flatMap(balanceFields)),
    tableFrom(MISSING, questions.flatMap(missingFields)),
  ];
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

function rateFields(rate: Rate): Fields {
  const { interval, denominator, oneIn } = rate;
  return {
    ...cellFields(rate.numerator),
    rate: rate.rate,
    lower: interval?.[0],
    upper: interval?.[1],
    out_of: cellText(denominator),
    one_in: oneIn?.words,
    no_rate: rate.why,
  };
}

function cellText(cell: CellJson): string {
  if (typeof cell === "number") return String(cell);
  if ("absent" in cell) return cell.absent;
  return cell.to === null ? `at least ${cell.from}` : `${cell.from} to ${cell.to}`;
}

function pooledFigures({ question, answer }: ComparisonAnswer): readonly Fields[] {
  const { pooled, meanOfForces, passport } = answer;
  const of = (figure: string): FigureName => ({ ...question, force: null, figure });
  const common = carried(passport, answer);
  const row = (figure: string, fields: Fields): Fields => ({
    ...named(of(figure)),
    ...common,
    ...fields,
    // Unlike figures are not added up: there is nothing to trace.
    page: pooled.numerator === 0 || cellFields(pooled.numerator)["state"] !== "absent" ? pageOf(of(figure)) : null,
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
  return [row("rate", rateFields(pooled)), mean, ...counts];
}

function forceFigures({ question, answer, force }: ForceSaid): readonly Fields[] {
  const flag = { flag_rule: answer.flag?.rule, flag_origin: answer.flag?.origin, code: answer.code };
  const row = (figure: string, denominator: FigureName["denominator"], fields: Fields): Fields => {
    const name = { ...question, force, figure, denominator };
    return { ...named(name), ...carried(answer.passport, answer), ...flag, ...fields, page: pageOf(name) };
  };
  return [
    ...answer.rates.map((rate) => row("rate", rate.under, rateFields(rate))),
    row("total", "all", cellFields(answer.balance.total)),
    ...answer.balance.lines.map(({ line, count }) => row(line, "all", cellFields(count))),
  ];
}

function questionFields({ question, answer }: ComparisonAnswer): Fields {
  const { passport, coverage } = answer;
  return {
    question: questionId(question),
    scope: question.scope,
    scope_title: passport.scope.title,
    scope_says: passport.scope.says,
    offence_codes: passport.scope.codes.join(" ") || null,
    period: question.period,
    basis: question.basis,
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

function missingFields({ question, answer }: ComparisonAnswer): readonly Fields[] {
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
