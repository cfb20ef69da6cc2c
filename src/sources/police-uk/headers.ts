// The header rows of data.police.uk files: which column is what, found by name, never by position.
import { foldLabel } from "../../standard/label.ts";
import type { StreetKind } from "./member-names.ts";

/** Which column holds what, from 0. `type` is `null` in outcomes files, `outcome` where a street file has no such column. */
export interface StreetColumns {
  readonly width: number;
  readonly id: number;
  readonly month: number;
  readonly reported: number;
  readonly type: number | null;
  readonly outcome: number | null;
}

/** What a header row turned out to be. `missing` names columns without which nothing is read. */
export interface StreetHeader {
  readonly kind: StreetKind | "stop-and-search";
  readonly columns: StreetColumns | null;
  readonly missing: readonly string[];
}

const OF_BOTH = ["crime id", "month", "reported by", "falls within"] as const;
const OF_SEARCHES = ["part of a policing operation", "object of search", "age range"] as const;

/** Reads a header row; `null` where it is none of data.police.uk's. */
export function readStreetHeader(row: readonly string[]): StreetHeader | null {
  const names = row.map(foldLabel);
  const at = (name: string): number => names.indexOf(name);
  if (OF_SEARCHES.every((name) => at(name) >= 0)) return { kind: "stop-and-search", columns: null, missing: [] };
  if (OF_BOTH.filter((name) => at(name) >= 0).length < 3) return null;
  const kind = at("outcome type") >= 0 ? "outcomes" : "street";
  const needed = ["crime id", "month", "reported by", ...(kind === "street" ? ["crime type"] : ["outcome type"])];
  const missing = needed.filter((name) => at(name) < 0);
  if (kind === "street" && at("crime type") < 0 && at("last outcome category") < 0) return null;
  const last = at("last outcome category");
  const columns: StreetColumns = {
    width: row.length,
    id: at("crime id"),
    month: at("month"),
    reported: at("reported by"),
    type: kind === "street" ? at("crime type") : null,
    outcome: kind === "outcomes" ? at("outcome type") : last < 0 ? null : last,
  };
  return { kind, columns: missing.length === 0 ? columns : null, missing };
}

/** What each column of a header row was read as. */
export function columnRoles(row: readonly string[], columns: StreetColumns): readonly string[] {
  const roles = new Map<number, string>([
    [columns.id, "crime id (the first half of it)"],
    [columns.month, "month"],
    [columns.reported, "force"],
  ]);
  if (columns.type !== null) roles.set(columns.type, "crime type");
  if (columns.outcome !== null) roles.set(columns.outcome, columns.type === null ? "outcome type" : "last outcome");
  return row.map((_, index) => roles.get(index) ?? "not used");
}
