// A text that is sent to be checked: from the form with its box or file, or from a program. Held in memory alone, and bounded.
import type { Context } from "hono";
import { ARTICLE_LIMITS } from "../actions/read-article.ts";
import { Refusal } from "../ground/refusal.ts";
import { boundaryOf, type Part, partsOf } from "./multipart.ts";
import { DoorRefusal } from "./refusals.ts";

/** What the form may hold. The text's line ends are `\n`, since browsers write them as they like. */
export interface SentText {
  readonly text: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** The wanted format of a download, and the name of the file it was read from. */
  readonly format: string | null;
  readonly name: string | null;
}

/** A character of a text takes at most four bytes. */
const TEXT_BYTES = ARTICLE_LIMITS.characters * 4;
/** In JSON a character may be written as six. */
const JSON_BYTES = ARTICLE_LIMITS.characters * 6 + 1024;
const WORD_BYTES = 1024;
const LONGEST_NAME = 255;

/** Reads the form, as browsers with files or without send it. Refuses (`usage`) unknown and repeated fields, (413) what is too much. */
export async function sentForm(c: Context): Promise<SentText> {
  const type = c.req.header("content-type");
  const boundary = boundaryOf(type);
  const body = c.req.raw.body;
  if (boundary !== null && body !== null) return await fromParts(partsOf(body, boundary));
  if (/^application\/x-www-form-urlencoded\b/iu.test(type ?? "") && body !== null)
    return fromWords(new URLSearchParams(utf8(await bytesOf(body, TEXT_BYTES * 3))));
  throw new DoorRefusal(415, {
    title: "Not a form",
    says: "Cannot read what was sent: wanted a form with a text or a file.",
  });
}

/** Reads the body of a program: `text/plain`, or JSON `{"text": "…"}`. */
export async function sentBody(c: Context): Promise<string> {
  const type = (c.req.header("content-type") ?? "").toLowerCase();
  const body = c.req.raw.body ?? [];
  if (/^text\/plain\b/u.test(type)) return utf8(await bytesOf(body, TEXT_BYTES));
  if (!/^application\/json\b/u.test(type)) {
    const says = "Cannot read the body: wanted text/plain, or application/json with a text.";
    throw new DoorRefusal(415, { title: "Not a text", says, hint: WANTED });
  }
  const value = parsed(utf8(await bytesOf(body, JSON_BYTES)));
  const isOnlyText = typeof value === "object" && value !== null && Object.keys(value).join() === "text";
  if (isOnlyText && "text" in value && typeof value.text === "string") return value.text;
  throw new Refusal("usage", "Cannot read the body: found no text in it.", WANTED);
}

const WANTED = 'Such as {"text": "Of 540 crimes, 16 led to a charge."}';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function fromParts(parts: AsyncIterable<Part>): Promise<SentText> {
  const words = new URLSearchParams();
  let file: SentText["file"] = null;
  for await (const part of parts) {
    if (part.fileName === null) {
      const most = part.field === "text" ? TEXT_BYTES : WORD_BYTES;
      words.append(part.field, utf8(await bytesOf(part.bytes, most)));
      continue;
    }
    if (part.field !== "file" || file !== null) throw unknownField(part.field);
    const bytes = await bytesOf(part.bytes, ARTICLE_LIMITS.fileBytes);
    // A form in which nothing was chosen sends one empty file without a name.
    if (part.fileName !== "" || bytes.byteLength > 0) file = { name: plainName(part.fileName), bytes };
  }
  return { ...fromWords(words), file };
}

function fromWords(words: URLSearchParams): SentText {
  for (const name of words.keys())
    if (!["text", "format", "name"].includes(name) || words.getAll(name).length > 1) throw unknownField(name);
  const name = words.get("name");
  return {
    text: (words.get("text") ?? "").replace(/\r\n?/gu, "\n"),
    file: null,
    format: words.get("format"),
    name: name === null ? null : plainName(name),
  };
}

function unknownField(name: string): Refusal {
  return new Refusal(
    "usage",
    `The field "${name.slice(0, 40)}" is unknown, or stands several times.`,
    'Send a field "text", or a file in the field "file".',
  );
}

/** The file's own name: the last part of whatever path was sent. It is only ever shown, and told by its ending. */
function plainName(sent: string): string {
  const last = sent.split(/[/\\]/u).at(-1) ?? "";
  const name = last
    .toWellFormed()
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, "")
    .trim()
    .slice(-LONGEST_NAME);
  return name === "" ? "a file" : name;
}

async function bytesOf(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    if (length > most) throw tooMuch();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function tooMuch(): DoorRefusal {
  return new DoorRefusal(413, {
    title: "Too much at once",
    says: "At most a million characters of text, or a file of 32 MiB, are checked at once.",
    hint: "Check it in parts.",
  });
}
