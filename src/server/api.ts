// The JSON API: the same actions as the pages, and the OpenAPI 3.1 document that describes it.
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { compareForces } from "../actions/compare-forces.ts";
import { listForces } from "../actions/list-forces.ts";
import { listSources, showSource } from "../actions/list-sources.ts";
import { showForce } from "../actions/show-force.ts";
import { traceFigure } from "../actions/trace-figure.ts";
import packageJson from "../../package.json" with { type: "json" };
import { answer, answerAtOnce } from "./answers.ts";
import {
  ComparisonSchema,
  FigurePassportSchema,
  FileReportSchema,
  FilesSchema,
  ForceAnswerSchema,
  ForcesSchema,
  ProblemsSchema,
  ToldSchema,
} from "./api-schemas.ts";
import type { App, Door } from "./door.ts";
import type { Made } from "./kept-answers.ts";
import { FigureQuery, NoQuery, QuestionQuery, readQuery } from "./query.ts";

/** One address of the API that is read. */
interface Reading<Shape extends z.core.$ZodShape> {
  /** As OpenAPI writes it: `/api/force/{force}`. */
  readonly path: string;
  readonly says: string;
  readonly query: z.ZodObject<Shape>;
  readonly params?: z.ZodObject;
  readonly schema: z.ZodType;
}

/** Puts the API on the app. `POST /api/files` itself is served with the uploads; here it is described. */
export function serveApi(app: App, door: Door): void {
  const { tools } = door;
  const get = <Shape extends z.core.$ZodShape>(reading: Reading<Shape>, make: (c: Context, query: ReturnType<typeof readQuery<Shape>>) => Promise<unknown>): void => {
    describe(app, reading);
    app.get(reading.path.replace(/\{(\w+)\}/gu, ":$1"), (c) => {
      const query = readQuery(c, reading.query);
      return answer(door, c, async () => json(await make(c, query)));
    });
  };
  get({ path: "/api/compare", says: "Compares forces.", query: QuestionQuery, schema: ComparisonSchema }, (_c, query) => compareForces(tools, query));
  get({ path: "/api/force/{force}", says: "What became of one force's crimes.", query: QuestionQuery, params: ForceParam, schema: ForceAnswerSchema }, (c, query) =>
    showForce(tools, c.req.param("force") ?? "", query));
  get({ path: "/api/passport", says: "One figure, down to the cells it came from.", query: FigureQuery, schema: FigurePassportSchema }, (_c, query) => traceFigure(tools, query));
  get({ path: "/api/forces", says: "Every force, and what is known of it.", query: NoQuery, schema: ForcesSchema }, async () => ({ forces: await listForces(tools) }));
  get({ path: "/api/sources", says: "Every file of the book, newest first.", query: NoQuery, schema: FilesSchema }, async () => ({ files: await listSources(tools) }));
  get({ path: "/api/sources/{sha256}", says: "What was read of one file.", query: NoQuery, params: FileParam, schema: FileReportSchema }, (c) =>
    showSource(tools, c.req.param("sha256") ?? ""));
  get({ path: "/api/problems", says: "Everything in the files that could not be read or does not fit.", query: NoQuery, schema: ProblemsSchema }, async () => ({
    problems: (await listSources(tools)).flatMap(({ sha256, problems }) => problems.map((problem) => ({ sha256, ...problem }))),
  }));
  describeUpload(app);
  app.get("/api", (c) => {
    readQuery(c, NoQuery);
    return answerAtOnce(door, c, async () => json(documentOf(app)));
  });
}

const ForceParam = z.object({
  force: z.string().openapi({ param: { description: "The force: its id, a name of it, or its official code." }, example: "south-yorkshire" }),
});
const FileParam = z.object({
  sha256: z.string().openapi({ param: { description: "The file's SHA-256, or at least its first six digits." } }),
});

/** A value as the API writes it. */
export function json(value: unknown): Made {
  return { type: "application/json", body: `${JSON.stringify(value)}\n` };
}

const declined = { description: "Why there is no answer.", content: { "application/problem+json": { schema: ToldSchema } } };

function describe<Shape extends z.core.$ZodShape>(app: App, { path, says, query, params, schema }: Reading<Shape>): void {
  app.openAPIRegistry.registerPath({
    method: "get",
    path,
    summary: says,
    request: { ...(Object.keys(query.shape).length === 0 ? {} : { query }), ...(params === undefined ? {} : { params }) },
    responses: { 200: { description: says, content: { "application/json": { schema } } }, default: declined },
  });
}

function describeUpload(app: App): void {
  const files = { type: "array" as const, items: { type: "string" as const, contentMediaType: "application/octet-stream" } };
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/api/files",
    summary: "Adds files to the book, and says what was understood of each.",
    request: {
      body: { required: true, content: { "multipart/form-data": { schema: { type: "object", required: ["files"], properties: { files } } } } },
    },
    responses: {
      200: { description: "What adding gave, file by file, in the order sent.", content: { "application/json": { schema: FilesSchema } } },
      default: declined,
    },
  });
}

function documentOf(app: App): unknown {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Everycase",
      version: packageJson.version,
      description:
        "Follows every crime flagged as child sexual exploitation to its outcome, and compares police forces fairly. " +
        "Every figure leads to the cells it came from. These figures are not official statistics.",
    },
  });
}
