// A report on one force, on some, or on the country: as a PDF to read, or as a workbook.
import { Refusal } from "../ground/refusal.ts";
import type { Question } from "../measures/plan.ts";
import type { Comparison } from "../measures/result.ts";
import { correctionsOf } from "../releases/corrections.ts";
import { forceNamed } from "../standard/force-named.ts";
import { parseScope } from "../standard/scopes.ts";
import type { ReplyShown } from "../web/release-view.ts";
import { figureTitle } from "../web/release-words.ts";
import { type ReportParts, reportOf } from "../web/report/report.ts";
import { releaseHistories } from "./_release-book.ts";
import { compareForces } from "./compare-forces.ts";
import { comparisonName, type Download, forceName, slug } from "./download.ts";
import { comparisonRows, type FlatTable, forceRows } from "./flat-rows.ts";
import { repliesOfForce } from "./list-releases.ts";
import { caveatsSheet, figuresSheet, passportSheet, type WorkSheet } from "./sheets.ts";
import { showForce } from "./show-force.ts";
import type { Tools } from "./tools.ts";

/** The formats of a report. */
export const REPORT_FORMATS = ["pdf", "xlsx"] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** What a report is wanted of. */
export interface ReportWish {
  /** Names of forces, or every force with a figure. */
  readonly of: readonly string[] | "all";
  readonly question: Question;
  readonly format: ReportFormat;
}

/** Makes a report. Refuses what `compareForces` and `showForce` refuse, and (`usage`) a report of nobody. The same book gives the same bytes. */
export async function makeReport(tools: Tools, { of, question, format }: ReportWish): Promise<Download> {
  const gathered = await gather(tools, of, question);
  const name = nameOf(gathered);
  tools.progress({ act: "Setting the report", done: 0, of: 1 });
  const made = format === "pdf" ? await asPdf(name, gathered) : await asWorkbook(name, gathered);
  tools.progress({ act: "Setting the report", done: 1, of: 1 });
  return made;
}

async function asPdf(name: string, gathered: ReportParts): Promise<Download> {
  // Loaded when it is asked for: setting a page needs a program of its own.
  const { pdfOf } = await import("./_pdf.ts");
  return { name: `${name}.pdf`, mediaType: "application/pdf", bytes: pdfOf(reportOf(gathered)) };
}

async function asWorkbook(name: string, gathered: ReportParts): Promise<Download> {
  const { xlsxOf } = await import("./_xlsx.ts");
  const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return { name: `${name}.xlsx`, mediaType, bytes: await xlsxOf(reportSheets(gathered)) };
}

async function gather(tools: Tools, of: ReportWish["of"], question: Question): Promise<ReportParts> {
  if (of.length === 0)
    throw new Refusal("usage", "Whom the report is on is not said.", "Name forces: --force Kent; or take all: --all");
  const named = of === "all" ? [] : [...new Set(of.map((label) => forceNamed(label).id))];
  const [only] = named;
  if (only !== undefined && named.length === 1)
    return { comparison: null, forces: await forcesOf(tools, [{ id: only, question }]), whole: false };
  const comparison = await compareForces(tools, question);
  const all = [...comparison.forces].sort((a, b) => (a.called < b.called ? -1 : 1)).map(({ force }) => force);
  // A body can stand twice, under two flag rules: its page tells both.
  const ids = of === "all" ? [...new Set(all)] : named;
  const wanted = ids.map((id) => ({ id, question: questionOfForce(comparison, id, question) }));
  return { comparison, forces: await forcesOf(tools, wanted), whole: of === "all" };
}

/** The question of one force as the comparison answers it: where each force's newest stands, period and basis are its own. */
function questionOfForce({ scope, denominator, forces }: Comparison, id: string, question: Question): Question {
  const row = forces.find(({ force }) => force === id);
  if (row !== undefined) return { ...question, scope, denominator, period: row.period, basis: row.basis };
  const title = parseScope(scope)?.title ?? scope;
  throw new Refusal(
    "notFound",
    `${forceNamed(id).called} has no figure in this comparison (${title}). That does not mean zero.`,
    `Leave it out, or see who has one: everycase compare --scope ${scope}`,
  );
}

interface ForceWanted {
  readonly id: string;
  readonly question: Question;
}

async function forcesOf(tools: Tools, wanted: readonly ForceWanted[]): Promise<ReportParts["forces"]> {
  const found: ReportParts["forces"][number][] = [];
  const histories = await releaseHistories(tools);
  for (const [done, { id, question }] of wanted.entries()) {
    tools.progress({ act: "Gathering the figures of each force", done, of: wanted.length });
    const answer = await showForce(tools, id, question);
    const { scope, period, basis } = answer.passport;
    const of = { force: id, scope: scope.id, period: period.id, basis: basis.id };
    found.push({ answer, replies: repliesOfForce(tools, id), corrections: correctionsOf(histories, of) });
  }
  return found;
}

function nameOf({ comparison, forces, whole }: ReportParts): string {
  const [first] = forces;
  if (comparison === null) return first === undefined ? "report" : `report-${forceName(first.answer)}`;
  const who = whole
    ? "all-forces"
    : forces
        .map(({ answer }) => slug(answer.called))
        .join("-")
        .slice(0, 80);
  return `report-${who}-${comparisonName(comparison).replace(/^compare-/u, "")}`;
}

/** The comparison, every force's balance and rates, what each said, the passport, what to keep in mind. */
function reportSheets({ comparison, forces }: ReportParts): readonly WorkSheet[] {
  const [first] = forces;
  const carried = comparison ?? first?.answer;
  const caveats = new Set([...(comparison?.caveats ?? []), ...forces.flatMap(({ answer }) => answer.caveats)]);
  return [
    ...(comparison === null ? [] : [figuresSheet(comparisonRows(comparison), "Comparison")]),
    figuresSheet(together(forces.map(({ answer }) => forceRows(answer))), "Balances and rates"),
    ...correctionsSheets(forces),
    repliesSheet(forces.flatMap(({ replies }) => replies)),
    ...(carried === undefined ? [] : [passportSheet(carried)]),
    caveatsSheet([...caveats]),
  ];
}

/** Tables of the same columns, one below the other. */
function together(tables: readonly FlatTable[]): FlatTable {
  return { columns: tables[0]?.columns ?? [], rows: tables.flatMap(({ rows }) => rows) };
}

const CORRECTION_COLUMNS = [
  ["force", 24],
  ["figure", 30],
  ["before", 40],
  ["since", 40],
  ["release", 9],
  ["in_place_of", 12],
  ["published", 12],
  ["why", 80],
] as const;

/** What corrections changed; no sheet where nothing was corrected. */
function correctionsSheets(forces: ReportParts["forces"]): readonly WorkSheet[] {
  const rows = forces.flatMap(({ answer, corrections = [] }) =>
    corrections.flatMap(({ release, corrects, on, why, changes }) =>
      changes.map(({ figure, before, after }) => [
        answer.called,
        figureTitle(figure),
        before,
        after,
        release,
        corrects,
        on,
        why,
      ]),
    ),
  );
  if (rows.length === 0) return [];
  return [{ name: "Corrections", columns: CORRECTION_COLUMNS.map(([title, width]) => ({ title, width })), rows }];
}

const REPLY_COLUMNS = [
  ["release", 9],
  ["force", 24],
  ["asked", 12],
  ["due", 12],
  ["answered", 12],
  ["words", 80],
  ["reading", 40],
  ["by_its_reading", 60],
] as const;

function repliesSheet(replies: readonly ReplyShown[]): WorkSheet {
  return {
    name: "Replies",
    columns: REPLY_COLUMNS.map(([title, width]) => ({ title, width })),
    rows: replies.map(({ release, reply: { called, asked, due, answered, words, recomputed } }) => [
      release,
      called,
      asked,
      due,
      answered,
      words,
      recomputed?.reading ?? null,
      recomputed?.sentence ?? null,
    ]),
  };
}
