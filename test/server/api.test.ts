import type { z } from "@hono/zod-openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { compareForces } from "../../src/actions/compare-forces.ts";
import type { listForces } from "../../src/actions/list-forces.ts";
import type { listSources } from "../../src/actions/list-sources.ts";
import type { showForce } from "../../src/actions/show-force.ts";
import type { traceFigure } from "../../src/actions/trace-figure.ts";
import {
  ComparisonSchema,
  FigurePassportSchema,
  FileReportSchema,
  FilesSchema,
  ForceAnswerSchema,
  ForcesSchema,
  ProblemsSchema,
  ToldSchema,
} from "../../src/server/api-schemas.ts";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/door.ts";
import { CLOSED, FLAGGED, openBook, type TestBook } from "./book.ts";

let book: TestBook;
let app: App;
beforeAll(async () => {
  book = await openBook({
    "reply.csv": FLAGGED,
    "closed.csv": CLOSED,
    "letter.csv": "Dear reporter,\r\nno table here\r\n",
  });
  app = createApp(book.tools);
});
afterAll(() => book.close());

// The compiler's half of the check: whatever an action can give back fits the schema that describes it.
type Frozen<T> = T extends readonly (infer Item)[]
  ? T extends readonly [unknown, unknown]
    ? { readonly [Index in keyof T]: Frozen<T[Index]> }
    : readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
type Gives<Action extends (...given: never[]) => unknown> = Awaited<ReturnType<Action>>;
type Fits<Value, Schema extends z.ZodType> = Value extends Frozen<z.output<Schema>> ? true : false;
const FITS: readonly [
  Fits<Gives<typeof compareForces>, typeof ComparisonSchema>,
  Fits<Gives<typeof showForce>, typeof ForceAnswerSchema>,
  Fits<Gives<typeof traceFigure>, typeof FigurePassportSchema>,
  Fits<{ files: Gives<typeof listSources> }, typeof FilesSchema>,
  Fits<{ forces: Gives<typeof listForces> }, typeof ForcesSchema>,
] = [true, true, true, true, true];

const ANSWERS: readonly (readonly [string, z.ZodType])[] = [
  ["/api/compare?scope=flag:CSE", ComparisonSchema],
  ["/api/compare?scope=flag:CSE&period=2022/23&basis=closed&denominator=concluded-only", ComparisonSchema],
  ["/api/force/south-yorkshire?scope=flag:CSE", ForceAnswerSchema],
  ["/api/force/Dorset?scope=flag:CSE&denominator=less-transferred", ForceAnswerSchema],
  ["/api/force/E23000032?scope=flag:CSE", ForceAnswerSchema],
  ["/api/passport?figure=charged&force=south-yorkshire&scope=flag:CSE", FigurePassportSchema],
  ["/api/passport?figure=not-accounted-for&force=south-yorkshire&scope=flag:CSE", FigurePassportSchema],
  ["/api/passport?figure=no-suspect&force=dorset&scope=flag:CSE", FigurePassportSchema],
  ["/api/forces", ForcesSchema],
  ["/api/sources", FilesSchema],
  ["/api/problems", ProblemsSchema],
];

describe("the API", () => {
  test.each(ANSWERS)("answers %s with just what its schema says, no field more", async (address, schema) => {
    const answer = await app.request(address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("application/json");
    const value: unknown = await answer.json();
    // A schema drops fields it does not know: what comes out equals what went in only when it knows them all.
    expect(schema.parse(value)).toEqual(value);
    expect(FITS).not.toContain(false);
  });

  test("gives the figures of the return it read", async () => {
    const answer = ComparisonSchema.parse(
      await (await app.request("/api/compare?scope=flag:CSE&period=2023/24")).json(),
    );
    const force = answer.forces.find((row) => row.force === "south-yorkshire");
    expect(force).toMatchObject({
      total: 540,
      charged: 16,
      outOf: 540,
      transferred: 170,
      notAccountedFor: 110,
      period: "2023/24",
    });
    expect(force?.oneIn?.words).toBe("one in 34 (one in 21 to one in 55)");
    expect(answer.forces.find((row) => row.force === "dorset")).toMatchObject({
      charged: { from: 1, to: 4 },
      rate: null,
    });
  });

  test("gives the report of one file by its SHA-256 or the beginning of it", async () => {
    const { files } = FilesSchema.parse(await (await app.request("/api/sources")).json());
    expect(files.map(({ file, state }) => `${file}: ${state}`)).toEqual([
      "letter.csv: kept unread",
      "closed.csv: added",
      "reply.csv: added",
    ]);
    const sha256 = files[2]?.sha256 ?? "";
    for (const name of [sha256, sha256.slice(0, 10)]) {
      expect(FileReportSchema.parse(await (await app.request(`/api/sources/${name}`)).json()).file).toBe("reply.csv");
    }
  });

  test("lists every problem with the file it is in", async () => {
    const { problems } = ProblemsSchema.parse(await (await app.request("/api/problems")).json());
    expect(problems.find(({ found }) => found.includes("no idea"))).toMatchObject({ file: "closed.csv" });
  });

  test.each([
    ["/api/compare?scope=nonsense", 400, "usage"],
    ["/api/compare?scop=rape", 400, "usage"],
    ["/api/compare?order=name", 400, "usage"],
    ["/api/compare?scope=rape", 404, "notFound"],
    ["/api/force/atlantis", 400, "usage"],
    ["/api/passport?figure=rate&scope=flag:CSE", 409, "notPossible"],
    ["/api/sources/ffffffffffff", 404, "notFound"],
    ["/api/files", 405, "usage"],
    ["/api/nowhere", 404, "notFound"],
  ] as const)("declines %s as a problem (RFC 9457)", async (address, status, code) => {
    const answer = await app.request(address);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const told: unknown = await answer.json();
    expect(ToldSchema.parse(told)).toEqual(told);
    expect(told).toMatchObject({ status, code });
  });
});

interface Operation {
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly responses: Readonly<
    Record<string, { readonly description: string; readonly content: Readonly<Record<string, unknown>> }>
  >;
}

describe("the OpenAPI document", () => {
  const documentOf = async (): Promise<
    Record<string, unknown> & { paths: Record<string, Record<string, Operation>> }
  > => await (await app.request("/api")).json();

  test("is one of 3.1 and names every address of the API, and nothing that is not there", async () => {
    const { openapi, info, paths } = await documentOf();
    expect(openapi).toBe("3.1.0");
    expect(info).toMatchObject({ title: "Everycase", version: expect.stringMatching(/^\d+\.\d+\.\d+/u) });
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(operations.sort()).toEqual([
      "get /api/compare",
      "get /api/force/{force}",
      "get /api/forces",
      "get /api/layouts",
      "get /api/map/{sha256}",
      "get /api/measures",
      "get /api/measures/{id}",
      "get /api/passport",
      "get /api/police-uk",
      "get /api/problems",
      "get /api/reconcile",
      "get /api/releases",
      "get /api/revisions",
      "get /api/sources",
      "get /api/sources/{sha256}",
      "post /api/check",
      "post /api/files",
      "post /api/layouts",
    ]);
    for (const [path, methods] of Object.entries(paths)) {
      const [method = ""] = Object.keys(methods);
      const answer = await app.request(path.replace("{force}", "kent").replace("{sha256}", "ffffff"), {
        method: method.toUpperCase(),
      });
      expect(answer.status, path).not.toBe(405);
      expect(await answer.text()).not.toContain("There is no page at this address");
      for (const { responses } of Object.values(methods)) expect(Object.keys(responses)).toEqual(["200", "default"]);
    }
  });

  test("says of each word of a question what may stand there", async () => {
    const { paths } = await documentOf();
    const words = paths["/api/passport"]?.["get"]?.parameters ?? [];
    expect(words.map(({ name, required }) => `${name}${required ? "!" : ""}`).sort()).toEqual([
      "as-known-on",
      "basis",
      "denominator",
      "edition",
      "figure!",
      "force",
      "method",
      "period",
      "scope",
    ]);
    for (const word of words) expect(word).toMatchObject({ in: "query", description: expect.stringMatching(/\w{3}/u) });
    expect(paths["/api/force/{force}"]?.["get"]?.parameters).toContainEqual(
      expect.objectContaining({ name: "force", in: "path", required: true }),
    );
    expect(Object.keys(paths["/api/files"]?.["post"]?.requestBody?.content ?? {})).toEqual(["multipart/form-data"]);
  });

  test("refers only to schemas that it holds", async () => {
    const document = await documentOf();
    const schemas = Object.keys((document["components"] as { schemas: object }).schemas);
    const referred = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/gu)].map(
      ([, name]) => name,
    );
    expect(referred.length).toBeGreaterThan(20);
    expect([...new Set(referred)].filter((name) => !schemas.includes(name ?? ""))).toEqual([]);
    expect(schemas).toEqual(
      expect.arrayContaining(["Comparison", "ForceAnswer", "FigurePassport", "FileReport", "Problem", "Told", "Cell"]),
    );
  });
});
