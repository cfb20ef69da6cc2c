// The table of each force's newest figures: a row a force, with the period and basis that its figure really is of.

import type { Aspect } from "../../measures/comparability.ts";
import type { Comparison, ForceRow } from "../../measures/result.ts";
import { BASES, DENOMINATORS } from "../../standard/bases.ts";
import { UNITS } from "../../standard/units.ts";
import { newestQuestion } from "../../web/each-newest.ts";
import type { NewestQuestion } from "../snapshot.ts";
import { CELL_COLUMNS, RATE_COLUMNS, rateFields } from "./cell-columns.ts";
import { figureId, questionId } from "./identity.ts";
import {
  ALWAYS,
  type Fields,
  type PackageTable,
  type TableShape,
  TO_FORCES,
  TO_QUESTIONS,
  tableFrom,
  text,
} from "./table.ts";

const NEWEST: TableShape = {
  name: "newest",
  title: "Each force's newest figures",
  says: "Where forces differ in period or basis: the newest rate of each, side by side. They are in no order, and are never added up but where they are alike.",
  key: ["id"],
  foreign: [
    TO_QUESTIONS,
    TO_FORCES,
    { columns: ["figure"], table: "figures", key: ["id"] },
    { columns: ["answers"], table: "questions", key: ["question"] },
  ],
  columns: [
    text("id", "names the row, also in changes; the same from release to release", ALWAYS),
    text("question", "the question for each force's newest figures of the scope", ALWAYS),
    text("force", "the force", ALWAYS),
    text("figure", "the figure that is the newest, in figures", ALWAYS),
    text("answers", "the question of one period and basis that this figure answers", ALWAYS),
    text("scope", "which crimes", ALWAYS),
    text("period", "the time that the force's figure is of", ALWAYS),
    text("basis", "how its outcomes and crimes belong together", { required: true, among: BASES.map(({ id }) => id) }),
    text("denominator", "which crimes count as the whole", { required: true, among: DENOMINATORS.map(({ id }) => id) }),
    text("unit", "what is counted", { required: true, among: UNITS.map(({ id }) => id) }),
    ...CELL_COLUMNS,
    ...RATE_COLUMNS,
    text("flag_rule", "by which rule the flag was set; empty where the source does not say"),
    text("flag_origin", "by whom the flag was set; empty where the source does not say"),
    text("standing", "apart, or how it stands against all other forces that are alike", {
      required: true,
      among: ["above", "same", "below", "apart"],
    }),
    text("why", "why it stands apart; empty where it is compared"),
  ],
};

interface NewestSaid {
  readonly question: NewestQuestion;
  readonly answer: Comparison;
}

/** The table of each force's newest figures, scope by scope. */
export function newestTable(said: readonly NewestSaid[]): PackageTable {
  return tableFrom(
    NEWEST,
    said.flatMap((one) => one.answer.forces.map((row) => newestFields(row, one))),
  );
}

function newestFields(row: ForceRow, { question, answer }: NewestSaid): Fields {
  const open = newestQuestion(question);
  const { force, period, basis } = row;
  const own = { ...open, period, basis };
  return {
    id: figureId({ ...open, force, figure: "rate" }),
    question: questionId(open),
    force,
    figure: figureId({ ...own, force, figure: "rate" }),
    answers: questionId(own),
    scope: question.scope,
    period,
    basis,
    denominator: question.denominator,
    unit: answer.unit,
    ...rateFields({ ...row, numerator: row.charged, denominator: row.outOf }),
    flag_rule: row.flagRule,
    flag_origin: row.flagOrigin,
    standing: row.standing,
    why: row.why,
  };
}

/** What sets the newest figures of two forces apart as kinds; for its size alone a figure is still added to the others. */
const UNLIKE: ReadonlySet<string> = new Set<Aspect>(["unit", "scope", "basis", "flag", "period"]);

/** The period and basis of the forces whose newest figures are alike: of these, and of no others, are the figures of all together. */
export function sharedTime({ forces, basis }: Comparison): Pick<Fields, "period" | "basis"> {
  const alike = forces.filter(({ reasons }) => reasons.every(({ about }) => !UNLIKE.has(about)));
  return { period: [...new Set(alike.map(({ period }) => period))].join(", "), basis };
}
