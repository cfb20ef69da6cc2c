// One release: what it holds, every step with who and when, what changed, who replied, who cited it.
import type { VNode } from "preact";
import type { ReleaseHistory } from "../../releases/release.ts";
import { pageOf } from "../layout.tsx";
import { Facts } from "../parts/facts.tsx";
import { InApp } from "../parts/in-app.tsx";
import { LetOutCounts } from "../parts/let-out.tsx";
import { ReleaseChanges } from "../parts/release-changes.tsx";
import { ReleaseTag } from "../parts/release-tag.tsx";
import { ReleaseLink, ReplyBox } from "../parts/replies.tsx";
import type { ReleaseView } from "../release-view.ts";
import { correctionWords, dayWords, programWords } from "../release-words.ts";
import { Site } from "../site/frame.ts";
import { capital, listed } from "../words.ts";

/** The page of one release: a whole HTML document. */
export function releasePage(view: ReleaseView): string {
  const { site, release, because, figures = [], tables = [] } = view;
  return pageOf({
    title: `Release ${release.id}`,
    ...(site === undefined ? {} : { place: "releases" as const, site }),
    crumbs: [{ title: "Releases and corrections", href: "/releases" }, { title: `Release ${release.id}` }],
    children: (
      <>
        <h1>{`Release ${release.id}: ${release.title}`}</h1>
        <p class="lead">
          <ReleaseTag release={release} /> {leadWords(release)}
          {release.correctedBy === null ? null : (
            <>
              {" Its place has been taken by "}
              <ReleaseLink id={release.correctedBy} />. Its own figures stay as they were.
            </>
          )}
        </p>
        <div class="top-4">
          <Facts facts={factsOf(release)} />
        </div>
        {release.state === "published" || release.state === "corrected" ? (
          <InApp>
            <p class="top-3">
              <a href={`/releases/${encodeURIComponent(release.id)}/figures`} download>
                Every figure as it was, as a file
              </a>
            </p>
          </InApp>
        ) : null}
        <ItsFigures id={release.id} />
        <Steps release={release} />
        <Changes release={release} because={because} />
        <LetOutCounts release={release} figures={figures} tables={tables} />
        <Replies view={view} />
        <CitedBy release={release} />
      </>
    ),
  });
}

/** In the site, the way to the figures of the release, where they stay. */
function ItsFigures({ id }: { readonly id: string }): VNode {
  const home = `~releases/${id}/index.html`;
  return (
    <Site.Consumer>
      {(site) =>
        site?.has(home) === true ? (
          <p class="top-3">
            <a href={home}>The figures of this release</a>, at addresses that stay.
          </p>
        ) : null
      }
    </Site.Consumer>
  );
}

function leadWords(release: ReleaseHistory): string {
  const origin = release.of === "public" ? "Figures of public sources." : "Figures from records, protected.";
  return [origin, correctionWords(release)].filter((part) => part !== "").join(" ");
}

function factsOf({ snapshot, frozenBy, of, tables = [] }: ReleaseHistory) {
  return [
    { term: "Figures as of", says: `entry ${snapshot.asOf} of the ledger` },
    {
      term: "SHA-256",
      says: <span class="hash">{snapshot.sha256}</span>,
      note: "of the frozen figures in the archive",
    },
    ...(frozenBy === undefined
      ? []
      : [{ term: "Frozen by", says: programWords(frozenBy), note: "the program that worked them out" }]),
    ...(of === "public" ? [] : [{ term: "Tables", says: listed(tables), note: "their entries" }]),
  ];
}

function Steps({ release: { steps } }: { readonly release: ReleaseHistory }): VNode {
  return (
    <section class="block" aria-labelledby="h-steps">
      <h2 id="h-steps">Who decided what</h2>
      <table class="cards top-3">
        <caption class="visually-hidden">Every step, the first one first</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Who</th>
            <th scope="col">When</th>
            <th scope="col">Entry</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ act, who, at, entry, why }) => (
            <tr>
              <th scope="row">{capital(act)}</th>
              <td data-h="Who">{who}</td>
              <td data-h="When">{dayWords(at.slice(0, 10))}</td>
              <td data-h="Entry">{entry}</td>
              <td data-h="Why">{why ?? "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Changes({
  release: { of, state, corrects, changes },
  because,
}: Pick<ReleaseView, "release" | "because">): VNode | null {
  if (corrects === null) return null;
  return (
    <section class="block" id="changes" aria-labelledby="h-changes">
      <h2 id="h-changes">{`What changed since release ${corrects}`}</h2>
      {because.length === 0 ? null : (
        <p>{`Added to the book between: ${because.map(({ says, entry, at }) => `${says} (${entry}, ${dayWords(at.slice(0, 10))})`).join("; ")}.`}</p>
      )}
      {of === "records" && state === "withdrawn" ? (
        <p class="top-2">It was withdrawn, and what it changed is not shown any more.</p>
      ) : changes.length === 0 ? (
        <p class="top-2">No figure changed; the words around some did.</p>
      ) : (
        <ReleaseChanges changes={changes} from={corrects} />
      )}
    </section>
  );
}

function Replies({ view: { release, today } }: { readonly view: ReleaseView }): VNode | null {
  if (release.replies.length === 0) return null;
  return (
    <section class="block" id="replies" aria-labelledby="h-replies">
      <h2 id="h-replies">Right of reply</h2>
      <div class="stack top-3">
        {release.replies.map((reply) => (
          <ReplyBox one={{ release: release.id, reply }} today={today} named />
        ))}
      </div>
    </section>
  );
}

/** The outlets' names alone: where they cited it, and whether they were told, is for those who keep the register. */
function CitedBy({ release: { citations } }: { readonly release: ReleaseHistory }): VNode | null {
  const outlets = [...new Set(citations.map(({ who }) => who))];
  if (outlets.length === 0) return null;
  return (
    <section class="block" aria-labelledby="h-cited">
      <h2 id="h-cited">Cited by</h2>
      <p>{`${listed(outlets)}. They are told when a figure they cited changes.`}</p>
    </section>
  );
}
