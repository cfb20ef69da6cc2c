// What stands beside figures from records until two people have let them out.
import type { ShownTable } from "../disclosure/count-table.ts";
import { NOT_RELEASED } from "../web/release-words.ts";
import { foldedReleases } from "./_release-book.ts";
import { keptTables } from "./_releases.ts";
import type { Tools } from "./tools.ts";

/** The caveat of a protected table that no published release lets out; none where one does. */
export function notReleased(tools: Tools, { id, universe }: Pick<ShownTable, "id" | "universe">): readonly string[] {
  const entry = keptTables(tools).find(({ table }) => table.id === id && table.universe === universe)?.entry;
  const isOut = foldedReleases(tools).releases.some(
    ({ state, tables = [] }) => entry !== undefined && state === "published" && tables.includes(entry),
  );
  return isOut ? [] : [NOT_RELEASED];
}
