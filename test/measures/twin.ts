// The obvious slow engine: what an outcomes table says of each force, with plain loops over its rows.
import type { CellJson } from "../../src/standard/cell-json.ts";
import type { OfficialRow } from "../sources/official.ts";

/** A row with everything the twin looks at. */
export interface TwinRow extends OfficialRow {
  readonly force: string;
  readonly quarter: string;
  readonly code: string;
  readonly group: string;
  readonly outcome: string;
  readonly recorded: string;
  readonly closed: string;
}

/** What counts of one kind add up to: the least, the most, whether a part is hidden, and how many cells state something. */
interface Tally {
  least: number;
  most: number;
  hidden: boolean;
  stated: number;
}

/** One force as the twin sees it. */
export interface TwinForce {
  readonly total: CellJson | null;
  readonly charged: CellJson | null;
}

type Basis = "recorded" | "closed";

/** The forces of a table by name, for the rows that `takes` lets in; `null` where no cell states anything. */
export function twinForces(
  rows: readonly TwinRow[],
  basis: Basis,
  takes: (row: TwinRow) => boolean,
): ReadonlyMap<string, TwinForce> {
  const found = new Map<string, TwinForce>();
  for (const force of new Set(rows.filter((row) => takes(row) && row.outcome !== "1A").map((row) => row.force))) {
    const total = empty();
    const charged = empty();
    for (const row of rows) {
      if (row.force !== force || !takes(row) || row.outcome === "1A") continue;
      count(total, row[basis]);
      if (row.outcome === "1") count(charged, row[basis]);
    }
    const hasCharges = rows.some((row) => row.force === force && takes(row) && row.outcome === "1");
    found.set(force, { total: said(total), charged: hasCharges ? said(charged) : 0 });
  }
  return found;
}

function empty(): Tally {
  return { least: 0, most: 0, hidden: false, stated: 0 };
}

function count(tally: Tally, text: string): void {
  if (text === "" || text === "--" || text === "N/A - data not provided") return;
  if (text === "12 (3)" || text === "*") {
    tally.hidden = true;
    return;
  }
  tally.stated += 1;
  tally.least += text === "<5" ? 1 : Number(text);
  tally.most += text === "<5" ? 4 : Number(text);
}

function said({ least, most, hidden, stated }: Tally): CellJson | null {
  if (stated === 0) return null;
  if (hidden) return { from: least, to: null };
  return least === most ? least : { from: least, to: most };
}
