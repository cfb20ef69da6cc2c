// A site worked out again from its own data alone, as a stranger does it: in a home that is gone afterwards.
import { fileURLToPath } from "node:url";
import { type Recomputed, recomputeSite, withPassingHome } from "../../src/actions/recompute-site.ts";
import { openTools } from "../../src/actions/tools.ts";

const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));

/** What comes of the site in a folder; originals are those that it holds. */
export async function recomputed(folder: string): Promise<Recomputed> {
  return await withPassingHome(async (home) => {
    const tools = await openTools({ home });
    try {
      return await recomputeSite(tools, { folder, archive: null, staticFolder: STATIC });
    } finally {
      tools.close();
    }
  });
}
