// Who is not in the order: what is known of each force, and why it is not compared; forces without a figure by their reason.
import type { Comparison, ForceRow, MissingForce } from "../../measures/result.ts";
import { apartRows, sorted } from "../../web/charts/groups.ts";
import { capital, count, isExact, percent, percentRange, wholePercent } from "../../web/words.ts";
import { type Line, wrapped } from "../lines.ts";
import { drawTable } from "../table.ts";
import { cellSays } from "./cells.ts";

const FEW = 3;

/** The lines about everybody who is not compared; none when all are. */
export function apartLines(comparison: Comparison, width: number): readonly Line[] {
  const rows = sorted(apartRows(comparison), "name").map((row) => [row.called, knownOf(row), whyOf(row, comparison)]);
  const columns = [
    { head: "Force", gives: "shorten" },
    { head: "What is known", gives: "wrap" },
    { head: "Why it is not in the order", gives: "wrap" },
  ] as const;
  return [...drawTable({ columns, rows }, width), ...missingLines(comparison.coverage.missing, width)];
}

function knownOf({ charged, outOf, rate, interval, open, openShare, basis }: ForceRow): string {
  const areExact = isExact(charged) && isExact(outOf);
  const counts = `${areExact ? "" : "charged: "}${cellSays(charged)} of ${cellSays(outOf)}${areExact ? " charged" : ""}`;
  const spread = interval === null ? "" : percentRange(interval);
  const share = rate === null ? (spread === "" ? "" : `, somewhere from ${spread}`) : `, ${percent(rate)} (${spread})`;
  if (basis === "closed" || openShare === null || !isExact(open) || open === 0) return `${counts}${share}`;
  return `${counts}${share}; ${count(open)} (${wholePercent(openShare)}) with no outcome yet`;
}

/** The reason, and what makes the figure unlike the question: its period, its basis, its flag rule. */
function whyOf(row: ForceRow, question: Pick<Comparison, "period" | "basis">): string {
  return [
    row.why ?? "It is shown apart.",
    ...(row.period === question.period ? [] : [`Period: ${row.period}.`]),
    ...(row.basis === question.basis ? [] : [`Basis: ${row.basis}.`]),
    ...(row.flagRule === null ? [] : [`Flag rule: ${row.flagRule}.`]),
    ...(row.flagOrigin === null ? [] : [`Flag origin: ${row.flagOrigin}.`]),
    ...row.notes,
  ].join(" ");
}

/** Forces without any figure: one paragraph for each reason; the names of many stand below it. */
function missingLines(missing: readonly MissingForce[], width: number): readonly Line[] {
  const namesByReason = new Map<string, string[]>();
  for (const { called, absence, why } of missing) {
    const reason = `${capital(absence)}. ${why}`.trim();
    namesByReason.set(reason, [...(namesByReason.get(reason) ?? []), called]);
  }
  const groups = [...namesByReason].flatMap(([reason, names]) => missingGroup(reason, names, width));
  return groups.length === 0 ? [] : ["", ...groups];
}

function missingGroup(reason: string, names: readonly string[], width: number): readonly Line[] {
  const listed = names.join(", ");
  if (names.length <= FEW) return wrapped(`${listed}: ${reason}`, width);
  return [...wrapped(`${names.length} forces: ${reason}`, width), ...wrapped(listed, width, { first: "  " })];
}
