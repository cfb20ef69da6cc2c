import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Refusal } from "../../src/ground/refusal.ts";
import { createApp } from "../../src/server/app.ts";
import { CONTENT_SECURITY_POLICY } from "../../src/server/security.ts";
import { FLAGGED, openBook, type TestBook } from "./book.ts";

let book: TestBook;
beforeAll(async () => {
  book = await openBook({ "reply.csv": FLAGGED });
});
afterAll(() => book.close());

const ADDRESSES = [
  "/",
  "/compare?scope=nonsense",
  "/nowhere",
  "/api",
  "/api/compare",
  "/api/nowhere",
  "/static/everycase.css",
  "/download/compare.csv",
];

describe("every answer, errors included", () => {
  test.each(ADDRESSES)("of %s carries the headers of safety", async (address) => {
    const { headers } = await createApp(book.tools).request(address);
    expect(headers.get("content-security-policy")).toBe(CONTENT_SECURITY_POLICY);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
    const isOpen = address.startsWith("/api") || address.startsWith("/download");
    expect(headers.get("cross-origin-resource-policy")).toBe(isOpen ? "cross-origin" : "same-origin");
    expect(headers.get("access-control-allow-origin")).toBe(address.startsWith("/api") ? "*" : null);
    expect(headers.get("server-timing")).toMatch(/^render;dur=\d+\.\d$/u);
  });

  test("holds no script and no style that the policy would stop", async () => {
    for (const address of ["/", "/force/kent", "/add", "/about", "/sources", "/problems", "/forces"]) {
      const html = await (await createApp(book.tools).request(address)).text();
      expect(html).not.toMatch(/<[^>]+\s(?:style|on\w+)=/u);
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/u);
      expect(html).not.toMatch(/<style|(?:src|href)="(?:https?:)?\/\//u);
    }
  });
});

describe("the host", () => {
  const ask = async (host: string, bound?: string): Promise<Response> =>
    await createApp(book.tools, bound === undefined ? {} : { host: bound }).request("/forces", { headers: { host } });

  test.each(["localhost", "localhost:4545", "LOCALHOST:4545", "127.0.0.1:4545", "[::1]:4545"])(
    "%s is served",
    async (host) => {
      expect((await ask(host)).status).toBe(200);
    },
  );

  test.each([
    "evil.example",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "192.168.1.7:4545",
    "localhost:4545@evil.example",
  ])("%s is not served, so that no other site can bind its name to this machine", async (host) => {
    const answer = await ask(host);
    expect(answer.status).toBe(421);
    expect(await answer.text()).toContain("not served under this host name");
  });

  test("it is bound to is served, and no other", async () => {
    expect((await ask("cases.example:80", "cases.example")).status).toBe(200);
    expect((await ask("other.example", "cases.example")).status).toBe(421);
  });

  test("may be any number, but no name, when every address is bound", async () => {
    expect((await ask("192.168.1.7:4545", "0.0.0.0")).status).toBe(200);
    expect((await ask("[fe80::1]:4545", "::")).status).toBe(200);
    expect((await ask("evil.example", "0.0.0.0")).status).toBe(421);
  });

  test("in the address of the request counts as well as the header", async () => {
    const answer = await createApp(book.tools).request("http://evil.example/forces", {
      headers: { host: "localhost" },
    });
    expect(answer.status).toBe(421);
  });
});

describe("a POST", () => {
  const send = async (headers: Record<string, string>, path = "/add"): Promise<number> => {
    const body = new FormData();
    body.append("files", new Blob([FLAGGED]), "reply.csv");
    return (await createApp(book.tools).request(path, { method: "POST", body, headers })).status;
  };

  test.each([
    [{}],
    [{ "sec-fetch-site": "same-origin", origin: "http://localhost" }],
    [{ "sec-fetch-site": "none" }],
    [{ origin: "http://localhost:4545", host: "localhost:4545" }],
  ])("from Everycase's own pages or a program is taken: %j", async (headers) => {
    expect(await send(headers)).toBe(200);
    expect(await send(headers, "/api/files")).toBe(200);
  });

  test.each([
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "same-site" }],
    [{ origin: "https://evil.example" }],
    [{ origin: "null" }],
    [{ "sec-fetch-site": "same-origin", origin: "http://localhost:9999", host: "localhost:4545" }],
  ])("from another site is refused: %j", async (headers) => {
    expect(await send(headers)).toBe(403);
    expect(await send(headers, "/api/files")).toBe(403);
  });

  test("from another site is refused in words that hold for every page", async () => {
    for (const path of ["/add", "/check", "/api/check", "/enter"]) {
      const headers = { "sec-fetch-site": "cross-site", "content-type": "text/plain" };
      const answer = await createApp(book.tools).request(path, { method: "POST", body: "x", headers });
      const words = await answer.text();
      expect(answer.status, path).toBe(403);
      expect(words, path).toContain("own pages only");
      expect(words, path).not.toMatch(/Files are added|everycase add/u);
    }
  });

  test("may be read by no other site", async () => {
    const body = new FormData();
    body.append("files", new Blob([FLAGGED]), "reply.csv");
    const answer = await createApp(book.tools).request("/api/files", { method: "POST", body });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });
});

describe("what goes wrong", () => {
  /** The book with a ledger whose head cannot be had: every answer begins with it. */
  const appThatFails = (error: unknown, log: (line: string) => void = () => undefined) => {
    const head = (): never => {
      throw error;
    };
    return createApp({ ...book.tools, ledger: { ...book.tools.ledger, head } }, { log });
  };

  test("unforeseen is told as a fault, without its words, and logged once", async () => {
    for (const [address, type] of [
      ["/forces", "text/html; charset=utf-8"],
      ["/api/forces", "application/problem+json"],
    ] as const) {
      const lines: string[] = [];
      const answer = await appThatFails(new TypeError("secret place"), (line) => lines.push(line)).request(address);
      const text = await answer.text();
      expect(answer.status).toBe(500);
      expect(answer.headers.get("content-type")).toBe(type);
      expect(text).toContain("Everycase stopped on a fault of its own");
      expect(text).not.toMatch(/secret place|TypeError|\n\s+at |node_modules|\.ts:\d/u);
      expect(lines).toHaveLength(1);
      expect(lines[0]).toMatch(/^GET \/(?:api\/)?forces: TypeError: secret place\n\s+at /u);
    }
  });

  test.each([
    ["usage", 400],
    ["notFound", 404],
    ["notPossible", 409],
    ["unreadable", 422],
    ["damaged", 500],
    ["surroundings", 503],
  ] as const)("and is refused as %s has the status %i, its words and its hint", async (code, status) => {
    const lines: string[] = [];
    const app = appThatFails(new Refusal(code, "What was found.", "What to do."), (line) => lines.push(line));
    const api = await app.request("/api/forces");
    expect(api.status).toBe(status);
    expect(await api.json()).toMatchObject({ detail: "What was found.", hint: "What to do.", status, code });
    const page = await app.request("/forces");
    expect(page.status).toBe(status);
    expect(await page.text()).toMatch(/What was found\.[\s\S]*What to do\./u);
    expect(lines).toEqual([]);
  });

  test("is not kept: the next asking is answered", async () => {
    let broken = true;
    const head = (): ReturnType<typeof book.tools.ledger.head> => {
      if (broken) throw new Refusal("surroundings", "The disk is away.");
      return book.tools.ledger.head();
    };
    const app = createApp({ ...book.tools, ledger: { ...book.tools.ledger, head } });
    expect((await app.request("/forces")).status).toBe(503);
    broken = false;
    expect((await app.request("/forces")).status).toBe(200);
  });
});
