// The pages of one release: for every answer of its snapshot the page, the files beside it and its card, and the lists that lead to them.
import { madeFrom } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { assert } from "../ground/assert.ts";
import { harmlessJson } from "../ground/digest.ts";
import type { Comparison } from "../measures/result.ts";
import type { CorrectedOf } from "../releases/corrections.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import type { Snapshot, SnapshotAnswer, SnapshotQuestion } from "../releases/snapshot.ts";
import { BASES, DENOMINATORS } from "../standard/bases.ts";
import { FORCES } from "../standard/forces.ts";
import { parsePeriod, titleInWords } from "../standard/periods.ts";
import { parseScope } from "../standard/scopes.ts";
import type { Card } from "../web/charts/card.tsx";
import { compareChartSvg } from "../web/charts/standalone.tsx";
import { isEachNewest, newestQuestion } from "../web/each-newest.ts";
import { comparePage } from "../web/pages/compare.tsx";
import { figuresPage, type SiteFigure } from "../web/pages/figures.tsx";
import { forcePage } from "../web/pages/force.tsx";
import { forcesPage } from "../web/pages/forces.tsx";
import { measurePage } from "../web/pages/measure.tsx";
import { type SiteQuestionLine, siteForcePage, siteHomePage, siteQuestionsPage } from "../web/pages/site-home.tsx";
import { overOf } from "../web/parts/compare-head.tsx";
import type { CorrectionShown, ReplyShown } from "../web/release-view.ts";
import { comparePath, figuresPath, forcePath, measurePath, siteAddress } from "../web/site/address.ts";
import type { SiteFrame } from "../web/site/frame.ts";
import type { Choices, Question } from "../web/views.ts";
import { isAbsent } from "../web/words.ts";
import { type FiguresByForce, figureCells, keptFigures } from "./_site-figures.ts";
import { flatCsv } from "./flat-csv.ts";
import { comparisonRows, type FlatTable, forceRows } from "./flat-rows.ts";
import { aboutMeasure } from "./measure.ts";
import { measureRows } from "./measure-rows.ts";

/** A page of a release. */
export interface Leaf {
  /** Its path in a site where its release stands first. */
  readonly path: string;
  /** What it says in a sentence. */
  readonly says: string;
  readonly card: Card | null;
  readonly html: (site: SiteFrame) => string | Promise<string>;
  /** What the page shows, as files beside it. */
  readonly beside: readonly { readonly ending: string; readonly text: () => string | Promise<string> }[];
}

/** What the pages of a release are made of. */
export interface TreeWish {
  readonly snapshot: Published<Snapshot>;
  /** Replies to any release: what a force said stands beside its figures, also where it came later. */
  readonly replies: (force: string) => readonly ReplyShown[];
  /** What corrections changed of the figures of a force, or of all together, under one question. */
  readonly corrections: (of: CorrectedOf) => readonly CorrectionShown[];
  /** Every release of the site, whatever its figures are of. */
  readonly releases: readonly ReleaseHistory[];
  /** Whether each force's page has a card too; only who knows the site's address can be shown one. */
  readonly everyCard: boolean;
  /** The figures of a question with all their cells. */
  readonly figures: (question: SnapshotQuestion) => Promise<FiguresByForce>;
  /** Whether it is the release that the data package is of. The cells of an earlier one stand in a file beside each page of figures. */
  readonly isNewest: boolean;
}

/** The measures that a snapshot may hold, by the names that lead to them. */
const OTHERS = [
  { id: "funnel", title: "Size and rate" },
  { id: "rank-certainty", title: "Ranks" },
];

/** The pages of a release, in the order of its answers. Refuses nothing: a snapshot has at least one comparison. */
export function leavesOf(wish: TreeWish): readonly Leaf[] {
  const { answers } = wish.snapshot;
  const lines = linesOf(answers);
  const choices = choicesOf(lines);
  const own = answers.flatMap((one) => leafOf(wish, one, { choices, lines }));
  return [
    homeLeaf(wish, lines),
    questionsLeaf(lines),
    forcesLeaf(answers, lines),
    ...forceLeaves(answers, lines),
    ...own,
  ];
}

interface Around {
  readonly choices: Choices;
  readonly lines: readonly SiteQuestionLine[];
}

function leafOf(wish: TreeWish, one: SnapshotAnswer, around: Around): readonly Leaf[] {
  if (one.kind === "comparison" || one.kind === "newest") return comparisonLeaves(wish, one, around);
  return one.kind === "force" ? forceAnswerLeaves(wish, one, around) : [measureLeaf(wish, one, around)];
}

type Of<Kind extends SnapshotAnswer["kind"]> = Extract<SnapshotAnswer, { readonly kind: Kind }>;

function comparisonLeaves(
  { snapshot, figures, corrections, isNewest }: TreeWish,
  one: Of<"comparison" | "newest">,
  { choices }: Around,
): readonly Leaf[] {
  const comparison = madeFrom(snapshot, () => one.answer);
  const question = one.kind === "newest" ? newestQuestion(one.question) : asked(one.question);
  const { rate, interval } = comparison.pooled;
  // Which figure is a force's newest moves on; what was corrected stands on the page of its own question.
  const correctionsHere = (each: boolean): readonly CorrectionShown[] =>
    one.kind === "newest" ? [] : corrections(correctedOf(one.question, { force: null, each }));
  const table = correctionsHere(true);
  const leaf: Leaf = {
    path: comparePath(question),
    says: comparison.sentence,
    card: { over: overOf(comparison), sentence: comparison.sentence, rate, interval },
    html: (site) =>
      comparePage({ comparison, question, order: "rate", choices, corrections: table, others: OTHERS, site }),
    beside: [
      ...tables(comparison, () => comparisonRows(comparison)),
      { ending: "svg", text: () => compareChartSvg(comparison) },
    ],
  };
  if (!isNewest || question.denominator !== "all" || isAbsent(comparison.pooled.numerator)) return [leaf];
  const together = async () => (await figures(question)).get(null) ?? madeFrom(snapshot, () => []);
  const pooled = figuresLeaf(together, {
    isNewest,
    whose: "All compared forces together",
    force: null,
    about: overOf(comparison),
    corrections: correctionsHere(false),
    question,
    passport: comparison.passport,
    caveats: comparison.caveats,
  });
  return [leaf, pooled];
}

/** The question without its denominator: a page shows what was corrected under each. */
function correctedOf(
  { scope, period, basis }: SnapshotQuestion,
  more: Pick<CorrectedOf, "force" | "each">,
): CorrectedOf {
  return { scope, period, basis, ...more };
}

function forceAnswerLeaves(
  { snapshot, figures, replies, corrections, everyCard, isNewest }: TreeWish,
  one: Of<"force">,
  { choices }: Around,
): readonly Leaf[] {
  const answer = madeFrom(snapshot, () => one.answer);
  const question = asked(one.question);
  const shown = answer.rates.find(({ under }) => under === answer.denominator);
  const corrected = corrections(correctedOf(one.question, { force: one.force }));
  const about = `${answer.passport.scope.title}, ${answer.passport.period.title}`;
  const card: Card = {
    over: `${answer.called}. ${about}`,
    sentence: answer.sentence,
    rate: shown?.rate ?? null,
    interval: shown?.interval ?? null,
  };
  const leaf: Leaf = {
    path: forcePath(one.force, question),
    says: answer.sentence,
    card: everyCard ? card : null,
    html: (site) => forcePage({ answer, question, choices, corrections: corrected, replies: replies(one.force), site }),
    beside: tables(answer, () => forceRows(answer)),
  };
  const traced = async () => (await figures(one.question)).get(one.force) ?? keptFigures(snapshot, one.answer);
  const own = figuresLeaf(traced, {
    isNewest,
    whose: answer.called,
    force: one.force,
    about,
    corrections: corrected,
    question,
    passport: answer.passport,
    caveats: answer.caveats,
  });
  return [leaf, own];
}

interface FiguresAbout {
  readonly isNewest: boolean;
  readonly whose: string;
  readonly force: string | null;
  readonly about: string;
  readonly corrections: readonly CorrectionShown[];
  readonly question: Question;
  readonly passport: Comparison["passport"];
  readonly caveats: readonly string[];
}

function figuresLeaf(
  figures: () => Promise<Published<readonly SiteFigure[]>>,
  { isNewest, ...about }: FiguresAbout,
): Leaf {
  const { measure, method } = about.passport;
  const named = `${measure.title}, version ${measure.version}, digest ${measure.digest}.`;
  const listed = isNewest ? "in the data package" : "beside the page";
  return {
    path: figuresPath(about.force, about.question),
    says: `${about.whose}: every figure and the cells it came from. ${about.about}.`,
    card: null,
    html: async (site) => figuresPage({ ...about, listed, method, measure: named, figures: await figures(), site }),
    beside: isNewest ? [] : [{ ending: "json", text: async () => figureCells(await figures()) }],
  };
}

function measureLeaf({ snapshot }: TreeWish, one: Of<"measure">, { choices }: Around): Leaf {
  const answer = madeFrom(snapshot, () => one.answer);
  const question = asked(one.question);
  const about = aboutMeasure(answer.passport.measure.id);
  const shared = { about, asked: { question, force: null, options: {} }, choices, forces: [], others: OTHERS };
  return {
    path: measurePath(about.definition.id, question),
    says: answer.sentence,
    card: null,
    html: (site) => measurePage({ ...shared, found: { answer }, site }),
    beside: tables(answer, () => measureRows(answer)),
  };
}

function tables(value: unknown, table: () => FlatTable): Leaf["beside"] {
  return [
    { ending: "csv", text: () => flatCsv(table()) },
    { ending: "json", text: () => harmlessJson(`${JSON.stringify(value, null, 2)}\n`) },
  ];
}

function asked(question: SnapshotQuestion): Question {
  return { ...question, edition: null };
}

/** The questions of a snapshot in its order, each once. */
export function linesOf(answers: readonly SnapshotAnswer[]): readonly SiteQuestionLine[] {
  return answers.flatMap((one) => {
    if (one.kind === "newest" && one.question.denominator === "all") return [newestLine(one)];
    if (one.kind !== "comparison" || one.question.denominator !== "all") return [];
    const { scope, period, basis } = one.question;
    const known = parsePeriod(period);
    return [
      {
        question: asked(one.question),
        scopeTitle: parseScope(scope)?.title ?? scope,
        periodTitle: known === null ? period : titleInWords(known),
        basisTitle:
          basis === "not stated" ? "Basis not stated" : `${BASES.find(({ id }) => id === basis)?.title ?? basis} basis`,
        forces: one.answer.forces.length,
      },
    ];
  });
}

function newestLine({ question, answer }: Of<"newest">): SiteQuestionLine {
  return {
    question: newestQuestion(question),
    scopeTitle: parseScope(question.scope)?.title ?? question.scope,
    periodTitle: "Each force’s newest",
    basisTitle: "Side by side",
    forces: answer.forces.length,
  };
}

function choicesOf(lines: readonly SiteQuestionLine[]): Choices {
  const each = (of: (line: SiteQuestionLine) => readonly [string, string]): Choices["scopes"] =>
    [...new Map(lines.map(of))].map(([id, title]) => ({ id, title }));
  return {
    scopes: each(({ question, scopeTitle }) => [question.scope, scopeTitle]),
    periods: each(({ question, periodTitle }) => [question.period, periodTitle]),
    // Beside the word "Basis", it is not said again.
    bases: each(({ question, basisTitle }) => [
      question.basis,
      isEachNewest(question) ? "Each force’s own" : basisTitle.replace(/ basis$/u, ""),
    ]),
    denominators: DENOMINATORS.map(({ id, title }) => ({ id, title })),
    editions: [],
  };
}

/** The comparison that says most stands first: of several the one that comes first in the snapshot. */
function homeLeaf({ snapshot, releases }: TreeWish, questions: readonly SiteQuestionLine[]): Leaf {
  const all = snapshot.answers.filter((one) => one.kind === "comparison");
  const first = all
    .filter(({ question }) => question.denominator === "all")
    .reduce((best, one) => (weightOf(one) > weightOf(best) ? one : best));
  const comparison = madeFrom(snapshot, () => first.answer);
  const question = asked(first.question);
  const forces = new Set(all.flatMap(({ answer }) => answer.forces.map(({ force }) => force))).size;
  const { rate, interval } = comparison.pooled;
  const files = filesBehind(snapshot).size;
  return {
    path: "index.html",
    says: comparison.sentence,
    card: { over: overOf(comparison), sentence: comparison.sentence, rate, interval },
    html: (site) => siteHomePage({ first: comparison, question, questions, forces, files, releases, site }),
    beside: [],
  };
}

/** What the site is about comes before what stands around it, where enough forces are compared. */
const ABOUT_CHILDREN = /^(?:flag:|child-)/u;
const [ENOUGH_FORCES, FAR_MORE] = [10, 1000];

/** More forces say more; and what became of crimes recorded in a period says more than the outcomes given in it. */
function weightOf({ answer, question }: Of<"comparison">): number {
  const { compared } = answer.coverage;
  const isAbout = compared >= ENOUGH_FORCES && ABOUT_CHILDREN.test(question.scope);
  return compared * (question.basis === "recorded" ? 1.5 : 1) + (isAbout ? FAR_MORE : 0);
}

/** The files that the figures of a snapshot stand on, by their hash. */
export function filesBehind({ answers }: Snapshot): ReadonlySet<string> {
  return new Set(answers.flatMap(({ answer }) => answer.passport.sources.map(({ sha256 }) => sha256)));
}

function questionsLeaf(questions: readonly SiteQuestionLine[]): Leaf {
  return {
    path: "questions.html",
    says: "All questions that have figures: scope, period and basis.",
    card: null,
    html: (site) => siteQuestionsPage({ questions, site }),
    beside: [],
  };
}

type ForceLine = { readonly line: SiteQuestionLine; readonly sentence: string };

/** Each force with the questions that have a figure of it. */
export function forcesIn(
  answers: readonly SnapshotAnswer[],
  lines: readonly SiteQuestionLine[],
): ReadonlyMap<string, readonly ForceLine[]> {
  const byQuestion = new Map(lines.map((line) => [keyOf(line.question), line]));
  const found = new Map<string, ForceLine[]>();
  for (const one of answers) {
    if (one.kind !== "force") continue;
    const line = byQuestion.get(keyOf(one.question));
    assert(line !== undefined, "a force that answers a question stands in its comparison");
    found.set(one.force, [...(found.get(one.force) ?? []), { line, sentence: one.answer.sentence }]);
  }
  return found;
}

function keyOf({ scope, period, basis }: Pick<SnapshotQuestion, "scope" | "period" | "basis">): string {
  return [scope, period, basis].join("\u001f");
}

function forcesLeaf(answers: readonly SnapshotAnswer[], lines: readonly SiteQuestionLine[]): Leaf {
  const known = forcesIn(answers, lines);
  const forces = FORCES.map(({ id, called, codes, nation }) => {
    const scopes = [...new Set((known.get(id) ?? []).map(({ line }) => line.scopeTitle))];
    const says = scopes.length === 0 ? "nothing published here" : scopes.join("; ");
    const code = codes.find(({ scheme }) => scheme === "ONS")?.code ?? null;
    return { id, called, code, nation, says, known: known.has(id) };
  }).sort((a, b) => (a.called < b.called ? -1 : 1));
  return {
    path: "forces.html",
    says: "All forces, and what is known of each.",
    card: null,
    html: (site) => forcesPage({ forces, site }),
    beside: [],
  };
}

function forceLeaves(answers: readonly SnapshotAnswer[], lines: readonly SiteQuestionLine[]): readonly Leaf[] {
  return [...forcesIn(answers, lines)].map(([id, own]) => {
    const called = FORCES.find((force) => force.id === id)?.called ?? id;
    const path = siteAddress(`/force/${encodeURIComponent(id)}`);
    assert(path !== null, "every force has a page of its questions");
    return {
      path,
      says: `${called}: what is known of its crimes and their outcomes.`,
      card: null,
      html: (site) => siteForcePage({ force: id, called, lines: own, site }),
      beside: [],
    };
  });
}
