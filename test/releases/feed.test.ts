// The feed: what is in it and what is not, ids that stay, and text that no reader of XML or JSON stumbles over.
import { expect, test } from "vitest";
import { openMemoryLedger } from "../../src/ledger/memory-ledger.ts";
import { atomFeed, feedItems, jsonFeed } from "../../src/releases/feed.ts";
import { foldReleases } from "../../src/releases/fold.ts";
import type { FigureChange, ReleaseHistory } from "../../src/releases/release.ts";
import { EACH_NEWEST } from "../../src/web/release-words.ts";
import { figures, OF_RECORDS, say, step } from "./steps.ts";

const HOSTILE = `<b>&amp;"quoted'"</b> ]]> \u0000\u202Eback`;

/** Two releases, the second a correction, with a reply; and a third that was never published. */
function releases(title = "Figures"): readonly ReleaseHistory[] {
  const ledger = openMemoryLedger();
  step(ledger, "proposed", [1, 1], { body: { title } });
  step(ledger, "approved", [1, 2]);
  step(ledger, "published", [1, 3], { at: "2026-11-01T10:00:00.000Z" });
  const said = { on: "2026-11-10", words: HOSTILE, about: null, recomputed: null };
  say(ledger, "reply-received", "release 1", { body: { force: "kent", called: "Kent", ...said } });
  const changes = { sha256: figures(9), changed: 2, added: 1, gone: 0 };
  step(ledger, "proposed", [2, 1], {
    body: { title, snapshot: figures(2), corrects: "1", why: "Kent sent another table.", changes },
  });
  step(ledger, "approved", [2, 2], { body: { snapshot: figures(2) } });
  step(ledger, "corrected", [1, 4], { at: "2026-11-20T10:00:00.000Z" });
  step(ledger, "proposed", [3, 1], { body: { ...OF_RECORDS, title: "Secret" } });
  return foldReleases(ledger.entries()).releases;
}

test("published, corrected with the reason, and replied: newest first, and nothing of what was never published", () => {
  const items = feedItems(releases());
  expect(items.map(({ kind, at, href }) => [kind, at.slice(0, 10), href]).sort()).toEqual([
    ["corrected", "2026-11-20", "releases/1/"],
    ["published", "2026-11-01", "releases/1/"],
    ["published", "2026-11-20", "releases/2/"],
    ["reply", "2026-11-10", "releases/1/"],
  ]);
  expect(items.map(({ at }) => at)).toEqual(
    items
      .map(({ at }) => at)
      .toSorted()
      .reverse(),
  );
  const says = items.map((item) => item.says).join("\n");
  expect(says).toContain("It corrects release 1: 2 figures changed, 1 was added. Why: Kent sent another table.");
  expect(says).toContain("Release 1 is replaced by release 2. Why: Kent sent another table.");
  expect(JSON.stringify(items)).not.toContain("Secret");
});

test("a withdrawal is told with its reason", () => {
  const ledger = openMemoryLedger();
  for (const [at, act] of ["proposed", "approved", "published", "withdrawn"].entries()) step(ledger, act, [1, at + 1]);
  const items = feedItems(foldReleases(ledger.entries()).releases);
  expect(items.find(({ kind }) => kind === "withdrawn")?.says).toBe(
    "Release 1 was withdrawn. Why: It names a wrong force.",
  );
});

test("the same book gives the same bytes and the same ids, wherever the feed lies", () => {
  const wish = { title: "Everycase", base: null, items: feedItems(releases()) };
  expect(atomFeed(wish)).toBe(atomFeed({ ...wish, items: feedItems(releases()) }));
  const idsOf = (text: string): readonly string[] =>
    [...text.matchAll(/urn:uuid:[0-9a-f-]{36}(?=<\/id>\n {4}<upd)/gu)].map(String);
  expect(idsOf(atomFeed({ ...wish, base: "https://example.org/" }))).toEqual(idsOf(atomFeed(wish)));
  expect(idsOf(atomFeed(wish))).toHaveLength(4);
  for (const { id } of wish.items)
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
});

test("Atom is well formed whatever a reply says, and has what RFC 4287 asks", () => {
  const text = atomFeed({ title: HOSTILE, base: "https://example.org/", items: feedItems(releases(HOSTILE)) });
  expect(wellFormed(text)).toBe(null);
  expect(text).not.toMatch(/[\u0000-\u0008]/u);
  for (const part of ["<id>https://example.org/</id>", "<updated>2026-11-20T10:00:00.000Z</updated>", "<author>"])
    expect(text).toContain(part);
  expect(text.match(/<entry>/gu)).toHaveLength(4);
  expect(text.match(/<updated>/gu)).toHaveLength(5);
  expect(text).toContain('href="https://example.org/releases/2/"');
});

test("the check of well-formed text finds a planted fault", () => {
  expect(wellFormed("<a><b></a>")).not.toBe(null);
  expect(wellFormed("<a>&</a>")).not.toBe(null);
  expect(wellFormed('<a b="<"/>')).not.toBe(null);
});

test("JSON Feed has its version, its addresses and every item", () => {
  const feed = JSON.parse(
    jsonFeed({ title: "Everycase", base: "https://example.org/", items: feedItems(releases(HOSTILE)) }),
  );
  expect(feed).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    home_page_url: "https://example.org/",
    feed_url: "https://example.org/feed.json",
  });
  expect(feed.items).toHaveLength(4);
  for (const item of feed.items)
    expect(item).toMatchObject({
      id: expect.any(String),
      url: expect.stringMatching(/^https:/u),
      content_text: expect.any(String),
    });
});

test("without an address of its own, JSON Feed has no half addresses: the page stands in an extension", () => {
  const feed = JSON.parse(jsonFeed({ title: "Everycase", base: null, items: feedItems(releases()) }));
  for (const item of feed.items) {
    expect(item).not.toHaveProperty("url");
    expect(item._everycase.page).toMatch(/^releases\/\d\/$/u);
  }
});

test("a correction tells the figures that changed, so many and no more, and none that only moved on to a newer year", () => {
  const figure = {
    force: "kent",
    figure: "charged",
    scope: "flag:CSE",
    period: "2023/24",
    basis: "recorded",
    denominator: "all",
  };
  const many = Array.from(
    { length: 11 },
    (_, at) => ({ figure, before: `${at}`, after: `${at + 100}` }) as FigureChange,
  );
  const moved = { figure: { ...figure, period: EACH_NEWEST }, before: "4", after: "5555" } as FigureChange;
  const [first, second] = releases() as [ReleaseHistory, ReleaseHistory];
  const says = feedItems([first, { ...second, changes: [moved, ...many] }]).find(
    ({ kind, href }) => kind === "published" && href === "releases/2/",
  )?.says;
  expect(says).toContain("charged of Kent, crimes with the CSE flag, 2023/24, recorded basis: 0; now 100.");
  expect(says?.match(/; now /gu)).toHaveLength(8);
  expect(says).toContain(" 3 more stand on its page.");
  expect(says).not.toContain("5555");
});

test("a feed without items is a feed", () => {
  const none = { title: "Everycase", base: null, items: [] };
  expect(wellFormed(atomFeed(none))).toBe(null);
  expect(JSON.parse(jsonFeed(none)).items).toEqual([]);
});

/** Why a text is no well-formed XML of elements, attributes and text; `null` where it is. Small on purpose: no comments, no CDATA. */
function wellFormed(text: string): string | null {
  const open: string[] = [];
  const rest = text
    .replace(/^<\?xml[^?]*\?>\n/u, "")
    .replace(/<(\/?)([\w:]+)((?: [\w:]+="[^"<]*")*)(\/?)>/gu, (_all, close, name, _attributes, empty) => {
      if (close === "/") return open.pop() === name ? "" : "<";
      if (empty !== "/") open.push(name);
      return "";
    });
  if (open.length > 0) return `open: ${open.join(", ")}`;
  return /[<>]|&(?!#\d+;|amp;|lt;|gt;|quot;|apos;)/u.exec(rest)?.[0] ?? null;
}
