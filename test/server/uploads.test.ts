import { existsSync, readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FilesSchema } from "../../src/server/api-schemas.ts";
import { createApp } from "../../src/server/app.ts";
import { sweepIncoming } from "../../src/server/uploads.ts";
import { CLOSED, FLAGGED, openBook, type TestBook } from "./book.ts";

let book: TestBook;
beforeEach(async () => {
  book = await openBook();
});
afterEach(() => book.close());

const HTML = "<html><body><table><tr><td>force</td></tr></table></body></html>";

function formOf(files: readonly (readonly [string, string])[], field = "files"): FormData {
  const form = new FormData();
  for (const [name, text] of files) form.append(field, new Blob([text]), name);
  return form;
}

async function send(form: FormData, path = "/api/files", limits?: Parameters<typeof createApp>[1]): Promise<Response> {
  return await createApp(book.tools, limits).request(path, { method: "POST", body: form });
}

function left(): string[] {
  const folder = join(book.home, "incoming");
  return existsSync(folder) ? readdirSync(folder) : [];
}

function inBook(): string[] {
  return book.tools.ledger.entries().map(({ body }) => String((body as { name: string }).name));
}

describe("an upload", () => {
  test("of several files adds each, tells of each, and leaves nothing lying about", async () => {
    const answer = await send(
      formOf([
        ["../../x.csv", FLAGGED],
        ["C:\\replies\\closed.csv", CLOSED],
        ["page.xls", HTML],
        ["Größe ‮vsc.csv", "a,b\r\n1,2\r\n"],
      ]),
    );
    expect(answer.status).toBe(200);
    const { files } = FilesSchema.parse(await answer.json());
    expect(files.map(({ file, state }) => `${file}: ${state}`)).toEqual([
      "x.csv: added",
      "closed.csv: added",
      "page.xls: kept unread",
      "Größe vsc.csv: kept unread",
    ]);
    expect(files[2]?.problems.length).toBeGreaterThan(0);
    expect(inBook()).toEqual(["x.csv", "closed.csv", "page.xls", "Größe vsc.csv"]);
    expect(left()).toEqual([]);
    expect(readdirSync(book.home).sort()).not.toContain("x.csv");
  });

  test("by the form answers a page with the same report", async () => {
    const answer = await send(
      formOf([
        ["../../x.csv", FLAGGED],
        ["page.xls", HTML],
      ]),
      "/add",
    );
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const html = await answer.text();
    expect(html).toContain("What was added");
    expect(html).toContain(">x.csv");
    expect(html).not.toContain("../../");
    expect(html).toContain("page.xls");
  });

  test("of a file that is there already changes nothing", async () => {
    await send(formOf([["a.csv", FLAGGED]]));
    const { files } = FilesSchema.parse(await (await send(formOf([["b.csv", FLAGGED]]))).json());
    expect(files[0]?.state).toBe("already here");
    expect(inBook()).toEqual(["a.csv"]);
  });

  test("with a name that is markup shows it as text", async () => {
    const html = await (await send(formOf([["<img src=x onerror=alert(1)>.csv", FLAGGED]]), "/add")).text();
    expect(html).not.toContain("<img src=x");
    expect(html).toContain("&lt;img src=x");
  });

  test.each([
    ["..", "unnamed file"],
    ["replies/", "unnamed file"],
    ["a\u0000b\u0007.csv", "ab.csv"],
    ["a%22b.csv", 'a"b.csv'],
  ])("keeps of the name %j only what can be shown", async (sent, kept) => {
    await send(formOf([[sent, FLAGGED]]));
    expect(inBook()).toEqual([kept]);
  });

  test("in which nothing was chosen says so", async () => {
    const boundary = "----x";
    const body = `--${boundary}\r\nContent-Disposition: form-data; name="files"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--${boundary}--\r\n`;
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const page = await createApp(book.tools).request("/add", { method: "POST", body, headers });
    expect(page.status).toBe(400);
    expect(await page.text()).toContain("No file was sent");
    const api = await createApp(book.tools).request("/api/files", { method: "POST", body, headers });
    expect([api.status, (await api.json()).detail]).toEqual([400, "No file was sent."]);
  });
});

describe("an upload is declined, adds nothing and leaves nothing", () => {
  afterEach(() => {
    expect(inBook()).toEqual([]);
    expect(left()).toEqual([]);
  });

  test("when it holds more bytes than it may", async () => {
    const answer = await send(
      formOf([
        ["a.csv", "x".repeat(600)],
        ["b.csv", "x".repeat(600)],
      ]),
      "/api/files",
      { uploads: { bytes: 1000, files: 5, nameLength: 255 } },
    );
    expect([answer.status, (await answer.json()).title]).toEqual([413, "Too much at once"]);
  });

  test("when its length alone says so, before it is read", async () => {
    let read = 0;
    const body = new ReadableStream(
      {
        pull: (controller) => {
          read += 1;
          controller.enqueue(new Uint8Array(1));
        },
      },
      { highWaterMark: 0 },
    );
    const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": String(600 * 1024 * 1024) };
    const request = new Request("http://localhost/add", {
      method: "POST",
      body,
      headers,
      duplex: "half",
    } as RequestInit);
    expect((await createApp(book.tools).request(request)).status).toBe(413);
    expect(read).toBe(0);
  });

  test("when it holds more files than it may", async () => {
    const files = Array.from({ length: 201 }, (_, index) => [`${index}.csv`, String(index)] as const);
    const answer = await send(formOf(files));
    expect([answer.status, (await answer.json()).detail]).toEqual([413, "One upload takes at most 200 files."]);
  });

  test("when a name is too long", async () => {
    const answer = await send(formOf([[`${"n".repeat(252)}.csv`, FLAGGED]]));
    expect([answer.status, (await answer.json()).detail]).toEqual([
      400,
      "A file's name has 256 characters; at most 255 are taken.",
    ]);
  });

  test("when the files come in another field, or the field holds text", async () => {
    expect((await send(formOf([["a.csv", FLAGGED]], "replies"))).status).toBe(400);
    const text = new FormData();
    text.append("files", "just text");
    expect((await (await send(text)).json()).detail).toBe('The field "files" holds text, not a file.');
  });

  test("when it is no form", async () => {
    for (const headers of [
      { "content-type": "application/json" },
      { "content-type": "multipart/form-data" },
      { "content-type": "application/x-www-form-urlencoded" },
    ]) {
      expect(
        (await createApp(book.tools).request("/api/files", { method: "POST", body: "files=1", headers })).status,
      ).toBe(415);
    }
  });

  test("when it breaks off", async () => {
    const whole = new Uint8Array(await new Response(formOf([["a.csv", FLAGGED]])).arrayBuffer());
    const boundary = /^--([^\r]+)/u.exec(Buffer.from(whole).toString("latin1"))?.[1] ?? "";
    const headers = { "content-type": `multipart/form-data; boundary=${boundary}` };
    const answer = await createApp(book.tools).request("/api/files", {
      method: "POST",
      body: whole.subarray(0, whole.byteLength - 80),
      headers,
    });
    expect([answer.status, (await answer.json()).detail]).toEqual([400, "The upload broke off before its end."]);
  });

  test("when the home folder cannot take it", async () => {
    await writeFile(join(book.home, "incoming"), "a file in the way");
    const answer = await send(formOf([["a.csv", FLAGGED]]));
    expect([answer.status, (await answer.json()).code]).toEqual([503, "surroundings"]);
    await rm(join(book.home, "incoming"));
  });
});

describe("pages asked for while files are added", () => {
  let busy: TestBook;
  beforeAll(async () => {
    busy = await openBook({ "reply.csv": FLAGGED });
  });
  afterAll(() => busy.close());

  test("all answer, and the files are added once each", async () => {
    const app = createApp(busy.tools);
    const add = (name: string, text: string): Promise<Response> =>
      Promise.resolve(app.request("/add", { method: "POST", body: formOf([[name, text]]) }));
    const work = [
      add("closed.csv", CLOSED),
      add("again.csv", CLOSED),
      add("more.csv", CLOSED.replaceAll("2022/23", "2021/22")),
      ...["/", "/sources", "/api/compare?scope=flag:CSE", "/force/kent?scope=flag:CSE", "/forces"].map((path) =>
        Promise.resolve(app.request(path)),
      ),
    ];
    expect((await Promise.all(work)).map(({ status }) => status)).toEqual(work.map(() => 200));
    expect(busy.tools.ledger.entries()).toHaveLength(3);
  });
});

test("what a server left that was stopped in the middle of an upload is removed at the next start; what is in use stays", async () => {
  await mkdir(join(book.home, "incoming", "999999999-abc"), { recursive: true });
  await mkdir(join(book.home, "incoming", `${process.pid}-abc`));
  await sweepIncoming(book.home);
  expect(left()).toEqual([`${process.pid}-abc`]);
});
