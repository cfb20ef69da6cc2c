// A balance as a sum in signs, which a pocket calculator can redo.
import { withCommas } from "../standard/numbers.ts";
import type { ForceFigures } from "./figures.ts";

/** The total less its lines: `540 − 16 − 169 − 75 − 170 = 110`; `null` where a part is no number. */
export function sumInSigns({ total, lines, notAccountedFor }: ForceFigures): string | null {
  const parts = [...lines.values()].filter(({ stated, cell }) => stated && cell.kind !== "absent");
  if (total.kind !== "exact" || notAccountedFor.kind !== "exact" || parts.some(({ cell }) => cell.kind !== "exact"))
    return null;
  const counts = parts.map(({ cell }) => (cell.kind === "exact" ? cell.count : 0));
  return `${[total.count, ...counts].map((count) => withCommas(count)).join(" − ")} = ${withCommas(notAccountedFor.count)}`;
}
