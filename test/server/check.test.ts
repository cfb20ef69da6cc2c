// The claim bench over HTTP: the form, files, downloads, the API, and what is not taken; texts that would act on the page do not.
import { describe, expect, test } from "vitest";
import { loadExample } from "../../src/actions/load-example.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { createApp } from "../../src/server/app.ts";
import { CheckedTextSchema } from "../../src/server/check-schemas.ts";
import { CHECK_EXAMPLE } from "../../src/web/check-example.ts";
import { withHome } from "../actions/home.ts";
import { docx, paragraph } from "../sources/articles/docx.ts";

const SENTENCE = "Of 540 crimes flagged as child sexual exploitation, 16 led to a charge: one in 34.";

type Fields = Readonly<Record<string, string | { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }>>;

interface Asking {
  readonly get: (path: string) => Promise<Response>;
  readonly send: (path: string, fields: Fields, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, type: string, body: string, headers?: Record<string, string>) => Promise<Response>;
  readonly tools: Tools;
}

async function withApp(work: (asking: Asking) => Promise<void>): Promise<void> {
  await withHome(async (tools) => {
    const app = createApp(tools);
    const post: Asking["post"] = async (path, type, body, headers = {}) =>
      await app.request(path, { method: "POST", body, headers: { "content-type": type, ...headers } });
    await work({
      tools,
      get: async (path) => await app.request(path),
      post,
      send: async (path, fields, headers = {}) => {
        const form = new FormData();
        for (const [name, value] of Object.entries(fields))
          if (typeof value === "string") form.append(name, value);
          else form.append(name, new Blob([value.bytes]), value.name);
        return await app.request(path, { method: "POST", body: form, headers });
      },
    });
  });
}

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

describe("the page", () => {
  test("offers a box, a file, and an example that fills the box", async () => {
    await withApp(async ({ get }) => {
      const empty = await (await get("/check")).text();
      expect(empty).toMatch(/<textarea id="text" name="text"[^>]*>\n<\/textarea>/u);
      expect(empty).toContain("Nothing is kept");
      expect(empty).toContain('aria-current="page">Check a claim');
      expect(await (await get("/check?example=1")).text()).toContain("157 reports and 9 prosecutions");
      expect((await get("/check?other=1")).status).toBe(400);
    });
  });

  test("shows the text with its claims, their readings, and what is not accounted for", async () => {
    await withApp(async ({ send, tools }) => {
      await loadExample(tools, new URL("../../examples", import.meta.url).pathname);
      const entries = tools.ledger.head();
      const answered = await send("/check", { text: CHECK_EXAMPLE.replaceAll("\n", "\r\n") });
      const html = await answered.text();
      expect(answered.status).toBe(200);
      expect(answered.headers.get("cache-control")).toBe("no-store");
      expect(html).toMatch(/<h1>\d+ numbers found: /u);
      expect(html).toContain("110 of 540 (20%) are not accounted for.");
      expect(html).toContain("one in 34 (one in 21 to one in 55)");
      expect(html).toContain('href="/passport?figure=rate&amp;force=south-yorkshire');
      const claims = html.match(/<li id="claim-\d+">/gu) ?? [];
      expect(claims.length).toBeGreaterThan(5);
      for (let number = 1; number <= claims.length; number += 1) {
        expect(html.split(`id="at-${number}"`)).toHaveLength(2);
        expect(html.split(`href="#at-${number}"`)).toHaveLength(2);
        expect(html).toContain(`href="#claim-${number}"`);
      }
      expect(tools.ledger.head()).toEqual(entries);
    });
  });

  test("takes a Word document or a page in place of the box, and says what was left out", async () => {
    await withApp(async ({ send }) => {
      const body = `${paragraph(SENTENCE)}<w:p><w:del w:id="1"><w:r><w:delText>17 of 540</w:delText></w:r></w:del></w:p>`;
      const word = await (
        await send("/check", { text: "", file: { name: "a.docx", bytes: bytes(docx(body)) } })
      ).text();
      expect(word).toContain("Read from a.docx.");
      expect(word).toContain("deleted with changes tracked");
      expect(word).toMatch(/<h1>1 number found: 1 holds/u);
      const page = `<!DOCTYPE html><html><body><script>alert(1)</script><p>${SENTENCE}</p></body></html>`;
      const html = await (
        await send("/check", { text: " ", file: { name: "a.html", bytes: bytes(Buffer.from(page)) } })
      ).text();
      expect(html).toContain("Holds");
      expect(html).not.toContain("alert(1)");
    });
  });

  test("says calmly why a text was not checked, and keeps what was typed", async () => {
    await withApp(async ({ send }) => {
      const empty = await send("/check", { text: "  " });
      expect(empty.status).toBe(400);
      expect(await empty.text()).toContain("There is no text to check.");
      const picture = { name: "a.png", bytes: bytes(Buffer.from("\u0089PNG\r\n\u001a\n\u0000\u0000", "latin1")) };
      const other = await send("/check", { text: "", file: picture });
      expect(other.status).toBe(422);
      expect(await other.text()).toContain("found a PNG picture");
      const long = await send("/check", { text: "x".repeat(1_000_001) });
      expect(long.status).toBe(400);
      expect(await long.text()).toContain("more than a million characters");
      expect((await send("/check", { text: "é".repeat(2_100_000) })).status).toBe(413);
      expect((await send("/check", { words: "x" })).status).toBe(400);
    });
  });

  test("script, markup, direction signs and control characters in a text are shown and do nothing", async () => {
    const hostile = `<script>alert(1)</script> <img src=x onerror=alert(2)> </textarea><b>Of 540 crimes, 16\u202e led\u0007 to a charge</b>: one in 34. javascript:alert(3) &lt;i&gt;`;
    await withApp(async ({ send }) => {
      for (const format of [null, "html"] as const) {
        const answered = await (format === null
          ? send("/check", { text: hostile })
          : send("/check/download", { text: hostile, format, name: "<b>\u202ename" }));
        // The box that carries the text to the downloads is never shown, and holds it as it is.
        const html = (await answered.text()).replace(/<textarea name="text" hidden.*?<\/textarea>/su, "");
        expect(html).not.toMatch(/<script|<img|<b>|<i>|onerror="|href="javascript|\u202e|\u0007/iu);
        expect(html).toContain("&lt;script>alert(1)");
      }
    });
  });

  test("another site cannot have a text checked", async () => {
    await withApp(async ({ send, post }) => {
      for (const headers of [{ "sec-fetch-site": "cross-site" }, { origin: "https://example.org" }] as const) {
        expect((await send("/check", { text: SENTENCE }, headers)).status).toBe(403);
        expect((await send("/check/download", { text: SENTENCE, format: "json" }, headers)).status).toBe(403);
        expect((await post("/api/check", "text/plain", SENTENCE, headers)).status).toBe(403);
      }
    });
  });
});

describe("what can be taken along", () => {
  test("each format as a file, the same claims in all", async () => {
    await withApp(async ({ send }) => {
      const take = async (format: string) => await send("/check/download", { text: SENTENCE, format });
      const json = await take("json");
      expect(json.headers.get("content-disposition")).toBe('attachment; filename="claims.json"');
      const { claims } = CheckedTextSchema.parse(await json.json());
      expect(claims.map(({ verdict }) => verdict)).toEqual(["holds"]);
      const csv = await (await take("csv")).text();
      expect(csv.split("\n")[0]).toMatch(/^row,claim,verdict,kind,quote,/u);
      expect(csv).toContain("one in 34 (one in 21 to one in 55)");
      const review = (await (await take("jsonld")).json()) as { "@graph": { reviewRating: object }[] };
      expect(review["@graph"].map(({ reviewRating }) => reviewRating)).toMatchObject([{ alternateName: "holds" }]);
      const html = await (await take("html")).text();
      expect(html).toContain("default-src &#39;none&#39;".replaceAll("&#39;", "'"));
      expect(html).toContain("<style>");
      expect(html).not.toMatch(/<script|<link|<form|src=/u);
      expect((await take("pdf")).status).toBe(400);
    });
  });
});

describe("the API", () => {
  test("takes a text or JSON, and answers what its schema says, at the offsets of that very text", async () => {
    await withApp(async ({ post, get, tools }) => {
      await loadExample(tools, new URL("../../examples", import.meta.url).pathname);
      const plain = await post("/api/check", "text/plain; charset=utf-8", CHECK_EXAMPLE);
      const checked = CheckedTextSchema.parse(await plain.json());
      expect(checked.text).toBe(CHECK_EXAMPLE);
      for (const { quote, start, end } of [...checked.claims, ...checked.unsure])
        expect(CHECK_EXAMPLE.slice(start, end)).toBe(quote);
      const asJson = await post("/api/check", "application/json", JSON.stringify({ text: CHECK_EXAMPLE }));
      expect(CheckedTextSchema.parse(await asJson.json())).toEqual(checked);
      const document = (await (await get("/api")).json()) as { paths: Record<string, object> };
      expect(document.paths["/api/check"]).toHaveProperty("post");
    });
  });

  test("declines other bodies in words, as problem JSON", async () => {
    await withApp(async ({ post, get }) => {
      const wrong = [
        [await post("/api/check", "application/json", "{"), 400],
        [await post("/api/check", "application/json", '{"text":1}'), 400],
        [await post("/api/check", "application/json", '{"text":"a","more":1}'), 400],
        [await post("/api/check", "application/xml", "<a/>"), 415],
        [await post("/api/check", "text/plain", "x".repeat(1_000_001)), 400],
        [await post("/api/check", "text/plain", "x".repeat(4_000_001)), 413],
        [await get("/api/check"), 405],
      ] as const;
      for (const [answered, status] of wrong) {
        expect(answered.status).toBe(status);
        expect(answered.headers.get("content-type")).toBe("application/problem+json");
      }
    });
  });
});
