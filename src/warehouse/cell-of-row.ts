// The cell that a row of the cells table holds.
import { type Absence, absent, type Cell, exact, interval } from "../standard/cell.ts";
import { asText, type Row } from "./engine.ts";

/** Reads a cell from the columns kind, lowest, highest, absence and why. */
export function cellOfRow(row: Row): Cell {
  if (row["kind"] === "exact") return exact(Number(row["lowest"]));
  if (row["kind"] === "interval")
    return interval(Number(row["lowest"]), row["highest"] === null ? null : Number(row["highest"]));
  return absent(row["absence"] as Absence, asText(row["why"]) ?? undefined); // written by this warehouse alone
}
