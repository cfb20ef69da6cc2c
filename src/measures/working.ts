// The working of a figure in signs, so that a stranger can redo it with a pocket calculator.

import type { Cell } from "../standard/cell.ts";
import { cellToJson } from "../standard/cell-json.ts";
import { withCommas } from "../standard/numbers.ts";
import type { Figure } from "./figures.ts";
import type { Gathered } from "./gather.ts";
import type { Rate } from "./result.ts";
import { countWords } from "./sentences.ts";

/** The lines of working: the subtraction of a balance, or the Wilson interval step by step. */
export function workingOf(
  figure: Figure,
  { value, rate, used }: { value: Cell; rate: Rate; used: readonly Gathered[] },
): readonly string[] {
  if (figure === "not-accounted-for") return restWorking(value, used);
  if (figure !== "rate" && figure !== "charged") return [];
  if (
    typeof rate.numerator !== "number" ||
    typeof rate.denominator !== "number" ||
    rate.rate === null ||
    rate.interval === null
  )
    return [];
  return wilsonWorking(rate.numerator, rate.denominator, rate.interval);
}

function restWorking(value: Cell, used: readonly Gathered[]): string[] {
  const [only] = used;
  if (only === undefined || used.length !== 1) return [];
  const parts = [...only.figures.lines.values()].filter(({ stated, cell }) => stated && cell.kind !== "absent");
  const terms = [only.figures.total, ...parts.map(({ cell }) => cell)].map((cell) => countWords(cellToJson(cell)));
  return [`${terms.join(" − ")} = ${countWords(cellToJson(value))}`];
}

function wilsonWorking(x: number, n: number, [lower, upper]: readonly [number, number]): string[] {
  const z = 1.96;
  const middle = (x + (z * z) / 2) / (n + z * z);
  const root = Math.sqrt((x * (n - x)) / n + (z * z) / 4);
  const half = (z / (n + z * z)) * root;
  const turn = (share: number): string => (share > 0 ? `one in ${withCommas(Math.round(1 / share))}` : "none");
  return [
    `Wilson, with x = ${x}, n = ${n}, z = 1.96:`,
    "middle = (x + z²/2) ÷ (n + z²)",
    `       = ${(x + (z * z) / 2).toFixed(2)} ÷ ${(n + z * z).toFixed(2)} = ${middle.toFixed(4)}`,
    "half   = z ÷ (n + z²) × √(x(n−x)/n + z²/4)",
    `       = 1.96 ÷ ${(n + z * z).toFixed(2)} × √${((x * (n - x)) / n + (z * z) / 4).toFixed(2)} = ${half.toFixed(4)}`,
    `from ${lower.toFixed(4)} to ${upper.toFixed(4)}: ${turn(lower)} to ${turn(upper)}`,
  ];
}
