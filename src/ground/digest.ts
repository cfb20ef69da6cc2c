// Content hashes, and the one canonical JSON that everything hashed is written in.
import { createHash } from "node:crypto";
import { assert } from "./assert.ts";

/** Anything JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** SHA-256 as 64 lower-case hex digits. */
export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** JSON with sorted keys, no spaces and NFC text, so that equal values give equal bytes. Refuses numbers that are not finite and lone surrogates. */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    assert(Number.isFinite(value), "canonical JSON holds finite numbers only");
    return JSON.stringify(value);
  }
  if (typeof value === "string") {
    assert(value.isWellFormed(), "canonical JSON holds well-formed text only");
    return JSON.stringify(value.normalize("NFC"));
  }
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item as Json)).join(",")}]`;
  const fields = Object.entries(value as { [key: string]: Json }).map(
    ([key, item]) => [key.normalize("NFC"), item] as const,
  );
  assert(new Set(fields.map(([key]) => key)).size === fields.length, "no two keys of an object are the same text");
  fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${fields.map(([key, item]) => `${canonicalJson(key)}:${canonicalJson(item)}`).join(",")}}`;
}

/** The SHA-256 of a value's canonical JSON. */
export function digestOf(value: Json): string {
  return sha256(canonicalJson(value));
}

/** JSON text whose marks that turn a line round stand as escapes (`\u202e`): the same value, and harmless to look at. They stand in strings alone. */
export function harmlessJson(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
