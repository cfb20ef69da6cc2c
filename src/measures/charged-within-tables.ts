// Charged within a horizon as a measure that can be asked of the tables by quarter in the book.
import { Refusal } from "../ground/refusal.ts";
import { forceById } from "../standard/forces.ts";
import { type RunOffCohort, runOffCohort } from "../standard/run-off.ts";
import type { Engine } from "../warehouse/engine.ts";
import { type KeptFigure, runOffFigures } from "../warehouse/run-off-cells.ts";
import type { MeasureAnswer } from "./answer.ts";
import type { Askable, MeasureQuestion } from "./askable.ts";
import { CHARGED_WITHIN } from "./definitions/charged-within.ts";
import { DAYS_OPTION, daysAsked } from "./horizon-asked.ts";
import { dayAsked, knownFiles } from "./known-on.ts";
import type { CatalogueFile } from "./plan.ts";
import { chargedWithinRunOff } from "./run-off.ts";

/** The curves of the tables by quarter in the book. Records are asked through their own door, which protects them. */
export const CHARGED_WITHIN_MEASURE: Askable = {
  definition: CHARGED_WITHIN,
  options: [DAYS_OPTION],
  force: "may",
  answer: async (engine, _files, question, { runOff }) => await answerOf(engine, runOff, question),
};

async function answerOf(
  engine: Engine,
  runOff: readonly CatalogueFile[],
  question: MeasureQuestion,
): Promise<MeasureAnswer> {
  const horizonDays = daysAsked(question.options?.["days"]);
  refuseOthers(question);
  const files = knownFiles(runOff, dayAsked(question.asKnownOn)).toSorted((a, b) => b.order - a.order);
  if (files.length === 0) throw noTable();
  for (const file of files) {
    const cohorts = await cohortsOf(engine, file, question.force);
    if (cohorts.length === 0) continue;
    const all = spanOf(cohorts);
    const asked = question.period ?? "";
    const mine = asked === "" || asked === all ? cohorts : cohorts.filter(({ quarter }) => yearOf(quarter) === asked);
    if (mine.length === 0) continue;
    const answer = chargedWithinRunOff(mine, {
      horizonDays,
      scope: "all",
      says: ["The table does not say which crimes it counts: they are taken as they stand in it."],
      sources: [{ file: file.name, sha256: file.sha256, source: file.source, entry: file.entry }],
      edition: file.edition.title,
      command: commandOf(question, horizonDays),
    });
    return question.force === undefined ? answer : { ...answer, asked: { ...answer.asked, force: question.force } };
  }
  throw new Refusal(
    "notFound",
    "No table by recorded quarter and lag in this book has a quarter that was asked for.",
    "Leave the force and the period out to see all of it.",
  );
}

function noTable(): Refusal {
  return new Refusal(
    "notFound",
    "There is no table by recorded quarter and lag in this book.",
    "Add one with the columns force, recorded quarter, lag, outcome and count: everycase add FILE. Crimes of an extract are shown on no page; " +
      "their protected curve: everycase measure charged-within --from records",
  );
}

/** Words of a question that such a table cannot answer to. */
function refuseOthers({ scope = "all", basis = "recorded", denominator = "all" }: MeasureQuestion): void {
  const odd = [
    [
      scope !== "all" && scope !== "",
      `A table by quarters does not say which crimes it counts, so none is of the scope ${scope}.`,
      "Ask for the scope all.",
    ],
    [
      basis !== "recorded" && basis !== "",
      "A curve is of the crimes recorded in a year, and of no other basis.",
      "Ask for the basis recorded.",
    ],
    [denominator !== "all", "In a curve every crime counts.", "Ask for the denominator all."],
  ] as const;
  for (const [isAsked, says, hint] of odd) if (isAsked) throw new Refusal("notPossible", says, hint);
}

async function cohortsOf(
  engine: Engine,
  { stored }: CatalogueFile,
  force: string | undefined,
): Promise<readonly RunOffCohort[]> {
  if (stored.path === null) return [];
  const groups = new Map<string, KeptFigure[]>();
  for (const figure of await runOffFigures(engine, stored.path)) {
    if (force !== undefined && figure.force !== force) continue;
    const key = `${figure.force}|${figure.quarter}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()].flatMap((figures) => {
    const [first] = figures;
    if (first === undefined) return [];
    const called = forceById(first.force)?.called ?? first.force;
    const { cohort } = runOffCohort({ force: first.force, called, quarter: first.quarter }, figures);
    return cohort === null ? [] : [cohort];
  });
}

function yearOf(quarter: string): string {
  return quarter.slice(0, -3);
}

/** The years of all cohorts in the words of the answer's period. */
function spanOf(cohorts: readonly RunOffCohort[]): string {
  const years = [...new Set(cohorts.map(({ quarter }) => yearOf(quarter)))].sort();
  return years.length === 1 ? (years[0] ?? "") : `${years[0]} to ${years.at(-1)}`;
}

function commandOf({ force, period, asKnownOn }: MeasureQuestion, days: number): string {
  const words = ["everycase measure charged-within"];
  if (force !== undefined) words.push(`--force ${force}`);
  if (period !== undefined && period !== "") words.push(`--period "${period}"`);
  if (asKnownOn !== undefined) words.push(`--as-known-on ${asKnownOn}`);
  words.push(`--option days=${days}`);
  return words.join(" ");
}
