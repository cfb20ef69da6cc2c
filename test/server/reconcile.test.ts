// The reconciliation behind the door: its page, its API and what both say where a table is not there.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/door.ts";
import { ReconciliationSchema } from "../../src/server/reconcile.ts";
import { type CrimeRow, crimeCsv } from "../sources/crime-tables.ts";
import { type OfficialRow, officialCsv } from "../sources/official.ts";
import { openBook, type TestBook } from "./book.ts";

const OUTCOMES: readonly OfficialRow[] = ["Kent", "South Yorkshire"].flatMap((force) => [
  { force, outcome: 0, recorded: 30 },
  { force, outcome: 1, recorded: 10 },
]);
const CRIMES: readonly CrimeRow[] = [{ force: "Kent", count: 43 }, { count: 40 }, { force: "Norfolk", count: 2 }];

let book: TestBook;
let app: App;
let empty: TestBook;
beforeAll(async () => {
  book = await openBook({ "outcomes.csv": officialCsv(OUTCOMES), "crimes.csv": crimeCsv(CRIMES) });
  app = createApp(book.tools);
  empty = await openBook();
});
afterAll(async () => {
  await book.close();
  await empty.close();
});

function textOf(html: string): string {
  return html
    .replace(/<[^>]+>/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
}

describe("the page", () => {
  test("tells the finding, both tables, every row, and leads on from what differs", async () => {
    const answer = await app.request("/reconcile");
    const html = await answer.text();
    expect(answer.status).toBe(200);
    const text = textOf(html);
    expect(text).toContain(
      "The two tables differ for 1 of 2 forces in both: 80 outcomes beside 83 crimes, −3 together ",
    );
    expect(text).toContain("1 equal, 1 differs, 1 in the recorded crimes only. Nothing was made to fit.");
    expect(text).toContain("Kent , by offence code 40 43 −3 Differs");
    expect(text).toContain("Norfolk no row 2 none to be told Crimes only");
    const closer = /href="(\/reconcile\?[^"]*force=kent[^"]*)"/u.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const code = textOf(await (await app.request(closer)).text());
    expect(code).toContain("Kent 19D 40 43 −3");
    expect(code).toContain("All forces");
  });

  test("of a book without these tables says what to add", async () => {
    const answer = await createApp(empty.tools).request("/reconcile");
    const text = textOf(await answer.text());
    expect(answer.status).toBe(200);
    expect(text).toContain("What to add");
    expect(text).toContain("police recorded crime by force, such as prc-pfa-mar2013-onwards-tables");
  });

  test.each([
    ["/reconcile?by=street", 400],
    ["/reconcile?scope=flag:CSE", 400],
    ["/reconcile?force=Yorkshire", 400],
    ["/reconcile?period=2011/12", 404],
    ["/reconcile?nonsense=1", 400],
  ])("%s is declined with %i", async (address, status) => {
    expect((await app.request(address)).status).toBe(status);
  });
});

describe("the API", () => {
  test.each(["/api/reconcile", "/api/reconcile?by=code&force=SYP", "/api/reconcile?by=group&scope=rape"])(
    "answers at %s in the shape that it describes",
    async (address) => {
      const answer = await app.request(address);
      expect(answer.status).toBe(200);
      const value: unknown = await answer.json();
      expect(ReconciliationSchema.parse(value)).toEqual(value);
    },
  );

  test("is part of the OpenAPI document", async () => {
    const document = (await (await app.request("/api")).json()) as { readonly paths: Record<string, unknown> };
    expect(Object.keys(document.paths)).toContain("/api/reconcile");
  });
});
