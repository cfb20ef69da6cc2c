// The feed of what happened to published figures, as Atom (RFC 4287) and JSON Feed 1.1: pure, the same book gives the same bytes.
import { sha256 } from "../ground/digest.ts";
import { byId } from "../standard/sorting.ts";
import { correctionWords, countedChanges, figureWords, replyWords } from "../web/release-words.ts";
import type { ReleaseHistory, ReleaseStep, Reply } from "./release.ts";
import { wasReleased } from "./rules.ts";

/** One thing that happened. */
export interface FeedItem {
  /** `urn:uuid:…`, made of the entry, so that it stays wherever the feed lies. */
  readonly id: string;
  readonly kind: "published" | "corrected" | "withdrawn" | "reply";
  readonly title: string;
  readonly says: string;
  /** An instant, ISO 8601. */
  readonly at: string;
  /** The page of the release, from the place where the site begins: `releases/1/`. */
  readonly href: string;
}

/** What a feed is made of. */
export interface FeedWish {
  readonly title: string;
  /** Where the site begins, with a slash at its end; `null` for addresses relative to the feed. */
  readonly base: string | null;
  /** The folder of the feed below it, with a slash at its end; none when left out. */
  readonly folder?: string;
  /** Newest first, as `feedItems` gives them. */
  readonly items: readonly FeedItem[];
}

/**
 * What readers are told of: releases published, corrected and withdrawn, and replies to published ones; newest first. Nothing of a release that
 * was never published. `href` gives a release's address; `releases/1/` where none is given.
 */
export function feedItems(
  releases: readonly ReleaseHistory[],
  href: (id: string) => string = (id) => `releases/${id}/`,
): readonly FeedItem[] {
  const items = releases.flatMap((release) => {
    if (!wasReleased(release)) return [];
    return [
      ...release.steps.flatMap((step) => stepItems(release, step)),
      ...release.replies.flatMap((reply) => replyItems(release, reply)),
    ].map((item) => ({ ...item, href: href(release.id) }));
  });
  return items.toSorted((one, other) => byId(other.at, one.at) || byId(other.id, one.id));
}

type Item = Omit<FeedItem, "href">;

function stepItems(release: ReleaseHistory, step: ReleaseStep): readonly Item[] {
  const { act, at, why } = step;
  const id = idOf(release, step.entry, act);
  if (act === "published") {
    const says = release.corrects === null ? firstWords(release) : correctedWords(release);
    return [{ id, kind: "published", title: `${release.title}: published`, says, at }];
  }
  if (act === "corrected") {
    const says = `Release ${release.id} is replaced by release ${release.correctedBy}. Why: ${why}`;
    return [{ id, kind: "corrected", title: `${release.title}: corrected`, says, at }];
  }
  if (act !== "withdrawn") return [];
  const says = `Release ${release.id} was withdrawn. Why: ${why}`;
  return [{ id, kind: "withdrawn", title: `${release.title}: withdrawn`, says, at }];
}

function firstWords({ id, of, snapshot }: ReleaseHistory): string {
  const from = of === "public" ? "public sources" : "records, protected";
  return `Release ${id} is published: figures from ${from}, as the book stood at entry ${snapshot.asOf}.`;
}

/** So many changed figures are told in the feed itself; the page of the release has them all. */
const TOLD = 8;

function correctedWords(release: ReleaseHistory): string {
  const changes = countedChanges(release.changes);
  const told = changes
    .slice(0, TOLD)
    .map(({ figure, before, after }) => ` ${figureWords(figure)}: ${before}; now ${after}.`);
  const more = changes.length > TOLD ? ` ${changes.length - TOLD} more stand on its page.` : "";
  return `Release ${release.id}. ${correctionWords(release)}${told.join("")}${more}`;
}

function replyItems(release: ReleaseHistory, reply: Reply): readonly Item[] {
  if (reply.answered === null || reply.entry === null) return [];
  const id = idOf(release, reply.entry, "reply");
  const title = `${reply.called} replied to ${release.title}`;
  return [{ id, kind: "reply", title, says: replyWords(reply), at: `${reply.answered}T00:00:00.000Z` }];
}

/** A name-based UUID (RFC 9562, version 8) of the entry and what it did. */
function idOf({ id, snapshot }: ReleaseHistory, entry: string, what: string): string {
  const hex = sha256(`everycase ${snapshot.sha256} ${id} ${entry} ${what}`);
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The day before anything happened: a feed without items has to say when it changed. */
const NEVER = "1970-01-01T00:00:00.000Z";

/** What the feeds of releases are called, in the app and on a site. */
export const FEED_TITLE = "Everycase: releases and corrections";

/** The feed as Atom. Example: `atomFeed({ title: "Everycase", base: "https://example.org/", items })`. */
export function atomFeed({ title, base, folder = "", items }: FeedWish): string {
  const self = base === null ? "feed.atom" : `${base}${folder}feed.atom`;
  const site = base ?? "./";
  const uuid = sha256(`everycase feed ${title}`);
  const id =
    base ??
    `urn:uuid:${uuid.slice(0, 8)}-${uuid.slice(8, 12)}-8${uuid.slice(13, 16)}-8${uuid.slice(17, 20)}-${uuid.slice(20, 32)}`;
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <title>${escapeXml(title)}</title>`,
    `  <id>${escapeXml(id)}</id>`,
    `  <updated>${items[0]?.at ?? NEVER}</updated>`,
    `  <link rel="self" type="application/atom+xml" href="${escapeXml(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escapeXml(site)}"/>`,
    "  <author><name>Everycase</name></author>",
    ...items.flatMap((item) => atomEntry(item, base)),
    "</feed>",
  ];
  return `${lines.join("\n")}\n`;
}

function atomEntry({ id, kind, title, says, at, href }: FeedItem, base: string | null): readonly string[] {
  return [
    "  <entry>",
    `    <title>${escapeXml(title)}</title>`,
    `    <id>${escapeXml(id)}</id>`,
    `    <updated>${at}</updated>`,
    `    <link rel="alternate" type="text/html" href="${escapeXml(`${base ?? ""}${href}`)}"/>`,
    `    <category term="${kind}"/>`,
    `    <content type="text">${escapeXml(says)}</content>`,
    "  </entry>",
  ];
}

/** The feed as JSON Feed 1.1. */
export function jsonFeed({ title, base, folder = "", items }: FeedWish): string {
  const feed = {
    version: "https://jsonfeed.org/version/1.1",
    title,
    language: "en-GB",
    ...(base === null ? {} : { home_page_url: base, feed_url: `${base}${folder}feed.json` }),
    items: items.map(({ id, kind, title: head, says, at, href }) => ({
      id,
      // The standard wants a whole address; a site that does not know its own names the page in an extension.
      ...(base === null ? { _everycase: { page: href } } : { url: `${base}${href}` }),
      title: head,
      content_text: says,
      date_published: at,
      tags: [kind],
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}

/** Text as XML 1.0 may hold it: five signs escaped, and signs that XML cannot hold shown as `�`. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
