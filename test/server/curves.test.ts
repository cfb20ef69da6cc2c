// The curve of a table by quarters that was added: its page, its form, its passport down to the file; and what the pages say of records.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import { quarterTable } from "../actions/quarter-table.ts";
import { textOf, unclosed } from "../web/reading.ts";
import { openBook, type TestBook } from "./book.ts";

describe("curves at the door", () => {
  let book: TestBook;
  let empty: TestBook;
  let ask: (path: string) => Promise<Response>;
  beforeAll(async () => {
    book = await openBook({ "quarters.csv": quarterTable({ forces: ["Kent", "Essex"], odd: true }) });
    empty = await openBook();
    const app = createApp(book.tools);
    ask = async (path) => await app.request(path);
  });
  afterAll(async () => {
    await book.close();
    await empty.close();
  });

  test("draws the curves of all forces, and of one, with the horizon as a field", async () => {
    const all = await ask("/measures/charged-within");
    const page = await all.text();
    expect([all.status, unclosed(page)]).toEqual([200, []]);
    expect(textOf(page)).toMatch(
      /recorded in 2017\/18, 8\.0% \([\d.]+% to [\d.]+%\) were charged by the end of the third quarter/u,
    );
    expect(page).toContain('name="days"');
    expect(page).toContain('<option value="essex"');
    const one = await (await ask("/measures/charged-within?force=essex&days=182")).text();
    expect(textOf(one)).toMatch(/recorded by Essex in 2017\/18, 4\.0% /u);
    // What the form of the page sends back is answered as well.
    const again = await ask(
      "/measures/charged-within?scope=all&period=2017%2F18&basis=recorded&denominator=all&force=kent&days=365",
    );
    expect(again.status).toBe(200);
  });

  test("its passport leads to the file and so to its cells, and its command is there", async () => {
    const page = await (await ask("/measures/charged-within?force=kent")).text();
    const [, file = ""] = /href="(\/sources\/[0-9a-f]{64})"/u.exec(page) ?? [];
    expect(textOf(page)).toContain("everycase measure charged-within --force kent");
    expect((await ask("/")).status).toBeLessThan(500);
    const shown = await ask(file);
    expect([shown.status, textOf(await shown.text())]).toEqual([
      200,
      expect.stringContaining("Table by recorded quarter and lag"),
    ]);
    for (const format of ["csv", "json", "svg"])
      expect((await ask(`/download/measure.${format}?measure=charged-within&force=kent`)).status).toBe(200);
  });

  test("another scope or basis is declined, and so is a horizon that is no number", async () => {
    expect((await ask("/measures/charged-within?scope=child-titled")).status).toBe(409);
    expect((await ask("/measures/charged-within?basis=closed")).status).toBe(409);
    expect((await ask("/measures/charged-within?days=soon")).status).toBe(400);
    expect((await ask("/measures/charged-within?period=1999/00")).status).toBe(404);
  });

  test("without such a table the page says how to ask, records by the command", async () => {
    const response = await createApp(empty.tools).request("/measures/charged-within");
    const page = await response.text();
    expect(textOf(page)).toContain("everycase measure charged-within --from records");
    expect([404, 409]).toContain(response.status);
  });

  test("what the measure is tells of records and tables, with commands", async () => {
    const page = textOf(await (await ask("/measures/charged-within/about")).text());
    expect(page).toContain("They serve no records");
    expect(page).toContain("everycase measure charged-within --table quarters.csv");
  });
});
