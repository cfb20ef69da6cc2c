// Releases behind the door: their pages, the feeds, and the shape in which the API answers.
import { z } from "@hono/zod-openapi";
import { listReleases, releaseFeed, showRelease } from "../actions/list-releases.ts";
import { releasedFile } from "../actions/released-figures.ts";
import { releasePage } from "../web/pages/release.tsx";
import { releasesPage } from "../web/pages/releases.tsx";
import { answer, respond } from "./answers.ts";
import type { App, Door } from "./door.ts";
import type { Made } from "./kept-answers.ts";
import { NoQuery, readQuery } from "./query.ts";

/** Puts the pages and the feeds on the app; the address of the API is put with the others. */
export function serveReleases(app: App, door: Door): void {
  const { tools, kept } = door;
  app.get("/releases", (c) => {
    readQuery(c, NoQuery);
    return answer(door, c, async () => html(releasesPage(await listReleases(tools))));
  });
  for (const form of ["atom", "json"] as const) {
    app.get(`/releases/feed.${form}`, (c) => {
      readQuery(c, NoQuery);
      const base = `${new URL(c.req.url).origin}/`;
      return answer(door, c, async () => {
        const { mediaType, text } = await releaseFeed(tools, { form, base });
        return { type: mediaType, body: text };
      });
    });
  }
  app.get("/releases/:id", async (c) => {
    readQuery(c, NoQuery);
    const id = c.req.param("id");
    // A silence is told with the day, so that the page is another one tomorrow.
    const key = `/releases/${id} ${tools.now().slice(0, 10)}`;
    const make = async (): Promise<Made> => html(releasePage(await showRelease(tools, id)));
    return await respond(c, await kept.get(key, tools.ledger.head().digest, make), "no-cache");
  });
  app.get("/releases/:id/figures", (c) => {
    readQuery(c, NoQuery);
    return answer(door, c, async () => {
      const { name, text } = await releasedFile(tools, c.req.param("id"));
      const headers = { "Content-Disposition": `attachment; filename="${name}"` };
      return { type: "application/x-ndjson; charset=utf-8", body: text, headers };
    });
  });
}

function html(body: string): Made {
  return { status: 200, type: "text/html; charset=utf-8", body };
}

const words = z.string();
const count = z.number().int();
const figure = z.object({
  force: words.nullable(),
  figure: words,
  scope: words,
  period: words,
  basis: z.enum(["recorded", "closed", "not stated"]),
  denominator: z.enum(["all", "less-transferred", "concluded-only"]),
});
const act = z.enum(["proposed", "checked", "approved", "published", "corrected", "withdrawn"]);
const reply = z.object({
  force: words,
  called: words,
  asked: words.nullable(),
  due: words.nullable(),
  answered: words.nullable(),
  words: words.nullable(),
  about: figure.nullable(),
  recomputed: z.object({ reading: words, sentence: words }).nullable(),
  entry: words.nullable(),
  /** The filled form that it came on, and the counts in which it is not ours. */
  form: z
    .object({ name: words, sha256: words, counts: z.array(z.object({ figure: words, theirs: words, ours: words })) })
    .nullish(),
});
const release = z.object({
  id: words,
  title: words,
  of: z.enum(["public", "records"]),
  state: act,
  author: words,
  steps: z.array(z.object({ act, who: words, at: words, why: words.nullable(), entry: words })),
  snapshot: z.object({ sha256: words, asOf: count }),
  frozenBy: z.object({ version: words, digest: words.nullable() }).optional(),
  replies: z.array(reply),
  /** Outlets that cited a figure of it. */
  citedBy: z.array(words),
  corrects: words.nullable(),
  correctedBy: words.nullable(),
  changes: z.array(z.object({ figure, before: words, after: words })),
  changesIn: z.object({ sha256: words, changed: count, added: count, gone: count }).optional(),
  tables: z.array(words).optional(),
});

/** The shape of the releases. */
export const ReleasesSchema = z
  .object({
    releases: z.array(release),
    setAside: z.array(z.object({ entry: words, kind: words, why: words })),
  })
  .openapi("Releases", {
    description: "Every release with its steps, changes, replies and the outlets that cited it.",
  });

/** The releases as the API gives them: of citations the outlets' names alone. */
export async function releasesAnswer({ tools }: Pick<Door, "tools">): Promise<z.infer<typeof ReleasesSchema>> {
  const { releases, setAside } = await listReleases(tools);
  const plain = releases.map(({ citations, ...rest }) => ({
    ...rest,
    citedBy: [...new Set(citations.map(({ who }) => who))],
  }));
  // Plain values of that shape; the schema's lists are only not read-only.
  return { releases: plain, setAside } as unknown as z.infer<typeof ReleasesSchema>;
}
