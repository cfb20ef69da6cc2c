// Editions behind the door: the page, the API and the downloads of revisions, and the day that every address can carry.

import type { z } from "@hono/zod-openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { compareEditions } from "../../src/actions/compare-editions.ts";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/door.ts";
import { RevisionsSchema } from "../../src/server/revisions.ts";
import { officialCsv } from "../sources/official.ts";
import { openBook, type TestBook } from "./book.ts";

const table = (charged: number, open: number): string =>
  officialCsv([
    { force: "Kent", outcome: 1, recorded: charged, closed: 30 },
    { force: "Kent", outcome: 0, recorded: open },
    { force: "Kent", outcome: 18, recorded: 1000 - charged - open, closed: 500 },
    { force: "Essex", outcome: 18, recorded: 400, closed: 400 },
  ]);
const FILES = {
  "prc-outcomes-open-data-mar2019-tables-240120.csv": table(20, 300),
  "prc-outcomes-open-data-mar2019-tables-230726.csv": table(90, 10),
};
const ASKED = "scope=code:19D&period=2018/19&basis=recorded";

let book: TestBook;
let app: App;
beforeAll(async () => {
  book = await openBook(FILES);
  app = createApp(book.tools);
});
afterAll(() => book.close());

async function textOf(address: string): Promise<string> {
  const html = await (await app.request(address)).text();
  return html
    .replace(/<(?:style|title|desc)[^>]*>[^<]*<\/[a-z]+>/gu, "")
    .replace(/<[^>]+>/gu, " ")
    .replace(/\s+/gu, " ");
}

// The compiler's half of the check: whatever the action can give back fits the schema that describes it.
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
type Fits = Awaited<ReturnType<typeof compareEditions>> extends Frozen<z.output<typeof RevisionsSchema>> ? true : false;
const FITS: Fits = true;

describe("revisions", () => {
  test("stand on a page that begins with the finding and explains it with the figures at hand", async () => {
    const text = await textOf(`/revisions?${ASKED}`);
    expect(text).toContain(
      "Between the edition of 24 January 2020 and that of 23 July 2026, charges of crimes of offence code 19D recorded in 2018/19 rose from 20 to 90 in 2 forces",
    );
    expect(text).toContain("charges rose from 20 to 90 (+70). Crimes with no outcome yet fell from 300 to 10 (−290).");
    expect(text).toContain("On the closed basis the charges given in 2018/19 stayed at 30 (no change).");
    expect(text).toContain("Kent 20 90 +70 1,000 1,000 0 300 10 3");
    expect(text).toContain("1 force without a difference.");
  });

  test("of one force stand line by line, and the links keep the question", async () => {
    const address = `/revisions?${ASKED}&force=kent`;
    expect(await textOf(address)).toContain("Charged 20 90 +70 another count");
    const html = await (await app.request(address)).text();
    expect(html).toContain(`/revisions?${ASKED}&force=kent&show=all`.replaceAll("&", "&amp;"));
    expect(html).toContain(`/download/revisions.csv?${ASKED}&force=kent`.replaceAll("&", "&amp;"));
    expect(await textOf(`${address}&show=all&by=quarter`)).toContain("2018/19-Q1");
  });

  test("without words are those of the first scope of which two editions are known", async () => {
    const answer = await app.request("/revisions");
    expect(answer.status).toBe(200);
    expect(await textOf("/revisions")).toContain("Between the edition of 24 January 2020");
  });

  test("with one edition alone say what to add", async () => {
    const text = await textOf(`/revisions?${ASKED}&as-known-on=2021-01-01`);
    expect(text).toContain("One edition is known, so nothing can be compared");
    expect(text).toContain("everycase fetch home-office --years 2018/19");
    expect(text).toContain("--edition DAY");
  });

  test.each(["", "&force=kent", "&force=kent&by=quarter&show=all", "&as-known-on=2021-01-01"])(
    "go out of the API with just what the schema says%s",
    async (more) => {
      const answer = await app.request(`/api/revisions?${ASKED}${more}`);
      const value: unknown = await answer.json();
      expect(RevisionsSchema.parse(value)).toEqual(value);
      expect(FITS).toBe(true);
    },
  );

  test("are taken along as CSV, JSON and Parquet under a name that says what they are", async () => {
    const csv = await app.request(`/download/revisions.csv?${ASKED}`);
    expect(csv.headers.get("content-disposition")).toBe(
      'attachment; filename="revisions-code-19d-2018-19-recorded.csv"',
    );
    const [header, first] = (await csv.text()).split("\n");
    expect(header).toMatch(/^before_edition,after_edition,force,name,part,line,/u);
    expect(first).toMatch(/^2020-01-24,2026-07-23,kent,Kent,,charged,,Charged,20,20,,90,90,,70,changed,/u);
    expect((await app.request(`/download/revisions.parquet?${ASKED}`)).status).toBe(200);
    expect(await (await app.request(`/download/revisions.json?${ASKED}`)).json()).toMatchObject({
      measure: "revisions",
    });
  });

  test("of nothing are told as such", async () => {
    expect((await app.request("/revisions?scope=rape&period=1999/00")).status).toBe(404);
    expect((await app.request("/api/revisions?scope=rape&period=1999/00")).status).toBe(404);
    expect((await app.request("/revisions?denominator=all")).status).toBe(400);
  });
});

describe("as known on a day", () => {
  const day = "as-known-on=2021-01-01";

  test("the comparison, a force and a passport answer from the edition of then, and every link keeps the day", async () => {
    for (const address of ["/compare?", "/force/kent?", "/passport?figure=charged&force=kent&"]) {
      const html = await (await app.request(`${address}${ASKED}&${day}`)).text();
      expect(html, address).toContain("as known on 1 January 2021");
      const inner = [...html.matchAll(/href="(\/(?:compare|force|passport|download|revisions)[^"]*\?[^"]*)"/gu)].map(
        ([, href]) => href ?? "",
      );
      expect(inner.length, address).toBeGreaterThan(0);
      for (const href of inner) expect(href, address).toContain(day);
    }
    expect(await (await app.request(`/api/compare?${ASKED}&${day}`)).json()).toMatchObject({
      edition: "2020-01-24",
      passport: { asKnownOn: "2021-01-01" },
    });
  });

  test("an answer of one day is never given for another", async () => {
    const charged = async (more: string): Promise<unknown> => {
      const { forces } = (await (await app.request(`/api/compare?${ASKED}${more}`)).json()) as {
        forces: { force: string; charged: unknown }[];
      };
      return forces.find(({ force }) => force === "kent")?.charged;
    };
    expect([
      await charged(""),
      await charged(`&${day}`),
      await charged(""),
      await charged("&as-known-on=2026-07-23"),
    ]).toEqual([90, 20, 90, 90]);
  });

  test("the form holds the day, and an empty one is no day", async () => {
    const html = await (await app.request(`/compare?${ASKED}&${day}`)).text();
    expect(html).toMatch(/<input[^>]*name="as-known-on"[^>]*value="2021-01-01"/u);
    expect((await app.request(`/compare?${ASKED}&as-known-on=`)).status).toBe(200);
  });

  test("before anything was known a page says so, and names the earliest edition", async () => {
    const answer = await app.request(`/compare?${ASKED}&as-known-on=2019-01-01`);
    expect(answer.status).toBe(404);
    const text = (await answer.text()).replace(/<[^>]+>/gu, " ");
    expect(text).toContain("Nothing of this was known on 1 January 2019. That does not mean zero.");
    expect(text).toContain("The earliest edition there is: 24 January 2020");
    expect((await app.request(`/compare?${ASKED}&as-known-on=soon`)).status).toBe(400);
  });
});
