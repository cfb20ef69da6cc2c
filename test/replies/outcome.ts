// What came of a folder of replies in a book: every cell as it stands, balances in the words of the expectations, what was told.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { exportTables } from "../../src/actions/export-tables.ts";
import { listSources } from "../../src/actions/list-sources.ts";
import type { Tools } from "../../src/actions/tools.ts";
import { isBalanceLineId, lineOfType } from "../../src/standard/balance-lines.ts";
import { absent, type Cell, cellOfSum, exact, interval, sumOf } from "../../src/standard/cell.ts";
import { cellText } from "../../src/standard/cell-text.ts";
import { isOutcomeType } from "../../src/standard/outcomes.ts";

/** One cell of the book as it was exported. */
export interface StoredCell {
  readonly file: string;
  readonly force: string;
  readonly area: string | null;
  readonly period: string;
  readonly unit: string;
  readonly scope: string;
  readonly flag_rule: string | null;
  readonly basis: string;
  readonly line: string;
  readonly kind: "exact" | "interval" | "absent";
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly absence: string | null;
  readonly why: string | null;
}

/** What came of one file. */
export interface FileOutcome {
  readonly file: string;
  readonly cells: readonly StoredCell[];
  /** Balances by `force, period`, the unit where it is not crimes, and the area where there is one. */
  readonly balances: Readonly<Record<string, string>>;
  /** Problems and signals, as `code: words`. */
  readonly told: readonly string[];
}

/** What came of every file, by name. */
export async function outcomesOf(tools: Tools, folder: string): Promise<ReadonlyMap<string, FileOutcome>> {
  await exportTables(tools, { folder, format: "json" });
  // The export writes these columns and others, as `export-cells` says.
  const cells = JSON.parse(await readFile(join(folder, "cells.json"), "utf8")) as readonly StoredCell[];
  const reports = await listSources(tools);
  return new Map(
    reports.map(({ file, sha256, problems, signals }) => {
      const mine = cells.filter((cell) => cell.file === sha256);
      const told = [
        ...signals.map(({ kind, says }) => `${kind}: ${says}`),
        ...problems.map((one) => `${one.code}: ${[one.sheet, one.found, one.wanted, one.hint].join(" / ")}`),
      ];
      return [file, { file, cells: mine, balances: balancesOf(mine), told }];
    }),
  );
}

/** The key of a balance. */
export function keyOf(one: { force: string; period: string; unit?: string; area?: string | null }): string {
  const unit = one.unit === undefined || one.unit === "crimes" ? [] : [one.unit];
  return [one.force, one.period, ...unit, ...(one.area ? [one.area] : [])].join(", ");
}

function balancesOf(cells: readonly StoredCell[]): Readonly<Record<string, string>> {
  const balances = new Map<string, Map<string, Cell[]>>();
  for (const cell of cells) {
    const lines = balances.get(keyOf(cell)) ?? new Map<string, Cell[]>();
    balances.set(keyOf(cell), lines);
    const line = lineOf(cell.line);
    lines.set(line, [...(lines.get(line) ?? []), cellOf(cell)]);
  }
  return Object.fromEntries([...balances].map(([key, lines]) => [key, wordsOf(lines)]));
}

function wordsOf(lines: ReadonlyMap<string, readonly Cell[]>): string {
  return [...lines]
    .map(([line, cells]) => {
      const [only] = cells;
      const cell = only !== undefined && cells.length === 1 ? only : cellOfSum(sumOf(cells));
      return `${line} ${cellText(cell)}`;
    })
    .sort()
    .join(", ");
}

/** Types stand under the line of the balance they belong to. */
function lineOf(line: string): string {
  const type = Number(/^outcome:(\d+)$/u.exec(line)?.[1] ?? Number.NaN);
  return isOutcomeType(type) && !isBalanceLineId(line) ? lineOfType(type).id : line;
}

function cellOf({ kind, lowest, highest, absence, why }: StoredCell): Cell {
  if (kind === "exact") return exact(Number(lowest));
  if (kind === "interval") return interval(Number(lowest), highest === null ? null : Number(highest));
  return absent((absence ?? "not stated") as Parameters<typeof absent>[0], why ?? ""); // the engine keeps the standard's own words
}

/** The lines of a balance in words; commas inside a reason part nothing. */
export function linesOf(says: string): readonly string[] {
  return says.split(/, (?=[a-z-]+ (?:-?\d|at least|withheld|not |cost |no ))/u);
}
