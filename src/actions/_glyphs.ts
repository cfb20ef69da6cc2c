// Which characters a font can show, and a text in which every other one is named: a report says what it cannot draw.
import { assert } from "../ground/assert.ts";

/** Tells whether a font has a sign for a code point. */
export type HasGlyph = (codePoint: number) => boolean;

/** Reads the character map of a TrueType font (OpenType 1.9, table `cmap`, formats 4 and 12). */
export function glyphsOf(font: Uint8Array): HasGlyph {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const there = new Set<number>();
  for (const at of subtables(view, tableAt(view, "cmap"))) {
    const format = view.getUint16(at);
    if (format === 4) gatherSegments(view, at, there);
    if (format === 12) gatherGroups(view, at, there);
  }
  assert(there.size > 0, "a font without a character map");
  return (codePoint) => there.has(codePoint);
}

function tableAt(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const at = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((letter) => view.getUint8(at + letter)));
    if (name === tag) return view.getUint32(at + 8);
  }
  throw new Error(`no table ${tag} in the font`);
}

function subtables(view: DataView, cmap: number): readonly number[] {
  return Array.from({ length: view.getUint16(cmap + 2) }, (_, index) => cmap + view.getUint32(cmap + 8 + index * 8));
}

function gatherSegments(view: DataView, at: number, there: Set<number>): void {
  const count = view.getUint16(at + 6) / 2;
  for (let index = 0; index < count; index += 1) {
    const last = view.getUint16(at + 14 + index * 2);
    const first = view.getUint16(at + 16 + count * 2 + index * 2);
    const delta = view.getUint16(at + 16 + count * 4 + index * 2);
    const offsetAt = at + 16 + count * 6 + index * 2;
    const offset = view.getUint16(offsetAt);
    for (let code = first; code <= last && code !== 0xffff; code += 1) {
      const glyph = offset === 0 ? code + delta : view.getUint16(offsetAt + offset + (code - first) * 2);
      if ((glyph & 0xffff) !== 0) there.add(code);
    }
  }
}

function gatherGroups(view: DataView, at: number, there: Set<number>): void {
  for (let index = 0; index < view.getUint32(at + 12); index += 1) {
    const group = at + 16 + index * 12;
    for (let code = view.getUint32(group); code <= view.getUint32(group + 4); code += 1) there.add(code);
  }
}

/** What turns a line round, joins, hides or has no meaning here: it is named, never obeyed. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/u;

/**
 * The text with every character that the font lacks, or that would not be seen, as its name: `a\u202Eb` is `a[U+202E]b`. Line
 * feeds and tabs are spaces of their kind and stay.
 */
export function legible(text: string, has: HasGlyph): string {
  let plain = true;
  for (let index = 0; index < text.length && plain; index += 1) {
    const code = text.charCodeAt(index);
    plain = (code >= 0x20 && code < 0x7f) || code === 0x0a;
  }
  return plain ? text : [...text].map((sign) => shown(sign, has)).join("");
}

function shown(sign: string, has: HasGlyph): string {
  if (sign === "\n" || sign === "\t") return sign;
  const code = sign.codePointAt(0) ?? 0;
  if (has(code) && !UNSEEN.test(sign)) return sign;
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}
