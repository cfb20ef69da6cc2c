// What a door says when it does not answer: one table from a refusal's code to a status, and the same words as page or JSON.
import type { Context } from "hono";
import { Refusal, type RefusalCode } from "../ground/refusal.ts";
import { messagePage } from "../web/pages/message.tsx";

/** A status of an answer that tells why there is none. */
export type ToldStatus = 400 | 403 | 404 | 405 | 409 | 413 | 415 | 421 | 422 | 500 | 503;

/** The HTTP status and the heading of each refusal: the one table. */
const TOLD: Readonly<Record<RefusalCode, { readonly status: ToldStatus; readonly title: string }>> = {
  usage: { status: 400, title: "The question cannot be read" },
  notFound: { status: 404, title: "Not found" },
  notPossible: { status: 409, title: "Not possible" },
  unreadable: { status: 422, title: "The file cannot be read" },
  damaged: { status: 500, title: "The book is not as it was" },
  surroundings: { status: 503, title: "The machine is in the way" },
};

/** A refusal that the door itself makes, before any action is asked: its status is its own. */
export class DoorRefusal extends Refusal {
  readonly status: ToldStatus;
  readonly title: string;

  constructor(status: ToldStatus, { title, says, hint }: { title: string; says: string; hint?: string }) {
    super(status === 404 ? "notFound" : "usage", says, hint);
    this.status = status;
    this.title = title;
  }
}

/** Why there is no answer: `application/problem+json` (RFC 9457) holds these fields, a page shows them. */
interface Told {
  readonly title: string;
  readonly detail: string;
  readonly hint: string | null;
  readonly status: ToldStatus;
  /** The refusal's code, or `fault` for what nobody foresaw. */
  readonly code: RefusalCode | "fault";
}

/** What is told of an error. Only refusals bear words for people; anything else is a fault, whose words stay in the log. */
function toldOf(error: unknown): Told {
  if (!(error instanceof Refusal)) {
    const detail = "Everycase stopped on a fault of its own.";
    return {
      title: "A fault",
      detail,
      hint: "What happened stands in the log of the server.",
      status: 500,
      code: "fault",
    };
  }
  const { status, title } = error instanceof DoorRefusal ? error : TOLD[error.code];
  return { title, detail: error.message, hint: error.hint ?? null, status, code: error.code };
}

/** Addresses that are only sent to. */
const POST_ONLY: readonly string[] = ["/api/files", "/api/check", "/check/download"];

/** Answers an error: as problem JSON below /api, as a page elsewhere. A fault is written to the log, once. */
export function tell(c: Context, error: unknown, log: (line: string) => void): Response {
  const told = toldOf(error);
  if (told.code === "fault") log(`${c.req.method} ${c.req.path}: ${wordsOf(error)}`);
  const isApi = c.req.path === "/api" || c.req.path.startsWith("/api/");
  const type = isApi ? "application/problem+json" : "text/html; charset=utf-8";
  const allow: Record<string, string> =
    told.status === 405 ? { Allow: POST_ONLY.includes(c.req.path) ? "POST" : "GET, HEAD" } : {};
  const body = isApi ? `${JSON.stringify(told)}\n` : messagePage({ ...told, says: told.detail });
  return c.body(body, told.status, { "Content-Type": type, "Cache-Control": "no-store", ...allow });
}

/** The refusal of an address where nothing stands, or of a method that it does not take. */
export function nothingThere(method: string, path: string): DoorRefusal {
  if ((method === "GET" || method === "HEAD") && !POST_ONLY.includes(path)) {
    return new DoorRefusal(404, {
      title: "Not found",
      says: "There is no page at this address.",
      hint: "The pages are named below every page.",
    });
  }
  return new DoorRefusal(405, { title: "Not taken here", says: `This address does not take ${method}.` });
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
