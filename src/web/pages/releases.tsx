// The releases: who decided that which figures may be published, what changed since, and where each stays.
import type { VNode } from "preact";
import type { ReleaseHistory } from "../../releases/release.ts";
import { pageOf } from "../layout.tsx";
import { Code } from "../parts/code.tsx";
import { InApp } from "../parts/in-app.tsx";
import { ReleaseTag } from "../parts/release-tag.tsx";
import { ReleaseLink } from "../parts/replies.tsx";
import type { ReleasesView } from "../release-view.ts";
import { correctionWords, dayWords } from "../release-words.ts";

/** The list of releases: a whole HTML document. */
export function releasesPage({ site, releases, setAside = [] }: ReleasesView): string {
  return pageOf({
    title: "Releases and corrections",
    ...(site === undefined ? {} : { place: "releases" as const, site }),
    crumbs: [{ title: "Compare", href: "/" }, { title: "Releases and corrections" }],
    children: (
      <>
        <h1>{releases.length === 0 ? "Nothing has been released" : "Releases and corrections"}</h1>
        <p class="lead">
          A release is the decision that figures may be published. Figures of public sources need one person; figures
          from records two, never their author alone. What was published stays at its address when a later release
          corrects it.
        </p>
        {releases.length === 0 ? null : <List releases={releases.toReversed()} />}
        {releases.length === 0 ? null : (
          <p class="top-3">
            {"Changes as a feed: "}
            <a href="/releases/feed.atom">Atom</a>
            {", "}
            <a href="/releases/feed.json">JSON</a>
          </p>
        )}
        <InApp>
          <How />
        </InApp>
        {setAside.length === 0 ? null : <SetAside setAside={setAside} />}
      </>
    ),
  });
}

function List({ releases }: { readonly releases: readonly ReleaseHistory[] }): VNode {
  return (
    <table class="cards top-4">
      <caption class="visually-hidden">Every release, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Release</th>
          <th scope="col">State</th>
          <th scope="col">Last step</th>
          <th scope="col">What it changes</th>
        </tr>
      </thead>
      <tbody>
        {releases.map((release) => {
          const last = release.steps.at(-1);
          return (
            <tr>
              <th scope="row">
                <a href={`/releases/${encodeURIComponent(release.id)}`}>{`Release ${release.id}`}</a>
                {`: ${release.title}`}
              </th>
              <td data-h="State">
                <ReleaseTag release={release} />
              </td>
              <td data-h="Last step">{last === undefined ? "" : `${dayWords(last.at.slice(0, 10))}, ${last.who}`}</td>
              <td data-h="What it changes">
                {release.corrects === null ? "It follows no other." : correctionWords(release)}
                {release.correctedBy === null ? null : (
                  <>
                    {" Its place has been taken by "}
                    <ReleaseLink id={release.correctedBy} />.
                  </>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function How(): VNode {
  return (
    <section class="block" aria-labelledby="h-how">
      <h2 id="h-how">How figures are released</h2>
      <p>
        A release is decided on the command line, by a person who is named there. It freezes the figures as they are, so
        that they can be read when they have changed.
      </p>
      <div class="top-2">
        <Code
          label="Commands"
          lines={[
            'everycase release propose --title "Figures of November" --who NAME',
            "everycase release approve 1 --who NAME",
            "everycase release publish 1 --who NAME",
            "everycase publish ./site --who NAME",
          ]}
        />
      </div>
    </section>
  );
}

function SetAside({ setAside }: { readonly setAside: NonNullable<ReleasesView["setAside"]> }): VNode {
  return (
    <section class="block" aria-labelledby="h-aside">
      <h2 id="h-aside">Entries that count for nothing</h2>
      <p>They stand in the ledger, and the rules of releases do not allow them.</p>
      <ul class="bullets top-2">
        {setAside.map(({ entry, kind, why }) => (
          <li>{`${entry} (${kind}): ${why.replace(/\.$/u, "")}.`}</li>
        ))}
      </ul>
    </section>
  );
}
