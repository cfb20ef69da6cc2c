// The releases of the book: all of them, one with its whole history, and what changed against the one before.
import { Refusal } from "../ground/refusal.ts";
import { changesOf, type SaidFigure } from "../releases/changes.ts";
import { type CitationStanding, citationStandings } from "../releases/citations.ts";
import { type CorrectedOf, correctionsOf } from "../releases/corrections.ts";
import { atomFeed, FEED_TITLE, feedItems, jsonFeed } from "../releases/feed.ts";
import type { SetAside } from "../releases/fold.ts";
import type { FigureChange, ReleaseHistory } from "../releases/release.ts";
import { repliesTo } from "../releases/replies.ts";
import type { CorrectionShown, ReplyShown } from "../web/release-view.ts";
import { foldedReleases, releaseHistories, releaseNamed } from "./_release-book.ts";
import { figuresOfRelease } from "./propose-release.ts";
import { type Because, becauseOf } from "./release-because.ts";
import { today } from "./reply-release.ts";
import type { Tools } from "./tools.ts";

/** All releases, and the entries about releases that count for nothing. */
export interface ReleaseList {
  readonly releases: readonly ReleaseHistory[];
  readonly setAside: readonly SetAside[];
}

/** Lists the releases with their changes. */
export async function listReleases(tools: Tools): Promise<ReleaseList> {
  const { setAside } = foldedReleases(tools);
  return { releases: await releaseHistories(tools), setAside };
}

/** One release with all that belongs to it. */
export interface ReleaseShown {
  readonly release: ReleaseHistory;
  /** Entries between the figures of the release before and its own. */
  readonly because: readonly Because[];
  readonly citations: readonly CitationStanding[];
  /** Of records: every count as it is let out, for whoever checks it. Empty for figures of public sources, which have pages. */
  readonly figures: readonly SaidFigure[];
  /** The day of the clock, for silences. */
  readonly today: string;
}

/** Shows a release. Refuses (`notFound`) one that is not there. */
export async function showRelease(tools: Tools, label: string | undefined): Promise<ReleaseShown> {
  const releases = await releaseHistories(tools);
  const release = releaseNamed(releases, label);
  const before = releases.find(({ id }) => id === release.corrects);
  const because =
    before === undefined ? [] : becauseOf(tools, { from: before.snapshot.asOf, to: release.snapshot.asOf });
  const citations = citationStandings(releases).filter(({ citation }) => citation.release === release.id);
  const figures = release.of === "records" ? await figuresOfRelease(tools, release) : [];
  return { release, because, citations, figures, today: today(tools) };
}

/** What changed from one release to another, and the entries between them. */
export interface ReleasesCompared {
  readonly before: string;
  readonly after: string;
  readonly changes: readonly FigureChange[];
  readonly because: readonly Because[];
}

/** Compares a release with another: the one that it corrects, else the release of the same origin before it. Refuses (`notFound`) where there is none. */
export async function compareReleases(
  tools: Tools,
  label: string | undefined,
  against?: string,
): Promise<ReleasesCompared> {
  const { releases } = foldedReleases(tools);
  const release = releaseNamed(releases, label ?? releases.at(-1)?.id);
  const earlier = releases.slice(0, releases.indexOf(release)).findLast(({ of }) => of === release.of);
  const chosen = against ?? release.corrects ?? earlier?.id;
  if (chosen === undefined)
    throw new Refusal(
      "notFound",
      `There is no release before release ${release.id}.`,
      releases.length > 1 ? `Name another: everycase release compare ${release.id} --against NUMBER` : undefined,
    );
  const before = releaseNamed(releases, chosen);
  const changes = changesOf(await figuresOfRelease(tools, before), await figuresOfRelease(tools, release));
  const because = becauseOf(tools, { from: before.snapshot.asOf, to: release.snapshot.asOf });
  return { before: before.id, after: release.id, changes, because };
}

/** A feed as text. */
export interface FeedText {
  readonly mediaType: string;
  readonly text: string;
}

/** The feed of what happened to published figures, for the app: `base` is where it answers, with a slash at its end. */
export async function releaseFeed(
  tools: Tools,
  { form, base }: { readonly form: "atom" | "json"; readonly base: string },
): Promise<FeedText> {
  const items = feedItems(await releaseHistories(tools), (id) => `releases/${id}`);
  const wish = { title: FEED_TITLE, base, folder: "releases/", items };
  return form === "atom"
    ? { mediaType: "application/atom+xml; charset=utf-8", text: atomFeed(wish) }
    : { mediaType: "application/feed+json; charset=utf-8", text: jsonFeed(wish) };
}

/** What a force replied to any release that was not withdrawn, and its silences, oldest first: they stand beside its figures in later releases too. */
export function repliesOfForce(tools: Tools, force: string): readonly ReplyShown[] {
  return repliesTo(foldedReleases(tools).releases, force);
}

/** What corrections changed of the figures of a force, or of all together, under a question, the oldest first; of one figure where one is named. */
export async function correctionsOfFigures(tools: Tools, of: CorrectedOf): Promise<readonly CorrectionShown[]> {
  return correctionsOf(await releaseHistories(tools), of);
}
