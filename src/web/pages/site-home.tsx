// The pages that only the static site has: its first page, its questions, one force's questions, and the search.
import type { VNode } from "preact";
import type { Published } from "../../disclosure/published.ts";
import { dayInWords, parseDay } from "../../ground/day.ts";
import type { Comparison } from "../../measures/result.ts";
import type { ReleaseHistory } from "../../releases/release.ts";
import { isEachNewest } from "../each-newest.ts";
import { pageOf } from "../layout.tsx";
import { compareHref, forceHref } from "../links.ts";
import { overOf } from "../parts/compare-head.tsx";
import { Headline } from "../parts/headline.tsx";
import { RecordsList } from "../parts/records-list.tsx";
import { slugOf } from "../site/address.ts";
import type { SiteFrame } from "../site/frame.ts";
import type { Question } from "../views.ts";
import { capital, counted } from "../words.ts";

/** A question of the site, and how many forces answer it. */
export interface SiteQuestionLine {
  readonly question: Question;
  readonly scopeTitle: string;
  readonly periodTitle: string;
  readonly basisTitle: string;
  readonly forces: number;
}

interface HomeView {
  /** The finding that stands first: the comparison of the most forces, the newest of those. */
  readonly first: Published<Comparison>;
  readonly question: Question;
  readonly questions: readonly SiteQuestionLine[];
  readonly forces: number;
  readonly files: number;
  /** Of records those that stand are named; none below `releases/<id>/`, where a page shows one release. */
  readonly releases: readonly ReleaseHistory[];
  readonly site: SiteFrame;
}

/** The first page of the site: a whole HTML document. */
export function siteHomePage({ first, question, questions, forces, files, releases, site }: HomeView): string {
  return pageOf({
    title: "What became of every case",
    site,
    children: (
      <>
        <Headline over={overOf(first)} sentence={first.sentence} />
        <p class="lead">
          <a href={compareHref(question)}>See the forces side by side</a>, with who is not compared and why.
        </p>
        <section class="block" aria-labelledby="h-what">
          <h2 id="h-what">What this is</h2>
          <p>
            Everycase follows crimes flagged as child sexual exploitation, and the offences that name a child, to their
            outcome: how many reached a charge, what happened to the rest, and what nobody can say. It compares police
            forces only where like stands beside like.
          </p>
          <p>
            {`${capital(counted(forces, "force has", "forces have"))} a figure here, from ${counted(files, "file", "files")}. `}
            Every figure leads to the cells it came from, and everybody can work the site out again from them.
          </p>
        </section>
        <section class="block" aria-labelledby="h-questions">
          <h2 id="h-questions">{capital(counted(questions.length, "question has", "questions have"))} figures</h2>
          <ScopeList questions={questions} />
        </section>
        {site.release?.permanent === true ? null : <RecordsList releases={releases} />}
        <ReleaseSection site={site} />
      </>
    ),
  });
}

/** The scopes with their newest question; all of them stand on a page of their own. */
function ScopeList({ questions }: Pick<HomeView, "questions">): VNode {
  return (
    <ul class="bullets top-2">
      {scopesOf(questions).map(({ id, title, lines }) => (
        <li>
          <a href={`/compare?scope=${encodeURIComponent(id)}`}>{title}</a>
          {`: ${counted(lines.length, "question", "questions")}`}
          {newestOf(lines)}
        </li>
      ))}
    </ul>
  );
}

/** Each force's newest figures, where these differ in period or basis; else the newest period, and of it what became of the crimes recorded. */
function newestOf(lines: readonly SiteQuestionLine[]): VNode | null {
  const beside = lines.find(({ question }) => isEachNewest(question));
  if (beside !== undefined)
    return (
      <>
        {", such as "}
        <a href={compareHref(beside.question)}>each force’s newest, side by side</a>
      </>
    );
  const newest = lines.filter(({ question }) => question.period === lines[0]?.question.period);
  const line = newest.find(({ question }) => question.basis === "recorded") ?? newest[0];
  if (line === undefined) return null;
  return (
    <>
      {", such as "}
      <a href={compareHref(line.question)}>{`${line.periodTitle}, ${line.basisTitle.toLowerCase()}`}</a>
    </>
  );
}

function ReleaseSection({ site: { release } }: Pick<HomeView, "site">): VNode | null {
  if (release === null) return null;
  const day = release.published === null ? null : parseDay(release.published);
  return (
    <section class="block" aria-labelledby="h-release">
      <h2 id="h-release">{`Release ${release.id}: ${release.title}`}</h2>
      <p>
        {day === null ? "" : `Published on ${dayInWords(day)}. `}
        <a href={`/releases/${encodeURIComponent(release.id)}`}>What changed, and what forces replied</a>
        {", "}
        <a href="/releases">all releases and corrections</a>.
      </p>
      <p>
        <a href="~data/datapackage.json">The data package</a> holds every figure as a table, with the originals.
      </p>
    </section>
  );
}

interface Scope {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly SiteQuestionLine[];
}

function scopesOf(questions: readonly SiteQuestionLine[]): readonly Scope[] {
  const ids = [...new Set(questions.map(({ question }) => question.scope))];
  return ids.map((id) => {
    const lines = questions.filter(({ question }) => question.scope === id);
    return { id, title: lines[0]?.scopeTitle ?? id, lines };
  });
}

interface QuestionsView {
  readonly questions: readonly SiteQuestionLine[];
  readonly site: SiteFrame;
}

/** Every question that has figures: a whole HTML document. */
export function siteQuestionsPage({ questions, site }: QuestionsView): string {
  return pageOf({
    title: "All questions",
    place: "compare",
    site,
    children: (
      <>
        <h1>All questions that have figures</h1>
        <p class="lead">
          A question is a scope, a period and a basis. Figures of different questions are never put in one order; where
          forces differ in period or basis, each force’s newest figures stand side by side.
        </p>
        {scopesOf(questions).map(({ id, title, lines }) => (
          <section class="block" id={slugOf(id)} aria-labelledby={`h-${slugOf(id)}`}>
            <h2 id={`h-${slugOf(id)}`}>{title}</h2>
            <ul class="bullets top-2">
              {lines.map(({ question, periodTitle, basisTitle, forces }) => (
                <li>
                  <a href={compareHref(question)}>
                    <span class="visually-hidden">{`${title}, `}</span>
                    {`${periodTitle}, ${basisTitle.toLowerCase()}`}
                  </a>
                  {`: ${counted(forces, "force", "forces")}`}
                </li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  });
}

interface ForceQuestionsView {
  readonly force: string;
  readonly called: string;
  readonly lines: readonly { readonly line: SiteQuestionLine; readonly sentence: string }[];
  readonly site: SiteFrame;
}

/** Every question that one force has figures for: a whole HTML document. */
export function siteForcePage({ force, called, lines, site }: ForceQuestionsView): string {
  return pageOf({
    title: called,
    place: "forces",
    site,
    crumbs: [{ title: "Forces", href: "/forces" }, { title: called }],
    children: (
      <>
        <h1>{`${called}: what is known`}</h1>
        <p class="lead">
          {`${capital(counted(lines.length, "question has", "questions have"))} figures. They are not the same crimes or not the same period, and stand in no one order.`}
        </p>
        <ul class="bullets top-5">
          {lines.map(({ line, sentence }) => (
            <li>
              <a href={forceHref(force, line.question)}>
                {`${line.scopeTitle}, ${line.periodTitle}, ${line.basisTitle.toLowerCase()}`}
              </a>
              {`: ${sentence}`}
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

interface SearchView {
  readonly forces: readonly { readonly id: string; readonly called: string }[];
  readonly questions: readonly SiteQuestionLine[];
  readonly releases: readonly ReleaseHistory[];
  readonly site: SiteFrame;
}

/** Forces from A to Z and all questions; a script, where there is one, finds a force and a question at once. */
export function siteSearchPage({ forces, questions, releases, site }: SearchView): string {
  const letters = [...new Set(forces.map(({ called }) => called.charAt(0).toUpperCase()))];
  return pageOf({
    title: "Search",
    place: "search",
    site,
    script: "/static/site-search.js",
    children: (
      <>
        <script defer src="~search-index.js" />
        <h1>Find a force or a question</h1>
        <p class="lead">All forces from A to Z, then all scopes. Each leads to every figure there is of it.</p>
        <div class="search top-5" id="search" hidden>
          <label for="q">A force, a scope, a year</label>
          <input id="q" type="search" autocomplete="off" aria-describedby="q-hint" />
          <p class="hint" id="q-hint">
            Such as: Kent 2018/19
          </p>
          <p id="found" role="status" />
          <ul class="bullets" id="results" />
        </div>
        <section class="block" aria-labelledby="h-az">
          <h2 id="h-az">Forces, A to Z</h2>
          <dl class="facts top-2">
            {letters.map((letter) => (
              <div>
                <dt>{letter}</dt>
                <dd>
                  <ul class="choices">
                    {forces
                      .filter(({ called }) => called.charAt(0).toUpperCase() === letter)
                      .map(({ id, called }) => (
                        <li>
                          <a href={`/force/${encodeURIComponent(id)}`}>{called}</a>
                        </li>
                      ))}
                  </ul>
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <section class="block" aria-labelledby="h-scopes">
          <h2 id="h-scopes">Scopes</h2>
          <ScopeList questions={questions} />
        </section>
        <RecordsList releases={releases} />
      </>
    ),
  });
}
