// "Publish everything public": proposed, approved and published in one go by one named person, where the figures changed since.
import { Refusal } from "../ground/refusal.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { publishedNow, withdrawnLast } from "../releases/rules.ts";
import { foldedReleases, releaseHistories, releaseNamed } from "./_release-book.ts";
import { saysTheSame } from "./_says-the-same.ts";
import type { Program } from "./program.ts";
import { proposeRelease } from "./propose-release.ts";
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
  /** The program that is named as the one that froze the figures: this one where none is given. */
  readonly madeBy?: Program;
}

/** The release that is published now, and whether it is new. */
export interface PublishedNow {
  readonly release: ReleaseHistory;
  readonly isNew: boolean;
}

/**
 * Makes a release of every public figure, unless the figures of the one that is published are the same. Where there is one, the new one corrects it, with the
 * changes worked out. Refuses (`usage`) without a person where something is to be released, (`notFound`) where there is no figure, and
 * (`notPossible`) the very figures that were withdrawn last, where nobody says why.
 */
export async function publishEverythingPublic(tools: Tools, wish: PublishEverythingWish): Promise<PublishedNow> {
  const old = publishedNow(foldedReleases(tools).releases);
  const now = await takeSnapshot(tools);
  if (old !== null && (await saysTheSame(tools, old, { now, because: wish.because })))
    return { release: await withChanges(tools, old.id), isNew: false };
  if (wish.who === undefined)
    throw new Refusal("usage", "Who decides that these figures are published is not said.", "Say who: --who NAME");
  if (old === null && wish.because === undefined) await refuseWithdrawn(tools, now);
  const title = wish.title ?? old?.title ?? "Figures of public sources";
  const madeBy = wish.madeBy === undefined ? {} : { madeBy: wish.madeBy };
  const { id } = await proposeRelease(tools, { who: wish.who, title, because: wish.because, ...madeBy }, now);
  approveRelease(tools, { release: id, who: wish.who });
  publishRelease(tools, { release: id, who: wish.who });
  return { release: await withChanges(tools, id), isNew: true };
}

/** Refuses (`notPossible`) to publish in passing what was withdrawn last, unchanged: that is decided with a reason. */
async function refuseWithdrawn(tools: Tools, now: Awaited<ReturnType<typeof takeSnapshot>>): Promise<void> {
  const last = withdrawnLast(foldedReleases(tools).releases);
  if (last === null || !(await saysTheSame(tools, last, { now }))) return;
  const why = last.steps.findLast(({ act }) => act === "withdrawn")?.why ?? "";
  throw new Refusal(
    "notPossible",
    `These are the figures of release ${last.id}, which was withdrawn: ${why}`,
    "Add what was missing or wrong first; or say why they may be published after all: --because WORDS",
  );
}

async function withChanges(tools: Tools, id: string): Promise<ReleaseHistory> {
  return releaseNamed(await releaseHistories(tools), id);
}
