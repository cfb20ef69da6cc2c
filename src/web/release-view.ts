// What the pages about releases are given: plain values, so that the app and the static site show the same page.
import type { SaidFigure } from "../releases/changes.ts";
import type { ReleaseHistory, Reply } from "../releases/release.ts";
import type { SiteFrame } from "./site/frame.ts";

/** A reply or a silence, and the release whose figures it is about. */
export interface ReplyShown {
  readonly release: string;
  readonly reply: Reply;
}

/** The list of releases. */
export interface ReleasesView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  /** In the order of their numbers. */
  readonly releases: readonly ReleaseHistory[];
  /** Entries about releases that count for nothing, in the app alone. */
  readonly setAside?: readonly { readonly entry: string; readonly kind: string; readonly why: string }[];
}

/** One release with its history. */
export interface ReleaseView {
  /** The static site around the page; left out in the app. */
  readonly site?: SiteFrame | undefined;
  readonly release: ReleaseHistory;
  /** Entries between the figures of the release before and its own. */
  readonly because: readonly { readonly entry: string; readonly says: string; readonly at: string }[];
  /** Counts of a release of records. Shown when it is published, and not before. */
  readonly figures?: readonly SaidFigure[];
  /** The day, for silences; left out in the static site, which knows no clock. */
  readonly today?: string;
}
