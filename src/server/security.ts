// What every answer carries and what every request must fit: host, origin, headers. Nothing here knows what is asked.
import type { Context, MiddlewareHandler } from "hono";
import { DoorRefusal } from "./refusals.ts";

/** No inline style, no inline script, nothing from elsewhere, no frame around it. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "connect-src 'self'",
].join("; ");

const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];
const WILDCARDS: readonly string[] = ["0.0.0.0", "::", "[::]"];

/** Puts the headers of safety on every answer, errors included. */
export function withSafeHeaders(): MiddlewareHandler {
  return async (c, next) => {
    await next();
    for (const [name, value] of safeHeaders(c.req.method, c.req.path)) c.res.headers.set(name, value);
  };
}

/** The headers of safety. The API may be read from any site and downloads linked from any; nothing else may. */
export function safeHeaders(method: string, path: string): readonly (readonly [string, string])[] {
  const isRead = method === "GET" || method === "HEAD";
  const isApi = path === "/api" || path.startsWith("/api/");
  const isOpen = isRead && (isApi || path.startsWith("/download/"));
  return [
    ["Content-Security-Policy", CONTENT_SECURITY_POLICY],
    ["X-Content-Type-Options", "nosniff"],
    // Not "no-referrer": with it browsers send `Origin: null` even from our own form.
    ["Referrer-Policy", "same-origin"],
    ["Cross-Origin-Opener-Policy", "same-origin"],
    ["Cross-Origin-Resource-Policy", isOpen ? "cross-origin" : "same-origin"],
    ...(isRead && isApi ? [["Access-Control-Allow-Origin", "*"] as const] : []),
  ];
}

/**
 * Serves only requests for this machine's own names and the host it was bound to (421 otherwise): a page of another site
 * that points its name at this address (DNS rebinding) gets nothing. Bound to all addresses, any numeric address will do,
 * since a number cannot be rebound.
 */
export function onlyKnownHosts(bound: string): MiddlewareHandler {
  const isServed = servedBy(bound.toLowerCase());
  return async (c, next) => {
    const [asked, addressed] = [hostOf(c), new URL(c.req.url).hostname];
    const stranger = [asked, addressed].find((host) => !isServed(host));
    if (stranger === undefined) return await next();
    const says = "Everycase is not served under this host name.";
    throw new DoorRefusal(421, {
      title: "Another host",
      says,
      hint: "Open it under localhost, or start it with --host and the name.",
    });
  };
}

function servedBy(bound: string): (host: string) => boolean {
  const known = new Set([...LOOPBACK, bound, bound.includes(":") ? `[${bound}]` : bound]);
  const isOpen = WILDCARDS.includes(bound);
  return (host) => known.has(host) || (isOpen && /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/u.test(host));
}

/** The name in the Host header, without its port, in small letters; in a test without a header that of the address. */
function hostOf(c: Context): string {
  return (c.req.header("host") ?? new URL(c.req.url).host).toLowerCase().replace(/:\d*$/u, "");
}

/**
 * Takes a change only from Everycase's own pages or from a program (403 otherwise): a browser says which site a request
 * comes from (`Sec-Fetch-Site`, `Origin`), and another site may not add files.
 */
export function onlyOwnPages(): MiddlewareHandler {
  return async (c, next) => {
    const site = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const isOwnSite = site === undefined || site === "same-origin" || site === "none";
    if (isOwnSite && (origin === undefined || originHost(origin) === hostAndPort(c))) return await next();
    const says =
      "Everycase takes files, texts and changes from its own pages only, and this request comes from another site.";
    throw new DoorRefusal(403, {
      title: "Not from another site",
      says,
      hint: "Open the page of Everycase and send it from there, or use the command line: everycase --help",
    });
  };
}

function hostAndPort(c: Context): string {
  return (c.req.header("host") ?? new URL(c.req.url).host).toLowerCase();
}

function originHost(origin: string): string | null {
  return /^https?:\/\/([^/]+)$/iu.exec(origin)?.[1]?.toLowerCase() ?? null;
}
