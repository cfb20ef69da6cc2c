// A site worked out again from its own data alone, as a stranger does it: in a home that is gone afterwards.
import { fileURLToPath } from "node:url";
import {
  type Recomputed,
  type RecomputeWish,
  recomputeSite,
  withPassingHome,
} from "../../src/actions/recompute-site.ts";
import { openTools } from "../../src/actions/tools.ts";

/** Where the style sheet of the sites lies. */
export const STATIC = fileURLToPath(new URL("../../src/web/static", import.meta.url));

/** What comes of the site in a folder; originals are those that it holds, unless `more` names others. */
export async function recomputed(folder: string, more: Partial<RecomputeWish> = {}): Promise<Recomputed> {
  return await withPassingHome(async (home) => {
    const tools = await openTools({ home });
    try {
      return await recomputeSite(tools, { folder, archive: null, staticFolder: STATIC, ...more });
    } finally {
      const warehouse = await tools.warehouse();
      tools.close();
      warehouse.close();
    }
  });
}
