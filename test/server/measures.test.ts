import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogueOfMeasures } from "../../src/actions/measure.ts";
import { createApp } from "../../src/server/app.ts";
import { MeasureAnswerSchema, MeasuresSchema } from "../../src/server/measure-schemas.ts";
import { officialCsv } from "../sources/official.ts";
import { textOf, unclosed } from "../web/reading.ts";
import { openBook, type TestBook } from "./book.ts";

const FORCES = ["Kent", "Essex", "Devon & Cornwall", "Surrey", "Sussex", "Norfolk", "Suffolk", "Dorset"];
const TABLE = officialCsv(
  FORCES.flatMap((force, index) => [
    { force, outcome: 1, recorded: 20 + 9 * index, closed: 15 },
    { force, outcome: 14, recorded: 30, closed: 30 },
    { force, outcome: 18, recorded: 300, closed: 200 },
    { force, outcome: 0, recorded: 40 },
  ]),
);
const ASKED = "scope=code:19D&period=2018/19&basis=recorded";

describe("measures at the door", () => {
  let book: TestBook;
  let empty: TestBook;
  let ask: (path: string) => Promise<Response>;
  beforeAll(async () => {
    book = await openBook({ "outcomes.csv": TABLE });
    empty = await openBook();
    const app = createApp(book.tools);
    ask = async (path) => await app.request(path);
  });
  afterAll(async () => {
    await book.close();
    await empty.close();
  });

  test("the catalogue lists every measure, and every reference page is there", async () => {
    const page = await (await ask("/measures")).text();
    expect(unclosed(page)).toEqual([]);
    for (const { definition } of catalogueOfMeasures()) {
      expect(page).toContain(`href="/measures/${definition.id}/about"`);
      const about = await ask(`/measures/${definition.id}/about`);
      expect([definition.id, about.status]).toEqual([definition.id, 200]);
      expect(textOf(await about.text())).toContain("Its definition");
    }
  });

  test("every measure that can be asked answers or says why not, as a page without a fault", async () => {
    for (const { definition, force } of catalogueOfMeasures()) {
      const of = force === "needed" ? "&force=kent" : "";
      const response = await ask(`/measures/${definition.id}?${ASKED}${of}`);
      const page = await response.text();
      expect([definition.id, [200, 400, 404, 409].includes(response.status)]).toEqual([definition.id, true]);
      expect([definition.id, unclosed(page)]).toEqual([definition.id, []]);
      expect(textOf(page)).not.toMatch(/undefined|NaN/u);
    }
  });

  test("the API answers in the shape that its document promises", async () => {
    const list: unknown = await (await ask("/api/measures")).json();
    expect(MeasuresSchema.safeParse(list).error).toBeUndefined();
    for (const { definition, force } of catalogueOfMeasures()) {
      const of = force === "needed" ? "&force=kent" : "";
      const response = await ask(`/api/measures/${definition.id}?${ASKED}${of}`);
      if (response.status !== 200) continue;
      const checked = MeasureAnswerSchema.strict().safeParse(await response.json());
      expect([definition.id, checked.error?.issues ?? []]).toEqual([definition.id, []]);
    }
    const document = (await (await ask("/api")).json()) as { paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/api/measures", "/api/measures/{id}"]));
  });

  test("page and API say the same sentence", async () => {
    const { sentence } = (await (await ask(`/api/measures/charge-rate?${ASKED}&force=Kent`)).json()) as {
      sentence: string;
    };
    expect(sentence).toContain("Kent");
    expect(
      textOf(await (await ask(`/measures/charge-rate?${ASKED}&force=kent`)).text()).replace(/\s+/gu, " "),
    ).toContain(sentence.split("(")[0]?.trim());
  });

  test("an unknown measure, an unknown option and an unknown force are declined, with the nearest", async () => {
    const unknown = await ask("/measures/funel");
    expect(unknown.status).toBe(404);
    expect(textOf(await unknown.text())).toContain("Did you mean funnel?");
    const option = await ask(`/measures/funnel?${ASKED}&method=wilson`);
    expect(option.status).toBe(400);
    expect(textOf(await option.text())).toContain("has no option");
    const force = await ask(`/measures/charge-rate?${ASKED}&force=Kentt`);
    expect(textOf(await force.text())).toContain("Nearest: Kent");
    expect((await ask("/measures/charge-rate?nonsense=1")).status).toBe(400);
  });

  test("a question without a figure keeps the form and names the nearest that exist, under the same measure", async () => {
    const response = await ask("/measures/charge-rate?scope=rape&period=1999/00");
    const page = await response.text();
    expect(response.status).toBe(404);
    expect(page).toContain('action="/measures/charge-rate"');
    expect(page).toMatch(/href="\/measures\/charge-rate\?scope=rape&amp;period=2018\/19/u);
  });

  test("an empty book says what to do first", async () => {
    const app = createApp(empty.tools);
    expect(textOf(await (await app.request("/measures/funnel")).text())).toContain("No files have been added yet");
    expect((await app.request("/measures")).status).toBe(200);
  });

  test("CSV, JSON and SVG are files with their passport", async () => {
    const csv = await ask(`/download/measure.csv?measure=charge-rate&${ASKED}`);
    expect(csv.headers.get("content-disposition")).toBe(
      'attachment; filename="charge-rate-code-19d-2018-19-recorded.csv"',
    );
    expect((await csv.text()).split("\n")[0]).toContain("measure_digest");
    const json = (await (await ask(`/download/measure.json?measure=charge-rate&${ASKED}`)).json()) as object;
    expect(json).toHaveProperty("passport.command");
    const svg = await (await ask(`/download/measure.svg?measure=charge-rate&${ASKED}`)).text();
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
    expect(svg).toContain("Not official statistics.");
  });

  test("Parquet holds the rows, and carries its passport as metadata of the file", async () => {
    const bytes = new Uint8Array(
      await (await ask(`/download/measure.parquet?measure=charge-rate&${ASKED}`)).arrayBuffer(),
    );
    const { engine, jobFolder } = await book.tools.warehouse();
    const job = await jobFolder("parquet-test");
    const path = join(job, "answer.parquet");
    writeFileSync(path, bytes);
    const kept = await engine.rows(
      `SELECT decode(key)::VARCHAR AS key, decode(value)::VARCHAR AS value FROM parquet_kv_metadata('${path}')`,
    );
    const metadata = Object.fromEntries(kept.map(({ key, value }) => [String(key), String(value)]));
    const passport: unknown = JSON.parse(metadata["everycase_passport"] ?? "null");
    expect(passport).toMatchObject({ measure: { id: "charge-rate" }, scope: { id: "code:19D" } });
    expect(metadata["everycase_sentence"]).toContain("had led to a charge");
    const [counted] = await engine.rows(
      `SELECT count(*)::INTEGER AS n FROM read_parquet('${path}') WHERE "row" = 'answer'`,
    );
    expect(Number(counted?.["n"])).toBeGreaterThanOrEqual(FORCES.length);
    rmSync(job, { recursive: true, force: true });
  });

  test("the compare page leads to the other measures with the same question", async () => {
    const page = await (await ask(`/compare?${ASKED}`)).text();
    expect(page).toContain(`/measures/funnel?scope=code:19D&amp;period=2018/19&amp;basis=recorded`);
  });
});
