// Releases behind the door: their pages, the feeds, the API, and the reply that stands beside a force's figures.
import { afterAll, beforeAll, expect, test } from "vitest";
import { approveRelease, checkRelease, publishRelease } from "../../src/actions/step-release.ts";
import { snapshotFrom } from "../../src/releases/snapshot.ts";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/door.ts";
import { ReleasesSchema } from "../../src/server/releases.ts";
import { openBook, type TestBook } from "./book.ts";
import { REPLY, releasedBook } from "./released-book.ts";

let book: TestBook;
let empty: TestBook;
let app: App;
beforeAll(async () => {
  book = await releasedBook();
  empty = await openBook();
  app = createApp(book.tools);
});
afterAll(async () => {
  await book.close();
  await empty.close();
});

async function textAt(path: string): Promise<string> {
  const html = await (await app.request(path)).text();
  return html
    .replace(/<[^>]+>/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

test("the list says the state of each release and what it changed, and without any what to do", async () => {
  const text = await textAt("/releases");
  expect(text).toContain("Release 3 : Records of Kent proposed, a second person checks");
  expect(text).toContain("Release 2 : Figures of October published");
  expect(text).toMatch(/It corrects release 1: \d+ figures changed.*Why: Kent sent a later table\. Release 1/u);
  expect(text).toContain("Its place has been taken by release 2");
  const nothing = await (await createApp(empty.tools).request("/releases")).text();
  expect(nothing).toContain("Nothing has been released");
  expect(nothing).toContain("everycase release propose");
});

test("a release shows who decided, what changed from what to what, by which file, and the outlets that cited it", async () => {
  const text = await textAt("/releases/2");
  expect(text).toContain("Published CD");
  expect(text).toContain("10 of 400, 2.5% (1.4% to 4.5%) 12 of 400, 3.0% (1.7% to 5.2%)");
  expect(text).toContain("Added to the book between: the file kent-later.csv was added (e");
});

test("the earlier release stays at its address with its reply, its silence and its citation", async () => {
  const text = await textAt("/releases/1");
  expect(text).toContain("Its place has been taken by release 2 . Its own figures stay as they were.");
  expect(text).toContain("Kent: asked");
  expect(text).toContain("No reply by");
  expect(text).toContain("By its reading (denominator less-transferred): One in 23 flagged crimes had led to a charge");
  expect(text).toContain("Cited by The Daily Example.");
  expect(text).not.toContain("example.org");
});

test("the figures of a corrected release are still there as they were, as a file", async () => {
  const answer = await app.request("/releases/1/figures");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="release-1.jsonl"');
  const { answers } = snapshotFrom(await answer.text());
  const kent = answers.find((one) => one.kind === "force" && one.force === "kent" && one.question.period === "2023/24");
  expect(JSON.stringify(kent?.answer)).toContain('"numerator":10');
  expect((await app.request("/releases/3/figures")).status).toBe(409);
});

test("the counts of a release of records have no page until two people have decided", async () => {
  expect(await textAt("/releases/3")).toContain("not released: they are shown on this machine's command line alone");
  checkRelease(book.tools, { release: "3", who: "CD" });
  approveRelease(book.tools, { release: "3", who: "CD" });
  expect(await textAt("/releases/3")).toContain("not released");
  publishRelease(book.tools, { release: "3", who: "CD" });
  expect(await textAt("/releases/3")).toContain("no suspect 20");
});

test("the page of a force shows its reply beside its figures, also after a correction, and nothing where nobody was asked", async () => {
  const asked = "?scope=flag:CSE&period=2023/24&basis=recorded";
  const text = await textAt(`/force/south-yorkshire${asked}`);
  expect(text).toContain(
    "Right of reply Replied South Yorkshire was asked about the figures of release 1 on 1 November 2026.",
  );
  expect(text).toContain("Our figure stands beside it, unchanged.");
  expect(await textAt(`/force/kent${asked}`)).toContain("No reply is in the book.");
  expect(await textAt(`/force/dorset${asked}`)).not.toContain("Right of reply");
  const html = await (await app.request(`/force/south-yorkshire${asked}`)).text();
  expect(html).not.toContain("<script>alert");
});

test("the passport of a figure shows what the force replied, its silence, or that nothing came; never one for another", async () => {
  const passport = async (figure: string): Promise<string> =>
    await textAt(`/passport?${figure}&scope=flag:CSE&period=2023/24&basis=recorded`);
  const replied = await passport("figure=rate&force=south-yorkshire");
  expect(replied).toContain("Right of reply What the force said");
  expect(replied).toContain("By its reading (denominator less-transferred): ");
  const silent = await passport("figure=charged&force=kent");
  expect(silent).toContain("Right of reply Asked, without a reply yet");
  expect(silent).toContain("No reply is in the book.");
  expect(await passport("figure=total&force=dorset")).toContain("Right of reply Nothing was asked, and nothing came.");
  expect(await passport("figure=rate")).not.toContain("Right of reply");
});

test("the feeds tell what happened to published figures, newest first, escaped and with ids that stay", async () => {
  const json = JSON.parse(await (await app.request("/releases/feed.json")).text());
  expect(json.version).toBe("https://jsonfeed.org/version/1.1");
  const titles = json.items.map(({ title }: { readonly title: string }) => title);
  expect(titles).toContain("Figures of October: corrected");
  expect(titles).toContain("South Yorkshire replied to Figures of October");
  expect(new Set(json.items.map(({ id }: { readonly id: string }) => id)).size).toBe(titles.length);
  const atom = await app.request("/releases/feed.atom");
  const text = await atom.text();
  expect(atom.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
  expect(text).toContain('<link rel="self" type="application/atom+xml" href="http://localhost/releases/feed.atom"/>');
  expect(text).not.toContain("<script>");
  for (const { id } of json.items) expect(text).toContain(`<id>${id}</id>`);
});

test("the API gives the releases in the shape that it describes, of citations the names alone", async () => {
  const answer = await (await app.request("/api/releases")).json();
  const { releases } = ReleasesSchema.parse(answer);
  expect(releases[0]).toMatchObject({ id: "1", state: "corrected", correctedBy: "2", citedBy: ["The Daily Example"] });
  expect(releases[0]?.replies.find(({ force }) => force === "south-yorkshire")?.words).toBe(REPLY);
  expect(JSON.stringify(answer)).not.toContain("example.org");
});

test("a release that is not there is not found, in words", async () => {
  const answer = await app.request("/releases/77");
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("There is no release 77");
  expect((await app.request("/releases/1?x=1")).status).toBe(400);
});
