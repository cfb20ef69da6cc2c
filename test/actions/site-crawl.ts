// Reads a published site from its folder as a stranger would: every page, every link, every anchor.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";

/** A page of a site, by its path. */
export interface CrawledPage {
  readonly path: string;
  readonly html: string;
  readonly bytes: number;
}

/** Every file of a site, by its path. */
export function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** Every page of a site. */
export function pagesOf(folder: string): readonly CrawledPage[] {
  return filesOf(folder)
    .filter((path) => path.endsWith(".html"))
    .map((path) => ({
      path,
      html: readFileSync(join(folder, path), "utf8"),
      bytes: statSync(join(folder, path)).size,
    }));
}

/** The links of all pages that lead nowhere: no such file, or no such anchor in it. */
export function brokenLinks(folder: string): readonly string[] {
  const files = new Set(filesOf(folder));
  const pages = pagesOf(folder);
  const anchors = new Map(
    pages.map(({ path, html }) => [path, new Set([...html.matchAll(/\sid="([^"]*)"/gu)].map(([, id]) => id))] as const),
  );
  return pages.flatMap(({ path, html }) =>
    linksOf(html).flatMap((link) => {
      const [target = "", anchor] = link.split("#", 2);
      const to = target === "" ? path : normalize(join(dirname(path), decodeURIComponent(target)));
      if (!files.has(to)) return [`${path}: ${link}`];
      return anchor === undefined || anchors.get(to)?.has(decodeURIComponent(anchor)) === true
        ? []
        : [`${path}: ${link}`];
    }),
  );
}

/** Every address that a page names: links, pictures, style sheets, scripts. */
export function linksOf(html: string): readonly string[] {
  return [...html.matchAll(/<[a-z][^<>]*?\s(?:href|src)="([^"]*)"/gu)]
    .map(([, link = ""]) => link.replaceAll("&amp;", "&"))
    .filter((link) => !link.startsWith("data:"));
}
