// The one place where components become text; the renderer is imported nowhere else.
import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole HTML document, doctype included. */
export function htmlOf(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`;
}

/** A standalone SVG document, XML declaration included. */
export function svgOf(drawing: VNode): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderToString(drawing)}\n`;
}
