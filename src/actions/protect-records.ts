// "Protect": figures from records become a table that may be shown, once and for all, held against everything released before.

import type { AuditedCell } from "../disclosure/audit.ts";
import { coarserForms } from "../disclosure/coarser.ts";
import type { CountTable, ShownTable } from "../disclosure/count-table.ts";
import { knownOf, type Policy, SUPPRESS_1_TO_7 } from "../disclosure/policy.ts";
import { publishedBefore } from "../disclosure/protect.ts";
import { protectBeside } from "../disclosure/protect-beside.ts";
import type { Published } from "../disclosure/published.ts";
import { policyOf } from "../disclosure/release-store.ts";
import { Refusal } from "../ground/refusal.ts";
import { keepTable, keptReleases, keptTables } from "./_releases.ts";
import type { Tools } from "./tools.ts";

/** How often it begins anew when other processes release something meanwhile. */
const MOST_TURNS = 12;
/** How long a finer table is looked for, in seconds. What is found then is as safe, and says that it was cut short. */
const SECONDS_AT_MOST = 30;

/**
 * Protects a table of counts from records and keeps it: hides what the policy asks, holds it against everything released before, hides more
 * where both together would show more than promised, and writes one entry, `table-protected`. The same table asked again (by its
 * id and universe) is the kept one, byte for byte, without a second entry. A table that hiding does not make safe is merged, and says how. Refuses (`notPossible`) a table that no hiding makes safe beside
 * earlier releases, naming the cells and the releases, and one whose figures are no longer those that were released under its id.
 */
export async function protectRecords(
  tools: Tools,
  table: CountTable,
  policy: Policy = SUPPRESS_1_TO_7,
  secondsAtMost: number = SECONDS_AT_MOST,
): Promise<Published<ShownTable>> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const kept = keptTables(tools);
    const same = kept.find((one) => one.table.id === table.id && one.table.universe === table.universe);
    if (same !== undefined) return publishedBefore(unchanged(same.table, table));
    const shown = await beside(tools, table, { policy, secondsAtMost });
    const { appended, entry } = keepTable(tools, shown, kept.length);
    if (appended) return publishedBefore((entry.body as unknown as { readonly table: ShownTable }).table); // as just written
  }
  throw new Refusal(
    "surroundings",
    `Cannot protect ${table.id}: other processes released tables ${MOST_TURNS} times meanwhile.`,
    "Try again when they are done.",
  );
}

interface ProtectWish {
  readonly policy: Policy;
  readonly secondsAtMost: number;
}

/** The table protected beside everything that the book keeps as released. */
async function beside(tools: Tools, table: CountTable, { policy, secondsAtMost }: ProtectWish): Promise<ShownTable> {
  const found = await protectBeside(keptReleases(tools), table, policy, {
    progress: (step) => tools.progress({ act: "Protecting", ...step }),
    clock: tools.clock,
    secondsAtMost,
  });
  if (found.verdict === "released") return found.table;
  throw tellsTooMuch(table, found.cells);
}

function tellsTooMuch({ id }: CountTable, cells: readonly AuditedCell[]): Refusal {
  const [first] = cells;
  const named = cells.slice(0, 5).map((cell) => cell.id);
  const more = cells.length > named.length ? ` and ${cells.length - named.length} more` : "";
  const others = [...new Set(cells.flatMap(({ because }) => because))].filter((release) => release !== id);
  return new Refusal(
    "notPossible",
    first === undefined
      ? `Cannot release ${id}: hiding more of it beside earlier releases came to no end.`
      : `Cannot release ${id}: together with ${others.join(", ") || "earlier releases"} it would tell ${named.join(", ")}${more} ` +
          `more closely than the ${first.promised + 1} values promised.`,
    "Ask for a coarser table: longer periods, larger areas, fewer lines.",
  );
}

/** The kept table, when it still agrees with the counts: of the table, or of the form into which it was merged. */
function unchanged(kept: ShownTable, table: CountTable): ShownTable {
  const ids = new Set(kept.cells.map(({ id }) => id));
  const isForm = ({ cells }: CountTable): boolean => cells.length === ids.size && cells.every(({ id }) => ids.has(id));
  const { id, cells, sums } = [table, ...coarserForms(table)].find(isForm) ?? table;
  const policy = policyOf(kept);
  const totals = new Set(kept.sums.length === 0 ? [] : sums.map(({ total }) => total));
  const counts = new Map(cells.map((cell) => [cell.id, cell.count]));
  const differs = kept.cells.find((cell) => {
    const count = counts.get(cell.id);
    const { from, to } = knownOf(policy, cell.shown, { isTotal: totals.has(cell.id) });
    return count === undefined || count < from || (to !== null && count > to);
  });
  if (differs === undefined && kept.cells.length === cells.length) return kept;
  throw new Refusal(
    "notPossible",
    `Cannot protect ${id} again: ${differs?.id ?? "a cell"} is not what was released under that id.`,
    "Figures of a later extract are a table of their own, with an id of their own.",
  );
}
