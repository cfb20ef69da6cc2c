// What can be taken along: the figures as files, exactly as shown, and the originals byte for byte.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { balanceChart, CHART_FORMATS, comparisonChart } from "../actions/chart-file.ts";
import { compareForces } from "../actions/compare-forces.ts";
import { DOWNLOAD_FORMATS, type Download, downloadComparison, downloadForce } from "../actions/download.ts";
import { originalOf } from "../actions/original.ts";
import { showForce } from "../actions/show-force.ts";
import { answer } from "./answers.ts";
import type { App, Door } from "./door.ts";
import type { Made } from "./kept-answers.ts";
import { ForceQuery, NoQuery, QuestionQuery, readQuery } from "./query.ts";

/** Puts downloads and originals on the app. */
export function serveDownloads(app: App, door: Door): void {
  const { tools } = door;
  for (const format of DOWNLOAD_FORMATS) {
    app.get(`/download/compare.${format}`, (c) => {
      const question = readQuery(c, QuestionQuery);
      return answer(door, c, async () => madeOf(await downloadComparison(tools, question, format)));
    });
    app.get(`/download/force.${format}`, (c) => {
      const { force, ...question } = readQuery(c, ForceQuery);
      return answer(door, c, async () => madeOf(await downloadForce(tools, force, question, format)));
    });
  }
  for (const format of CHART_FORMATS) {
    app.get(`/download/compare.${format}`, (c) => {
      const question = readQuery(c, QuestionQuery);
      return answer(door, c, async () => madeOf(await comparisonChart(await compareForces(tools, question), format)));
    });
    app.get(`/download/force.${format}`, (c) => {
      const { force, ...question } = readQuery(c, ForceQuery);
      return answer(door, c, async () => madeOf(await balanceChart(await showForce(tools, force, question), format)));
    });
  }
  app.get("/download/force.pdf", (c) => {
    const { force, ...question } = readQuery(c, ForceQuery);
    return answer(door, c, async () => {
      // Loaded when it is asked for: setting a page needs a program of its own.
      const { makeReport } = await import("../actions/report.ts");
      return madeOf(await makeReport(tools, { of: [force], question, format: "pdf" }));
    });
  });
  app.get("/files/:sha256", (c) => {
    readQuery(c, NoQuery);
    return original(door, c, c.req.param("sha256"));
  });
}

function madeOf({ name, mediaType, bytes }: Download): Made {
  return { type: mediaType, body: bytes, headers: { "Content-Disposition": attachment(name) } };
}

/** An original, as it was received: always to be saved, never to be shown, whatever it holds. */
async function original({ tools }: Door, c: Context, sha256: string): Promise<Response> {
  const { path, name } = await originalOf(tools, sha256);
  const etag = `"${sha256}"`;
  const headers = {
    "Content-Type": "application/octet-stream",
    "Content-Disposition": attachment(name),
    "Cache-Control": "no-cache",
    ETag: etag,
  };
  if (c.req.header("if-none-match")?.includes(etag) === true) return c.body(null, 304, headers);
  const { size } = await stat(path);
  const sized = { ...headers, "Content-Length": String(size) };
  if (c.req.method === "HEAD") return c.body(null, 200, sized);
  // Node's own stream type and the web's are the same thing under two declarations.
  return c.body(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>, 200, sized);
}

/** `Content-Disposition` with the name in plain ASCII and, for those who read it, in full (RFC 6266, RFC 8187). */
function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/gu, "_");
  const full = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
