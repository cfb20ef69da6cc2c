// The static site: every page of every release as a file, made of the book alone. The same book gives the same bytes.
import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { madeFrom } from "../disclosure/protect.ts";
import type { Published } from "../disclosure/published.ts";
import { Refusal } from "../ground/refusal.ts";
import type { FileReport } from "../measures/result.ts";
import { atomFeed, feedItems, jsonFeed } from "../releases/feed.ts";
import type { ReleaseHistory } from "../releases/release.ts";
import { repliesTo } from "../releases/replies.ts";
import { publishedNow } from "../releases/rules.ts";
import type { Snapshot, SnapshotQuestion } from "../releases/snapshot.ts";
import { parseScope } from "../standard/scopes.ts";
import type { ReplyShown } from "../web/release-view.ts";
import type { SiteRelease } from "../web/site/frame.ts";
import { robotsTxt, searchIndexScript, sitemapXml } from "../web/site/listing.ts";
import { cssRules, shorterCss } from "../web/site/pictures.ts";
import { noNames, noteScript, usedCss } from "../web/site/used-css.ts";
import { releaseHistories } from "./_release-book.ts";
import { type FiguresByForce, tracedFigures } from "./_site-figures.ts";
import {
  markText,
  refuseStrange,
  SITE_MARK,
  type SiteFolder,
  type SiteWritten,
  withSiteFolder,
} from "./_site-folder.ts";
import { searchIndexOf, sharedLeaves } from "./_site-shared.ts";
import { filesBehind, type Leaf, leavesOf } from "./_site-tree.ts";
import { pathsOf, writeSheets } from "./_site-write.ts";
import { listSources } from "./list-sources.ts";
import { publicBook, wasPublished } from "./public-book.ts";
import { type PublishEverythingWish, publishEverythingPublic } from "./publish-everything.ts";
import { becauseOf } from "./release-because.ts";
import { releasedFigures } from "./released-figures.ts";
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
}

/** The site that was written. */
export interface SiteMade extends SiteWritten {
  readonly pages: number;
  /** The most bytes of one page. */
  readonly largestPage: number;
  readonly release: { readonly id: string; readonly title: string; readonly isNew: boolean };
}

/**
 * Publishes: makes a release of everything public where figures changed since the last one, and writes the site. Refuses what
 * `publishEverythingPublic` and `writeSite` refuse.
 */
export async function publishSite(tools: Tools, wish: SiteWish & PublishEverythingWish): Promise<SiteMade> {
  const scopes = wish.scopes.map(scopeNamed);
  const base = baseNamed(wish.base);
  // Before anything is released: a release whose site cannot be written would stand in the book for good.
  await refuseStrange(wish.folder);
  const { release, isNew } = await publishEverythingPublic(tools, wish);
  const made = await writeSite(tools, { ...wish, scopes, base });
  return { ...made, release: { id: release.id, title: release.title, isNew } };
}

function scopeNamed(text: string): string {
  const scope = parseScope(text);
  if (scope !== null) return scope.id;
  throw new Refusal("usage", `Unknown scope "${text}".`, "See what there is: everycase sources");
}

function baseNamed(text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && /^https?:$/u.test(url.protocol) && url.search === "" && url.hash === "" && url.username === "")
    return url.href.endsWith("/") ? url.href : `${url.href}/`;
  throw new Refusal(
    "usage",
    `Cannot read --base "${text}": wanted the address of the site, without a question mark.`,
    "Such as: --base https://example.org/figures/",
  );
}

/**
 * Writes the site of the releases that the book holds, from its public part alone: no clock, no dice, nothing of this machine.
 * Refuses (`notFound`) a book without a published release, and what `withSiteFolder` refuses.
 */
export async function writeSite(tools: Tools, wish: SiteWish): Promise<SiteMade> {
  const book = (await publicBook(tools)).tools;
  const histories = (await releaseHistories(book)).filter(wasPublished);
  const newest = publishedNow(histories);
  if (newest === null)
    throw new Refusal("notFound", "No release is published.", "Publish: everycase publish site --who NAME");
  const trees = await treesOf(book, histories, { newest, scopes: wish.scopes, everyCard: wish.base !== null });
  const first = trees.find(({ history }) => history === newest);
  if (first === undefined)
    throw new Refusal("notFound", "No figure of these scopes is published.", "See what there is: everycase sources");
  let pages: Pages = { pages: 0, largestPage: 0 };
  const written = await withSiteFolder(wish.folder, async (site) => {
    pages = await writePages(book, site, { wish, trees, first, histories });
    await writeDataPackage(tools, {
      folder: site.folder,
      snapshot: first.snapshot,
      histories,
      settings: { base: wish.base, scopes: [...wish.scopes] },
      withoutOriginals: wish.withoutOriginals ?? false,
    });
  });
  return { ...written, ...pages, release: { id: newest.id, title: newest.title, isNew: false } };
}

/** A release with its figures and its pages. */
interface Tree {
  readonly history: ReleaseHistory;
  readonly snapshot: Published<Snapshot>;
  readonly leaves: readonly Leaf[];
}

interface TreesWish {
  readonly newest: ReleaseHistory;
  readonly scopes: readonly string[];
  readonly everyCard: boolean;
}

async function treesOf(
  tools: Tools,
  histories: readonly ReleaseHistory[],
  { newest, scopes, everyCard }: TreesWish,
): Promise<readonly Tree[]> {
  const trees: Tree[] = [];
  for (const history of histories) {
    const whole = await releasedFigures(tools, history);
    const snapshot = madeFrom(whole, (all) => narrowed(all, scopes));
    if (snapshot.answers.length === 0) continue;
    const figures = history === newest ? lastFigures(tools, snapshot) : null;
    const replies = (force: string): readonly ReplyShown[] => repliesTo(histories, force);
    trees.push({ history, snapshot, leaves: leavesOf({ snapshot, replies, figures, everyCard }) });
  }
  return trees;
}

function narrowed(snapshot: Snapshot, scopes: readonly string[]): Snapshot {
  if (scopes.length === 0) return snapshot;
  return { ...snapshot, answers: snapshot.answers.filter(({ question }) => scopes.includes(question.scope)) };
}

/** The figures of one question after the other: all forces of a question are traced at once, and forgotten with the next. */
function lastFigures(
  tools: Tools,
  snapshot: Published<Snapshot>,
): (question: SnapshotQuestion) => Promise<FiguresByForce> {
  let last = { key: "", found: Promise.resolve<FiguresByForce>(new Map()) };
  return (question) => {
    const key = [question.scope, question.period, question.basis].join("\u001f");
    if (last.key !== key) last = { key, found: tracedFigures(tools, snapshot, question) };
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
  readonly first: Tree;
  readonly histories: readonly ReleaseHistory[];
}

async function writePages(tools: Tools, site: SiteFolder, { wish, trees, first, histories }: Writing): Promise<Pages> {
  const files = await filesOf(tools, trees);
  const because = reasonsIn(tools, histories);
  const shared = sharedLeaves({ snapshot: first.snapshot, files, histories, because });
  const statics = await staticFiles(wish.staticFolder);
  const paths = new Set([
    ...shared.flatMap((leaf) => pathsOf(leaf, "")),
    ...first.leaves.flatMap((leaf) => pathsOf(leaf, "")),
    ...trees.flatMap(({ history, leaves }) => leaves.flatMap((leaf) => pathsOf(leaf, prefixOf(history)))),
    ...statics.map(({ path }) => path),
    ...["feed.atom", "feed.json", "robots.txt", "search-index.js", "data/datapackage.json", "data/passports.jsonl"],
    // A document in which nothing could be read is not handed on.
    ...(wish.withoutOriginals === true
      ? []
      : files.flatMap(({ sha256, state }) => (state === "kept unread" ? [] : [`data/archive/${sha256}`]))),
  ]);
  const css = cssRules(String(statics.find(({ path }) => path === STYLE_SHEET)?.contents ?? ""));
  const around = { base: wish.base, paths, css };
  const sheets = [
    ...shared.map((leaf) => ({ leaf, places: [{ ...around, prefix: "", release: null }] })),
    ...trees.flatMap(({ history, leaves }) => {
      const kept = { ...around, prefix: prefixOf(history), release: releaseOf(history, true) };
      const places =
        history === first.history ? [{ ...around, prefix: "", release: releaseOf(history, false) }, kept] : [kept];
      return leaves.map((leaf) => ({ leaf, places }));
    }),
  ];
  const pages = sheets.reduce((sum, { places }) => sum + places.length, 0);
  const names = noNames();
  const told = (done: number): void => tools.progress({ act: "Writing pages", done, of: pages });
  const largestPage = await writeSheets(site, sheets, { told, names });
  await writeListings(site, { wish, histories, paths, snapshot: first.snapshot });
  for (const { path, contents } of statics) if (path === SCRIPT) noteScript(names, String(contents));
  for (const { path, contents } of statics)
    await site.put(path, path === STYLE_SHEET ? usedCss(shorterCss(String(contents)), names) : contents);
  return { pages, largestPage };
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

const STYLE_SHEET = "static/everycase.css";
const SCRIPT = "static/site-search.js";

/** The style sheet, and the script of the search where it was built. */
async function staticFiles(
  folder: string,
): Promise<readonly { readonly path: string; readonly contents: Uint8Array }[]> {
  const files = await Promise.all(
    [STYLE_SHEET, SCRIPT].map(async (path) => {
      const contents = await readFile(join(folder, basename(path))).catch(() => null);
      return contents === null ? [] : [{ path, contents: new Uint8Array(contents) }];
    }),
  );
  return files.flat().map(({ path, contents }) => ({ path, contents: Buffer.from(contents) }));
}

interface Listing {
  readonly wish: SiteWish;
  readonly histories: readonly ReleaseHistory[];
  readonly paths: ReadonlySet<string>;
  readonly snapshot: Published<Snapshot>;
}

/** What machines read: the mark, the search, the feeds, the map of the site. */
async function writeListings(site: SiteFolder, { wish, histories, paths, snapshot }: Listing): Promise<void> {
  const { base, scopes } = wish;
  const items = feedItems(histories, (id) => `releases/${id}.html`);
  const feed = { title: FEED_TITLE, base, items };
  await site.put(SITE_MARK, markText({ everycaseSite: 1, base, scopes }));
  await site.put("search-index.js", searchIndexScript(searchIndexOf(snapshot)));
  await site.put("feed.atom", atomFeed(feed));
  await site.put("feed.json", jsonFeed(feed));
  await site.put("robots.txt", robotsTxt(base));
  const pages = [...paths].filter((path) => path.endsWith(".html") && path !== "404.html");
  if (base !== null) await site.put("sitemap.xml", sitemapXml(base, pages));
}

const FEED_TITLE = "Everycase: releases and corrections";
