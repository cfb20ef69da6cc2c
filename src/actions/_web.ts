// The one file that asks the web: a GET with redirects over allowed addresses only, no cookies, one connection at a time.
import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";

/** Why there is no answer. `forbidden` and `redirects` are no matter of the line: asking again would give the same. */
export type WebFault = "unreachable" | "silent" | "broken-off" | "forbidden" | "redirects";

/** What went wrong between us and a server, in words that follow "Cannot read ADDRESS: ". */
export class WebFailure extends Error {
  readonly fault: WebFault;

  constructor(fault: WebFault, message: string) {
    super(message);
    this.name = "WebFailure";
    this.fault = fault;
  }
}

/** What may be asked, and how long a silence may last. */
export interface WebRules {
  /** `Everycase/` and the version: a server's keeper sees who asks. */
  readonly agent: string;
  /** Hosts (with their port, where it is no usual one) that may be asked, redirects included. */
  readonly hosts: readonly string[];
  /** Milliseconds without a byte after which the line counts as broken. */
  readonly quietMs: number;
}

/** An answer whose body has not been read. Whoever takes it reads the body or calls `drop`. */
export interface WebAnswer {
  readonly status: number;
  /** Where the answer came from, after redirects. */
  readonly address: string;
  /** A header by its name in small letters; `null` when it was not sent. */
  header(name: string): string | null;
  /** The bytes as they come. Throws a `WebFailure` (`broken-off`) when the line breaks. */
  body(): AsyncGenerator<Buffer, void, undefined>;
  drop(): void;
}

const MOST_REDIRECTS = 5;
const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/**
 * Asks for an address and follows at most five redirects, each to https on an allowed host. (http is taken on this machine's
 * own loopback hosts alone, and only where such a host is allowed by name.) Throws a `WebFailure`.
 */
export async function askWeb(
  address: string,
  headers: Readonly<Record<string, string>>,
  rules: WebRules,
): Promise<WebAnswer> {
  let next = address;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    const url = allowedUrl(next, rules, hops);
    const message = await ask(url, { ...headers, "User-Agent": rules.agent }, rules);
    const to = redirectOf(message);
    if (to === null) return answerOf(message, url.href);
    message.destroy();
    next = new URL(to, url).href;
  }
  throw new WebFailure("redirects", `it leads on more than ${MOST_REDIRECTS} times`);
}

/** The address as a URL. Throws a `WebFailure` (`forbidden`) for one that may not be asked. */
function allowedUrl(address: string, { hosts }: WebRules, hops: number): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const led = hops === 0 ? "it is" : "it leads on to";
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
    throw new WebFailure("forbidden", `${led} no address of the web`);
  if (url.username !== "" || url.password !== "")
    throw new WebFailure("forbidden", `${led} an address with a name and a password in it`);
  if (!hosts.includes(url.host)) throw new WebFailure("forbidden", `${led} another host (${url.host.slice(0, 100)})`);
  if (url.protocol === "http:" && !LOOPBACK.includes(url.hostname))
    throw new WebFailure("forbidden", `${led} an address without encryption (http)`);
  return url;
}

function ask(url: URL, headers: Readonly<Record<string, string>>, { quietMs }: WebRules): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestSecure : requestPlain;
    // `agent: false`: a connection of its own, closed with the answer; nothing is kept from one question to the next.
    const asked = request(url, { method: "GET", headers, agent: false, timeout: quietMs });
    asked.once("response", resolve);
    asked.on("timeout", () =>
      asked.destroy(new WebFailure("silent", `no byte came for ${Math.ceil(quietMs / 1000)} s`)),
    );
    asked.on("error", (error) => reject(failureOf(error)));
    asked.end();
  });
}

function failureOf(error: Error): WebFailure {
  if (error instanceof WebFailure) return error;
  const code = "code" in error ? String(error.code) : "";
  if (code === "ECONNRESET" || code === "EPIPE") return new WebFailure("broken-off", "the line broke off");
  const words: Readonly<Record<string, string>> = {
    ENOTFOUND: "its host is not found",
    EAI_AGAIN: "its host is not found",
    ECONNREFUSED: "the host takes no connection",
    ENETUNREACH: "there is no way to its host",
    EHOSTUNREACH: "there is no way to its host",
    ETIMEDOUT: "the host does not answer",
  };
  return new WebFailure(
    "unreachable",
    `${words[code] ?? "no connection could be made"}${code === "" ? "" : ` (${code})`}`,
  );
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;
}

function answerOf(message: IncomingMessage, address: string): WebAnswer {
  return {
    status: message.statusCode ?? 0,
    address,
    header: (name) => {
      const value = message.headers[name];
      return value === undefined ? null : Array.isArray(value) ? value.join(", ") : value;
    },
    body: takenOff(message),
    drop: () => void message.destroy(),
  };
}

/** So many bytes may wait for a slow disk before the line is asked to pause. */
const MOST_WAITING = 1 << 20;

/**
 * Takes bytes off the line from now on, before anybody reads them: what Node itself still holds when a line breaks, it drops. Gives the way
 * to read them.
 */
function takenOff(message: IncomingMessage): WebAnswer["body"] {
  const waiting: Buffer[] = [];
  let held = 0;
  let fault: unknown = null;
  let wake = (): void => {};
  message.on("data", (chunk: Buffer) => {
    waiting.push(chunk);
    held += chunk.byteLength;
    if (held > MOST_WAITING) message.pause();
    wake();
  });
  message.on("error", (error) => {
    fault = error;
  });
  message.on("close", () => wake());
  return async function* () {
    try {
      for (;;) {
        const chunk = waiting.shift();
        if (chunk === undefined && message.closed) break;
        if (chunk === undefined) {
          message.resume();
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          continue;
        }
        held -= chunk.byteLength;
        yield chunk;
      }
    } finally {
      message.destroy();
    }
    if (fault instanceof WebFailure) throw fault;
    if (fault !== null || !message.complete) throw new WebFailure("broken-off", "the line broke off");
  };
}
