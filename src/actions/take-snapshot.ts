// Every figure of public sources that the book can answer, asked one after the other: what a release freezes and the site shows.
import { passPublic } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import { compare } from "../measures/compare.ts";
import { answerForce } from "../measures/force.ts";
import type { SumsOf } from "../measures/gather.ts";
import { outcomesOfWhich } from "../measures/of-which.ts";
import type { ForceRow } from "../measures/result.ts";
import { answerMeasure } from "../measures/run.ts";
import type { Snapshot, SnapshotAnswer, SnapshotQuestion, SnapshotVersion } from "../releases/snapshot.ts";
import { type Basis, DENOMINATORS } from "../standard/bases.ts";
import { forceNamed } from "../standard/force-named.ts";
import { sumLines } from "../warehouse/ask.ts";
import { foldedReleases } from "./_release-book.ts";
import { keptTables } from "./_releases.ts";
import { catalogue, catalogueOf } from "./catalogue.ts";
import { listChoices } from "./list-choices.ts";
import type { Tools } from "./tools.ts";

/** Measures of all forces that a snapshot holds beside the comparison, where there are enough forces for them. */
const MEASURES = ["funnel", "rank-certainty"] as const;
const ENOUGH_FORCES = 10;

/**
 * Takes the snapshot of everything public in the book; with a version in the form that one had. Refuses (`notFound`) when no figure
 * can be published.
 */
export async function takeSnapshot(tools: Tools, version: SnapshotVersion = 2): Promise<Published<Snapshot>> {
  const questions = (await listChoices(tools)).scopes.flatMap(({ id, periods }) =>
    periods.flatMap(({ id: period, bases }) => bases.map((basis) => ({ scope: id, period, basis: basis as Basis }))),
  );
  const answers: SnapshotAnswer[] = [];
  for (const [done, question] of questions.entries()) {
    tools.progress({ act: "Working out the figures", done, of: questions.length });
    const isNewScope = question.scope !== questions[done - 1]?.scope;
    if (version > 1 && isNewScope) answers.push(...(await newestOf(tools, question.scope)));
    answers.push(...(await answersTo(tools, question)));
  }
  tools.progress({ act: "Working out the figures", done: questions.length, of: questions.length });
  if (answers.length === 0) throw nothingToPublish(tools);
  return passPublic({ version, asOf: tools.ledger.head().sequence, answers });
}

function nothingToPublish(tools: Tools): Refusal {
  if (keptTables(tools).length === 0)
    return new Refusal("notFound", "There is no figure to publish yet.", "Add files first: everycase add <files>");
  return new Refusal(
    "notFound",
    "There is no figure of a public source to publish, and no release of records that two people let out.",
    `Add what forces published: everycase add FILES. ${nextOfRecords(tools)}`,
  );
}

/** How tables from records come out: from the release that is under way, or from none yet. */
function nextOfRecords(tools: Tools): string {
  const open = foldedReleases(tools).releases.findLast(({ of, state }) => of === "records" && state in NEXT);
  if (open === undefined)
    return "Tables from records are let out by two people: everycase release propose --from records --title WORDS --who NAME";
  const { id, state } = open;
  return `Release ${id} of records is ${state}, and next comes: everycase release ${NEXT[state] ?? ""} ${id} --who NAME`;
}

/** What follows a step of a release of records. */
const NEXT: Readonly<Record<string, string>> = { proposed: "check", checked: "approve", approved: "publish" };

/**
 * Each force's newest figures of a scope, asked as the app's page asks them: without a period and a basis. None where all are of one
 * period and basis, which is a question of its own.
 */
async function newestOf(tools: Tools, scope: string): Promise<readonly SnapshotAnswer[]> {
  const { engine } = await tools.warehouse();
  const files = await catalogue(tools);
  const found: SnapshotAnswer[] = [];
  for (const { id: denominator } of DENOMINATORS) {
    const question = { scope, denominator };
    const answer = await compare(engine, files, question);
    if (!areMixed(answer.forces)) return [];
    found.push({ kind: "newest", question, answer });
  }
  return found;
}

function areMixed(rows: readonly Pick<ForceRow, "period" | "basis">[]): boolean {
  return rows.some(({ period, basis }) => period !== rows[0]?.period || basis !== rows[0]?.basis);
}

/** A question but for its denominator. */
type Asked = Omit<SnapshotQuestion, "denominator">;

async function answersTo(tools: Tools, asked: Asked): Promise<readonly SnapshotAnswer[]> {
  const { engine } = await tools.warehouse();
  const files = await catalogue(tools);
  const all: SnapshotQuestion = { ...asked, denominator: "all" };
  const comparisons: (SnapshotAnswer & { readonly kind: "comparison" })[] = [];
  for (const { id: denominator } of DENOMINATORS) {
    const question = { ...asked, denominator };
    comparisons.push({ kind: "comparison", question, answer: await compare(engine, files, question) });
  }
  const forces = comparisons[0]?.answer.forces ?? [];
  const alternates = [...(await catalogueOf(tools, "of-which")), ...files];
  const own: SnapshotAnswer[] = [];
  for (const { force } of forces) {
    const answer = await answerForce(engine, files, forceNamed(force), { ...all, sumsOf: sumsOfAll });
    const ofWhich = await outcomesOfWhich(engine, alternates, answer, undefined);
    own.push({ kind: "force", question: all, force, answer: ofWhich.length === 0 ? answer : { ...answer, ofWhich } });
  }
  return [...comparisons, ...(await measuresOf(tools, all, forces.length)), ...own];
}

/** The sums of one force among those of the whole table, which is asked once for all of them. */
const sumsOfAll: SumsOf = async (engine, { force, ...all }) => {
  const sums = await sumLines(engine, all);
  return force === undefined ? sums : sums.filter((one) => one.force === force);
};

/** The measures that need many forces; none where a measure says that it cannot be asked of these figures. */
async function measuresOf(
  tools: Tools,
  question: SnapshotQuestion,
  forces: number,
): Promise<readonly SnapshotAnswer[]> {
  if (forces < ENOUGH_FORCES) return [];
  const { engine } = await tools.warehouse();
  const files = await catalogue(tools);
  const beside = { population: await catalogueOf(tools, "population"), runOff: await catalogueOf(tools, "run-off") };
  const found: SnapshotAnswer[] = [];
  for (const measure of MEASURES) {
    try {
      found.push({
        kind: "measure",
        question,
        answer: await answerMeasure(engine, files, { measure, question, beside }),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return found;
}
