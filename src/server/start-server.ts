// Listens: binds the app to a host and a port, gives slow clients their limits, and closes in good order.
import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { programDigest } from "../actions/program.ts";
import type { Tools } from "../actions/tools.ts";
import { Refusal } from "../ground/refusal.ts";
import { type AppOptions, createApp } from "./app.ts";
import { safeHeaders } from "./security.ts";
import { sweepIncoming } from "./uploads.ts";

/** How the server is started. `port` 0 takes any free one. */
export interface ServerOptions extends Omit<AppOptions, "host"> {
  readonly tools: Tools;
  readonly port: number;
  readonly host: string;
}

/** A server that listens. `close` takes no more requests, lets those at work end, and resolves when all is quiet. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** Headers have 10 seconds to arrive, a whole upload 10 minutes; a line on which nothing moves for 15 minutes is cut. */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 600_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
};
const SILENCE_MS = 900_000;
/** Requests at work when the server closes have this long to end. */
const LAST_WORK_MS = 10_000;

/** Starts the server. Refuses (`surroundings`) a port or a host that cannot be had, (`usage`) a port that is none. */
export async function startServer({ tools, port, host, ...options }: ServerOptions): Promise<RunningServer> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Refusal("usage", `${port} is not a port.`, "A port is a whole number from 1 to 65535.");
  await sweepIncoming(tools.home);
  // Now, while its files are those that run: a build under a running server would give another program's digest.
  await programDigest();
  const app = createApp(tools, { ...options, host });
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => unreadableRequest(),
  });
  const server = createServer(LIMITS, listener);
  server.timeout = SILENCE_MS;
  const bound = await listen(server, port, host);
  return { url: `http://${nameOf(host)}:${bound}`, port: bound, close: () => close(server) };
}

/** A request that is no request: there is no path to speak of, so the answer is one plain line. */
function unreadableRequest(): Response {
  const headers = { ...Object.fromEntries(safeHeaders("GET", "/")), "Content-Type": "text/plain; charset=utf-8" };
  return new Response("The request cannot be read.\n", { status: 400, headers });
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(cannotListen(error, port, host)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function cannotListen(error: Error, port: number, host: string): unknown {
  const code = "code" in error ? String(error.code) : "";
  const other = `Choose another: everycase start --port ${port === 4600 ? 4700 : 4600}`;
  if (code === "EADDRINUSE") return new Refusal("surroundings", `Port ${port} is taken.`, other);
  if (code === "EACCES") return new Refusal("surroundings", `Port ${port} may not be used by this user.`, other);
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return new Refusal(
      "surroundings",
      `This machine has no address "${host}".`,
      "Leave out --host, or give an address of this machine.",
    );
  }
  return error;
}

/** The host as it stands in an address; one that means every address is reached under localhost. */
function nameOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), LAST_WORK_MS);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
