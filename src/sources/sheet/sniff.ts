// What a file is, told by its first bytes and never by its name.
import { foreignKind } from "./foreign.ts";
import type { HeadBytes } from "./text-bytes.ts";

/** What the first bytes say. `text` may be CSV; `binary` is nothing known. */
export type Kind = "empty" | "gzip" | "zip" | "office97" | "pdf" | "html" | "xml" | "json" | "text" | "binary";

/** How text is stored. `none` of the marks: `utf-8` until the bytes prove otherwise. */
export type Mark = "utf-16le" | "utf-16be" | "utf-8";

/** The byte order mark's word on the encoding; without a mark, NUL in every other byte tells UTF-16. */
export function markOf(bytes: Buffer): Mark {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const pairs = Math.min(bytes.length >> 1, 1000);
  let [even, odd] = [0, 0];
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (pairs >= 4 && odd > pairs * 0.7 && even < pairs * 0.1) return "utf-16le";
  return pairs >= 4 && even > pairs * 0.7 && odd < pairs * 0.1 ? "utf-16be" : "utf-8";
}

/** What the head of a file says it is. */
export function sniff(head: HeadBytes): Kind {
  const { bytes } = head;
  if (bytes.length === 0) return "empty";
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return "gzip";
  const first = bytes.toString("latin1", 0, 8);
  if (first.startsWith("PK\u0003\u0004") || first.startsWith("PK\u0005\u0006")) return "zip";
  if (first === "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1") return "office97";
  // A PDF may begin a little late, but not inside a file that is something else.
  if (bytes.subarray(0, 1024).includes("%PDF-") && foreignKind(bytes) === null) return "pdf";
  if (foreignKind(bytes) !== null) return "binary";
  const mark = markOf(bytes);
  if (mark === "utf-8" && isBinary(bytes)) return "binary";
  return sniffText(textOf(bytes, mark));
}

/** The head of a text as far as sniffing needs it; odd letters do not matter here. */
function textOf(bytes: Buffer, mark: Mark): string {
  return new TextDecoder(mark).decode(bytes.subarray(0, 4096));
}

/** More control characters than a text with a few damaged letters could hold. */
function isBinary(bytes: Buffer): boolean {
  let odd = 0;
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 26 && byte !== 27)) odd++;
  }
  return odd > 3 + length / 50;
}

function sniffText(text: string): Kind {
  const start = text.trimStart().slice(0, 64).toLowerCase();
  if (start === "") return "empty";
  if (start.startsWith("<?xml")) return text.toLowerCase().includes("<html") ? "html" : "xml";
  if (/^<(?:!doctype\s+html|!--|html|head|body|meta|title|script|style|table|div|center|font|p)[\s>/-]/.test(start))
    return "html";
  if (/^\{\s*["}]/.test(start) || /^\[\s*(?:[[\]{"\d-]|true|false|null)/.test(start)) return "json";
  return "text";
}
