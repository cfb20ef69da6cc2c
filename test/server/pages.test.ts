import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/door.ts";
import { CLOSED, FLAGGED, openBook, type TestBook } from "./book.ts";

let book: TestBook;
let app: App;
beforeAll(async () => {
  book = await openBook({ "reply.csv": FLAGGED, "closed.csv": CLOSED });
  app = createApp(book.tools);
});
afterAll(() => book.close());

async function shown(address: string): Promise<{ status: number; html: string; text: string }> {
  const answer = await app.request(address);
  const html = await answer.text();
  const main = /<main[^>]*>([\s\S]*)<\/main>/u.exec(html)?.[1] ?? "";
  const text = main
    .replace(/<[^>]+>/gu, " ")
    .replace(/&quot;/gu, '"')
    .replace(/\s+/gu, " ");
  return { status: answer.status, html, text };
}

describe("the pages", () => {
  test.each([
    ["/", "South Yorkshire"],
    ["/compare", "South Yorkshire"],
    ["/compare?scope=flag:CSE&order=name", "West Midlands"],
    ["/compare?scope=flag:CSE&period=2022/23&basis=closed", "South Yorkshire"],
    ["/force/south-yorkshire", "540"],
    ["/force/South%20Yorkshire?scope=flag:CSE", "110"],
    ["/force/kent?scope=flag:CSE&denominator=concluded-only", "Kent"],
    [
      "/passport?figure=charged&force=south-yorkshire&scope=flag:CSE&period=2023/24&basis=recorded&denominator=all",
      "reply.csv",
    ],
    ["/forces", "Avon"],
    ["/sources", "reply.csv"],
    ["/problems", "no idea"],
    ["/add", "Add files"],
    ["/about", "Charge rate"],
  ])("answer at %s", async (address, words) => {
    const { status, text } = await shown(address);
    expect(status).toBe(200);
    expect(text).toContain(words);
  });

  test("of a file answer under its SHA-256", async () => {
    const { html } = await shown("/sources");
    const address = /href="(\/sources\/[0-9a-f]{64})"/u.exec(html)?.[1] ?? "";
    const { status, text } = await shown(address);
    expect(status).toBe(200);
    expect(text).toContain("closed.csv");
  });

  test("lead nowhere that does not answer", async () => {
    const seen = new Set<string>(["/"]);
    for (const address of seen) {
      if (seen.size > 400) break;
      const answer = await app.request(address);
      // A pooled figure of unlike forces is declined in words; any other link has to lead somewhere.
      expect([200, 409], `${address} answers ${answer.status}`).toContain(answer.status);
      if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) continue;
      for (const [, href = ""] of (await answer.text()).matchAll(/(?:href|action|src)="(\/[^"#]*)/gu)) {
        if (!href.endsWith("/static/add.js")) seen.add(href.replaceAll("&amp;", "&"));
      }
    }
    expect(seen.size).toBeGreaterThan(40);
  });

  test("hold the very number a force answered with, and what nobody accounted for", async () => {
    const { text } = await shown("/force/south-yorkshire?scope=flag:CSE&period=2023/24");
    expect(text).toMatch(/540 − 16 − 169 − 75 − 170 = 110/u);
    expect(text.toLowerCase()).toContain("one in 34");
  });

  test("where each row stands for its own period and basis link to that very figure", async () => {
    const { html } = await shown("/");
    expect(html).toContain('/force/essex?scope=flag:CSE&amp;period=&amp;basis=&amp;denominator=all"');
    expect((await shown("/force/essex?scope=flag:CSE&period=&basis=&denominator=all")).text).toContain("8 of 100");
    const { html: one } = await shown("/compare?scope=flag:CSE&period=2023/24");
    expect(one).toContain('/force/kent?scope=flag:CSE&amp;period=2023/24&amp;basis=recorded&amp;denominator=all"');
  });
});

describe("a question", () => {
  test.each([
    ["/compare?scope=nonsense", 'Unknown scope "nonsense".', "Scopes: flag:CSE"],
    ["/compare?basis=sideways", 'Unknown basis "sideways".', "Bases: recorded"],
    ["/compare?denominator=half", 'Unknown denominator "half".', "Denominators: all"],
    ["/compare?order=worst", 'Unknown order "worst".', "Wanted: rate, name, crimes, open."],
    [
      "/compare?denominater=all",
      'Unknown word "denominater" in the address.',
      "scope, period, basis, denominator, edition, as-known-on, method, order",
    ],
    ["/compare?scope=rape&scope=flag:CSE", '"scope" stands 2 times in the address.', "Give it once."],
    [`/compare?period=${"9".repeat(201)}`, '"period" is longer than 200 characters.', ""],
    ["/force/atlantis", 'Unknown force "atlantis".', ""],
    ["/force/knet", 'Unknown force "knet".', "Kent"],
    ["/passport", '"figure" is missing in the address.', ""],
    ["/passport?figure=luck", 'Unknown figure "luck".', "Figures: rate, total"],
    ["/forces?order=name", 'Unknown word "order" in the address.', ""],
  ])("with words that mean nothing is declined with what would be understood: %s", async (address, says, hint) => {
    const { status, text } = await shown(address);
    expect(status).toBe(400);
    expect(text).toContain(says);
    expect(text).toContain(hint);
  });

  test("without a figure is answered as such, with links to the nearest that have one", async () => {
    for (const address of [
      "/compare?scope=flag:CSE&period=2018/19",
      "/compare?scope=rape&period=2023/24&basis=recorded",
      "/compare?scope=flag:CSA",
    ]) {
      const { status, html, text } = await shown(address);
      expect(status).toBe(404);
      expect(text).toContain("That does not mean zero");
      const first = /<li><a href="(\/compare[^"]+)"/u.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
      expect((await shown(first)).status).toBe(200);
    }
    const { text } = await shown("/compare?scope=flag:CSE&period=2021/22&basis=closed");
    expect(text).toMatch(/nearest that exist Crimes with the CSE flag, 2022\/23, closed basis/iu);
  });

  test("for an edition that is not there names those that are", async () => {
    const { status, text } = await shown("/compare?scope=flag:CSE&edition=May+1999");
    expect(status).toBe(404);
    expect(text).toContain('No edition "May 1999" answers this question.');
    expect(text).toContain("reply.csv");
  });

  test("may leave words blank, as forms send them", async () => {
    const [blank, none] = await Promise.all([
      shown("/compare?scope=&period=&basis=&denominator=&edition=&order="),
      shown("/compare"),
    ]);
    expect(blank.html).toBe(none.html);
  });
});

describe("addresses", () => {
  test.each([
    "/nowhere",
    "/static/../../package.json",
    "/static/%2e%2e%2fapp.ts",
    "/static/nothing.css",
    "/files/abc",
    "/sources/0000000",
    "/force",
    "/download/compare.xls",
  ])("where nothing stands are told: %s", async (address) => {
    const { status, text } = await shown(address);
    expect(status).toBe(404);
    expect(text.length).toBeGreaterThan(20);
  });

  test("that take another method say which", async () => {
    const wrong = await app.request("/compare", { method: "DELETE" });
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    const read = await app.request("/api/files");
    expect([read.status, read.headers.get("allow")]).toEqual([405, "POST"]);
  });

  test("answer HEAD as GET, without the body", async () => {
    for (const address of [
      "/",
      "/api/compare?scope=flag:CSE",
      "/static/everycase.css",
      "/download/compare.csv?scope=flag:CSE",
    ]) {
      const [get, head] = [await app.request(address), await app.request(address, { method: "HEAD" })];
      expect(head.status).toBe(get.status);
      expect(head.headers.get("content-length")).toBe(String((await get.arrayBuffer()).byteLength));
      expect(head.headers.get("etag")).toBe(get.headers.get("etag"));
      expect(await head.text()).toBe("");
    }
  });
});

describe("an answer that the reader has already", () => {
  test.each([
    "/compare",
    "/api/compare?scope=flag:CSE",
    "/static/everycase.css",
    "/download/compare.csv?scope=flag:CSE",
  ])("is not sent again: %s", async (address) => {
    const first = await app.request(address, { headers: { "accept-encoding": "gzip" } });
    const etag = first.headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[0-9a-f]{32}(?:-gzip)?"$/u);
    for (const name of [etag, `W/${etag}`, `"other", ${etag}`, etag.replace("-gzip", "")]) {
      const again = await app.request(address, { headers: { "if-none-match": name } });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
    }
    expect((await app.request(address, { headers: { "if-none-match": '"other"' } })).status).toBe(200);
  });

  test("is sent anew when a file was added", async () => {
    const own = await openBook({ "reply.csv": FLAGGED });
    const other = createApp(own.tools);
    const etag = (await other.request("/sources")).headers.get("etag") ?? "";
    const body = new FormData();
    body.append("files", new Blob([CLOSED]), "closed.csv");
    await other.request("/add", { method: "POST", body });
    const again = await other.request("/sources", { headers: { "if-none-match": etag } });
    expect(again.status).toBe(200);
    expect(await again.text()).toContain("closed.csv");
    await own.close();
  });

  test("stays fresh only while asked for: pages are checked each time, static files for five minutes", async () => {
    expect((await app.request("/compare")).headers.get("cache-control")).toBe("no-cache");
    expect((await app.request("/static/everycase.css")).headers.get("cache-control")).toBe("public, max-age=300");
  });
});

describe("text", () => {
  test("is packed as the reader accepts, and says what it depends on", async () => {
    const plain = Buffer.from(await (await app.request("/compare")).arrayBuffer());
    for (const [accepted, packing, unpack] of [
      ["gzip, deflate, br", "br", brotliDecompressSync],
      ["gzip;q=1.0, br;q=0", "gzip", gunzipSync],
    ] as const) {
      const answer = await app.request("/compare", { headers: { "accept-encoding": accepted } });
      expect(answer.headers.get("content-encoding")).toBe(packing);
      expect(answer.headers.get("vary")).toBe("Accept-Encoding");
      const packed = Buffer.from(await answer.arrayBuffer());
      expect(packed.byteLength).toBeLessThan(plain.byteLength / 3);
      expect(unpack(packed).equals(plain)).toBe(true);
    }
    for (const accepted of ["", "identity", "deflate", "gzip;q=0"]) {
      expect(
        (await app.request("/compare", { headers: { "accept-encoding": accepted } })).headers.get("content-encoding"),
      ).toBeNull();
    }
  });
});

test("a question without figures is repeated as it was asked, and no further", async () => {
  const said = async (address: string): Promise<string> =>
    /For <i>(.*?)<\/i>/u.exec(await (await app.request(address)).text())?.[1] ?? "";
  expect(await said("/compare?scope=rape")).toMatch(/^rape$/iu);
  expect(await said("/compare?scope=rape&period=2018/19&basis=closed")).toMatch(/^rape, 2018\/19, closed basis$/iu);
});

test("an empty book says how to begin", async () => {
  const empty = await openBook();
  const bare = createApp(empty.tools);
  for (const address of ["/", "/compare?scope=rape"]) {
    const answer = await bare.request(address);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("No files have been added yet");
  }
  for (const address of [
    "/forces",
    "/sources",
    "/problems",
    "/add",
    "/about",
    "/api/forces",
    "/api/sources",
    "/api/problems",
  ]) {
    expect((await bare.request(address)).status, address).toBe(200);
  }
  expect((await bare.request("/api/compare")).status).toBe(404);
  await empty.close();
});

test("many askings at once, after the warehouse was cleared, all answer", async () => {
  const own = await openBook({ "reply.csv": FLAGGED, "closed.csv": CLOSED });
  await (await own.tools.warehouse()).clear();
  const asked = createApp(own.tools);
  const passport = "figure=charged&scope=flag:CSE&period=2023/24&basis=recorded&force=";
  const addresses = [
    "/",
    "/forces",
    "/sources",
    "/api/compare?scope=flag:CSE",
    "/problems",
    ...["kent", "south-yorkshire", "dorset"].map((force) => `/passport?${passport}${force}`),
  ];
  const statuses = await Promise.all(addresses.map(async (address) => (await asked.request(address)).status));
  expect(statuses).toEqual(addresses.map(() => 200));
  await own.close();
});
