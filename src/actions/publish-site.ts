// The static site: every page of every release as a file, made of the book alone. The same book gives the same bytes.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { madeFrom } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import type { FileReport } from "../measures/result.ts";
import { type CorrectedOf, correctionsOf } from "../releases/corrections.ts";
import { atomFeed, FEED_TITLE, feedItems, jsonFeed } from "../releases/feed.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { repliesTo } from "../releases/replies.ts";
import { publishedNow, recordsNow, wasReleased, withdrawnLast } from "../releases/rules.ts";
import type { Snapshot, SnapshotQuestion } from "../releases/snapshot.ts";
import { withdrawalWords } from "../web/pages/site-standing.tsx";
import type { ReplyShown } from "../web/release-view.ts";
import type { SiteRelease } from "../web/site/frame.ts";
import { robotsTxt, searchIndexScript, sitemapXml } from "../web/site/listing.ts";
import { cssRules, shorterCss } from "../web/site/pictures.ts";
import { stylePass } from "../web/site/style-pass.ts";
import { heldOriginals } from "./_package-sources.ts";
import { foldedReleases, releaseHistories } from "./_release-book.ts";
import { earlierFigures, type FiguresByForce, tracedFigures } from "./_site-figures.ts";
import {
  markText,
  refuseStrange,
  SITE_MARK,
  type SiteFolder,
  type SiteWritten,
  withSiteFolder,
} from "./_site-folder.ts";
import { settleLeftovers } from "./_site-leftovers.ts";
import { ingredientsDigest, recordSite, STATICS, standingSite } from "./_site-record.ts";
import { searchIndexOf, sharedLeaves } from "./_site-shared.ts";
import { nothingStands, recordsLetOut, standingLeaves } from "./_site-standing.ts";
import { filesBehind, type Leaf, leavesOf } from "./_site-tree.ts";
import { type SitePart, type SiteSaid, siteExact } from "./_site-wish.ts";
import { pathsOf, writeSheets } from "./_site-write.ts";
import { listSources } from "./list-sources.ts";
import type { Program } from "./program.ts";
import { publicBook, wasPublished } from "./public-book.ts";
import { type PublishEverythingWish, publishEverythingPublic } from "./publish-everything.ts";
import { becauseOf } from "./release-because.ts";
import { noFigures, releasedFigures } from "./released-figures.ts";
import { digestOfFile, MANIFEST } from "./site-manifest.ts";
import type { Tools } from "./tools.ts";
import { writeDataPackage } from "./write-data-package.ts";

/** How a site is made. */
export interface SiteWish {
  /** Where it is written. */
  readonly folder: string;
  /** The address it will be served from, such as `https://example.org/cse/`; `null` for relative links alone. */
  readonly base: string | null;
  /** Only these scopes; all when empty. */
  readonly scopes: readonly string[];
  /** Where the style sheet and the scripts lie. */
  readonly staticFolder: string;
  readonly withoutOriginals?: boolean;
  /** The program that the data name as their maker: this one where none is given. */
  readonly madeBy?: Program;
}

/** How a site is published: as it is there already in whatever is not said. */
export type PublishSiteWish = Pick<SiteWish, "folder" | "staticFolder" | "madeBy"> & SiteSaid & PublishEverythingWish;

/** The site that was written. */
export interface SiteMade extends SiteWritten {
  readonly pages: number;
  /** The most bytes of one page. */
  readonly largestPage: number;
  /** The SHA-256 of its manifest, which names every file by its own. */
  readonly manifest: string;
  /** Whether it stood there already, and nothing was written. */
  readonly stoodAlready: boolean;
  readonly base: string | null;
  readonly scopes: readonly string[];
  /** What was not said, and is as in the site that stood in the folder. */
  readonly kept: readonly SitePart[];
  /** The release of public figures that stands; `null` where none does. */
  readonly release: { readonly id: string; readonly title: string; readonly isNew: boolean } | null;
  /** Where none stands: the release that was withdrawn last, when and why. */
  readonly withdrawn: string | null;
  /** The releases of protected counts that stand in the site. */
  readonly records: readonly string[];
}

/**
 * Publishes: makes a release of everything public where figures changed since the last one, and writes the site. Where the site stands there as
 * this book and this program would write it, nothing is written. Where the public figures were withdrawn and are as they were, the site tells that, and
 * nothing is released. Refuses what `publishEverythingPublic` and `writeSite` refuse.
 */
export async function publishSite(tools: Tools, wish: PublishSiteWish): Promise<SiteMade> {
  // Before anything is released: a release whose site cannot be written would stand in the book for good.
  await refuseStrange(wish.folder);
  await settleLeftovers(wish.folder);
  const { kept, ...settings } = await siteExact(wish.folder, wish);
  const exact = { ...wish, ...settings };
  // Who says why may release other words for the same figures, or what was withdrawn.
  const standing = wish.because === undefined ? await standingAlready(tools, exact) : null;
  if (standing !== null) return { ...standing, kept };
  const now = (await nothingStands(tools, wish.because)) ? null : await publishEverythingPublic(tools, wish);
  const unchanged = wish.because !== undefined && now?.isNew === false ? await standingAlready(tools, exact) : null;
  if (unchanged !== null) return { ...unchanged, kept };
  // What a part of the book needs is derived first: cells that come in while the site is written would look like another book.
  await publicBook(tools);
  const before = await ingredientsDigest(tools, exact);
  const made = await writeSite(tools, exact);
  // What came into the book meanwhile may be in some of its pages.
  if (before === (await ingredientsDigest(tools, exact))) await recordSite(tools, before, made.manifest);
  if (now === null) return { ...made, kept };
  const { release, isNew } = now;
  return { ...made, kept, release: { id: release.id, title: release.title, isNew } };
}

/** The site in the folder where it is, byte for byte, what would be written; else `null`. */
async function standingAlready(tools: Tools, wish: SiteWish): Promise<SiteMade | null> {
  const { releases } = foldedReleases(tools);
  const found = await standingSite(tools, await ingredientsDigest(tools, wish), wish.folder);
  if (found === null) return null;
  return { ...found, ...madeAs(wish, releases), changed: 0, stoodAlready: true };
}

function madeAs(
  { base, scopes }: SiteWish,
  releases: readonly ReleaseHistory[],
): Pick<SiteMade, "base" | "scopes" | "kept" | "release" | "withdrawn" | "records"> {
  const newest = publishedNow(releases);
  const gone = withdrawnLast(releases);
  return {
    base,
    scopes: [...scopes],
    kept: [],
    release: newest === null ? null : { id: newest.id, title: newest.title, isNew: false },
    withdrawn: gone === null ? null : withdrawalWords(gone),
    records: recordsNow(releases).map(({ id }) => id),
  };
}

/**
 * Writes the site of the releases that the book holds, from its public part alone: no clock, no dice, nothing of this machine.
 * Refuses (`notFound`) a book without a published release, and what `withSiteFolder` refuses.
 */
export async function writeSite(tools: Tools, wish: SiteWish): Promise<SiteMade> {
  const book = (await publicBook(tools)).tools;
  const histories = (await releaseHistories(book)).filter(wasReleased);
  const newest = publishedNow(histories);
  if (histories.length === 0)
    throw new Refusal("notFound", "No release is published.", "Publish: everycase publish site --who NAME");
  const trees = await treesOf(book, histories, { newest, scopes: wish.scopes, everyCard: wish.base !== null });
  const first = trees.find(({ history }) => history === newest) ?? null;
  if (first === null && newest !== null)
    throw new Refusal("notFound", "No figure of these scopes is published.", "See what there is: everycase sources");
  let pages: Pages = { pages: 0, largestPage: 0 };
  let manifest = "";
  const written = await withSiteFolder(wish.folder, async (site) => {
    pages = await writePages(book, site, { wish, trees, first, histories });
    await writeDataPackage(tools, {
      folder: site.folder,
      snapshot: first?.snapshot ?? noFigures(histories),
      histories,
      settings: { base: wish.base, scopes: [...wish.scopes] },
      withoutOriginals: wish.withoutOriginals ?? false,
      ...(wish.madeBy === undefined ? {} : { madeBy: wish.madeBy }),
    });
    manifest = await digestOfFile(join(site.folder, MANIFEST));
  });
  return { ...written, ...pages, manifest, ...madeAs(wish, histories), stoodAlready: false };
}

/** A release with its figures and its pages. */
interface Tree {
  readonly history: ReleaseHistory;
  readonly snapshot: Published<Snapshot>;
  readonly leaves: readonly Leaf[];
}

interface TreesWish {
  readonly newest: ReleaseHistory | null;
  readonly scopes: readonly string[];
  readonly everyCard: boolean;
}

async function treesOf(
  tools: Tools,
  histories: readonly ReleaseHistory[],
  { newest, scopes, everyCard }: TreesWish,
): Promise<readonly Tree[]> {
  const trees: Tree[] = [];
  for (const history of histories.filter(wasPublished)) {
    const whole = await releasedFigures(tools, history);
    const snapshot = madeFrom(whole, (all) => narrowed(all, scopes));
    if (snapshot.answers.length === 0) continue;
    const isNewest = history === newest;
    const figures = lastFigures(
      isNewest ? (question) => tracedFigures(tools, snapshot, question) : earlierFigures(tools, snapshot),
    );
    const replies = (force: string): readonly ReplyShown[] => repliesTo(histories, force);
    const corrections = (of: CorrectedOf) => correctionsOf(histories, of);
    const leaves = leavesOf({ snapshot, replies, corrections, figures, releases: histories, everyCard, isNewest });
    trees.push({ history, snapshot, leaves });
  }
  return trees;
}

function narrowed(snapshot: Snapshot, scopes: readonly string[]): Snapshot {
  if (scopes.length === 0) return snapshot;
  return { ...snapshot, answers: snapshot.answers.filter(({ question }) => scopes.includes(question.scope)) };
}

type FiguresOf = (question: SnapshotQuestion) => Promise<FiguresByForce>;

/** The figures of one question after the other: all forces of a question are traced at once, and forgotten with the next. */
function lastFigures(find: FiguresOf): FiguresOf {
  let last = { key: "", found: Promise.resolve<FiguresByForce>(new Map()) };
  return (question) => {
    const key = [question.scope, question.period, question.basis].join("\u001f");
    if (last.key !== key) last = { key, found: find(question) };
    return last.found;
  };
}

interface Pages {
  readonly pages: number;
  readonly largestPage: number;
}

interface Writing {
  readonly wish: SiteWish;
  readonly trees: readonly Tree[];
  /** The tree of the release that stands; `null` where none does. */
  readonly first: Tree | null;
  readonly histories: readonly ReleaseHistory[];
}

async function writePages(tools: Tools, site: SiteFolder, { wish, trees, first, histories }: Writing): Promise<Pages> {
  const files = await filesOf(tools, trees);
  const because = reasonsIn(tools, histories);
  const held = heldOriginals(tools);
  const snapshot = first?.snapshot ?? noFigures(histories);
  const letOut = await recordsLetOut(tools, histories);
  const shared = sharedLeaves({ snapshot, files, histories, because, letOut });
  // Where no release stands, a notice stands at each address that had a figure.
  const notices = first === null ? standingLeaves(histories, pagesOf(trees.at(-1))) : [];
  const { css, script } = await staticTexts(wish.staticFolder);
  const paths = new Set([
    ...shared.flatMap((leaf) => pathsOf(leaf, "")),
    ...[...(first?.leaves ?? []), ...notices].flatMap((leaf) => pathsOf(leaf, "")),
    ...trees.flatMap(({ history, leaves }) => leaves.flatMap((leaf) => pathsOf(leaf, prefixOf(history)))),
    ...(script === null ? [] : [SCRIPT]),
    ...["feed.atom", "feed.json", "robots.txt", "search-index.js", "data/datapackage.json", "data/passports.jsonl"],
    // A document in which nothing could be read is not handed on, nor one that would narrow what another hides.
    ...(wish.withoutOriginals === true
      ? []
      : files.flatMap(({ sha256, state }) =>
          state === "kept unread" || held.has(sha256) ? [] : [`data/archive/${sha256}`],
        )),
  ]);
  const styled = stylePass({ css: shorterCss(css), scripts: script === null ? [] : [script] });
  const around = { base: wish.base, paths, css: cssRules(css), styled };
  const anyRelease = [{ ...around, prefix: "", release: null }];
  const sheets = [
    ...[...shared, ...notices].map((leaf) => ({ leaf, places: anyRelease })),
    ...trees.flatMap(({ history, leaves }) => {
      const kept = { ...around, prefix: prefixOf(history), release: releaseOf(history, true) };
      const places =
        history === first?.history ? [{ ...around, prefix: "", release: releaseOf(history, false) }, kept] : [kept];
      return leaves.map((leaf) => ({ leaf, places }));
    }),
  ];
  const pages = sheets.reduce((sum, { places }) => sum + places.length, 0);
  const told = (done: number): void => tools.progress({ act: "Writing pages", done, of: pages });
  const largestPage = await writeSheets(site, sheets, told);
  await writeListings(site, { wish, histories, paths, snapshot });
  if (script !== null) await site.put(SCRIPT, script);
  return { pages, largestPage };
}

/** The addresses of the pages of a release, where it stood first. */
function pagesOf(tree: Tree | undefined): readonly string[] {
  return tree?.leaves.map(({ path }) => path) ?? [];
}

/** What was added to the book between the figures of a release and those of the one that it corrects. */
function reasonsIn(
  tools: Tools,
  histories: readonly ReleaseHistory[],
): (history: ReleaseHistory) => ReturnType<typeof becauseOf> {
  return ({ corrects, snapshot }) => {
    const before = histories.find(({ id }) => id === corrects);
    return before === undefined ? [] : becauseOf(tools, { from: before.snapshot.asOf, to: snapshot.asOf });
  };
}

function prefixOf({ id }: ReleaseHistory): string {
  return `releases/${id}/`;
}

function releaseOf({ id, title, steps, state }: ReleaseHistory, permanent: boolean): SiteRelease {
  // The instant of an entry begins with its day.
  const published = steps.findLast(({ act }) => act === "published")?.at.slice(0, 10) ?? null;
  const now = state === "published" ? "newest" : state === "withdrawn" ? "withdrawn" : "earlier";
  return { id, title, published, state: now, permanent };
}

/** The files that any of the releases stands on, in the order of the book, newest first. */
async function filesOf(tools: Tools, trees: readonly Tree[]): Promise<readonly FileReport[]> {
  const used = new Set(trees.flatMap(({ snapshot }) => [...filesBehind(snapshot)]));
  return (await listSources(tools)).filter(({ sha256 }) => used.has(sha256));
}

const SCRIPT = `static/${STATICS.script}`;

/** The style sheet that the pages take their rules from, and the script of the search; `null` where it was not built. */
async function staticTexts(folder: string): Promise<{ readonly css: string; readonly script: string | null }> {
  const [css, script] = await Promise.all(
    [STATICS.css, STATICS.script].map((name) => readFile(join(folder, name), "utf8").catch(() => null)),
  );
  return { css: css ?? "", script: script ?? null };
}

interface Listing {
  readonly wish: SiteWish;
  readonly histories: readonly ReleaseHistory[];
  readonly paths: ReadonlySet<string>;
  readonly snapshot: Published<Snapshot>;
}

/** What machines read: the mark, the search, the feeds, the map of the site. */
async function writeListings(site: SiteFolder, { wish, histories, paths, snapshot }: Listing): Promise<void> {
  const { base, scopes, withoutOriginals } = wish;
  const originals = withoutOriginals === true ? ({ originals: false } as const) : {};
  const items = feedItems(histories, (id) => `releases/${id}.html`);
  const feed = { title: FEED_TITLE, base, items };
  await site.put(SITE_MARK, markText({ everycaseSite: 1, base, scopes, ...originals }));
  await site.put("search-index.js", searchIndexScript(searchIndexOf(snapshot, histories)));
  await site.put("feed.atom", atomFeed(feed));
  await site.put("feed.json", jsonFeed(feed));
  await site.put("robots.txt", robotsTxt(base));
  const pages = [...paths].filter((path) => path.endsWith(".html") && path !== "404.html");
  if (base !== null) await site.put("sitemap.xml", sitemapXml(base, pages));
}
