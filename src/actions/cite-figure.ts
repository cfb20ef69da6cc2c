// The register of citations: who cited which figure, so that they can be told when it changes.
import { Refusal } from "../ground/refusal.ts";
import { type CitationStanding, citationStandings } from "../releases/citations.ts";
import { LONGEST, releaseSubject } from "../releases/entries.ts";
import type { Citation } from "../releases/release.ts";
import { wasReleased } from "../releases/rules.ts";
import { forceNamed } from "../standard/force-named.ts";
import { foldedReleases, releaseHistories, releaseNamed, sayOfRelease } from "./_release-book.ts";
import { daySaid, nameSaid, outletSaid } from "./_said-text.ts";
import { releasedFigures } from "./released-figures.ts";
import { type FigureWish, figureMeant, today } from "./reply-release.ts";
import type { Tools } from "./tools.ts";

/** A citation to be noted. Without a figure the release as a whole was cited. */
export interface CiteWish extends FigureWish {
  /** Who cited it: an outlet, an office. */
  readonly who: string | undefined;
  /** Where: an address, or a title and a page. */
  readonly where: string | undefined;
  readonly on?: string | undefined;
  /** Without it the pooled figure of all forces. */
  readonly force?: string | undefined;
  /** The published release when left out. */
  readonly release?: string | undefined;
  /** Who writes it down. */
  readonly as?: string | undefined;
}

/** Notes a citation. Refuses (`notFound`) where nothing was published, or the release holds no such figure, and (`usage`) what is not said. */
export async function noteCitation(tools: Tools, wish: CiteWish): Promise<Citation> {
  const cited = outletSaid(wish.who, "cited the figure");
  const where = (wish.where ?? "")
    .toWellFormed()
    .replace(/[\s\p{Cc}\p{Bidi_Control}]+/gu, " ")
    .trim();
  if (where === "" || where.length > LONGEST.address)
    throw new Refusal("usage", "Where it was cited is not said.", "Say it: --where https://… or a title and a page");
  const on = daySaid(wish.on ?? today(tools), "--on");
  const { releases } = foldedReleases(tools);
  const published = releases.findLast(({ state }) => state === "published");
  if (wish.release === undefined && published === undefined)
    throw new Refusal(
      "notFound",
      "Nothing is published that could be cited.",
      "Publish first: everycase publish FOLDER --who NAME",
    );
  const release = releaseNamed(releases, wish.release ?? published?.id);
  if (!wasReleased(release))
    throw new Refusal("notPossible", `Release ${release.id} was never published, so nobody can have cited it.`);
  const force = wish.force === undefined ? null : forceNamed(wish.force).id;
  const figure = wish.about === undefined ? null : figureMeant(await releasedFigures(tools, release), force, wish);
  const who = wish.as === undefined ? cited : nameSaid(wish.as, "notes the citation");
  const body = { who: cited, where, on, figure };
  const { entry } = sayOfRelease(tools, {
    kind: "citation-noted",
    subject: releaseSubject(release.id),
    who,
    body,
    onlyNew: false,
  });
  return { ...body, release: release.id, toldOf: null, entry: entry.id };
}

/** Every citation with what became of its figure, and a message where something did. */
export async function listCitations(tools: Tools): Promise<readonly CitationStanding[]> {
  return citationStandings(await releaseHistories(tools));
}

/** Notes that those who cited were told. Refuses (`notFound`) an unknown citation, (`notPossible`) one whose figure has not changed. */
export async function tellCitation(
  tools: Tools,
  wish: { readonly citation: string; readonly who: string | undefined; readonly on?: string | undefined },
): Promise<CitationStanding> {
  const who = nameSaid(wish.who, "told them");
  const find = async (): Promise<CitationStanding | undefined> =>
    (await listCitations(tools)).find(({ citation }) => citation.entry === wish.citation.trim());
  const found = await find();
  if (found === undefined)
    throw new Refusal(
      "notFound",
      `There is no citation ${wish.citation.slice(0, 40)}.`,
      "See them: everycase cite list",
    );
  if (found.because === null)
    throw new Refusal(
      "notPossible",
      `Nothing happened to the figure of citation ${found.citation.entry}.`,
      "There is nothing to tell.",
    );
  const body = { of: found.because, on: daySaid(wish.on ?? today(tools), "--on") };
  sayOfRelease(tools, { kind: "citation-told", subject: found.citation.entry, who, body, onlyNew: false });
  return (await find()) ?? found;
}
