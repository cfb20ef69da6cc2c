// "Publish everything public": proposed, approved and published in one go by one named person, where the figures changed since.
import { Refusal } from "../ground/refusal.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { publishedNow } from "../releases/rules.ts";
import { foldedReleases, releaseHistories, releaseNamed } from "./_release-book.ts";
import { proposeRelease, saysTheSame } from "./propose-release.ts";
import { approveRelease, publishRelease } from "./step-release.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import type { Tools } from "./tools.ts";

/** Who decides, and what is said of it. */
export interface PublishEverythingWish {
  /** Needed only where something is to be released. */
  readonly who?: string | undefined;
  readonly title?: string | undefined;
  /** Why figures changed; what was added to the book since, where nobody says. */
  readonly because?: string | undefined;
}

/** The release that is published now, and whether it is new. */
export interface PublishedNow {
  readonly release: ReleaseHistory;
  readonly isNew: boolean;
}

/**
 * Makes a release of every public figure, unless the one that is published says the same. Where there is one, the new one corrects it, with the
 * changes worked out. Refuses (`usage`) without a person where something is to be released, (`notFound`) where there is no figure.
 */
export async function publishEverythingPublic(tools: Tools, wish: PublishEverythingWish): Promise<PublishedNow> {
  const old = publishedNow(foldedReleases(tools).releases);
  const now = await takeSnapshot(tools);
  if (old !== null && (await saysTheSame(tools, old, now)))
    return { release: await withChanges(tools, old.id), isNew: false };
  if (wish.who === undefined)
    throw new Refusal("usage", "Who decides that these figures are published is not said.", "Say who: --who NAME");
  const title = wish.title ?? old?.title ?? "Figures of public sources";
  const { id } = await proposeRelease(tools, { who: wish.who, title, because: wish.because }, now);
  approveRelease(tools, { release: id, who: wish.who });
  publishRelease(tools, { release: id, who: wish.who });
  return { release: await withChanges(tools, id), isNew: true };
}

async function withChanges(tools: Tools, id: string): Promise<ReleaseHistory> {
  return releaseNamed(await releaseHistories(tools), id);
}
