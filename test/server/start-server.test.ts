import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Refusal } from "../../src/ground/refusal.ts";
import { type RunningServer, startServer } from "../../src/server/start-server.ts";
import { FLAGGED, openBook, type TestBook } from "./book.ts";

let book: TestBook;
let server: RunningServer;
beforeAll(async () => {
  book = await openBook({ "reply.csv": FLAGGED });
  server = await startServer({ tools: book.tools, port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  await server.close();
  await book.close();
});

/** What the server says to bytes written straight to its port. */
function say(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.write(text));
    let heard = "";
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(heard));
    socket.on("error", reject);
  });
}

test("a started server answers at its address, packed and with its length", async () => {
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  const answer = await fetch(`${server.url}/compare?scope=flag:CSE`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-encoding")).toBe("gzip");
  expect(answer.headers.get("server-timing")).toMatch(/^render;dur=/u);
  expect(await answer.text()).toContain("South Yorkshire");
  const head = await fetch(`${server.url}/compare?scope=flag:CSE`, { method: "HEAD" });
  expect([head.status, Number(head.headers.get("content-length")) > 1000]).toEqual([200, true]);
});

test("another site's name for this address is declined over the wire", async () => {
  const heard = await say("GET /sources HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
  expect(heard).toMatch(/^HTTP\/1.1 421 /u);
  const absolute = await say(
    `GET http://evil.example/sources HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`,
  );
  expect(absolute).toMatch(/^HTTP\/1.1 421 /u);
});

test.each([
  ["no HTTP at all", "hello there\r\n\r\n"],
  ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"],
  ["a Host that is none", "GET / HTTP/1.1\r\nHost: a b/c\r\nConnection: close\r\n\r\n"],
  ["a path that is none", "GET \\..\\x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"],
  [
    "both lengths",
    "POST /add HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
  ],
])("a request with %s is answered with 400 and no word about the inside", async (_what, text) => {
  const heard = await say(text);
  expect(heard).toMatch(/^HTTP\/1.1 400 /u);
  expect(heard).not.toMatch(/\n\s+at |node_modules|Error:/u);
});

test("files sent to it are added", async () => {
  const form = new FormData();
  form.append("files", new Blob([FLAGGED.replace("540", "541")]), "other.csv");
  const answer = await fetch(`${server.url}/add`, { method: "POST", body: form });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("other.csv");
});

test("an upload whose sender goes away adds nothing and harms nobody", async () => {
  const before = book.tools.ledger.head().sequence;
  await new Promise<void>((resolve) => {
    const sending = request({
      port: server.port,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/files",
      headers: { "content-type": "multipart/form-data; boundary=x", "content-length": 100_000 },
    });
    sending.on("error", () => resolve());
    sending.write('--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nforce,period', () =>
      setTimeout(() => sending.destroy(), 50),
    );
  });
  expect((await fetch(`${server.url}/sources`)).status).toBe(200);
  expect(book.tools.ledger.head().sequence).toBe(before);
});

test("a port that is taken is named, with another to choose", async () => {
  const error: unknown = await startServer({ tools: book.tools, port: server.port, host: "127.0.0.1" }).catch(
    (found: unknown) => found,
  );
  expect(error).toBeInstanceOf(Refusal);
  expect(error).toMatchObject({
    code: "surroundings",
    message: `Port ${server.port} is taken.`,
    hint: "Choose another: everycase start --port 4600",
  });
});

test.each([
  [{ port: 70_000, host: "127.0.0.1" }, "usage", "70000 is not a port."],
  [{ port: 0, host: "203.0.113.7" }, "surroundings", 'This machine has no address "203.0.113.7".'],
])("what cannot be listened on is declined: %j", async (where, code, message) => {
  await expect(startServer({ tools: book.tools, ...where })).rejects.toMatchObject({ code, message });
});

test("closing lets a request at work end, takes no new one, and frees the port", async () => {
  const other = await startServer({ tools: book.tools, port: 0, host: "127.0.0.1" });
  const atWork = fetch(`${other.url}/force/south-yorkshire?scope=flag:CSE`);
  await new Promise((resolve) => setTimeout(resolve, 20));
  await Promise.all([
    other.close(),
    atWork.then(async (answer) => expect((await answer.text()).length).toBeGreaterThan(1000)),
  ]);
  await expect(fetch(`${other.url}/`)).rejects.toThrow();
  const again = await startServer({ tools: book.tools, port: other.port, host: "127.0.0.1" });
  await again.close();
});
