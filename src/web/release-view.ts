// What the pages about releases are given: plain values, so that the app and the static site show the same page.
import type { ShownTable } from "../disclosure/count-table.ts";
import type { SaidFigure } from "../releases/changes.ts";
import type { FigureChange, ReleaseHistory, Reply } from "../releases/release.ts";
import type { SiteFrame } from "./site/frame.ts";

/** A reply or a silence, and the release whose figures it is about. */
export interface ReplyShown {
  readonly release: string;
  readonly reply: Reply;
}

/** What one correction changed of the figures of a page. */
export interface CorrectionShown {
  /** The release that holds the figures since, and the one whose place it took. */
  readonly release: string;
  readonly corrects: string;
  /** The day it was published, `2026-11-01`. */
  readonly on: string | null;
  readonly why: string | null;
  readonly changes: readonly FigureChange[];
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
  /** The tables of these counts: how each was protected. */
  readonly tables?: readonly Pick<ShownTable, "id" | "policy" | "says">[];
  /** The day, for silences; left out in the static site, which knows no clock. */
  readonly today?: string;
}
