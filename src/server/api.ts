// The JSON API: the same actions as the pages, and the OpenAPI 3.1 document that describes it.
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import packageJson from "../../package.json" with { type: "json" };
import { compareEditions } from "../actions/compare-editions.ts";
import { compareForces } from "../actions/compare-forces.ts";
import { listForces } from "../actions/list-forces.ts";
import { listSources, showSource } from "../actions/list-sources.ts";
import { askMeasure, catalogueOfMeasures } from "../actions/measure.ts";
import { askPoliceUk } from "../actions/police-uk.ts";
import { reconcileTables } from "../actions/reconcile.ts";
import { showForce } from "../actions/show-force.ts";
import type { Tools } from "../actions/tools.ts";
import { traceFigure } from "../actions/trace-figure.ts";
import { answer } from "./answers.ts";
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
import { MeasureAnswerSchema, MeasuresSchema } from "./measure-schemas.ts";
import { askingOf, MeasureQuery } from "./measures.ts";
import { PoliceUkQuery, PoliceUkSchema } from "./police-uk.ts";
import { FigureQuery, NoQuery, QuestionQuery, RevisionsQuery, readQuery } from "./query.ts";
import { ReconcileQuery, ReconciliationSchema } from "./reconcile.ts";
import { ReleasesSchema, releasesAnswer } from "./releases.ts";
import { questionIn, RevisionsSchema } from "./revisions.ts";

/** One address of the API that is read. */
interface Reading<Shape extends z.core.$ZodShape> {
  /** As OpenAPI writes it: `/api/force/{force}`. */
  readonly path: string;
  readonly says: string;
  readonly query: z.ZodObject<Shape>;
  readonly params?: z.ZodObject;
  readonly schema: z.ZodType;
}

/** Puts one address of the API on the app, and into the document. */
type Get = <Shape extends z.core.$ZodShape>(
  reading: Reading<Shape>,
  make: (query: ReturnType<typeof readQuery<Shape>>, c: Context) => Promise<unknown>,
) => void;

/** Puts the API on the app. `POST /api/files` itself is served with the uploads; here it is described. */
export function serveApi(app: App, door: Door): void {
  const get: Get = (reading, make) => {
    describe(app, reading);
    app.get(reading.path.replace(/\{(\w+)\}/gu, ":$1"), (c) => {
      const query = readQuery(c, reading.query);
      return answer(door, c, async () => json(await make(query, c)));
    });
  };
  serveFigures(get, door.tools);
  serveFiles(get, door.tools);
  describeUpload(app);
  app.get("/api", (c) => {
    readQuery(c, NoQuery);
    return answer(door, c, async () => json(documentOf(app)));
  });
}

function serveFigures(get: Get, tools: Tools): void {
  get({ path: "/api/compare", says: "Compares forces.", query: QuestionQuery, schema: ComparisonSchema }, (query) =>
    compareForces(tools, query),
  );
  const force = { path: "/api/force/{force}", says: "What became of one force's crimes." };
  get({ ...force, query: QuestionQuery, params: ForceParam, schema: ForceAnswerSchema }, (query, c) =>
    showForce(tools, c.req.param("force") ?? "", query),
  );
  const passport = { path: "/api/passport", says: "One figure, down to the cells it came from." };
  get({ ...passport, query: FigureQuery, schema: FigurePassportSchema }, (query) => traceFigure(tools, query));
  const reconciled = { path: "/api/reconcile", says: "The outcomes held against the recorded crimes." };
  get({ ...reconciled, query: ReconcileQuery, schema: ReconciliationSchema }, (query) => reconcileTables(tools, query));
  const street = { path: "/api/police-uk", says: "What data.police.uk publishes; never of the CSE flag." };
  get({ ...street, query: PoliceUkQuery, schema: PoliceUkSchema }, (query) => askPoliceUk(tools, query));
  const revised = { path: "/api/revisions", says: "What changed between editions." };
  get({ ...revised, query: RevisionsQuery, schema: RevisionsSchema }, (query) =>
    compareEditions(tools, questionIn(query)),
  );
  const measures = { path: "/api/measures", says: "Every measure: its definition, its digest, how it is asked." };
  get({ ...measures, query: NoQuery, schema: MeasuresSchema }, async () => ({ measures: catalogueOfMeasures() }));
  const measure = { path: "/api/measures/{id}", says: "Asks a measure by its name." };
  get({ ...measure, query: MeasureQuery, params: MeasureParam, schema: MeasureAnswerSchema }, (query, c) =>
    askMeasure(tools, askingOf(c.req.param("id") ?? "", query)),
  );
  const released = { path: "/api/releases", says: "Every release: its steps, what changed, replies." };
  get({ ...released, query: NoQuery, schema: ReleasesSchema }, () => releasesAnswer({ tools }));
  const forces = { path: "/api/forces", says: "Every force, and what is known of it." };
  get({ ...forces, query: NoQuery, schema: ForcesSchema }, async () => ({ forces: await listForces(tools) }));
}

function serveFiles(get: Get, tools: Tools): void {
  const sources = { path: "/api/sources", says: "Every file of the book, newest first." };
  get({ ...sources, query: NoQuery, schema: FilesSchema }, async () => ({ files: await listSources(tools) }));
  const source = { path: "/api/sources/{sha256}", says: "What was read of one file." };
  get({ ...source, query: NoQuery, params: FileParam, schema: FileReportSchema }, (_query, c) =>
    showSource(tools, c.req.param("sha256") ?? ""),
  );
  const problems = {
    path: "/api/problems",
    says: "Everything in the files that could not be read or does not fit.",
  };
  get({ ...problems, query: NoQuery, schema: ProblemsSchema }, async () => {
    const files = await listSources(tools);
    return {
      problems: files.flatMap(({ sha256, problems: found }) => found.map((problem) => ({ sha256, ...problem }))),
    };
  });
}

const ForceParam = z.object({
  force: z.string().openapi({
    param: { description: "The force: its id, a name of it, or its official code." },
    example: "south-yorkshire",
  }),
});
const MeasureParam = z.object({
  id: z.string().openapi({ param: { description: "The measure: its id in the catalogue." }, example: "funnel" }),
});
const FileParam = z.object({
  sha256: z.string().openapi({ param: { description: "The file's SHA-256, or at least its first six digits." } }),
});

/** A value as the API writes it. */
export function json(value: unknown): Made {
  return { type: "application/json", body: `${JSON.stringify(value)}\n` };
}

const declined = {
  description: "Why there is no answer.",
  content: { "application/problem+json": { schema: ToldSchema } },
};

function describe<Shape extends z.core.$ZodShape>(
  app: App,
  { path, says, query, params, schema }: Reading<Shape>,
): void {
  app.openAPIRegistry.registerPath({
    method: "get",
    path,
    summary: says,
    request: {
      ...(Object.keys(query.shape).length === 0 ? {} : { query }),
      ...(params === undefined ? {} : { params }),
    },
    responses: { 200: { description: says, content: { "application/json": { schema } } }, default: declined },
  });
}

function describeUpload(app: App): void {
  const files = {
    type: "array" as const,
    items: { type: "string" as const, contentMediaType: "application/octet-stream" },
  };
  app.openAPIRegistry.registerPath({
    method: "post",
    path: "/api/files",
    summary: "Adds files to the book, and says what was understood of each.",
    request: {
      body: {
        required: true,
        content: { "multipart/form-data": { schema: { type: "object", required: ["files"], properties: { files } } } },
      },
    },
    responses: {
      200: {
        description: "What adding gave, file by file, in the order sent.",
        content: { "application/json": { schema: FilesSchema } },
      },
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
