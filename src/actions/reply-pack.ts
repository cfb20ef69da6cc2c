// The right-of-reply packs: for each force a PDF with its figures and a workbook whose first sheet is the form to answer with.
// makeReplyPacks(tools, { forces, release?, question, who, due?, out }) writes <out>/<force>.pdf and <out>/<force>.xlsx.
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Published } from "../disclosure/published.ts";
import { assert } from "../ground/assert.ts";
import { daysOn } from "../ground/day.ts";
import type { Problem } from "../ground/problem.ts";
import { Refusal } from "../ground/refusal.ts";
import type { Question } from "../measures/plan.ts";
import type { ForceAnswer } from "../measures/result.ts";
import type { ReleaseHistory, Reply } from "../releases/release.ts";
import { wasReleased } from "../releases/rules.ts";
import type { SnapshotQuestion } from "../releases/snapshot.ts";
import { cellFromJson } from "../standard/cell-json.ts";
import { forceNamed } from "../standard/force-named.ts";
import { returnRecords } from "../standard/open-format/write-csv.ts";
import type { Reported } from "../standard/reported.ts";
import { type PackAsked, packOf } from "../web/report/pack.ts";
import { makeWritable } from "./_folders.ts";
import { foldedReleases, releaseNamed } from "./_release-book.ts";
import { formMark, HOW_TO_ANSWER } from "./_reply-form.ts";
import { DAYS_TO_REPLY, daySaid, nameSaid } from "./_said-text.ts";
import { compareForces } from "./compare-forces.ts";
import { slug } from "./download.ts";
import { forceRows } from "./flat-rows.ts";
import { listSources } from "./list-sources.ts";
import { forcesReleased, releasedFigures } from "./released-figures.ts";
import { today } from "./reply-release.ts";
import { caveatsSheet, figuresSheet, passportSheet, type WorkSheet } from "./sheets.ts";
import { showForce } from "./show-force.ts";
import type { Tools } from "./tools.ts";

/** What packs are wanted. */
export interface PackWish {
  /** Names of forces; empty for every force that has a figure. */
  readonly forces: readonly string[];
  /** The release they are asked about; the newest of public sources if left out, and where there is none, the figures as they are now. */
  readonly release?: string | undefined;
  /** Which figures; all of a release when nothing is said. */
  readonly question: Question;
  readonly who: string | undefined;
  /** By when; as it was asked when left out. */
  readonly due?: string | undefined;
  /** The folder. It is made where it is missing; files of the same name are written anew. */
  readonly out: string;
}

/** One pack that was written. */
export interface PackWritten {
  readonly force: string;
  readonly called: string;
  readonly due: string;
  readonly pdf: string;
  readonly form: string;
  readonly figures: number;
  readonly bytes: number;
}

/**
 * Writes a pack for each force. Refuses (`usage`) without a name of who asks, or without a day where none was noted; (`notFound`)
 * a release or a figure that is not there; (`notPossible`) a release of records.
 */
export async function makeReplyPacks(tools: Tools, wish: PackWish): Promise<readonly PackWritten[]> {
  const who = nameSaid(wish.who, "asks");
  const subject = await subjectOf(tools, wish);
  const out = resolve(wish.out);
  await makeWritable(out, "Choose another: --out FOLDER");
  const files = await listSources(tools);
  const later = daysOn(daySaid(today(tools), "--due"), DAYS_TO_REPLY);
  const written: PackWritten[] = [];
  for (const [done, one] of subject.forces.entries()) {
    tools.progress({ act: "Writing packs", done, of: subject.forces.length });
    const hashes = new Set(one.answers.flatMap(({ passport }) => passport.sources.map(({ sha256 }) => sha256)));
    const problems = files.filter(({ sha256 }) => hashes.has(sha256)).flatMap((file) => file.problems);
    const asked = askedOf(subject.release, one, { who, due: wish.due, later });
    written.push(await writePack(out, { ...one, asked, problems }));
  }
  tools.progress({ act: "Writing packs", done: written.length, of: written.length });
  return written;
}

interface ForceInPack {
  readonly force: string;
  readonly called: string;
  readonly answers: readonly Published<ForceAnswer>[];
}

interface PackSubject {
  readonly release: ReleaseHistory | null;
  readonly forces: readonly ForceInPack[];
}

async function subjectOf(tools: Tools, { forces, release: label, question }: PackWish): Promise<PackSubject> {
  const named: readonly string[] = [...new Set(forces.map((name) => forceNamed(name).id))];
  const { releases } = foldedReleases(tools);
  const which = label ?? releases.findLast(({ of, state }) => of === "public" && state !== "withdrawn")?.id;
  if (which === undefined) return { release: null, forces: await ofTheBook(tools, named, question) };
  const release = releaseNamed(releases, which);
  if (release.of === "records") throw noForm(release);
  const found = forcesReleased(await releasedFigures(tools, release))
    .filter(
      ({ question: held, answer }) => (named.length === 0 || named.includes(answer.force)) && isAsked(held, question),
    )
    .map(({ answer }) => answer);
  const ids = named.length > 0 ? named : [...new Set(found.map(({ force }) => force))];
  return { release, forces: ids.map((id) => ofForce(id, found, release)) };
}

/** A pack asks for counts. Of protected ones the answer could be the very count that is hidden, and it would stand in the book as a reply. */
function noForm({ id }: ReleaseHistory): Refusal {
  return new Refusal(
    "notPossible",
    `Release ${id} holds protected counts from records, and there is no pack for it: a form that asks a force for its own counts would ask for those that are hidden.`,
    `Show it the counts (everycase release show ${id}), and note what it says: everycase reply receive FORCE --release ${id} --file FILE --who NAME`,
  );
}

function ofForce(force: string, found: readonly Published<ForceAnswer>[], { id }: ReleaseHistory): ForceInPack {
  const answers = found.filter((one) => one.force === force);
  const { called } = forceNamed(force);
  if (answers.length === 0)
    throw new Refusal(
      "notFound",
      `Release ${id} holds no such figure of ${called}.`,
      `See what it holds: everycase release show ${id}; name another: --release NUMBER`,
    );
  return { force, called, answers };
}

/** What is left out of the question asks for everything. */
function isAsked(held: SnapshotQuestion, { scope, period, basis }: Question): boolean {
  return (
    (scope === undefined || held.scope === scope) &&
    (period === undefined || held.period === period) &&
    (basis === undefined || held.basis === basis)
  );
}

async function ofTheBook(tools: Tools, named: readonly string[], question: Question): Promise<readonly ForceInPack[]> {
  const ids = named.length > 0 ? named : (await compareForces(tools, question)).forces.map(({ force }) => force);
  const found: ForceInPack[] = [];
  for (const id of new Set(ids)) {
    const answer = await showForce(tools, id, question);
    found.push({ force: id, called: answer.called, answers: [answer] });
  }
  return found;
}

function askedOf(
  release: ReleaseHistory | null,
  { force, called }: ForceInPack,
  { who, due, later }: { readonly who: string; readonly due: string | undefined; readonly later: string },
): AskedForm {
  const noted: Reply | undefined = release?.replies.findLast((reply) => reply.force === force && reply.asked !== null);
  const day = due ?? noted?.due ?? undefined;
  if (day === undefined)
    throw new Refusal(
      "usage",
      `By when ${called} may reply is not said, and no question to it is noted.`,
      `Say it: --due ${later}; or note it first: everycase reply ask "${called}" --due ${later} --who NAME`,
    );
  return {
    called,
    who,
    due: daySaid(day, "--due"),
    on: noted?.asked ?? null,
    release: release === null ? null : `Release ${release.id}: ${release.title}`,
    isPublished: release !== null && wasReleased(release),
    form: `${slug(force)}.xlsx`,
    comesBack: `everycase reply receive "${called}"${release === null ? "" : ` --release ${release.id}`} --file ${slug(force)}.xlsx --who NAME`,
    mark: formMark(release),
  };
}

/** What a pack says, and what its form is known by. */
interface AskedForm extends PackAsked {
  readonly mark: string;
}

interface PackToWrite extends ForceInPack {
  readonly asked: AskedForm;
  readonly problems: readonly Problem[];
}

async function writePack(out: string, { force, called, answers, asked, problems }: PackToWrite): Promise<PackWritten> {
  // Loaded here: setting pages and writing workbooks need programs of their own.
  const [{ pdfOf }, { xlsxOf }] = await Promise.all([import("./_pdf.ts"), import("./_xlsx.ts")]);
  const pdf = pdfOf(packOf({ asked, answers, problems }));
  const form = await xlsxOf(formSheets(answers, asked));
  const names = { pdf: `${slug(force)}.pdf`, form: asked.form };
  for (const [name, bytes] of [[names.pdf, pdf] as const, [names.form, form] as const])
    await writeFile(join(out, name), bytes).catch((error: unknown) => {
      const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
      throw new Refusal(
        "surroundings",
        `Cannot write ${name} in ${out} (${code}).`,
        "Is the disk full, or the file open?",
      );
    });
  const figures = answers.reduce((sum, { balance }) => sum + balance.lines.length + 1, 0);
  return { force, called, due: asked.due, ...names, figures, bytes: pdf.byteLength + form.byteLength };
}

/** The form first, in the open format, so that the filled file is read back; our figures, their passports and caveats beside it. */
function formSheets(answers: readonly Published<ForceAnswer>[], asked: AskedForm): readonly WorkSheet[] {
  const [head = [], ...rows] = returnRecords(answers.flatMap((answer) => formRows(answer, asked.mark)));
  const many = answers.length > 1;
  return [
    {
      name: "Reply",
      columns: head.map((title) => ({ title, width: FORM_WIDTHS[title] ?? 16 })),
      rows: rows.map((row) => row.map((text) => (/^(?:0|[1-9]\d{0,14})$/u.test(text) ? Number(text) : text))),
    },
    howSheet(asked),
    ...answers.flatMap((answer, at) => {
      const mark = many ? ` ${at + 1}` : "";
      return [
        { ...oursSheet(answer), name: `Our figures${mark}` },
        { ...passportSheet(answer), name: `Passport${mark}` },
        { ...caveatsSheet(answer.caveats), name: `Caveats${mark}` },
      ];
    }),
  ];
}

const FORM_WIDTHS: Readonly<Record<string, number>> = {
  force: 24,
  scope: 22,
  line: 34,
  value: 22,
  note: 50,
  flag_rule: 30,
};

/** The columns of our own figures, by what they are called in the pack: none is a column of the open format, so that nobody reads them back as a reply. */
const OURS: Readonly<Record<string, string>> = {
  row: "kind",
  title: "what",
  count: "number",
  share: "share",
  lower: "from",
  upper: "to",
  one_in: "one in",
  first_cell: "stands in",
};

function oursSheet(answer: Published<ForceAnswer>): WorkSheet {
  const all = forceRows(answer);
  const kept = all.columns.flatMap(([name], at) => {
    const base = name.replace(/_(?:at_most|absent)$/u, "");
    const called = OURS[base];
    return called === undefined ? [] : [{ at, name: called + name.slice(base.length) }];
  });
  return figuresSheet(
    {
      columns: kept.map(({ name }) => [name, "VARCHAR"] as const),
      rows: all.rows.map((row) => kept.map(({ at }) => row[at] ?? null)),
    },
    "Our figures",
  );
}

function howSheet({ who, due, release }: PackAsked): WorkSheet {
  const says = [
    HOW_TO_ANSWER,
    "A value is a whole number, a range such as 1 to 4, or why there is none: withheld (s.40(2)), not held, cost limit.",
    "Rows may be added. Leave the first row and the column source as they are.",
    "Your counts are printed beside ours, as yours; they never take the place of ours.",
    `Asked by ${who}. A reply is due by ${due}.`,
    ...(release === null ? [] : [`About ${release}.`]),
  ];
  return { name: "How to answer", columns: [{ title: "how to answer", width: 110 }], rows: says.map((one) => [one]) };
}

/** The figures of an answer as rows of a return. What was worked out is not asked for: it follows from the rest. */
function formRows(answer: Published<ForceAnswer>, mark: string): readonly Reported[] {
  const { force, passport, basis, flag, unit, balance } = answer;
  const common = {
    row: 0,
    column: "",
    force,
    area: null,
    period: passport.period.id,
    periodFrom: null,
    periodTo: null,
    unit,
    scope: passport.scope.id,
    flagRule: flag?.rule ?? null,
    flagOrigin: flag?.origin ?? null,
    basis,
    edition: null,
    note: null,
    cite: mark,
  };
  const lines = balance.lines.filter(
    ({ state, count }) =>
      state !== "unknown" && !(typeof count === "object" && "absent" in count && count.absent === "not applicable"),
  );
  return [{ line: "total", count: balance.total }, ...lines].map(({ line, count }) => {
    const cell = cellFromJson(count);
    assert(cell !== null, `the count of ${line} is no cell`);
    return { ...common, line, cell };
  });
}
