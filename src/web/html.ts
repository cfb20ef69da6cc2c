// The one place where components become text; the renderer is imported nowhere else.
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole HTML document, doctype included. */
export function htmlOf(page: VNode): string {
  return `<!doctype html>\n${harmless(renderToString(page))}\n`;
}

/** A standalone SVG document, XML declaration included. */
export function svgOf(drawing: VNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${harmless(renderToString(drawing))}\n`;
}

/** A part of a page as text, to stand in a page of somebody else. */
export function fragmentOf(part: VNode): string {
  return `${harmless(renderToString(part))}\n`;
}

/** What a form sends back as it came: the renderer writes no bare quotation mark in text, so that a value ends where it seems to. */
const SENT_BACK = /\svalue="[^"]*"|<textarea[^>]*>[^<]*<\/textarea>/u;
/** Characters that turn the direction of a line, or that no document may hold. */
const ACTING = /[^\P{Cc}\n\t\r]|\p{Bidi_Control}/u;
const EITHER = new RegExp(`(${SENT_BACK.source})|${ACTING.source}`, "gu");

/** The document with `\uFFFD` for each character of a source that would act on what stands around it; what forms send back stays. */
function harmless(text: string): string {
  return text.replace(EITHER, (found, kept: string | undefined) => (kept === undefined ? "\uFFFD" : found));
}
