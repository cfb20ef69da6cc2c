// From a made answer to the response: kept by address and head of the book, named by its content, packed as the reader accepts.
import type { Context, MiddlewareHandler } from "hono";
import type { Door } from "./door.ts";
import type { Kept, Made, Packing } from "./kept-answers.ts";

/** Below this many bytes packing gains nothing. */
const WORTH_PACKING = 1024;

/** Answers a GET or HEAD with what `make` gives, kept until the book changes; 304 when the reader has it already. */
export async function answer({ tools, kept }: Door, c: Context, make: () => Promise<Made>): Promise<Response> {
  return await respond(c, await kept.get(addressOf(c), tools.ledger.head().digest, make), "no-cache");
}

/** The response for a kept answer. `caching` is the Cache-Control it is sent with. */
export async function respond(c: Context, kept: Kept, caching: string): Promise<Response> {
  const packing =
    isText(kept.type) && kept.bytes.byteLength > WORTH_PACKING ? packingFor(c.req.header("accept-encoding")) : null;
  const headers: Record<string, string> = {
    ...kept.headers,
    "Content-Type": kept.type,
    "Cache-Control": caching,
    ETag: packing === null ? `"${kept.digest}"` : `"${kept.digest}-${packing}"`,
    ...(isText(kept.type) ? { Vary: "Accept-Encoding" } : {}),
  };
  if (kept.status === 200 && hasAlready(c.req.header("if-none-match"), kept.digest))
    return new Response(null, { status: 304, headers });
  const bytes = packing === null ? kept.bytes : await kept.packed(packing);
  if (packing !== null) headers["Content-Encoding"] = packing;
  headers["Content-Length"] = String(bytes.byteLength);
  return new Response(c.req.method === "HEAD" ? null : bytes, { status: kept.status, headers });
}

/** Tells the browser how long the answer took: `Server-Timing: render;dur=12.3` (milliseconds). */
export function withTiming(clock: () => number): MiddlewareHandler {
  return async (c, next) => {
    const start = clock();
    await next();
    c.res.headers.set("Server-Timing", `render;dur=${(clock() - start).toFixed(1)}`);
  };
}

/** Path and query as they were asked. */
function addressOf(c: Context): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

function isText(type: string): boolean {
  return /^(?:text\/|image\/svg|application\/(?:[\w.+-]*json|javascript))/u.test(type);
}

/** The best packing that the reader accepts (RFC 9110, 12.5.3); `q=0` declines one. */
function packingFor(accepted = ""): Packing | null {
  const wanted = new Set<string>();
  for (const item of accepted.toLowerCase().split(",")) {
    const [name = "", ...parameters] = item.split(";").map((part) => part.trim());
    if (!parameters.some((parameter) => /^q=0(?:\.0*)?$/u.test(parameter))) wanted.add(name);
  }
  return wanted.has("br") ? "br" : wanted.has("gzip") ? "gzip" : null;
}

/** Whether the reader's copy has these bytes, packed or not. */
function hasAlready(ifNoneMatch: string | undefined, digest: string): boolean {
  const names = (ifNoneMatch ?? "").split(",").map((name) => name.trim().replace(/^W\//u, ""));
  return names.some((name) => name === "*" || name.replace(/^"|(?:-(?:br|gzip))?"$/gu, "") === digest);
}
