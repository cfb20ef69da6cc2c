// Looks through the raw bytes of a PDF before anything is read: streams that would inflate to too much, and things that act or hide.
// Source: ISO 32000-1, 7.3.8 (streams), 7.5.7 (object streams), 12.6 (actions).
import { inflateSync } from "node:zlib";
import { tooLarge } from "./fault.ts";

/** What the document holds beside its pages. */
export interface PdfScan {
  /** What acts when the document is opened or clicked, in words; empty where nothing does. */
  readonly active: readonly string[];
  readonly hasEmbeddedFiles: boolean;
  readonly hasPictures: boolean;
  readonly isEncrypted: boolean;
}

const MEBIBYTE = 1024 ** 2;
/** The most that one stream of drawing commands, letters or objects may inflate to, and all of them together. */
const MOST_STREAM_BYTES = 32 * MEBIBYTE;
const MOST_BYTES = 512 * MEBIBYTE;
const DICTIONARY_BYTES = 4096;
const MOST_FILTERS = 4;

const ACTIVE: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\/(?:JavaScript|JS)\b/, "a script"],
  [/\/Launch\b/, "an order to start a program"],
  [/\/(?:SubmitForm|ImportData)\b/, "a form that sends or takes data"],
  [/\/(?:RichMedia|Rendition|Movie|Sound)\b/, "moving pictures or sound"],
  [/\/AA\s*(?:<<|\d)/, "an action that starts by itself"],
  [/\/OpenAction\s*<<(?:(?!>>).)*\/S\s*\/(?!GoTo\b)/s, "an action that starts by itself"],
  [/\/XFA\b/, "a form with a program of its own"],
];

/** Scans the document. Throws a `Fault` when a stream inflates to more than any page of print needs; nothing beyond that is inflated. */
export function scanPdf(bytes: Buffer): PdfScan {
  const found = { active: new Set<string>(), files: false, pictures: false, encrypted: false };
  let inflated = 0;
  const look = (text: string): void => {
    const plain = plainNames(text);
    for (const [pattern, what] of ACTIVE) if (pattern.test(plain)) found.active.add(what);
    if (/\/(?:EmbeddedFiles?|FileAttachment)\b/.test(plain)) found.files = true;
    if (/\/Subtype\s*\/Image\b/.test(plain)) found.pictures = true;
    if (/\/Encrypt\b/.test(plain)) found.encrypted = true;
  };
  let from = 0;
  for (const { start, end, dictionary } of streamsOf(bytes)) {
    look(bytes.toString("latin1", from, start));
    from = end;
    // Pictures are never decoded.
    if (/\/Subtype\s*\/Image\b/.test(dictionary)) continue;
    const plain = inflatedStream(bytes.subarray(start, end), dictionary);
    inflated += plain.length;
    if (inflated > MOST_BYTES) throw tooMuch(MOST_BYTES);
    if (/\/ObjStm\b/.test(dictionary)) look(plain.toString("latin1"));
  }
  look(bytes.toString("latin1", from));
  return {
    active: [...found.active],
    hasEmbeddedFiles: found.files,
    hasPictures: found.pictures,
    isEncrypted: found.encrypted,
  };
}

function tooMuch(most: number) {
  return tooLarge(`a PDF document that unpacks to more than ${most / MEBIBYTE} MiB`, "pages of ordinary print");
}

/** Names with their #xx escapes resolved, as a reader resolves them. Example: `/J#61vaScript`. */
function plainNames(text: string): string {
  if (!text.includes("#")) return text;
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Where the bytes of each stream are, with the text of its dictionary. */
function* streamsOf(
  bytes: Buffer,
): Iterable<{ readonly start: number; readonly end: number; readonly dictionary: string }> {
  for (let at = bytes.indexOf("stream"); at !== -1; ) {
    const isEnd = at >= 3 && bytes.toString("latin1", at - 3, at) === "end";
    const first = at + 6 + (bytes[at + 6] === 13 ? 1 : 0);
    if (isEnd || bytes[first] !== 10) {
      at = bytes.indexOf("stream", at + 6);
      continue;
    }
    const start = first + 1;
    const close = bytes.indexOf("endstream", start);
    const end = close === -1 ? bytes.length : close;
    const before = bytes.toString("latin1", Math.max(0, at - DICTIONARY_BYTES), at);
    yield { start, end, dictionary: plainNames(before.slice(before.lastIndexOf("obj") + 1)) };
    at = close === -1 ? -1 : bytes.indexOf("stream", end + 9);
  }
}

/** The stream unpacked as far as deflate reaches; other packings stay. Damage ends it where it begins. */
function inflatedStream(packed: Buffer, dictionary: string): Buffer {
  const filter = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? "";
  const names = filter.match(/\/\w+/g) ?? [];
  let plain = packed;
  for (const name of names.slice(0, MOST_FILTERS)) {
    if (name !== "/FlateDecode" && name !== "/Fl") return plain;
    plain = inflatedOnce(plain);
  }
  return plain;
}

function inflatedOnce(packed: Buffer): Buffer {
  try {
    // 2 is Z_SYNC_FLUSH: a stream that breaks off gives what is there.
    return inflateSync(packed, { maxOutputLength: MOST_STREAM_BYTES, finishFlush: 2 });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE")
      throw tooMuch(MOST_STREAM_BYTES);
    return Buffer.alloc(0);
  }
}
