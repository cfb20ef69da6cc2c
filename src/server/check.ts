// Checking a text: the page with its box, the result, its downloads, and the address of the API. Nothing that is sent is kept.
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { checkArticle } from "../actions/check-article.ts";
import { downloadChecked } from "../actions/checked-download.ts";
import { readArticle } from "../actions/read-article.ts";
import { Refusal } from "../ground/refusal.ts";
import { CHECK_EXAMPLE } from "../web/check-example.ts";
import { CHECK_DOWNLOADS } from "../web/check-view.ts";
import { checkedPage, checkPage } from "../web/pages/check.tsx";
import { answer } from "./answers.ts";
import { json } from "./api.ts";
import { ToldSchema } from "./api-schemas.ts";
import { type SentText, sentBody, sentForm } from "./check-form.ts";
import { CheckedTextSchema } from "./check-schemas.ts";
import type { App, Door } from "./door.ts";
import { readQuery } from "./query.ts";
import { onlyOwnPages } from "./security.ts";

const CheckQuery = z.strictObject({ example: z.enum(["1"]).optional() });

const HTML = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } as const;

/** Puts the page, its results and downloads, and `POST /api/check` on the app. */
export function serveCheck(app: App, door: Door): void {
  app.get("/check", (c) => {
    const { example } = readQuery(c, CheckQuery);
    const text = example === "1" ? CHECK_EXAMPLE : "";
    return answer(door, c, async () => ({ type: HTML["Content-Type"], body: checkPage({ text, declined: null }) }));
  });
  app.post("/check", onlyOwnPages(), (c) => result(door, c));
  app.post("/check/download", onlyOwnPages(), (c) => taken(door, c));
  app.post("/api/check", onlyOwnPages(), async (c) => {
    const { type, body } = json(await checkArticle(door.tools, await sentBody(c)));
    return c.body(body as string, 200, { "Content-Type": type, "Cache-Control": "no-store" });
  });
  describe(app);
}

/** The checked text; where it cannot be checked the form again, with what was typed and why. */
async function result({ tools }: Door, c: Context): Promise<Response> {
  const sent = await sentForm(c);
  try {
    const { name, text, says } = await articleOf(tools, sent);
    return c.body(checkedPage({ checked: await checkArticle(tools, text), name, says }), 200, HTML);
  } catch (error) {
    if (!(error instanceof Refusal) || !["usage", "unreadable"].includes(error.code)) throw error;
    const declined = { says: error.message, hint: error.hint ?? null };
    return c.body(checkPage({ text: sent.text, declined }), error.code === "usage" ? 400 : 422, HTML);
  }
}

/** The text of the box, or of the file where the box is empty. */
async function articleOf(tools: Door["tools"], { text, file }: SentText) {
  if (text.trim() !== "") return { name: null, text, says: [] };
  if (file === null)
    throw new Refusal("usage", "There is no text to check.", "Paste one into the box, or choose a file.");
  return await readArticle(tools, { bytes: file.bytes, name: file.name });
}

async function taken({ tools }: Door, c: Context): Promise<Response> {
  const { text, format, name } = await sentForm(c);
  const wanted = CHECK_DOWNLOADS.find((one) => one.format === format)?.format;
  if (wanted === undefined)
    throw new Refusal("usage", "Unknown format.", `Formats: ${CHECK_DOWNLOADS.map((one) => one.format).join(", ")}.`);
  const checked = await checkArticle(tools, text);
  const { bytes, mediaType, name: called } = await downloadChecked({ checked, name, says: [] }, wanted);
  return c.body(new Uint8Array(bytes), 200, {
    "Content-Type": mediaType,
    "Content-Disposition": `attachment; filename="${called}"`,
    "Cache-Control": "no-store",
  });
}

function describe(app: App): void {
  const says = "Checks a text: every number that says something of counts and rates, under each reading of its words.";
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/api/check",
    summary: says,
    description: "At most a million characters. Nothing of the text is kept.",
    request: {
      body: {
        required: true,
        content: {
          "text/plain": { schema: z.string() },
          "application/json": { schema: z.object({ text: z.string() }) },
        },
      },
    },
    responses: {
      200: { description: says, content: { "application/json": { schema: CheckedTextSchema } } },
      default: {
        description: "Why there is no answer.",
        content: { "application/problem+json": { schema: ToldSchema } },
      },
    },
  });
}
