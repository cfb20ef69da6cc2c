// The style sheet and the scripts of the pages, from one folder and from nowhere else.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { respond } from "./answers.ts";
import type { App, Door } from "./door.ts";
import { type Kept, keepAnswers } from "./kept-answers.ts";
import { nothingThere } from "./refusals.ts";

const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
};

/** Browsers ask again after five minutes, and then mostly hear 304: the names do not change with the contents. */
const CACHING = "public, max-age=300";

/** Puts the static files on the app. A name is one plain word and an ending known here; anything else is not there. */
export function serveStatic(app: App, { staticFolder }: Door): void {
  const kept = keepAnswers(16 * 1024 * 1024);
  app.get("/static/:name", async (c) => {
    const name = c.req.param("name");
    const ending = /^[\w-]+(?:\.[\w-]+)*\.(\w+)$/u.exec(name)?.[1] ?? "";
    const type = TYPES[ending];
    const bytes = type === undefined ? null : await readFile(join(staticFolder, name)).catch(() => null);
    if (bytes === null || type === undefined) throw nothingThere(c.req.method, c.req.path);
    const contents = createHash("sha256").update(bytes).digest("hex");
    const file: Kept = await kept.get(`${name} ${contents}`, "", async () => ({ type, body: bytes }));
    return await respond(c, file, CACHING);
  });
}
