// A site of a few files that all hold the same words, so that a half of one and a half of another would be seen.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { markText, SITE_MARK, type SiteFolder } from "../../src/actions/_site-folder.ts";

const FILES = 8;

/** Writes the site: the mark and eight pages. */
export async function writeSmallSite(site: SiteFolder, words: string): Promise<void> {
  await site.put(SITE_MARK, markText({ everycaseSite: 1, base: null, scopes: [] }));
  for (let page = 0; page < FILES; page += 1) await site.put(`pages/${page}.html`, words);
}

/** The words of the site that stands whole in a folder; `null` where there is none at all. Anything between is an error. */
export function smallSiteIn(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const found = readdirSync(join(folder, "pages")).map((name) => readFileSync(join(folder, "pages", name), "utf8"));
  if (found.length !== FILES || new Set(found).size !== 1)
    throw new Error(`half a site: ${found.length} pages, ${new Set(found).size} sorts`);
  return found[0] ?? null;
}
