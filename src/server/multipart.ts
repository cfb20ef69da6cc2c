// Reads multipart/form-data (RFC 7578) as it streams in, part by part, so that an upload of any size takes little memory.
// Node's and hono's own parsers keep the whole body in memory; this one keeps one chunk and the length of a boundary.
import { Refusal } from "../ground/refusal.ts";

/** One part of a form. Its bytes come once, in order; what is not read of them is passed over. */
export interface Part {
  readonly field: string;
  /** The file's name as sent; `null` for a plain field. Never a path to write to. */
  readonly fileName: string | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** The most bytes of a part's own headers. */
const MOST_HEADER_BYTES = 16 * 1024;
const BREAK = Buffer.from("\r\n");

/** The boundary in a Content-Type; `null` when it is not multipart/form-data or has none (RFC 2046: 1 to 70 characters). */
export function boundaryOf(contentType: string | undefined): string | null {
  if (!/^multipart\/form-data\s*;/iu.test(contentType ?? "")) return null;
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s";,]{1,70}))\s*(?:;|$)/iu.exec(contentType ?? "");
  return match?.[1] ?? match?.[2] ?? null;
}

/** The parts of a form, as they come. Refuses (`usage`) a body that breaks off or is no form. Example: `for await (const part of partsOf(body, "x"))`. */
export async function* partsOf(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<Part> {
  const text = reading(body);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter may stand at the very beginning, without a line break before it.
  text.unread(BREAK);
  for await (const _preamble of until(text, delimiter)) {
    // What stands before the first part means nothing (RFC 2046, 5.1.1).
  }
  while (await hasNextPart(text)) {
    const { field, fileName } = namesIn(await headersOf(text));
    const bytes = until(text, delimiter);
    yield { field, fileName, bytes };
    for await (const _rest of bytes) {
      // Passed over: the reader did not want it.
    }
  }
}

/** A body with a little of it in hand. */
interface Reading {
  /** The next bytes; `null` at the end. */
  next(): Promise<Buffer | null>;
  unread(bytes: Buffer): void;
}

function reading(body: AsyncIterable<Uint8Array>): Reading {
  const source = body[Symbol.asyncIterator]();
  let inHand: Buffer | null = null;
  return {
    next: async () => {
      if (inHand !== null) {
        const bytes = inHand;
        inHand = null;
        return bytes;
      }
      // What fails here is the line or the browser, never a file of ours.
      const { done, value } = await source.next().catch(() => Promise.reject(brokenOff()));
      return done === true ? null : Buffer.from(value.buffer, value.byteOffset, value.byteLength);
    },
    unread: (bytes) => {
      inHand = inHand === null ? bytes : Buffer.concat([bytes, inHand]);
    },
  };
}

/** The bytes before `mark`, as they come; the reading goes on behind it. */
async function* until(text: Reading, mark: Buffer): AsyncGenerator<Buffer> {
  let held = Buffer.alloc(0);
  for (;;) {
    const chunk = await text.next();
    if (chunk === null) throw brokenOff();
    const bytes = held.byteLength === 0 ? chunk : Buffer.concat([held, chunk]);
    const at = bytes.indexOf(mark);
    if (at !== -1) {
      text.unread(bytes.subarray(at + mark.byteLength));
      if (at > 0) yield bytes.subarray(0, at);
      return;
    }
    // The end of these bytes may be the beginning of the mark.
    const sure = Math.max(bytes.byteLength - mark.byteLength + 1, 0);
    held = Buffer.from(bytes.subarray(sure));
    if (sure > 0) yield bytes.subarray(0, sure);
  }
}

/** Behind a delimiter stands a line break and a part, or `--` and nothing more that matters. */
async function hasNextPart(text: Reading): Promise<boolean> {
  const line = await lineOf(text, BREAK, 2);
  if (line.startsWith("--")) return false;
  if (line.trim() !== "") throw notAForm();
  return true;
}

/** The text up to the mark. With `enough` bytes that begin with `--`, the end of the form, it need not come. */
async function lineOf(text: Reading, mark: Buffer, enough = 0): Promise<string> {
  let bytes = Buffer.alloc(0);
  for (;;) {
    const at = bytes.indexOf(mark);
    if (at !== -1) {
      text.unread(bytes.subarray(at + mark.byteLength));
      return bytes.toString("utf8", 0, at);
    }
    if (enough > 0 && bytes.byteLength >= enough && bytes.toString("latin1", 0, enough) === "--") return "--";
    if (bytes.byteLength > MOST_HEADER_BYTES) throw notAForm();
    const chunk = await text.next();
    if (chunk === null) throw brokenOff();
    bytes = Buffer.concat([bytes, chunk]);
  }
}

async function headersOf(text: Reading): Promise<string> {
  // A part without headers begins with the empty line itself.
  text.unread(BREAK);
  return await lineOf(text, Buffer.from("\r\n\r\n"));
}

function namesIn(headers: string): { field: string; fileName: string | null } {
  const disposition = /\r\ncontent-disposition:\s*form-data\s*(;[^\r\n]*)/iu.exec(headers)?.[1] ?? "";
  const parameters = new Map(
    Array.from(disposition.matchAll(PARAMETER), ([, name = "", quoted, plain = ""]) => [
      name.toLowerCase(),
      quoted === undefined ? plain : unescaped(quoted),
    ]),
  );
  const field = parameters.get("name");
  if (field === undefined) throw notAForm();
  return { field, fileName: parameters.get("filename") ?? null };
}

/** One parameter after another, so that what looks like one inside a quoted value is none. A backslash may be the last character of a name. */
const PARAMETER = /;\s*([^\s=;"]+)=(?:"((?:[^"\\]|\\.)*\\?)"|([^\s";]+))\s*/gu;

/** Browsers write `"` and line breaks as %22, %0D, %0A (WHATWG, multipart/form-data encoding); other programs put a backslash before `"`. */
function unescaped(text: string): string {
  return text
    .replace(/\\(["\\])/gu, "$1")
    .replace(/%22/gu, '"')
    .replace(/%0D/giu, "\r")
    .replace(/%0A/giu, "\n");
}

function brokenOff(): Refusal {
  return new Refusal("usage", "The upload broke off before its end.", "Nothing was added. Send the files again.");
}

function notAForm(): Refusal {
  return new Refusal(
    "usage",
    "The upload cannot be read: found no form with files, wanted multipart/form-data.",
    'Send each file in the field "files".',
  );
}
