// What changed between editions: the finding, why the two bases move as they do, then every pair of editions force by force.
import type { VNode } from "preact";
import type { BasisMove, EditionPair, Move } from "../../measures/revisions-result.ts";
import { MovesChart } from "../charts/moves.tsx";
import { movesOf } from "../charts/moves-model.ts";
import { pageOf } from "../layout.tsx";
import { compareHref, fileHref, forceHref, revisionsDownload, revisionsHref } from "../links.ts";
import { Code } from "../parts/code.tsx";
import { Caveats } from "../parts/coverage.tsx";
import { Downloads } from "../parts/downloads.tsx";
import { Filter } from "../parts/filter.tsx";
import { Headline } from "../parts/headline.tsx";
import { FiguresTable, ForcesTable } from "../parts/revisions-table.tsx";
import { nextEditionHint } from "../revision-words.ts";
import type { RevisionsView } from "../revisions-view.ts";
import { capital, count, counted, editionWords } from "../words.ts";

/** The page of revisions: a whole HTML document. */
export function revisionsPage(view: RevisionsView): string {
  const { revisions, question } = view;
  const { pairs, force, caveats } = revisions;
  return pageOf({
    title: force === null ? "What changed between editions" : `${force.called}: what changed between editions`,
    place: "compare",
    crumbs: [
      { title: "Compare", href: compareHref(question) },
      ...(force === null
        ? [{ title: "Between editions" }]
        : [{ title: "Between editions", href: revisionsHref(question) }, { title: force.called }]),
    ],
    children: (
      <>
        <Headline over={overOf(view)} sentence={revisions.sentence} />
        <Lead {...view} />
        <Ask {...view} />
        {pairs.length === 0 ? <OneEdition {...view} /> : null}
        {pairs.map((pair, index) => (
          <PairSection view={view} pair={pair} index={index} />
        ))}
        <PassedOver {...view} />
        <section class="block" aria-label="Caveats and downloads">
          <div class="cols cols-2">
            <Caveats caveats={caveats} />
            <TakeAlong {...view} />
          </div>
        </section>
      </>
    ),
  });
}

function overOf({ revisions: { passport, basis, force } }: RevisionsView): string {
  const how = basis === "not stated" ? "basis not stated" : `${basis} basis`;
  const where = force === null ? "" : `${force.called}. `;
  return `${where}${passport.scope.title}, ${passport.period.title}, ${how}`;
}

function Lead({ revisions: { pairs, editions } }: RevisionsView): VNode {
  const [newest] = pairs;
  if (newest === undefined)
    return (
      <p class="lead">{`${counted(editions.length, "edition is", "editions are")} known here. A later one would show what changed.`}</p>
    );
  const { forces, forcesChanged, figures, figuresChanged } = newest.counts;
  const more =
    pairs.length === 1
      ? ""
      : ` ${capital(counted(pairs.length, "pair", "pairs"))} of editions are compared, the newest first.`;
  return (
    <p class="lead">
      {`Between these two, ${count(figuresChanged)} of ${counted(figures, "figure", "figures")} and ${count(forcesChanged)} of ${counted(forces, "force", "forces")} differ.${more}`}
    </p>
  );
}

function Ask({ revisions, question, choices, all }: RevisionsView): VNode {
  const { force, byQuarter } = revisions;
  const carried = {
    ...(force === null ? {} : { force: force.id }),
    ...(byQuarter ? { by: "quarter" } : {}),
    ...(all ? { show: "all" } : {}),
  };
  const more = { ...(force === null ? {} : { force: force.id }), byQuarter, all };
  return (
    <Filter
      question={question}
      choices={choices}
      action="/revisions"
      label="Choose what is compared"
      denominators={false}
      carried={carried}
      foot={
        <p>
          <a href={revisionsHref(question, { ...more, all: !all })}>
            {all ? "Only what changed" : "Also what did not change"}
          </a>
          {". "}
          <a href={revisionsHref(question, { ...more, byQuarter: !byQuarter })}>
            {byQuarter ? "Without quarters" : "Quarter by quarter"}
          </a>
          {force === null ? "" : ". "}
          {force === null ? null : <a href={revisionsHref(question, { byQuarter, all })}>All forces</a>}
        </p>
      }
    />
  );
}

function OneEdition({ revisions, question }: RevisionsView): VNode {
  const { says, command } = nextEditionHint(revisions);
  const { asKnownOn, ...now } = question;
  return (
    <div class="nothing stack top-5">
      <h2 class="small-head">One edition is known, so nothing can be compared</h2>
      <ul class="bullets">
        {revisions.editions.map(({ title, file, sha256 }) => (
          <li>
            {`${capital(editionWords(title))}: `}
            <a href={fileHref(sha256)}>{file}</a>
          </li>
        ))}
      </ul>
      {asKnownOn === undefined ? null : (
        <p>
          {"Editions after that day are left out here. "}
          <a href={revisionsHref(now)}>See them with what is known now</a>
        </p>
      )}
      <p>{says}</p>
      <Code label="Command to add another edition" lines={[command]} wraps />
    </div>
  );
}

interface PairProps {
  readonly view: RevisionsView;
  readonly pair: EditionPair;
  readonly index: number;
}

function PairSection({ view, pair, index }: PairProps): VNode {
  const { revisions, question, all } = view;
  const { byQuarter, force, pairs } = revisions;
  const moves = movesOf(pair, force !== null);
  const [id, more] = [`pair-${index}`, { byQuarter, all }];
  return (
    <section class="block" id={id} aria-labelledby={`h-${id}`}>
      <h2 id={`h-${id}`}>{`From ${pair.before.title} to ${pair.after.title}`}</h2>
      {pairs.length === 1 ? null : <p>{`${pair.sentence}.`}</p>}
      {pair.notes.map((note) => (
        <p class="note">{note}</p>
      ))}
      <Why pair={pair} id={id} />
      {moves === null ? null : (
        <figure class="chart" aria-labelledby={`h-${id}`}>
          <MovesKey />
          <MovesChart moves={moves} id={id} />
          <p class="source top-2">
            {moves.left === 0 ? "" : `${counted(moves.left, "more row", "more rows")} in the table. `}
            {sourceOf(pair)}
          </p>
        </figure>
      )}
      <h3 class="top-4">{force === null ? "Every force" : "Every figure"}</h3>
      {force === null ? (
        <ForcesTable
          pair={pair}
          all={all}
          hrefOf={(one) => revisionsHref(question, { force: one, ...more })}
          allHref={revisionsHref(question, { byQuarter, all: true })}
        />
      ) : (
        <FiguresTable pair={pair} all={all} />
      )}
      {force === null && byQuarter ? (
        <p class="note top-2">
          Quarters are told for one force: choose it in the table. The downloads hold them for all.
        </p>
      ) : null}
      <Apart pair={pair} />
    </section>
  );
}

function sourceOf({ before, after }: EditionPair): string {
  const who = before.source === after.source ? before.source : `${before.source}; ${after.source}`;
  return `${who}; ${before.file} and ${after.file}. Not official statistics.`;
}

/** Why the bases move as they do, with the sums of this very pair. */
function Why({ pair: { explanation, bases }, id }: { readonly pair: EditionPair; readonly id: string }): VNode | null {
  if (explanation.length === 0) return null;
  return (
    <div class="panel top-3 stack">
      <h3>Why figures of a past year still move</h3>
      {explanation.map((words) => (
        <p class="note">{words}</p>
      ))}
      {bases.length === 0 ? null : <BasesTable bases={bases} id={id} />}
    </div>
  );
}

function BasesTable({ bases, id }: { readonly bases: readonly BasisMove[]; readonly id: string }): VNode {
  return (
    <table class="cards tight" aria-describedby={`h-${id}`}>
      <caption class="visually-hidden">
        The same two editions on each basis, added over the forces that stand in both
      </caption>
      <thead>
        <tr>
          <th scope="col">Basis</th>
          {["Forces", "Charges", "Total", "No outcome yet"].map((head) => (
            <th scope="col" class="n">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {bases.map(({ basis, forces, charged, total, open }) => (
          <tr>
            <th scope="row">{capital(basis)}</th>
            <td data-h="Forces" class="n">
              {forces}
            </td>
            {(
              [
                ["Charges", charged],
                ["Total", total],
                ["No outcome yet", open],
              ] as const
            ).map(([head, move]) => (
              <td data-h={head} class="n">
                {move === null ? (
                  <span class="c-absent">
                    {basis === "closed" && head === "No outcome yet" ? "not applicable" : "not all exact"}
                  </span>
                ) : (
                  moveWords(move)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function moveWords({ before, after }: Move): string {
  const change = after - before;
  return `${count(before)}, then ${count(after)} (${change > 0 ? "+" : ""}${count(change)})`;
}

function MovesKey(): VNode {
  return (
    <ul class="key" aria-label="Key">
      <li>
        <svg width="16" height="16" aria-hidden="true">
          <circle class="dot" cx="8" cy="8" r="5" />
        </svg>
        earlier edition
      </li>
      <li>
        <svg width="16" height="16" aria-hidden="true">
          <circle class="move-after" cx="8" cy="8" r="5" />
        </svg>
        later edition
      </li>
    </ul>
  );
}

/** Forces that are in one edition only or under another flag rule, and what else must be known of some. */
function Apart({ pair: { forces } }: { readonly pair: EditionPair }): VNode | null {
  const said = forces.flatMap(({ called, why, notes }) =>
    [...(why === null ? [] : [why]), ...notes].map((words) => ({ called, words })),
  );
  if (said.length === 0) return null;
  return (
    <div class="stack top-4">
      <h3>Not added up, or only in part</h3>
      <ul class="bullets note">
        {said.map(({ called, words }) => (
          <li>
            <b>{`${called}.`}</b>
            {` ${words}`}
          </li>
        ))}
      </ul>
    </div>
  );
}

function PassedOver({ revisions: { passedOver } }: RevisionsView): VNode | null {
  if (passedOver.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-over">
      <h2 id="h-over">Files that were not compared</h2>
      <ul class="bullets note">
        {passedOver.map(({ file, sha256, why }) => (
          <li>
            <a href={fileHref(sha256)}>{file}</a>
            {`: ${why}`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TakeAlong({ revisions: { force, byQuarter, passport }, question, all }: RevisionsView): VNode {
  const more = { ...(force === null ? {} : { force: force.id }), byQuarter, all };
  return (
    <div class="stack">
      <h2>Take the data with you</h2>
      <Downloads
        downloads={[
          { title: "CSV", href: revisionsDownload("csv", question, more) },
          { title: "JSON", href: revisionsDownload("json", question, more) },
          { title: "Parquet", href: revisionsDownload("parquet", question, more) },
        ]}
      />
      <p class="note">
        {force === null ? (
          <a href={compareHref(question)}>Compare the forces in one edition</a>
        ) : (
          <a href={forceHref(force.id, question)}>{`${force.called} in one edition`}</a>
        )}
      </p>
      <p class="note">This again on the command line:</p>
      <Code label="Command that gives this again" lines={[passport.command]} wraps />
    </div>
  );
}
