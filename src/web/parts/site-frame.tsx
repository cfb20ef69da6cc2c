// The frame of a page of the static site: what its head says to those who share it, which release it shows, where it leads.
import type { VNode } from "preact";
import { dayInWords, parseDay } from "../../ground/day.ts";
import type { SiteFrame } from "../site/frame.ts";
import { relativePath } from "../site/link-pass.ts";
import { NO_STYLE } from "../site/style-pass.ts";

/** The places of the site, for its navigation. */
export const SITE_PLACES = [
  { id: "compare", title: "Questions", href: "/compare" },
  { id: "forces", title: "Forces", href: "/forces" },
  { id: "measures", title: "Measures", href: "/measures" },
  { id: "sources", title: "Sources", href: "/sources" },
  { id: "releases", title: "Releases", href: "/releases" },
  { id: "about", title: "About", href: "/about" },
  { id: "search", title: "Search", href: "/search" },
] as const;

/**
 * Nothing from elsewhere, and of what is inline the page's own rules alone, by their digest. `file:` lets a page that is opened from a
 * folder take its pictures where the browser does not count a folder as the page's own place; from a host it opens nothing.
 */
const POLICY = `default-src 'none'; ${NO_STYLE}; script-src 'self' file:; img-src 'self' file: data:; base-uri 'none'; form-action 'none'`;

/** The head of a page of the site: its policy, its description, its picture, its feeds; addresses only where they are known. */
export function SiteHead({ title, site }: { readonly title: string; readonly site: SiteFrame }): VNode {
  const { base, path, card, description } = site;
  const at = (of: string): string => `${base ?? ""}${of}`;
  return (
    <>
      <meta http-equiv="Content-Security-Policy" content={POLICY} />
      <meta name="referrer" content="no-referrer" />
      <meta name="description" content={description} />
      <meta property="og:site_name" content="Everycase" />
      <meta property="og:type" content="article" />
      <meta property="og:locale" content="en_GB" />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      {base === null ? null : (
        <>
          <link rel="canonical" href={at(path)} />
          <meta property="og:url" content={at(path)} />
        </>
      )}
      {card === null ? null : (
        <>
          <meta property="og:image" content={base === null ? relativePath(path, card) : at(card)} />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content="1200" />
          <meta property="og:image:height" content="630" />
          <meta property="og:image:alt" content={description} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
      <link rel="alternate" type="application/atom+xml" title="Releases and corrections" href="/releases/feed.atom" />
      <link rel="alternate" type="application/feed+json" title="Releases and corrections" href="/releases/feed.json" />
    </>
  );
}

/** Which release a page shows, and whether another one followed. */
export function ReleaseLine({ site }: { readonly site: SiteFrame }): VNode | null {
  if (site.release === null) return null;
  const { id, title, published, state, permanent } = site.release;
  const day = published === null ? null : parseDay(published);
  const when = day === null ? "" : `, published on ${dayInWords(day)}`;
  const here = permanent ? site.path.replace(/^releases\/[^/]+\//u, "") : site.path;
  const newest = site.has(`~${here}`) ? `~${here}` : "~index.html";
  return (
    <aside class={state === "newest" ? "standing" : "standing earlier"} aria-label="Which release this page shows">
      <div class="wrap">
        {state === "withdrawn" ? <b>This release was withdrawn. </b> : null}
        {state === "earlier" ? <b>A later release exists. </b> : null}
        <a href={`/releases/${encodeURIComponent(id)}`}>{`Release ${id}`}</a>
        {`: ${title}${when}. `}
        {state === "newest" ? null : (
          <>
            <a href={newest}>{state === "withdrawn" ? "See what stands there now" : "See the newest figures"}</a>
            {". "}
          </>
        )}
        {permanent ? (
          "This page stays at this address."
        ) : (
          <a href={`~releases/${id}/${here}`}>This page at an address that stays</a>
        )}
      </div>
    </aside>
  );
}

/** Where the site leads, below every page. */
export function SiteFooter(): VNode {
  return (
    <footer class="footer">
      <div class="wrap">
        <ul>
          <li>
            <a href="/compare">All questions</a>
          </li>
          <li>
            <a href="/forces">All forces</a>
          </li>
          <li>
            <a href="/sources">Sources</a>
          </li>
          <li>
            <a href="/problems">Problems</a>
          </li>
          <li>
            <a href="/releases">Releases and corrections</a>
          </li>
          <li>
            <a href="/releases/feed.atom">Feed</a>
          </li>
          <li>
            <a href="~data/datapackage.json">Data package</a>
          </li>
          <li>
            <a href="/about">About the measures</a>
          </li>
          <li>
            <a href="/search">Search</a>
          </li>
        </ul>
        <p>
          What stands here is not official statistics. Every figure leads to the cells it came from, and{" "}
          <code>everycase recompute</code> works the whole site out again from them. Contains public sector information
          licensed under the Open Government Licence v3.0.
        </p>
        <p>
          If something here touches your own life: the police on 101, or 999 in an emergency; Childline 0800 1111; NSPCC
          helpline 0808 800 5000.
        </p>
      </div>
    </footer>
  );
}
