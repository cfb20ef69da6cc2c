// The mapping page and its JSON: a draft stands in the address, saving is a form or a JSON body. What a form says in parts is put together and sent on as one address.
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { listLayouts } from "../actions/list-layouts.ts";
import { type MapRequest, mapFile } from "../actions/map-file.ts";
import { type SaveRequest, saveLayout } from "../actions/save-layout.ts";
import { Refusal } from "../ground/refusal.ts";
import { fileHref } from "../web/links.ts";
import { mapHref } from "../web/mapping-links.ts";
import { MAPPED } from "../web/mapping-words.ts";
import { mappingPage } from "../web/pages/mapping.tsx";
import { answer } from "./answers.ts";
import { json } from "./api.ts";
import { ToldSchema } from "./api-schemas.ts";
import type { App, Door } from "./door.ts";
import type { Made } from "./kept-answers.ts";
import { LayoutsSchema, MappingSchema, SavedSchema, SaveSchema } from "./mapping-schemas.ts";
import { NoQuery, readQuery } from "./query.ts";
import { onlyOwnPages } from "./security.ts";

/** What one draft may take of an address or a body, in characters. */
const LONGEST = { draft: 12_000, body: 64 * 1024, words: 400 } as const;

/** Puts the mapping page, saving, and their JSON on the app. */
export function serveMapping(app: App, door: Door): void {
  for (const path of ["/map/:sha256", "/map/:sha256/:sheet"]) {
    app.get(path, async (c) => {
      const { draft, isPlain, rows } = draftIn(c);
      if (!isPlain) return c.redirect(mapHref(draft.file, { ...sheetOf(draft), said: draft.said ?? [] }), 303);
      return await answer(door, c, async () => page(await mapFile(door.tools, draft), rows));
    });
    app.post(path, onlyOwnPages(), async (c) => {
      const form = new URLSearchParams(await bodyOf(c));
      const said = form.getAll("set").filter((text) => text !== "");
      const { who, title } = { who: form.get("who") ?? "", title: form.get("title") ?? "" };
      const { report } = await saveLayout(door.tools, { ...fileAndSheet(c), said, who, title });
      return c.redirect(fileHref(report.sha256), 303);
    });
  }
  serveJson(app, door);
}

function serveJson(app: App, door: Door): void {
  app.get("/api/map/:sha256", (c) => {
    const { draft } = draftIn(c);
    return answer(door, c, async () => json(await mapFile(door.tools, draft)));
  });
  app.get("/api/layouts", (c) => {
    readQuery(c, NoQuery);
    return answer(door, c, async () => json({ layouts: await listLayouts(door.tools) }));
  });
  app.post("/api/layouts", onlyOwnPages(), async (c) => {
    const { set, ...asked } = saveAsked(await bodyOf(c));
    // Fields that are left out are left out: the schema gives none of them the value undefined.
    const saved = await saveLayout(door.tools, { ...asked, said: set ?? [] } as SaveRequest);
    const { type, body } = json(saved);
    return c.body(body as string, 200, { "Content-Type": type, "Cache-Control": "no-store" });
  });
  describe(app);
}

function page(view: Awaited<ReturnType<typeof mapFile>>, rows: number | null): Made {
  const body = mappingPage({ view, ...(rows === null ? {} : { rows }) });
  return { type: "text/html; charset=utf-8", body };
}

function sheetOf({ sheet }: MapRequest): { sheet?: number } {
  return sheet === undefined ? {} : { sheet };
}

/** The draft of an address. `isPlain`: it stands there in `set` words alone, as every link writes it. */
function draftIn(c: Context): { readonly draft: MapRequest; readonly isPlain: boolean; readonly rows: number | null } {
  const words = new URL(c.req.url).searchParams;
  const known = ["set", "what", "means", "rows", "sheet", ...MAPPED];
  const stranger = [...words.keys()].find((name) => !known.includes(name));
  if (stranger !== undefined)
    throw new Refusal(
      "usage",
      `Unknown word "${stranger.slice(0, 40)}" in the address.`,
      `Words that may stand here: ${known.join(", ")}.`,
    );
  const facts = MAPPED.flatMap((fact) => words.getAll(fact).map((means) => [fact, means] as const));
  const parts = words.getAll("what").map((what, index) => [what, words.getAll("means")[index] ?? ""] as const);
  const added = [...facts, ...parts].flatMap(([what, means]) =>
    what === "" || means.trim() === ""
      ? []
      : [what.includes("=") ? `${what}${means.trim()}` : `${what}=${means.trim()}`],
  );
  const said = [...words.getAll("set").filter((text) => text !== ""), ...added];
  const draft = { ...fileAndSheet(c), said };
  if (mapHref(draft.file, { said }).length > LONGEST.draft)
    throw new Refusal("usage", "The draft is too long for one address.", "Save it, and go on from there.");
  const rows = Number(words.get("rows") ?? Number.NaN);
  return {
    draft,
    isPlain: added.length === 0 && facts.length + parts.length === 0 && !words.getAll("set").includes(""),
    rows: Number.isInteger(rows) && rows > 0 ? rows : null,
  };
}

function fileAndSheet(c: Context): { readonly file: string; readonly sheet?: number } {
  const file = c.req.param("sha256") ?? "";
  const asked = c.req.param("sheet") ?? new URL(c.req.url).searchParams.get("sheet");
  if (asked === null) return { file };
  const sheet = Number(asked);
  if (Number.isInteger(sheet) && sheet > 0) return { file, sheet };
  throw new Refusal("notFound", `There is no sheet "${asked.slice(0, 20)}" in the file.`, "Sheets count from 1.");
}

/** The text of a small body. Refuses (`usage`) a longer one. */
async function bodyOf(c: Context): Promise<string> {
  const tooLong = new Refusal("usage", `The draft is longer than ${LONGEST.body} bytes.`, "Save it in parts.");
  if (Number(c.req.header("content-length") ?? 0) > LONGEST.body) throw tooLong;
  let text = "";
  const decoder = new TextDecoder();
  // Chunk by chunk, so that a body without a stated length stops at the limit too.
  for await (const chunk of c.req.raw.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LONGEST.body) throw tooLong;
  }
  return text + decoder.decode();
}

function saveAsked(text: string): z.output<typeof SaveSchema> {
  const read = SaveSchema.safeParse(parsed(text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const field = issue?.path.join(".") ?? "";
  throw new Refusal(
    "usage",
    `Cannot read the body${field === "" ? "" : `: "${field}" does not fit`}.`,
    'Wanted JSON such as {"file": "3f2a…", "set": ["force=kent"], "who": "AB"}.',
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function describe(app: App): void {
  const declined = {
    description: "Why there is no answer.",
    content: { "application/problem+json": { schema: ToldSchema } },
  };
  const gives = (
    says: string,
    schema: z.ZodType,
  ): Parameters<App["openAPIRegistry"]["registerPath"]>[0]["responses"] => ({
    200: { description: says, content: { "application/json": { schema } } },
    default: declined,
  });
  const mapped = "A table of a reply as it is read, with a draft of corrections, and what the draft does to the book.";
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/map/{sha256}",
    summary: mapped,
    request: {
      params: z.object({ sha256: z.string() }),
      query: z.object({
        sheet: z.coerce.number().int().min(1).optional(),
        set: z
          .array(z.string().max(LONGEST.words))
          .optional()
          .openapi({ example: ["force=kent", "B=period:2018/19"] }),
      }),
    },
    responses: gives(mapped, MappingSchema),
  });
  const listed = "Every layout of the book, with the files it reads.";
  app.openAPIRegistry.registerPath({
    method: "get",
    path: "/api/layouts",
    summary: listed,
    responses: gives(listed, LayoutsSchema),
  });
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/api/layouts",
    summary: "Saves what somebody says of a table, and reads the files concerned again.",
    request: { body: { required: true, content: { "application/json": { schema: SaveSchema } } } },
    responses: gives("The layout, its entry, and the report on the file.", SavedSchema),
  });
}
