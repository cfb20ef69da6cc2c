import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/door.ts";
import { CLOSED, FLAGGED, openBook, type TestBook } from "./book.ts";

let book: TestBook;
let app: App;
const faults: string[] = [];
beforeAll(async () => {
  book = await openBook({ "reply.csv": FLAGGED, "closed.csv": CLOSED });
  app = createApp(book.tools, { log: (line) => faults.push(line) });
});
afterAll(() => book.close());

const PATHS = [
  "/",
  "/compare",
  "/force/kent",
  "/passport",
  "/forces",
  "/revisions",
  "/api/revisions",
  "/download/revisions.csv",
  "/api/compare",
  "/api/force/kent",
  "/api/passport",
  "/download/compare.csv",
  "/download/force.json",
];
const NAMES = [
  "scope",
  "period",
  "basis",
  "denominator",
  "edition",
  "as-known-on",
  "by",
  "show",
  "order",
  "force",
  "figure",
  "__proto__",
  "constructor",
  "toString",
];
const VALUES = [
  "flag:CSE",
  "flag:",
  "code:",
  "code:71",
  "2023/24",
  "2023",
  "1900-01-01",
  "recorded",
  "not stated",
  "all",
  "less",
  "reply.csv",
  "2020-06-01",
  "quarter",
  "kent",
  "E10000016",
  "total",
  "charged",
  "rate",
  "'; DROP TABLE x; --",
  "\u0000",
  "🧾",
  "../..",
  "%",
  "NaN",
  "-1",
];

test("no address, however it is put together, makes Everycase stop on a fault of its own", {
  timeout: 120_000,
}, async () => {
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...VALUES) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
  );
  const words = fc.array(fc.tuple(fc.constantFrom(...NAMES), value), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...PATHS), words, async (path, pairs) => {
      const query = new URLSearchParams(pairs.map(([name, text]) => [name, text.toWellFormed()])).toString();
      const { status } = await app.request(`${path}?${query}`);
      expect([200, 400, 404, 409]).toContain(status);
    }),
    { numRuns: 250 },
  );
  expect(faults).toEqual([]);
});

test.each([
  "/compare?scope=%E0%A4%A",
  "/compare?%=%",
  "/force/%E0%A4%A",
  "/force/%00",
  "/sources/%2F..%2F",
  "/files/%",
  "/static/%00.css",
  "/compare?&&==&scope",
  "//compare",
  "/compare/",
  "/FORCES",
  "/api/force/",
  "/api/force/a%2Fb",
])("an address that is badly written is answered in words: %s", async (address) => {
  const answer = await app.request(address);
  expect([200, 400, 404]).toContain(answer.status);
  expect(faults).toEqual([]);
});
