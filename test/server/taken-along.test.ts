import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApp } from "../../src/server/app.ts";
import type { App } from "../../src/server/door.ts";
import { FLAGGED, openBook, type TestBook } from "./book.ts";

let book: TestBook;
let app: App;
beforeAll(async () => {
  book = await openBook({ "reply.csv": FLAGGED });
  app = createApp(book.tools);
});
afterAll(() => book.close());

const QUESTION = "scope=flag:CSE&period=2023/24&basis=recorded&denominator=all";
const WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

describe("what can be taken along from a page", () => {
  test.each([
    ["/download/compare.xlsx?", WORKBOOK, "PK"],
    ["/download/compare.png?", "image/png", "\x89PNG"],
    ["/download/force.xlsx?force=kent&", WORKBOOK, "PK"],
    ["/download/force.svg?force=kent&", "image/svg+xml", "<?xml"],
    ["/download/force.png?force=kent&", "image/png", "\x89PNG"],
    ["/download/force.pdf?force=kent&", "application/pdf", "%PDF-"],
    ["/download/measure.xlsx?measure=charge-rate&force=kent&", WORKBOOK, "PK"],
    ["/download/measure.png?measure=charge-rate&force=kent&", "image/png", "\x89PNG"],
  ])("%s is of its kind, to be saved, and stands under one name", async (address, type, begins) => {
    const answer = await app.request(`${address}${QUESTION}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[\w.-]+"/u);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.subarray(0, begins.length).toString("latin1")).toBe(begins);
  });

  test("is no picture where the balance is no one bar, and the refusal says what there is", async () => {
    const answer = await app.request(`/download/force.png?force=dorset&${QUESTION}`);
    const page = await (await app.request(`/force/dorset?${QUESTION}`)).text();
    expect(page.includes("/download/force.png")).toBe(answer.status === 200);
  });
});
