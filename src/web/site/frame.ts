// What a page of the static site is told besides its figures: its place, its release, and what else the site has.
import { type Context, createContext } from "preact";

/** The release that a page shows. */
export interface SiteRelease {
  readonly id: string;
  readonly title: string;
  /** The day it was published, `2026-11-01`; `null` where it was not released. */
  readonly published: string | null;
  readonly state: "newest" | "earlier" | "withdrawn";
  /** Whether the page stands below `releases/<id>/`, where it stays whatever follows. */
  readonly permanent: boolean;
}

/** A page of the static site. Left out where the app shows the page. */
export interface SiteFrame {
  /** Where the page stands in the site: `questions/flag-cse/2018-19/recorded/kent.html`. */
  readonly path: string;
  /** The finding in a sentence, for those who are sent a link. */
  readonly description: string;
  /** The path of its picture, 1200 × 630; `null` where it has none. */
  readonly card: string | null;
  /** The address that the site is served from, with a `/` at its end; `null` where it is not known. */
  readonly base: string | null;
  /** `null` on pages that belong to no release. */
  readonly release: SiteRelease | null;
  /** Whether the site has a page or a file for an address of the app. */
  has(href: string): boolean;
}

/** The site around a part of a page; `null` in the app. */
export const Site: Context<SiteFrame | null> = createContext<SiteFrame | null>(null);
