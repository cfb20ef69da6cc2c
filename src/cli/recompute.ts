// `everycase recompute`: a published site worked out again from its own data, and every file held against what comes out.
import { resolve } from "node:path";
import { recomputeSite, withPassingHome } from "../actions/recompute-site.ts";
import { answer, type Door, type Options, openDoor } from "./door.ts";
import type { Ending } from "./exit-codes.ts";
import { recomputedLines, recomputedTable } from "./show/recomputed.ts";
import { staticFolder } from "./static-folder.ts";
import { headOf } from "./verify.ts";

/** Works a site out again in a passing book of its own. Ends in `damaged` on any difference, in `notFound` where originals are needed. */
export async function recompute(door: Door, [folder = "."]: readonly string[], options: Options): Promise<Ending> {
  const { archive, head, format } = options;
  const wish = {
    folder: resolve(folder),
    archive: archive === undefined ? null : resolve(archive),
    staticFolder: staticFolder(),
    ...(head === undefined ? {} : { head: headOf(head) }),
  };
  const found = await withPassingHome((home) =>
    openDoor(door.surroundings, home).withTools((tools) => recomputeSite(tools, wish)),
  );
  await answer(door, format, {
    lines: (width) => recomputedLines(found, width),
    value: found,
    table: () => recomputedTable(found),
  });
  if (found.ok) return "done";
  return found.differences.length === 0 && found.needed.length > 0 ? "notFound" : "damaged";
}
