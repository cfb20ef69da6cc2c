// A server on this machine that serves pages and files as departments do, and does to them what lines and servers do.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers one request. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A running server. `asked` is what was asked of it, in order. */
export interface FetchServer {
  readonly url: string;
  readonly asked: { readonly path: string; readonly headers: IncomingMessage["headers"] }[];
  /** Answers at each path; a test may put in another while it runs. */
  readonly answers: Map<string, Answer>;
  close(): Promise<void>;
}

/** Starts a server on a free port of 127.0.0.1. What has no answer is 404. */
export async function startFetchServer(): Promise<FetchServer> {
  const answers = new Map<string, Answer>();
  const asked: FetchServer["asked"] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    asked.push({ path, headers: request.headers });
    const answer = answers.get(path);
    if (answer === undefined) response.writeHead(404, { "Content-Type": "text/html" }).end("<h1>Not found</h1>");
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // a server that listens on a port has one
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answers,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A page of links, written as gov.uk writes them. */
export function landingPage(links: readonly (readonly [href: string, words: string])[]): string {
  const items = links.map(
    ([href, words]) =>
      `<div class="gem-c-attachment"><h3><a class="govuk-link" href="${href.replaceAll("&", "&amp;")}">${words}</a></h3><p>MS Excel</p></div>`,
  );
  return `<!DOCTYPE html><html lang="en"><head><title>Open data tables</title></head><body><!-- <a href="/old.xlsx">old</a> -->${items.join("\n")}</body></html>`;
}

/** Answers with a page. */
export function page(html: string): Answer {
  return (_request, response) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(html);
}

/** How a file is served. */
export interface FileManner {
  readonly etag?: string;
  readonly lastModified?: string;
  /** Headers beside the usual ones, for whole answers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How many bytes are sent before the line is cut, answer by answer; `null` for all of them, also after the last. */
  readonly cuts?: readonly (number | null)[];
  /** Whether ranges are honoured; they are when left out. */
  readonly ranges?: boolean;
}

/** Answers with a file: ranges, `If-Range`, `If-None-Match`, and a line that is cut as often as is wished. */
export function file(bytes: Buffer, manner: FileManner = {}): Answer {
  const cuts = [...(manner.cuts ?? [])];
  return (request, response) => {
    const cut = cuts.shift() ?? null;
    const { etag, lastModified } = manner;
    const validators = {
      ...(etag === undefined ? {} : { ETag: etag }),
      ...(lastModified === undefined ? {} : { "Last-Modified": lastModified }),
    };
    if (etag !== undefined && request.headers["if-none-match"] === etag)
      return void response.writeHead(304, validators).end();
    const from = Number(/^bytes=(\d+)-$/u.exec(request.headers.range ?? "")?.[1]);
    const fits = [etag, lastModified].includes(String(request.headers["if-range"] ?? ""));
    const isPart = manner.ranges !== false && fits && !Number.isNaN(from);
    if (isPart && from >= bytes.length)
      return void response.writeHead(416, { ...validators, "Content-Range": `bytes */${bytes.length}` }).end();
    const start = isPart ? from : 0;
    const body = bytes.subarray(start);
    response.writeHead(isPart ? 206 : 200, {
      "Content-Type": "application/octet-stream",
      "Content-Length": String(body.length),
      ...validators,
      ...(isPart ? { "Content-Range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
      ...manner.headers,
    });
    if (cut === null || cut >= body.length) return void response.end(body);
    // Ended, not destroyed: what was sent before the cut arrives whole, however busy the machine is.
    response.write(body.subarray(0, cut), () => setTimeout(() => response.socket?.end(), 20));
  };
}
