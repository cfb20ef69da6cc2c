// What machines are told of a site: the addresses of its pages, and that they may read them.

/** `sitemap.xml` (sitemaps.org 0.9): the pages at their addresses. A sitemap holds at most 50,000. */
export function sitemapXml(base: string, paths: readonly string[]): string {
  const lines = paths.slice(0, MOST_IN_A_SITEMAP).map((path) => `<url><loc>${escaped(base + path)}</loc></url>`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    "</urlset>",
    "",
  ].join("\n");
}

const MOST_IN_A_SITEMAP = 50_000;

/** `robots.txt`: everything may be read; earlier releases need not be found before the newest. */
export function robotsTxt(base: string | null): string {
  return ["User-agent: *", "Allow: /", ...(base === null ? [] : [`Sitemap: ${base}sitemap.xml`]), ""].join("\n");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** What the search finds: forces, questions, and which force answers which. */
export interface SearchIndex {
  /** The force's slug and its name. */
  readonly forces: readonly (readonly [string, string])[];
  /** The folder of a question, its words, and the places of its forces in the list above. */
  readonly questions: readonly (readonly [string, string, readonly number[]])[];
  /** Other pages and their words; left out where there are none. */
  readonly pages?: readonly (readonly [string, string])[];
}

/** The index as a script: a page that is opened from a folder may load a script, and not a file of data. */
export function searchIndexScript(index: SearchIndex): string {
  return `globalThis.everycaseIndex=${JSON.stringify(index).replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")};\n`;
}
