// What stands in a site where no figure of public sources does: the first page, and each address whose figures were withdrawn.
import type { VNode } from "preact";
import type { ReleaseHistory } from "../../releases/release.ts";
import { pageOf } from "../layout.tsx";
import { RecordsList } from "../parts/records-list.tsx";
import { dayWords } from "../release-words.ts";
import type { SiteFrame } from "../site/frame.ts";

interface StandingView {
  /** The release that was withdrawn last; `null` where none of public sources was ever published. */
  readonly gone: ReleaseHistory | null;
  readonly releases: readonly ReleaseHistory[];
  readonly site: SiteFrame;
}

/** The first page of a site without a standing figure of public sources: a whole HTML document. */
export function siteStandingPage({ gone, releases, site }: StandingView): string {
  return pageOf({
    title: gone === null ? "Counts from records" : "The figures were withdrawn",
    site,
    children: (
      <>
        <h1>{gone === null ? "Counts from records" : "The figures of this site were withdrawn"}</h1>
        {gone === null ? (
          <p class="lead">No figure of a public source is published here.</p>
        ) : (
          <>
            <p class="lead">{withdrawalWords(gone)}</p>
            <p>
              {"No figure of it stands any more. What was published stays where it was kept, marked as withdrawn: "}
              <a href={`~releases/${gone.id}/index.html`}>{`the figures of release ${gone.id}`}</a>
              {", "}
              <a href={`/releases/${encodeURIComponent(gone.id)}`}>who decided what</a>
              {". Whoever cited one of them should say so."}
            </p>
          </>
        )}
        <RecordsList releases={releases} />
        <section class="block" aria-labelledby="h-all">
          <h2 id="h-all">What was decided</h2>
          <p>
            <a href="/releases">All releases, corrections and withdrawals</a>
            {", also as a feed: "}
            <a href="/releases/feed.atom">Atom</a>
            {", "}
            <a href="/releases/feed.json">JSON</a>.
          </p>
        </section>
      </>
    ),
  });
}

interface WithdrawnView {
  readonly gone: ReleaseHistory;
  /** Where the page stood. */
  readonly path: string;
  readonly site: SiteFrame;
}

/** The notice at an address whose figures were withdrawn: a whole HTML document, without any of them. */
export function siteWithdrawnPage({ gone, path, site }: WithdrawnView): string {
  return pageOf({
    title: `Withdrawn: ${path.replace(/^questions\/|\.html$/gu, "")}`,
    site,
    children: (
      <>
        <h1>What stood here was withdrawn</h1>
        <p class="lead">{withdrawalWords(gone)}</p>
        <Kept gone={gone} path={path} />
        <p>
          <a href="/releases">All releases, corrections and withdrawals</a>
        </p>
      </>
    ),
  });
}

function Kept({ gone: { id }, path }: Pick<WithdrawnView, "gone" | "path">): VNode {
  return (
    <p>
      {"No figure of it stands any more. The page stays as it was, marked as withdrawn: "}
      <a href={`~releases/${id}/${path}`}>{`as release ${id} had it`}</a>.
    </p>
  );
}

/** Which release was withdrawn, when, and why. Example: `Release 1, “November”, published on 1 November 2026, was withdrawn on 3 November 2026. Why: …` */
export function withdrawalWords({ id, title, steps }: Pick<ReleaseHistory, "id" | "title" | "steps">): string {
  const day = (wanted: string): string => {
    const at = steps.findLast(({ act }) => act === wanted)?.at.slice(0, 10);
    return at === undefined ? "" : ` on ${dayWords(at)}`;
  };
  const why = steps.findLast(({ act }) => act === "withdrawn")?.why ?? null;
  const reason = why === null ? "" : ` Why: ${why}`;
  return `Release ${id}, “${title}”, published${day("published")}, was withdrawn${day("withdrawn")}.${reason}`;
}
