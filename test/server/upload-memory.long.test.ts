import { request } from "node:http";
import { expect, test } from "vitest";
import { startServer } from "../../src/server/start-server.ts";
import { openBook } from "./book.ts";

/** Sends this many bytes of a table that means nothing, as fast as they are taken; resolves to the status. */
function sendBytes(port: number, bytes: number): Promise<number> {
  const head = '--x\r\nContent-Disposition: form-data; name="files"; filename="long.csv"\r\n\r\n';
  const line = Buffer.from("some,words,that,are,no,table,of,figures\r\n".repeat(1600));
  return new Promise((resolve, reject) => {
    const sending = request({
      port,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/files",
      headers: { "content-type": "multipart/form-data; boundary=x" },
    });
    sending.on("error", reject);
    sending.on("response", (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    let left = bytes;
    const more = (): void => {
      while (left > 0) {
        left -= line.byteLength;
        if (!sending.write(line)) return void sending.once("drain", more);
      }
      sending.end("\r\n--x--\r\n");
    };
    sending.write(head);
    more();
  });
}

test("an upload of 300 MB takes far less memory than its size", { timeout: 180_000 }, async () => {
  const book = await openBook();
  const server = await startServer({ tools: book.tools, port: 0, host: "127.0.0.1" });
  const before = process.memoryUsage().rss;
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  expect(await sendBytes(server.port, 300_000_000)).toBe(200);
  clearInterval(watch);
  // Sender and server share this process; 600 MB in all is the promise, 200 MB more than before the measure of streaming.
  expect(most).toBeLessThan(600_000_000);
  expect(most - before).toBeLessThan(200_000_000);
  await server.close();
  await book.close();
});
