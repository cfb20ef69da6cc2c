// The frame of every page: head, masthead, what the page stands on, main, footer. Readable without script.
import type { ComponentChildren, VNode } from "preact";
import { htmlOf } from "./html.ts";
import { Patterns } from "./parts/patterns.tsx";
import { ReleaseLine, SITE_PLACES, SiteFooter, SiteHead } from "./parts/site-frame.tsx";
import { Site, type SiteFrame } from "./site/frame.ts";

const PLACES = [
  { id: "compare", title: "Compare", href: "/" },
  { id: "forces", title: "Forces", href: "/forces" },
  { id: "measures", title: "Measures", href: "/measures" },
  { id: "check", title: "Check a claim", href: "/check" },
  { id: "sources", title: "Sources", href: "/sources" },
  { id: "problems", title: "Problems", href: "/problems" },
  { id: "about", title: "About", href: "/about" },
  { id: "add", title: "Add files", href: "/add" },
] as const;
type Place = (typeof PLACES)[number]["id"] | (typeof SITE_PLACES)[number]["id"];

/** A step of the way to a page; the last one is the page itself and has no address. */
export interface Crumb {
  readonly title: string;
  readonly href?: string;
}

interface Frame {
  /** Before the product's name in the title of the window. */
  readonly title: string;
  /** Which place of the site this page belongs to. */
  readonly place?: Place;
  /** What the page stands on: edition, status. */
  readonly standing?: string;
  readonly crumbs?: readonly Crumb[];
  /** A script that makes the page handier; the page works without it. */
  readonly script?: string;
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly children: ComponentChildren;
}

const STANDING = "Every figure leads to the cell it came from. Everycase’s figures are not official statistics.";

/** A whole page as HTML text. */
export function pageOf(frame: Frame): string {
  return htmlOf(
    <Site.Provider value={frame.site ?? null}>
      <Document {...frame} />
    </Site.Provider>,
  );
}

/** At an address that stays, the title of the window names the release too. */
function releaseOf(site: SiteFrame | undefined): string {
  return site?.release?.permanent === true ? `, release ${site.release.id}` : "";
}

function Document({ title, place, standing = STANDING, crumbs = [], script, site, children }: Frame): VNode {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title}${releaseOf(site)} – Everycase`}</title>
        <meta name="color-scheme" content="light dark" />
        {site === undefined ? null : <SiteHead title={title} site={site} />}
        {site === undefined ? <link rel="stylesheet" href="/static/everycase.css" /> : <style />}
        <link rel="icon" href="data:," />
        {script === undefined ? null : <Script src={script} site={site} />}
      </head>
      <body>
        <a class="skip" href="#main">
          Skip to main content
        </a>
        <Patterns />
        <Masthead place={place} places={site === undefined ? PLACES : SITE_PLACES} />
        {site === undefined ? null : <ReleaseLine site={site} />}
        <aside class="standing" aria-label="About this page">
          <div class="wrap">{standing}</div>
        </aside>
        <div class="wrap">
          <Crumbs crumbs={crumbs} />
          <main id="main" tabindex={-1}>
            {children}
          </main>
        </div>
        {site === undefined ? <Footer /> : <SiteFooter />}
      </body>
    </html>
  );
}

/** A module does not run in a page that is opened from a folder; there a plain script does. */
function Script({ src, site }: { readonly src: string; readonly site: SiteFrame | undefined }): VNode {
  return site === undefined ? <script type="module" src={src} /> : <script defer src={src} />;
}

interface MastheadProps {
  readonly place: Place | undefined;
  readonly places: readonly { readonly id: string; readonly title: string; readonly href: string }[];
}

function Masthead({ place, places }: MastheadProps): VNode {
  return (
    <header class="masthead">
      <div class="wrap">
        <a class="brand" href="/">
          <svg viewBox="0 0 46 20" aria-hidden="true" focusable="false">
            <rect class="b-unknown" fill="url(#hatch-fine)" x="1" y="1" width="13" height="18" />
            <rect class="b-charged" x="16" y="1" width="4" height="18" />
            <rect class="b-done-2" x="22" y="1" width="13" height="18" />
            <rect class="b-moved" fill="url(#dots)" x="37" y="1" width="8" height="18" />
          </svg>
          <span>Everycase</span>
        </a>
        <nav class="sitenav" aria-label="Site">
          <ul>
            {places.map(({ id, title, href }) => (
              <li>
                <a href={href} aria-current={id === place ? "page" : undefined}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}

function Crumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }): VNode | null {
  if (crumbs.length === 0) return null;
  return (
    <nav class="crumbs" aria-label="Where you are">
      <ol>
        {crumbs.map(({ title, href }) => (
          <li>{href === undefined ? <span aria-current="page">{title}</span> : <a href={href}>{title}</a>}</li>
        ))}
      </ol>
    </nav>
  );
}

function Footer(): VNode {
  return (
    <footer class="footer">
      <div class="wrap">
        <ul>
          <li>
            <a href="/">Compare forces</a>
          </li>
          <li>
            <a href="/forces">All forces</a>
          </li>
          <li>
            <a href="/check">Check a claim</a>
          </li>
          <li>
            <a href="/sources">Sources</a>
          </li>
          <li>
            <a href="/problems">Problems</a>
          </li>
          <li>
            <a href="/revisions">What changed between editions</a>
          </li>
          <li>
            <a href="/releases">Releases and corrections</a>
          </li>
          <li>
            <a href="/reconcile">Outcomes against recorded crime</a>
          </li>
          <li>
            <a href="/about">About the measures</a>
          </li>
          <li>
            <a href="/add">Add files</a>
          </li>
          <li>
            <a href="/entered">Entered by hand</a>
          </li>
          <li>
            <a href="/police-uk">data.police.uk</a>
          </li>
          <li>
            <a href="/cases">Case extracts</a>
          </li>
          <li>
            <a href="/api">API</a>
          </li>
        </ul>
        <p>
          Everycase is free software. What it works out is not official statistics. Contains public sector information
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
